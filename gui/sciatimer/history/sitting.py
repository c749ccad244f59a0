"""The last time that the program knew that somebody sat here, and how readings of an earlier boot are compared.

The history has no row for every few minutes of sitting. A small file beside it has the newest reading alone, so that
after a crash the next break is right. The file holds no answer of anybody; without it the sitting begins anew.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NoReturn, Protocol

from sciatimer.reminders.model import AwayCause, Instant

AWAY_FROM = 5 * 60.0  # seconds without anybody that count as a break
STAMP_EVERY = 4 * 60.0  # seconds between two readings on the disk
SET_FROM = 5.0  # seconds by which the wall clock jumps when it is set; less is a clock that is brought in step
_LONGEST_RUN = 100 * 365.25 * 86_400.0  # seconds
UNKNOWN_MOST = 10 * 60.0  # seconds without the program through which a person is thought to have sat on


class Reading(Protocol):
    """What every fact of the breaks has."""

    @property
    def at(self) -> datetime:
        """Local wall time."""

    @property
    def boot(self) -> str:
        """Which run of the machine it was."""

    @property
    def elapsed(self) -> float:
        """The elapsed seconds of that run."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of all clocks while somebody sat here.

    Attributes:
        at: local wall time.
        boot: which run of the machine.
        elapsed: its elapsed seconds.
        awake: its monotonic seconds.
        shifts: for the boots of this sitting and the last ones before it: what their elapsed seconds lack to this
            boot's, as it was at its beginning.
    """

    at: datetime
    boot: str
    elapsed: float
    awake: float
    shifts: Mapping[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Absence:
    """Nobody sat here for so many seconds, until a point of elapsed seconds of this boot."""

    seconds: float
    cause: AwayCause
    until: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Brings a fact of any boot onto the elapsed seconds of this one.

    Facts of this boot and of those in ``shifts`` stay where they are, whatever is done to the wall clock; others go by it.
    """

    now: Instant
    boot: str
    shifts: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def boots(self) -> tuple[str, ...]:
        """The boots that are not told by the wall clock, the newest first."""
        return (self.boot, *self.shifts)

    def elapsed(self, fact: Reading) -> float:
        """When the fact was, in elapsed seconds of this boot; never later than now."""
        if fact.boot == self.boot:
            return min(fact.elapsed, self.now.elapsed)
        if fact.boot in self.shifts:
            return min(fact.elapsed + self.shifts[fact.boot], self.now.elapsed)
        return self.now.elapsed - max(0.0, seconds_between(fact.at, self.now.wall))

    def instant(self, fact: Reading) -> Instant:
        """When the fact was, on both axes."""
        return Instant(fact.at, self.elapsed(fact))


def seconds_between(before: datetime, after: datetime) -> float:
    """What went by on the wall clock; below 0 if it was set back."""
    return after.timestamp() - before.timestamp()


def absence(before: Stamp | None, now: Stamp, *, same_run: bool) -> Absence | None:
    """Whether somebody sat here all the time between two readings, as far as the clocks can tell.

    Args:
        before: the last reading while somebody sat here; None if there is none.
        now: this one.
        same_run: the program ran all the time, so that it would have looked within STAMP_EVERY.
    """
    if before is None:
        return Absence(0.0, AwayCause.OFF, now.elapsed)
    gone = _gone(before, now)
    slept = gone - (now.awake - before.awake) if before.boot == now.boot else 0.0
    is_sleep = slept >= AWAY_FROM
    unknown = gone - slept if is_sleep else gone
    if not same_run and not 0.0 <= unknown <= UNKNOWN_MOST:
        return Absence(max(0.0, gone), AwayCause.OFF, now.elapsed)
    if is_sleep:  # it may have fallen asleep at once: then the time awake after it counts as sitting
        return Absence(slept, AwayCause.SLEEP, now.elapsed - gone + slept)
    stood = gone - STAMP_EVERY
    return Absence(stood, AwayCause.SLEEP, now.elapsed) if same_run and stood >= AWAY_FROM else None


def was_set(before: Stamp, now: Stamp) -> bool:
    """Whether somebody set the wall clock between two readings of one boot."""
    by = seconds_between(before.at, now.at) - (now.elapsed - before.elapsed)
    return before.boot == now.boot and abs(by) > SET_FROM


def carried(before: Stamp, now: Stamp) -> dict[str, float]:
    """The shifts of this boot's readings, given the last reading of this boot or of an earlier one."""
    if before.boot == now.boot:
        return dict(before.shifts)
    shift = now.elapsed - max(0.0, _gone(before, now)) - before.elapsed
    return {before.boot: shift} | {boot: earlier + shift for boot, earlier in before.shifts.items()}


def _gone(before: Stamp, now: Stamp) -> float:
    return now.elapsed - before.elapsed if before.boot == now.boot else seconds_between(before.at, now.at)


def read_stamp(file: Path) -> Stamp | None:
    """The newest reading; None if there is none, or none that can be read."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"), parse_constant=_no_number)
        shifts = {_name(boot): _seconds(shift) for boot, shift in kept["shifts"].items()}
        at = datetime.fromisoformat(kept["at"])
        stamp = Stamp(at, _name(kept["boot"]), _seconds(kept["elapsed"]), _seconds(kept["awake"]), shifts)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None
    return None if at.tzinfo is None else stamp


def _seconds(value: float) -> float:
    """A reading of a clock; no machine has run for longer than a hundred years."""
    seconds = float(value)
    if not -_LONGEST_RUN <= seconds <= _LONGEST_RUN:
        raise ValueError(f"no reading of a clock: {value}")
    return seconds


def _name(value: object) -> str:
    str(value).encode()  # half a surrogate cannot be kept
    return str(value)


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


def write_stamp(file: Path, stamp: Stamp) -> None:
    """Puts the newest reading in the place of the last one, whole or not at all, readable by its owner alone.

    A file that cannot be written is passed over: the history itself is not touched by it.
    """
    kept = {
        "at": stamp.at.isoformat(),
        "boot": stamp.boot,
        "elapsed": stamp.elapsed,
        "awake": stamp.awake,
        "shifts": dict(stamp.shifts),
    }
    try:
        handle, draft = tempfile.mkstemp(prefix=".sitting-", suffix=".new", dir=file.parent)  # 0600 by itself
    except OSError:
        return
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(json.dumps(kept))
        Path(draft).replace(file)
    except OSError:
        Path(draft).unlink(missing_ok=True)
