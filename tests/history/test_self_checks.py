"""What a self-check brings is written in one breath and read back."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from sciatimer.history.facts import Cleared, Locked
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfChecked, SelfCheckSkipped
from sciatimer.history.self_check_recording import record_faded, record_gate, record_self_check
from sciatimer.history.self_checks import self_checks
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.safety.clearing import clearable
from sciatimer.safety.journey import Screen, next_screen
from sciatimer.safety.lock import ended_texts
from sciatimer.safety.screens import LASTING_NERVE, NERVE_PATTERN
from sciatimer.safety.self_check import (
    CheckFeeling,
    CheckKind,
    CheckPlace,
    CheckResult,
    Lean,
    Leg,
    Noticed,
    SittingAnswers,
    ToeAnswers,
)
from sciatimer.safety.self_check_gate import GateAnswers, GateOutcome
from sciatimer.safety.self_check_memory import combined
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import may_start
from sciatimer.safety.values import Outcome, Place, RedFlag, StartOutcome, TodayAnswers, Where
from tests.history.diary import TALL, Diary

MILD = TodayAnswers(0, Place.NONE, Where.BACK_ONLY, nerve_feelings=False, much_worse=False, red=RedFlag.NONE)
FINE = GateAnswers(pain=1, nerve_feelings=False, new_injury=False, signs_passed=True)
SHOOTING = SittingAnswers(CheckFeeling.NERVE)
BEHIND_KNEE = SittingAnswers(CheckFeeling.PULL, Lean.NO, CheckPlace.ELSEWHERE)
TOES_MOVE_IT = ToeAnswers(CheckFeeling.PULL, Noticed.YES, Noticed.YES, CheckPlace.ELSEWHERE)
TOES_DO_NOTHING = ToeAnswers(CheckFeeling.PULL, Noticed.NO, Noticed.NO, CheckPlace.MIDDLE_OF_THIGH)
YEARS = timedelta(days=3650)


def of(diary: Diary) -> Situation:
    return situation(diary.store, diary.now())


@pytest.fixture
def ready(diary: Diary) -> Diary:
    """Somebody whose screens are passed."""
    diary.answer_screens()
    return diary


class TestRecording:
    def test_the_sitting_check_is_kept_with_its_answers_and_its_result(self, diary: Diary) -> None:
        row_id = record_self_check(diary.store, diary.now(), Leg.RIGHT, BEHIND_KNEE)
        assert diary.store.fact(SelfChecked, row_id) == SelfChecked(
            at=diary.now(),
            kind=CheckKind.SITTING,
            leg=Leg.RIGHT,
            feeling=CheckFeeling.PULL,
            lean=Lean.NO,
            eases=None,
            grows=None,
            place=CheckPlace.ELSEWHERE,
            result=CheckResult.UNCLEAR,
            rule="T3",
        )

    def test_the_toe_check_is_kept_with_its_answers_and_its_result(self, diary: Diary) -> None:
        row_id = record_self_check(diary.store, diary.now(), Leg.LEFT, TOES_MOVE_IT)
        fact = diary.store.fact(SelfChecked, row_id)
        assert (fact.kind, fact.leg, fact.result, fact.rule) == (CheckKind.TOE, Leg.LEFT, CheckResult.NERVE, "S3")
        assert (fact.eases, fact.grows, fact.lean) == (Noticed.YES, Noticed.YES, None)

    def test_of_a_check_that_was_left_nothing_is_kept(self, diary: Diary) -> None:
        with pytest.raises(ValueError, match="before every question is answered"):
            record_self_check(diary.store, diary.now(), Leg.LEFT, SittingAnswers(CheckFeeling.PULL, lean=Lean.NO))
        assert diary.store.facts(SelfChecked) == ()

    def test_a_nerve_feeling_counts_from_the_moment_it_is_named(self, diary: Diary) -> None:
        diary.self_check(SHOOTING)
        assert of(diary).nerve_result


class TestFading:
    @pytest.mark.parametrize(("answers", "rule"), [(SHOOTING, "T1"), (ToeAnswers(CheckFeeling.NERVE), "S1")])
    def test_what_does_not_fade_ends_the_routine(
        self, ready: Diary, answers: SittingAnswers | ToeAnswers, rule: str
    ) -> None:
        stopped = ready.self_check(answers, Leg.RIGHT)
        lock = record_faded(ready.store, ready.now(), stopped, faded=False)
        assert lock == Locked(ready.now(), Outcome.LOCK, rule, None)
        standing = standing_lock(ready.store)
        assert standing is not None
        assert standing.fact == lock
        assert "screens.ended_why_self_check" in ended_texts(standing.fact.cause, standing.fact.rule)
        assert next_screen(of(ready), welcomed=True) is Screen.ENDED

    def test_what_faded_leaves_the_nerve_result(self, ready: Diary) -> None:
        stopped = ready.self_check(SHOOTING)
        assert record_faded(ready.store, ready.now(), stopped, faded=True) is None
        now = of(ready)
        assert (now.locked, now.open_faded, now.nerve_result) == (False, None, True)

    def test_the_answer_and_its_lock_are_one(self, ready: Diary) -> None:
        stopped = ready.self_check(SHOOTING)
        ready.store.connection.execute(
            "CREATE TRIGGER jam BEFORE INSERT ON locked BEGIN SELECT RAISE(ABORT, 'jam'); END"
        )
        with pytest.raises(Exception, match="jam"):
            record_faded(ready.store, ready.now(), stopped, faded=False)
        assert ready.store.facts(NerveFeelingFaded) == ()
        assert of(ready).open_faded == stopped

    def test_while_nobody_has_said_no_stretch_starts_and_it_is_asked_at_the_next_start(
        self, ready: Diary, file: Path
    ) -> None:
        stopped = ready.self_check(SHOOTING)
        ready.store.close()
        with HistoryStore(file) as again:
            now = situation(again, ready.now())
            assert now.open_faded == stopped
            assert may_start(MILD, now).outcome is StartOutcome.CHECK_DUE
            assert next_screen(now, welcomed=True) is Screen.FADED
            record_faded(again, ready.now(), stopped, faded=True)
            assert may_start(MILD, situation(again, ready.now())).outcome is StartOutcome.START_REDUCED

    def test_of_two_answers_the_graver_counts(self, ready: Diary) -> None:
        stopped = ready.self_check(SHOOTING)
        record_faded(ready.store, ready.now(), stopped, faded=False)
        record_faded(ready.store, ready.now(), stopped, faded=True)
        assert [finding.faded for finding in self_checks(ready.store).findings] == [False]
        assert of(ready).locked

    def test_a_feeling_that_did_not_fade_without_its_lock_is_found_as_a_fault(self, ready: Diary, file: Path) -> None:
        stopped = ready.self_check(SHOOTING)
        ready.store.append(NerveFeelingFaded(ready.now(), stopped, faded=False))
        assert [p.what[:22] for p in check(file)] == ["A nerve feeling did no"]
        record_faded(ready.store, ready.now(), stopped, faded=False)
        assert check(file) == ()


class TestGate:
    def test_a_failed_gate_is_kept_and_its_day_counts_as_nerve(self, ready: Diary) -> None:
        verdict = record_gate(ready.store, ready.now(), replace(FINE, pain=3))
        assert (verdict.outcome, verdict.rule) == (GateOutcome.SKIP, "G11")
        skipped = SelfCheckSkipped(
            ready.now(), 3, nerve_feelings=False, new_injury=False, signs_passed=True, rule="G11"
        )
        assert [recorded.fact for recorded in ready.store.facts(SelfCheckSkipped)] == [skipped]
        now = of(ready)
        assert may_start(MILD, now).rule == "P8"
        assert clearable(now) == ()
        ready.days_pass(1)
        assert may_start(MILD, of(ready)).rule == "P9"

    def test_an_open_gate_and_what_comes_first_leave_nothing(self, ready: Diary) -> None:
        assert record_gate(ready.store, ready.now(), FINE).outcome is GateOutcome.GO
        ready.lock()
        assert record_gate(ready.store, ready.now(), replace(FINE, pain=9)).outcome is GateOutcome.NOT_NOW
        assert ready.store.facts(SelfCheckSkipped) == ()
        assert not of(ready).nerve_result

    def test_a_lower_answer_later_the_day_does_not_open_it(self, ready: Diary) -> None:
        record_gate(ready.store, ready.now(), replace(FINE, nerve_feelings=True))
        ready.clock.advance(3600)
        assert record_gate(ready.store, ready.now(), FINE).outcome is GateOutcome.NOT_NOW
        assert of(ready).nerve_result

    def test_it_sees_the_checks_of_the_week(self, ready: Diary) -> None:
        for leg in Leg:
            ready.self_check(TALL, leg)
            assert record_gate(ready.store, ready.now(), FINE).outcome is GateOutcome.GO
            ready.self_check(TOES_DO_NOTHING, leg)
        closed = record_gate(ready.store, ready.now(), FINE)
        assert (closed.rule, closed.until) == ("G7", ready.now() + timedelta(days=7))
        ready.days_pass(7)
        ready.answer_screens()
        assert record_gate(ready.store, ready.now(), FINE).outcome is GateOutcome.GO


class TestMemory:
    def test_a_check_of_a_week_later_ends_the_result_of_its_own_leg_only(self, ready: Diary) -> None:
        ready.self_check(BEHIND_KNEE, Leg.LEFT)
        ready.self_check(BEHIND_KNEE, Leg.RIGHT)
        ready.self_check(TOES_MOVE_IT, Leg.RIGHT)
        ready.days_pass(7)
        for leg, still in ((Leg.LEFT, CheckResult.NERVE), (Leg.RIGHT, CheckResult.NERVE)):
            ready.self_check(TALL, leg)
            assert (of(ready).nerve_result, combined(of(ready).self_checks)) == (True, still)
        ready.self_check(TOES_DO_NOTHING, Leg.RIGHT)
        assert (of(ready).nerve_result, combined(of(ready).self_checks)) == (False, CheckResult.MUSCLE)

    def test_a_check_of_six_days_later_ends_nothing(self, ready: Diary) -> None:
        ready.self_check(BEHIND_KNEE)
        ready.days_pass(6.99)
        ready.self_check(TALL)
        assert of(ready).nerve_result

    @pytest.mark.parametrize("moved", [-YEARS, timedelta(hours=-1), timedelta(), YEARS])
    def test_a_moved_clock_ends_nothing(self, ready: Diary, moved: timedelta) -> None:
        ready.self_check(BEHIND_KNEE)
        assert situation(ready.store, ready.now() + moved).nerve_result

    def test_neither_a_restart_nor_a_lock_and_its_unlock_ends_it(self, ready: Diary, file: Path) -> None:
        ready.self_check(BEHIND_KNEE)
        ready.unlock(ready.lock())
        ready.store.close()
        with HistoryStore(file) as again:
            assert situation(again, ready.now()).nerve_result


class TestClearing:
    def cleared(self, diary: Diary, item: str, spoken_on: date | None = None) -> None:
        diary.store.append(Cleared(diary.now(), item, spoken_on or diary.now().date()))

    def test_a_clinician_ends_the_pattern_and_nothing_else(self, diary: Diary) -> None:
        diary.answer_screens("C1", "X1")
        diary.session(Outcome.LOCK)
        diary.lock()
        diary.self_check(BEHIND_KNEE)
        before = of(diary)
        self.cleared(diary, NERVE_PATTERN)
        after = of(diary)
        assert (before.nerve_result, after.nerve_result) == (True, False)
        assert replace(after, nerve_result=True, self_checks=before.self_checks) == before
        assert (after.locked, after.uncleared, after.x_codes) == (True, ("C1",), frozenset({"X1"}))

    @pytest.mark.parametrize("item", ["C1", LASTING_NERVE, "H1"])
    def test_another_word_does_not_end_the_pattern(self, ready: Diary, item: str) -> None:
        ready.self_check(BEHIND_KNEE)
        self.cleared(ready, item)
        assert of(ready).nerve_result

    def test_a_word_from_before_the_result_does_not_end_it(self, ready: Diary) -> None:
        self.cleared(ready, NERVE_PATTERN)
        ready.self_check(BEHIND_KNEE)
        self.cleared(ready, NERVE_PATTERN, ready.now().date() - timedelta(days=1))
        assert of(ready).nerve_result

    def test_an_older_valid_word_still_counts_after_a_newer_one_that_does_not(self, ready: Diary) -> None:
        ready.self_check(BEHIND_KNEE)
        self.cleared(ready, NERVE_PATTERN)
        self.cleared(ready, NERVE_PATTERN, date(2019, 1, 1))
        assert not of(ready).nerve_result

    def test_lasting_nerve_feelings_can_be_cleared_after_the_lock_they_brought(self, ready: Diary) -> None:
        lock = ready.store.append(Locked(ready.now(), Outcome.LOCK, "N3", None))
        assert [each.item.id for each in clearable(of(ready))] == [LASTING_NERVE]
        self.cleared(ready, LASTING_NERVE, ready.now().date() - timedelta(days=1))
        assert not of(ready).nerve_cleared
        self.cleared(ready, LASTING_NERVE)
        now = of(ready)
        assert (now.nerve_cleared, now.locked, clearable(now)) == (True, True, ())
        ready.unlock(lock)
        assert of(ready).nerve_cleared

    def test_another_lock_asks_for_no_word_on_nerve_feelings(self, ready: Diary) -> None:
        ready.lock()
        assert clearable(of(ready)) == ()
