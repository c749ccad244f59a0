"""The page on own packs says what is so, and each of its examples is read by what reads packs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from msgspec import Struct, inspect
from msgspec.structs import fields

from sciatimer.catalogue.checks import HOLD_SECONDS, REPETITIONS, REST_SECONDS, STANDING_PAIN_MAX, UNLOCKED_KNEE
from sciatimer.catalogue.kinds import Equipment, Prop
from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import (
    CatalogueFile,
    Exercise,
    Figure,
    Kind,
    LimbPose,
    Pose,
    Position,
    Sides,
    Source,
    XCode,
)
from sciatimer.catalogue.own import PAIN_MAX, most_pain, own
from sciatimer.figure.scene import scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from sciatimer.ui.own_pictures import LARGEST
from tests.documents.pages import page

DOCUMENT = page("docs/exercise-packs.md")
PAGE = DOCUMENT.text
EXAMPLES = pytest.mark.parametrize("example", DOCUMENT.examples, ids=["holds", "pulses"])


@EXAMPLES
def test_an_example_is_a_pack_that_is_offered_and_can_be_drawn(example: str, tmp_path: Path) -> None:
    (tmp_path / "winter.json").write_text(example)
    catalogue = load_catalogue(shipped("exercises.json"), tmp_path)
    assert catalogue.problems == ()
    (exercise,) = own(catalogue)
    assert exercise.prescribed_by == "Dr. Ada Winter, physical therapist"
    assert scene_for(exercise, 1.0, Side.LEFT).box.height > 0


@EXAMPLES
def test_every_key_of_an_example_is_needed(example: str, tmp_path: Path) -> None:
    for key in set(json.loads(example)["exercises"][0]) - {"prescribed_by"}:
        values = json.loads(example)
        del values["exercises"][0][key]
        (tmp_path / "winter.json").write_text(json.dumps(values))
        assert load_catalogue(shipped("exercises.json"), tmp_path).problems, key


def told(below: str, until: str) -> list[str]:
    """The members that are named in the first cells of the table between two lines."""
    table = PAGE.partition(f"\n{below}")[2].partition(f"\n{until}")[0]
    return [name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]


def members(kind: type[Struct]) -> set[str]:
    return {field.name for field in fields(kind)}


def test_every_member_is_told_and_no_other() -> None:
    assert set(told("Of the file:", "Of an exercise:")) == members(CatalogueFile)
    assert set(told("Of an exercise:", "Of a source:")) == members(Exercise)
    angles = told("| angle |", "The angles are where")
    assert set(angles) == (members(Pose) - {"stretch", "other"}) | members(LimbPose)
    for kind, sentence in ((Source, "Of a source:"), (Figure, "Of a figure:")):
        assert members(kind) <= set(re.findall(r"`(\w+)`", PAGE.partition(sentence)[2].partition("\n\n")[0]))


def bounds(kind: type[Struct]) -> Iterator[tuple[str, float, float]]:
    """The angles of a pose with the least and the most that each may be."""
    for field in inspect.type_info(kind).fields:  # type: ignore[attr-defined]  # a struct has fields
        if isinstance(field.type, inspect.FloatType) and field.type.ge is not None and field.type.le is not None:
            yield field.name, field.type.ge, field.type.le


@pytest.mark.parametrize(("name", "least", "most"), [*bounds(Pose), *bounds(LimbPose)])
def test_an_angle_has_the_bounds_that_are_told(name: str, least: float, most: float) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith("| `") and f"`{name}`" in line]
    assert f"| {least:.0f} to {most:.0f}" in row


@pytest.mark.parametrize(
    ("member", "words"),
    [("position", Position), ("kind", Kind), ("sides", Sides), ("equipment", Equipment), ("contraindications", ())],
)
def test_a_member_of_a_few_words_names_them_all(member: str, words: type[Position] | tuple[()]) -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{member}` |"))
    assert set(re.findall(r"`(\w+)`", row)) - {member} == {str(word) for word in words or get_args(XCode)}


def test_the_props_are_named() -> None:
    named = PAGE.partition("beside the body (")[2].partition(")")[0]
    assert set(re.findall(r"`(\w+)`", named)) == set(Prop)


def test_the_limits_are_those_of_the_checks() -> None:
    assert (PAIN_MAX, STANDING_PAIN_MAX, most_pain(Position.LYING)) == (5, 3, 5)
    assert f"{PAIN_MAX} at most, standing {STANDING_PAIN_MAX}" in PAGE
    (least, most), (short, longer) = HOLD_SECONDS[Kind.HOLD], HOLD_SECONDS[Kind.PULSE]
    assert f"{least} to {most} s in steps of 5; a pulse {short} to {longer} s" in PAGE
    (few, many), (some, more) = REPETITIONS[Kind.HOLD], REPETITIONS[Kind.PULSE]
    assert f"{few} to {many} holds, or {some} to {more} pulses" in PAGE
    (rest, long), (pause, longest) = REST_SECONDS[Kind.HOLD], REST_SECONDS[Kind.PULSE]
    assert f"{rest} to {long} after a hold, {pause} to {longest} after a pulse" in PAGE
    assert f"the hold has {UNLOCKED_KNEE} at least" in PAGE
    assert f"{LARGEST.width()} by {LARGEST.height()} pixels" in PAGE
