"""The solved body: human in every moment, and smooth from one to the next."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from sciatimer.catalogue.model import Exercise, Figure, LimbPose, Pose, Position, Prop, Sides
from sciatimer.figure.geometry import angle_of
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.scene import scene_for
from sciatimer.figure.skeleton import Arm, Leg, Skeleton
from sciatimer.session.model import Side
from tests.figure.bodies import AMOUNTS, exercise, exercises

every_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
FINE = tuple(step / 50 for step in range(51))
SMOOTH_CM = 4.5


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_bones_keep_their_length_all_along(one: Exercise, build: Build) -> None:
    body, poser = body_of(build), Poser(one, build)
    for amount in AMOUNTS:
        skeleton = poser.at(amount)
        for leg in (skeleton.near_leg, skeleton.far_leg):
            if leg.squash == 1.0:
                assert abs(leg.knee - leg.hip) == pytest.approx(body.thigh, abs=0.1)
                assert abs(leg.ankle - leg.knee) == pytest.approx(body.shank, abs=0.1)
        for arm in (skeleton.near_arm, skeleton.far_arm):
            assert abs(arm.elbow - arm.shoulder) == pytest.approx(body.upper_arm * arm.squash, abs=0.1)
            assert abs(arm.wrist - arm.elbow) == pytest.approx(body.forearm * arm.squash, abs=0.1)
        assert abs(skeleton.shoulder - skeleton.hip) == pytest.approx(body.trunk)


@every_exercise
def test_a_knee_never_bends_the_wrong_way(one: Exercise) -> None:
    poser = Poser(one, Build.SLIM)
    for amount in AMOUNTS:
        skeleton = poser.at(amount)
        assert skeleton.near_leg.knee_flexion > 0
        assert skeleton.far_leg.knee_flexion > 0


@every_exercise
def test_the_stretched_knee_stays_unlocked_and_its_toes_relaxed_in_the_hold(one: Exercise) -> None:
    leg = Poser(one, Build.SLIM).at(1.0).near_leg
    assert leg.knee_flexion > 5
    if one.id != "standing-desk-hinge":  # there the foot is flat under a shin that leans forward
        assert 9 < leg.ankle_point < 22


@every_exercise
def test_a_flat_foot_never_asks_too_much_of_its_ankle(one: Exercise) -> None:
    poser = Poser(one, Build.SLIM)
    for amount in AMOUNTS:
        assert min(poser.at(amount).near_leg.ankle_point, poser.at(amount).far_leg.ankle_point) > -26


@every_exercise
def test_an_elbow_bends_forward_only(one: Exercise) -> None:
    poser = Poser(one, Build.SLIM)
    for amount in AMOUNTS:
        for arm in (poser.at(amount).near_arm, poser.at(amount).far_arm):
            turn = (arm.wrist - arm.elbow) / (arm.elbow - arm.shoulder)
            assert turn.imag > -0.05


@every_exercise
def test_the_movement_is_smooth(one: Exercise) -> None:
    poser = Poser(one, Build.SLIM)
    moments = [_joints(poser.at(amount)) for amount in FINE]
    for before, after in pairwise(moments):
        assert max(abs(b - a) for a, b in zip(before, after, strict=True)) < SMOOTH_CM


def test_a_lean_tips_the_trunk_and_lifts_the_gaze_a_little() -> None:
    hold = Poser(exercise("standing-foot-on-step"), Build.SLIM).at(1.0)
    assert hold.trunk == 20
    assert 5 < hold.gaze < 20


def test_the_hips_go_back_in_a_standing_lean() -> None:
    poser = Poser(exercise("standing-foot-on-step"), Build.SLIM)
    assert poser.at(1.0).hip.real < poser.at(0.0).hip.real - 1


def test_hands_hang_as_their_angles_say_where_there_is_nothing_to_hold() -> None:
    one = exercise("standing-scissor")
    own = replace(one, figure=replace(one.figure, props=()))
    arm = Poser(own, Build.SLIM).at(1.0).far_arm
    assert angle_of(arm.elbow - arm.shoulder) == pytest.approx(25 - 30)
    assert angle_of(arm.wrist - arm.elbow) == pytest.approx(25 - 30 + 69)


def _joints(skeleton: Skeleton) -> list[complex]:
    def leg(one: Leg) -> list[complex]:
        return [one.knee, one.ankle]

    def arm(one: Arm) -> list[complex]:
        return [one.elbow, one.wrist]

    legs = leg(skeleton.near_leg) + leg(skeleton.far_leg)
    return [skeleton.hip, skeleton.shoulder, skeleton.head, *legs, *arm(skeleton.near_arm), *arm(skeleton.far_arm)]


LIMBS = st.builds(
    LimbPose,
    hip=st.floats(-30, 130),
    knee=st.floats(0, 150),
    ankle=st.floats(-30, 50),
    shoulder=st.floats(-60, 180),
    elbow=st.floats(0, 150),
    turn_out=st.sampled_from([0, 0, 30, 80]),
    arm_out=st.sampled_from([0, 0, 35, 80]),
)
POSES = st.builds(Pose, trunk=st.floats(-90, 90), neck=st.floats(-60, 50), stretch=LIMBS, other=LIMBS)
FIGURES = st.builds(
    Figure,
    start=POSES,
    hold=POSES,
    props=st.lists(st.sampled_from(Prop), unique=True).map(tuple),
    wall_x_cm=st.none() | st.floats(10, 150),
)


@given(FIGURES, st.sampled_from(Position), st.sampled_from(Sides), st.floats(0, 1))
def test_any_pose_of_a_persons_own_can_be_drawn(
    figure: Figure, position: Position, sides: Sides, amount: float
) -> None:
    own = replace(exercise("seated-heel-floor"), figure=figure, position=position, sides=sides)
    scene = scene_for(own, amount, Side.LEFT)
    points = [point for layer in scene.behind + scene.front for shape in layer.shapes for point in shape.points]
    assert all(abs(point) < 2000 for point in points)
