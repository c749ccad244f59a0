"""The bend that is shared: the same reach, other shares; feet stand, hands come to the box, bones follow the back."""

import pytest

from sciatimer.figure.bend_scene import HANDS, BendScene, bend_scene
from sciatimer.figure.proportions import Build
from sciatimer.figure.shapes import Tone
from tests.figure.contacts import toe_of

BOTH = [(tight, build) for tight in (False, True) for build in Build]
CLOSE_CM = 1.0


def pair(build: Build = Build.SLIM) -> tuple[BendScene, BendScene]:
    return bend_scene(tight=False, build=build), bend_scene(tight=True, build=build)


def test_tight_hamstrings_leave_more_to_the_low_back() -> None:
    easy, tight = pair()
    assert easy.hip > easy.back
    assert tight.back > tight.hip
    assert easy.hip + easy.back == pytest.approx(tight.hip + tight.back, rel=0.15)


@pytest.mark.parametrize(("tight", "build"), BOTH)
def test_the_picture_shows_the_shares_that_are_told(tight: bool, build: Build) -> None:
    found = bend_scene(tight=tight, build=build)
    assert (found.scene.skeleton.trunk, found.scene.skeleton.bend) == (found.hip, found.back)
    assert found.sweep[0].real == pytest.approx(found.scene.skeleton.hip.real)
    assert found.sweep[-1].real > found.sweep[0].real + 10


@pytest.mark.parametrize(("tight", "build"), BOTH)
def test_feet_stand_and_hands_come_to_the_box(tight: bool, build: Build) -> None:
    scene = bend_scene(tight=tight, build=build).scene
    for leg in (scene.skeleton.near_leg, scene.skeleton.far_leg):
        assert leg.heel(scene.body).imag - scene.body.heel_round == pytest.approx(0, abs=CLOSE_CM)
        assert toe_of(scene.body, leg).imag - scene.body.toe_round == pytest.approx(0, abs=CLOSE_CM)
        assert 2 < leg.knee_flexion < 30
    assert scene.skeleton.near_arm.touch == pytest.approx(HANDS, abs=CLOSE_CM)


@pytest.mark.parametrize(("tight", "build"), BOTH)
def test_all_is_inside_its_box(tight: bool, build: Build) -> None:
    found = bend_scene(tight=tight, build=build)
    box = found.scene.box
    layers = (*found.scene.behind, *found.scene.front)
    points = [point for layer in layers for shape in layer.shapes for point in shape.points]
    assert all(box.left < p.real < box.right and box.bottom < p.imag < box.top for p in (*points, *found.upright))


def test_pelvis_and_low_back_have_the_tones_of_their_shares() -> None:
    for found in pair():
        tones = [shape.tone for layer in found.scene.front for shape in layer.shapes]
        assert tones.count(Tone.LEAF) == 1
        assert tones.count(Tone.ACCENT) >= 4
