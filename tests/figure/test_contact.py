"""What touches in the picture: measured on the solved body, for every exercise and every moment."""

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.geometry import unit
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Body, Build
from sciatimer.figure.scene import scene_for
from sciatimer.figure.skeleton import Leg, Skeleton
from sciatimer.session.model import Side
from tests.figure.bodies import AMOUNTS, exercise, exercises
from tests.figure.contacts import contacts_of

CLOSE_CM = 1.5
EXPECTED = {
    "lying-bent-knee-hold": {"far heel", "far toes", "buttocks", "back", "head"},
    "lying-90-90-active": {"far heel", "far toes", "buttocks", "back", "head"},
    "lying-towel-thigh": {"far heel", "buttocks", "back", "head"},
    "lying-wall-far": {"near heel", "far heel", "far toes", "buttocks", "back", "head"},
    "lying-wall-doorway": {"near heel", "far heel", "buttocks", "back", "head"},
    "lying-strap-foot": {"far heel", "far toes", "buttocks", "back", "head"},
    "seated-supported-knee-ease": {"far heel", "far toes", "buttocks"},
    "seated-heel-floor": {"near heel", "far heel", "far toes", "buttocks"},
    "seated-footstool": {"near heel", "far heel", "far toes", "buttocks"},
    "seated-long-sit-wall": {"near heel", "far heel", "buttocks", "back", "head"},
    "seated-single-leg-floor": {"near heel", "buttocks"},
    "standing-desk-hinge": {"near hand", "far hand"},
    "standing-heel-forward": {"near heel", "far heel", "far toes", "far hand"},
    "standing-foot-on-step": {"near heel", "far heel", "far toes", "far hand"},
    "standing-foot-on-chair": {"near heel", "far heel", "far toes", "far hand"},
    "standing-scissor": {"near heel", "near toes", "far heel", "far toes", "far hand"},
}
SLIDING = {"lying-wall-far", "lying-wall-doorway", "seated-long-sit-wall", "standing-desk-hinge"}
SUPPORT = {"standing-foot-on-step": 18.0, "standing-foot-on-chair": 43.0, "seated-footstool": 22.0}
every_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_what_should_touch_touches_all_along(one: Exercise, build: Build) -> None:
    poser = Poser(one, build)
    for amount in AMOUNTS:
        contacts = contacts_of(poser, poser.at(amount))
        assert {contact.part for contact in contacts} == EXPECTED[one.id]
        assert [contact for contact in contacts if abs(contact.gap) > CLOSE_CM] == []


@every_exercise
@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_nothing_sinks_into_the_floor(one: Exercise, side: Side) -> None:
    for amount in AMOUNTS:
        scene = scene_for(one, amount, side)
        low = min(p.imag for layer in scene.behind + scene.front for shape in layer.shapes for p in shape.points)
        assert low > -0.1


@pytest.mark.parametrize("one", [one for one in exercises() if one.id not in SLIDING], ids=lambda one: one.id)
def test_a_planted_foot_does_not_slide(one: Exercise) -> None:
    poser = Poser(one, Build.SLIM)
    body, first = poser.stage.body, poser.at(0.0)
    for part in EXPECTED[one.id] & {"near heel", "far heel"}:
        places = [_leg(poser.at(amount), part).heel(body) for amount in AMOUNTS]
        assert max(abs(place - _leg(first, part).heel(body)) for place in places) < 0.5


@pytest.mark.parametrize(("name", "height"), SUPPORT.items())
def test_the_heel_is_on_the_thing_it_is_put_on(name: str, height: float) -> None:
    for amount in AMOUNTS:
        scene = scene_for(exercise(name), amount, Side.RIGHT)
        heel = scene.skeleton.near_leg.heel(scene.body)
        assert heel.imag - scene.body.heel_round == pytest.approx(height, abs=0.3)


@pytest.mark.parametrize(("name", "wall"), [("lying-wall-far", 58), ("lying-wall-doorway", 28)])
def test_the_heel_slides_up_along_the_wall(name: str, wall: float) -> None:
    scenes = [scene_for(exercise(name), amount, Side.RIGHT) for amount in AMOUNTS]
    heels = [scene.skeleton.near_leg.heel(scene.body) for scene in scenes]
    assert all(heel.real + scenes[0].body.heel_round == pytest.approx(wall, abs=CLOSE_CM) for heel in heels)
    assert [heel.imag for heel in heels] == sorted(heel.imag for heel in heels)


@pytest.mark.parametrize("name", ["lying-bent-knee-hold", "lying-90-90-active"])
def test_both_hands_hold_behind_the_thigh_and_not_behind_the_knee(name: str) -> None:
    scene = scene_for(exercise(name), 1.0, Side.RIGHT)
    for arm in (scene.skeleton.near_arm, scene.skeleton.far_arm):
        share, height = _over_thigh(scene.skeleton.near_leg, arm.touch)
        assert 0.3 < share < 0.75
        assert height == pytest.approx(-_thickness(scene.body, share), abs=CLOSE_CM)


@pytest.mark.parametrize("name", ["seated-supported-knee-ease", "seated-long-sit-wall", "seated-single-leg-floor"])
def test_the_hand_lies_on_the_thigh_and_goes_with_it(name: str) -> None:
    for amount in AMOUNTS:
        scene = scene_for(exercise(name), amount, Side.RIGHT)
        share, height = _over_thigh(scene.skeleton.near_leg, scene.skeleton.near_arm.touch)
        assert 0.4 < share < 0.95
        assert 5.0 < height < 10.0


def test_the_knees_come_to_rest_on_the_rolled_towel() -> None:
    scene = scene_for(exercise("seated-long-sit-wall"), 1.0, Side.BOTH)
    tops = [max(p.imag for p in shape.points) for shape in scene.behind[0].shapes]
    knee = scene.skeleton.near_leg.knee
    assert min(abs(knee.imag - scene.body.thigh_back[-1] - top) for top in tops) < CLOSE_CM
    assert abs(scene.skeleton.far_leg.knee - knee) < 5


@pytest.mark.parametrize("name", ["lying-towel-thigh", "lying-strap-foot"])
def test_the_elbows_lie_on_the_mat_while_the_hands_hold_the_cloth(name: str) -> None:
    for amount in AMOUNTS:
        scene = scene_for(exercise(name), amount, Side.RIGHT)
        assert scene.skeleton.near_arm.elbow.imag - scene.body.elbow_round == pytest.approx(1.6, abs=1.0)


def test_the_feet_step_back_from_the_desk_one_after_the_other() -> None:
    poser = Poser(exercise("standing-desk-hinge"), Build.SLIM)
    start, middle, hold = poser.at(0.0), poser.at(0.35), poser.at(1.0)
    assert hold.near_leg.ankle.real < start.near_leg.ankle.real - 20
    assert middle.near_leg.ankle == pytest.approx(start.near_leg.ankle, abs=0.1)
    assert middle.far_leg.ankle.imag > start.far_leg.ankle.imag + 1
    assert hold.far_leg.ankle.imag == pytest.approx(start.far_leg.ankle.imag, abs=0.1)


def _leg(skeleton: Skeleton, part: str) -> Leg:
    return skeleton.near_leg if part.startswith("near") else skeleton.far_leg


def _over_thigh(leg: Leg, point: complex) -> tuple[float, float]:
    """Where a point is: the share of the way from hip to knee, and the height over the bone's front (cm)."""
    along = (point - leg.hip) / unit(leg.knee - leg.hip)
    return along.real / abs(leg.knee - leg.hip), along.imag


def _thickness(body: Body, share: float) -> float:
    first, last = body.thigh_back[0], body.thigh_back[-1]
    return first + (last - first) * share
