"""What the hands do in an exercise, worked out from its position, props and angles."""

from dataclasses import dataclass, replace

from sciatimer.catalogue.model import LimbPose, Prop
from sciatimer.figure.arms import PALM_CM, ArmAim, Task, arm_aim
from sciatimer.figure.legs import Touch
from sciatimer.figure.skeleton import axis
from sciatimer.figure.stage import DESK_CM, SUPPORT_CM, Stage

BESIDE_CM = 27.0
PANEL_AHEAD_CM = 46.0
PANEL_CM = 122.0
DESK_REACH_CM = 23.0
THIGH_SHARES = (0.56, 0.66)
WALL_SHARES = (0.12, -0.06)  # a back on the wall does not come along: the hands slide up the sinking thighs
BEHIND_SHARE = 0.5
STRAIGHT_ELBOW = 15.0
ELBOWS_OUT = 0.8  # with a wall behind, the elbows go out instead of back


@dataclass(frozen=True, slots=True)
class Hands:
    """The tasks of both hands in both key poses, and which thigh they rest on."""

    near_start: ArmAim
    near_hold: ArmAim
    far_start: ArmAim
    far_hold: ArmAim
    on_far_thigh: bool = False
    on_near_thigh: bool = False


def hands_of(stage: Stage) -> Hands:
    """The hands' tasks in an exercise."""
    figure = stage.figure
    return Hands(
        _aim(stage, figure.start.stretch, near=True, hold=False),
        _aim(stage, figure.hold.stretch, near=True, hold=True),
        _aim(stage, figure.start.other, near=False, hold=False),
        _aim(stage, figure.hold.other, near=False, hold=True),
        on_far_thigh=stage.on_chair and stage.hold.near.touch is Touch.HEEL,
        on_near_thigh=stage.on_floor,
    )


def _aim(stage: Stage, limb: LimbPose, *, near: bool, hold: bool) -> ArmAim:
    trunk = stage.hold.trunk if hold else stage.start.trunk
    if stage.lying:
        return _lying_aim(stage, limb, trunk, near=near)
    if stage.standing:
        return _standing_aim(stage, limb, trunk, near=near)
    share = THIGH_SHARES[hold] + (0.0 if near else 0.06)
    aim = arm_aim(limb, trunk, Task.THIGH, at=complex(share, 0))
    if stage.on_floor and stage.has(Prop.WALL):
        return replace(aim, squash=ELBOWS_OUT, at=aim.at + WALL_SHARES[hold])
    return aim


def _lying_aim(stage: Stage, limb: LimbPose, trunk: float, *, near: bool) -> ArmAim:
    if stage.has(Prop.TOWEL) or stage.has(Prop.STRAP):
        return arm_aim(limb, trunk, Task.CLOTH, level=stage.ground)
    if limb.elbow < STRAIGHT_ELBOW:
        return arm_aim(limb, trunk, Task.MAT, level=stage.ground)
    return arm_aim(limb, trunk, Task.BEHIND, at=complex(BEHIND_SHARE + (0.0 if near else 0.07), 0))


def _standing_aim(stage: Stage, limb: LimbPose, trunk: float, *, near: bool) -> ArmAim:
    if stage.faces_desk:
        return arm_aim(limb, trunk, Task.TOP, at=_desk_point(stage) + (0 if near else 3))
    supported = any(stage.has(prop) for prop in (Prop.DESK, Prop.CHAIR, Prop.WALL))
    if not supported:
        return arm_aim(limb, trunk, Task.HIP if limb.arm_out else Task.FREE)
    if near:
        return arm_aim(limb, trunk, Task.HIP)
    return replace(_supported_aim(stage, limb, trunk), squash=1.0)  # the far arm reaches ahead, not out


def _supported_aim(stage: Stage, limb: LimbPose, trunk: float) -> ArmAim:
    if stage.has(Prop.WALL):
        return arm_aim(limb, trunk, Task.PANEL, at=stage.start.hip.real + complex(PANEL_AHEAD_CM, PANEL_CM))
    task = Task.TOP if stage.has(Prop.DESK) else Task.RAIL
    return arm_aim(limb, trunk, task, at=support_point(stage))


def _desk_point(stage: Stage) -> complex:
    """Where the hands are on a desk in front: as far as the arms reach in the hold."""
    shoulder = stage.hold.hip + axis(stage.hold.trunk) * stage.body.trunk
    return complex(shoulder.real + DESK_REACH_CM + PALM_CM, DESK_CM)


def support_point(stage: Stage) -> complex:
    """Where the far hand is on the support beside the person."""
    return complex(stage.start.hip.real + BESIDE_CM, SUPPORT_CM)
