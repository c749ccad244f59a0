"""The two self-checks: rules T1 to T6 and S1 to S5 of clinical.md 3.1 and 3.2, as they stand there. No diagnosis."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sciatimer.safety.table import Row, first_match, otherwise

FADES_WITHIN = timedelta(minutes=1)  # then it is asked whether the nerve feeling has gone (T1, S1)
STOPPING = frozenset({"T1", "S1"})  # the rows that stop the check at once


class CheckKind(StrEnum):
    """The two checks, in the order in which they are done."""

    SITTING = "sitting"
    TOE = "toe"


class Leg(StrEnum):
    """The leg that is checked: always one at a time."""

    LEFT = "left"
    RIGHT = "right"


class CheckResult(StrEnum):
    """What a check points to, gravest first. It is never a diagnosis."""

    NERVE = "NERVE"
    UNCLEAR = "UNCLEAR"
    MUSCLE = "MUSCLE"
    NO_SIGN = "NO_SIGN"

    @property
    def is_nerve(self) -> bool:
        """Whether it is treated as nerve: NERVE, and UNCLEAR as well."""
        return self in {CheckResult.NERVE, CheckResult.UNCLEAR}


class Lean(StrEnum):
    """What the back did while the knee straightened (3.1)."""

    NO = "no"
    YES = "yes"  # it leaned back, or the hands went behind
    COULD_NOT = "could_not"  # the knee did not straighten because it hurt


class Noticed(StrEnum):
    """The answer to a question about the toes (3.2)."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


class CheckPlace(StrEnum):
    """Where it was felt."""

    NOWHERE = "nowhere"
    MIDDLE_OF_THIGH = "middle_of_thigh"  # only there, at its back
    ELSEWHERE = "elsewhere"  # behind the knee, calf, buttock, low back


class CheckFeeling(StrEnum):
    """What was felt."""

    PULL = "pull"  # or nothing
    NERVE = "nerve"  # sharp, shooting, burning, tingling, numb


@dataclass(frozen=True, slots=True)
class SittingAnswers:
    """The sitting check of one leg. None stands for an answer not given; a nerve feeling needs no other answer."""

    feeling: CheckFeeling
    lean: Lean | None = None
    place: CheckPlace | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is a result: every question is answered, or a nerve feeling has stopped the check."""
        return self.feeling is CheckFeeling.NERVE or None not in {self.lean, self.place}


@dataclass(frozen=True, slots=True)
class ToeAnswers:
    """The toe check of one leg. None stands for an answer not given; a nerve feeling needs no other answer."""

    feeling: CheckFeeling
    eases: Noticed | None = None
    grows: Noticed | None = None
    place: CheckPlace | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is a result: every question is answered, or a nerve feeling has stopped the check."""
        return self.feeling is CheckFeeling.NERVE or None not in {self.eases, self.grows, self.place}


@dataclass(frozen=True, slots=True)
class CheckVerdict:
    """What one check of one leg points to. ``reason`` is the text key of what was noticed."""

    result: CheckResult
    rule: str
    reason: str


def _nerve_feeling(answers: SittingAnswers | ToeAnswers) -> bool:
    return answers.feeling is CheckFeeling.NERVE


def _could_not(answers: SittingAnswers) -> bool:
    return answers.lean is Lean.COULD_NOT


def _felt_elsewhere(answers: SittingAnswers) -> bool:
    return answers.place is CheckPlace.ELSEWHERE


def _leaned_back(answers: SittingAnswers) -> bool:
    return answers.lean is Lean.YES


def _felt_in_thigh(answers: SittingAnswers) -> bool:
    return answers.place is CheckPlace.MIDDLE_OF_THIGH


def _felt_nowhere(answers: ToeAnswers) -> bool:
    return answers.place is CheckPlace.NOWHERE


def _follows_the_toes(answers: ToeAnswers) -> bool:
    return answers.eases is Noticed.YES and answers.grows is Noticed.YES


def _thigh_whatever_the_toes_do(answers: ToeAnswers) -> bool:
    unmoved = answers.eases is Noticed.NO and answers.grows is Noticed.NO
    return unmoved and answers.place is CheckPlace.MIDDLE_OF_THIGH


SITTING_ROWS: tuple[Row[SittingAnswers, CheckResult], ...] = (
    Row("T1", _nerve_feeling, CheckResult.NERVE, "self_check.T1"),
    Row("T2", _could_not, CheckResult.UNCLEAR, "self_check.T2"),
    Row("T3", _felt_elsewhere, CheckResult.UNCLEAR, "self_check.T3"),
    Row("T4", _leaned_back, CheckResult.MUSCLE, "self_check.T4"),
    Row("T5", _felt_in_thigh, CheckResult.MUSCLE, "self_check.T5"),
    Row("T6", otherwise, CheckResult.NO_SIGN, "self_check.T6"),
)

TOE_ROWS: tuple[Row[ToeAnswers, CheckResult], ...] = (
    Row("S1", _nerve_feeling, CheckResult.NERVE, "self_check.S1"),
    Row("S2", _felt_nowhere, CheckResult.NO_SIGN, "self_check.S2"),
    Row("S3", _follows_the_toes, CheckResult.NERVE, "self_check.S3"),
    Row("S4", _thigh_whatever_the_toes_do, CheckResult.MUSCLE, "self_check.S4"),
    Row("S5", otherwise, CheckResult.UNCLEAR, "self_check.S5"),
)

_GRAVEST_FIRST = tuple(CheckResult)


def sitting_result(answers: SittingAnswers) -> CheckVerdict:
    """What the sitting check of one leg points to, by the first row of SITTING_ROWS that applies.

    Raises:
        ValueError: an answer is missing; nothing is guessed.
    """
    _demand_whole(answers)
    row = first_match(SITTING_ROWS, answers)
    return CheckVerdict(row.outcome, row.id, row.reason)


def toe_result(answers: ToeAnswers) -> CheckVerdict:
    """What the toe check of one leg points to, by the first row of TOE_ROWS that applies.

    Raises:
        ValueError: an answer is missing; nothing is guessed.
    """
    _demand_whole(answers)
    row = first_match(TOE_ROWS, answers)
    return CheckVerdict(row.outcome, row.id, row.reason)


def _demand_whole(answers: SittingAnswers | ToeAnswers) -> None:
    if not answers.is_whole:
        raise ValueError(f"no result before every question is answered: {answers}")


def combine(results: Iterable[CheckResult]) -> CheckResult | None:
    """The gravest of both checks and both legs; None where there is none."""
    return min(results, key=_GRAVEST_FIRST.index, default=None)
