"""Every type and bound of the model is held, and the message says what would be allowed."""

import pytest

from sciatimer.catalogue.checks import Around
from sciatimer.catalogue.reading import read_bytes
from tests.catalogue.samples import GONE, broken, builtin, builtin_text, paths, read

ONE = "$.exercises[2]"

WRONG = [
    ("$.version", 2, "the number 2 does not fit; allowed is 1"),
    ("$.version", True, "true does not fit; allowed is 1"),
    ("$.version", GONE, "is missing; needed is 1"),
    ("$.exercises", {}, "an object does not fit; allowed is a list of at least 1 items, each an object with id, name"),
    ("$.exercises", [], "a list of 0 does not fit; allowed is a list of at least 1 items"),
    ("$.exercises[2]", 7, "the number 7 does not fit; allowed is an object with id, name, position"),
    ("$.exercises[2].id", "Lying Towel", '"Lying Towel" does not fit; allowed is a name of 1 to 60 small letters'),
    ("$.exercises[2].name", "", "an empty text does not fit; allowed is a text of 1 to 80 characters"),
    ("$.exercises[2].name", "x" * 81, '"' + "x" * 40 + '..." does not fit; allowed is a text of 1 to 80 characters'),
    ("$.exercises[2].position", "hanging", '"hanging" does not fit; allowed is one of "standing", "seated", "lying"'),
    ("$.exercises[2].kind", None, 'null does not fit; allowed is one of "hold", "pulse"'),
    ("$.exercises[2].level", 0, "the number 0 does not fit; allowed is a whole number of 1 to 8"),
    ("$.exercises[2].level", 3.0, "the number 3.0 does not fit; allowed is a whole number of 1 to 8"),
    ("$.exercises[2].level", "3", '"3" does not fit; allowed is a whole number of 1 to 8'),
    ("$.exercises[2].pain_max", 6, "the number 6 does not fit; allowed is a whole number of 0 to 5"),
    ("$.exercises[2].pain_max", -1, "the number -1 does not fit; allowed is a whole number of 0 to 5"),
    ("$.exercises[2].nerve_ok", "yes", '"yes" does not fit; allowed is true or false'),
    ("$.exercises[2].office", 1, "the number 1 does not fit; allowed is true or false"),
    ("$.exercises[2].equipment", "mat", '"mat" does not fit; allowed is a list, each one of "chair", "desk"'),
    ("$.exercises[2].equipment[0]", "rope", '"rope" does not fit; allowed is one of "chair", "desk"'),
    ("$.exercises[2].hold", 10, "the number 10 does not fit; allowed is an object with default, min, max"),
    ("$.exercises[2].hold.max", GONE, "is missing; needed is a whole number of 1 to 600"),
    ("$.exercises[2].rest", -15, "the number -15 does not fit; allowed is a whole number of 1 to 600"),
    ("$.exercises[2].setup", [], "a list of 0 does not fit; allowed is a list of 1 to 8 items, each a text"),
    ("$.exercises[2].cues", ["x"] * 9, "a list of 9 does not fit; allowed is a list of 1 to 8 items, each a text"),
    ("$.exercises[2].movement[0]", "x" * 161, "does not fit; allowed is a text of 1 to 160 characters"),
    ("$.exercises[2].felt", "", "an empty text does not fit; allowed is a text of 1 to 400 characters"),
    ("$.exercises[2].not_felt", GONE, "is missing; needed is a text of 1 to 400 characters"),
    ("$.exercises[2].contraindications[0]", "X0", '"X0" does not fit; allowed is one of "X1", "X2", "X3", "X4", "X5"'),
    ("$.exercises[2].contraindications[0]", "X6", '"X6" does not fit; allowed is one of "X1"'),
    ("$.exercises[2].easier", 3, "the number 3 does not fit; allowed is a text or null"),
    ("$.exercises[2].note", "x" * 401, "does not fit; allowed is a text of 0 to 400 characters"),
    ("$.exercises[2].figure.props[0]", "rope", '"rope" does not fit; allowed is one of "chair"'),
    ("$.exercises[3].figure.wall_x_cm", 5, "the number 5 does not fit; allowed is a number of 10 to 150 or null"),
    ("$.exercises[2].figure.hold", GONE, "is missing; needed is an object with trunk, neck, stretch, other"),
    ("$.exercises[2].speed", 3, "this key is not known here; allowed are id, name"),
    ("$.sources", [], "a list of 0 does not fit; allowed is an object whose keys are a capital letter"),
    ("$.sources.B1", "x", '"x" does not fit; allowed is an object with address, says'),
    ("$.sources.b1", {"address": "x", "says": "y"}, '"b1" does not fit; allowed is a capital letter and one to three'),
]


@pytest.mark.parametrize(("path", "value", "message"), WRONG)
def test_a_value_that_does_not_fit_is_named_with_what_is_allowed(path: str, value: object, message: str) -> None:
    found = read(broken(path, value))
    (fault,) = [fault for fault in found.faults if fault.path == path]
    assert message in fault.message


# What a human joint can do, in degrees: beyond it nothing is drawn
JOINTS = [
    ("stretch.hip", -30, 130),
    ("stretch.knee", 5, 150),
    ("other.knee", 0, 150),
    ("stretch.ankle", 0, 50),
    ("stretch.shoulder", -60, 180),
    ("stretch.elbow", 0, 150),
    ("other.turn_out", 0, 90),
    ("other.arm_out", 0, 90),
    ("trunk", -90, 90),
    ("neck", -60, 50),
]


@pytest.mark.parametrize(("joint", "least", "most"), JOINTS)
def test_joints_stay_within_human_range(joint: str, least: int, most: int) -> None:
    path = f"{ONE}.figure.hold.{joint}"
    for angle in (least, most):
        assert paths(read(broken(path, angle))) == []
    for angle in (least - 1, most + 1):
        assert paths(read(broken(path, angle))) == [path]


def test_a_fault_in_one_field_does_not_silence_the_checks_of_the_others() -> None:
    values = broken(f"{ONE}.kind", "bounce")
    values["exercises"][2] |= {"easier": "nowhere", "sources": ["Z9"], "cues": ["fine", " "], "felt": 3}
    assert sorted(paths(read(values))) == [
        f"{ONE}.{name}" for name in ("cues[1]", "easier", "felt", "kind", "sources[0]")
    ]


def test_an_exercise_that_is_no_object_leaves_the_numbers_of_the_others_alone() -> None:
    values = broken("$.exercises[0]", None)
    values["exercises"][5]["rest"] = 1
    found = paths(read(values))
    assert "$.exercises[0]" in found
    assert "$.exercises[5].rest" in found


def test_what_the_reader_has_named_already_is_not_named_again() -> None:
    raw = builtin_text().replace('"rest": 15', '"rest": NaN', 1).encode()
    (fault,) = read_bytes(raw, Around()).faults
    assert (fault.path, fault.message) == ("$.exercises[0].rest", "NaN is no number in JSON; write a number")


def test_without_a_table_of_sources_only_the_keys_that_point_into_it_are_faults() -> None:
    found = read(broken("$.sources", GONE))
    keys = [key for exercise in builtin().exercises for key in exercise.sources]
    assert len(found.faults) == len(keys)
    assert all(".sources[" in path for path in paths(found))
