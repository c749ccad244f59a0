"""The arrow that shows the movement: the way of the part that moves most, drawn a little outside the body."""

from itertools import pairwise

from sciatimer.figure.geometry import Points, lerp, unit
from sciatimer.figure.legs import Touch
from sciatimer.figure.pose import Poser
from sciatimer.figure.skeleton import Skeleton, axis

AMOUNTS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
LEAST_CM = 20.0
HIPS_BACK_LEAST_CM = 12.0
HIPS_CLEAR_CM = 17.0
HIPS_ARROW_CM = 26.0
HIPS_UP_CM = 6.0
TOE_CM = 20.0
SWING_AHEAD = 0.5
LEAN_ROUND_CM = 93.0
LEAN_BEHIND_DEGREES = 2.0
LEAN_AHEAD_DEGREES = 9.0


def arrow_path(poser: Poser) -> Points:
    """The arrow from tail to tip, in cm."""
    poses = tuple(poser.at(amount) for amount in AMOUNTS)
    start, hold = poses[0], poses[-1]
    if abs(hold.hip - start.hip) > HIPS_BACK_LEAST_CM:
        return tuple(hold.hip + complex(-HIPS_CLEAR_CM - HIPS_ARROW_CM * share, HIPS_UP_CM) for share in AMOUNTS)
    if abs(hold.near_leg.ankle - start.near_leg.ankle) <= abs(hold.shoulder - start.shoulder):
        return _lean(start, hold)
    on = _toe(hold) - _toe(start) if _swings(poser, hold) else 0j
    return _long_enough(tuple(_beyond_foot(poser, pose, hold) + on * SWING_AHEAD for pose in poses))


def _swings(poser: Poser, hold: Skeleton) -> bool:
    """Whether the foot swings ahead of a hanging shin, into the place where an arrow beside it would be."""
    stage = poser.stage
    on_wall = stage.hold.near.touch is Touch.WALL
    return not on_wall and not stage.on_floor and hold.near_leg.ankle.imag < hold.hip.imag


def _toe(pose: Skeleton) -> complex:
    return pose.near_leg.ankle + pose.near_leg.toes * TOE_CM


def _lean(start: Skeleton, hold: Skeleton) -> Points:
    """An arc round the hip, above the head: the body turns beneath it and never meets it."""
    first, last = start.trunk - LEAN_BEHIND_DEGREES, hold.trunk + LEAN_AHEAD_DEGREES
    hip = (start.hip + hold.hip) / 2
    return tuple(hip + axis(lerp(first, last, share)) * LEAN_ROUND_CM for share in AMOUNTS)


def _beyond_foot(poser: Poser, pose: Skeleton, hold: Skeleton) -> complex:
    """A point outside the moving foot: past the wall it leans on, ahead of its toes, or past its sole."""
    leg, stage = pose.near_leg, poser.stage
    if stage.hold.near.touch is Touch.WALL:
        return complex(stage.hold.near.at.real + 30, leg.heel(stage.body).imag)
    if stage.on_floor:
        return complex(leg.ankle.real + 8, stage.ground + 38)
    if _swings(poser, hold):
        return leg.ankle + leg.toes * 36
    return leg.ankle + unit(leg.ankle - leg.hip) * 27


def _long_enough(path: Points) -> Points:
    """The path, stretched about its middle when it would be too short to see."""
    length = sum(abs(b - a) for a, b in pairwise(path))
    factor = max(LEAST_CM / max(length, 0.1), 1.0)
    middle = path[len(path) // 2]
    return tuple(middle + (point - middle) * factor for point in path)
