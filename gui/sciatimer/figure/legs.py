"""Legs: where a foot is meant to be, and the leg that brings it there."""

import math
from dataclasses import dataclass, replace
from enum import Enum

from sciatimer.catalogue.model import LimbPose
from sciatimer.figure.geometry import angle_of, lerp, middle_joint, way
from sciatimer.figure.proportions import Body
from sciatimer.figure.skeleton import Leg, foot_offset

STEP_LIFT_CM = 2.5
STEP_WAITS = 0.4  # the share of the way after which the second foot follows
TURNED_FOOT = 0.8  # how long a foot looks whose leg is turned out


class Touch(Enum):
    """What a foot does."""

    FREE = "free"  # nothing: the angles of the pose are drawn
    SOLE = "sole"  # stands flat
    HEEL = "heel"  # rests on the heel, toes relaxed
    WALL = "wall"  # leans against an upright with the heel
    TURNED = "turned"  # lies bent outward on the floor, foreshortened


@dataclass(frozen=True, slots=True)
class LegAim:
    """A leg of a key pose: joint angles in degrees, and where it touches (cm).

    ``at`` is the ankle of a flat sole and the centre of the heel's rounding otherwise; ``level`` the height of
    what the foot is on.
    """

    touch: Touch
    thigh: float
    knee: float
    ankle: float
    at: complex = 0j
    level: float = 0.0
    squash: float = 1.0

    @property
    def shank(self) -> float:
        """The angle of the shank from straight down, in degrees."""
        return self.thigh - self.knee


def aim_of(limb: LimbPose, trunk: float, touch: Touch, level: float) -> LegAim:
    """The aim of a catalogue limb, not placed yet."""
    squash = math.cos(math.radians(limb.turn_out))
    return LegAim(touch, limb.hip - trunk, limb.knee, limb.ankle, level=level, squash=squash)


def free_leg(body: Body, hip: complex, aim: LegAim) -> Leg:
    """The leg as its angles say."""
    knee = hip + way(aim.thigh) * body.thigh
    return Leg(hip, knee, knee + way(aim.shank) * body.shank, way(aim.shank + 90 - aim.ankle))


def placed(body: Body, hip: complex, aim: LegAim, *, wall: float = 0.0) -> LegAim:
    """The aim with its contact: the leg swings about the hip, its knee unchanged, until it touches."""
    leg = free_leg(body, hip, aim)
    if aim.touch is Touch.SOLE:
        return replace(aim, at=_swung(hip, abs(leg.ankle - hip), aim.level + body.sole, leg.ankle.real >= hip.real))
    if aim.touch is Touch.HEEL:
        heel = leg.heel(body)
        return replace(aim, at=_swung(hip, abs(heel - hip), aim.level + body.heel_round, heel.real >= hip.real))
    if aim.touch is Touch.WALL:
        across = wall - body.heel_round - hip.real
        rise = math.sqrt(max(abs(leg.heel(body) - hip) ** 2 - across * across, 0.0))
        return replace(aim, at=hip + complex(across, rise))
    return aim


def _swung(hip: complex, reach: float, height: float, ahead: bool) -> complex:
    drop = height - hip.imag
    across = math.sqrt(max(reach * reach - drop * drop, 0.0))
    return complex(hip.real + (across if ahead else -across), height)


def leg_to(body: Body, hip: complex, aim: LegAim) -> Leg:
    """The leg that keeps the contact of its aim."""
    if aim.touch is Touch.FREE:
        return free_leg(body, hip, aim)
    if aim.touch is Touch.TURNED:
        return _turned_leg(body, hip, aim)
    if aim.touch is Touch.SOLE:
        return _leg_with_foot(body, hip, aim.at, complex(1, 0))
    return _leg_on_heel(body, hip, aim)


def _leg_with_foot(body: Body, hip: complex, ankle: complex, toes: complex) -> Leg:
    knee = middle_joint(hip, ankle, body.thigh, body.shank, forward=True)
    shank = (ankle - knee) / abs(ankle - knee)
    return Leg(hip, knee, knee + shank * body.shank, toes)


def _leg_on_heel(body: Body, hip: complex, aim: LegAim) -> Leg:
    """The heel stays, the foot follows the shank: a few rounds bring both together."""
    toes = way(aim.shank + 90 - aim.ankle)
    leg = _leg_with_foot(body, hip, aim.at - foot_offset(body, toes), toes)
    for _ in range(4):
        toes = _relaxed(aim, leg)
        leg = _leg_with_foot(body, hip, aim.at - foot_offset(body, toes), toes)
    return leg


def _relaxed(aim: LegAim, leg: Leg) -> complex:
    toes = angle_of(leg.shank_way) + 90 - aim.ankle
    return way(max(toes, 90.0) if aim.touch is Touch.HEEL else toes)


def _turned_leg(body: Body, hip: complex, aim: LegAim) -> Leg:
    """The leg of the one-leg floor stretch: knee out and up, foot by the other knee (card's drawing note)."""
    knee = complex(hip.real + body.thigh * (0.12 + aim.squash), hip.imag + 16)
    ankle = complex(hip.real + body.thigh * 1.12, hip.imag + 7.5)
    return Leg(hip, knee, ankle, way(80), squash=TURNED_FOOT)


def between(body: Body, hip: complex, start: LegAim, hold: LegAim, amount: float, *, leads: bool = False) -> Leg:
    """The leg on its way: contacts that both ends share are kept, other legs turn in their joints."""
    if start.touch is hold.touch:
        aim = _mixed(start, hold, amount)
        return leg_to(body, hip, replace(aim, at=_stepped(start, hold, amount, leads=leads)))
    first, last = _as_free(body, hip, start), _as_free(body, hip, hold)
    return free_leg(body, hip, _mixed(first, last, amount))


def walks(start: LegAim, hold: LegAim) -> bool:
    """Whether a flat foot has to move."""
    return start.touch is hold.touch is Touch.SOLE and abs(hold.at - start.at) > 1


def _stepped(start: LegAim, hold: LegAim, amount: float, *, leads: bool) -> complex:
    """Where the contact is: a flat foot that has to move takes a small step, the leading one first."""
    if start.touch is not Touch.SOLE:
        return lerp(start.at, hold.at, amount)
    share = min(max((amount if leads else amount - STEP_WAITS) / (1 - STEP_WAITS), 0.0), 1.0)
    # Both the way ahead and the lift begin and end at rest, or the foot would be seen to jerk.
    lift = STEP_LIFT_CM * math.sin(math.pi * share) ** 2 if walks(start, hold) else 0.0
    return lerp(start.at, hold.at, share * share * (3 - 2 * share)) + lift * 1j


def _mixed(start: LegAim, hold: LegAim, amount: float) -> LegAim:
    return replace(
        start,
        thigh=lerp(start.thigh, hold.thigh, amount),
        knee=lerp(start.knee, hold.knee, amount),
        ankle=lerp(start.ankle, hold.ankle, amount),
        at=lerp(start.at, hold.at, amount),
        level=lerp(start.level, hold.level, amount),
    )


def _as_free(body: Body, hip: complex, aim: LegAim) -> LegAim:
    leg = leg_to(body, hip, aim)
    turned = (angle_of(leg.thigh_way) - aim.thigh + 180) % 360 - 180
    return LegAim(Touch.FREE, aim.thigh + turned, leg.knee_flexion, leg.ankle_point)
