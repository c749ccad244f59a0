"""Small pictures of wrong form: the hold with one fault, cut to where it is, and a ring round it."""

from dataclasses import dataclass, replace
from functools import lru_cache

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.cloth import far_cloth, near_cloth
from sciatimer.figure.fault_pose import wrong_pose
from sciatimer.figure.faults import FormFault
from sciatimer.figure.geometry import arc
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Body, Build
from sciatimer.figure.props import back_layer, middle_layers
from sciatimer.figure.scene import Box, Scene, Surroundings, drawn, mirror_image
from sciatimer.figure.skeleton import Skeleton, axis
from sciatimer.figure.stage import Stage
from sciatimer.session.model import Side
from sciatimer.texts import Texts

ASPECT = 4 / 3
ROOM_CM = 9.0
HEAD_CM = 8.0
WHOLE_HEAD_CM = 15.0
TO_BALL = complex(9.0, -0.6)  # from the arch of the foot to its ball, x along the foot
_LEGS = {Side.LEFT: "figure.left_leg", Side.RIGHT: "figure.right_leg", Side.BOTH: "figure.both_legs"}


@dataclass(frozen=True, slots=True)
class Ring:
    """Where the fault is: a centre and a radius in cm, in the measure of the scene as painted."""

    at: complex
    radius: float


@dataclass(frozen=True, slots=True)
class FaultScene:
    """A wrong picture: the scene, its box cut to what matters, and the ring."""

    fault: FormFault
    scene: Scene
    ring: Ring


def fault_scene(exercise: Exercise, fault: FormFault, side: Side, *, build: Build = Build.SLIM) -> FaultScene:
    """The hold of an exercise with a fault.

    Args:
        exercise: what is stretched.
        fault: what is wrong; ``faults_for`` names the two that matter.
        side: the leg that is stretched; left is the mirror image of right.
        build: how the body is built.
    """
    right = _facing_right(exercise, fault, build)
    if side is not Side.LEFT:
        return right
    ring = replace(right.ring, at=-right.ring.at.conjugate())
    return replace(right, scene=mirror_image(right.scene), ring=ring)


def fault_name(fault: FormFault, texts: Texts) -> str:
    """The fault in two or three words, to stand under its picture."""
    return texts(f"faults.name_{fault}")


def describe_fault(exercise: Exercise, fault: FormFault, side: Side, texts: Texts) -> str:
    """The picture in words, with what to do instead."""
    wrong, instead = texts(f"faults.seen_{fault}"), texts(f"faults.do_{fault}")
    return texts("faults.picture", name=exercise.name, leg=texts(_LEGS[side]), wrong=wrong, instead=instead)


@lru_cache(maxsize=64)
def _facing_right(exercise: Exercise, fault: FormFault, build: Build) -> FaultScene:
    stage = Poser(exercise, build).stage
    skeleton = wrong_pose(exercise, fault, build)
    ring = _ring(stage.body, skeleton, fault)
    props, middle = back_layer(stage), middle_layers(stage)
    held = _strap_moved(skeleton) if fault is FormFault.STRAP_ON_TOES else skeleton
    cloth = far_cloth(stage, held), near_cloth(stage, held)
    around = Surroundings(props, _cut(stage, skeleton, fault, ring), middle, *cloth)
    return FaultScene(fault, replace(drawn(stage.body, skeleton, around), glow=()), ring)


def _strap_moved(skeleton: Skeleton) -> Skeleton:
    """For the strap alone: a foot further ahead, so that the strap runs round the ball instead of the arch."""
    leg = skeleton.near_leg
    return replace(skeleton, near_leg=replace(leg, ankle=leg.ankle + leg.toes * TO_BALL))


def _ring(body: Body, skeleton: Skeleton, fault: FormFault) -> Ring:
    leg = skeleton.near_leg
    if fault in {FormFault.TOES_UP, FormFault.STRAP_ON_TOES}:
        return Ring(leg.ankle + leg.toes * complex(9, -3), 16.0)
    if fault in {FormFault.KNEE_LOCKED, FormFault.BEHIND_KNEE}:
        return Ring(leg.knee - 1j * leg.thigh_way * 2, 15.0)
    if fault is FormFault.REACH_FOR_TOES:
        return Ring(skeleton.near_arm.touch, 16.0)
    share = 0.62
    chest = skeleton.trunk + skeleton.bend * share
    on = skeleton.hip + arc(skeleton.trunk, skeleton.bend * share, body.trunk * share)
    return Ring(on + axis(chest) * 5j, 21.0)


def _cut(stage: Stage, skeleton: Skeleton, fault: FormFault, ring: Ring) -> Box:
    """The part of the picture that has to be seen, 4 to 3, never below the floor's line."""
    leg = skeleton.near_leg
    foot = (leg.ankle, leg.ankle + leg.toes * 20)
    head = tuple(skeleton.head + HEAD_CM * corner for corner in (1, -1, 1j, -1j))
    seen = {
        FormFault.TOES_UP: (leg.knee, *foot),
        FormFault.STRAP_ON_TOES: (leg.knee, *foot, skeleton.near_arm.touch),
        FormFault.KNEE_LOCKED: (skeleton.hip, leg.knee, *foot),
        FormFault.BEHIND_KNEE: (*head, skeleton.hip, leg.knee, *foot),
        FormFault.REACH_FOR_TOES: (*head, skeleton.hip, *foot),
        FormFault.BACK_ROUNDED: (*head, skeleton.hip, leg.knee),
        FormFault.LEAN_TOO_FAR: (*head, skeleton.hip, leg.knee),
    }[fault]
    across = [point.real for point in seen] + [ring.at.real - ring.radius, ring.at.real + ring.radius]
    up = [point.imag for point in seen] + [ring.at.imag - ring.radius, ring.at.imag + ring.radius]
    width = max(max(across) - min(across) + 2 * ROOM_CM, (max(up) - min(up) + 2 * ROOM_CM) * ASPECT)
    middle = complex(max(across) + min(across), max(up) + min(up)) / 2
    bottom = max(middle.imag - width / ASPECT / 2, stage.ground - 9.0)
    left = middle.real - width / 2
    if skeleton.head.imag < bottom + width / ASPECT + WHOLE_HEAD_CM:
        left = _clear_of_head(left, skeleton.head.real)
    return Box(left, bottom, left + width, bottom + width / ASPECT)


def _clear_of_head(left: float, head: float) -> float:
    """The left edge, moved so that it cuts no face."""
    return head + WHOLE_HEAD_CM if abs(head - left) < WHOLE_HEAD_CM else left
