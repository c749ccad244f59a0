"""The forward bend shared between hip and low back: with easy hamstrings, and with tight ones (clinical.md K2)."""

import math
from dataclasses import dataclass, replace

from sciatimer.figure.geometry import Points, arc, middle_joint, unit
from sciatimer.figure.legs import LegAim, Touch, leg_to
from sciatimer.figure.pose import HEAD_FORWARD_CM, NECK_UP_CM
from sciatimer.figure.proportions import Body, Build, body_of
from sciatimer.figure.scene import Box, Scene, Surroundings, drawn
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, block, oval
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton, axis

BOX = Box(-48.0, -6.0, 78.0, 140.0)
ARC_CM = 38.0
UPRIGHT_FROM_CM = 15.0
BEYOND_CM = 7.0  # how far the dashed line runs past the arc
DEGREES_A_POINT = 6.0
FEET_CM = (0.0, 4.5)
LEG_SHARE = 0.988  # how long a leg with soft knees is, of one that is straight
TABLE_CM = 44.0
HANDS = complex(43, 55)
PALM_CM = 9.0
VERTEBRAE = 9
LOW_BACK_SHARE = 0.65


@dataclass(frozen=True, slots=True)
class BendScene:
    """A person bending down: ``upright`` and ``sweep`` (cm) show how far the hip turned, the shares are degrees."""

    scene: Scene
    upright: Points
    sweep: Points
    hip: float
    back: float


@dataclass(frozen=True, slots=True)
class _Bend:
    """How a bend is shared, in degrees, and how far the hips go back, in cm."""

    hip: float
    back: float
    hips_back: float


# The sum is nearly the same, and so is what the hands reach; only the shares differ.
_EASY = _Bend(hip=58, back=30, hips_back=15)
_TIGHT = _Bend(hip=24, back=74, hips_back=7)


def bend_scene(*, tight: bool, build: Build = Build.SLIM) -> BendScene:
    """The same reach for a low table, with tight hamstrings or with easy ones; facing right."""
    body, bend = body_of(build), _TIGHT if tight else _EASY
    skeleton = _bent(body, bend)
    scene = drawn(body, skeleton, Surroundings(Layer(_table()), BOX))
    scene = replace(scene, front=(*scene.front[:1], _bones(body, skeleton), *scene.front[1:]))
    steps = max(math.ceil(bend.hip / DEGREES_A_POINT), 2)
    sweep = tuple(skeleton.hip + axis(bend.hip * step / steps) * ARC_CM for step in range(steps + 1))
    upright = (skeleton.hip + axis(0) * UPRIGHT_FROM_CM, skeleton.hip + axis(0) * (ARC_CM + BEYOND_CM))
    return BendScene(scene, upright, sweep, bend.hip, bend.back)


def _bent(body: Body, bend: _Bend) -> Skeleton:
    reach = (body.thigh + body.shank) * LEG_SHARE
    hip = complex(-bend.hips_back, body.sole + math.sqrt(reach * reach - bend.hips_back**2))
    near, far = (_leg(body, hip, at) for at in FEET_CM)
    shoulder = hip + arc(bend.hip, bend.back, body.trunk)
    chest = bend.hip + bend.back
    neck = shoulder + axis(chest) * complex(NECK_UP_CM, 1)
    gaze = chest - 6
    head = neck + axis(gaze) * complex(body.neck - NECK_UP_CM, -HEAD_FORWARD_CM)
    arms = _arm(body, shoulder, HANDS), _arm(body, shoulder, HANDS + 5)
    return Skeleton(hip, bend.hip, shoulder, neck, head, gaze, near, far, *arms, bend.back)


def _leg(body: Body, hip: complex, at: float) -> Leg:
    return leg_to(body, hip, LegAim(Touch.SOLE, 0.0, 0.0, 0.0, at=complex(at, body.sole)))


def _arm(body: Body, shoulder: complex, touch: complex) -> Arm:
    fingers = unit(complex(0.35, -1))
    wrist = touch - fingers * PALM_CM
    elbow = middle_joint(shoulder, wrist, body.upper_arm, body.forearm, forward=False)
    return Arm(shoulder, elbow, wrist, fingers, Grip.HOLDING, touch)


def _bones(body: Body, skeleton: Skeleton) -> Layer:
    """The pelvis and the spine, seen through the shirt."""
    up = axis(skeleton.trunk)
    pelvis = tuple(skeleton.hip + up * -1j * point for point in oval(complex(-2.5, 2.0), 4.8, 6.6))
    shares = (0.2 + 0.8 * step / (VERTEBRAE - 1) for step in range(VERTEBRAE))
    bones = tuple(_vertebra(body, skeleton, share) for share in shares)
    return Layer((Shape(Tone.LEAF, pelvis), *bones), edged=True)


def _vertebra(body: Body, skeleton: Skeleton, share: float) -> Shape:
    lean = skeleton.trunk + skeleton.bend * share
    at = skeleton.hip + arc(skeleton.trunk, skeleton.bend * share, body.trunk * share) + axis(lean) * 4.2j
    tone = Tone.ACCENT if share < LOW_BACK_SHARE else Tone.PILLOW
    return Shape(tone, tuple(at + axis(lean) * point for point in oval(0j, 1.7, 2.9)))


def _table() -> tuple[Shape, ...]:
    """A low table with a box that is picked up."""
    left, right, top = 30.0, 72.0, TABLE_CM
    posts = ((Tone.WOOD_DARK, left + 9), (Tone.WOOD_DARK, right - 9), (Tone.WOOD, left + 4), (Tone.WOOD, right - 4))
    return (
        *(Shape(tone, (complex(x, 1.7), complex(x, top - 3)), Style.LINE, 3.4) for tone, x in posts),
        Shape(Tone.WOOD_PALE, block(left, top - 4, right, top, 1.6), Style.SHARP),
        Shape(Tone.CLOTH, block(left + 4, top, right - 8, top + 15, 1.2), Style.SHARP),
        Shape(Tone.CLOTH_SHADE, (complex(left + 5, top + 11), complex(right - 9, top + 11)), Style.LINE, 0.8),
    )
