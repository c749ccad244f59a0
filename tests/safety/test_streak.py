"""What past sessions add up to."""

from dataclasses import replace

import pytest

from sciatimer.safety.situation import SessionResult
from sciatimer.safety.streak import (
    difficult_results,
    failed_twice,
    good_days,
    is_difficult,
    is_long_gap,
    is_unsettled,
    went_well,
)
from sciatimer.safety.values import MorningOutcome, Outcome
from tests.safety.examples import session

TOWEL = "lying-towel-thigh"


@pytest.mark.parametrize(
    ("check", "morning", "unsettled", "difficult"),
    [
        (Outcome.GOOD, MorningOutcome.SETTLED, False, False),
        (Outcome.KEEP, None, False, False),
        (Outcome.EASE, MorningOutcome.SETTLED, False, True),
        (Outcome.PAUSE, None, True, True),
        (Outcome.GOOD, MorningOutcome.NOT_SETTLED, True, True),
    ],
)
def test_a_session_is_read_with_its_morning(
    check: Outcome, morning: MorningOutcome | None, unsettled: bool, difficult: bool
) -> None:
    result = session(1, check, morning)
    assert (is_unsettled(result), is_difficult(result)) == (unsettled, difficult)


@pytest.mark.parametrize(
    ("result", "well"),
    [
        (session(1, Outcome.GOOD, None), True),
        (session(1, Outcome.KEEP), True),
        (session(1, Outcome.EASE), False),
        (session(1, None, None), False),
        (session(1, Outcome.GOOD, MorningOutcome.NOT_SETTLED), False),
        (session(1, Outcome.GOOD, all_holds_done=False), False),
    ],
)
def test_what_went_well_was_done_whole_and_left_nothing_behind(result: SessionResult, well: bool) -> None:
    assert went_well(result) == well


def test_a_leg_that_was_left_out_has_earned_nothing() -> None:
    days = tuple(session(day) for day in (1, 2, 3))
    assert good_days(days, TOWEL, 10) == 3
    assert good_days((days[0], replace(days[1], both_legs=False), days[2]), TOWEL, 10) == 1


def test_only_the_last_six_sessions_are_counted_as_difficult() -> None:
    results = tuple(session(day, Outcome.EASE) for day in range(1, 10))
    assert difficult_results(results) == 6


def test_the_newest_sessions_position_is_the_one_that_failed() -> None:
    results = (session(1, Outcome.EASE), session(2, Outcome.GOOD), session(3, Outcome.PAUSE))
    assert failed_twice(results)
    assert not failed_twice(results[:2])


def test_good_days_are_counted_up_to_the_first_that_was_not() -> None:
    results = tuple(session(day) for day in (1, 2, 3, 4))
    assert good_days(results, TOWEL, 10) == 4
    assert good_days((*results[:2], session(3, Outcome.KEEP), results[3]), TOWEL, 10) == 2
    assert good_days((), TOWEL, 10) == 0


def test_a_day_with_one_session_that_was_not_good_is_not_a_good_day() -> None:
    day = (session(1, hour=16), session(1, Outcome.KEEP, None, hour=8))
    assert good_days(day, TOWEL, 10) == 0


def test_a_gap_is_long_from_fourteen_days_on() -> None:
    assert is_long_gap(session(15), session(1))
    assert not is_long_gap(session(14), session(1))
