"""A correction may make an outcome graver at once, and never milder; the first answer stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.history.corrections import correct_check, correct_morning, correct_today
from sciatimer.history.edit_facts import Corrected
from sciatimer.history.episode import episode, first_told
from sciatimer.history.facts import Locked, MorningChecked, PainChecked, SessionStarted, TodayAnswered
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.situation import situation
from sciatimer.history.verify import check
from sciatimer.safety.next_step import next_step
from sciatimer.safety.values import (
    MorningCheck,
    MorningOutcome,
    Outcome,
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopCause,
    TodayAnswers,
    Where,
)
from tests.history.diary import CHECKED, MORNING, TODAY, Diary
from tests.safety.examples import EXERCISES

SAME = PainCheck(
    red=RedFlag.NONE, stop=StopCause.NONE, after=2, during=1, place_after=Place.BUTTOCK,
    quality=Quality.NOTHING_OR_PULL, overall=Overall.SAME,
)  # fmt: skip
SETTLED = MorningCheck(red=RedFlag.NONE, now=1, place_now=Place.BUTTOCK, nerve_new_or_stronger=False)
ANSWERS = TodayAnswers(2, Place.BUTTOCK, Where.LEFT, nerve_feelings=False, much_worse=False, red=RedFlag.NONE)


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"after": 3}, Outcome.PAUSE),
        ({"after": 4}, Outcome.LOCK),
        ({"quality": Quality.NERVE_AS_BEFORE}, Outcome.LOCK),  # none was named before
        ({"overall": Overall.WORSE}, Outcome.LOCK),
        ({"red": RedFlag.EMERGENCY}, Outcome.EMERGENCY),
        ({"stop": StopCause.PAIN}, Outcome.EASE),
        ({"quality": Quality.DULL_ACHE}, Outcome.KEEP),
    ],
)
def test_a_graver_answer_counts_at_once(diary: Diary, changed: dict[str, object], outcome: Outcome) -> None:
    session = diary.session()
    correction = correct_check(diary.store, session, replace(SAME, **changed), diary.now(), EXERCISES)  # type: ignore[arg-type] # a table of fields
    assert correction.outcome is outcome
    seen = episode(diary.store, session).check
    assert seen is not None
    assert seen.outcome is outcome
    ends = outcome in {Outcome.LOCK, Outcome.EMERGENCY}
    assert situation(diary.store, diary.now()).locked is ends
    assert (correction.lock is not None) is ends
    assert check(diary.store.path) == ()


def test_a_milder_answer_changes_no_outcome_and_opens_no_lock(diary: Diary) -> None:
    session = diary.begin()
    diary.end(session)
    diary.check(session, replace(CHECKED, after=5, outcome=Outcome.LOCK, rule="R6"))
    diary.store.append(Locked(diary.now(), Outcome.LOCK, "R6", session))
    correction = correct_check(diary.store, session, SAME, diary.now(), EXERCISES)
    assert (correction.outcome, correction.lock) == (Outcome.GOOD, None)
    assert situation(diary.store, diary.now()).locked
    seen = episode(diary.store, session).check
    assert seen is not None
    assert seen.outcome is Outcome.LOCK


def test_the_first_answer_stays_and_is_named(diary: Diary) -> None:
    session = diary.session()
    (first,) = diary.store.facts(PainChecked)
    correct_check(diary.store, session, replace(SAME, after=3), diary.now(), EXERCISES)
    checks = diary.store.facts(PainChecked)
    (corrected,) = diary.store.facts(Corrected)
    assert checks[0] == first
    assert (corrected.fact.first, corrected.fact.second) == (first.id, checks[1].id)


def test_a_pause_that_comes_by_correction_ends_the_routine_if_it_is_the_second(diary: Diary) -> None:
    diary.session(Outcome.PAUSE)
    diary.days_pass(1)
    corrected = diary.session()
    diary.days_pass(1)
    diary.session()
    correction = correct_check(diary.store, corrected, replace(SAME, after=3), diary.now(), EXERCISES)
    assert correction.lock is not None
    assert (correction.lock.rule, correction.lock.cause) == ("N2", Outcome.LOCK)
    assert situation(diary.store, diary.now()).locked


def test_a_pause_before_two_good_sessions_is_seen_by_the_next_pause(diary: Diary) -> None:
    corrected = diary.session()
    diary.days_pass(1)
    diary.session()
    diary.days_pass(1)
    diary.session(Outcome.PAUSE)
    assert not situation(diary.store, diary.now()).locked
    correction = correct_check(diary.store, corrected, replace(SAME, after=3), diary.now(), EXERCISES)
    assert correction.lock is not None
    assert correction.lock.rule == "N2"


def test_an_older_check_can_be_corrected_while_that_of_a_later_session_is_open(diary: Diary) -> None:
    corrected = diary.session()
    diary.days_pass(1)
    later = diary.begin()
    diary.end(later)
    correction = correct_check(diary.store, corrected, replace(SAME, after=3), diary.now(), EXERCISES)
    assert (correction.outcome, correction.lock) == (Outcome.PAUSE, None)
    diary.check(later, replace(CHECKED, after=4, outcome=Outcome.PAUSE))
    past = situation(diary.store, diary.now())
    assert next_step(past, EXERCISES, 0).rule == "N2", "the open check has looked back on what was corrected"


def test_answers_judged_anew_pay_no_check_that_an_import_asks_once_more(diary: Diary) -> None:
    session = diary.session()
    diary.days_pass(1)
    diary.morning(session)
    diary.store.append_all(Kept(diary.now(), what, session=session) for what in (Keeping.CHECK, Keeping.MORNING))
    today = diary.store.facts(TodayAnswered)[0].id
    correct_today(diary.store, today, replace(ANSWERS, pain=3), diary.now(), EXERCISES)
    correct_check(diary.store, session, SAME, diary.now(), EXERCISES)
    correct_morning(diary.store, session, SETTLED, diary.now(), EXERCISES)
    past = situation(diary.store, diary.now())
    assert (past.open_check, past.open_morning) == (session, session)
    diary.check(session)
    diary.morning(session)
    past = situation(diary.store, diary.now())
    assert (past.open_check, past.open_morning) == (None, None)


@pytest.mark.parametrize(
    ("changed", "outcome"),
    [
        ({"now": 3}, MorningOutcome.NOT_SETTLED),
        ({"now": 4}, MorningOutcome.LOCK),
        ({"nerve_new_or_stronger": True}, MorningOutcome.LOCK),
        ({"red": RedFlag.URGENT}, MorningOutcome.URGENT),
        ({}, MorningOutcome.SETTLED),
    ],
)
def test_a_morning_is_corrected_the_same_way(diary: Diary, changed: dict[str, object], outcome: MorningOutcome) -> None:
    session = diary.session()
    diary.days_pass(1)
    diary.morning(session)
    given = replace(SETTLED, **changed)  # type: ignore[arg-type] # a table of fields
    correction = correct_morning(diary.store, session, given, diary.now(), EXERCISES)
    assert correction.outcome is outcome
    seen = episode(diary.store, session).morning
    assert seen is not None
    assert seen.outcome is outcome
    assert situation(diary.store, diary.now()).locked is (outcome in {MorningOutcome.LOCK, MorningOutcome.URGENT})
    assert len(diary.store.facts(MorningChecked)) == 2


def test_a_morning_that_was_worse_stays_worse(diary: Diary) -> None:
    session = diary.session()
    diary.days_pass(1)
    diary.morning(session, replace(MORNING, pain=3, outcome=MorningOutcome.NOT_SETTLED, rule="M5"))
    correct_morning(diary.store, session, SETTLED, diary.now(), EXERCISES)
    past = situation(diary.store, diary.now())
    assert past.results[0].morning is MorningOutcome.NOT_SETTLED
    assert past.rested_today


def today_of(diary: Diary, session: int) -> int:
    return diary.store.fact(SessionStarted, session).today


def test_less_pain_before_shows_the_rise_and_locks(diary: Diary) -> None:
    session = diary.session()  # 2 before, 1 after
    today = today_of(diary, session)
    diary.days_pass(1)
    diary.morning(session, replace(MORNING, pain=2))
    correction = correct_today(diary.store, today, replace(ANSWERS, pain=0), diary.now(), EXERCISES)
    assert correction.outcome is StartOutcome.START
    assert correction.lock is not None
    assert correction.lock.rule == "M4"
    assert situation(diary.store, diary.now()).locked
    assert episode(diary.store, session).today.pain == 0
    assert first_told(diary.store, session).today.pain == 2
    assert diary.store.fact(TodayAnswered, today).pain == 2


def test_more_pain_before_excuses_nothing(diary: Diary) -> None:
    session = diary.session(Outcome.PAUSE)
    diary.days_pass(0.1)
    correct_today(diary.store, today_of(diary, session), replace(ANSWERS, pain=5), diary.now(), EXERCISES)
    seen = episode(diary.store, session).check
    assert seen is not None
    assert seen.outcome is Outcome.PAUSE
    open_session = diary.begin()
    correct_today(diary.store, today_of(diary, open_session), replace(ANSWERS, pain=5), diary.now(), EXERCISES)
    diary.end(open_session)
    diary.check(open_session)
    correction = correct_check(diary.store, open_session, replace(SAME, after=4), diary.now(), EXERCISES)
    assert correction.outcome is Outcome.LOCK, "the 2 that was answered first is what a rise is measured by"


def test_high_pain_makes_its_day_a_day_of_rest_and_takes_none_away(diary: Diary) -> None:
    today = diary.answer_today()
    correction = correct_today(diary.store, today, replace(ANSWERS, pain=7), diary.now(), EXERCISES)
    assert correction.outcome is StartOutcome.NOT_TODAY
    assert situation(diary.store, diary.now()).rested_today
    correct_today(diary.store, today, ANSWERS, diary.now(), EXERCISES)
    past = situation(diary.store, diary.now())
    assert past.rested_today
    assert past.high_pain_days == {diary.now().date()}


def test_the_third_day_of_high_pain_ends_the_routine_by_correction_too(diary: Diary) -> None:
    for _ in range(2):
        diary.answer_today(replace(TODAY, pain=7, outcome=StartOutcome.NOT_TODAY, rule="P7"))
        diary.days_pass(1)
    correction = correct_today(diary.store, diary.answer_today(), replace(ANSWERS, pain=6), diary.now(), EXERCISES)
    assert correction.lock is not None
    assert correction.lock.rule == "P6"


def test_a_warning_sign_that_was_forgotten_ends_it(diary: Diary) -> None:
    given = replace(ANSWERS, red=RedFlag.EMERGENCY)
    correction = correct_today(diary.store, diary.answer_today(), given, diary.now(), EXERCISES)
    assert (correction.outcome, correction.rule) == (StartOutcome.EMERGENCY, "P1")
    assert situation(diary.store, diary.now() + timedelta(hours=1)).locked


def test_what_was_not_answered_is_not_corrected(diary: Diary) -> None:
    session = diary.begin()
    diary.end(session)
    with pytest.raises(ValueError, match="answered, not corrected"):
        correct_check(diary.store, session, SAME, diary.now(), EXERCISES)
    with pytest.raises(ValueError, match="answered, not corrected"):
        correct_morning(diary.store, session, SETTLED, diary.now(), EXERCISES)
    diary.check(session)
    diary.morning(session)
    with pytest.raises(ValueError, match="every answer"):
        correct_check(diary.store, session, replace(SAME, after=None), diary.now(), EXERCISES)
    with pytest.raises(ValueError, match="every answer"):
        correct_morning(diary.store, session, replace(SETTLED, now=None), diary.now(), EXERCISES)
    assert diary.store.facts(Corrected) == ()
