"""Flesh round bones: the outline of a limb, straight or bent."""

import cmath
import math
from dataclasses import dataclass

from sciatimer.figure.geometry import Points, along, unit

OUTER_UPPER = (0.0, 0.25, 0.5, 0.75, 0.92)
OUTER_LOWER = (0.08, 0.22, 0.4, 0.65, 1.0)
INNER_LOWER = (1.0, 0.62, 0.3, 0.0)
INNER_UPPER = (1.0, 0.75, 0.5, 0.25, 0.0)
DIAGONAL = 0.7071
CAP_OUT = 1.04  # a kneecap, or the point of an elbow
MOST_BEND = 1.9  # radians; from here on the flesh of both bones gives way
SOFT_CM = 4.5
SHALLOW = 1.7  # the flesh on both sides fills the crease a little

Profile = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Flesh:
    """How far the skin is from two bones, evenly spaced along each, in cm, outside and inside of the bend."""

    outer_upper: Profile
    inner_upper: Profile
    outer_lower: Profile
    inner_lower: Profile


def bent_limb(bones: tuple[complex, complex, complex], flesh: Flesh, outside: complex, end: float) -> Points:
    """Two bones in one skin, round at the root and cut off straight at the end.

    Args:
        bones: root, joint and tip.
        flesh: how thick.
        outside: 1j where the outside of the bend is to the left of the way (a knee), -1j to the right (an elbow).
        end: the share of the lower bone where the skin ends.
    """
    root, joint, tip = bones
    upper, lower = unit(joint - root), unit(tip - joint)
    bisector = outside * unit(upper + lower)
    bend = min(max(cmath.phase(upper / lower) * outside.imag, 0.0), MOST_BEND)
    trim = flesh.inner_upper[-1] * math.tan(bend / 2) + SOFT_CM
    pit = joint - bisector * crease_depth(flesh.inner_upper[-1], bend)
    # a bone that points at the onlooker has no length in the picture
    first, last = 1 - trim / max(abs(joint - root), SOFT_CM), trim / max(abs(tip - joint), SOFT_CM)
    over = [_skin(root, joint, outside, flesh.outer_upper, share) for share in OUTER_UPPER]
    under = [_skin(root, joint, -outside, flesh.inner_upper, first * share) for share in INNER_UPPER]
    over += [joint + bisector * flesh.outer_upper[-1] * CAP_OUT]
    over += [_skin(joint, tip, outside, flesh.outer_lower, share * end) for share in OUTER_LOWER]
    shares = [last + (end - last) * share for share in INNER_LOWER]
    inside = [_skin(joint, tip, -outside, flesh.inner_lower, share) for share in shares]
    top = round_end(root, -upper, flesh.inner_upper[0], flesh.outer_upper[0], outside)
    return (*over, over[-1], inside[0], *inside, pit, *under, *top)


def crease_depth(inner: float, bend: float) -> float:
    """How far the crease inside a bent joint is from the joint, in cm; the bend is in radians."""
    return inner * (1 + (1 / math.cos(min(bend, MOST_BEND) / 2) - 1) * SHALLOW)


def _skin(start: complex, stop: complex, side: complex, profile: Profile, share: float) -> complex:
    return start + (stop - start) * share + unit(stop - start) * side * along(profile, share)


def round_end(centre: complex, ahead: complex, first: float, last: float, left: complex = 1j) -> Points:
    """The three points of a round end, from the side ``left`` of the way ahead to the other."""
    side, middle = ahead * left, (first + last) / 2
    return (
        centre + (ahead + side) * first * DIAGONAL,
        centre + ahead * middle,
        centre + (ahead - side) * last * DIAGONAL,
    )
