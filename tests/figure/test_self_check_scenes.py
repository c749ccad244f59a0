"""The pictures of the self-checks: what the words of each step say is what the body does (clinical.md 3.1 and 3.2)."""

from itertools import pairwise

import pytest

from sciatimer.figure.geometry import mirrored
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene
from sciatimer.figure.self_check_scenes import SelfCheckStep, describe_step, step_scene
from sciatimer.figure.self_check_steps import SITTING_STEPS, TOE_STEPS, eased, held_at
from sciatimer.figure.skeleton import Skeleton
from sciatimer.figure.stage import SEAT_CM
from sciatimer.session.model import Side
from sciatimer.texts import load_texts
from tests.figure.contacts import toe_of

MOMENTS = tuple(step / 10 for step in range(11))
ALL = [(step, build) for step in SelfCheckStep for build in Build]
CLOSE_CM = 1.5


def scene(step: SelfCheckStep, moment: float = 1.0, build: Build = Build.SLIM) -> Scene:
    return step_scene(step, Side.RIGHT, moment, build=build)


def pose(step: SelfCheckStep, moment: float = 1.0) -> Skeleton:
    return scene(step, moment).skeleton


def test_every_step_belongs_to_one_check() -> None:
    assert sorted((*SITTING_STEPS, *TOE_STEPS)) == sorted(SelfCheckStep)


@pytest.mark.parametrize("steps", [SITTING_STEPS, TOE_STEPS])
def test_each_step_begins_where_the_one_before_ended(steps: tuple[SelfCheckStep, ...]) -> None:
    for before, after in pairwise(steps):
        assert pose(after, 0.0) == pose(before, 1.0)


@pytest.mark.parametrize("step", [SelfCheckStep.SIT_TALL, SelfCheckStep.TOE_SIT])
def test_a_first_step_is_still(step: SelfCheckStep) -> None:
    assert pose(step, 0.0) == pose(step, 0.5) == pose(step, 1.0)
    assert scene(step).arrow == ()


@pytest.mark.parametrize(("step", "build"), ALL)
def test_the_person_sits_on_the_seat_with_the_other_foot_flat(step: SelfCheckStep, build: Build) -> None:
    for moment in MOMENTS:
        picture = scene(step, moment, build)
        body, far = picture.body, picture.skeleton.far_leg
        assert picture.skeleton.hip.imag - body.seat == pytest.approx(SEAT_CM, abs=CLOSE_CM)
        assert far.heel(body).imag - body.heel_round == pytest.approx(0, abs=CLOSE_CM)
        assert toe_of(body, far).imag - body.toe_round == pytest.approx(0, abs=CLOSE_CM)


@pytest.mark.parametrize("step", [SelfCheckStep.SIT_TALL, SelfCheckStep.TOE_SIT, SelfCheckStep.TOE_RELAX])
@pytest.mark.parametrize("build", Build)
def test_both_feet_are_flat_where_the_words_say_so(step: SelfCheckStep, build: Build) -> None:
    picture = scene(step, 1.0, build)
    near, body = picture.skeleton.near_leg, picture.body
    assert near.heel(body).imag - body.heel_round == pytest.approx(0, abs=CLOSE_CM)
    assert toe_of(body, near).imag - body.toe_round == pytest.approx(0, abs=CLOSE_CM)


@pytest.mark.parametrize("step", [one for one in SelfCheckStep if one is not SelfCheckStep.SIT_NOTICE])
def test_the_back_is_straight_and_the_chin_not_tucked(step: SelfCheckStep) -> None:
    for moment in MOMENTS:
        body = pose(step, moment)
        assert (body.trunk, body.bend, body.gaze) == (0, 0, 0)


def test_the_knee_straightens_and_no_further() -> None:
    flexions = [pose(SelfCheckStep.SIT_STRAIGHTEN, moment).near_leg.knee_flexion for moment in MOMENTS]
    assert flexions == sorted(flexions, reverse=True)
    assert flexions[0] > 80
    assert 5 <= flexions[-1] <= 15


def test_what_to_notice_is_a_tripod() -> None:
    before, after = pose(SelfCheckStep.SIT_NOTICE, 0.0), pose(SelfCheckStep.SIT_NOTICE, 1.0)
    assert before.near_leg == after.near_leg
    assert after.trunk < -15
    for arm in (after.near_arm, after.far_arm):
        assert arm.touch.real < after.shoulder.real < after.hip.real
        assert arm.touch.imag == pytest.approx(SEAT_CM, abs=CLOSE_CM)


def test_leaning_back_is_not_asked_for() -> None:
    assert scene(SelfCheckStep.SIT_NOTICE).arrow == ()


@pytest.mark.parametrize("step", [SelfCheckStep.TOE_DOWN, SelfCheckStep.TOE_UP])
def test_only_the_foot_moves_while_the_leg_is_held(step: SelfCheckStep) -> None:
    poses = [pose(step, moment) for moment in MOMENTS]
    assert len({body.near_leg.ankle for body in poses}) == 1
    assert len({body.near_leg.toes for body in poses}) == len(MOMENTS)


def test_toes_go_up_down_and_up_again() -> None:
    up, down, again = (
        pose(step).near_leg.ankle_point
        for step in (SelfCheckStep.TOE_STRAIGHTEN, SelfCheckStep.TOE_DOWN, SelfCheckStep.TOE_UP)
    )
    assert up == pytest.approx(again)
    assert up < -15 < 25 < down


@pytest.mark.parametrize("step", SITTING_STEPS)
def test_the_sitting_check_never_pulls_the_toes_up(step: SelfCheckStep) -> None:
    assert all(pose(step, moment).near_leg.ankle_point >= -1 for moment in MOMENTS)


@pytest.mark.parametrize(("step", "build"), ALL)
def test_nothing_glows_and_all_is_inside_one_box(step: SelfCheckStep, build: Build) -> None:
    box = scene(SelfCheckStep.SIT_TALL).box
    for moment in MOMENTS:
        picture = scene(step, moment, build)
        assert picture.glow == ()
        assert picture.box == box
        around = [p for layer in (*picture.behind, *picture.front) for shape in layer.shapes for p in shape.points]
        assert all(box.left < p.real < box.right and box.bottom < p.imag < box.top for p in (*around, *picture.arrow))


@pytest.mark.parametrize("step", SelfCheckStep)
def test_the_left_leg_is_the_mirror_image(step: SelfCheckStep) -> None:
    right, left = (step_scene(step, side, 0.5) for side in (Side.RIGHT, Side.LEFT))
    assert left.front == tuple(layer.mirrored() for layer in right.front)
    assert left.arrow == mirrored(right.arrow)


def test_the_arrow_keeps_clear_of_the_foot() -> None:
    for step in SelfCheckStep:
        picture = scene(step)
        leg = picture.skeleton.near_leg
        foot = [leg.ankle, leg.ankle + leg.toes * 10, leg.ankle + leg.toes * 20]
        assert all(abs(point - part) > 9 for point in picture.arrow for part in foot)


def test_movement_is_slow_at_both_ends() -> None:
    assert (eased(-1), eased(0), eased(0.5), eased(1), eased(2)) == (0, 0, 0.5, 1, 1)
    assert eased(0.1) < 0.05
    assert held_at(SelfCheckStep.SIT_STRAIGHTEN, 0.1).shank < 5


@pytest.mark.parametrize("step", SelfCheckStep)
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_every_step_is_told_in_words_with_its_leg(step: SelfCheckStep, side: Side) -> None:
    words = describe_step(step, side, load_texts())
    assert f"{side} leg" in words
    assert len(words) > 60


def bones(body: Skeleton) -> list[float]:
    """The lengths of all bones."""
    legs = [(leg.hip, leg.knee, leg.ankle) for leg in (body.near_leg, body.far_leg)]
    arms = [(arm.shoulder, arm.elbow, arm.wrist) for arm in (body.near_arm, body.far_arm)]
    return [abs(b - a) for chain in (*legs, *arms) for a, b in pairwise(chain)]


@pytest.mark.parametrize(("step", "build"), ALL)
def test_no_bone_grows_or_shrinks_on_the_way(step: SelfCheckStep, build: Build) -> None:
    first = bones(scene(step, 0.0, build).skeleton)
    for moment in MOMENTS:
        assert bones(scene(step, moment, build).skeleton) == pytest.approx(first, abs=0.05)


@pytest.mark.parametrize("step", SelfCheckStep)
def test_nothing_jumps(step: SelfCheckStep) -> None:
    frames = [pose(step, frame / 120).points for frame in range(121)]
    for before, after in pairwise(frames):
        assert max(abs(there - here) for here, there in zip(before, after, strict=True)) < 3


@pytest.mark.parametrize("step", [SelfCheckStep.SIT_TALL, SelfCheckStep.TOE_SIT])
@pytest.mark.parametrize("build", Build)
def test_hands_lie_on_the_thighs(step: SelfCheckStep, build: Build) -> None:
    picture = scene(step, 1.0, build)
    for arm, leg in (
        (picture.skeleton.near_arm, picture.skeleton.near_leg),
        (picture.skeleton.far_arm, picture.skeleton.far_leg),
    ):
        off = [abs(arm.touch - leg.on_thigh(picture.body, share / 20)) for share in range(21)]
        assert min(off) < CLOSE_CM


def test_the_breath_moves_the_chest_alone() -> None:
    out, full = (step_scene(SelfCheckStep.TOE_SIT, Side.RIGHT, 1.0, breath=breath) for breath in (-1.0, 1.0))
    assert out.behind == full.behind
    assert out.front != full.front
