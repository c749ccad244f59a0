"""An own exercise while it is written: nothing in it makes it looser, and the checks are those of every pack."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sciatimer.catalogue.joints import PARTS, joint_range
from sciatimer.catalogue.load import Catalogue, load_catalogue
from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.catalogue.own import (
    Draft,
    Trail,
    around_own,
    blank,
    copy_of,
    faults_in,
    fields_of,
    gathered,
    id_for,
    most_pain,
    moved,
    of_kind,
    of_level,
    own,
    posed_as,
    templates,
    without,
    written,
)
from sciatimer.catalogue.packs import ALL_CODES, own_exercises
from sciatimer.catalogue.reading import read_bytes
from sciatimer.figure.scene import scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from tests.catalogue.samples import document, pack

CATALOGUE = load_catalogue(shipped("exercises.json"), None)
BUILT_IN = templates(CATALOGUE)
FILLED = {
    "id": "own-mine",
    "name": "Mine",
    "setup": ("Sit.",),
    "movement": ("Lean.",),
    "cues": ("Soft",),
    "felt": "Thigh",
}


def filled(position: Position = Position.SEATED, **changes: object) -> Exercise:
    """A new exercise of a position with all words that it needs."""
    return structs.replace(blank(position, BUILT_IN), **(FILLED | changes))


def faulty(exercise: Exercise, around_of: Catalogue = CATALOGUE) -> tuple[str, ...]:
    """The fields of an exercise that do not fit."""
    return fields_of(faults_in(written(exercise), around_own(around_of), exercise.id))


@pytest.mark.parametrize("position", Position)
def test_a_blank_exercise_needs_only_its_words(position: Position) -> None:
    assert set(faulty(structs.replace(blank(position, BUILT_IN), id="own-mine"))) == {
        "name", "setup", "movement", "cues", "felt",
    }  # fmt: skip
    assert faulty(filled(position)) == ()


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda each: each.id)
def test_a_copy_of_any_built_in_one_is_good_and_carries_every_contraindication(template: Exercise) -> None:
    copy = structs.replace(copy_of(template, "Mine", BUILT_IN), id="own-mine")
    assert faulty(copy) == ()
    read = read_bytes(written(copy), around_own(CATALOGUE))
    assert read.file is not None
    (offered,) = own_exercises(read.file, Path())
    assert offered.contraindications == ALL_CODES
    assert not offered.nerve_ok
    assert offered.nerve_hold_max is None
    assert offered.easier == (template.easier or "lying-bent-knee-hold")
    assert (offered.harder, offered.prescribed_by) == (None, None)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("pain_max", 4),
        ("hold", {"default": 10, "min": 5, "max": 45}),
        ("hold", {"default": 12, "min": 5, "max": 30}),
        ("repetitions", {"default": 9, "min": 2, "max": 5}),
        ("rest", 5),
        ("name", "  "),
        ("name", "x" * 81),
        ("setup", ()),
        ("felt", ""),
        ("prescribed_by", ""),
        ("id", "standing-desk-hinge"),
        ("level", 9),
    ],
)
def test_what_breaks_the_contract_is_named_by_its_field(field: str, value: object) -> None:
    exercise = filled(Position.STANDING)
    raw = json.loads(written(exercise))
    raw["exercises"][0][field] = value
    found = faults_in(json.dumps(raw).encode(), around_own(CATALOGUE), exercise.id)
    assert fields_of(found) == (field,)


def test_a_locked_knee_is_named() -> None:
    assert faulty(moved(filled(), "hold", "stretch", "knee", 4)) == ("figure",)


def test_a_joint_moves_alone() -> None:
    exercise = filled()
    bent = moved(exercise, "start", "other", "knee", 77)
    assert bent.figure.start.other.knee == 77
    assert bent.figure.hold == exercise.figure.hold
    assert moved(bent, "start", "other", "knee", round(exercise.figure.start.other.knee)) == exercise
    assert moved(exercise, "hold", "", "trunk", 12).figure.hold.trunk == 12


@given(st.data())
def test_every_pose_of_the_sliders_passes_the_checks_and_can_be_drawn(data: st.DataObject) -> None:
    exercise = structs.replace(copy_of(data.draw(st.sampled_from(BUILT_IN)), "Mine", BUILT_IN), id="own-mine")
    for moment in ("start", "hold"):
        for limb, joints in PARTS.items():
            for joint in joints:
                least, most = joint_range(exercise.position, moment, limb, joint)
                exercise = moved(exercise, moment, limb, joint, data.draw(st.integers(least, most)))
    assert faulty(exercise) == ()
    assert scene_for(exercise, data.draw(st.floats(0, 1)), Side.LEFT).box.width > 0


def test_another_pose_brings_its_position_its_level_and_no_more_pain_than_that_allows() -> None:
    lying = filled(Position.LYING, pain_max=5)
    scissor = next(each for each in BUILT_IN if each.id == "standing-scissor")
    posed = posed_as(lying, scissor)
    assert (posed.position, posed.level, posed.pain_max) == (Position.STANDING, 8, most_pain(Position.STANDING))
    assert posed.name == lying.name
    assert faulty(posed) == ()


@pytest.mark.parametrize("position", Position)
@pytest.mark.parametrize("level", range(1, 9))
def test_at_every_level_there_is_an_easier_one_unless_it_is_the_gentlest_of_all(position: Position, level: int) -> None:
    exercise = of_level(structs.replace(filled(position), easier=None), level, BUILT_IN)
    assert (exercise.easier is None) == (position is Position.LYING and level == 1)
    assert faulty(exercise) == ()


def test_what_is_named_as_easier_stays_as_long_as_it_is() -> None:
    exercise = structs.replace(filled(Position.LYING), level=5, easier="lying-towel-thigh")
    assert of_level(exercise, 4, BUILT_IN).easier == "lying-towel-thigh"
    assert of_level(exercise, 3, BUILT_IN).easier == "lying-90-90-active"
    sibling = structs.replace(exercise, easier="a-sibling")
    assert of_level(sibling, 3, BUILT_IN).easier == "a-sibling"
    assert copy_of(sibling, "Mine", BUILT_IN).easier == "lying-wall-far"


@pytest.mark.parametrize("kind", Kind)
def test_another_kind_brings_a_dose_that_fits(kind: Kind) -> None:
    assert faulty(of_kind(filled(), kind)) == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Towel stretch, mine", "own-towel-stretch-mine"),
        ("Größe 2", "own-groe-2"),
        ("太もも", "own-exercise"),
        ("a" * 200, "own-" + "a" * 50),
        ("", "own-exercise"),
    ],
)
def test_an_id_is_made_from_the_name(name: str, expected: str) -> None:
    made = id_for(name, set[str]().__contains__)
    assert made == expected
    assert faulty(filled(id=made)) == ()


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert id_for("Mine", {"own-mine", "own-mine-2"}.__contains__) == "own-mine-3"


def two_in_a_file() -> bytes:
    """A pack as a therapist may have written it: two exercises, sources, and one who prescribed both."""
    values = pack()
    values["exercises"].append(document()["exercises"][2] | {"id": "second", "sources": ["P1"], "easier": "my-own"})
    values["exercises"][0] |= {"level": 1, "easier": None}
    values["sources"] = {"P1": {"address": "https://example.org", "says": "A leaflet"}}
    return json.dumps(values).encode()


def test_one_of_several_is_changed_and_the_others_stay_as_they_are() -> None:
    raw = two_in_a_file()
    read = read_bytes(raw, around_own(CATALOGUE))
    assert read.file is not None, read.faults
    changed = json.loads(written(structs.replace(read.file.exercises[0], name="Other"), raw))
    before = json.loads(raw)
    assert changed["exercises"][0]["name"] == "Other"
    assert changed["exercises"][1] == before["exercises"][1]
    assert {key: changed[key] for key in ("version", "sources", "prescribed_by")} == {
        key: before[key] for key in ("version", "sources", "prescribed_by")
    }
    assert read_bytes(json.dumps(changed).encode(), around_own(CATALOGUE)).faults == ()


def test_one_of_several_is_taken_out() -> None:
    left = json.loads(without(two_in_a_file(), "second"))
    assert [each["id"] for each in left["exercises"]] == ["my-own"]
    assert left["sources"]
    assert without(written(filled()), "own-mine") == b""


def test_several_packs_become_one_in_which_each_says_who_prescribed_it() -> None:
    packs = [read_bytes(raw, around_own(CATALOGUE)).file for raw in (two_in_a_file(), written(filled()))]
    files = [file for file in packs if file is not None]
    read = read_bytes(gathered(files), around_own(CATALOGUE))
    assert read.file is not None, read.faults
    assert [(each.id, each.prescribed_by) for each in read.file.exercises] == [
        ("my-own", "A physical therapist"), ("second", "A physical therapist"), ("own-mine", None),
    ]  # fmt: skip
    assert "P1" in read.file.sources


def test_a_pack_is_checked_against_all_others_but_itself(tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    file.write_bytes(written(filled()))
    catalogue = load_catalogue(shipped("exercises.json"), tmp_path)
    assert [each.id for each in own(catalogue)] == ["own-mine"]
    assert faulty(filled(), catalogue) == ("id",)
    assert faults_in(written(filled()), around_own(catalogue, file), "own-mine") == ()


def test_without_built_in_exercises_nothing_is_checked() -> None:
    with pytest.raises(ValueError, match="broken"):
        around_own(Catalogue(fault="broken"))
    assert templates(Catalogue()) == ()


def test_the_faults_of_the_exercise_that_is_written_come_first() -> None:
    raw = json.loads(two_in_a_file())
    raw["exercises"][0]["rest"], raw["exercises"][1]["name"] = 1, ""
    found = faults_in(json.dumps(raw).encode(), around_own(CATALOGUE), "second")
    assert fields_of(found) == ("name", "rest")


def test_each_step_is_taken_back_and_taken_again() -> None:
    first = Draft(filled())
    named, longer = (Draft(filled(name=name)) for name in ("A", "AB"))
    rested = Draft(filled(name="AB", rest=20))
    trail = Trail(first).changed(named, "name").changed(longer, "name").changed(rested, "rest")
    assert trail.undone().now == longer
    assert trail.undone().undone().now == first  # what was typed in one go is one step
    assert trail.undone().undone().undone().now == first
    assert trail.undone().undone().redone().redone().redone().now == rested


def test_a_new_step_forgets_what_was_taken_back_and_no_change_is_no_step() -> None:
    first, named = Draft(filled()), Draft(filled(name="A"))
    trail = Trail(first).changed(named, "name").undone().changed(replace(first, picture=b"x"), "picture")
    assert trail.ahead == ()
    assert Trail(first).changed(first, "name").past == ()
