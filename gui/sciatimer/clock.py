"""Two clocks in one: what the wall says, and how much time has really gone by."""

import time
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Wall and monotonic time. They part when the machine sleeps or somebody sets the clock."""

    def now(self) -> datetime:
        """Local wall time with its time zone."""

    def monotonic(self) -> float:
        """Seconds that never go back, from an arbitrary zero."""


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Local wall time with its time zone."""
        return datetime.now().astimezone()

    def monotonic(self) -> float:
        """Seconds that never go back, from an arbitrary zero."""
        return time.monotonic()


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

    def now(self) -> datetime:
        """Local wall time with its time zone, scaled."""
        gone = (self._base.now() - self._wall_zero).total_seconds()
        return self._wall_zero + timedelta(seconds=gone * self._speed)

    def monotonic(self) -> float:
        """Seconds that never go back, scaled."""
        gone = self._base.monotonic() - self._monotonic_zero
        return self._monotonic_zero + gone * self._speed
