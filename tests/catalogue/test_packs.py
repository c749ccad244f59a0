"""What an own pack leaves out never makes it looser than the built-in exercises."""

from pathlib import Path

import pytest

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.catalogue.packs import ALL_CODES, own_exercises
from tests.catalogue.samples import builtin, pack, read_pack


def made(**changes: object) -> Exercise:
    """The one exercise of a pack as it may be offered."""
    found = read_pack(pack(**changes))
    assert found.file is not None, found.faults
    (exercise,) = own_exercises(found.file, Path())
    return exercise


def test_nerve_ok_of_a_pack_is_ignored() -> None:
    exercise = made(nerve_ok=True, nerve_hold_max=10)
    assert (exercise.nerve_ok, exercise.nerve_hold_max) == (False, None)


def test_a_pack_that_names_no_contraindication_carries_all() -> None:
    assert made(contraindications=[]).contraindications == ALL_CODES


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"contraindications": ["X9"]}, ("X1", "X4", "X5", "X9")),
        ({"contraindications": ["X9"], "level": 5, "harder": None}, ("X1", "X4", "X5", "X7", "X9")),
        ({"contraindications": ["X4"], "position": "seated", "floor": False}, ("X1", "X2", "X4", "X7")),
        ({"contraindications": ["X4"], "position": "seated", "floor": True}, ("X1", "X2", "X4", "X5", "X7")),
        ({"contraindications": ["X8"], "position": "standing", "floor": False}, ("X2", "X3", "X7", "X8")),
    ],
)
def test_a_pack_carries_what_its_position_demands_beside_what_it_names(
    changes: dict[str, object], codes: tuple[str, ...]
) -> None:
    assert made(**({"pain_max": 3, "easier": None, "harder": None} | changes)).contraindications == codes


@pytest.mark.parametrize("position", Position)
def test_a_position_demands_what_all_built_in_exercises_of_it_carry(position: Position) -> None:
    carried = [set(each.contraindications) for each in builtin().exercises if each.position is position]
    demanded = made(
        position=position, contraindications=["X9"], floor=False, level=1, pain_max=3, easier=None, harder=None
    ).contraindications
    assert set.intersection(*carried) <= set(demanded)


def test_a_pack_leads_to_nothing_harder() -> None:
    assert builtin().exercises[0].harder is not None
    assert made(harder="lying-strap-foot").harder is None


@pytest.mark.parametrize("position", Position)
def test_where_a_pack_names_nothing_easier_the_gentlest_built_in_one_is(position: Position) -> None:
    changes = {"position": position, "floor": False, "pain_max": 3, "easier": None, "harder": None}
    easier = next(each for each in builtin().exercises if each.id == made(**changes).easier)
    assert easier.level <= 2
    assert easier.position in {position, Position.SEATED}


def test_what_a_pack_names_as_easier_stays() -> None:
    exercise = made(level=4, easier="lying-90-90-active", harder=None, pain_max=2)
    assert exercise.easier == "lying-90-90-active"


def test_who_prescribed_it_is_said_by_the_exercise_or_else_by_the_pack() -> None:
    assert made().prescribed_by == "A physical therapist"
    assert made(prescribed_by="My doctor").prescribed_by == "My doctor"


def test_the_rest_of_the_exercise_is_kept() -> None:
    exercise = made(pain_max=5)
    assert (exercise.id, exercise.pain_max, exercise.hold.max) == ("my-own", 5, 30)
