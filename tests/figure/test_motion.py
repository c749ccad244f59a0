"""The way from start to hold as a person sees it, sixty pictures long: nothing pops, nothing bends too far."""

import math
from itertools import pairwise

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.legs import Touch
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import Scene, scene_for
from sciatimer.figure.shapes import Shape, Style, Tone
from sciatimer.figure.skeleton import Arm, Leg, Skeleton
from sciatimer.session.model import Side
from sciatimer.session.moment import smooth
from tests.figure.bodies import exercise, exercises

every_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
FRAMES = tuple(smooth(step / 60) for step in range(61))
FASTEST_CM = 2.6  # a picture
JERK_CM = 0.6  # by how much the way of a joint may change from one picture to the next
BODY = {Tone.SKIN, Tone.SKIN_FAR, Tone.SKIN_SHADE, Tone.HAIR, Tone.SHIRT, Tone.SHIRT_SHADE, Tone.SHIRT_FAR}
CLOTHES = {Tone.TROUSERS, Tone.TROUSERS_FAR, Tone.SHOE, Tone.SHOE_FAR, Tone.SHOE_SOLE, Tone.SOCK}


def _joints(skeleton: Skeleton) -> list[complex]:
    def leg(one: Leg) -> list[complex]:
        return [one.knee, one.ankle, one.ankle + one.toes * 20]

    def arm(one: Arm) -> list[complex]:
        return [one.elbow, one.wrist, one.wrist + one.fingers * 17]

    legs = leg(skeleton.near_leg) + leg(skeleton.far_leg)
    return [skeleton.hip, skeleton.shoulder, skeleton.head, *legs, *arm(skeleton.near_arm), *arm(skeleton.far_arm)]


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_no_joint_jerks(one: Exercise, build: Build) -> None:
    poser = Poser(one, build)
    frames = [_joints(poser.at(amount)) for amount in FRAMES]
    ways = [[after - before for before, after in zip(*pair, strict=True)] for pair in pairwise(frames)]
    assert max(abs(way) for frame in ways for way in frame) < FASTEST_CM
    turns = [abs(after - before) for pair in pairwise(ways) for before, after in zip(*pair, strict=True)]
    assert max(turns) < JERK_CM


def _drawn(scene: Scene) -> list[Shape]:
    shapes = [shape for layer in (*scene.behind, *scene.front) for shape in layer.shapes]
    return [shape for shape in shapes if shape.style is not Style.LINE and shape.tone in BODY | CLOTHES]


@every_exercise
def test_no_outline_pops(one: Exercise) -> None:
    frames = [_drawn(scene_for(one, amount, Side.RIGHT)) for amount in FRAMES]
    assert {tuple(shape.tone for shape in frame) for frame in frames} == {tuple(shape.tone for shape in frames[0])}
    for pair in pairwise(frames):
        for before, after in zip(*pair, strict=True):
            assert len(before.points) == len(after.points)
            moved = zip(before.points, after.points, strict=True)
            assert max(abs(there - here) for here, there in moved) < FASTEST_CM + 0.5


def _angle(vector: complex, to: complex) -> float:
    return math.degrees(math.atan2((vector / to).imag, (vector / to).real))


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_no_joint_goes_beyond_what_people_can_do(one: Exercise, build: Build) -> None:
    poser = Poser(one, build)
    for skeleton in (poser.at(amount) for amount in FRAMES):
        for arm in (skeleton.near_arm, skeleton.far_arm):
            assert -1 < _angle(arm.wrist - arm.elbow, arm.elbow - arm.shoulder) < 145
            assert -60 < _angle(arm.fingers, arm.wrist - arm.elbow) < 65
        for leg, touch in ((skeleton.near_leg, poser.stage.start.near.touch), _far(poser, skeleton)):
            assert 1 < leg.knee_flexion < 140
            if touch is Touch.TURNED:  # drawn foreshortened
                continue
            assert -26 < leg.ankle_point < 50
            assert -20 < _angle(leg.thigh_way, skeleton.hip - skeleton.shoulder) < 125


def _far(poser: Poser, skeleton: Skeleton) -> tuple[Leg, Touch]:
    return skeleton.far_leg, poser.stage.start.far.touch


def _lowest(scene: Scene, tones: set[Tone]) -> float:
    return min(point.imag for shape in _drawn(scene) if shape.tone in tones for point in shape.points)


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("seated-heel-floor", 0.0),
        ("seated-footstool", 22.0),
        ("seated-long-sit-wall", 1.6),
        ("seated-single-leg-floor", 1.6),
        ("standing-heel-forward", 0.0),
        ("standing-foot-on-step", 18.0),
        ("standing-foot-on-chair", 43.0),
        ("standing-scissor", 0.0),
    ],
)
def test_the_near_shoe_rests_on_its_support_and_never_sinks_into_it(name: str, level: float) -> None:
    for amount in FRAMES:
        lowest = _lowest(scene_for(exercise(name), amount, Side.RIGHT), {Tone.SHOE, Tone.SHOE_SOLE})
        assert lowest == pytest.approx(level, abs=0.4)


@pytest.mark.parametrize(("name", "wall"), [("lying-wall-far", 58.0), ("lying-wall-doorway", 28.0)])
def test_the_shoe_leans_on_the_frame_and_never_sinks_into_it(name: str, wall: float) -> None:
    for amount in FRAMES:
        shoe = [
            s for s in _drawn(scene_for(exercise(name), amount, Side.RIGHT)) if s.tone in {Tone.SHOE, Tone.SHOE_SOLE}
        ]
        assert max(point.real for shape in shoe for point in shape.points) == pytest.approx(wall, abs=0.5)


@pytest.mark.parametrize("name", [one.id for one in exercises() if one.id.startswith("seated")])
def test_the_seat_of_the_trousers_is_on_the_seat(name: str) -> None:
    poser = Poser(exercise(name), Build.SLIM)
    top = poser.stage.start.hip.imag - poser.stage.body.seat
    for amount in FRAMES[::6]:
        seat = next(s for s in _drawn(scene_for(exercise(name), amount, Side.RIGHT)) if s.tone is Tone.TROUSERS)
        assert min(point.imag for point in seat.points) == pytest.approx(top, abs=1.0)


def _inside(points: tuple[complex, ...], point: complex) -> bool:
    odd = False
    for here, there in zip(points, (*points[1:], points[0]), strict=True):
        if (here.imag > point.imag) != (there.imag > point.imag):
            share = (point.imag - here.imag) / (there.imag - here.imag)
            odd ^= point.real < here.real + share * (there.real - here.real)
    return odd


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_the_body_never_comes_into_its_arrow_while_it_is_seen(one: Exercise, build: Build) -> None:
    for step in range(3, 58, 3):  # the arrow is all but gone before and after
        scene = scene_for(one, FRAMES[step], Side.RIGHT, build=build)
        for shape in _drawn(scene):
            assert not any(_inside(shape.points, point) for point in scene.arrow)
            assert min(abs(point - there) for point in scene.arrow for there in shape.points) > 1.5


def test_the_two_legs_of_a_heel_forward_stretch_are_both_seen() -> None:
    for amount in FRAMES[::10]:
        skeleton = scene_for(exercise("standing-heel-forward"), amount, Side.RIGHT).skeleton
        near, far = skeleton.near_leg, skeleton.far_leg
        assert near.ankle.real - far.ankle.real > 28
        assert far.knee.real + 1 > near.knee.real
        assert far.knee_flexion > near.knee_flexion + 25


def test_the_turned_out_leg_is_seen_above_the_front_one_with_its_foot_by_the_other_knee() -> None:
    skeleton = scene_for(exercise("seated-single-leg-floor"), 1.0, Side.RIGHT).skeleton
    near, far = skeleton.near_leg, skeleton.far_leg
    assert far.knee.imag > near.knee.imag + 12
    assert abs(far.ankle - near.knee) < 14
    assert 18 < far.knee.real - far.hip.real < 30


def test_hands_on_the_thighs_never_pull_the_arms_straight() -> None:
    for amount in FRAMES:
        arm = scene_for(exercise("seated-long-sit-wall"), amount, Side.RIGHT).skeleton.near_arm
        assert _angle(arm.wrist - arm.elbow, arm.elbow - arm.shoulder) > 10


def test_a_hand_closes_evenly_on_its_way_to_the_thigh() -> None:
    poser = Poser(exercise("lying-bent-knee-hold"), Build.SLIM)
    shares = [poser.at(amount).near_arm.share for amount in (0.0, 0.25, 0.5, 0.75)]
    assert shares == [0.0, 0.25, 0.5, 0.75]
    assert poser.at(0.5).near_arm.becomes is poser.at(1.0).near_arm.becomes is not poser.at(0.0).near_arm.grip
