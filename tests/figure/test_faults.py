"""The wrong pictures: the fault is there, plain to see and nowhere else, and what is stood on is still stood on."""

from itertools import product

import pytest
from msgspec.structs import replace

from sciatimer.catalogue.model import Exercise, Position, Prop
from sciatimer.figure.cloth import arch
from sciatimer.figure.fault_pose import wrong_pose
from sciatimer.figure.fault_scenes import FaultScene, describe_fault, fault_name, fault_scene
from sciatimer.figure.faults import FormFault, faults_for
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build
from sciatimer.figure.skeleton import Skeleton
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from tests.figure.bodies import exercise, exercises
from tests.figure.contacts import contacts_of

PAIRS = [(one, fault) for one in exercises() for fault in faults_for(one)]
CASES = [(*pair, build) for pair, build in product(PAIRS, Build)]
CLOSE_CM = 2.0
NO_LONGER_TOUCHING = {FormFault.REACH_FOR_TOES: {"back", "head", "near hand", "far hand"}}


def named(case: object) -> str:
    return case.id if isinstance(case, Exercise) else str(case)


def hold(one: Exercise, build: Build = Build.SLIM) -> Skeleton:
    return Poser(one, build).at(1.0)


def own(name: str, **figure: object) -> Exercise:
    """An exercise like a built-in one, from an own pack."""
    like = exercise(name)
    return replace(like, id="my-own", figure=replace(like.figure, **figure))


@pytest.mark.parametrize("one", exercises(), ids=named)
def test_each_exercise_has_two_faults_of_its_own(one: Exercise) -> None:
    first, second = faults_for(one)
    assert first is not second


def test_all_faults_are_drawn_somewhere() -> None:
    assert {fault for _, fault in PAIRS} == set(FormFault)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("lying-bent-knee-hold", FormFault.BEHIND_KNEE),
        ("lying-strap-foot", FormFault.STRAP_ON_TOES),
        ("seated-heel-floor", FormFault.BACK_ROUNDED),
        ("seated-long-sit-wall", FormFault.REACH_FOR_TOES),
        ("standing-foot-on-step", FormFault.TOES_UP),
        ("standing-desk-hinge", FormFault.KNEE_LOCKED),
        ("standing-scissor", FormFault.LEAN_TOO_FAR),
    ],
)
def test_what_a_card_warns_of_is_drawn(name: str, fault: FormFault) -> None:
    assert fault in faults_for(exercise(name))


@pytest.mark.parametrize(
    ("like", "faults"),
    [
        ("lying-wall-doorway", (FormFault.TOES_UP, FormFault.KNEE_LOCKED)),
        ("lying-90-90-active", (FormFault.TOES_UP, FormFault.BEHIND_KNEE)),
        ("lying-strap-foot", (FormFault.STRAP_ON_TOES, FormFault.KNEE_LOCKED)),
        ("seated-footstool", (FormFault.BACK_ROUNDED, FormFault.TOES_UP)),
        ("standing-foot-on-step", (FormFault.BACK_ROUNDED, FormFault.TOES_UP)),
        ("standing-scissor", (FormFault.BACK_ROUNDED, FormFault.KNEE_LOCKED)),
        ("standing-desk-hinge", (FormFault.BACK_ROUNDED, FormFault.KNEE_LOCKED)),
    ],
)
def test_an_own_pack_gets_the_faults_of_its_position_and_props(like: str, faults: tuple[FormFault, ...]) -> None:
    assert faults_for(own(like)) == faults


@pytest.mark.parametrize("one", exercises(), ids=named)
def test_every_default_can_be_drawn(one: Exercise) -> None:
    mine = replace(one, id="my-own")
    for fault in faults_for(mine):
        assert fault_scene(mine, fault, Side.LEFT).scene.front


@pytest.mark.parametrize(("one", "fault", "build"), CASES, ids=named)
def test_what_stands_still_stands(one: Exercise, fault: FormFault, build: Build) -> None:
    contacts = contacts_of(Poser(one, build), wrong_pose(one, fault, build))
    free = NO_LONGER_TOUCHING.get(fault, set())
    assert contacts
    assert {found.part: found.gap for found in contacts if abs(found.gap) > CLOSE_CM and found.part not in free} == {}


@pytest.mark.parametrize(("one", "fault"), [pair for pair in PAIRS if pair[1] is FormFault.TOES_UP], ids=named)
def test_toes_are_pulled_up_and_were_not(one: Exercise, fault: FormFault) -> None:
    assert wrong_pose(one, fault, Build.SLIM).near_leg.ankle_point < -9
    assert hold(one).near_leg.ankle_point > wrong_pose(one, fault, Build.SLIM).near_leg.ankle_point + 20


@pytest.mark.parametrize(("one", "fault"), [pair for pair in PAIRS if pair[1] is FormFault.KNEE_LOCKED], ids=named)
def test_a_locked_knee_is_pressed_past_straight(one: Exercise, fault: FormFault) -> None:
    assert wrong_pose(one, fault, Build.SLIM).near_leg.knee_flexion < -5
    assert hold(one).near_leg.knee_flexion > 4


@pytest.mark.parametrize(("one", "fault"), PAIRS, ids=named)
def test_only_a_fault_of_the_back_rounds_it(one: Exercise, fault: FormFault) -> None:
    round_back = {FormFault.BACK_ROUNDED, FormFault.REACH_FOR_TOES}
    wrong = wrong_pose(one, fault, Build.SLIM)
    assert (wrong.bend > 50) is (fault in round_back)
    assert hold(one).bend == 0


@pytest.mark.parametrize(("one", "fault"), [pair for pair in PAIRS if pair[1] is FormFault.REACH_FOR_TOES], ids=named)
def test_hands_that_reach_come_to_the_foot(one: Exercise, fault: FormFault) -> None:
    wrong = wrong_pose(one, fault, Build.SLIM)
    foot = wrong.near_leg.ankle + wrong.near_leg.toes * 11
    assert abs(wrong.near_arm.touch - foot) < 14
    assert abs(hold(one).near_arm.touch - foot) > 30


def test_hands_behind_the_knee_are_past_the_thigh() -> None:
    one = exercise("lying-bent-knee-hold")
    wrong = wrong_pose(one, FormFault.BEHIND_KNEE, Build.SLIM)
    assert abs(wrong.near_arm.touch - wrong.near_leg.knee) < 9
    assert abs(hold(one).near_arm.touch - hold(one).near_leg.knee) > 18


def test_the_strap_runs_round_the_toes() -> None:
    one = exercise("lying-strap-foot")
    stage = Poser(one, Build.SLIM).stage
    found = fault_scene(one, FormFault.STRAP_ON_TOES, Side.RIGHT)
    leg = found.scene.skeleton.near_leg
    strap = [
        p for layer in found.scene.front for shape in layer.shapes if shape.tone.name == "STRAP" for p in shape.points
    ]
    ball = leg.ankle + leg.toes * 15
    assert min(abs(point - ball) for point in strap) < min(abs(point - arch(stage, leg)) for point in strap)


@pytest.mark.parametrize(("one", "fault"), [pair for pair in PAIRS if pair[1] is FormFault.LEAN_TOO_FAR], ids=named)
def test_too_far_is_far(one: Exercise, fault: FormFault) -> None:
    assert wrong_pose(one, fault, Build.SLIM).trunk > hold(one).trunk + 30


def inside(found: FaultScene, point: complex) -> bool:
    box = found.scene.box
    return box.left <= point.real <= box.right and box.bottom <= point.imag <= box.top


@pytest.mark.parametrize(("one", "fault", "build"), CASES, ids=named)
def test_the_ring_is_whole_inside_a_box_of_four_to_three(one: Exercise, fault: FormFault, build: Build) -> None:
    found = fault_scene(one, fault, Side.RIGHT, build=build)
    box, ring = found.scene.box, found.ring
    assert box.width / box.height == pytest.approx(4 / 3)
    assert all(inside(found, ring.at + ring.radius * corner) for corner in (1, -1, 1j, -1j))
    assert ring.radius > box.height * 0.1
    assert inside(found, found.scene.skeleton.near_leg.knee)


@pytest.mark.parametrize(("one", "fault"), PAIRS, ids=named)
def test_no_edge_cuts_a_face(one: Exercise, fault: FormFault) -> None:
    found = fault_scene(one, fault, Side.RIGHT)
    head, box = found.scene.skeleton.head, found.scene.box
    if inside(found, head):
        edges = (head.real - box.left, box.right - head.real, box.top - head.imag)
        assert min(edges) > 11


@pytest.mark.parametrize(("one", "fault"), PAIRS, ids=named)
def test_nothing_glows_and_nothing_points_the_way(one: Exercise, fault: FormFault) -> None:
    scene = fault_scene(one, fault, Side.BOTH).scene
    assert scene.glow == ()
    assert scene.arrow == ()


@pytest.mark.parametrize(("one", "fault"), PAIRS, ids=named)
def test_left_is_the_mirror_image_ring_and_all(one: Exercise, fault: FormFault) -> None:
    right, left = (fault_scene(one, fault, side) for side in (Side.RIGHT, Side.LEFT))
    assert left.scene.behind == tuple(layer.mirrored() for layer in right.scene.behind)
    assert left.ring.at == complex(-right.ring.at.real, right.ring.at.imag)
    assert inside(left, left.ring.at)


@pytest.mark.parametrize(("one", "fault"), PAIRS, ids=named)
def test_a_wrong_picture_is_told_as_wrong_with_what_to_do_instead(one: Exercise, fault: FormFault) -> None:
    texts = load_texts()
    words = describe_fault(one, fault, Side.LEFT, texts)
    assert "not like this" in words
    assert "instead" in words
    assert one.name in words
    assert "left leg" in words
    assert 2 <= len(fault_name(fault, texts).split()) <= 4


def test_props_stay_where_the_right_picture_has_them() -> None:
    one = exercise("standing-desk-hinge")
    right = Poser(one, Build.SLIM)
    wrong = wrong_pose(one, FormFault.BACK_ROUNDED, Build.SLIM)
    assert wrong.near_arm.touch == pytest.approx(right.at(1.0).near_arm.touch, abs=CLOSE_CM)
    assert one.position is Position.STANDING
    assert Prop.DESK in one.figure.props
