"""The hold pose with a fault in it: the legs keep what they stand on, the rest of the body is solved anew."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from msgspec.structs import replace as changed

from sciatimer.catalogue.model import Exercise, LimbPose, Sides
from sciatimer.figure.arms import ArmAim, Around, Task, arm_to
from sciatimer.figure.faults import STRAIGHT_KNEE, FormFault
from sciatimer.figure.geometry import arc, middle_joint, unit
from sciatimer.figure.pose import HEAD_FORWARD_CM, NECK_UP_CM, Poser
from sciatimer.figure.proportions import Body, Build
from sciatimer.figure.skeleton import Arm, Grip, Leg, Skeleton, axis

TOES_UP = -26.0
LOCKED_BACK_CM = 4.4  # how far a locked knee is pressed back past straight
ROUNDED_LESS = 20.0  # a round back comes with a pelvis that tips back
ROUNDED_BEND = 74.0
ROUNDED_NOD = 10.0
REACH_LEAN = 10.0
REACH_BEND = 62.0
TOO_FAR_LEAN = 36.0
TOO_FAR_BEND = 10.0
AT_KNEE = 0.96
FINGERS_ON = 13.0  # cm from the wrist to what the fingers reach


@dataclass(frozen=True, slots=True)
class _Wrong:
    """How a hold differs: a change of the limbs, then of the spine, the knees and the arms; degrees."""

    limb: Callable[[LimbPose], LimbPose] | None = None
    lean: float = 0.0
    bend: float = 0.0
    nod: float = 0.0
    locked: bool = False
    arms: Callable[[Body, Arm, Skeleton], Arm] | None = None


def wrong_pose(exercise: Exercise, fault: FormFault, build: Build) -> Skeleton:
    """The body at the end of the movement, with the fault."""
    wrong = _WRONG[fault]
    right = Poser(exercise, build)
    skeleton = Poser(_changed(exercise, wrong), build).at(1.0)
    body = right.stage.body
    if wrong.lean or wrong.bend:
        skeleton = _leaning(body, skeleton, wrong)
    if wrong.locked:
        skeleton = _locked(skeleton, both=exercise.sides is Sides.BOTH)
    return _with_arms(right, skeleton, wrong)


def _changed(exercise: Exercise, wrong: _Wrong) -> Exercise:
    """The exercise with another hold. What it starts from stays, so that feet are where they belong."""
    hold = exercise.figure.hold
    limbs = {"stretch": hold.stretch, "other": hold.other}
    for name in ("stretch", "other") if exercise.sides is Sides.BOTH else ("stretch",):
        limbs[name] = wrong.limb(limbs[name]) if wrong.limb else limbs[name]
    # A hip angle is told from the trunk: it changes with it, so that the thigh stays.
    turned = {name: changed(limb, hip=limb.hip + wrong.lean) for name, limb in limbs.items()}
    figure = changed(exercise.figure, hold=changed(hold, trunk=hold.trunk + wrong.lean, **turned))
    return changed(exercise, figure=figure)


def _leaning(body: Body, skeleton: Skeleton, wrong: _Wrong) -> Skeleton:
    """Spine, neck and head, whatever they leaned on."""
    chest = skeleton.trunk + wrong.bend
    shoulder = skeleton.hip + arc(skeleton.trunk, wrong.bend, body.trunk)
    neck = shoulder + axis(chest) * complex(NECK_UP_CM, 1)
    gaze = chest + wrong.nod
    head = neck + axis(gaze) * complex(body.neck - NECK_UP_CM, -HEAD_FORWARD_CM)
    return replace(skeleton, shoulder=shoulder, neck=neck, gaze=gaze, head=head, bend=wrong.bend)


def _locked(skeleton: Skeleton, *, both: bool) -> Skeleton:
    far = _pressed_back(skeleton.far_leg) if both else skeleton.far_leg
    return replace(skeleton, near_leg=_pressed_back(skeleton.near_leg), far_leg=far)


def _pressed_back(leg: Leg) -> Leg:
    down = unit(leg.ankle - leg.hip)
    share = abs(leg.knee - leg.hip) / (abs(leg.knee - leg.hip) + abs(leg.ankle - leg.knee))
    return replace(leg, knee=leg.hip + (leg.ankle - leg.hip) * share - 1j * down * LOCKED_BACK_CM)


def _with_arms(right: Poser, skeleton: Skeleton, wrong: _Wrong) -> Skeleton:
    """The hands do what they do in the right pose, unless they are the fault."""
    hands, body = right.hands, right.stage.body
    near_thigh = skeleton.far_leg if hands.on_far_thigh else skeleton.near_leg
    far_thigh = skeleton.near_leg if hands.on_near_thigh else skeleton.far_leg
    near = arm_to(body, _around(skeleton, near_thigh), hands.near_hold)
    far = arm_to(body, _around(skeleton, far_thigh), hands.far_hold)
    if wrong.arms:
        near, far = wrong.arms(body, near, skeleton), wrong.arms(body, far, skeleton)
    return replace(skeleton, near_arm=near, far_arm=far)


def _around(skeleton: Skeleton, thigh: Leg) -> Around:
    return Around(skeleton.hip, skeleton.trunk, skeleton.shoulder, thigh, skeleton.near_leg)


def _to_toes(body: Body, arm: Arm, skeleton: Skeleton) -> Arm:
    """The arm stretched out to the foot of the stretched leg."""
    leg = skeleton.near_leg
    foot = leg.ankle + leg.toes * complex(11, 1)
    reach = foot - arm.shoulder
    wrist = arm.shoulder + unit(reach) * min(abs(reach) - FINGERS_ON, (body.upper_arm + body.forearm) * 0.985)
    elbow = middle_joint(arm.shoulder, wrist, body.upper_arm, body.forearm, forward=False)
    fingers = unit(foot - wrist)
    return Arm(arm.shoulder, elbow, wrist, fingers, Grip.RESTING, wrist + fingers * FINGERS_ON)


def _to_knee(body: Body, arm: Arm, skeleton: Skeleton) -> Arm:
    aim = ArmAim(Task.BEHIND, 0.0, 0.0, at=complex(AT_KNEE, 0))
    around = replace(_around(skeleton, skeleton.near_leg), shoulder=arm.shoulder)
    return arm_to(body, around, aim)


def _toes_up(limb: LimbPose) -> LimbPose:
    return changed(limb, ankle=TOES_UP)


def _knee_straight(limb: LimbPose) -> LimbPose:
    """Straight; a foot that may stand on something keeps its slope, one that hangs free goes with the shin."""
    stands = limb.knee <= STRAIGHT_KNEE
    return changed(limb, knee=0.0, ankle=limb.ankle + (limb.knee if stands else 0.0))


_WRONG: dict[FormFault, _Wrong] = {
    FormFault.TOES_UP: _Wrong(limb=_toes_up),
    FormFault.STRAP_ON_TOES: _Wrong(limb=_toes_up),
    FormFault.KNEE_LOCKED: _Wrong(limb=_knee_straight, locked=True),
    FormFault.BACK_ROUNDED: _Wrong(lean=-ROUNDED_LESS, bend=ROUNDED_BEND, nod=ROUNDED_NOD),
    FormFault.REACH_FOR_TOES: _Wrong(lean=REACH_LEAN, bend=REACH_BEND, nod=ROUNDED_NOD, arms=_to_toes),
    FormFault.BEHIND_KNEE: _Wrong(arms=_to_knee),
    FormFault.LEAN_TOO_FAR: _Wrong(lean=TOO_FAR_LEAN, bend=TOO_FAR_BEND),
}
