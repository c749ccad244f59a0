"""Days with the program, played at random: what stands must stay standing.

The machine keeps the facts as a history would (appended, never edited) and derives the situation from them.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from sciatimer.errors import SciatimerError
from sciatimer.safety.judge import effective_quality, judge
from sciatimer.safety.lock import check_unlock, lock_cause
from sciatimer.safety.morning import judge_morning, morning_due
from sciatimer.safety.next_step import next_step
from sciatimer.safety.offers import AFTER_UNLOCK, OfferCase, todays_offers
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.start import before_asking, is_high_pain, may_start, sessions_a_day
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
from tests.safety.examples import CALM, EXERCISES

# Mostly calm answers, so that days go on long enough for the rare ones to meet a past.
PAIN = st.sampled_from((0, 1, 1, 2, 2, 3, 4, 5, 6, 8))
PLACE = st.sampled_from((Place.THIGH, Place.THIGH, Place.THIGH, Place.LOW_BACK, Place.CALF, Place.NONE))
RED = st.sampled_from((RedFlag.NONE,) * 20 + (RedFlag.URGENT, RedFlag.EMERGENCY))
RARELY = st.sampled_from((False,) * 9 + (True,))
ANSWERS = st.builds(TodayAnswers, PAIN, PLACE, st.just(Where.LEFT), RARELY, RARELY, RED)
BEGIN = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@dataclass
class Facts:
    """All that happened, in its order."""

    now: datetime = BEGIN
    results: list[SessionResult] = field(default_factory=list)  # oldest first
    before: dict[int, TodayAnswers] = field(default_factory=dict)
    starts: list[datetime] = field(default_factory=list)
    high_pain: set[date] = field(default_factory=set)
    rest_days: set[date] = field(default_factory=set)
    locks: list[tuple[datetime, int]] = field(default_factory=list)  # when, and how many sessions there were
    unlocks: int = 0
    sessions_at_unlock: int = -1

    @property
    def locked(self) -> bool:
        return self.unlocks < len(self.locks)

    def lock(self) -> None:
        if not self.locked:
            self.locks.append((self.now, len(self.results)))

    def situation(self) -> Situation:
        since = self.locks[-1][1] if self.locks else 0
        results = tuple(reversed(self.results[since:]))
        is_open = bool(self.results) and self.results[-1].check is None
        due = bool(results) and results[0].check is not None and morning_due(results[0], self.now)
        return Situation(
            now=self.now,
            locked=self.locked,
            open_check=self.results[-1].session if is_open else None,
            open_morning=results[0].session if due else None,
            high_pain_days=frozenset(self.high_pain),
            rest_day=max(self.rest_days, default=None),
            sessions_today=sum(start.date() == self.now.date() for start in self.starts),
            first_session_day=self.starts[0].date() if self.starts else None,
            last_session_end=self.results[-1].ended_at if self.results else None,
            after_unlock=self.sessions_at_unlock == len(self.results),
            results=results,
        )


class Days(RuleBasedStateMachine):
    """Somebody answers, stretches, sleeps, turns the clock and tries every way round."""

    def __init__(self) -> None:
        super().__init__()
        self.facts = Facts()
        self.clock_was_set = False

    @rule(hours=st.sampled_from((1, 3, 5, 9, 24, 24, 48, 15 * 24)))
    def time_goes_by(self, hours: int) -> None:
        self.facts.now += timedelta(hours=hours)

    @rule(days=st.integers(1, 3))
    def somebody_sets_the_clock_back(self, days: int) -> None:
        self.facts.now -= timedelta(days=days)
        self.clock_was_set = True

    @rule(answers=ANSWERS)
    def try_to_start(self, answers: TodayAnswers) -> None:
        facts = self.facts
        situation = facts.situation()
        verdict = may_start(answers, situation)
        if verdict.outcome not in {StartOutcome.LOCKED, StartOutcome.CHECK_DUE} and is_high_pain(answers):
            facts.high_pain.add(facts.now.date())
        if lock_cause(verdict.outcome) is not None:
            facts.lock()
        if verdict.outcome is StartOutcome.NOT_TODAY:
            facts.rest_days.add(facts.now.date())
        if verdict.outcome.may_start:
            self._begin(answers, situation)

    @precondition(lambda self: before_asking(self.facts.situation()) is None)
    @rule(hours=st.sampled_from((1, 3, 5)))
    def have_a_good_session_and_wait(self, hours: int) -> None:
        self.try_to_start(CALM)
        if self.facts.situation().open_check is not None:
            self.answer_the_check(0, 0, CALM.place, 0, 0, 0, RedFlag.NONE)
        self.time_goes_by(hours)

    @precondition(lambda self: self.facts.situation().open_morning is not None)
    @rule()
    def have_a_good_morning(self) -> None:
        self.answer_the_morning(0, nerve=False, red=RedFlag.NONE)

    def _begin(self, answers: TodayAnswers, situation: Situation) -> None:
        facts = self.facts
        self._nothing_stands_in_the_way(answers, situation)
        today = todays_offers(EXERCISES, OfferCase(answers, situation))
        if today.suggestion is None:
            return
        made, dose = today.suggestion.exercise, today.suggestion.dose
        assert made.pain_max >= answers.pain
        assert not situation.after_unlock or made.id in AFTER_UNLOCK
        session = len(facts.results)
        facts.starts.append(facts.now)
        facts.before[session] = answers
        end = facts.now + timedelta(minutes=10)
        facts.results.append(
            SessionResult(
                session, facts.now, end, made.id, made.position, dose.hold, dose.repetitions, True, answers.where,
                None, None, None,
            )
        )  # fmt: skip
        facts.now = end

    def _nothing_stands_in_the_way(self, answers: TodayAnswers, situation: Situation) -> None:
        facts = self.facts
        assert not facts.locked
        assert all(result.check is not None for result in facts.results)
        assert answers.pain < 6
        assert not answers.much_worse
        assert answers.red is RedFlag.NONE
        assert facts.now.date() not in facts.rest_days
        assert situation.sessions_today < sessions_a_day(situation) <= 2
        assert not facts.results or facts.now - facts.results[-1].ended_at >= timedelta(hours=4)

    @precondition(lambda self: self.facts.situation().open_check is not None)
    @rule(
        change=st.sampled_from((-1, 0, 0, 0, 1, 2)),
        during=PAIN,
        place=PLACE,
        quality=st.sampled_from((0, 0, 0, 0, 1, 2, 3)),
        overall=st.sampled_from((0, 1, 1, 1, 2)),
        stop=st.sampled_from((0, 0, 0, 0, 1, 2)),
        red=RED,
    )
    def answer_the_check(
        self, change: int, during: int, place: Place, quality: int, overall: int, stop: int, red: RedFlag
    ) -> None:
        result = self.facts.results[-1]
        before = self.facts.before[result.session]
        felt = effective_quality(Quality(quality), before.nerve_feelings)
        after = min(10, max(0, before.pain + change))
        check = PainCheck(red, StopCause(stop), before.pain, after, during, before.place, place, felt, Overall(overall))
        outcome = judge(check).outcome
        self.facts.results[-1] = replace(result, check=outcome, quality=felt)
        if outcome is Outcome.PAUSE:
            self.facts.rest_days.add(self.facts.now.date())
        self._follow(lock_cause(outcome) is not None)

    @precondition(lambda self: self.facts.situation().open_morning is not None and not self.facts.locked)
    @rule(change=st.sampled_from((-1, 0, 0, 0, 0, 1, 2)), nerve=RARELY, red=RED)
    def answer_the_morning(self, change: int, nerve: bool, red: RedFlag) -> None:
        result = self.facts.results[-1]
        before = self.facts.before[result.session]
        now = min(10, max(0, before.pain + change))
        outcome = judge_morning(MorningCheck(red, before.pain, now, before.place, before.place, nerve)).outcome
        self.facts.results[-1] = replace(result, morning=outcome)
        if outcome is MorningOutcome.NOT_SETTLED:
            self.facts.rest_days.add(self.facts.now.date())
        self._follow(lock_cause(outcome) is not None)

    def _follow(self, ends: bool) -> None:
        situation = self.facts.situation()
        if ends or (situation.results and next_step(situation, EXERCISES, 2).lock):
            self.facts.lock()

    @precondition(lambda self: self.facts.locked)
    @rule(days_after=st.integers(-2, 4), told=st.booleans(), passed=st.booleans())
    def try_to_unlock(self, days_after: int, told: bool, passed: bool) -> None:
        facts = self.facts
        locked_on, today = facts.locks[-1][0].date(), facts.now.date()
        spoken_on = locked_on + timedelta(days=days_after)
        try:
            check_unlock(locked_on, today, spoken_on, told_may_stretch=told, screens_passed=passed)
        except SciatimerError:
            return
        assert told
        assert passed
        assert locked_on <= spoken_on <= today
        facts.unlocks += 1
        facts.sessions_at_unlock = len(facts.results)

    @invariant()
    def a_locked_routine_starts_with_no_answers_at_all(self) -> None:
        verdict = before_asking(self.facts.situation())
        if self.facts.locked:
            assert verdict is not None
            assert verdict.outcome is StartOutcome.LOCKED

    @invariant()
    def a_rest_day_is_never_lifted_on_that_day(self) -> None:
        if self.facts.now.date() in self.facts.rest_days:
            assert before_asking(self.facts.situation()) is not None

    @invariant()
    def no_day_has_more_sessions_than_two_and_the_first_week_no_more_than_one(self) -> None:
        days = [start.date() for start in self.facts.starts]
        for day in set(days):
            first_week = not self.clock_was_set and day < days[0] + timedelta(days=7)
            assert days.count(day) <= (1 if first_week else 2)


Days.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestDays = Days.TestCase
