"""The skin round two bones, straight and bent."""

import cmath
import math
from itertools import pairwise

import pytest

from sciatimer.figure.limb import Flesh, bent_limb, crease_depth

FLESH = Flesh((8.0, 6.0), (8.0, 6.0), (6.0, 4.0), (6.0, 4.0))
BENDS = (0, 8, 30, 60, 90, 120, 150)


def _bent(degrees: float, outside: complex = 1j) -> tuple[complex, ...]:
    lower = cmath.exp(-math.radians(degrees) * outside)
    return bent_limb((0j, 40 + 0j, 40 + lower * 40), FLESH, outside, 0.9)


def test_a_straight_limb_is_a_limb_cut_off_at_its_end() -> None:
    points = _bent(0)
    assert max(point.real for point in points) == pytest.approx(40 + 0.9 * 40)
    assert min(point.real for point in points) == pytest.approx(-8)
    assert max(abs(point.imag) for point in points) == pytest.approx(8, abs=0.1)


@pytest.mark.parametrize("degrees", BENDS)
def test_the_outline_keeps_its_distance_from_the_joint(degrees: float) -> None:
    nearest = min(abs(point - 40) for point in _bent(degrees))
    assert 5.5 < nearest < 6.8


def test_a_knee_and_an_elbow_are_mirror_images() -> None:
    left, right = _bent(70, 1j), _bent(70, -1j)
    assert [point.conjugate() for point in left] == [pytest.approx(point) for point in right]


def test_bending_moves_the_outline_evenly() -> None:
    outlines = [_bent(degrees) for degrees in range(105)]
    for before, after in pairwise(outlines):
        assert max(abs(there - here) for here, there in zip(before, after, strict=True)) < 1.2


def test_the_crease_of_a_bent_joint_is_filled_a_little_and_never_far_from_the_joint() -> None:
    sharp = 6 / math.cos(math.radians(45))  # where the two inner lines would meet
    assert sharp < crease_depth(6, math.radians(90)) < sharp + 3
    assert crease_depth(6, 0) == pytest.approx(6)
    assert crease_depth(6, math.radians(150)) == crease_depth(6, math.radians(120)) < 18
