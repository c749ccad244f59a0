"""What a clinician may clear: only what is there, each thing by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sciatimer.safety.clearing import clearable
from sciatimer.safety.screens import LASTING_NERVE, NERVE_PATTERN
from sciatimer.safety.self_check import CheckResult
from sciatimer.safety.self_check_memory import TURNS, Finding, SelfChecks
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Outcome, Quality
from sciatimer.texts import load_texts
from tests.safety.examples import FREE, NOW, TODAY, session

DAY = timedelta(days=1)
LASTING = session(2, Outcome.EASE, quality=Quality.NERVE_AS_BEFORE)


def items(situation: Situation) -> list[str]:
    return [each.item.id for each in clearable(situation)]


def with_pattern(*days_ago: int) -> SelfChecks:
    return SelfChecks(
        tuple(Finding(n, NOW - days * DAY, TURNS[n], CheckResult.UNCLEAR, "T3") for n, days in enumerate(days_ago))
    )


def test_where_nothing_stands_in_the_way_there_is_nothing_to_clear() -> None:
    assert clearable(FREE) == ()


def test_conditions_lasting_feelings_and_the_pattern_are_cleared_one_by_one() -> None:
    situation = replace(FREE, uncleared=("C5", "C2"), results=(LASTING,), self_checks=with_pattern(3))
    assert items(situation) == ["C2", "C5", LASTING_NERVE, NERVE_PATTERN]


def test_a_word_on_a_condition_may_be_older_than_the_program() -> None:
    assert [each.not_before for each in clearable(replace(FREE, uncleared=("C1",)))] == [None]


def test_a_word_on_the_pattern_is_as_new_as_the_newest_result() -> None:
    (pattern,) = clearable(replace(FREE, self_checks=with_pattern(9, 3, 5)))
    assert pattern.not_before == TODAY - 3 * DAY


def test_a_failed_gate_is_not_cleared_but_over_with_its_day() -> None:
    assert clearable(replace(FREE, nerve_result=True, self_checks=SelfChecks(skip_day=TODAY))) == ()


def test_lasting_feelings_are_those_that_the_third_rule_looks_at() -> None:
    long_ago = (session(1), session(2), session(3), replace(LASTING, started_at=NOW - 4 * DAY))
    assert items(replace(FREE, results=long_ago)) == []
    (lasting,) = clearable(replace(FREE, results=(LASTING, session(3), replace(LASTING, started_at=NOW - 4 * DAY))))
    assert lasting.not_before == TODAY - 4 * DAY


def test_a_lock_for_lasting_feelings_asks_for_a_word_since_then() -> None:
    (lasting,) = clearable(replace(FREE, nerve_lock_on=TODAY - DAY, results=(LASTING,)))
    assert (lasting.item.id, lasting.not_before) == (LASTING_NERVE, TODAY - DAY)


def test_what_was_cleared_is_not_asked_again() -> None:
    assert items(replace(FREE, nerve_lock_on=TODAY, nerve_cleared=True)) == []


@pytest.mark.parametrize(
    "situation", [replace(FREE, uncleared=("C1",), results=(LASTING,), self_checks=with_pattern(0))]
)
def test_everything_that_can_be_cleared_has_its_words(situation: Situation) -> None:
    texts = load_texts()
    assert len({texts(each.item.text) for each in clearable(situation)}) == 3
