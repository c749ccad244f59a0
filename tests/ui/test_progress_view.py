"""What the progress page says of the past."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sciatimer.history.course import MOST_POINTS
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.reminders.model import Answer
from sciatimer.safety.values import Outcome, StartOutcome
from sciatimer.session.model import Side
from sciatimer.texts import Texts, load_texts
from sciatimer.ui.progress_view import ProgressView, Span, progress_view, since
from tests.fakes import FakeClock
from tests.history.diary import CHECKED, MORNING, STARTED, TODAY, Diary
from tests.history.test_break_tally import offer
from tests.safety.examples import EXERCISES

TEXTS = load_texts()


@pytest.fixture
def diary(data_folder: Path) -> Iterator[Diary]:
    """Somebody with a new history."""
    with HistoryStore(DataPaths(data_folder).history) as store:
        yield Diary(store, FakeClock())


def view(diary: Diary, span: Span = Span.MONTH, texts: Texts = TEXTS) -> ProgressView:
    return progress_view(diary.store, EXERCISES, texts, diary.now(), span)


def check_some(diary: Diary, count: int, before: int = 3, after: int = 1) -> None:
    for _ in range(count):
        session = diary.begin(answer=replace(TODAY, pain=before))
        diary.check(session, replace(CHECKED, before=before, after=after))
        diary.days_pass(1)


@pytest.mark.parametrize(("span", "days"), [(Span.DAY, 0), (Span.WEEK, 6), (Span.MONTH, 27), (Span.QUARTER, 83)])
def test_a_span_begins_at_a_midnight_and_holds_today(span: Span, days: int) -> None:
    now = FakeClock().now()
    assert since(span, now) == now.replace(hour=0, minute=0) - timedelta(days=days)


def test_all_begins_before_anything_was_done() -> None:
    now = FakeClock().now()
    assert since(Span.ALL, now) < now - timedelta(days=10_000)


def test_where_nothing_was_done_it_says_so_and_claims_nothing(diary: Diary) -> None:
    shown = view(diary)
    assert shown.is_empty
    assert shown.lead == (TEXTS("progress.nothing"),)


def test_a_session_is_told_with_all_its_values(diary: Diary) -> None:
    session = diary.begin(answer=replace(TODAY, pain=4))
    diary.check(session, replace(CHECKED, after=3))
    diary.days_pass(1)
    diary.morning(session, replace(MORNING, pain=2))
    (point,) = view(diary).points
    assert point.words == (
        "2 Mar 2026, 09:00. Lying: Towel hamstring stretch, lying. 10 s hold. Good. "
        "Pain before: 4. After: 3. Next morning: 2."
    )
    assert point.cells == ("2 Mar 2026, 09:00", "Towel hamstring stretch, lying", "4", "3", "2", "10 s hold", "Good")
    assert len(view(diary).columns) == len(point.cells)


def test_what_was_not_answered_is_no_number(diary: Diary) -> None:
    diary.begin()
    (point,) = view(diary).points
    assert "After: not answered. Next morning: not answered." in point.words
    assert TEXTS("clinician.outcome_open") in point.words
    assert point.cells[3:5] == ("\u2013", "\u2013")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"left_out": Side.LEFT}, "10 s hold, right leg only"),
        ({"left_out": Side.RIGHT}, "10 s hold, left leg only"),
        ({"sore_leg": Side.LEFT, "sore_hold": 5, "sore_repetitions": 1}, "5 s hold left, 10 s right"),
    ],
)
def test_the_hold_of_each_leg_is_told(diary: Diary, changed: dict[str, object], said: str) -> None:
    diary.begin(replace(STARTED, **changed))  # type: ignore[arg-type] # a table of fields
    assert said in view(diary).points[0].words


def test_pulses_are_no_holds(diary: Diary) -> None:
    diary.begin(replace(STARTED, exercise="seated-supported-knee-ease", hold=3))
    (point,) = view(diary).points
    assert "3 s pulses" in point.words
    assert (point.hold_left, point.hold_right) == (None, None)


def test_an_exercise_that_is_in_no_catalogue_any_more_is_told_by_its_id(diary: Diary) -> None:
    diary.begin(replace(STARTED, exercise="my-old-stretch"))
    assert "my-old-stretch" in view(diary).points[0].words


def test_of_few_sessions_no_change_is_claimed(diary: Diary) -> None:
    check_some(diary, 4)
    shown = view(diary)
    assert TEXTS("progress.few", enough=5) in shown.lead
    assert shown.by_position[0].mean is None
    assert shown.by_position[0].words.startswith("4 of the 5 stretches")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [(3, 1, "2.0 points lower"), (1, 2, "1.0 points higher"), (2, 2, "about the same")],
)
def test_of_enough_sessions_the_change_is_told_with_their_number(
    diary: Diary, before: int, after: int, said: str
) -> None:
    check_some(diary, 5, before, after)
    shown = view(diary)
    for words in (shown.lead[1], shown.by_position[0].words, shown.by_exercise[0].words):
        assert said in words
        assert "5 stretches" in words


def test_a_german_number_has_a_comma(diary: Diary) -> None:
    check_some(diary, 5, 3, 1)
    assert "2,0" in view(diary, texts=load_texts("de")).lead[1]


def test_a_day_of_rest_and_a_day_of_stretching_count_the_same_and_no_streak_is_asked_for(diary: Diary) -> None:
    diary.session()
    diary.days_pass(3)
    diary.answer_today(replace(TODAY, pain=6, outcome=StartOutcome.NOT_TODAY))
    kept = view(diary).lead[-1]
    assert " on 2 of " in kept
    assert "counts as a good day" in kept


def test_a_day_that_ended_with_rest_looks_other_than_a_good_one(diary: Diary) -> None:
    diary.session(Outcome.PAUSE)
    today = view(diary).days[-1]
    assert (today.sessions, today.stopped, today.rested) == (1, True, False)
    assert today.words == "Monday 2 March 2026: stretches: 1. Rest that day"


def test_the_weeks_of_the_calendar_are_columns(diary: Diary) -> None:
    days = view(diary).days
    assert [(day.week, day.weekday) for day in days[:8]] == [(0, n) for n in range(7)] + [(1, 0)]


def test_locks_and_unlocks_are_told(diary: Diary) -> None:
    diary.begin()
    diary.unlock(diary.lock())
    assert [mark.words for mark in view(diary).marks] == [
        "2 Mar 2026: the routine was switched off.",
        "2 Mar 2026: the routine was switched on again.",
    ]


def test_too_many_sessions_are_told_by_weeks(diary: Diary) -> None:
    with diary.store.transaction():
        check_some(diary, MOST_POINTS + 1)
    shown = view(diary, Span.ALL)
    assert shown.points[0].words.startswith("2 Mar 2026 to 8 Mar 2026. Stretches: 7. Pain before: 3.0.")
    assert len(shown.columns) == len(shown.points[0].cells)
    assert f"{MOST_POINTS + 1}" in shown.lead[0]


def test_the_breaks_of_a_day_are_told_in_words(diary: Diary) -> None:
    offer(diary, Answer.TAKEN)
    offer(diary, Answer.SKIPPED)
    (bar,) = view(diary).breaks
    assert (bar.offered, bar.taken) == (2, 1)
    assert bar.words == "Monday 2 March 2026: 1 of 2 breaks taken."


def test_many_breaks_are_told_by_weeks(diary: Diary) -> None:
    for _ in range(80):
        offer(diary, Answer.TAKEN)
        diary.days_pass(1)
    shown = view(diary, Span.ALL)
    assert shown.breaks[0].words == "2 Mar 2026 to 8 Mar 2026: 7 of 7 breaks taken."
    assert shown.begin == diary.now().timestamp() - 80 * 86_400 - 9 * 3600
