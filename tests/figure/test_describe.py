"""The picture in words: true to the card, pose by pose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sciatimer.catalogue.model import Exercise, Position, Prop, Sides
from sciatimer.figure.describe import describe
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from tests.figure.bodies import exercise, exercises

TEXTS = load_texts()
FLAT = ("left leg is bent, its foot flat", "right leg is bent, its foot flat")
SOFT = "almost straight, but soft"
# What each picture has to say, from the cards: in start and hold, in the start alone, in the hold alone.
TOLD: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "lying-bent-knee-hold": (
        ("on a thin pillow", FLAT[1]),
        (FLAT[0], "arms lie beside"),
        ("thigh of the left leg points at the ceiling", "well bent", "hold behind the thigh of the left leg"),
    ),
    "lying-90-90-active": (
        ("thigh of the left leg points at the ceiling", FLAT[1], "hold behind the thigh of the left leg"),
        ("right angle",),
        ("half straight",),
    ),
    "lying-towel-thigh": (
        ("A towel goes round the back of the thigh of the left leg", "points at the ceiling", "right leg lies flat"),
        ("right angle",),
        (SOFT,),
    ),
    "lying-wall-far": (("heel on the door frame", FLAT[1], "arms lie beside"), ("well bent",), (SOFT,)),
    "lying-wall-doorway": (("heel on the door frame", "right leg lies flat"), ("half straight",), (SOFT,)),
    "lying-strap-foot": (
        ("A strap goes round the arch of the foot of the left leg", "points at the ceiling", FLAT[1]),
        ("right angle",),
        (SOFT,),
    ),
    "seated-supported-knee-ease": (
        ("back against the backrest", FLAT[1], "hands lie on the thighs"),
        (FLAT[0],),
        ("foot of the left leg is lifted", "toes down", "half straight"),
    ),
    "seated-heel-floor": (
        ("front of a chair", "heel on the floor, the toes loose", SOFT, FLAT[1], "on the thigh of the right leg"),
        ("sits tall",),
        ("by about 12 degrees",),
    ),
    "seated-footstool": (
        ("heel of the left leg is on a low stool", SOFT, FLAT[1], "on the thigh of the right leg"),
        ("sits tall",),
        ("by about 12 degrees",),
    ),
    "seated-long-sit-wall": (
        ("against a wall", "folded towel", "rolled towel lies under the knees", "hands lie on the thighs"),
        ("Both knees are well bent",),
        (f"Both knees are {SOFT}",),
    ),
    "seated-single-leg-floor": (
        ("right leg is bent out to the side", "folded towel", SOFT, "on the thigh of the left leg"),
        ("sits tall",),
        ("by about 8 degrees",),
    ),
    "standing-desk-hinge": (
        ("Both feet are flat", f"Both knees are {SOFT}", "Both hands are on a desk"),
        ("stands tall",),
        ("hips sent back", "by about 40 degrees"),
    ),
    "standing-heel-forward": (
        ("left leg is out in front, its heel on the floor", SOFT, "right leg stands", "well bent", "a desk beside"),
        ("stands tall",),
        ("hips sent back", "by about 20 degrees"),
    ),
    "standing-foot-on-step": (
        ("heel of the left leg is on a step", "toes loose", "a desk beside"),
        ("stands tall",),
        ("by about 20 degrees",),
    ),
    "standing-foot-on-chair": (
        ("heel of the left leg is on the seat of a chair", "toes loose", "the wall beside"),
        ("stands tall",),
        ("by about 15 degrees",),
    ),
    "standing-scissor": (
        ("left leg is a step in front, its foot flat", "right leg stands", "the back of a chair"),
        ("stands tall",),
        ("by about 30 degrees",),
    ),
}


def _side(one: Exercise) -> Side:
    return Side.BOTH if one.sides is Sides.BOTH else Side.LEFT


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_the_words_are_true_to_the_card(one: Exercise) -> None:
    always, first, last = TOLD[one.id]
    start, hold = (describe(one, holding, _side(one), TEXTS) for holding in (False, True))
    assert [part for part in (*always, *first) if part not in start] == []
    assert [part for part in (*always, *last) if part not in hold] == []
    assert [part for part in first if part in hold] + [part for part in last if part in start] == []


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_every_picture_is_told_differently_for_each_pose_and_leg(one: Exercise) -> None:
    told = {describe(one, hold, side, TEXTS) for hold in (False, True) for side in Side}
    assert len(told) == 6


def test_only_the_hold_glows() -> None:
    one = exercise("seated-footstool")
    assert "glows" in describe(one, True, Side.RIGHT, TEXTS)
    assert "glows" not in describe(one, False, Side.RIGHT, TEXTS)


def test_the_other_leg_changes_with_the_side() -> None:
    told = describe(exercise("lying-towel-thigh"), True, Side.RIGHT, TEXTS)
    assert "the thigh of the right leg" in told
    assert "The left leg lies flat." in told


@given(
    st.sampled_from(exercises()),
    st.sampled_from(Position),
    st.lists(st.sampled_from(Prop), unique=True).map(tuple),
    st.sampled_from(Sides),
    st.booleans(),
)
def test_any_pose_of_a_persons_own_can_be_told(
    one: Exercise, position: Position, props: tuple[Prop, ...], sides: Sides, hold: bool
) -> None:
    own = replace(one, position=position, sides=sides, figure=replace(one.figure, props=props))
    assert describe(own, hold, Side.LEFT, TEXTS).startswith(f"Picture of {one.name}, left leg, ")
