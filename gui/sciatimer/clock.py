"""Three clocks in one: what the wall says, how long the machine was awake, and how much time has really gone by."""

import os
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

_ELAPSED = {"linux": "CLOCK_BOOTTIME", "darwin": "CLOCK_MONOTONIC"}  # the clock that goes on in sleep


class Clock(Protocol):
    """Wall, monotonic and elapsed time. They part when the machine sleeps or somebody sets the clock."""

    def now(self) -> datetime:
        """Local wall time with its time zone."""

    def monotonic(self) -> float:
        """Seconds that never go back, from an arbitrary zero."""

    def elapsed(self) -> float:
        """Seconds that never go back and go on while the machine sleeps, from an arbitrary zero.

        What it gained on ``monotonic`` was slept.
        """


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Local wall time with its time zone."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds that never go back, from an arbitrary zero."""
        return time.monotonic()

    def elapsed(self) -> float:
        """Seconds that go on while the machine sleeps.

        On Linux CLOCK_BOOTTIME. On macOS CLOCK_MONOTONIC, which goes on there while time.monotonic stops. On Windows
        time.monotonic itself goes on, so no sleep shows between the two. Elsewhere it may stop in sleep.
        """
        name = _ELAPSED.get(sys.platform)
        return time.monotonic() if name is None else time.clock_gettime(getattr(time, name))


class ScaledClock:
    """Another clock made faster, from the moment this one is built.

    Args:
        base: the clock to speed up.
        speed: how many seconds pass here for one second there, above 0.
    """

    def __init__(self, base: Clock, speed: float) -> None:
        if speed <= 0:
            raise ValueError(f"speed must be above 0, not {speed}")
        self._base = base
        self._speed = speed
        self._wall_zero = base.now()
        self._monotonic_zero = base.monotonic()
        self._elapsed_zero = base.elapsed()

    def now(self) -> datetime:
        """Local wall time with its time zone, scaled."""
        gone = (self._base.now() - self._wall_zero).total_seconds()
        return self._wall_zero + timedelta(seconds=gone * self._speed)

    def monotonic(self) -> float:
        """Seconds that never go back, scaled."""
        gone = self._base.monotonic() - self._monotonic_zero
        return self._monotonic_zero + gone * self._speed

    def elapsed(self) -> float:
        """Seconds that go on in sleep, scaled."""
        gone = self._base.elapsed() - self._elapsed_zero
        return self._elapsed_zero + gone * self._speed


def boot_id() -> str:
    """What tells one run of the machine from the next, so that two readings of ``elapsed`` can be compared.

    Linux names each boot. Where the system does not, the name is new for each process: a process before this one then
    goes by the wall clock.
    """
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return os.urandom(16).hex()
