"""The plane geometry under the figure."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.figure.geometry import along, angle_of, lerp, middle_joint, mirrored, unit, way

DEGREES = st.floats(-179, 179)
BONES = st.floats(10, 60)
PLACES = st.builds(complex, st.floats(-100, 100), st.floats(-100, 100))


@pytest.mark.parametrize(("degrees", "vector"), [(0, -1j), (90, 1), (-90, -1), (180, 1j)])
def test_angles_are_measured_from_straight_down_and_forward_is_positive(degrees: float, vector: complex) -> None:
    assert abs(way(degrees) - vector) < 1e-9


@given(DEGREES)
def test_an_angle_survives_being_made_a_vector(degrees: float) -> None:
    assert angle_of(way(degrees)) == pytest.approx(degrees, abs=1e-6)


@given(PLACES, PLACES, BONES, BONES, st.booleans())
def test_bones_keep_their_length_wherever_the_tip_is(
    root: complex, tip: complex, upper: float, lower: float, forward: bool
) -> None:
    joint = middle_joint(root, tip, upper, lower, forward=forward)
    assert abs(joint - root) == pytest.approx(upper, rel=1e-6)


@given(PLACES, DEGREES, BONES, BONES, st.floats(0.05, 0.95), st.booleans())
def test_a_tip_within_reach_is_reached(
    root: complex, degrees: float, upper: float, lower: float, share: float, forward: bool
) -> None:
    reach = lerp(abs(upper - lower) + 0.1, (upper + lower) * 0.999, share)
    tip = root + way(degrees) * reach
    assert abs(tip - middle_joint(root, tip, upper, lower, forward=forward)) == pytest.approx(lower, rel=1e-3)


def test_the_knee_bends_forward_and_the_elbow_back() -> None:
    knee = middle_joint(100j, 20j, 42, 42, forward=True)
    elbow = middle_joint(100j, 20j, 42, 42, forward=False)
    assert knee.real > 1
    assert elbow.real < -1


def test_a_tip_out_of_reach_is_pointed_at() -> None:
    joint = middle_joint(0j, 500 + 0j, 40, 40, forward=True)
    assert abs(joint - 40) < 1.0


def test_a_profile_is_read_between_its_values() -> None:
    assert along((2.0, 4.0, 8.0), 0.25) == pytest.approx(3.0)
    assert along((2.0, 4.0, 8.0), 2.0) == pytest.approx(8.0)
    assert along((2.0, 4.0, 8.0), -1.0) == pytest.approx(2.0)


@given(PLACES)
def test_a_mirror_seen_in_a_mirror_is_the_thing_itself(place: complex) -> None:
    assert mirrored(mirrored((place,))) == (place,)
    assert mirrored((place,))[0] == complex(-place.real, place.imag)


def test_no_vector_at_all_still_has_a_direction() -> None:
    assert math.isclose(abs(unit(0j)), 1.0)
