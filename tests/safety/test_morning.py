"""The morning after: rows M1 to M6, and when they are asked."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from sciatimer.safety.morning import ROWS, is_owed, judge_morning, morning_due, opens_at
from sciatimer.safety.values import MorningCheck, MorningOutcome, Outcome, Place, RedFlag
from tests.safety.examples import NOW, session

CALM = MorningCheck(
    red=RedFlag.NONE,
    before=2,
    now=2,
    place_before=Place.THIGH,
    place_now=Place.THIGH,
    nerve_new_or_stronger=False,
)
GRAVITY = list(MorningOutcome)


def test_the_rows_stand_in_the_order_of_the_clinical_table() -> None:
    assert [row.id for row in ROWS] == ["M1", "M2", "M3", "M4", "M5", "M6"]


@pytest.mark.parametrize(
    ("rule", "outcome", "changes"),
    [
        ("M1", MorningOutcome.EMERGENCY, {"red": RedFlag.EMERGENCY, "now": None}),
        ("M2", MorningOutcome.URGENT, {"red": RedFlag.URGENT, "now": None}),
        ("M4", MorningOutcome.LOCK, {"now": 4}),
        ("M4", MorningOutcome.LOCK, {"place_now": Place.CALF}),
        ("M4", MorningOutcome.LOCK, {"nerve_new_or_stronger": True, "now": 0}),
        ("M5", MorningOutcome.NOT_SETTLED, {"now": 3}),
        ("M5", MorningOutcome.NOT_SETTLED, {"place_before": Place.NONE, "place_now": Place.LOW_BACK}),
        ("M6", MorningOutcome.SETTLED, {}),
        ("M6", MorningOutcome.SETTLED, {"now": 0, "place_now": Place.NONE}),
    ],
)
def test_one_changed_answer_meets_its_row(rule: str, outcome: MorningOutcome, changes: dict[str, object]) -> None:
    verdict = judge_morning(replace(CALM, **changes))  # type: ignore[arg-type]  # the fields differ in type
    assert (verdict.rule, verdict.outcome) == (rule, outcome)


@pytest.mark.parametrize("missing", ["red", "before", "now", "place_before", "place_now", "nerve_new_or_stronger"])
def test_any_missing_answer_leaves_the_morning_check_due(missing: str) -> None:
    assert judge_morning(replace(CALM, **{missing: None})).rule == "M3"


def oracle(red: int, before: int, now: int, place_before: int, place_now: int, nerve: bool) -> str:
    """The M table written once more, the other way round: from the mildest outcome up."""
    result = "SETTLED"
    if now == before + 1 or (place_before, place_now) == (0, 1):
        result = "NOT_SETTLED"
    if now > before + 1 or nerve or (place_now > place_before and place_now in (2, 3, 4, 5)):
        result = "LOCK"
    return {0: result, 1: "URGENT", 2: "EMERGENCY"}[red]


def outcomes_of_all_answers() -> dict[tuple[int, ...], int]:
    """How grave (0 the gravest) every whole set of answers is, checked against the oracle on the way."""
    gravity: dict[tuple[int, ...], int] = {}
    for red, before, now, place_before, place_now, nerve in product(
        range(3), range(11), range(11), range(6), range(6), (0, 1)
    ):
        check = MorningCheck(RedFlag(red), before, now, Place(place_before), Place(place_now), bool(nerve))
        outcome = judge_morning(check).outcome
        assert outcome == oracle(red, before, now, place_before, place_now, bool(nerve))
        gravity[red, before, now, place_before, place_now, nerve] = GRAVITY.index(outcome)
    return gravity


def test_every_morning_has_the_outcome_of_the_table_and_a_worse_answer_is_never_milder() -> None:
    gravity = outcomes_of_all_answers()
    assert len(gravity) == 3 * 11 * 11 * 6 * 6 * 2
    worse: list[tuple[int, ...]] = [(1, 0, 0, 0, 0, 0), (0, -1, 0, 0, 0, 0), (0, 0, 1, 0, 0, 0)]
    worse += [(0, 0, 0, -1, 0, 0), (0, 0, 0, 0, 1, 0), (0, 0, 0, 0, 0, 1)]
    for answers, grave in gravity.items():
        for step in worse:
            neighbour = tuple(answer + change for answer, change in zip(answers, step, strict=True))
            assert gravity.get(neighbour, -1) <= grave


def test_it_opens_on_the_next_day_and_at_least_eight_hours_later() -> None:
    assert opens_at(session(hour=9)) == NOW.replace(hour=0)
    assert opens_at(session(hour=22)) == NOW.replace(hour=6, minute=10)


def test_it_is_due_from_then_on_until_it_is_answered() -> None:
    late = session(hour=22, morning=None)
    assert not morning_due(late, opens_at(late) - timedelta(seconds=1))
    assert morning_due(late, opens_at(late))
    assert morning_due(late, opens_at(late) + timedelta(days=40))
    assert not morning_due(replace(late, morning=MorningOutcome.NOT_SETTLED), NOW)


def test_a_half_answered_morning_check_is_still_due() -> None:
    assert morning_due(session(morning=MorningOutcome.CHECK_DUE), NOW)


def test_there_is_none_before_the_first_session() -> None:
    assert not morning_due(None, NOW)


@pytest.mark.parametrize("outcome", [Outcome.LOCK, Outcome.URGENT, Outcome.EMERGENCY])
def test_a_session_that_ended_the_routine_owes_no_morning_check(outcome: Outcome) -> None:
    assert not is_owed(session(check=outcome, morning=None))
    assert is_owed(session(check=None, morning=None))
