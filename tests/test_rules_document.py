"""The page of rules for a second reading says what the code does: no row, function or test is missing or made up."""

import ast
import importlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sciatimer.reminders import rules
from sciatimer.safety import (
    journey,
    judge,
    morning,
    morning_by_hand,
    next_step,
    self_check,
    self_check_gate,
    start,
    stop,
)

HOME = Path(__file__).resolve().parent.parent
PAGE = (HOME / "docs" / "rules.md").read_text(encoding="utf-8")
TABLES: dict[str, tuple[Any, ...]] = {
    "J": journey.ROWS,
    "P": start.ROWS,
    "I": stop.ROWS,
    "R": judge.ROWS,
    "M": morning.ROWS,
    "H": morning_by_hand.ROWS,
    "N": next_step.ROWS,
    "G": self_check_gate.ROWS,
    "T": self_check.SITTING_ROWS,
    "S": self_check.TOE_ROWS,
    "B": rules.ROWS,
}
ROW = re.compile(r"^\| ([A-Z]\d+a?) \| (.+?) \| (.+?) \| `([a-z_.]+):([A-Za-z_]+)` \|$", re.MULTILINE)
CODE = re.compile(r"`([a-z_]+(?:\.[a-z_0-9]+)+):([A-Za-z_]+)`")
TEST = re.compile(r"`(tests/[a-z_0-9/]+\.py)::([A-Za-z_0-9:]+)`")
TABLE_LINE = re.compile(r"^\|(?! Row| Rule| Where|---).+\|$", re.MULTILINE)


def rows_of(letter: str) -> list[tuple[str, ...]]:
    """The rows of one table as they stand on the page."""
    return [row for row in ROW.findall(PAGE[: PAGE.index("## 10.")]) if row[0].startswith(letter)]


@cache
def names_in(file: str) -> frozenset[str]:
    """The tests of a file, those of a class with its name before them."""
    tree = ast.parse((HOME / file).read_text(encoding="utf-8"))
    outside = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    inside = {
        f"{each.name}::{node.name}" for each in classes for node in each.body if isinstance(node, ast.FunctionDef)
    }
    return frozenset(outside | inside)


@pytest.mark.parametrize("letter", sorted(TABLES))
def test_every_row_of_the_code_stands_in_the_document(letter: str) -> None:
    assert [row[0] for row in rows_of(letter)] == [row.id for row in TABLES[letter]]


@pytest.mark.parametrize("letter", sorted(TABLES))
def test_a_row_names_the_condition_that_holds_it(letter: str) -> None:
    named = [(row[0], f"sciatimer.{row[3]}", row[4]) for row in rows_of(letter)]
    assert named == [(row.id, row.applies.__module__, row.applies.__name__) for row in TABLES[letter]]


@pytest.mark.parametrize("letter", ["P", "R", "M", "H", "G", "T", "S"])
def test_a_row_names_its_outcome(letter: str) -> None:
    for row, said in zip(TABLES[letter], rows_of(letter), strict=True):
        assert said[2].split(",")[0].split(":")[0] == row.outcome, row.id


@pytest.mark.parametrize(("module", "name"), sorted(set(CODE.findall(PAGE))))
def test_every_function_that_is_named_is_there(module: str, name: str) -> None:
    assert hasattr(importlib.import_module(f"sciatimer.{module}"), name)


@pytest.mark.parametrize(("file", "name"), sorted(set(TEST.findall(PAGE))))
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    assert name in names_in(file)


@pytest.mark.parametrize("letter", sorted(TABLES))
def test_every_row_is_tried_by_its_name_or_in_its_order(letter: str) -> None:
    first = PAGE.index(f"\n| {TABLES[letter][0].id} |")
    above = TEST.findall(PAGE[PAGE.rindex("\n## ", 0, first) : first])
    tried = " ".join((HOME / file).read_text(encoding="utf-8") for file, _ in above).lower()
    in_order = {"J", "I"}  # their tests name the screens and the turns, one for each row
    assert [row.id for row in TABLES[letter] if letter not in in_order and row.id.lower() not in tried] == []


def test_every_table_of_rows_names_its_tests_and_every_other_line_its_code() -> None:
    for letter in TABLES:
        before = PAGE[: PAGE.index(f"\n| {TABLES[letter][0].id} |")]
        assert TEST.search(before[before.rindex("Tests:") :]), letter
    assert [line for line in TABLE_LINE.findall(PAGE) if not CODE.search(line)] == []


def test_the_page_can_be_read_in_half_an_hour() -> None:
    assert len(PAGE.split()) < 200 * 30
