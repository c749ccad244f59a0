"""How a decision table is read."""

import pytest

from sciatimer.safety import judge, morning, start
from sciatimer.safety.table import Row, first_match, otherwise


def is_large(number: int) -> bool:
    return number > 10


def is_even(number: int) -> bool:
    return number % 2 == 0


ROWS: tuple[Row[int, str], ...] = (
    Row("A1", is_large, "large", "room.A1"),
    Row("A2", is_even, "even", "room.A2"),
    Row("A3", otherwise, "neither", "room.A3"),
)


@pytest.mark.parametrize(("number", "rule"), [(12, "A1"), (8, "A2"), (7, "A3")])
def test_the_first_row_that_applies_is_the_only_outcome(number: int, rule: str) -> None:
    assert first_match(ROWS, number).id == rule


def test_a_table_that_catches_nothing_is_an_error_and_no_way_through() -> None:
    with pytest.raises(LookupError, match="A1 to A2"):
        first_match(ROWS[:2], 7)


def test_every_table_ends_with_a_row_that_catches_all_and_names_each_row_once() -> None:
    for ids, last in (
        ([row.id for row in judge.ROWS], judge.ROWS[-1].applies),
        ([row.id for row in morning.ROWS], morning.ROWS[-1].applies),
        ([row.id for row in start.ROWS], start.ROWS[-1].applies),
    ):
        assert last is otherwise
        assert len(ids) == len(set(ids))
