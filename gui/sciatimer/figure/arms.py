"""Arms: what a hand is meant to do, and the arm that brings it there."""

import math
from dataclasses import dataclass, replace
from enum import Enum

from sciatimer.catalogue.model import LimbPose
from sciatimer.figure.geometry import lerp, middle_joint, unit, way
from sciatimer.figure.proportions import Body
from sciatimer.figure.skeleton import Arm, Grip, Leg, axis

PALM_CM = 8.0
PALM_DROP_CM = 1.8
FLAT_PITCH = 8.0
STEEP_PITCH = 75.0
HALF_WAY = 0.5
FIST_CM = 4.5
RAIL_OVER_CM = 1.6
ELBOW_OUT = 0.72


class Task(Enum):
    """What a hand does."""

    FREE = "free"  # nothing: the angles of the pose are drawn
    MAT = "mat"  # lies on the floor beside the body
    THIGH = "thigh"  # rests on the thigh of its side
    HIP = "hip"  # rests on the hip bone
    TOP = "top"  # rests on a desk or another support
    RAIL = "rail"  # closes round the top of a chair's back
    PANEL = "panel"  # lies flat on the wall beyond the person
    BEHIND = "behind"  # holds behind the raised thigh
    CLOTH = "cloth"  # holds an end of the towel or strap, elbow on the floor


@dataclass(frozen=True, slots=True)
class ArmAim:
    """An arm of a key pose: degrees from straight down, and what its hand is on (``at`` and ``level`` in cm)."""

    task: Task
    upper: float
    lower: float
    squash: float = 1.0
    at: complex = 0j
    level: float = 0.0


@dataclass(frozen=True, slots=True)
class Around:
    """What an arm can reach for: the trunk in degrees, the shoulder in cm, the leg of its side, the raised leg."""

    hip: complex
    trunk: float
    shoulder: complex
    own_leg: Leg
    raised_leg: Leg


def arm_aim(limb: LimbPose, trunk: float, task: Task, *, at: complex = 0j, level: float = 0.0) -> ArmAim:
    """The aim of a catalogue limb."""
    squash = math.cos(math.radians(limb.arm_out))
    upper = limb.shoulder - trunk
    return ArmAim(task, upper, upper + limb.elbow, squash, at, level)


def arm_between(body: Body, around: Around, start: ArmAim, hold: ArmAim, amount: float) -> Arm:
    """The arm on its way from one task to another; the same task is kept all along."""
    first = arm_to(body, around, start)
    if start == hold:
        return first
    last = arm_to(body, around, hold)
    wrist, fingers = lerp(first.wrist, last.wrist, amount), unit(lerp(first.fingers, last.fingers, amount))
    nearer = first if amount < HALF_WAY else last
    squash = lerp(first.squash, last.squash, amount)
    arm = _arm(body, around.shoulder, wrist, fingers, first.grip, _touch(wrist, fingers, nearer), squash)
    return arm if first.grip is last.grip else replace(arm, becomes=last.grip, share=amount)


def _touch(wrist: complex, fingers: complex, like: Arm) -> complex:
    return wrist + (like.touch - like.wrist) / like.fingers * fingers


def arm_to(body: Body, around: Around, aim: ArmAim) -> Arm:
    """The arm that does its task."""
    return _DOERS[aim.task](body, around, aim)


def _arm(
    body: Body, shoulder: complex, wrist: complex, fingers: complex, grip: Grip, touch: complex, squash: float = 1.0
) -> Arm:
    upper, lower = body.upper_arm * squash, body.forearm * squash
    elbow = middle_joint(shoulder, wrist, upper, lower, forward=False)
    reached = elbow + unit(wrist - elbow) * lower
    return Arm(shoulder, elbow, reached, fingers, grip, reached + (touch - wrist), squash)


def _free(body: Body, around: Around, aim: ArmAim) -> Arm:
    elbow = around.shoulder + way(aim.upper) * body.upper_arm * aim.squash
    wrist = elbow + way(aim.lower) * body.forearm * aim.squash
    return Arm(around.shoulder, elbow, wrist, way(aim.lower), Grip.RESTING, wrist, aim.squash)


def _on_mat(body: Body, around: Around, aim: ArmAim) -> Arm:
    reach = (body.upper_arm + body.forearm) * 0.9999
    height = aim.level + PALM_DROP_CM + 0.8
    drop = around.shoulder.imag - height
    wrist = complex(around.shoulder.real + math.sqrt(reach * reach - drop * drop), height)
    fingers = way(90 - math.degrees(math.asin(0.8 / PALM_CM)))
    return _arm(body, around.shoulder, wrist, fingers, Grip.RESTING, complex(wrist.real + PALM_CM, aim.level))


def _on_thigh(body: Body, around: Around, aim: ArmAim) -> Arm:
    leg = around.own_leg
    share = aim.at.real
    at = leg.on_thigh(body, share)
    fingers, up = leg.thigh_way, 1j * leg.thigh_way
    wrist = at - fingers * PALM_CM + up * PALM_DROP_CM
    return _arm(body, around.shoulder, wrist, fingers, Grip.RESTING, at, aim.squash)


def _on_hip(body: Body, around: Around, aim: ArmAim) -> Arm:
    """The elbow points out towards the viewer, so the arm is foreshortened."""
    up = axis(around.trunk)
    ahead = -1j * up
    at = around.hip + up * 9.5 + ahead * 3.5
    fingers = unit(ahead - up * 0.55)
    squash = min(aim.squash, ELBOW_OUT)
    return _arm(body, around.shoulder, at - fingers * 7, fingers, Grip.HOLDING, at, squash)


def _on_top(body: Body, around: Around, aim: ArmAim) -> Arm:
    """The palm lies on the support; from high above only the fingers reach it."""
    reach = (body.upper_arm + body.forearm) * aim.squash * 0.99
    flat, steep = FLAT_PITCH, STEEP_PITCH
    if abs(_wrist_over(body, aim.at, flat) - around.shoulder) > reach:
        for _ in range(10):
            half = (flat + steep) / 2
            out_of_reach = abs(_wrist_over(body, aim.at, half) - around.shoulder) > reach
            flat, steep = (half, steep) if out_of_reach else (flat, half)
        flat = steep
    wrist = _wrist_over(body, aim.at, flat)
    return _arm(body, around.shoulder, wrist, way(90 - flat), Grip.RESTING, aim.at, aim.squash)


def _wrist_over(body: Body, at: complex, pitch: float) -> complex:
    on = lerp(PALM_CM, body.hand - 1.5, min((pitch - FLAT_PITCH) / 30, 1.0))
    return at - way(90 - pitch) * on + PALM_DROP_CM * 1j


def _round_rail(body: Body, around: Around, aim: ArmAim) -> Arm:
    fingers = way(64)
    wrist = aim.at - fingers * FIST_CM + RAIL_OVER_CM * 1j
    return _arm(body, around.shoulder, wrist, fingers, Grip.FIST, aim.at, aim.squash)


def _on_panel(body: Body, around: Around, aim: ArmAim) -> Arm:
    fingers = way(132)
    return _arm(body, around.shoulder, aim.at - fingers * PALM_CM, fingers, Grip.OPEN, aim.at, aim.squash)


def _behind_thigh(body: Body, around: Around, aim: ArmAim) -> Arm:
    leg = around.raised_leg
    at = leg.behind_thigh(body, aim.at.real)
    fingers = unit(unit(at - around.shoulder) + leg.thigh_way * 0.25)
    return _arm(body, around.shoulder, at - fingers * 11, fingers, Grip.HOLDING, at)


def _with_cloth(body: Body, around: Around, aim: ArmAim) -> Arm:
    """The elbow lies on the mat, the forearm stands as in the pose."""
    drop = around.shoulder.imag - aim.level - body.elbow_round
    ahead = math.sqrt(max(body.upper_arm**2 - drop * drop, 0.0))
    elbow = around.shoulder + complex(ahead, -drop)
    wrist = elbow + way(aim.lower) * body.forearm
    fingers = way(aim.lower - 6)
    return Arm(around.shoulder, elbow, wrist, fingers, Grip.FIST, wrist + fingers * FIST_CM)


_DOERS = {
    Task.FREE: _free,
    Task.MAT: _on_mat,
    Task.THIGH: _on_thigh,
    Task.HIP: _on_hip,
    Task.TOP: _on_top,
    Task.RAIL: _round_rail,
    Task.PANEL: _on_panel,
    Task.BEHIND: _behind_thigh,
    Task.CLOTH: _with_cloth,
}
