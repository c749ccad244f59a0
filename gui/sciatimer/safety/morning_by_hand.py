"""The morning check asked for by hand: what stands before it, whether it is due, and why not (clinical.md 4.4).

It is the same check as the one that comes by itself, at the same time and no earlier.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sciatimer.safety.morning import LOCKING, is_owed, opens_at
from sciatimer.safety.situation import Situation
from sciatimer.safety.table import Row, first_match, otherwise


class ByHand(StrEnum):
    """What somebody meets who asks for the morning check."""

    ENDED = "ENDED"
    CHECK = "CHECK"
    MORNING = "MORNING"
    NO_SESSION = "NO_SESSION"
    NONE_TO_COME = "NONE_TO_COME"
    ANSWERED = "ANSWERED"
    TOO_EARLY = "TOO_EARLY"

    @property
    def leads_on(self) -> bool:
        """Whether there is a screen to answer; else it is said why there is nothing to answer now."""
        return self in {ByHand.ENDED, ByHand.CHECK, ByHand.MORNING}


@dataclass(frozen=True, slots=True)
class ByHandVerdict:
    """What is met, by which row and why. ``until`` is when the check opens (local wall time), None if none is to come.

    ``reason`` is a text key.
    """

    outcome: ByHand
    rule: str
    reason: str
    until: datetime | None = None


def _locked(past: Situation) -> bool:
    return past.locked


def _check_open(past: Situation) -> bool:
    return past.open_check is not None


def _due(past: Situation) -> bool:
    return past.open_morning is not None


def _no_session(past: Situation) -> bool:
    return past.newest is None


def _ended_the_routine(past: Situation) -> bool:
    return past.newest is not None and past.newest.check in LOCKING


def _answered(past: Situation) -> bool:
    return past.newest is not None and not is_owed(past.newest)


# In the order of the journey (J1, J4, J5): a lock and an open check are not gone round by asking for the morning.
ROWS: tuple[Row[Situation, ByHand], ...] = (
    Row("H1", _locked, ByHand.ENDED, "safety.P3"),
    Row("H2", _check_open, ByHand.CHECK, "safety.P5"),
    Row("H3", _due, ByHand.MORNING, "safety.P5_morning"),
    Row("H4", _no_session, ByHand.NO_SESSION, "check.morning_no_session"),
    Row("H5", _ended_the_routine, ByHand.NONE_TO_COME, "check.morning_none_to_come"),
    Row("H6", _answered, ByHand.ANSWERED, "check.morning_answered"),
    Row("H7", otherwise, ByHand.TOO_EARLY, "check.morning_too_early"),
)


def morning_by_hand(past: Situation) -> ByHandVerdict:
    """What somebody meets who asks for the morning check now, by the first row of ROWS that applies."""
    row = first_match(ROWS, past)
    to_come = past.newest if row.outcome is ByHand.TOO_EARLY else None
    until = None if to_come is None else opens_at(to_come)
    return ByHandVerdict(row.outcome, row.id, row.reason, until)
