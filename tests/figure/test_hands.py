"""What the hands do in each exercise, and how an arm brings them there."""

import pytest

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.arms import ArmAim, Around, Task, arm_between, arm_to
from sciatimer.figure.hands import hands_of, support_point
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.skeleton import Grip
from sciatimer.figure.stage import set_up
from tests.figure.bodies import AMOUNTS, exercise, exercises

BODY = body_of(Build.SLIM)
TASKS = {
    "lying-bent-knee-hold": (Task.BEHIND, Task.BEHIND),
    "lying-90-90-active": (Task.BEHIND, Task.BEHIND),
    "lying-towel-thigh": (Task.CLOTH, Task.CLOTH),
    "lying-wall-far": (Task.MAT, Task.MAT),
    "lying-wall-doorway": (Task.MAT, Task.MAT),
    "lying-strap-foot": (Task.CLOTH, Task.CLOTH),
    "seated-supported-knee-ease": (Task.THIGH, Task.THIGH),
    "seated-heel-floor": (Task.THIGH, Task.THIGH),
    "seated-footstool": (Task.THIGH, Task.THIGH),
    "seated-long-sit-wall": (Task.THIGH, Task.THIGH),
    "seated-single-leg-floor": (Task.THIGH, Task.THIGH),
    "standing-desk-hinge": (Task.TOP, Task.TOP),
    "standing-heel-forward": (Task.HIP, Task.TOP),
    "standing-foot-on-step": (Task.HIP, Task.TOP),
    "standing-foot-on-chair": (Task.HIP, Task.PANEL),
    "standing-scissor": (Task.HIP, Task.RAIL),
}


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_each_hand_does_in_the_hold_what_the_card_says(one: Exercise) -> None:
    hands = hands_of(set_up(BODY, one))
    assert (hands.near_hold.task, hands.far_hold.task) == TASKS[one.id]


def test_before_the_knee_is_drawn_up_the_arms_lie_beside_the_body() -> None:
    hands = hands_of(set_up(BODY, exercise("lying-bent-knee-hold")))
    assert hands.near_start.task is Task.MAT
    arm = Poser(exercise("lying-bent-knee-hold"), Build.SLIM).at(0.0).near_arm
    assert arm.elbow.imag - BODY.elbow_round > 1.6
    assert arm.wrist.imag < 6


@pytest.mark.parametrize("name", ["seated-heel-floor", "seated-footstool"])
def test_with_a_leg_stretched_forward_both_hands_are_on_the_other_thigh(name: str) -> None:
    assert hands_of(set_up(BODY, exercise(name))).on_far_thigh


def test_a_hand_stays_on_the_support_beside() -> None:
    one = exercise("standing-foot-on-step")
    poser = Poser(one, Build.SLIM)
    places = {poser.at(amount).far_arm.touch for amount in AMOUNTS}
    assert max(abs(place - support_point(poser.stage)) for place in places) < 0.5


@pytest.mark.parametrize(
    ("name", "near", "far"),
    [
        ("lying-towel-thigh", Grip.FIST, Grip.FIST),
        ("lying-90-90-active", Grip.HOLDING, Grip.HOLDING),
        ("standing-foot-on-chair", Grip.HOLDING, Grip.OPEN),
        ("standing-scissor", Grip.HOLDING, Grip.FIST),
        ("seated-heel-floor", Grip.RESTING, Grip.RESTING),
    ],
)
def test_a_hand_looks_like_what_it_does(name: str, near: Grip, far: Grip) -> None:
    skeleton = Poser(exercise(name), Build.SLIM).at(1.0)
    assert (skeleton.near_arm.grip, skeleton.far_arm.grip) == (near, far)


def _around() -> Around:
    skeleton = Poser(exercise("standing-desk-hinge"), Build.SLIM).at(0.0)
    return Around(skeleton.hip, skeleton.trunk, skeleton.shoulder, skeleton.near_leg, skeleton.near_leg)


def test_a_palm_lies_flat_where_it_can_and_tips_up_where_the_desk_is_far_below() -> None:
    around = _around()
    high = arm_to(BODY, around, ArmAim(Task.TOP, 0, 0, at=around.shoulder + complex(35, -35)))
    low = arm_to(BODY, around, ArmAim(Task.TOP, 0, 0, at=around.shoulder + complex(25, -64)))
    assert high.fingers.imag > -0.2
    assert low.fingers.imag < -0.4
    assert abs(low.touch - (around.shoulder + complex(25, -64))) < 1.0


def test_a_hand_on_its_way_is_between_its_two_places() -> None:
    around = _around()
    start = ArmAim(Task.TOP, 0, 0, at=around.shoulder + complex(35, -35))
    hold = ArmAim(Task.TOP, 0, 0, at=around.shoulder + complex(45, -25))
    first, middle, last = (arm_between(BODY, around, start, hold, amount) for amount in (0.0, 0.5, 1.0))
    assert abs(middle.wrist - (first.wrist + last.wrist) / 2) < 0.5


def test_a_hand_that_stays_is_not_moved_by_the_amount() -> None:
    around = _around()
    aim = ArmAim(Task.HIP, 0, 0, squash=0.8)
    assert arm_between(BODY, around, aim, aim, 0.2) == arm_between(BODY, around, aim, aim, 0.9)
