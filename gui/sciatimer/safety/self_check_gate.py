"""May a self-check begin? The gate of clinical.md 3, and what has to come before it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sciatimer.safety.journey import SIGNS_EVERY, is_due
from sciatimer.safety.self_check_memory import self_check_due
from sciatimer.safety.situation import Situation
from sciatimer.safety.table import Row, first_match, otherwise

MOST_PAIN = 2  # points, NPRS 0-10


class GateOutcome(StrEnum):
    """Whether a self-check may begin."""

    NOT_NOW = "NOT_NOW"  # something else comes first, or it is not due; nothing is recorded
    SKIP = "SKIP"  # the gate fails: no check, and today counts as nerve
    GO = "GO"


@dataclass(frozen=True, slots=True)
class GateAnswers:
    """What is asked before each self-check. ``pain`` is NPRS 0-10, the worst of back and legs.

    Attributes:
        signs_passed: "any warning sign, new or worse?" was answered no, or none of the list applied. A sign of the list
            ends the routine by P1 or P2 as everywhere.
    """

    pain: int
    nerve_feelings: bool
    new_injury: bool
    signs_passed: bool


@dataclass(frozen=True, slots=True)
class GateCase:
    """What the rows look at: the answers and the past."""

    answers: GateAnswers
    situation: Situation


@dataclass(frozen=True, slots=True)
class GateVerdict:
    """Whether a self-check may begin.

    Attributes:
        reason: a text key; its sentence may take {time} (from ``until``).
        until: the local time from which the person may try again, where it is known.
    """

    outcome: GateOutcome
    rule: str
    reason: str
    until: datetime | None = None


def _locked(case: GateCase) -> bool:
    return case.situation.locked


def _unscreened(case: GateCase) -> bool:
    """The red-flag screen was not passed, or is older than a week."""
    situation = case.situation
    return not situation.screened or is_due(situation.signs_asked_on, situation.now.date(), SIGNS_EVERY)


def _uncleared(case: GateCase) -> bool:
    return bool(case.situation.uncleared)


def _check_open(case: GateCase) -> bool:
    return case.situation.open_check is not None


def _morning_open(case: GateCase) -> bool:
    return case.situation.open_morning is not None


def _fading_open(case: GateCase) -> bool:
    return case.situation.open_faded is not None


def _not_due(case: GateCase) -> bool:
    return not self_check_due(case.situation.self_checks, case.situation.now).turns


def _warning_sign(case: GateCase) -> bool:
    return not case.answers.signs_passed


def _nerve_feelings(case: GateCase) -> bool:
    return case.answers.nerve_feelings


def _new_injury(case: GateCase) -> bool:
    return case.answers.new_injury


def _too_much_pain(case: GateCase) -> bool:
    return case.answers.pain > MOST_PAIN


# The four conditions of the gate are G8 to G11; the rows above them are what P3 to P5 and the week ask for.
ROWS: tuple[Row[GateCase, GateOutcome], ...] = (
    Row("G1", _locked, GateOutcome.NOT_NOW, "safety.P3"),
    Row("G2", _unscreened, GateOutcome.NOT_NOW, "safety.P4_unscreened"),
    Row("G3", _uncleared, GateOutcome.NOT_NOW, "safety.P4"),
    Row("G4", _check_open, GateOutcome.NOT_NOW, "safety.P5"),
    Row("G5", _morning_open, GateOutcome.NOT_NOW, "safety.P5_morning"),
    Row("G6", _fading_open, GateOutcome.NOT_NOW, "safety.P5_faded"),
    Row("G7", _not_due, GateOutcome.NOT_NOW, "self_check.due_later"),
    Row("G8", _warning_sign, GateOutcome.SKIP, "self_check.G8"),
    Row("G9", _nerve_feelings, GateOutcome.SKIP, "self_check.G9"),
    Row("G10", _new_injury, GateOutcome.SKIP, "self_check.G10"),
    Row("G11", _too_much_pain, GateOutcome.SKIP, "self_check.G11"),
    Row("G12", otherwise, GateOutcome.GO, "self_check.G12"),
)


def gate(answers: GateAnswers, situation: Situation) -> GateVerdict:
    """Whether a self-check may begin with these answers, by the first row of ROWS that applies."""
    row = first_match(ROWS, GateCase(answers, situation))
    if row.id != "G7":
        return GateVerdict(row.outcome, row.id, row.reason)
    due = self_check_due(situation.self_checks, situation.now)
    return GateVerdict(row.outcome, row.id, due.reason, due.until)


def before_gate(situation: Situation) -> GateVerdict | None:
    """What stands in the way before any question of the gate is asked (G1 to G7); None if it is time to ask."""
    calm = GateAnswers(pain=0, nerve_feelings=False, new_injury=False, signs_passed=True)
    verdict = gate(calm, situation)
    return None if verdict.outcome is GateOutcome.GO else verdict
