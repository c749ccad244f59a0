"""What a foot does and where everything stands, read off the catalogue."""

from itertools import pairwise

import pytest
from msgspec.structs import replace

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.legs import LegAim, Touch, between, leg_to, placed
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.stage import set_up
from tests.figure.bodies import AMOUNTS, exercise, exercises

BODY = body_of(Build.SLIM)
HIP = 82j
FEET = {
    "lying-bent-knee-hold": (Touch.FREE, Touch.SOLE),
    "lying-90-90-active": (Touch.FREE, Touch.SOLE),
    "lying-towel-thigh": (Touch.FREE, Touch.HEEL),
    "lying-wall-far": (Touch.WALL, Touch.SOLE),
    "lying-wall-doorway": (Touch.WALL, Touch.HEEL),
    "lying-strap-foot": (Touch.FREE, Touch.SOLE),
    "seated-supported-knee-ease": (Touch.FREE, Touch.SOLE),
    "seated-heel-floor": (Touch.HEEL, Touch.SOLE),
    "seated-footstool": (Touch.HEEL, Touch.SOLE),
    "seated-long-sit-wall": (Touch.HEEL, Touch.HEEL),
    "seated-single-leg-floor": (Touch.HEEL, Touch.TURNED),
    "standing-desk-hinge": (Touch.SOLE, Touch.SOLE),
    "standing-heel-forward": (Touch.HEEL, Touch.SOLE),
    "standing-foot-on-step": (Touch.HEEL, Touch.SOLE),
    "standing-foot-on-chair": (Touch.HEEL, Touch.SOLE),
    "standing-scissor": (Touch.SOLE, Touch.SOLE),
}


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_each_foot_does_in_the_hold_what_the_card_says(one: Exercise) -> None:
    stage = set_up(BODY, one)
    assert (stage.hold.near.touch, stage.hold.far.touch) == FEET[one.id]


def test_a_pose_of_ones_own_is_read_the_same_way_whatever_its_name() -> None:
    known = exercise("standing-foot-on-step")
    own = replace(known, id="my-own-step", name="My own step")
    assert set_up(BODY, own).hold == set_up(BODY, known).hold


def test_a_planted_foot_has_one_place_in_both_poses() -> None:
    stage = set_up(BODY, exercise("seated-footstool"))
    assert stage.start.near.at == stage.hold.near.at
    assert stage.start.far.at == stage.hold.far.at


def test_the_lean_of_a_hinge_leaves_the_standing_knee_soft() -> None:
    for name in ("standing-foot-on-step", "standing-foot-on-chair"):
        stage = set_up(BODY, exercise(name))
        leg = leg_to(BODY, stage.hold.hip, stage.hold.far)
        assert 5 < leg.knee_flexion < 30


def test_the_seat_is_as_high_as_a_chair() -> None:
    stage = set_up(BODY, exercise("seated-heel-floor"))
    assert stage.start.hip.imag - BODY.seat == pytest.approx(43, abs=1.0)


@pytest.mark.parametrize("touch", [Touch.SOLE, Touch.HEEL])
@pytest.mark.parametrize("level", [0.0, 18.0, 43.0])
def test_placing_a_foot_keeps_the_knee_as_it_was(touch: Touch, level: float) -> None:
    aim = placed(BODY, HIP, LegAim(touch, 50, 12, 15, level=level))
    leg = leg_to(BODY, HIP, aim)
    assert leg.knee_flexion == pytest.approx(12, abs=4)
    low = BODY.sole if touch is Touch.SOLE else BODY.heel_round
    assert aim.at.imag == pytest.approx(level + low)


def test_a_heel_on_the_floor_lets_the_toes_down_no_further_than_flat() -> None:
    leg = leg_to(BODY, HIP, placed(BODY, HIP, LegAim(Touch.HEEL, 20, 10, 40)))
    assert leg.toes.imag == pytest.approx(0, abs=1e-9)


def test_a_free_leg_turns_evenly_from_one_pose_to_the_other() -> None:
    start, hold = LegAim(Touch.FREE, 180, 90, 20), LegAim(Touch.FREE, 180, 40, 20)
    bends = [between(BODY, HIP, start, hold, amount).knee_flexion for amount in AMOUNTS]
    steps = [after - before for before, after in pairwise(bends)]
    assert steps == [pytest.approx(-5)] * 10


def test_a_foot_that_is_lifted_leaves_from_where_it_stood() -> None:
    start = placed(BODY, 52j, LegAim(Touch.SOLE, 86, 86, 0))
    hold = LegAim(Touch.FREE, 86, 45, 20)
    leaving = between(BODY, 52j, start, hold, 0.0)
    assert abs(leaving.ankle - start.at) < 0.01
