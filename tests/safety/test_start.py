"""May a session start? Rows P1 to P9 with P7a, and their limits."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from sciatimer.safety.situation import Situation
from sciatimer.safety.start import (
    ROWS,
    before_asking,
    clock_is_behind,
    is_high_pain,
    may_start,
    needs_nerve_filter,
    opens_emergency_list,
    sessions_a_day,
)
from sciatimer.safety.values import Outcome, Place, RedFlag, StartOutcome, TodayAnswers, Where
from tests.safety.examples import CALM, FREE, NOW, TODAY, session

TWO_DAYS = frozenset({TODAY - timedelta(days=6), TODAY - timedelta(days=1)})
TOMORROW = NOW.replace(hour=0) + timedelta(days=1)


def ended(hours_ago: float) -> datetime:
    return NOW - timedelta(hours=hours_ago)


def answered(**changes: object) -> TodayAnswers:
    return replace(CALM, **changes)  # type: ignore[arg-type]  # the fields differ in type


def situated(**changes: object) -> Situation:
    return replace(FREE, **changes)  # type: ignore[arg-type]  # the fields differ in type


def test_the_rows_stand_in_the_order_of_the_clinical_table() -> None:
    assert [row.id for row in ROWS] == ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P7a", "P8", "P9"]


@pytest.mark.parametrize(
    ("rule", "outcome", "reason", "answers", "situation"),
    [
        ("P1", "EMERGENCY", "P1", answered(red=RedFlag.EMERGENCY), situated(locked=True)),
        ("P2", "URGENT", "P2", answered(red=RedFlag.URGENT), situated(locked=True)),
        ("P3", "LOCKED", "P3", answered(pain=9), situated(locked=True, uncleared=("C1",))),
        ("P4", "ASK_FIRST", "P4", answered(pain=9), situated(uncleared=("C1",), open_check=3)),
        ("P4", "ASK_FIRST", "P4_unscreened", CALM, situated(screened=False)),
        ("P5", "CHECK_DUE", "P5", answered(pain=9), situated(open_check=3)),
        ("P5", "CHECK_DUE", "P5_morning", CALM, situated(open_morning=3)),
        ("P5", "CHECK_DUE", "P5_faded", CALM, situated(open_faded=3)),
        ("P6", "LOCK", "P6", answered(pain=6), situated(high_pain_days=TWO_DAYS)),
        ("P6", "LOCK", "P6", answered(much_worse=True), situated(high_pain_days=TWO_DAYS, rest_day=TODAY)),
        ("P7", "NOT_TODAY", "P7", answered(pain=6), FREE),
        ("P7", "NOT_TODAY", "P7", answered(much_worse=True, pain=0), FREE),
        ("P7a", "RESTED", "P7a_rest_day", CALM, situated(rest_day=TODAY)),
        ("P7a", "RESTED", "P7a", CALM, situated(last_session_end=ended(3.9), sessions_today=1)),
        ("P7a", "RESTED", "P7a_number", CALM, situated(last_session_end=ended(5), sessions_today=2)),
        ("P7a", "RESTED", "P7a_clock", CALM, situated(last_session_end=ended(-0.1))),
        ("P8", "START_REDUCED", "P8", answered(pain=4), FREE),
        ("P8", "START_REDUCED", "P8", answered(pain=5), FREE),
        ("P8", "START_REDUCED", "P8_nerve", answered(nerve_feelings=True), FREE),
        ("P8", "START_REDUCED", "P8_nerve", answered(place=Place.CALF), FREE),
        ("P8", "START_REDUCED", "P8_nerve", answered(nerve_feelings=True), situated(nerve_result=True)),
        ("P8", "START_REDUCED", "P8_self_check", CALM, situated(nerve_result=True)),
        ("P9", "START", "P9", CALM, FREE),
        ("P9", "START", "P9", answered(pain=3), situated(last_session_end=ended(4), sessions_today=1)),
    ],
)
def test_each_case_meets_its_row(
    rule: str, outcome: str, reason: str, answers: TodayAnswers, situation: Situation
) -> None:
    verdict = may_start(answers, situation)
    assert (verdict.rule, verdict.outcome, verdict.reason) == (rule, outcome, f"safety.{reason}")


def test_ask_first_names_the_items_that_lack_a_word() -> None:
    assert may_start(CALM, situated(uncleared=("C1", "C5"))).items == ("C1", "C5")
    assert may_start(CALM, FREE).items == ()


def test_a_third_day_with_high_pain_counts_within_seven_days_today_among_them() -> None:
    week_ago = frozenset({TODAY - timedelta(days=7), TODAY - timedelta(days=1)})
    assert may_start(answered(pain=8), situated(high_pain_days=week_ago)).rule == "P7"
    assert may_start(answered(pain=8), situated(high_pain_days=TWO_DAYS)).rule == "P6"


def test_the_same_day_twice_counts_once() -> None:
    twice = frozenset({TODAY, TODAY - timedelta(days=1)})
    assert may_start(answered(pain=8), situated(high_pain_days=twice)).rule == "P7"


def test_days_that_a_clock_set_back_puts_into_the_future_still_count() -> None:
    ahead = frozenset({TODAY + timedelta(days=1), TODAY + timedelta(days=30)})
    assert may_start(answered(pain=8), situated(high_pain_days=ahead)).rule == "P6"


def test_a_lower_answer_later_the_same_day_does_not_lift_a_rest_day() -> None:
    verdict = may_start(answered(pain=0), situated(rest_day=TODAY))
    assert verdict.outcome is StartOutcome.RESTED
    assert verdict.until == TOMORROW


def test_the_four_hours_run_from_the_end_of_the_last_session() -> None:
    verdict = may_start(CALM, situated(last_session_end=ended(3), sessions_today=1))
    assert verdict.until == NOW + timedelta(hours=1)


def test_when_several_things_ask_for_rest_the_longest_one_is_said() -> None:
    late = NOW.replace(hour=23)
    situation = situated(now=late, last_session_end=late - timedelta(minutes=5), sessions_today=2)
    verdict = may_start(CALM, situation)
    assert (verdict.reason, verdict.until) == ("safety.P7a", late + timedelta(hours=3, minutes=55))


def test_the_first_seven_days_have_one_session_a_day_and_later_days_two() -> None:
    assert sessions_a_day(situated(first_session_day=None)) == 1
    assert sessions_a_day(situated(first_session_day=TODAY - timedelta(days=6))) == 1
    assert sessions_a_day(situated(first_session_day=TODAY - timedelta(days=7))) == 2
    assert sessions_a_day(situated(first_session_day=TODAY + timedelta(days=3))) == 1


def test_right_after_an_unlock_there_is_one_session_a_day() -> None:
    assert sessions_a_day(situated(after_unlock=True)) == 1


def test_a_second_session_in_the_first_week_has_to_wait_for_tomorrow() -> None:
    situation = situated(first_session_day=TODAY, last_session_end=ended(6), sessions_today=1)
    assert may_start(CALM, situation).until == TOMORROW


def test_a_wrong_clock_never_starts_and_promises_no_time() -> None:
    behind = situated(last_session_end=NOW + timedelta(days=2))
    assert clock_is_behind(behind)
    assert may_start(CALM, behind).until is None
    assert not clock_is_behind(situated(last_session_end=NOW))


def test_a_session_in_the_night_cannot_skip_the_morning_check_of_the_evening_before() -> None:
    evening = session(hour=23, morning=None)
    night = NOW.replace(hour=5)
    verdict = may_start(CALM, situated(now=night, last_session_end=evening.ended_at, results=(evening,)))
    assert (verdict.reason, verdict.until) == ("safety.P7a_night", NOW.replace(hour=7, minute=10))


def test_the_promised_time_of_a_late_second_session_is_after_its_morning_check_opens() -> None:
    evening = session(days_ago=0, hour=22, morning=None)
    late = NOW.replace(hour=22, minute=30)
    situation = situated(now=late, last_session_end=evening.ended_at, sessions_today=2, results=(evening,))
    assert may_start(CALM, situation).until == evening.ended_at + timedelta(hours=8)


def test_a_second_session_of_the_same_day_does_not_wait_for_the_morning() -> None:
    first = session(days_ago=0, hour=7, morning=None)
    situation = situated(last_session_end=first.ended_at, sessions_today=1, results=(first,))
    assert may_start(CALM, situation).outcome is StartOutcome.START


def test_a_flight_west_does_not_skip_the_morning_check() -> None:
    tomorrow = session(days_ago=-1, hour=1, morning=None)
    situation = situated(last_session_end=ended(5), results=(tomorrow,))
    assert may_start(CALM, situation).reason == "safety.P7a_night"


def test_a_lock_in_between_does_not_skip_the_morning_check() -> None:
    evening = session(hour=23, morning=None)
    night = situated(now=NOW.replace(hour=5), last_session_end=evening.ended_at, before_lock=evening)
    assert may_start(CALM, night).reason == "safety.P7a_night"


def test_a_rest_day_to_come_ends_with_that_day_and_one_far_ahead_tells_of_the_clock() -> None:
    west = may_start(CALM, situated(rest_day=TODAY + timedelta(days=1)))
    assert (west.reason, west.until) == ("safety.P7a_rest_day", TOMORROW + timedelta(days=1))
    assert may_start(CALM, situated(rest_day=TODAY + timedelta(days=2))).reason == "safety.P7a_clock"
    assert may_start(CALM, situated(rest_day=TODAY - timedelta(days=1))).outcome is StartOutcome.START


def test_a_session_that_ended_the_routine_leaves_no_morning_to_wait_for() -> None:
    evening = session(hour=23, morning=None, check=Outcome.LOCK)
    situation = situated(now=NOW.replace(hour=5), last_session_end=evening.ended_at, results=(evening,))
    assert may_start(CALM, situation).outcome is StartOutcome.START


@pytest.mark.parametrize(
    ("situation", "rule"),
    [
        (situated(locked=True), "P3"),
        (situated(uncleared=("C2",)), "P4"),
        (situated(open_check=1), "P5"),
        (situated(rest_day=TODAY), "P7a"),
    ],
)
def test_what_is_known_before_any_answer_is_told_before_asking(situation: Situation, rule: str) -> None:
    verdict = before_asking(situation)
    assert verdict is not None
    assert verdict.rule == rule


def test_otherwise_it_is_time_to_ask() -> None:
    assert before_asking(FREE) is None
    assert before_asking(situated(nerve_result=True)) is None


def test_the_nerve_filter_follows_the_nerve_and_the_place_but_not_the_number() -> None:
    assert not needs_nerve_filter(answered(pain=5), FREE)
    assert needs_nerve_filter(answered(place=Place.FOOT), FREE)
    assert not needs_nerve_filter(answered(place=Place.THIGH), FREE)


def test_a_day_of_high_pain_begins_at_six_or_with_a_flare() -> None:
    assert is_high_pain(answered(pain=6))
    assert is_high_pain(answered(pain=1, much_worse=True))
    assert not is_high_pain(answered(pain=5))


BOTH = answered(where=Where.BOTH)


@pytest.mark.parametrize(
    ("answers", "previous", "opens"),
    [
        (answered(where=Where.LEFT), None, False),
        (BOTH, None, True),
        (BOTH, answered(where=Where.LEFT), True),
        (BOTH, BOTH, False),
        (replace(BOTH, pain=3), BOTH, True),
        (replace(BOTH, place=Place.CALF), BOTH, True),
        (replace(BOTH, nerve_feelings=True), BOTH, True),
        (replace(BOTH, much_worse=True), BOTH, True),
        (replace(BOTH, pain=0, place=Place.NONE), BOTH, False),
    ],
)
def test_both_legs_new_or_worse_opens_the_emergency_list(
    answers: TodayAnswers, previous: TodayAnswers | None, opens: bool
) -> None:
    assert opens_emergency_list(answers, previous) is opens


# The reduced input space: each input of P at every value that a row tells apart, from the mildest to the gravest.
PAINS = (0, 3, 4, 5, 6, 10)
PLACES = (Place.NONE, Place.THIGH, Place.CALF, Place.FOOT)
HIGH_DAYS: tuple[frozenset[date], ...] = (frozenset(), frozenset({TODAY - timedelta(days=1)}), TWO_DAYS)
ENDS = (None, ended(30), ended(4), ended(3), ended(-1))
RANK = list(StartOutcome)


def case_of(grades: tuple[int, ...]) -> tuple[TodayAnswers, Situation]:
    red, pain, place, nerve, worse, locked, uncleared, due, tested, high, rest, end, number = grades
    answers = TodayAnswers(PAINS[pain], PLACES[place], Where.LEFT, bool(nerve), bool(worse), RedFlag(red))
    situation = situated(
        locked=bool(locked),
        uncleared=("C1",) if uncleared else (),
        open_check=1 if due else None,
        nerve_result=bool(tested),
        high_pain_days=HIGH_DAYS[high],
        rest_day=TODAY if rest else None,
        last_session_end=ENDS[end],
        sessions_today=number,
    )
    return answers, situation


def oracle(grades: tuple[int, ...]) -> str:
    """The P table written once more, from the mildest row up: what comes later overrules."""
    red, pain, place, nerve, worse, locked, uncleared, due, tested, high, rest, end, number = grades
    points = PAINS[pain]
    outcome = "START"
    if points > 3 or nerve or tested or PLACES[place] in (4, 5):
        outcome = "START_REDUCED"
    if rest or end in (3, 4) or number > 1:
        outcome = "RESTED"
    if points > 5 or worse:
        outcome = "LOCK" if high == 2 else "NOT_TODAY"
    for gate, name in ((due, "CHECK_DUE"), (uncleared, "ASK_FIRST"), (locked, "LOCKED")):
        outcome = name if gate else outcome
    return {0: outcome, 1: "URGENT", 2: "EMERGENCY"}[red]


# Which inputs are grave at once is settled by the gates above them, so the gates take turns and the rest meets fully.
def reduced_space() -> list[tuple[int, ...]]:
    gates = [(0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (1, 1, 1, 1)]
    rest = product(range(6), range(4), range(2), range(2), range(2), range(3), range(2), range(5), range(3))
    return [
        (red, pain, place, nerve, worse, locked, uncleared, due, tested, high, day, end, number)
        for pain, place, nerve, worse, tested, high, day, end, number in rest
        for red, locked, uncleared, due in gates
    ]


def test_every_case_of_the_reduced_space_has_the_outcome_of_the_table_and_worse_is_never_milder() -> None:
    gravity = {}
    for grades in reduced_space():
        outcome = may_start(*case_of(grades)).outcome
        assert outcome == oracle(grades), grades
        gravity[grades] = RANK.index(outcome)
    assert len(gravity) == 7 * 6 * 4 * 2 * 2 * 2 * 3 * 2 * 5 * 3
    for grades, grave in gravity.items():
        for index in range(len(grades)):
            worse = (*grades[:index], grades[index] + 1, *grades[index + 1 :])
            assert gravity.get(worse, -1) <= grave, (grades, worse)
