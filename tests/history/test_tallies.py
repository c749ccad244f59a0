"""Counts over past sessions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.catalogue.model import Position
from sciatimer.history.corrections import correct_check
from sciatimer.history.notes import withdraw
from sciatimer.history.tallies import ENOUGH, WEEKS, calendar, changes
from sciatimer.safety.values import Outcome, StartOutcome
from tests.history.diary import AT, CHECKED, STARTED, TODAY, Diary
from tests.history.test_corrections import SAME
from tests.safety.examples import EXERCISES


def check_some(diary: Diary, count: int, after: int, exercise: str = STARTED.exercise) -> None:
    for _ in range(count):
        session = diary.begin(replace(STARTED, exercise=exercise))
        diary.check(session, replace(CHECKED, before=3, after=after))


def test_nothing_is_said_of_a_change_over_too_few_sessions(diary: Diary) -> None:
    check_some(diary, ENOUGH - 1, after=1)
    ((position, change),) = changes(diary.store, diary.now()).by_position
    assert (position, change.sessions, change.mean) == (Position.LYING, ENOUGH - 1, None)


def test_the_change_is_what_was_said_after_less_what_was_said_before(diary: Diary) -> None:
    check_some(diary, ENOUGH, after=1)
    ((_, change),) = changes(diary.store, diary.now()).by_position
    assert (change.sessions, change.mean) == (ENOUGH, -2)


def test_all_sessions_together_may_be_enough_where_those_of_each_kind_are_not(diary: Diary) -> None:
    check_some(diary, ENOUGH - 1, after=1)
    check_some(diary, 1, after=3, exercise="seated-heel-floor")
    seen = changes(diary.store, diary.now())
    assert [change.mean for _, change in seen.by_exercise] == [None, None]
    assert (seen.whole.sessions, seen.whole.mean) == (ENOUGH, -2 * (ENOUGH - 1) / ENOUGH)


def test_the_stretch_done_most_often_comes_first(diary: Diary) -> None:
    check_some(diary, 1, after=1, exercise="seated-heel-floor")
    check_some(diary, 2, after=4)
    seen = changes(diary.store, diary.now()).by_exercise
    assert [(exercise, change.sessions) for exercise, change in seen] == [
        (STARTED.exercise, 2),
        ("seated-heel-floor", 1),
    ]


def test_a_session_whose_check_is_open_changes_nothing(diary: Diary) -> None:
    diary.begin()
    assert changes(diary.store, diary.now()).by_position == ()


def test_the_calendar_begins_on_a_monday_and_ends_today(diary: Diary) -> None:
    diary.days_pass(3)  # a Thursday
    days = calendar(diary.store, diary.now())
    assert days[0].day.weekday() == 0
    assert days[-1].day == diary.now().date()
    assert len(days) == 7 * (WEEKS - 1) + 4


def test_a_day_tells_how_many_sessions_it_had_and_the_gravest_outcome(diary: Diary) -> None:
    diary.session(Outcome.GOOD)
    diary.session(Outcome.PAUSE)
    today = calendar(diary.store, diary.now())[-1]
    assert (today.sessions, today.gravest, today.rested) == (2, Outcome.PAUSE, False)


def test_a_day_on_which_the_answers_led_to_no_session_is_a_day_of_rest(diary: Diary) -> None:
    diary.answer_today(replace(TODAY, pain=6, outcome=StartOutcome.NOT_TODAY))
    today = calendar(diary.store, diary.now())[-1]
    assert (today.sessions, today.rested) == (0, True)


def test_a_day_without_anything_is_empty(diary: Diary) -> None:
    diary.session()
    diary.days_pass(1)
    yesterday, today = calendar(diary.store, diary.now())[-2:]
    assert (yesterday.sessions, today.sessions) == (1, 0)
    assert (today.gravest, today.rested) == (None, False)


def test_what_is_older_than_twelve_weeks_is_not_in_the_calendar(diary: Diary) -> None:
    diary.session()
    diary.days_pass(7 * WEEKS)
    assert not any(day.sessions for day in calendar(diary.store, diary.now()))


def test_the_change_of_a_range_leaves_out_what_came_before(diary: Diary) -> None:
    check_some(diary, ENOUGH, after=1)
    diary.days_pass(8)
    assert changes(diary.store, diary.now() - timedelta(days=7)).by_exercise == ()


def test_a_corrected_answer_counts_once_with_its_last_values(diary: Diary) -> None:
    sessions = [diary.session() for _ in range(ENOUGH)]
    correct_check(diary.store, sessions[0], replace(SAME, after=7), diary.now(), EXERCISES)
    whole = changes(diary.store, AT).whole
    assert whole.sessions == ENOUGH
    assert whole.mean == pytest.approx((5 - 4) / ENOUGH)


def test_sessions_out_of_view_count_in_no_change_and_on_no_day(diary: Diary) -> None:
    sessions = [diary.session(Outcome.PAUSE) for _ in range(2)]
    correct_check(diary.store, sessions[1], replace(SAME, after=7), diary.now(), EXERCISES)
    for session in sessions:
        withdraw(diary.store, session, diary.now())
    assert changes(diary.store, AT).whole.sessions == 0
    last = calendar(diary.store, diary.now())[-1]
    assert (last.sessions, last.gravest) == (0, None)
    withdraw(diary.store, sessions[0], diary.now(), withdrawn=False)
    last = calendar(diary.store, diary.now())[-1]
    assert (last.sessions, last.gravest) == (1, Outcome.PAUSE)


def test_a_stretch_of_which_all_sessions_are_out_of_view_is_not_named(diary: Diary) -> None:
    check_some(diary, ENOUGH, after=1)
    kept = changes(diary.store, AT)
    session = diary.begin(replace(STARTED, exercise="seated-heel-floor", position=Position.SEATED))
    diary.check(session, replace(CHECKED, before=3, after=9))
    withdraw(diary.store, session, diary.now())
    assert changes(diary.store, AT) == kept
