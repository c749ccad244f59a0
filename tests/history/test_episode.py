"""A session with all that was said around it."""

from dataclasses import replace

import pytest

from sciatimer.history.corrections import correct_check
from sciatimer.history.episode import episode, first_told, last_episodes
from sciatimer.history.facts import CheckAnswer, EndReason, StopFelt
from sciatimer.history.notes import withdraw
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import MorningOutcome, Outcome, Place, Quality, StopFeeling
from tests.history.diary import CHECKED, MORNING, STARTED, TODAY, Diary
from tests.history.test_corrections import SAME
from tests.safety.examples import EXERCISES


def test_a_session_that_runs_has_no_end_no_check_and_no_morning(diary: Diary, store: HistoryStore) -> None:
    found = episode(store, diary.begin())
    assert found.started.exercise == STARTED.exercise
    assert found.today.pain == TODAY.pain
    assert (found.ended, found.check, found.morning, found.felt) == (None, None, None, ())
    assert found.said("after") is None


def test_everything_that_was_said_around_a_session_belongs_to_it(diary: Diary, store: HistoryStore) -> None:
    other = diary.session()
    session = diary.begin()
    store.append(StopFelt(diary.now(), session, StopFeeling.PAIN))
    diary.end(session, EndReason.STOPPED, 2)
    diary.check(session, replace(CHECKED, after=4))
    diary.morning(session)
    found = episode(store, session)
    assert found.ended is not None
    assert (found.ended.reason, found.ended.holds_done) == (EndReason.STOPPED, 2)
    assert found.felt == (StopFeeling.PAIN,)
    assert found.said("after") == 4
    assert found.morning is not None
    assert episode(store, other).felt == ()
    assert episode(store, other).morning is None


def test_what_was_answered_stands_before_what_was_counted(diary: Diary, store: HistoryStore) -> None:
    session = diary.begin()
    store.append(CheckAnswer(diary.now(), session, "quality", Quality.DULL_ACHE))
    store.append(CheckAnswer(diary.now(), session, "quality", Quality.NERVE_AS_BEFORE))
    diary.check(session, replace(CHECKED, quality=Quality.NERVE_NEW, outcome=Outcome.LOCK, rule="R3"))
    found = episode(store, session)
    assert found.said("quality") == Quality.NERVE_AS_BEFORE
    assert found.check is not None
    assert found.check.quality is Quality.NERVE_NEW


@pytest.mark.parametrize(("question", "value"), [("after", 11), ("place_after", 6), ("mood", 1), ("overall", -1)])
def test_an_answer_that_cannot_be_is_left_out(question: str, value: int, diary: Diary, store: HistoryStore) -> None:
    session = diary.begin()
    store.append(CheckAnswer(diary.now(), session, question, value))
    assert episode(store, session).answers == {}


def test_of_two_verdicts_the_graver_is_told(diary: Diary, store: HistoryStore) -> None:
    session = diary.begin()
    for outcome in (Outcome.LOCK, Outcome.GOOD, Outcome.CHECK_DUE):
        diary.check(session, replace(CHECKED, outcome=outcome))
    for morning in (MorningOutcome.NOT_SETTLED, MorningOutcome.SETTLED, MorningOutcome.CHECK_DUE):
        diary.morning(session, replace(MORNING, outcome=morning))
    found = episode(store, session)
    assert found.check is not None
    assert found.morning is not None
    assert (found.check.outcome, found.morning.outcome) == (Outcome.LOCK, MorningOutcome.NOT_SETTLED)


def test_a_corrected_check_shows_the_last_answers_and_the_first_ones_beside_them(
    diary: Diary, store: HistoryStore
) -> None:
    session = diary.begin()
    diary.end(session)
    store.append(CheckAnswer(diary.now(), session, "after", 5))
    diary.check(session, replace(CHECKED, after=5, outcome=Outcome.LOCK, rule="R6"))
    answered = diary.now()
    diary.days_pass(1)
    correct_check(store, session, SAME, diary.now(), EXERCISES)
    found, first = episode(store, session), first_told(store, session)
    assert (found.said("after"), first.said("after")) == (2, 5)
    assert found.check is not None
    assert (found.check.outcome, found.check.rule, found.check.at) == (Outcome.LOCK, "R6", answered)


def test_what_was_taken_out_of_view_is_none_of_the_last_sessions(diary: Diary, store: HistoryStore) -> None:
    kept, gone = diary.session(), diary.session()
    withdraw(store, gone, diary.now())
    assert [found.session for found in last_episodes(store, 10)] == [kept]
    assert episode(store, gone).session == gone, "it can still be looked at"


def test_a_check_that_was_left_open_is_open(diary: Diary, store: HistoryStore) -> None:
    session = diary.begin()
    diary.check(session, replace(CHECKED, outcome=Outcome.CHECK_DUE, rule="R0"))
    store.append(CheckAnswer(diary.now(), session, "place_after", Place.FOOT))
    found = episode(store, session)
    assert found.check is None
    assert found.said("place_after") == Place.FOOT


def test_the_newest_sessions_come_first_and_no_more_than_asked_for(diary: Diary, store: HistoryStore) -> None:
    assert last_episodes(store, 10) == ()
    sessions = [diary.session() for _ in range(4)]
    assert [found.session for found in last_episodes(store, 3)] == sessions[:0:-1]
