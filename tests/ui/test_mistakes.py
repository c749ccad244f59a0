"""A mistake that a person can mend is said in the person's language; the command line says it in English."""

import ast
import os
from datetime import date
from pathlib import Path
from typing import TypeGuard

from sciatimer.commands.window import NoDisplay
from sciatimer.history.faults import HistoryDiskFull, HistoryTooNew
from sciatimer.safety.lock import SpokenInFuture
from sciatimer.session.plan import SessionTooLong
from sciatimer.texts import Texts, load_texts
from sciatimer.translation import Translated, holes, print_of
from sciatimer.ui.mistakes import mistake_words
from tests.source import sources

ENGLISH = load_texts()
TOMORROW = SpokenInFuture(date(2026, 3, 2), date(2026, 3, 1))


def mistakes() -> list[tuple[str, str]]:
    """Every class of mistake in the program that the window can say, with its English."""
    nodes = [node for source in sources("gui/sciatimer") for node in source.nodes if isinstance(node, ast.ClassDef)]
    return [(node.name, ast.literal_eval(each.value)) for node in nodes for each in node.body if is_wording(each)]


def is_wording(node: ast.stmt) -> TypeGuard[ast.Assign]:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "wording"


def test_the_command_line_says_it_in_english() -> None:
    assert str(TOMORROW).startswith("2026-03-02 is still to come (today is 2026-03-01).")


def test_the_window_writes_dates_as_it_does_elsewhere() -> None:
    assert mistake_words(TOMORROW, ENGLISH).startswith("2 Mar 2026 is still to come (today is 1 Mar 2026).")


def test_the_window_says_it_in_the_language() -> None:
    key, english = "errors.HistoryDiskFull", HistoryDiskFull.wording
    german = Texts({}, Translated("de", {key: "Kein Platz in {folder}."}, {key: print_of(english)}, {}))
    assert mistake_words(HistoryDiskFull(Path("/data/history.db")), german) == f"Kein Platz in {os.sep}\u200bdata."


def test_what_only_the_command_line_says_stays_as_it_is() -> None:
    assert mistake_words(NoDisplay(), ENGLISH) == str(NoDisplay())


def test_every_mistake_that_the_window_can_say_ends_a_sentence() -> None:
    worded = mistakes()
    assert len(worded) > 15
    assert [name for name, wording in worded if not wording.endswith(".")] == []


def test_no_two_mistakes_have_one_name() -> None:
    names = [name for name, _ in mistakes()]
    assert len(names) == len(set(names))


def test_every_value_has_a_hole_of_its_name() -> None:
    made = [TOMORROW, HistoryDiskFull(Path("/data/history.db")), SessionTooLong(605), HistoryTooNew(Path("/h"), 9, 3)]
    assert [type(each).__name__ for each in made if holes(each.wording) != set(each.values)] == []
