"""The whole body solved for any moment between start and hold."""

import cmath
import math

from sciatimer.catalogue.model import Exercise, Prop
from sciatimer.figure.arms import Around, arm_between
from sciatimer.figure.geometry import arc, lerp
from sciatimer.figure.hands import Hands, hands_of
from sciatimer.figure.legs import between, walks
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.skeleton import Leg, Skeleton, axis
from sciatimer.figure.stage import PILLOW_CM, Stage, set_up

NECK_UP_CM = 6.0
HEAD_FORWARD_CM = 2.6
FAR_HIP_CM = 2.4
STEP_DIP_CM = 2.0
FAR_BEHIND_CM = 10.0
LOOK_UP_SHARE = 0.4
LOOK_UP_TRUNK = 20.0


class Poser:
    """Solves the poses of one exercise."""

    def __init__(self, exercise: Exercise, build: Build) -> None:
        self._stage = set_up(body_of(build), exercise)
        self._hands = hands_of(self._stage)

    @property
    def stage(self) -> Stage:
        """Where everything stands."""
        return self._stage

    @property
    def hands(self) -> Hands:
        """What the hands do."""
        return self._hands

    def at(self, amount: float, *, bend: float = 0.0) -> Skeleton:
        """The body at an amount from 0 (start pose) to 1 (hold pose); contacts are kept all along.

        A ``bend`` in degrees rounds the back, which only a wrong form has.
        """
        stage, body = self._stage, self._stage.body
        hip = lerp(stage.start.hip, stage.hold.hip, amount) - self._dip * math.sin(math.pi * amount) ** 2 * 1j
        trunk = lerp(stage.start.trunk, stage.hold.trunk, amount)
        chest = trunk + bend
        shoulder = hip + arc(trunk, bend, body.trunk)
        near = between(body, hip, stage.start.near, stage.hold.near, amount)
        far = between(body, hip + self._depth, stage.start.far, stage.hold.far, amount, leads=True)
        neck = shoulder + axis(chest) * complex(NECK_UP_CM, 1)
        gaze = self._gaze(neck, chest, lerp(stage.start.neck, stage.hold.neck, amount))
        head = neck + axis(gaze) * self._neck_to_head
        around = self._around(hip, trunk, shoulder, near, far)
        hands = self._hands
        return Skeleton(
            hip, trunk, shoulder, neck, head, gaze, near, far,
            arm_between(body, around[0], hands.near_start, hands.near_hold, amount),
            arm_between(body, around[1], hands.far_start, hands.far_hold, amount),
            bend,
        )  # fmt: skip

    def _around(self, hip: complex, trunk: float, shoulder: complex, near: Leg, far: Leg) -> tuple[Around, Around]:
        hands = self._hands
        near_thigh = far if hands.on_far_thigh else near
        far_thigh = near if hands.on_near_thigh else far
        return Around(hip, trunk, shoulder, near_thigh, near), Around(hip, trunk, shoulder, far_thigh, near)

    @property
    def _dip(self) -> float:
        """How far the hips sink between two steps, so that no knee locks."""
        return STEP_DIP_CM if walks(self._stage.start.near, self._stage.hold.near) else 0.0

    @property
    def _depth(self) -> float:
        """How far ahead the far hip is seen: standing legs are drawn a little apart, towards their feet."""
        if not self._stage.standing:
            return 0.0
        start = self._stage.start
        return -FAR_HIP_CM if start.far.at.real < start.hip.real - FAR_BEHIND_CM else FAR_HIP_CM

    @property
    def _neck_to_head(self) -> complex:
        """From the neck's root to the middle of the head, along a head that looks ahead."""
        return complex(self._stage.body.neck - NECK_UP_CM, -HEAD_FORWARD_CM)

    def _gaze(self, neck: complex, trunk: float, nod: float) -> float:
        stage, reach = self._stage, self._neck_to_head
        if stage.lying:
            rest = stage.ground + (PILLOW_CM if stage.has(Prop.PILLOW) else 0.0) + stage.body.head_back
            turn = 180 - math.degrees(math.asin(_clamped((rest - neck.imag) / abs(reach))))
            return 90 + math.degrees(cmath.phase(reach)) - turn
        if stage.on_floor and stage.has(Prop.WALL):
            away = wall_behind(stage) + stage.body.head_back - neck.real
            return 90 + math.degrees(cmath.phase(reach)) - math.degrees(math.acos(_clamped(away / abs(reach))))
        return trunk + nod - min(trunk, LOOK_UP_TRUNK) * LOOK_UP_SHARE


def wall_behind(stage: Stage) -> float:
    """Where the wall behind a sitting person is (x in cm)."""
    return stage.start.hip.real - stage.body.back


def _clamped(sine: float) -> float:
    return min(max(sine, -1.0), 1.0)
