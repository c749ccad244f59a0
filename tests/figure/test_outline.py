"""The outlines round the bones."""

from dataclasses import replace

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.foot import foot_layers
from sciatimer.figure.head import head_layer
from sciatimer.figure.outline import arm_layer, hand_shapes, leg_layers, seat_shape
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.shapes import Shape, Tone
from sciatimer.figure.skeleton import Grip, Skeleton, axis
from sciatimer.figure.torso import torso_layer
from tests.figure.bodies import exercise, exercises

BODY = body_of(Build.SLIM)
every_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)


def _hold(name: str) -> Skeleton:
    return Poser(exercise(name), Build.SLIM).at(1.0)


def _inside(shape: Shape, point: complex) -> bool:
    """Whether a point lies in the polygon of a shape: a ray to the right crosses its rim an odd number of times."""
    odd = False
    for here, there in zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True):
        if (here.imag > point.imag) != (there.imag > point.imag):
            share = (point.imag - here.imag) / (there.imag - here.imag)
            odd ^= point.real < here.real + share * (there.real - here.real)
    return odd


@every_exercise
def test_the_bones_lie_within_their_flesh(one: Exercise) -> None:
    skeleton = Poser(one, Build.SLIM).at(1.0)
    trousers = leg_layers(BODY, skeleton.near_leg, near=True)[-1].shapes
    leg = skeleton.near_leg
    for point in (leg.hip, leg.knee, (leg.hip + leg.knee) / 2, (leg.knee + leg.ankle) / 2):
        assert any(_inside(shape, point) for shape in trousers)
    shirt = torso_layer(BODY, skeleton, 0.0).shapes[0]
    assert _inside(shirt, skeleton.shoulder)
    assert _inside(shirt, (skeleton.shoulder + skeleton.hip) / 2)


@every_exercise
def test_the_parts_of_the_body_join_without_a_gap(one: Exercise) -> None:
    skeleton = Poser(one, Build.SLIM).at(0.5)
    shirt = torso_layer(BODY, skeleton, 0.0).shapes[0]
    waist = skeleton.hip + axis(skeleton.trunk) * 5
    assert _inside(shirt, waist)
    assert _inside(seat_shape(BODY, skeleton), waist)
    neck = head_layer(skeleton).shapes[0]
    assert _inside(neck, skeleton.neck)
    assert _inside(shirt, skeleton.neck - axis(skeleton.trunk) * 2)


@every_exercise
def test_the_face_looks_where_the_body_faces(one: Exercise) -> None:
    skeleton = Poser(one, Build.SLIM).at(1.0)
    right = -1j * axis(skeleton.gaze)
    shapes = head_layer(skeleton).shapes
    face = [point for shape in shapes if shape.tone is Tone.FACE for point in shape.points]
    assert all(((point - skeleton.head) / right).real > 4 for point in face)


@every_exercise
def test_hair_is_on_top_of_the_head(one: Exercise) -> None:
    skeleton = Poser(one, Build.SLIM).at(1.0)
    up = axis(skeleton.gaze)
    hair = next(shape for shape in head_layer(skeleton).shapes if shape.tone is Tone.HAIR)
    assert max(((point - skeleton.head) / up).real for point in hair.points) > 11
    assert _inside(hair, skeleton.head + up * 10)


def test_breathing_in_lifts_the_belly() -> None:
    skeleton = _hold("lying-wall-far")
    out, full = (torso_layer(BODY, skeleton, breath).shapes[0].points for breath in (-1.0, 1.0))
    assert max(point.imag for point in full) > max(point.imag for point in out)
    assert min(point.imag for point in full) == min(point.imag for point in out)


def test_a_lying_back_is_flat_on_the_mat() -> None:
    points = torso_layer(BODY, _hold("lying-wall-far"), 0.0).shapes[0].points
    under = [point.imag for point in points if -45 < point.real < -2 and point.imag < 8]
    assert max(under) - min(under) < 1.3


@pytest.mark.parametrize("grip", Grip)
def test_a_hand_is_as_long_as_a_hand(grip: Grip) -> None:
    arm = replace(_hold("seated-heel-floor").near_arm, grip=grip)
    points = [point for shape in hand_shapes(arm, Tone.SKIN) for point in shape.points]
    reach = max(((point - arm.wrist) / arm.fingers).real for point in points)
    assert 8 < reach < BODY.hand


def test_creases_are_drawn_on_the_near_hand_only() -> None:
    arm = _hold("lying-90-90-active").near_arm
    assert len(hand_shapes(arm, Tone.SKIN)) > len(hand_shapes(arm, Tone.SKIN_FAR))


def test_near_limbs_are_set_off_by_a_rim_and_far_ones_are_darker() -> None:
    skeleton = _hold("standing-scissor")
    assert arm_layer(BODY, skeleton.near_arm, near=True).edged
    far = arm_layer(BODY, skeleton.far_arm, near=False)
    assert not far.edged
    assert {shape.tone for shape in far.shapes} == {Tone.SKIN_FAR, Tone.SHIRT_FAR}


def test_the_seat_and_the_near_leg_have_one_rim() -> None:
    skeleton = _hold("standing-scissor")
    layer = leg_layers(BODY, skeleton.near_leg, near=True, seat=seat_shape(BODY, skeleton))[-1]
    assert layer.edged
    assert [shape.tone for shape in layer.shapes].count(Tone.TROUSERS) == 2


def test_a_knee_is_creased_behind_only_when_it_is_bent() -> None:
    bent = leg_layers(BODY, _hold("lying-bent-knee-hold").near_leg, near=True)[-1]
    straight = leg_layers(BODY, _hold("lying-wall-doorway").near_leg, near=True)[-1]
    assert len(bent.shapes) == len(straight.shapes) + 1


def test_a_leaning_back_is_long_and_flat() -> None:
    skeleton = _hold("standing-desk-hinge")
    up = axis(skeleton.trunk)
    beside = [(point - skeleton.hip) / up for point in torso_layer(BODY, skeleton, 0.0).shapes[0].points[:6]]
    assert max(point.imag for point in beside) - min(point.imag for point in beside) < 0.4


@pytest.mark.parametrize("name", ["standing-heel-forward", "lying-wall-doorway", "seated-footstool"])
def test_a_shoe_has_its_sole_on_the_ground_line_of_the_foot(name: str) -> None:
    leg = _hold(name).near_leg
    shoe = foot_layers(leg, near=True)[1].shapes
    points = [(point - leg.ankle) / leg.toes for shape in shoe for point in shape.points]
    assert min(point.imag for point in points) == pytest.approx(-BODY.sole, abs=0.1)
    heel = complex(-BODY.heel_back, BODY.heel_round - BODY.sole)
    behind = [point for point in points if point.real < heel.real and point.imag < heel.imag]
    assert max(abs(point - heel) for point in behind) < BODY.heel_round + 0.2


def test_only_the_near_shoe_is_laced() -> None:
    leg = _hold("standing-scissor").near_leg
    assert len(foot_layers(leg, near=True)[1].shapes) > len(foot_layers(leg, near=False)[1].shapes)


def test_a_hand_on_its_way_is_between_its_grips() -> None:
    arm = Poser(exercise("lying-bent-knee-hold"), Build.SLIM).at(0.5).near_arm
    tips = [
        max(((point - arm.wrist) / arm.fingers).real for point in hand_shapes(one, Tone.SKIN)[0].points)
        for one in (replace(arm, becomes=None), arm, replace(arm, grip=Grip.HOLDING, becomes=None))
    ]
    assert tips == sorted(tips, reverse=True)
    assert len(set(tips)) == 3
    assert len(hand_shapes(arm, Tone.SKIN)) == 2  # no creases while it moves


def test_grips_of_unlike_drawings_change_half_way() -> None:
    arm = replace(_hold("standing-foot-on-chair").far_arm, becomes=Grip.RESTING)
    early, late = (hand_shapes(replace(arm, share=share), Tone.SKIN_FAR) for share in (0.4, 0.6))
    assert early == hand_shapes(replace(arm, becomes=None), Tone.SKIN_FAR)
    assert late == hand_shapes(replace(arm, grip=Grip.RESTING, becomes=None), Tone.SKIN_FAR)
