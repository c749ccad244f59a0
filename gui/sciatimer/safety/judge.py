"""The verdict on a session: rules R1, R2, R0 and R3 to R11 of clinical.md 4.4, as they stand there."""

from collections.abc import Sequence
from dataclasses import dataclass

from sciatimer.safety.table import Row, first_match, otherwise
from sciatimer.safety.values import (
    Outcome,
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    StopCause,
    TodayAnswers,
    Verdict,
)

LOCKING_RISE = 2  # points: beyond measurement error [G1][G2][G3]
TOO_MUCH_PAIN = 6  # "significant pain" [A1][G4]
SAFE_ZONE_END = 3  # the safe zone is 0-2 [G4]

CheckRow = Row[PainCheck, Outcome]


def given(answer: int | None) -> int:
    """The answer itself.

    Raises:
        ValueError: there is none; R0 and M3 stand before every row that compares numbers.
    """
    if answer is None:
        raise ValueError("a rule met an answer that was not given")
    return answer


def _emergency_sign(check: PainCheck) -> bool:
    return check.red == RedFlag.EMERGENCY


def _urgent_sign(check: PainCheck) -> bool:
    return check.red == RedFlag.URGENT


def _answer_missing(check: PainCheck) -> bool:
    return (
        check.red is None
        or check.stop is None
        or check.before is None
        or check.after is None
        or check.during is None
        or check.place_before is None
        or check.place_after is None
        or check.quality is None
        or check.overall is None
    )


def _nerve_feeling(check: PainCheck) -> bool:
    return check.quality == Quality.NERVE_NEW or check.stop == StopCause.NERVE


def _further_down(check: PainCheck) -> bool:
    after = given(check.place_after)
    return after >= Place.BUTTOCK and after > given(check.place_before)


def _worse_overall(check: PainCheck) -> bool:
    return check.overall == Overall.WORSE


def _rose_by_two(check: PainCheck) -> bool:
    return given(check.after) - given(check.before) >= LOCKING_RISE


def _too_much_pain(check: PainCheck) -> bool:
    return given(check.after) >= TOO_MUCH_PAIN or given(check.during) >= TOO_MUCH_PAIN


def _rose_by_one(check: PainCheck) -> bool:
    return given(check.after) - given(check.before) == 1


def _one_more_or_new_back_pain(check: PainCheck) -> bool:
    return _rose_by_one(check) or (check.place_before == Place.NONE and check.place_after == Place.LOW_BACK)


def _hard_but_held(check: PainCheck) -> bool:
    if check.stop == StopCause.PAIN or check.quality == Quality.NERVE_AS_BEFORE:
        return True
    during = given(check.during)
    return during >= SAFE_ZONE_END and during > given(check.before)


def _acceptable(check: PainCheck) -> bool:
    return (
        given(check.after) >= SAFE_ZONE_END
        or given(check.place_after) >= Place.CALF
        or check.quality == Quality.DULL_ACHE
    )


ROWS: tuple[CheckRow, ...] = (
    Row("R1", _emergency_sign, Outcome.EMERGENCY, "safety.R1"),
    Row("R2", _urgent_sign, Outcome.URGENT, "safety.R2"),
    Row("R0", _answer_missing, Outcome.CHECK_DUE, "safety.R0"),
    Row("R3", _nerve_feeling, Outcome.LOCK, "safety.R3"),
    Row("R4", _further_down, Outcome.LOCK, "safety.R4"),
    Row("R5", _worse_overall, Outcome.LOCK, "safety.R5"),
    Row("R6", _rose_by_two, Outcome.LOCK, "safety.R6"),
    Row("R7", _too_much_pain, Outcome.LOCK, "safety.R7"),
    Row("R8", _one_more_or_new_back_pain, Outcome.PAUSE, "safety.R8"),
    Row("R9", _hard_but_held, Outcome.EASE, "safety.R9"),
    Row("R10", _acceptable, Outcome.KEEP, "safety.R10"),
    Row("R11", otherwise, Outcome.GOOD, "safety.R11"),
)

_VERDICTS = {row.id: Verdict(row.outcome, row.id) for row in ROWS}
_REASONS = {row.id: row.reason for row in ROWS}


def judge(check: PainCheck) -> Verdict[Outcome]:
    """The verdict on the answers after a session, by the first row of ROWS that applies.

    The quality given here is the effective one (see effective_quality), the answers before are those of
    before_of_day.
    """
    return _VERDICTS[first_match(ROWS, check).id]


def check_reason(check: PainCheck) -> str:
    """The text key of the reason for the verdict; R8 has a second one for new low back pain (clinical.md 7.10a)."""
    rule = judge(check).rule
    return "safety.R8_place" if rule == "R8" and not _rose_by_one(check) else _REASONS[rule]


def nearer_the_spine(check: PainCheck) -> bool:
    """Whether the pain moved up towards the spine: a good sign to tell of, which never softens a verdict."""
    return check.place_before is not None and check.place_after is not None and check.place_after < check.place_before


def effective_quality(quality: Quality, nerve_before: bool) -> Quality:
    """The quality the rules use: "there before" after "no nerve feelings" on Today counts as new (4.4)."""
    if quality == Quality.NERVE_AS_BEFORE and not nerve_before:
        return Quality.NERVE_NEW
    return quality


@dataclass(frozen=True, slots=True)
class Before:
    """How it was before: what a check after a session and the next morning is compared with."""

    pain: int
    place: Place
    nerve_feelings: bool


def before_of_day(answers: Sequence[TodayAnswers]) -> Before:
    """The milder of the day's answers, one per session that began, this session's among them (clinical.md 4.2).

    The table says "the lower of the two" of the pain; the place and the nerve feelings follow it, which is stricter.

    Raises:
        ValueError: there are no answers.
    """
    return Before(
        pain=min(answer.pain for answer in answers),
        place=min(answer.place for answer in answers),
        nerve_feelings=all(answer.nerve_feelings for answer in answers),
    )
