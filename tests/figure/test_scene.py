"""The whole picture: its box, its mirror image, its breath, its glow and its arrow."""

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.geometry import unit
from sciatimer.figure.scene import Box, Build, Scene, breath_at, scene_for
from sciatimer.figure.shapes import Layer, Tone
from sciatimer.session.model import Side
from tests.figure.bodies import AMOUNTS, exercise, exercises

every_exercise = pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)


def _layers(scene: Scene) -> tuple[Layer, ...]:
    return (scene.shadow, *scene.behind, *scene.front)


def _points(scene: Scene) -> list[complex]:
    drawn = [point for layer in _layers(scene) for shape in layer.shapes for point in shape.points]
    return [*drawn, *scene.glow, *scene.arrow]


def _holds(box: Box, point: complex) -> bool:
    return box.left <= point.real <= box.right and box.bottom <= point.imag <= box.top


@every_exercise
@pytest.mark.parametrize("build", Build)
def test_the_box_is_the_same_all_along_and_holds_every_point(one: Exercise, build: Build) -> None:
    boxes = set()
    for amount in AMOUNTS:
        for breath in (-1.0, 1.0):
            scene = scene_for(one, amount, Side.RIGHT, breath=breath, build=build)
            boxes.add(scene.box)
            assert [point for point in _points(scene) if not _holds(scene.box, point)] == []
    assert len(boxes) == 1


@every_exercise
def test_left_is_the_mirror_image_of_right(one: Exercise) -> None:
    for amount in (0.0, 0.5, 1.0):
        right, left = (scene_for(one, amount, side) for side in (Side.RIGHT, Side.LEFT))
        assert [complex(-p.real, p.imag) for p in _points(right)] == _points(left)
        assert (left.box.left, left.box.right) == (-right.box.right, -right.box.left)


def test_the_hips_arrow_of_the_desk_hinge_is_behind_the_person() -> None:
    scene = scene_for(exercise("standing-desk-hinge"), 0.0, Side.RIGHT)
    assert all(point.real < scene.skeleton.hip.real - 12 for point in scene.arrow)


def test_both_legs_are_drawn_as_the_right_one() -> None:
    one = exercise("seated-long-sit-wall")
    assert _points(scene_for(one, 1.0, Side.BOTH)) == _points(scene_for(one, 1.0, Side.RIGHT))


@every_exercise
def test_the_glow_lies_inside_the_back_of_the_stretched_thigh(one: Exercise) -> None:
    scene = scene_for(one, 1.0, Side.RIGHT)
    leg = scene.skeleton.near_leg
    for point in scene.glow:
        place = (point - leg.hip) / unit(leg.knee - leg.hip)
        assert 0 < place.real < abs(leg.knee - leg.hip)
        assert -10 < place.imag < 2


@every_exercise
def test_the_arrow_is_long_enough_to_be_seen(one: Exercise) -> None:
    scene = scene_for(one, 0.0, Side.RIGHT)
    assert abs(scene.arrow[-1] - scene.arrow[0]) > 12


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("standing-desk-hinge", -1),
        ("seated-heel-floor", 1 - 0.6j),
        ("lying-90-90-active", 1j),
        ("lying-wall-doorway", 1j),
        ("seated-long-sit-wall", 1),
        ("seated-supported-knee-ease", 1 + 1j),
    ],
)
def test_the_arrow_points_where_the_movement_goes(name: str, direction: complex) -> None:
    arrow = scene_for(exercise(name), 0.0, Side.RIGHT).arrow
    way = unit(arrow[-1] - arrow[0]) / unit(direction)
    assert way.real > 0.7


@every_exercise
def test_the_arrow_stays_clear_of_the_body_at_the_start(one: Exercise) -> None:
    scene = scene_for(one, 0.0, Side.RIGHT)
    skeleton = scene.skeleton
    joints = [skeleton.hip, skeleton.shoulder, skeleton.head, skeleton.near_leg.knee, skeleton.near_leg.ankle]
    assert min(abs(point - joint) for point in scene.arrow for joint in joints) > 12


@every_exercise
def test_breathing_moves_the_shirt_and_nothing_else(one: Exercise) -> None:
    out, full = (scene_for(one, 1.0, Side.RIGHT, breath=breath) for breath in (-1.0, 1.0))
    moved = set()
    for before, after in zip(_layers(out), _layers(full), strict=True):
        for first, second in zip(before.shapes, after.shapes, strict=True):
            moved |= {first.tone} if first.points != second.points else set()
    assert moved == {Tone.SHIRT}
    assert out.skeleton == full.skeleton


def test_six_breaths_a_minute() -> None:
    assert breath_at(0) == pytest.approx(-1)
    assert breath_at(5) == pytest.approx(1)
    assert breath_at(10) == pytest.approx(-1)
    assert breath_at(2.5) == pytest.approx(0, abs=1e-9)


def test_an_amount_outside_the_movement_is_its_nearest_end() -> None:
    one = exercise("lying-90-90-active")
    assert _points(scene_for(one, 1.4, Side.RIGHT)) == _points(scene_for(one, 1.0, Side.RIGHT))
    assert _points(scene_for(one, -0.2, Side.RIGHT)) == _points(scene_for(one, 0.0, Side.RIGHT))


def test_the_two_builds_differ() -> None:
    one = exercise("standing-scissor")
    assert _points(scene_for(one, 1.0, Side.RIGHT)) != _points(scene_for(one, 1.0, Side.RIGHT, build=Build.STURDY))


@pytest.mark.parametrize(
    ("name", "tones"),
    [
        ("lying-bent-knee-hold", {Tone.MAT, Tone.PILLOW}),
        ("lying-towel-thigh", {Tone.MAT, Tone.CLOTH}),
        ("lying-strap-foot", {Tone.MAT, Tone.STRAP}),
        ("lying-wall-far", {Tone.MAT, Tone.WALL, Tone.WOOD}),
        ("seated-heel-floor", {Tone.WOOD, Tone.WOOD_PALE}),
        ("seated-long-sit-wall", {Tone.MAT, Tone.WALL, Tone.CLOTH}),
        ("standing-foot-on-chair", {Tone.WOOD, Tone.WALL}),
        ("standing-desk-hinge", {Tone.WOOD, Tone.LEAF}),
    ],
)
def test_the_props_of_an_exercise_stand_around(name: str, tones: set[Tone]) -> None:
    scene = scene_for(exercise(name), 0.0, Side.RIGHT)
    assert tones <= {shape.tone for layer in _layers(scene) for shape in layer.shapes}
