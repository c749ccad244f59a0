"""From an outcome to the next step: rules N1 to N9 of clinical.md 4.5, as they stand there.

The rows are read again when the morning check is answered: only then is the newest session day settled, so an offer to
do more (N7, N8) always comes after a good night.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.safety.situation import Situation
from sciatimer.safety.streak import (
    LOOK_BACK,
    difficult_results,
    failed_twice,
    good_days,
    is_difficult,
    is_unsettled,
    nerve_feeling_lasts,
    unsettled_before,
)
from sciatimer.safety.table import Row, first_match, otherwise
from sciatimer.safety.values import Outcome

GENTLEST = "lying-bent-knee-hold"
GOOD_DAYS = 3
DIFFICULT_RESULTS = 3
SPOKEN_LONGEST = 30  # seconds: the longest hold of which clinical.md 7.15 speaks; a card may end before it
LONGER_BY = {Kind.HOLD: 5, Kind.PULSE: 1}  # seconds
ENDING = frozenset({"EMERGENCY", "URGENT", "LOCK"})
GENTLER = {Position.STANDING: Position.SEATED, Position.SEATED: Position.LYING}


class Step(StrEnum):
    """What a row of the N table leads to."""

    ENDED = "ended"
    LOCK = "lock"
    WATER = "water"
    EASIER = "easier"
    SAME = "same"
    LONGER = "longer"
    HARDER = "harder"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What comes next time.

    Attributes:
        rule: the row, N1 to N9.
        step: what it leads to.
        reason: the text key of the reason.
        lock: the routine must be locked now; at N1 the outcome itself has already asked for it.
        water: the water-therapy text is to be shown.
        offer_hold: the hold in seconds that is offered: of offer_exercise at N8, else of the same exercise.
        offer_exercise: the easier or harder variant that is offered, None to stay with the same.
        offer_position: the gentler position to go to when the same one failed twice.
    """

    rule: str
    step: Step
    reason: str
    lock: bool = False
    water: bool = False
    offer_hold: int | None = None
    offer_exercise: str | None = None
    offer_position: Position | None = None


@dataclass(frozen=True, slots=True)
class StepCase:
    """What the rows look at. ``exercise`` and ``harder`` are None when the catalogue no longer has them."""

    situation: Situation
    exercise: Exercise | None
    harder: Exercise | None
    pain: int


def _ended(case: StepCase) -> bool:
    newest = case.situation.results[0]
    return newest.check in ENDING or newest.morning in ENDING


def _unsettled_again(case: StepCase) -> bool:
    return is_unsettled(case.situation.results[0]) and unsettled_before(case.situation.results)


def _nerve_again(case: StepCase) -> bool:
    return nerve_feeling_lasts(case.situation.results) and not case.situation.nerve_cleared


def _difficult(case: StepCase) -> bool:
    return is_difficult(case.situation.results[0])


def _needs_water(case: StepCase) -> bool:
    results = case.situation.results
    often = difficult_results(results) >= DIFFICULT_RESULTS
    return _difficult(case) and (often or results[0].exercise == GENTLEST)


def _kept(case: StepCase) -> bool:
    return case.situation.results[0].check is Outcome.KEEP


def _three_good_days(case: StepCase) -> bool:
    newest = case.situation.results[0]
    return good_days(case.situation.results, newest.exercise, newest.hold) >= GOOD_DAYS


def longest_hold(exercise: Exercise, *, nerve: bool) -> int:
    """The longest hold in seconds that can ever be reached; with a nerve result at most ``nerve_hold_max``."""
    return min(exercise.hold.max, exercise.nerve_hold_max or 0) if nerve else exercise.hold.max


def _may_hold_longer(case: StepCase) -> bool:
    if case.exercise is None or not _three_good_days(case):
        return False
    return case.situation.results[0].hold < longest_hold(case.exercise, nerve=case.situation.nerve_result)


def _may_go_harder(case: StepCase) -> bool:
    if case.exercise is None or case.harder is None or case.situation.nerve_result or not _three_good_days(case):
        return False
    inside = case.harder.pain_max >= case.pain and case.situation.x_codes.isdisjoint(case.harder.contraindications)
    return inside and case.situation.results[0].hold >= case.exercise.hold.max


ROWS: tuple[Row[StepCase, Step], ...] = (
    Row("N1", _ended, Step.ENDED, "safety.N1"),
    Row("N2", _unsettled_again, Step.LOCK, "safety.N2"),
    Row("N3", _nerve_again, Step.LOCK, "safety.N3"),
    Row("N4", _needs_water, Step.WATER, "safety.N4"),
    Row("N5", _difficult, Step.EASIER, "safety.N5"),
    Row("N6", _kept, Step.SAME, "safety.N6"),
    Row("N7", _may_hold_longer, Step.LONGER, "safety.N7"),
    Row("N8", _may_go_harder, Step.HARDER, "safety.N8"),
    Row("N9", otherwise, Step.SAME, "safety.N9"),
)


def next_step(situation: Situation, catalogue: Mapping[str, Exercise], pain: int) -> NextStep:
    """What comes after the newest session, by the first row of ROWS that applies.

    Args:
        situation: the past, the newest session with its closed check first in ``results``.
        catalogue: the exercises by id.
        pain: the highest pain known today, 0-10, for the band of a harder variant.

    Raises:
        ValueError: there is no session, or its check is still open.
    """
    if not situation.results or situation.results[0].check in {None, Outcome.CHECK_DUE}:
        raise ValueError("no next step before the check of a session is closed")
    exercise = catalogue.get(situation.results[0].exercise)
    harder = catalogue.get(exercise.harder) if exercise and exercise.harder else None
    case = StepCase(situation, exercise, harder, pain)
    row = first_match(ROWS, case)
    return _BUILDERS.get(row.outcome, _same)(row, case)


def ending_step(situation: Situation, session: int, catalogue: Mapping[str, Exercise]) -> NextStep | None:
    """What ends the routine after a session that need not be the newest one, or after one that looks back on it (N2, N3).

    Sessions of another computer may lie after one whose check is still open, and an older answer may be corrected.

    Args:
        situation: the past.
        session: the session whose answers are new.
        catalogue: the exercises by id.

    Returns:
        None where nothing ends, or the session is from before the last lock.
    """
    place = next((place for place, result in enumerate(situation.results) if result.session == session), -1)
    for newest in range(place, max(-1, place - LOOK_BACK - 1), -1):
        if situation.results[newest].check in {None, Outcome.CHECK_DUE}:
            continue  # its own check is to come, and will look back on this one
        step = next_step(replace(situation, results=situation.results[newest:]), catalogue, 0)
        if step.lock:
            return step
    return None


def _same(row: Row[StepCase, Step], _case: StepCase) -> NextStep:
    return NextStep(row.id, row.outcome, row.reason)


def _locked(row: Row[StepCase, Step], _case: StepCase) -> NextStep:
    return NextStep(row.id, row.outcome, row.reason, lock=True)


def _water(row: Row[StepCase, Step], case: StepCase) -> NextStep:
    return NextStep(
        row.id,
        row.outcome,
        row.reason,
        water=True,
        offer_hold=case.exercise.hold.min if case.exercise else None,
        offer_exercise=case.exercise.easier if case.exercise else None,
    )


def _easier(row: Row[StepCase, Step], case: StepCase) -> NextStep:
    newest = case.situation.results[0]
    return NextStep(
        row.id,
        row.outcome,
        row.reason,
        offer_hold=min(newest.hold, case.exercise.hold.default) if case.exercise else None,
        offer_exercise=case.exercise.easier if case.exercise else None,
        offer_position=GENTLER.get(newest.position) if failed_twice(case.situation.results) else None,
    )


def _longer(row: Row[StepCase, Step], case: StepCase) -> NextStep:
    if case.exercise is None:
        raise ValueError("nothing to hold longer")
    longest = longest_hold(case.exercise, nerve=case.situation.nerve_result)
    hold = min(case.situation.results[0].hold + LONGER_BY[case.exercise.kind], longest)
    return NextStep(row.id, row.outcome, _spoken(row.reason, case.exercise), offer_hold=hold)


def _harder(row: Row[StepCase, Step], case: StepCase) -> NextStep:
    if case.exercise is None or case.harder is None:
        raise ValueError("nothing harder to offer")
    shorter = case.exercise.kind is Kind.HOLD and case.exercise.hold.max < SPOKEN_LONGEST
    reason = "safety.N8_shorter" if shorter else _spoken(row.reason, case.exercise)
    return NextStep(row.id, row.outcome, reason, offer_hold=case.harder.hold.default, offer_exercise=case.harder.id)


def _spoken(reason: str, exercise: Exercise) -> str:
    """The text key of an offer: seconds are spoken of differently where there are pulses."""
    return f"{reason}_pulse" if exercise.kind is Kind.PULSE else reason


_BUILDERS = {
    Step.ENDED: _locked,
    Step.LOCK: _locked,
    Step.WATER: _water,
    Step.EASIER: _easier,
    Step.LONGER: _longer,
    Step.HARDER: _harder,
}
