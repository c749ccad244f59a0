"""From an outcome to the next step: rows N1 to N9."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from msgspec import structs

from sciatimer.catalogue.model import Position
from sciatimer.safety.next_step import ROWS, NextStep, Step, next_step
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import MorningOutcome, Outcome, Quality
from tests.safety.examples import EXERCISES, FREE, session

TOWEL = "lying-towel-thigh"
BENT = "lying-bent-knee-hold"
EASE, KEEP, GOOD, PAUSE, LOCK = Outcome.EASE, Outcome.KEEP, Outcome.GOOD, Outcome.PAUSE, Outcome.LOCK
SETTLED, NOT_SETTLED = MorningOutcome.SETTLED, MorningOutcome.NOT_SETTLED
NERVE = Quality.NERVE_AS_BEFORE


def step_after(
    *results: SessionResult,
    nerve_result: bool = False,
    nerve_cleared: bool = False,
    x_codes: frozenset[str] = frozenset(),
    pain: int = 2,
) -> NextStep:
    """The step after sessions, newest first."""
    situation = replace(FREE, results=results, nerve_result=nerve_result, nerve_cleared=nerve_cleared, x_codes=x_codes)
    return next_step(situation, EXERCISES, pain)


def good_days(count: int = 3, hold: int = 10, exercise: str = TOWEL) -> list[SessionResult]:
    position = EXERCISES[exercise].position
    return [session(day, hold=hold, exercise=exercise, position=position) for day in range(1, count + 1)]


def test_the_rows_stand_in_the_order_of_the_clinical_table() -> None:
    assert [row.id for row in ROWS] == [f"N{number}" for number in range(1, 10)]


@pytest.mark.parametrize("ending", [Outcome.LOCK, Outcome.URGENT, Outcome.EMERGENCY])
def test_n1_what_ends_the_routine_asks_for_the_lock(ending: Outcome) -> None:
    step = step_after(session(check=ending))
    assert (step.rule, step.lock) == ("N1", True)


def test_n1_a_morning_can_end_the_routine_too() -> None:
    assert step_after(session(morning=MorningOutcome.LOCK)).rule == "N1"


@pytest.mark.parametrize("earlier", [session(3, PAUSE), session(3, KEEP, NOT_SETTLED)])
@pytest.mark.parametrize("newest", [session(1, PAUSE, None), session(1, GOOD, NOT_SETTLED)])
def test_n2_two_unsettled_sessions_of_three_lock(newest: SessionResult, earlier: SessionResult) -> None:
    step = step_after(newest, session(2), earlier)
    assert (step.rule, step.lock) == ("N2", True)


def test_n2_one_sessions_pause_and_its_own_morning_count_as_one() -> None:
    assert step_after(session(1, PAUSE, NOT_SETTLED), session(2), session(3)).rule == "N5"


def test_n2_an_unsettled_session_longer_ago_does_not_lock() -> None:
    assert step_after(session(1, PAUSE), session(2), session(3), session(4, PAUSE)).rule == "N5"


def test_n3_nerve_feelings_in_two_of_three_sessions_lock_until_a_clinician_cleared_them() -> None:
    results = (session(1, EASE, quality=NERVE), session(2), session(3, EASE, quality=NERVE))
    assert (step_after(*results).rule, step_after(*results).lock) == ("N3", True)
    assert step_after(*results, nerve_cleared=True).rule == "N5"


def test_n3_a_pause_with_a_nerve_feeling_is_no_milder_than_an_ease_with_one() -> None:
    assert step_after(session(1, PAUSE, quality=NERVE), session(2, EASE, quality=NERVE)).rule == "N3"


def test_n3_one_session_with_a_nerve_feeling_only_eases() -> None:
    assert step_after(session(1, EASE, quality=NERVE), session(2, EASE)).rule == "N5"


def test_n4_the_third_difficult_session_of_six_speaks_of_water_and_offers_the_easier_one() -> None:
    results = [session(1, EASE), session(2), session(3, EASE), session(4), session(5), session(6, EASE)]
    step = step_after(*results)
    assert (step.rule, step.water, step.offer_exercise, step.offer_hold) == ("N4", True, BENT, 5)
    assert step_after(*results[:5], session(6), session(7, EASE)).rule == "N5"


def test_n4_on_the_gentlest_one_there_is_only_water_and_the_shortest_hold() -> None:
    step = step_after(session(1, EASE, exercise=BENT))
    assert (step.rule, step.offer_exercise, step.offer_hold) == ("N4", None, 5)


@pytest.mark.parametrize(("held", "offered"), [(25, 10), (10, 10), (5, 5)])
def test_n5_the_hold_goes_back_to_the_smaller_of_now_and_the_default(held: int, offered: int) -> None:
    step = step_after(session(1, EASE, hold=held))
    assert (step.rule, step.offer_hold, step.offer_exercise, step.lock) == ("N5", offered, BENT, False)


@pytest.mark.parametrize(
    ("exercise", "gentler"),
    [("standing-desk-hinge", Position.SEATED), ("seated-heel-floor", Position.LYING), (TOWEL, None)],
)
def test_n5_when_a_position_failed_twice_the_next_gentler_one_is_offered(
    exercise: str, gentler: Position | None
) -> None:
    failed = [session(day, EASE, exercise=exercise, position=EXERCISES[exercise].position) for day in (1, 4)]
    assert step_after(failed[0], session(2), failed[1]).offer_position is gentler
    assert step_after(failed[0], session(2)).offer_position is None


def test_n5_a_failure_in_another_position_does_not_count_for_this_one() -> None:
    standing = session(3, EASE, exercise="standing-desk-hinge", position=Position.STANDING)
    seated = session(1, EASE, exercise="seated-heel-floor", position=Position.SEATED)
    assert step_after(seated, session(2), standing).offer_position is None


def test_n6_keep_stays_and_ends_the_row_of_good_days() -> None:
    assert step_after(session(1, KEEP)).rule == "N6"
    good = good_days(4)
    assert step_after(good[0], good[1], session(3, KEEP), good[3]).rule == "N9"


@pytest.mark.parametrize(
    ("exercise", "held", "offered"), [(TOWEL, 10, 15), (TOWEL, 25, 30), ("seated-supported-knee-ease", 3, 4)]
)
def test_n7_three_good_days_offer_one_step_more(exercise: str, held: int, offered: int) -> None:
    step = step_after(*good_days(3, held, exercise))
    assert (step.rule, step.offer_hold, step.offer_exercise) == ("N7", offered, None)


def test_n7_two_sessions_on_one_day_are_one_day() -> None:
    noon = replace(session(1, hour=16), session=2000)
    twice = (noon, replace(session(1), morning=None), session(2))
    assert step_after(*twice).rule == "N9"
    assert step_after(*twice, session(3)).rule == "N7"


@pytest.mark.parametrize(
    "spoilt",
    [
        {"check": KEEP},
        {"morning": NOT_SETTLED},
        {"morning": None},
        {"all_holds_done": False},
        {"exercise": BENT},
    ],
)
@pytest.mark.parametrize("day", [1, 2, 3])
def test_n7_one_day_that_is_less_than_good_is_no_row_of_three(spoilt: dict[str, Any], day: int) -> None:
    results = good_days()
    results[day - 1] = replace(results[day - 1], **spoilt)
    assert step_after(*results).rule != "N7"


def test_n7_after_a_lowered_hold_the_step_is_counted_from_it() -> None:
    assert step_after(session(1, hold=5), session(2), session(3)).offer_hold == 10


def test_n7_and_n8_speak_of_pulses_where_there_are_pulses() -> None:
    pulse = "seated-supported-knee-ease"
    assert step_after(*good_days(3, 3, pulse)).reason == "safety.N7_pulse"
    assert step_after(*good_days(3, 5, pulse)).reason == "safety.N8_pulse"
    assert step_after(*good_days()).reason == "safety.N7"


def test_n7_a_longer_hold_has_to_be_earned_anew() -> None:
    assert step_after(session(1, hold=15), *[session(day, hold=10) for day in (2, 3, 4)]).rule == "N9"


def test_n7_fourteen_days_without_a_session_end_the_row() -> None:
    assert step_after(session(1), session(2), session(15)).rule == "N7"
    assert step_after(session(1), session(2), session(16)).rule == "N9"


def test_n7_with_a_nerve_result_ends_at_the_nerve_hold() -> None:
    assert step_after(*good_days(3, 5, BENT), nerve_result=True).offer_hold == 10
    assert step_after(*good_days(3, 10, BENT), nerve_result=True).rule == "N9"
    assert step_after(*good_days(3, 10, TOWEL), nerve_result=True).rule == "N9"


def test_n8_at_the_longest_hold_the_harder_one_may_be_offered() -> None:
    step = step_after(*good_days(3, 30))
    assert (step.rule, step.offer_exercise, step.offer_hold) == ("N8", "lying-wall-far", 10)


def test_n8_the_longest_pulse_leads_to_the_harder_one_too() -> None:
    step = step_after(*good_days(3, 5, "seated-supported-knee-ease"))
    assert (step.rule, step.offer_exercise) == ("N8", "seated-heel-floor")


def test_n8_speaks_of_thirty_seconds_only_where_the_card_has_them() -> None:
    towel = EXERCISES[TOWEL]
    short = structs.replace(towel, hold=structs.replace(towel.hold, max=20))
    situation = replace(FREE, results=tuple(good_days(3, 20)))
    assert next_step(situation, {**EXERCISES, TOWEL: short}, 2).reason == "safety.N8_shorter"
    assert step_after(*good_days(3, 30)).reason == "safety.N8"


def test_n8_not_outside_todays_band_nor_against_an_x_code_nor_with_a_nerve_result() -> None:
    assert step_after(*good_days(3, 30), pain=3).rule == "N8"
    assert step_after(*good_days(3, 30), pain=4).rule == "N9"
    assert step_after(*good_days(3, 30), x_codes=frozenset({"X4"})).rule == "N9"
    assert step_after(*good_days(3, 30), x_codes=frozenset({"X9"})).rule == "N8"
    assert step_after(*good_days(3, 30), nerve_result=True).rule == "N9"


def test_n8_the_hardest_one_stays() -> None:
    assert step_after(*good_days(3, 30, "standing-scissor")).rule == "N9"


def test_n9_a_good_session_stays_with_the_same() -> None:
    step = step_after(session(1, morning=None))
    assert (step.rule, step.lock, step.water, step.offer_hold, step.offer_exercise) == ("N9", False, False, None, None)


@pytest.mark.parametrize("check", [None, Outcome.CHECK_DUE])
def test_there_is_no_step_before_the_check_is_closed(check: Outcome | None) -> None:
    with pytest.raises(ValueError, match="no next step"):
        step_after(session(1, check))
    with pytest.raises(ValueError, match="no next step"):
        step_after()


def test_an_exercise_that_the_catalogue_lost_offers_nothing_more() -> None:
    lost = [replace(result, exercise="lost-one") for result in good_days()]
    assert step_after(*lost).rule == "N9"
    assert step_after(replace(lost[0], check=EASE)) == NextStep("N5", Step.EASIER, "safety.N5")


# The reduced space: the newest session in full, the two before it as kinds, the three before those as a count.
CHECKS = (GOOD, KEEP, EASE, PAUSE, LOCK)
MORNINGS = (SETTLED, NOT_SETTLED, MorningOutcome.LOCK)
BEFORE: tuple[dict[str, Any], ...] = (
    {"check": GOOD},
    {"check": EASE},
    {"check": EASE, "quality": NERVE},
    {"check": PAUSE},
    {"check": PAUSE, "quality": NERVE},
    {"check": KEEP, "morning": NOT_SETTLED},
)
MILDEST_FIRST = {
    Step.LONGER: 0,
    Step.HARDER: 0,
    Step.SAME: 1,
    Step.EASIER: 2,
    Step.WATER: 3,
    Step.LOCK: 4,
    Step.ENDED: 4,
}
Grades = tuple[int, ...]


def sessions_of(grades: Grades) -> list[SessionResult]:
    check, morning, nerve, one, two, older, gentlest, hold, *_ = grades
    exercise = BENT if gentlest else TOWEL
    newest = session(1, CHECKS[check], MORNINGS[morning], exercise=exercise, hold=30 if hold else 10)
    calm = replace(newest, check=GOOD, morning=SETTLED)
    earlier = [replace(calm, **BEFORE[kind]) for kind in (one, two)]
    oldest = [session(day, EASE if day < 4 + older else GOOD) for day in (4, 5, 6)]
    newest = replace(newest, quality=NERVE if nerve else Quality.NOTHING_OR_PULL)
    return [newest, *(_on_day(result, day) for result, day in zip(earlier, (2, 3), strict=True)), *oldest]


def _on_day(result: SessionResult, day: int) -> SessionResult:
    moved = session(day)
    return replace(result, session=moved.session, started_at=moved.started_at, ended_at=moved.ended_at)


def oracle(grades: Grades) -> str:
    """The N table once more, on the grades themselves."""
    check, morning, nerve, one, two, older, gentlest, hold, result, cleared = grades
    unsettled = check == 3 or morning == 1
    if check == 4 or morning == 2:
        return "N1"
    if unsettled and (one > 2 or two > 2):
        return "N2"
    hard = check == 2 or unsettled
    if hard and nerve and {one, two} & {2, 4} and not cleared:
        return "N3"
    if hard:
        return "N4" if gentlest or 1 + (one > 0) + (two > 0) + older > 2 else "N5"
    if check == 1:
        return "N6"
    streak = not one and not two
    if streak and not hold:
        return "N7" if not result else "N9"
    return "N8" if streak and not result else "N9"


def test_every_case_of_the_reduced_space_has_the_step_of_the_table_and_worse_is_never_milder() -> None:
    sizes = (5, 3, 2, 6, 6, 4, 2, 2, 2, 2)
    gravity: dict[Grades, int] = {}
    for grades in product(*(range(size) for size in sizes)):
        step = step_after(*sessions_of(grades), nerve_result=bool(grades[8]), nerve_cleared=bool(grades[9]))
        assert step.rule == oracle(grades), grades
        gravity[grades] = MILDEST_FIRST[step.step]
    for grades, grave in gravity.items():
        for axis in (0, 1, 2, 5, 8):
            worse = (*grades[:axis], grades[axis] + 1, *grades[axis + 1 :])
            assert gravity.get(worse, grave) >= grave, (grades, worse)
