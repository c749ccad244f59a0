"""Breaks taken against breaks offered."""

from datetime import timedelta

from sciatimer.history.break_facts import BreakAnswered, BreakOffered
from sciatimer.history.break_tally import BreakCount, break_counts
from sciatimer.reminders.model import Answer, BreakKind
from tests.history.diary import Diary


def offer(diary: Diary, answer: Answer | None, again: int | None = None) -> int:
    now = diary.now()
    shown = diary.store.append(BreakOffered(now, "boot", 0.0, BreakKind.POSTURE, now, 2700, again))
    if answer is not None:
        diary.store.append(BreakAnswered(now, "boot", 0.0, shown, answer, None))
    return shown


def test_where_no_break_was_offered_there_is_nothing_to_count(diary: Diary) -> None:
    assert break_counts(diary.store, diary.now()) == ()


def test_a_day_tells_how_many_were_offered_and_how_many_taken(diary: Diary) -> None:
    today = diary.now().date()
    for answer in (Answer.TAKEN, Answer.SKIPPED, Answer.UNANSWERED, Answer.TAKEN, None):
        offer(diary, answer)
    assert break_counts(diary.store, diary.now()) == (BreakCount(today, 1, 5, 2),)


def test_a_break_that_was_put_off_and_taken_later_is_one_break_and_taken(diary: Diary) -> None:
    first = offer(diary, Answer.LATER)
    offer(diary, Answer.TAKEN, again=first)
    ((counted),) = break_counts(diary.store, diary.now())
    assert (counted.offered, counted.taken) == (1, 1)


def test_a_break_answered_twice_is_one_break(diary: Diary) -> None:
    shown = offer(diary, Answer.TAKEN)
    diary.store.append(BreakAnswered(diary.now(), "boot", 0.0, shown, Answer.TAKEN, None))
    ((counted),) = break_counts(diary.store, diary.now())
    assert (counted.offered, counted.taken) == (1, 1)


def test_what_was_before_the_range_is_not_counted(diary: Diary) -> None:
    offer(diary, Answer.TAKEN)
    diary.days_pass(1)
    assert break_counts(diary.store, diary.now()) == ()


def test_a_long_range_is_summed_up_by_weeks(diary: Diary) -> None:
    since = diary.now()
    for _ in range(70):
        offer(diary, Answer.TAKEN)
        diary.days_pass(1)
    counted = break_counts(diary.store, since)
    assert [(week.days, week.offered) for week in counted] == [(7, 7)] * 10
    assert counted[1].first - counted[0].first == timedelta(days=7)
