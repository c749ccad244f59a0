"""Notices, from one look to the next, that nobody sat here: the machine slept, or the program did not run."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

from sciatimer.clock import Clock
from sciatimer.history.sitting import (
    STAMP_EVERY,
    Absence,
    Axis,
    Stamp,
    absence,
    carried,
    read_stamp,
    was_set,
    write_stamp,
)
from sciatimer.reminders.model import Instant

_BOOTS = 4  # before this one whose readings are remembered when somebody sits down
_SLACK = 15.0  # seconds that a coarse timer may come early


class SittingWatch:
    """Compares each reading with the one before, the first one with that of the last run.

    Args:
        clock: all three clocks.
        file: the small file with the newest reading.
        boot: which run of the machine this is.
    """

    def __init__(self, clock: Clock, file: Path, boot: str) -> None:
        self._clock = clock
        self._file = file
        self._boot = boot
        self._seen = read_stamp(file)
        self._written: float | None = None  # elapsed seconds of the reading on the disk, once this run wrote one
        self._shifts: dict[str, float] = {}
        self._looked = False

    @property
    def has_looked(self) -> bool:
        """Whether this run of the program has looked before."""
        return self._looked

    @property
    def axis(self) -> Axis:
        """Now, and how facts are brought onto its elapsed seconds."""
        return Axis(Instant(self._clock.now(), self._clock.elapsed()), self._boot, self._shifts)

    def look(self) -> Absence | None:
        """Somebody sits here now: the time before it in which nobody did, if there was one.

        The reading is kept, and every four minutes put on the disk; at once when somebody was away, or set the clock:
        from an earlier reading the next boot would take another time for the one that it was off.
        """
        reading = self._reading()
        gap = absence(self._seen, reading, same_run=self._looked)
        is_set = self._seen is not None and was_set(self._seen, reading)
        self._shifts = {} if self._seen is None else carried(self._seen, reading)
        self._looked = True
        self._keep(reading, at_once=is_set or gap is not None)
        return gap

    def begin_anew(self) -> None:
        """Somebody sat down just now. As long as they sit on every boot is remembered: the sitting began in one."""
        self._shifts = dict(islice(self._shifts.items(), _BOOTS))
        self._keep(self._reading(), at_once=True)

    def _keep(self, reading: Stamp, *, at_once: bool) -> None:
        self._seen = replace(reading, shifts=self._shifts)
        if at_once or self._written is None or reading.elapsed - self._written >= STAMP_EVERY - _SLACK:
            write_stamp(self._file, self._seen)
            self._written = reading.elapsed

    def _reading(self) -> Stamp:
        return Stamp(self._clock.now(), self._boot, self._clock.elapsed(), self._clock.monotonic())
