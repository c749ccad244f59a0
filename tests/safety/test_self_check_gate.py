"""The gate before a self-check: each row, all combinations, and a failing answer never opens it."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from sciatimer.safety.self_check import CheckKind, CheckResult, Leg
from sciatimer.safety.self_check_gate import ROWS, GateAnswers, GateOutcome, before_gate, gate
from sciatimer.safety.self_check_memory import TURNS, Finding, SelfChecks
from sciatimer.safety.situation import Situation
from tests.safety.examples import FREE, NOW, TODAY

READY = replace(FREE, signs_asked_on=TODAY, health_asked_on=TODAY)
FINE = GateAnswers(pain=2, nerve_feelings=False, new_injury=False, signs_passed=True)
DONE = SelfChecks(tuple(Finding(n, NOW, turn, CheckResult.MUSCLE, "T4") for n, turn in enumerate(TURNS, 1)))


def situated(**changes: Any) -> Situation:  # noqa: ANN401 - any field
    return replace(READY, **changes)


def answered(**changes: Any) -> GateAnswers:  # noqa: ANN401 - any field
    return replace(FINE, **changes)


# What stands in the way, from the first row to the last; each one is tried with all those below it as well.
OBSTACLES: list[tuple[str, str, dict[str, Any]]] = [
    ("G1", "safety.P3", {"locked": True}),
    ("G2", "safety.P4_unscreened", {"screened": False}),
    ("G2", "safety.P4_unscreened", {"signs_asked_on": TODAY - timedelta(days=7)}),
    ("G3", "safety.P4", {"uncleared": ("C1",)}),
    ("G4", "safety.P5", {"open_check": 3}),
    ("G5", "safety.P5_morning", {"open_morning": 3}),
    ("G6", "safety.P5_faded", {"open_faded": 3}),
    ("G7", "self_check.due_later", {"self_checks": DONE}),
]
FAILURES: list[tuple[str, dict[str, Any]]] = [
    ("G8", {"signs_passed": False}),
    ("G9", {"nerve_feelings": True}),
    ("G10", {"new_injury": True}),
    ("G11", {"pain": 3}),
]


def test_the_rows_are_in_order() -> None:
    assert [row.id for row in ROWS] == [f"G{number}" for number in range(1, 13)]


@pytest.mark.parametrize(("rule", "reason", "changes"), OBSTACLES)
def test_what_comes_first_is_said_before_anything_is_asked(rule: str, reason: str, changes: dict[str, Any]) -> None:
    verdict = before_gate(situated(**changes))
    assert verdict is not None
    assert (verdict.outcome, verdict.rule, verdict.reason) == (GateOutcome.NOT_NOW, rule, reason)
    assert gate(FINE, situated(**changes)) == verdict


def test_of_several_obstacles_the_first_row_speaks() -> None:
    situation = READY
    for rule, _, changes in reversed(OBSTACLES):
        situation = replace(situation, **changes)
        assert gate(answered(pain=9, nerve_feelings=True), situation).rule == rule


@pytest.mark.parametrize(("rule", "changes"), FAILURES)
def test_each_failing_answer_skips_the_check(rule: str, changes: dict[str, Any]) -> None:
    verdict = gate(answered(**changes), READY)
    assert (verdict.outcome, verdict.rule, verdict.reason) == (GateOutcome.SKIP, rule, f"self_check.{rule}")


@pytest.mark.parametrize("pain", range(11))
def test_the_gate_is_open_up_to_two_points_of_pain(pain: int) -> None:
    verdict = gate(answered(pain=pain), READY)
    assert (verdict.outcome is GateOutcome.GO) == (verdict.rule == "G12") == (pain <= 2)


def test_only_the_best_answers_and_a_free_way_open_it() -> None:
    yes_no = (False, True)
    for pain, nerve, injury, passed in product(range(11), yes_no, yes_no, yes_no):
        answers = GateAnswers(pain, nerve_feelings=nerve, new_injury=injury, signs_passed=passed)
        fine = pain <= 2 and not nerve and not injury and passed
        assert gate(answers, READY).outcome is (GateOutcome.GO if fine else GateOutcome.SKIP)
        for _, _, changes in OBSTACLES:
            assert gate(answers, situated(**changes)).outcome is GateOutcome.NOT_NOW


def test_with_a_free_way_it_is_time_to_ask() -> None:
    assert before_gate(READY) is None


def test_a_check_that_is_not_due_says_from_when_on() -> None:
    assert gate(FINE, situated(self_checks=DONE)).until == NOW + timedelta(days=7)
    skipped = gate(FINE, situated(self_checks=SelfChecks(skip_day=TODAY)))
    assert (skipped.reason, skipped.until) == ("self_check.due_tomorrow", NOW.replace(hour=0) + timedelta(days=1))


def test_one_leg_that_is_still_open_is_enough() -> None:
    one = SelfChecks(tuple(f for f in DONE.findings if (f.turn.kind, f.turn.leg) != (CheckKind.TOE, Leg.RIGHT)))
    assert gate(FINE, situated(self_checks=one)).outcome is GateOutcome.GO


def test_the_signs_of_another_week_are_asked_anew() -> None:
    assert gate(FINE, situated(signs_asked_on=TODAY - timedelta(days=6))).outcome is GateOutcome.GO
    assert gate(FINE, situated(signs_asked_on=None)).rule == "G2"
