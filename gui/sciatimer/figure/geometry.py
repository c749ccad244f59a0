"""Plane geometry of the figure: a point is a complex number, x forward and y up, in cm."""

import cmath
import math
from typing import TypeVar

Number = TypeVar("Number", float, complex)
Points = tuple[complex, ...]


def way(degrees: float) -> complex:
    """The unit vector at an angle from straight down, forward positive (clinical.md 1.4)."""
    return -1j * cmath.exp(1j * math.radians(degrees))


def angle_of(vector: complex) -> float:
    """The angle of a vector from straight down, forward positive, in degrees from -180 to 180."""
    return math.degrees(math.atan2(vector.real, -vector.imag))


def unit(vector: complex) -> complex:
    """The vector of length one with the same direction; forward for no vector at all."""
    length = abs(vector)
    return vector / length if length > 0 else complex(1, 0)


def arc(degrees: float, bend: float, length: float) -> complex:
    """From end to end of an arc that leans forward from upright by some degrees, and by ``bend`` more at its tip."""
    lean, turn = math.radians(degrees), math.radians(bend)
    sine = math.sin(turn / 2) / (turn / 2) if turn else 1.0
    return 1j * cmath.exp(-1j * (lean + turn / 2)) * sine * length


def lerp(start: Number, end: Number, amount: float) -> Number:
    """The value between two, by an amount from 0 (start) to 1 (end)."""
    return start + (end - start) * amount


def along(profile: tuple[float, ...], share: float) -> float:
    """The value of an evenly spaced profile at a share of its length (0 to 1)."""
    place = min(max(share, 0.0), 1.0) * (len(profile) - 1)
    index = min(int(place), len(profile) - 2)
    return lerp(profile[index], profile[index + 1], place - index)


def middle_joint(root: complex, tip: complex, upper: float, lower: float, *, forward: bool) -> complex:
    """The knee (forward) or the elbow (not) of two bones from root towards tip.

    A tip out of reach gives a limb that is as good as straight and points at it.
    """
    span = min(max(abs(tip - root), abs(upper - lower) + 0.01), (upper + lower) * 0.9999)
    cosine = (upper * upper + span * span - lower * lower) / (2 * upper * span)
    turn = math.acos(min(max(cosine, -1.0), 1.0))
    return root + unit(tip - root) * upper * cmath.exp(1j * (turn if forward else -turn))


def mirrored(points: Points) -> Points:
    """The points as seen in a mirror that stands at x = 0."""
    return tuple([-point.conjugate() for point in points])
