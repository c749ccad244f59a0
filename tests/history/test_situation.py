"""What the rules know of the past is what was recorded, in the order it was recorded."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from sciatimer.history.facts import Cleared, EndReason, ScreenAnswered, TodayAnswered
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.settings import change
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.safety.screens import LASTING_NERVE
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.start import may_start
from sciatimer.safety.streak import good_days
from sciatimer.safety.values import (
    MorningOutcome,
    Outcome,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    TodayAnswers,
    Where,
)
from sciatimer.session.model import Side
from tests.history.diary import CHECKED, MORNING, STARTED, TODAY, Diary

MILD = TodayAnswers(0, Place.NONE, Where.BACK_ONLY, nerve_feelings=False, much_worse=False, red=RedFlag.NONE)
YEARS = timedelta(days=3650)


def of(diary: Diary) -> Situation:
    return situation(diary.store, diary.now())


def outcome(diary: Diary, now: datetime | None = None) -> StartOutcome:
    return may_start(MILD, situation(diary.store, now or diary.now())).outcome


def test_before_the_first_word_nothing_is_screened_and_nothing_happened(diary: Diary) -> None:
    assert of(diary) == Situation(now=diary.now(), screened=False)
    assert outcome(diary) is StartOutcome.ASK_FIRST


def test_all_screens_answered_opens_the_way(diary: Diary) -> None:
    diary.answer_screens()
    assert of(diary).screened
    assert outcome(diary) is StartOutcome.START


class TestLock:
    def test_a_lock_stands_until_its_unlock(self, diary: Diary) -> None:
        diary.answer_screens()
        lock = diary.lock()
        assert of(diary).locked
        diary.answer_screens()
        diary.unlock(lock)
        assert not of(diary).locked

    def test_an_unlock_of_an_older_lock_opens_no_newer_one(self, diary: Diary) -> None:
        first, second = diary.lock(), diary.lock()
        diary.unlock(first)
        assert of(diary).locked
        diary.unlock(second)
        assert not of(diary).locked

    def test_a_lock_recorded_after_the_unlock_stands_again(self, diary: Diary) -> None:
        diary.unlock(diary.lock())
        again = diary.lock(Outcome.URGENT)
        standing = standing_lock(diary.store)
        assert standing is not None
        assert (standing.id, standing.fact.cause) == (again, Outcome.URGENT)

    @pytest.mark.parametrize("moved", [-YEARS, -timedelta(hours=1), timedelta(), timedelta(hours=30), YEARS])
    def test_a_lock_survives_a_moved_clock(self, diary: Diary, moved: timedelta) -> None:
        diary.answer_screens()
        diary.lock()
        assert outcome(diary, diary.now() + moved) is StartOutcome.LOCKED

    @pytest.mark.parametrize("moved", [-YEARS, YEARS])
    def test_a_lock_written_under_a_moved_clock_counts_after_an_older_unlock(
        self, diary: Diary, moved: timedelta
    ) -> None:
        diary.answer_screens()
        diary.unlock(diary.lock())
        home = diary.now()
        diary.clock.set_wall(home + moved)
        diary.lock()
        assert outcome(diary, home) is StartOutcome.LOCKED

    def test_a_lock_survives_a_restart_and_is_seen_by_a_second_window(self, diary: Diary, file: Path) -> None:
        with HistoryStore(file) as second:
            diary.lock()
            assert situation(second, diary.now()).locked
        diary.store.close()
        with HistoryStore(file) as again:
            assert situation(again, diary.now()).locked

    def test_the_screens_are_asked_anew_after_a_lock(self, diary: Diary) -> None:
        diary.answer_screens()
        lock = diary.lock()
        assert not of(diary).screened
        diary.answer_screens()
        diary.unlock(lock)
        assert of(diary).screened

    def test_the_time_after_an_unlock_lasts_until_a_session_went_well(self, diary: Diary) -> None:
        diary.session()
        assert not of(diary).after_unlock
        diary.unlock(diary.lock())
        assert of(diary).after_unlock
        diary.session(Outcome.EASE)
        assert of(diary).after_unlock
        broken_off = diary.begin()
        diary.end(broken_off, EndReason.STOPPED, holds_done=1)
        diary.check(broken_off)
        assert of(diary).after_unlock
        diary.session(Outcome.KEEP)
        assert not of(diary).after_unlock

    def test_a_session_that_did_not_settle_has_not_gone_well(self, diary: Diary) -> None:
        diary.unlock(diary.lock())
        diary.morning(diary.session(), replace(MORNING, outcome=MorningOutcome.NOT_SETTLED))
        assert of(diary).after_unlock

    def test_a_lock_takes_no_morning_check_away(self, diary: Diary) -> None:
        diary.answer_screens()
        session = diary.session()
        diary.unlock(diary.lock())
        diary.answer_screens()
        night = of(diary)
        assert (night.results, night.newest) == ((), night.before_lock)
        diary.days_pass(1)
        assert of(diary).open_morning == session
        assert outcome(diary) is StartOutcome.CHECK_DUE
        diary.morning(session)
        assert outcome(diary) is StartOutcome.START


class TestScreens:
    def test_the_last_answer_of_an_item_counts(self, diary: Diary) -> None:
        diary.answer_screens("X1", "X9")
        diary.store.append(ScreenAnswered(diary.now(), "X9", yes=False))
        assert of(diary).x_codes == {"X1"}

    def test_a_c_item_stands_until_it_is_cleared(self, diary: Diary) -> None:
        diary.answer_screens("C2", "C3", "X1")
        assert of(diary).uncleared == ("C2", "C3")
        diary.store.append(Cleared(diary.now(), "C2", diary.now().date()))
        assert of(diary).uncleared == ("C3",)

    def test_a_clearance_is_for_the_answers_before_it(self, diary: Diary) -> None:
        diary.store.append(Cleared(diary.now() + YEARS, "C2", diary.now().date()))
        diary.answer_screens("C2")
        assert of(diary).uncleared == ("C2",)

    def test_a_clearance_takes_no_x_code_away(self, diary: Diary) -> None:
        diary.answer_screens("X1")
        diary.store.append(Cleared(diary.now(), "X1", diary.now().date()))
        assert of(diary).x_codes == {"X1"}

    def test_one_item_that_was_never_asked_leaves_the_screens_open(self, diary: Diary) -> None:
        diary.store.append(ScreenAnswered(diary.now(), "E1", yes=False))
        assert not of(diary).screened

    def test_the_screens_were_asked_on_the_day_of_their_oldest_answer(self, diary: Diary) -> None:
        diary.answer_screens()
        first = diary.now().date()
        diary.days_pass(8)
        diary.store.append(ScreenAnswered(diary.now(), "E1", yes=False))
        assert (of(diary).signs_asked_on, of(diary).health_asked_on) == (first, first)
        diary.answer_screens()
        assert (of(diary).signs_asked_on, of(diary).health_asked_on) == (diary.now().date(), diary.now().date())

    def test_lasting_nerve_feelings_are_cleared_until_the_next_lock(self, diary: Diary) -> None:
        diary.store.append(Cleared(diary.now(), LASTING_NERVE, diary.now().date()))
        assert of(diary).nerve_cleared
        diary.lock()
        assert not of(diary).nerve_cleared


class TestOpenChecks:
    def test_a_check_is_open_from_the_start_of_the_session_to_its_answer(self, diary: Diary) -> None:
        diary.answer_screens()
        session = diary.begin()
        assert of(diary).open_check == session
        diary.end(session)
        assert of(diary).open_check == session
        assert outcome(diary) is StartOutcome.CHECK_DUE
        diary.check(session)
        assert of(diary).open_check is None

    def test_a_check_with_a_missing_answer_stays_open(self, diary: Diary) -> None:
        session = diary.begin()
        diary.check(session, replace(CHECKED, outcome=Outcome.CHECK_DUE, rule="R0", after=None))
        assert of(diary).open_check == session

    def test_the_morning_check_opens_on_the_next_day_and_closes_with_its_answer(self, diary: Diary) -> None:
        session = diary.session()
        assert of(diary).open_morning is None
        diary.days_pass(1)
        assert of(diary).open_morning == session
        diary.morning(session, replace(MORNING, outcome=MorningOutcome.CHECK_DUE, rule="M3"))
        assert of(diary).open_morning == session
        diary.morning(session)
        assert of(diary).open_morning is None


class TestDays:
    @pytest.mark.parametrize("answer", [replace(TODAY, pain=6), replace(TODAY, much_worse=True)])
    def test_a_day_with_high_pain_is_remembered_once(self, diary: Diary, answer: TodayAnswered) -> None:
        diary.answer_today(answer)
        diary.answer_today(answer)
        diary.days_pass(2)
        diary.answer_today(replace(TODAY, pain=5))
        assert of(diary).high_pain_days == {diary.now().date() - timedelta(days=2)}

    def test_high_pain_of_long_ago_is_forgotten_and_of_a_day_to_come_is_not(self, diary: Diary) -> None:
        diary.answer_today(replace(TODAY, pain=9))
        told = diary.now()
        assert situation(diary.store, told + timedelta(days=15)).high_pain_days == frozenset()
        assert situation(diary.store, told - timedelta(days=3)).high_pain_days == {told.date()}

    def test_sessions_of_today_are_counted_by_the_local_day(self, diary: Diary) -> None:
        first = diary.now().date()
        diary.session()
        diary.session()
        diary.days_pass(1)
        last = diary.session()
        assert of(diary).sessions_today == 1
        assert of(diary).first_session_day == first
        assert of(diary).results[0].session == last
        assert of(diary).last_session_end == diary.now()


def no_today(diary: Diary) -> None:
    diary.answer_today(replace(TODAY, outcome=StartOutcome.NOT_TODAY, rule="P7"))


def pause(diary: Diary) -> None:
    diary.session(Outcome.PAUSE)


def unsettled(diary: Diary) -> None:
    diary.morning(diary.session(), replace(MORNING, outcome=MorningOutcome.NOT_SETTLED))


@pytest.mark.parametrize("rest", [no_today, pause, unsettled])
def test_a_rest_day_ends_with_the_day(diary: Diary, rest: Callable[[Diary], None]) -> None:
    assert not of(diary).rested_today
    rest(diary)
    assert of(diary).rested_today
    diary.days_pass(1)
    assert not of(diary).rested_today


@pytest.mark.parametrize("rest", [no_today, pause, unsettled])
def test_a_clock_set_back_lifts_no_rest_day(diary: Diary, rest: Callable[[Diary], None]) -> None:
    diary.answer_screens()
    rest(diary)
    for days in (1, 3):
        past = situation(diary.store, diary.now() - timedelta(days=days))
        assert past.rested_today
        assert may_start(MILD, past).outcome is StartOutcome.RESTED


def test_the_getting_up_time_is_the_one_set_last(diary: Diary) -> None:
    change(diary.store, "getting_up", time(6), diary.now())
    change(diary.store, "getting_up", time(7, 30), diary.now())
    assert of(diary).getting_up == time(7, 30)


class TestResults:
    def test_a_result_tells_what_the_rules_ask(self, diary: Diary) -> None:
        session = diary.begin()
        started = diary.now()
        diary.clock.advance(300)
        diary.end(session)
        diary.check(session, replace(CHECKED, where=Where.BOTH, quality=Quality.DULL_ACHE, outcome=Outcome.KEEP))
        diary.morning(session)
        assert of(diary).results == (
            SessionResult(
                session=session,
                started_at=started,
                ended_at=diary.now(),
                exercise=STARTED.exercise,
                position=STARTED.position,
                hold=10,
                repetitions=3,
                all_holds_done=True,
                where=Where.BOTH,
                check=Outcome.KEEP,
                quality=Quality.DULL_ACHE,
                morning=MorningOutcome.SETTLED,
            ),
        )

    def test_a_session_that_spared_a_leg_counts_with_that_legs_dose(self, diary: Diary) -> None:
        diary.session(started=replace(STARTED, sore_leg=Side.LEFT, sore_hold=5, sore_repetitions=2))
        (result,) = of(diary).results
        assert (result.hold, result.repetitions) == (5, 2)

    def test_days_that_spared_a_leg_earn_nothing_above_its_hold(self, diary: Diary) -> None:
        for spared in ({}, {"sore_leg": Side.LEFT, "sore_hold": 5, "sore_repetitions": 3}, {}):
            diary.morning(diary.session(started=replace(STARTED, **spared)))  # type: ignore[arg-type]  # of three fields
            diary.days_pass(1)
        results = of(diary).results
        assert good_days(results, STARTED.exercise, 5) == 3
        assert good_days(results, STARTED.exercise, 10) == 1

    def test_a_result_without_its_check_takes_the_side_named_before(self, diary: Diary) -> None:
        session = diary.begin(answer=replace(TODAY, where=Where.RIGHT))
        assert of(diary).results == ()
        diary.end(session, EndReason.STOPPED, holds_done=2)
        (result,) = of(diary).results
        assert (result.where, result.check, result.morning, result.all_holds_done) == (Where.RIGHT, None, None, False)

    @pytest.mark.parametrize(("left_out", "both"), [(None, True), (Side.LEFT, False), (Side.RIGHT, False)])
    def test_a_result_tells_whether_a_leg_was_left_out(self, diary: Diary, left_out: Side | None, both: bool) -> None:
        diary.session(started=replace(STARTED, left_out=left_out))
        assert of(diary).results[0].both_legs == both

    def test_the_newest_comes_first(self, diary: Diary) -> None:
        sessions = [diary.session() for _ in range(3)]
        assert [result.session for result in of(diary).results] == sessions[::-1]

    def test_results_begin_anew_after_a_lock(self, diary: Diary) -> None:
        diary.session()
        diary.unlock(diary.lock())
        assert of(diary).results == ()
        after = diary.session()
        assert [result.session for result in of(diary).results] == [after]

    def test_of_two_answers_for_a_session_the_graver_counts(self, diary: Diary) -> None:
        session = diary.session(Outcome.PAUSE)
        diary.check(session, replace(CHECKED, quality=Quality.NERVE_AS_BEFORE))
        diary.morning(session, replace(MORNING, outcome=MorningOutcome.NOT_SETTLED))
        diary.morning(session)
        diary.end(session, EndReason.INTERRUPTED, holds_done=1)
        (result,) = of(diary).results
        assert (result.check, result.quality) == (Outcome.PAUSE, Quality.NERVE_AS_BEFORE)
        assert (result.morning, result.all_holds_done) == (MorningOutcome.NOT_SETTLED, False)

    def test_a_session_across_midnight_belongs_to_the_day_it_began(self, diary: Diary) -> None:
        diary.clock.set_wall(diary.now().replace(hour=23, minute=55))
        diary.session(started=replace(STARTED, left_out=Side.LEFT))
        assert of(diary).results[0].day == date(2026, 3, 2)
        assert of(diary).sessions_today == 0


def test_a_day_after_which_there_is_no_other_is_told_as_damage(diary: Diary) -> None:
    diary.answer_screens()
    diary.clock.set_wall(datetime(9999, 12, 31, 12, tzinfo=diary.now().tzinfo))
    diary.session()
    with pytest.raises(HistoryDamaged, match="a record in it makes no sense"):
        situation(diary.store, diary.now())
