"""How long a nerve result counts: leg by leg, check by check, and never a moment less than written."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.safety.self_check import CheckKind, CheckResult, Leg
from sciatimer.safety.self_check_memory import (
    TURNS,
    WEEK,
    Finding,
    NerveWord,
    SelfChecks,
    Turn,
    combined,
    counts_as_nerve,
    newest,
    self_check_due,
    standing,
    unfaded,
)
from tests.safety.examples import NOW, TODAY

DAY = timedelta(days=1)
MOMENT = timedelta(seconds=1)
SITTING_LEFT, SITTING_RIGHT, TOE_LEFT, TOE_RIGHT = TURNS
NERVE, UNCLEAR, MUSCLE, NO_SIGN = CheckResult


def found(
    order: int, at: datetime, result: CheckResult, turn: Turn = SITTING_LEFT, rule: str = "", faded: bool | None = None
) -> Finding:
    return Finding(order, at, turn, result, rule, faded)


def past(*findings: Finding, words: tuple[NerveWord, ...] = ()) -> SelfChecks:
    return SelfChecks(findings, words)


def is_nerve(checks: SelfChecks) -> bool:
    return counts_as_nerve(checks, TODAY)


class TestEnding:
    @pytest.mark.parametrize("result", [NERVE, UNCLEAR])
    @pytest.mark.parametrize("free", [MUSCLE, NO_SIGN])
    def test_a_later_check_ends_it_after_a_week_and_not_a_moment_before(
        self, result: CheckResult, free: CheckResult
    ) -> None:
        first = found(1, NOW, result)
        assert is_nerve(past(first))
        assert is_nerve(past(first, found(2, NOW + WEEK - MOMENT, free)))
        assert not is_nerve(past(first, found(2, NOW + WEEK, free)))

    def test_time_alone_ends_nothing(self) -> None:
        assert counts_as_nerve(past(found(1, NOW - 3650 * DAY, UNCLEAR)), TODAY)

    def test_a_muscle_that_was_found_before_ends_nothing(self) -> None:
        assert is_nerve(past(found(1, NOW + WEEK, MUSCLE), found(2, NOW, NERVE)))

    @pytest.mark.parametrize("other", TURNS[1:])
    def test_neither_the_other_leg_nor_the_other_check_ends_it(self, other: Turn) -> None:
        first = found(1, NOW, NERVE)
        assert standing(past(first, found(2, NOW + 2 * WEEK, NO_SIGN, other))) == (first,)

    def test_a_new_nerve_result_begins_a_new_week(self) -> None:
        again = found(2, NOW + 3 * DAY, UNCLEAR)
        checks = past(found(1, NOW, NERVE), again, found(3, NOW + WEEK, MUSCLE))
        assert standing(checks) == (again,)
        assert not is_nerve(replace(checks, findings=(*checks.findings, found(4, NOW + 3 * DAY + WEEK, MUSCLE))))

    def test_a_result_that_has_ended_does_not_hide_a_newer_one(self) -> None:
        newer = found(3, NOW + WEEK + DAY, UNCLEAR)
        assert standing(past(found(1, NOW, NERVE), found(2, NOW + WEEK, MUSCLE), newer)) == (newer,)

    def test_a_lock_and_its_unlock_end_nothing(self) -> None:
        assert is_nerve(replace(past(found(1, NOW, NERVE)), lock=2, unlock=3))


class TestWords:
    def word(self, order: int = 2, days: int = 3, spoken: date | None = None) -> NerveWord:
        at = NOW + days * DAY
        return NerveWord(order, at, spoken or at.date())

    def test_a_clinician_ends_all_that_was_found_before(self) -> None:
        both = (found(1, NOW, NERVE), found(2, NOW, UNCLEAR, TOE_RIGHT))
        assert not is_nerve(past(*both, words=(self.word(3),)))
        assert is_nerve(past(*both, found(4, NOW + 4 * DAY, NERVE), words=(self.word(3),)))

    def test_a_word_of_the_same_day_counts_and_one_of_the_day_before_does_not(self) -> None:
        first = found(1, NOW, NERVE)
        assert not is_nerve(past(first, words=(self.word(spoken=TODAY),)))
        assert is_nerve(past(first, words=(self.word(spoken=TODAY - DAY),)))

    def test_a_word_of_a_day_to_come_does_not_count(self) -> None:
        assert is_nerve(past(found(1, NOW, NERVE), words=(self.word(days=1, spoken=TODAY + 2 * DAY),)))

    def test_a_word_that_was_recorded_before_the_result_does_not_count(self) -> None:
        assert is_nerve(past(found(2, NOW, NERVE), words=(self.word(order=1, days=3),)))


class TestSkippedDay:
    def test_a_failed_gate_counts_for_its_day(self) -> None:
        checks = SelfChecks(skip_day=TODAY)
        assert counts_as_nerve(checks, TODAY)
        assert not counts_as_nerve(checks, TODAY + DAY)

    def test_a_clock_set_back_does_not_lift_it(self) -> None:
        assert counts_as_nerve(SelfChecks(skip_day=TODAY), TODAY - DAY)

    def test_it_ends_no_result(self) -> None:
        checks = replace(past(found(1, NOW, NERVE)), skip_day=TODAY)
        assert counts_as_nerve(checks, TODAY + DAY)


class TestCombined:
    def test_the_worst_of_both_checks_and_both_legs_counts(self) -> None:
        assert combined(past()) is None
        results = (NO_SIGN, MUSCLE, UNCLEAR, NERVE)
        for count in range(1, 5):
            findings = [found(n, NOW, results[n], TURNS[n]) for n in range(count)]
            assert combined(past(*findings)) is results[count - 1]

    def test_the_newest_of_each_counts_unless_an_older_nerve_result_still_stands(self) -> None:
        early = past(found(1, NOW, NERVE), found(2, NOW + DAY, MUSCLE), found(3, NOW, NO_SIGN, TOE_LEFT))
        assert newest(early) == {SITTING_LEFT: NERVE, TOE_LEFT: NO_SIGN}
        later = replace(early, findings=(*early.findings, found(4, NOW + WEEK, NO_SIGN)))
        assert newest(later) == {SITTING_LEFT: NO_SIGN, TOE_LEFT: NO_SIGN}
        assert combined(later) is NO_SIGN

    def test_what_a_clinician_cleared_counts_no_more(self) -> None:
        cleared = past(found(1, NOW, NERVE), found(2, NOW, MUSCLE, TOE_LEFT), words=(NerveWord(3, NOW, TODAY),))
        assert newest(cleared) == {TOE_LEFT: MUSCLE}
        assert combined(past(found(1, NOW, NERVE), words=(NerveWord(3, NOW, TODAY),))) is None


class TestFading:
    def test_a_stopped_check_owes_an_answer_until_it_is_given(self) -> None:
        stopped = found(4, NOW, NERVE, rule="T1")
        assert unfaded(past(stopped)) == 4
        assert unfaded(past(replace(stopped, faded=True))) is None
        assert unfaded(past(replace(stopped, faded=False))) is None

    def test_only_a_nerve_feeling_owes_one(self) -> None:
        assert unfaded(past(found(1, NOW, NERVE, rule="S3"), found(2, NOW, UNCLEAR, rule="T2"))) is None

    def test_after_a_lock_none_is_owed(self) -> None:
        checks = past(found(4, NOW, NERVE, rule="S1"))
        assert unfaded(replace(checks, lock=5)) is None
        assert unfaded(replace(checks, lock=3)) == 4
        assert unfaded(replace(checks, lock=5, reopened=frozenset({4}))) == 4


class TestDue:
    def all_done(self, at: datetime = NOW) -> SelfChecks:
        return past(*(found(n, at, MUSCLE, turn) for n, turn in enumerate(TURNS, 1)))

    def test_at_first_use_all_are_free_in_the_order_of_doing(self) -> None:
        due = self_check_due(past(), NOW)
        assert due.turns == (
            Turn(CheckKind.SITTING, Leg.LEFT),
            Turn(CheckKind.SITTING, Leg.RIGHT),
            Turn(CheckKind.TOE, Leg.LEFT),
            Turn(CheckKind.TOE, Leg.RIGHT),
        )
        assert (due.reason, due.until) == ("self_check.due_first", None)

    def test_once_a_week_at_most(self) -> None:
        done = self.all_done()
        later = self_check_due(done, NOW + WEEK - MOMENT)
        assert (later.turns, later.reason, later.until) == ((), "self_check.due_later", NOW + WEEK)
        again = self_check_due(done, NOW + WEEK)
        assert (again.turns, again.reason) == (TURNS, "self_check.due_week")

    def test_who_was_interrupted_can_do_the_rest(self) -> None:
        due = self_check_due(past(found(1, NOW, MUSCLE)), NOW + DAY)
        assert (due.turns, due.reason) == (TURNS[1:], "self_check.due_rest")

    def test_a_check_that_is_due_can_end_a_result(self) -> None:
        first = found(1, NOW, NERVE, rule="T1", faded=True)
        due = self_check_due(past(first), NOW + WEEK)
        assert (due.turns, due.reason) == (TURNS, "self_check.due_recheck")
        assert not is_nerve(past(first, found(2, NOW + WEEK, MUSCLE)))

    @pytest.mark.parametrize("rule", ["T1", "S1"])
    def test_a_nerve_feeling_closes_all_of_them_for_a_week(self, rule: str) -> None:
        stopped = past(found(1, NOW, NERVE, TOE_LEFT, rule, faded=True))
        assert self_check_due(stopped, NOW + WEEK - MOMENT).turns == ()
        assert self_check_due(stopped, NOW + WEEK).turns == TURNS

    def test_after_an_unlock_all_are_free_again_once(self) -> None:
        unlocked = replace(self.all_done(), lock=8, unlock=9)
        assert self_check_due(unlocked, NOW).reason == "self_check.due_unlock"
        assert self_check_due(unlocked, NOW).turns == TURNS
        done = replace(unlocked, findings=(*unlocked.findings, found(10, NOW, MUSCLE)))
        assert self_check_due(done, NOW + DAY).turns == TURNS[1:]

    def test_a_failed_gate_closes_the_day(self) -> None:
        due = self_check_due(SelfChecks(skip_day=TODAY), NOW)
        assert (due.turns, due.reason) == ((), "self_check.due_tomorrow")
        assert due.until == NOW.replace(hour=0) + DAY
        assert self_check_due(SelfChecks(skip_day=TODAY), due.until).turns == TURNS

    def test_a_clock_set_back_frees_nothing(self) -> None:
        assert self_check_due(self.all_done(), NOW - 30 * DAY).turns == ()


@dataclass(frozen=True)
class Event:
    """Something in a random life: a check of a leg, or a clinician's word if there is no result."""

    at: datetime
    turn: Turn
    result: CheckResult | None
    spoken_on: date


MOVES = st.sampled_from([timedelta(), MOMENT, DAY, 3 * DAY, WEEK - MOMENT, WEEK, 2 * WEEK, -2 * DAY, -2 * WEEK])
RESULTS = st.sampled_from([*CheckResult, NERVE, MUSCLE, NO_SIGN, None])
STEPS = st.lists(st.tuples(MOVES, st.sampled_from(TURNS[:3]), RESULTS, st.integers(-9, 2)), max_size=14)


def lived(steps: list[tuple[timedelta, Turn, CheckResult | None, int]]) -> list[Event]:
    events, at = [], NOW
    for move, turn, result, days in steps:
        at += move
        events.append(Event(at, turn, result, at.date() + days * DAY))
    return events


def remembered(events: list[Event]) -> SelfChecks:
    numbered = list(enumerate(events, 1))
    return SelfChecks(
        tuple(Finding(n, e.at, e.turn, e.result, "") for n, e in numbered if e.result is not None),
        tuple(NerveWord(n, e.at, e.spoken_on) for n, e in numbered if e.result is None),
    )


def oracle(events: list[Event]) -> list[Event]:
    """Clinical.md 3 told forwards: each nerve result is carried along until something may end it."""
    carried: list[Event] = []
    for event in events:
        if event.result is None:
            known = event.spoken_on <= event.at.date()
            carried = [e for e in carried if not (known and event.spoken_on >= e.at.date())]
        elif event.result.is_nerve:
            carried.append(event)
        else:
            carried = [e for e in carried if e.turn != event.turn or event.at < e.at + WEEK]
    return carried


@given(STEPS)
def test_in_any_life_a_nerve_result_counts_exactly_as_long_as_written(
    steps: list[tuple[timedelta, Turn, CheckResult | None, int]],
) -> None:
    events = lived(steps)
    for count in range(len(events) + 1):
        checks, carried = remembered(events[:count]), oracle(events[:count])
        assert [(f.at, f.turn, f.result) for f in standing(checks)] == [(e.at, e.turn, e.result) for e in carried]
        assert counts_as_nerve(checks, TODAY) == bool(carried)
        worst = combined(checks)
        assert (worst is not None and worst.is_nerve) == bool(carried)


@given(STEPS)
def test_in_any_life_without_a_clinician_it_never_ends_within_a_week_nor_by_another_leg(
    steps: list[tuple[timedelta, Turn, CheckResult | None, int]],
) -> None:
    events = [event for event in lived(steps) if event.result is not None]
    nerve = [e for e in events if e.result is not None and e.result.is_nerve]
    for event in nerve:
        later = events[events.index(event) + 1 :]
        ending = [e for e in later if e.turn == event.turn and e.result in {MUSCLE, NO_SIGN}]
        if not any(e.at - event.at >= WEEK for e in ending):
            assert counts_as_nerve(remembered(events), TODAY)


@given(STEPS, MOVES)
def test_in_any_life_a_check_that_is_free_was_done_a_week_ago_or_never(
    steps: list[tuple[timedelta, Turn, CheckResult | None, int]], move: timedelta
) -> None:
    events = lived(steps)
    now = (events[-1].at if events else NOW) + move
    due = self_check_due(remembered(events), now)
    for turn in TURNS:
        done = [e for e in events if e.turn == turn and e.result is not None]
        assert (turn in due.turns) == (not done or now >= done[-1].at + WEEK)
    assert (due.until is None) == bool(due.turns)
