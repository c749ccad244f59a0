"""The course of pain: what a plot shows of the past."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.history.corrections import correct_check, correct_morning, correct_today
from sciatimer.history.course import MOST_POINTS, course, newest_sessions, points_since
from sciatimer.history.facts import SessionStarted
from sciatimer.history.notes import withdraw
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import answers_of
from sciatimer.safety.values import MorningOutcome, Outcome
from sciatimer.session.model import Side
from tests.history.diary import AT, CHECKED, MORNING, STARTED, TODAY, Diary
from tests.history.test_corrections import SAME, SETTLED
from tests.safety.examples import EXERCISES


def test_nothing_was_done_yet_and_nothing_is_shown(diary: Diary) -> None:
    empty = course(diary.store, diary.now())
    assert (empty.points, empty.spans, empty.marks) == ((), (), ())


def test_a_session_is_shown_with_what_was_said_before_after_and_the_next_morning(diary: Diary) -> None:
    since = diary.now()
    session = diary.begin(answer=replace(TODAY, pain=4))
    diary.end(session)
    diary.check(session, replace(CHECKED, after=3))
    diary.days_pass(1)
    diary.morning(session, replace(MORNING, pain=2))
    (point,) = course(diary.store, since).points
    assert (point.before, point.after, point.next_morning) == (4, 3, 2)
    assert (point.check, point.morning) == (Outcome.GOOD, MorningOutcome.SETTLED)
    assert (point.at, point.exercise, point.position) == (since, STARTED.exercise, STARTED.position)


def test_a_session_whose_check_is_open_is_shown_with_what_is_known(diary: Diary) -> None:
    diary.begin()
    (point,) = points_since(diary.store, diary.now())
    assert (point.before, point.after, point.next_morning, point.check, point.morning) == (2, None, None, None, None)


def test_of_two_checks_of_one_session_the_last_values_are_shown_with_the_graver_outcome(diary: Diary) -> None:
    session = diary.begin()
    diary.check(session, replace(CHECKED, after=6, outcome=Outcome.LOCK))
    diary.check(session, replace(CHECKED, after=1, outcome=Outcome.GOOD))
    diary.morning(session, replace(MORNING, pain=5, outcome=MorningOutcome.NOT_SETTLED))
    diary.morning(session, replace(MORNING, pain=1))
    (point,) = points_since(diary.store, diary.now())
    assert (point.after, point.check) == (1, Outcome.LOCK)
    assert (point.next_morning, point.morning) == (1, MorningOutcome.NOT_SETTLED)


def test_what_was_corrected_before_a_session_is_shown(diary: Diary) -> None:
    session = diary.session()
    today = diary.store.fact(SessionStarted, session).today
    for pain in (4, 3):
        correct_today(diary.store, today, replace(answers_of(TODAY), pain=pain), diary.now(), EXERCISES)
    (point,) = points_since(diary.store, AT)
    assert (point.before, point.after) == (3, 1)


def test_a_session_that_was_taken_out_of_view_is_not_shown_until_it_is_brought_back(diary: Diary) -> None:
    first, second = diary.session(), diary.session()
    withdraw(diary.store, first, diary.now())
    assert [point.session for point in points_since(diary.store, AT)] == [second]
    assert newest_sessions(diary.store, AT, 10) == (second,)
    withdraw(diary.store, first, diary.now(), withdrawn=False)
    assert [point.session for point in points_since(diary.store, AT)] == [first, second]
    assert newest_sessions(diary.store, AT, 1) == (second,)


@pytest.mark.parametrize(
    ("started", "left", "right"),
    [
        (STARTED, 10, 10),
        (replace(STARTED, left_out=Side.LEFT), None, 10),
        (replace(STARTED, left_out=Side.RIGHT), 10, None),
        (replace(STARTED, hold=20, sore_leg=Side.RIGHT, sore_hold=5, sore_repetitions=1), 20, 5),
    ],
)
def test_the_hold_of_each_leg_is_its_own(diary: Diary, started: object, left: int | None, right: int | None) -> None:
    diary.begin(started)  # type: ignore[arg-type] # a table of sessions
    (point,) = points_since(diary.store, diary.now())
    assert (point.hold_left, point.hold_right) == (left, right)


def test_what_lies_before_the_range_is_not_shown(diary: Diary) -> None:
    diary.session()
    diary.unlock(diary.lock())
    diary.days_pass(8)
    later = diary.session()
    seen = course(diary.store, diary.now() - timedelta(days=7))
    assert [point.session for point in seen.points] == [later]
    assert seen.marks == ()


def test_locks_and_unlocks_are_marks_in_the_order_of_time(diary: Diary) -> None:
    since = diary.now()
    lock = diary.lock()
    diary.days_pass(2)
    diary.unlock(lock)
    assert [mark.locks for mark in course(diary.store, since).marks] == [True, False]


def write_many(store: HistoryStore, diary: Diary, count: int) -> None:
    with store.transaction():
        for number in range(count):
            session = diary.begin()
            diary.check(session, replace(CHECKED, before=2 + number % 2, after=1))
            diary.days_pass(1)


def test_too_many_sessions_to_tell_apart_are_summed_up(diary: Diary) -> None:
    since = diary.now()
    write_many(diary.store, diary, MOST_POINTS + 1)
    seen = course(diary.store, since)
    assert not seen.points
    assert sum(span.sessions for span in seen.spans) == MOST_POINTS + 1
    assert {span.days for span in seen.spans} == {7}
    assert seen.spans[0].first == since.date()
    assert seen.spans[0].before == pytest.approx((4 * 2 + 3 * 3) / 7)
    assert seen.spans[0].after == 1
    assert seen.spans[0].next_morning is None


def test_as_many_as_can_be_told_apart_are_shown_one_by_one(diary: Diary) -> None:
    since = diary.now()
    write_many(diary.store, diary, MOST_POINTS)
    seen = course(diary.store, since)
    assert len(seen.points) == MOST_POINTS
    assert not seen.spans


def crowd(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Three days with a session each, too many to be shown one by one."""
    monkeypatch.setattr("sciatimer.history.course.MOST_POINTS", 2)
    sessions = []
    for _ in range(3):
        sessions.append(diary.session())
        diary.days_pass(1)
        diary.morning(sessions[-1])
    return sessions


def test_summed_up_a_corrected_answer_counts_once_on_the_day_of_its_session(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = crowd(diary, monkeypatch)[0]
    plain = course(diary.store, AT).spans
    diary.days_pass(2)
    correct_check(diary.store, session, replace(SAME, after=7), diary.now(), EXERCISES)
    correct_morning(diary.store, session, replace(SETTLED, now=5), diary.now(), EXERCISES)
    spans = course(diary.store, AT).spans
    assert [each.sessions for each in spans] == [each.sessions for each in plain] == [3]
    assert [each.before for each in spans] == [2]
    assert [each.after for each in spans] == [pytest.approx((7 + 1 + 1) / 3)]
    assert [each.next_morning for each in spans] == [pytest.approx((5 + 1 + 1) / 3)]


def test_summed_up_a_session_out_of_view_is_left_out_with_its_answers(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    *_, session = (*crowd(diary, monkeypatch), diary.session())
    correct_check(diary.store, session, replace(SAME, after=9), diary.now(), EXERCISES)
    withdraw(diary.store, session, diary.now())
    (span,) = course(diary.store, AT).spans
    assert (span.sessions, span.after) == (3, 1)


def test_summed_up_a_week_without_a_session_in_view_is_no_point(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    crowd(diary, monkeypatch)
    diary.days_pass(7)
    hidden = diary.session()
    diary.days_pass(7)
    diary.session()
    monkeypatch.setattr("sciatimer.history.course._SPANS", (7,))
    monkeypatch.setattr("sciatimer.history.course.MOST_POINTS", 3)
    assert [span.sessions for span in course(diary.store, AT).spans] == [3, 1, 1]
    diary.session()
    withdraw(diary.store, hidden, diary.now())
    assert [span.sessions for span in course(diary.store, AT).spans] == [3, 2]
