"""The page on the architecture names nothing that is not there, and leaves no room out."""

import importlib
import re
from functools import reduce

import pytest

from tests.documents.pages import page
from tests.source import PACKAGE, ROOT

PAGE = page("docs/architecture.md")
STEPS = page("docs/how-to.md")
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", PAGE.prose)))
IN_STEPS = sorted(set(re.findall(r"`([^`\n]+)`", STEPS.prose)))
CODE = re.compile(r"(?:[a-z_]+\.)*[a-z_]+:[A-Za-z_.]+")
# what is made on the disk of a person, typed into a terminal, or stands for a kind of file
OTHERS = {
    "room.module:Name", "history.db", "exercises/*.json", "exercises/*.png", "copies/history-DATE.db", "sitting.json",
    "history-before-DATE.db", "history-damaged-DATE.db", "window.lock", "wishes/", "sciatimer.log", "sciatimer --tray",
    "python -X importtime -m sciatimer --tray", "*_controller.py", "*_view.py", "pages/*.py", "Flow.route",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in sorted({*NAMED, *IN_STEPS} - OTHERS) if CODE.fullmatch(name)])
def test_every_class_and_function_that_is_named_is_there(name: str) -> None:
    module, _, inside = name.partition(":")
    found: object = importlib.import_module(f"sciatimer.{module}")
    reduce(getattr, inside.split("."), found)


def test_every_file_that_is_named_is_there() -> None:
    files = [name for name in NAMED if name not in OTHERS and not CODE.fullmatch(name)]
    assert len(files) > 30
    assert [name for name in files if not ((PACKAGE / name).exists() or (ROOT / name).exists())] == []


def test_every_file_of_the_steps_is_there() -> None:
    files = [name for name in IN_STEPS if "/" in name and " " not in name and not re.search("[A-Z]{3}|^build/", name)]
    assert len(files) > 15
    assert [name for name in files if not ((PACKAGE / name).exists() or (ROOT / name).exists())] == []


def test_nothing_is_excused_that_is_not_named() -> None:
    assert set(NAMED) >= OTHERS


def test_the_map_has_every_room_and_nothing_else() -> None:
    drawn = set(re.findall(r"^  (\w+)/ ", PAGE.text, re.MULTILINE))
    modules = {word for line in PAGE.text.splitlines() if line.startswith("  clock.py") for word in line.split()}
    assert drawn == {entry.parent.name for entry in PACKAGE.glob("*/__init__.py")}
    assert modules == {entry.name for entry in PACKAGE.glob("*.py") if not entry.name.startswith("__")}


def test_the_import_direction_is_that_of_the_contract() -> None:
    contract = re.findall(r'^    "\(?(sciatimer\.[^"]+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    layers = [set(re.findall(r"sciatimer\.(\w+)", layer)) - {"__main__", "options"} for layer in contract]
    said = PAGE.text.partition("One way, and never in a circle:\n\n```\n")[2].partition("```")[0]
    assert [set(re.findall(r"\w+", part)) for part in said.split("->")] == [layer for layer in layers if layer]
