"""The morning after a session: rules M1 to M6 of clinical.md 4.4, and when they are asked."""

from datetime import datetime, time, timedelta

from sciatimer.safety.judge import LOCKING_RISE, given
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.table import Row, first_match, otherwise
from sciatimer.safety.values import MorningCheck, MorningOutcome, Outcome, Place, RedFlag, Verdict

NIGHT = timedelta(hours=8)  # the least time between a session and its morning check
LOCKING = frozenset({Outcome.EMERGENCY, Outcome.URGENT, Outcome.LOCK})

MorningRow = Row[MorningCheck, MorningOutcome]


def _emergency_sign(check: MorningCheck) -> bool:
    return check.red == RedFlag.EMERGENCY


def _urgent_sign(check: MorningCheck) -> bool:
    return check.red == RedFlag.URGENT


def _answer_missing(check: MorningCheck) -> bool:
    return (
        check.red is None
        or check.before is None
        or check.now is None
        or check.place_before is None
        or check.place_now is None
        or check.nerve_new_or_stronger is None
    )


def _rise(check: MorningCheck) -> int:
    return given(check.now) - given(check.before)


def _further_down(check: MorningCheck) -> bool:
    place = given(check.place_now)
    return place >= Place.BUTTOCK and place > given(check.place_before)


def _much_worse(check: MorningCheck) -> bool:
    return _rise(check) >= LOCKING_RISE or _further_down(check) or bool(check.nerve_new_or_stronger)


def _one_more_or_new_back_pain(check: MorningCheck) -> bool:
    return _rise(check) == 1 or (check.place_before == Place.NONE and check.place_now == Place.LOW_BACK)


ROWS: tuple[MorningRow, ...] = (
    Row("M1", _emergency_sign, MorningOutcome.EMERGENCY, "safety.M1"),
    Row("M2", _urgent_sign, MorningOutcome.URGENT, "safety.M2"),
    Row("M3", _answer_missing, MorningOutcome.CHECK_DUE, "safety.M3"),
    Row("M4", _much_worse, MorningOutcome.LOCK, "safety.M4"),
    Row("M5", _one_more_or_new_back_pain, MorningOutcome.NOT_SETTLED, "safety.M5"),
    Row("M6", otherwise, MorningOutcome.SETTLED, "safety.M6"),
)


def judge_morning(check: MorningCheck) -> Verdict[MorningOutcome]:
    """The verdict on the next morning, compared with BEFORE the session (judge.before_of_day)."""
    row = first_match(ROWS, check)
    return Verdict(row.outcome, row.id)


def opens_at(result: SessionResult) -> datetime:
    """When the morning check of a session opens: on the next day, and at least 8 hours after the session."""
    next_day = datetime.combine(result.day + timedelta(days=1), time(), tzinfo=result.started_at.tzinfo)
    return max(next_day, result.ended_at + NIGHT)


def is_owed(result: SessionResult) -> bool:
    """Whether the session still lacks its morning check; one that ended the routine has none to come."""
    return result.morning in {None, MorningOutcome.CHECK_DUE} and result.check not in LOCKING


def morning_due(result: SessionResult | None, now: datetime) -> bool:
    """Whether the morning check of the last session is to be asked now, or can be reached by hand.

    Args:
        result: the newest session, None before the first one. Only the last session has a morning check.
        now: local wall time.
    """
    return result is not None and is_owed(result) and now >= opens_at(result)
