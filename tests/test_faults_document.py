"""The page of faults names tests that are there, and each line of it names one."""

import re

import pytest

from tests.source import ROOT
from tests.test_rules_document import TEST, names_in

PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
LINE = re.compile(r"^\|(?! Fault|---| ---).+\|$", re.MULTILINE)


@pytest.mark.parametrize(("file", "name"), sorted(set(TEST.findall(PAGE))))
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    assert name in names_in(file)


def test_every_fault_says_what_is_seen_what_is_kept_and_what_shows_it() -> None:
    lines = LINE.findall(PAGE)
    assert len(lines) > 30
    assert [line for line in lines if line.count(" | ") != 3 or not TEST.search(line)] == []
