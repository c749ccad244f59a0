"""The round back: an arc of the spine's length, a shirt that bends with it and keeps its thickness."""

import cmath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.figure.geometry import arc
from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.skeleton import Skeleton, axis
from sciatimer.figure.spine import shirt_layer, spine_point
from tests.figure.bodies import exercise

LEANS = st.floats(-90, 90)
BENDS = st.floats(-90, 90)
LENGTHS = st.floats(1, 100)
BODY = body_of(Build.SLIM)


def sitting(bend: float = 0.0) -> Skeleton:
    return Poser(exercise("seated-heel-floor"), Build.SLIM).at(1.0, bend=bend)


@given(LEANS, LENGTHS)
def test_without_a_bend_an_arc_is_straight(lean: float, length: float) -> None:
    assert arc(lean, 0.0, length) == pytest.approx(axis(lean) * length)


@given(LEANS, BENDS, LENGTHS)
def test_an_arc_is_never_longer_than_its_length_and_points_half_way(lean: float, bend: float, length: float) -> None:
    end = arc(lean, bend, length)
    assert abs(end) <= length * 1.000001
    assert cmath.phase(end / axis(lean + bend / 2)) == pytest.approx(0, abs=1e-6)


@given(LEANS, BENDS)
def test_two_halves_make_the_whole(lean: float, bend: float) -> None:
    halves = arc(lean, bend / 2, 25) + arc(lean + bend / 2, bend / 2, 25)
    assert halves == pytest.approx(arc(lean, bend, 50), abs=1e-6)


@given(LEANS, st.floats(-1e-3, 1e-3))
def test_a_bend_that_nobody_sees_makes_no_jump(lean: float, bend: float) -> None:
    assert arc(lean, bend, 50) == pytest.approx(arc(lean, 0.0, 50), abs=1e-2)


def test_the_shoulder_is_at_the_end_of_the_arc() -> None:
    round_back = sitting(60)
    assert round_back.shoulder - round_back.hip == pytest.approx(arc(round_back.trunk, 60, BODY.trunk))
    assert round_back.chest == round_back.trunk + 60


def test_a_round_back_leaves_hip_and_legs_where_they_are() -> None:
    straight, bent = sitting(), sitting(60)
    assert (bent.hip, bent.near_leg, bent.far_leg) == (straight.hip, straight.near_leg, straight.far_leg)
    assert bent.head.imag < straight.head.imag - 5


@given(st.floats(0.05, 0.95), st.floats(-12, 12), st.floats(5, 80))
def test_a_point_keeps_its_distance_from_the_spine(share: float, beside: float, bend: float) -> None:
    skeleton = sitting(bend)
    up = axis(skeleton.trunk)
    point = skeleton.hip + up * complex(BODY.trunk * share, beside)
    on_spine = skeleton.hip + arc(skeleton.trunk, bend * share, BODY.trunk * share)
    assert abs(spine_point(BODY, skeleton, point) - on_spine) == pytest.approx(abs(beside))


def test_the_hip_end_of_the_shirt_stays() -> None:
    skeleton = sitting(70)
    low = skeleton.hip - axis(skeleton.trunk) * complex(3, 8)
    assert spine_point(BODY, skeleton, low) == pytest.approx(low)


def test_a_straight_back_has_the_plain_shirt_and_a_round_one_another() -> None:
    plain, bent = shirt_layer(BODY, sitting(), 0.0), shirt_layer(BODY, sitting(60), 0.0)
    assert len(plain.shapes) == len(bent.shapes)
    assert [shape.tone for shape in plain.shapes] == [shape.tone for shape in bent.shapes]
    assert plain.shapes[0].points != bent.shapes[0].points


@pytest.mark.parametrize("bend", [20, 50, 80])
def test_the_shirt_reaches_to_the_neck_of_a_round_back(bend: float) -> None:
    skeleton = sitting(bend)
    points = shirt_layer(BODY, skeleton, 0.0).shapes[0].points
    assert min(abs(point - skeleton.neck) for point in points) < 7


def test_the_shirt_of_a_round_back_breathes() -> None:
    skeleton = sitting(50)
    assert shirt_layer(BODY, skeleton, 1.0).shapes[0] != shirt_layer(BODY, skeleton, -1.0).shapes[0]
