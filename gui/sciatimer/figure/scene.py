"""The whole picture of one moment, ready to paint, in cm: floor at 0, facing right unless it is the left side."""

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from sciatimer.catalogue.model import Exercise
from sciatimer.catalogue.packs import Picture, picture_of
from sciatimer.figure.arrow import arrow_path
from sciatimer.figure.cloth import far_cloth, near_cloth
from sciatimer.figure.geometry import Points, mirrored
from sciatimer.figure.head import head_layer
from sciatimer.figure.outline import arm_layer, leg_layers, seat_shape
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Body, Build
from sciatimer.figure.props import back_layer, middle_layers
from sciatimer.figure.shadow import contact_layer, hand_shadow, shadow_layer
from sciatimer.figure.shapes import Layer
from sciatimer.figure.skeleton import Skeleton
from sciatimer.figure.spine import shirt_layer
from sciatimer.session.model import Side

__all__ = ["Box", "Build", "Scene", "Surroundings", "breath_at", "breathing", "drawn", "mirror_image", "scene_for"]

BREATHS_A_MINUTE = 6.0
MARGIN_CM = 17.0
SIDE_ROOM_CM = 5.0
FLOOR_ROOM_CM = 6.0
GLOW_SHARES = (0.1, 0.24, 0.4, 0.57, 0.72, 0.84)
GLOW_HALVES = (0.4, 1.9, 2.6, 2.5, 1.7, 0.4)


@dataclass(frozen=True, slots=True)
class Box:
    """The part of the plane that a scene fills, in cm."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right, in cm."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top, in cm."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a painter needs, in painting order. The glow on the thigh lies between ``behind`` and ``front``.

    The first layer of ``front`` is the shirt, which is all that breathes.

    Body and skeleton are as solved, facing right; all that is painted is mirrored for the left side. A ``picture`` of
    the person's own is shown in the place of all of it, the same for both sides and all moments.
    """

    body: Body
    skeleton: Skeleton
    shadow: Layer
    behind: tuple[Layer, ...]
    front: tuple[Layer, ...]
    glow: Points
    arrow: Points
    box: Box
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is drawn with a body: things behind it and between its legs, cloth in its hands, an arrow (may be none)."""

    props: Layer
    box: Box
    middle: tuple[Layer, ...] = ()
    far_cloth: tuple[Layer, ...] = ()
    near_cloth: tuple[Layer, ...] = ()
    arrow: Points = ()


def breath_at(seconds: float) -> float:
    """The phase of a calm breath, -1 (out) to 1 (in), six breaths a minute."""
    return -math.cos(2 * math.pi * BREATHS_A_MINUTE * seconds / 60)


def scene_for(
    exercise: Exercise, amount: float, side: Side, *, breath: float = 0.0, build: Build = Build.SLIM
) -> Scene:
    """The picture of an exercise.

    Args:
        exercise: what is drawn.
        amount: 0 is the start pose, 1 the hold pose; between them the body is solved, its contacts kept.
        side: the leg that is stretched; left is the mirror image of right, both is drawn as right.
        breath: -1 (breathed out) to 1 (breathed in).
        build: how the body is built.

    Returns:
        The scene. Its box depends on the exercise, side and build alone, so the picture never jumps in scale.
    """
    still = _still(_setting(exercise, build), min(max(amount, 0.0), 1.0), side)
    picture = picture_of(exercise)
    if picture is not None:
        return replace(still, picture=picture)
    return breathing(still, breath, side) if breath else still


def breathing(still: Scene, breath: float, side: Side) -> Scene:
    """A picture of this side without a breath (-1 to 1), with it; all but the shirt is the very same."""
    shirt = shirt_layer(still.body, still.skeleton, breath)
    return replace(still, front=(shirt.mirrored() if side is Side.LEFT else shirt, *still.front[1:]))


@dataclass(frozen=True, slots=True, eq=False)  # the same setting is the same object: quick to look up
class _Setting:
    """What stays the same in all pictures of an exercise."""

    poser: Poser
    props: Layer
    middle: tuple[Layer, ...]
    arrow: Points
    box: Box


@lru_cache(maxsize=32)
def _setting(exercise: Exercise, build: Build) -> _Setting:
    """Worked out once an exercise: it is half of the cost of a picture, and there are twelve pictures a second."""
    poser = Poser(exercise, build)
    props, middle, arrow = back_layer(poser.stage), middle_layers(poser.stage), arrow_path(poser)
    return _Setting(poser, props, middle, arrow, _box_of(poser, (props, *middle), arrow))


@lru_cache(maxsize=8)
def _still(setting: _Setting, amount: float, side: Side) -> Scene:
    """The picture without a breath, kept: in a hold only the shirt moves."""
    scene = _drawn(setting, setting.poser.at(amount))
    return mirror_image(scene) if side is Side.LEFT else scene


def _drawn(setting: _Setting, skeleton: Skeleton) -> Scene:
    stage = setting.poser.stage
    cloth = far_cloth(stage, skeleton), near_cloth(stage, skeleton)
    around = Surroundings(setting.props, setting.box, setting.middle, *cloth, setting.arrow)
    return drawn(stage.body, skeleton, around)


def drawn(body: Body, skeleton: Skeleton, around: Surroundings) -> Scene:
    """The picture of a solved body among its things, facing right."""
    behind = (
        around.props,
        contact_layer(body, around.props, skeleton),
        *leg_layers(body, skeleton.far_leg, near=False),
        *around.far_cloth,
        *hand_shadow(skeleton.far_arm),
        arm_layer(body, skeleton.far_arm, near=False),
        head_layer(skeleton),
        *around.middle,
        *leg_layers(body, skeleton.near_leg, near=True, seat=seat_shape(body, skeleton)),
    )
    front = (
        shirt_layer(body, skeleton, 0.0),
        *around.near_cloth,
        arm_layer(body, skeleton.near_arm, near=True),
    )
    shadow = shadow_layer(around.props, skeleton)
    return Scene(body, skeleton, shadow, behind, front, _glow(body, skeleton), around.arrow, around.box)


def _glow(body: Body, skeleton: Skeleton) -> Points:
    """A spindle inside the back of the near thigh: the hamstrings."""
    leg = skeleton.near_leg
    inward = 1j * leg.thigh_way
    outer = [leg.behind_thigh(body, share) + inward * 1.7 for share in GLOW_SHARES]
    inner = [point + inward * 2 * half for point, half in zip(outer, GLOW_HALVES, strict=True)]
    return (*outer, *reversed(inner))


def _box_of(poser: Poser, layers: tuple[Layer, ...], arrow: Points) -> Box:
    points = [point for amount in (0.0, 0.25, 0.5, 0.75, 1.0) for point in poser.at(amount).points]
    around = [point for layer in layers for shape in layer.shapes for point in shape.points]
    around += [point + reach for point in arrow for reach in (complex(6, 6), complex(-6, 6))]
    margin = MARGIN_CM
    across = [p.real - margin for p in points] + [p.real + margin for p in points] + [p.real for p in around]
    up = [p.imag + margin for p in points] + [p.imag for p in around]
    return Box(min(across) - SIDE_ROOM_CM, -FLOOR_ROOM_CM, max(across) + SIDE_ROOM_CM, max(up) + 2)


def mirror_image(scene: Scene) -> Scene:
    """The same picture with the other leg: all that is painted, seen in a mirror."""
    box = scene.box
    return Scene(
        scene.body,
        scene.skeleton,
        scene.shadow.mirrored(),
        tuple(layer.mirrored() for layer in scene.behind),
        tuple(layer.mirrored() for layer in scene.front),
        mirrored(scene.glow),
        mirrored(scene.arrow),
        Box(-box.right, box.bottom, -box.left, box.top),
    )
