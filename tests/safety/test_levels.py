"""The allowed level per position, and the dose of an exercise."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.history.facts import DoseReason
from sciatimer.history.today import ChosenDose
from sciatimer.safety.levels import (
    FIRST_USE,
    HARDER,
    KEPT_DOSE,
    KEPT_LEVEL,
    LONGER,
    Dose,
    DoseChoice,
    allowed_dose,
    allowed_levels,
    first_dose,
    held_back,
    least,
    shortest,
)
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import MorningOutcome, Outcome
from tests.safety.examples import EXERCISES, FREE, NOW, Choice, recorded_at, session

TOWEL = "lying-towel-thigh"
BENT = "lying-bent-knee-hold"
WALL = "lying-wall-far"
HINGE = "standing-desk-hinge"
LYING, SEATED, STANDING = Position.LYING, Position.SEATED, Position.STANDING


def levels(*results: SessionResult, choices: tuple[DoseChoice, ...] = ()) -> dict[Position, int]:
    return allowed_levels(replace(FREE, results=results), choices, EXERCISES)


def dose(
    *results: SessionResult, choices: tuple[DoseChoice, ...] = (), exercise: str = TOWEL, nerve: bool = False
) -> Dose:
    return allowed_dose(EXERCISES[exercise], replace(FREE, results=results), choices, nerve=nerve)


def good_days(hold: int, exercise: str = TOWEL, first_day: int = 1) -> tuple[SessionResult, ...]:
    days = range(first_day, first_day + 3)
    return tuple(session(day, hold=hold, exercise=exercise, position=EXERCISES[exercise].position) for day in days)


def choice(reason: str, hold: int, exercise: str = TOWEL, hours_ago: float = 1, repetitions: int = 3) -> Choice:
    return Choice(NOW - timedelta(hours=hours_ago), exercise, hold, repetitions, reason)


def test_it_begins_at_the_first_use_variants_of_each_position() -> None:
    assert levels() == FIRST_USE == {LYING: 3, SEATED: 4, STANDING: 4}
    hardest = {EXERCISES[name].position: EXERCISES[name].level for name in (TOWEL, "seated-heel-floor", HINGE)}
    assert hardest == FIRST_USE


@pytest.mark.parametrize(
    "result",
    [session(1, Outcome.EASE), session(1, Outcome.PAUSE, None), session(1, Outcome.GOOD, MorningOutcome.NOT_SETTLED)],
)
def test_a_difficult_session_takes_its_position_one_step_back(result: SessionResult) -> None:
    assert levels(result) == {LYING: 2, SEATED: 4, STANDING: 4}


def test_a_pause_and_its_own_bad_morning_are_one_step() -> None:
    assert levels(session(1, Outcome.PAUSE, MorningOutcome.NOT_SETTLED))[LYING] == 2


def test_the_step_back_is_taken_from_the_variant_that_was_too_much() -> None:
    assert levels(session(1, Outcome.EASE, exercise=BENT))[LYING] == 1


def test_below_the_lowest_variant_there_is_no_step() -> None:
    hinge = [session(day, Outcome.EASE, exercise=HINGE, position=STANDING) for day in (1, 3)]
    assert levels(*hinge)[STANDING] == 4
    seated = [session(d, Outcome.EASE, exercise="seated-heel-floor", position=SEATED) for d in (1, 2, 3)]
    assert levels(*seated)[SEATED] == 2


def test_an_accepted_harder_variant_lifts_the_level_to_it() -> None:
    assert levels(*good_days(30), choices=(choice(HARDER, 10, WALL),))[LYING] == 4


def test_from_the_gentlest_one_the_harder_link_skips_a_level() -> None:
    fallen = session(9, Outcome.EASE, exercise=BENT)
    assert levels(*good_days(30, BENT), fallen, choices=(choice(HARDER, 10, TOWEL),))[LYING] == 3


@pytest.mark.parametrize(
    ("results", "target"),
    [
        (good_days(30)[:2], WALL),
        (good_days(25), WALL),
        (good_days(30), "lying-wall-doorway"),
        (good_days(30), "no-such-exercise"),
        ((), WALL),
    ],
)
def test_a_harder_variant_that_was_not_earned_lifts_nothing(results: tuple[SessionResult, ...], target: str) -> None:
    assert levels(*results, choices=(choice(HARDER, 10, target),))[LYING] == 3


def test_a_choice_made_before_it_was_earned_lifts_nothing() -> None:
    too_early = choice(HARDER, 10, WALL, hours_ago=40)
    assert levels(*good_days(30), choices=(too_early,))[LYING] == 3


def test_fourteen_days_without_a_session_lead_back_to_the_start_and_never_up() -> None:
    up = choice(HARDER, 10, WALL, hours_ago=14 * 24 + 1)
    assert levels(*good_days(30, first_day=15), choices=(up,))[LYING] == 3
    assert levels(session(1), *good_days(30, first_day=15), choices=(up,))[LYING] == 3
    assert levels(session(20, Outcome.EASE))[LYING] == 2


def test_a_lower_pain_today_lifts_nothing() -> None:
    assert levels(*good_days(30)) == FIRST_USE


def test_a_session_of_a_lost_exercise_still_takes_a_step_back() -> None:
    assert levels(session(1, Outcome.EASE, exercise="lost-one"))[LYING] == 2


def test_the_first_dose_is_the_default() -> None:
    assert dose() == first_dose(EXERCISES[TOWEL]) == Dose(hold=10, repetitions=3, longest=10, most=3)


def test_a_dose_can_be_lowered_freely_within_what_the_card_allows() -> None:
    assert dose(choices=(choice("lowered", 5, repetitions=2),)) == Dose(5, 2, 10, 3)
    assert dose(choices=(choice("lowered", 1, repetitions=0),)) == Dose(5, 2, 10, 3)


def test_it_goes_up_again_only_within_what_is_allowed() -> None:
    choices = (choice("lowered", 5, hours_ago=3), choice("restored", 30, hours_ago=2, repetitions=5))
    assert dose(choices=choices) == Dose(10, 3, 10, 3)


def test_an_accepted_longer_hold_lifts_the_limit_by_one_step() -> None:
    assert dose(*good_days(10), choices=(choice(LONGER, 15),)) == Dose(15, 3, 15, 3)
    assert dose(*good_days(10), choices=(choice(LONGER, 30),)).longest == 10


@pytest.mark.parametrize("results", [(), good_days(10)[:2], (session(1, Outcome.KEEP), *good_days(10, first_day=2))])
def test_a_longer_hold_that_was_not_earned_lifts_nothing(results: tuple[SessionResult, ...]) -> None:
    assert dose(*results, choices=(choice(LONGER, 15),)).longest == 10


def test_the_same_three_days_lift_the_limit_only_once() -> None:
    twice = (choice(LONGER, 15, hours_ago=2), choice(LONGER, 20, hours_ago=1))
    assert dose(*good_days(10), choices=twice).longest == 15


def test_pulses_grow_by_one_second() -> None:
    pulse = "seated-supported-knee-ease"
    results = good_days(3, pulse)
    assert dose(*results, choices=(choice(LONGER, 4, pulse),), exercise=pulse).hold == 4
    assert dose(*results, choices=(choice(LONGER, 8, pulse),), exercise=pulse).longest == 3


def test_no_hold_ever_passes_the_longest_of_the_card() -> None:
    results: tuple[SessionResult, ...] = ()
    choices: tuple[DoseChoice, ...] = ()
    for index, hold in enumerate((10, 15, 20, 25, 30, 30)):
        first_day = 18 - 3 * index
        results = (*good_days(hold, first_day=first_day), *results)
        choices = (*choices, choice(LONGER, hold + 5, hours_ago=24 * first_day - 1))
    assert dose(*results, choices=choices) == Dose(30, 5 - 2, 30, 3)


@pytest.mark.parametrize("outcome", [Outcome.EASE, Outcome.PAUSE])
def test_a_difficult_session_takes_the_hold_back_to_the_default(outcome: Outcome) -> None:
    longer = choice(LONGER, 15, hours_ago=24 * 2 - 1)
    earned = good_days(10, first_day=2)
    assert dose(session(1, outcome, hold=15), *earned, choices=(longer,)) == Dose(10, 3, 10, 3)
    other = session(1, outcome, exercise=BENT)
    assert dose(other, *earned, choices=(longer,)).hold == 15


def test_a_hold_below_the_default_stays_where_it_is_after_a_difficult_session() -> None:
    assert dose(session(1, Outcome.EASE, hold=5), choices=(choice("lowered", 5, hours_ago=40),)).hold == 5


def test_fourteen_days_without_a_session_take_the_hold_back() -> None:
    longer = choice(LONGER, 15, hours_ago=24 * 15 - 1)
    earned = good_days(10, first_day=15)
    assert dose(*earned, choices=(longer,)).hold == 10
    assert dose(session(1, exercise=BENT), *earned, choices=(longer,)).hold == 10


def test_with_nerve_signs_no_hold_is_longer_than_ten_seconds() -> None:
    longer = (choice(LONGER, 15, BENT),)
    results = good_days(10, BENT)
    assert dose(*results, choices=longer, exercise=BENT).hold == 15
    assert dose(*results, choices=longer, exercise=BENT, nerve=True) == Dose(10, 3, 10, 3)
    situation = replace(FREE, results=results, nerve_result=True)
    assert allowed_dose(EXERCISES[BENT], situation, longer, nerve=False).hold == 10


def test_a_harder_variant_begins_anew_at_its_default() -> None:
    before = choice("lowered", 5, WALL, hours_ago=3)
    assert dose(*good_days(30), choices=(before, choice(HARDER, 10, WALL)), exercise=WALL).hold == 10


def test_the_least_doses_cannot_be_raised_in_the_session() -> None:
    assert shortest(EXERCISES[TOWEL], Dose(15, 3, 15, 3)) == Dose(5, 3, 5, 3)
    assert least(EXERCISES[TOWEL], Dose(15, 3, 15, 3)) == Dose(5, 2, 5, 2)


def test_what_was_done_last_is_the_most_that_may_be_done_next() -> None:
    lowered = choice("lowered", 5, hours_ago=40, repetitions=2)
    restored = choice("restored", 10, hours_ago=1)
    done = replace(session(1, hold=5), repetitions=2)
    assert dose(choices=(lowered, restored)) == Dose(10, 3, 10, 3), "taken back before anything was done with it"
    assert dose(done, choices=(lowered, restored)) == Dose(5, 2, 5, 2)
    assert dose(session(1, hold=5, exercise=BENT), choices=(lowered, restored)) == Dose(10, 3, 10, 3)


def test_a_lowered_dose_rises_again_by_an_accepted_longer_hold_alone() -> None:
    done = tuple(replace(each, repetitions=2) for each in good_days(5))
    assert dose(*done, choices=(choice(LONGER, 10, repetitions=2),)) == Dose(10, 2, 10, 3)
    assert dose(*done[:2], choices=(choice(LONGER, 10, repetitions=2),)) == Dose(5, 2, 5, 2)


def test_ten_seconds_on_a_day_with_nerve_signs_are_the_most_on_the_next_day_too() -> None:
    longer = choice(LONGER, 15, BENT, hours_ago=47)
    assert dose(*good_days(10, BENT, first_day=2), choices=(longer,), exercise=BENT).hold == 15
    assert (
        dose(session(1, exercise=BENT), *good_days(10, BENT, first_day=2), choices=(longer,), exercise=BENT).hold == 10
    )


def test_a_clock_that_was_set_back_undoes_no_lowered_dose() -> None:
    first, then = recorded_at(NOW) - 2, recorded_at(NOW) - 1
    earned = good_days(10)
    choices = (ChosenDose(first, TOWEL, 15, 3, DoseReason.LONGER), ChosenDose(then, TOWEL, 5, 3, DoseReason.LOWERED))
    assert dose(*earned, choices=choices).hold == 5
    assert dose(*earned, choices=choices[::-1]).hold == 5, "the ids tell the order"


def test_an_easier_hold_is_held_back_but_never_below_the_shortest() -> None:
    assert held_back(EXERCISES[TOWEL], Dose(30, 3, 30, 3), 10) == Dose(10, 3, 10, 3)
    assert held_back(EXERCISES[TOWEL], Dose(30, 3, 30, 3), 3) == Dose(5, 3, 5, 3)
    assert held_back(EXERCISES[TOWEL], Dose(5, 2, 10, 3), 30) == Dose(5, 2, 10, 3)


def test_what_the_history_keeps_is_read_as_it_stands() -> None:
    kept = ChosenDose(recorded_at(NOW), TOWEL, 15, 3, DoseReason.LONGER)
    assert (DoseReason.LONGER, DoseReason.HARDER) == (LONGER, HARDER)
    assert dose(*good_days(10), choices=(kept,)).hold == 15


class TestKept:
    """Limits of another history with which this one came together."""

    def test_a_dose_is_not_exceeded_and_not_lifted(self) -> None:
        longer = choice(LONGER, 15, hours_ago=3)
        kept = choice(KEPT_DOSE, 10, hours_ago=2, repetitions=2)
        assert dose(*good_days(10), choices=(longer, kept)) == Dose(10, 2, 10, 2)
        assert dose(*good_days(10), choices=(choice(KEPT_DOSE, 30, repetitions=9),)).longest == 10

    def test_a_dose_is_of_its_own_exercise_and_within_its_card(self) -> None:
        kept = choice(KEPT_DOSE, 1, exercise=BENT, repetitions=1)
        assert dose(choices=(kept,)) == first_dose(EXERCISES[TOWEL])
        least = dose(choices=(kept,), exercise=BENT)
        assert (least.longest, least.most) == (EXERCISES[BENT].hold.min, EXERCISES[BENT].repetitions.min)

    def test_a_level_is_not_exceeded_and_not_lifted(self) -> None:
        assert levels(choices=(choice(KEPT_LEVEL, 0, exercise=BENT),))[LYING] == EXERCISES[BENT].level < 3
        hardest = max(EXERCISES.values(), key=lambda exercise: exercise.level)
        assert levels(choices=(choice(KEPT_LEVEL, 0, exercise=hardest.id),)) == FIRST_USE
        assert levels(choices=(choice(KEPT_LEVEL, 0, exercise="of-a-lost-pack"),)) == FIRST_USE

    def test_a_level_is_no_choice_of_a_dose(self) -> None:
        assert dose(choices=(choice(KEPT_LEVEL, 0, exercise=TOWEL),)) == first_dose(EXERCISES[TOWEL])
