"""The body's measures."""

import pytest

from sciatimer.figure.proportions import STATURE_CM, Body, Build, body_of


def test_the_parts_of_a_body_add_up_to_its_height() -> None:
    body = body_of(Build.SLIM)
    top = body.sole + body.shank + body.thigh + body.trunk + body.neck + body.head / 2
    assert top == pytest.approx(STATURE_CM, rel=0.005)


@pytest.mark.parametrize("build", Build)
def test_a_foot_is_as_long_as_drillis_and_contini_found(build: Build) -> None:
    body = body_of(build)
    length = body.heel_back + body.heel_round + body.toe_ahead + body.toe_round
    assert length == pytest.approx(0.152 * STATURE_CM)


def test_a_sturdy_body_is_thicker_everywhere_and_longer_nowhere() -> None:
    slim, sturdy = body_of(Build.SLIM), body_of(Build.STURDY)
    assert _bones(slim) == _bones(sturdy)
    for name in ("thigh_front", "thigh_back", "shank_front", "shank_back", "arm_round", "trunk_front"):
        assert all(more >= less for more, less in zip(getattr(sturdy, name), getattr(slim, name), strict=True)), name
        assert getattr(sturdy, name) != getattr(slim, name)


@pytest.mark.parametrize("build", Build)
def test_limbs_taper_towards_hand_and_foot(build: Build) -> None:
    body = body_of(build)
    for profile in (body.thigh_back, body.arm_round, body.sleeve_round):
        assert list(profile) == sorted(profile, reverse=True)


def _bones(body: Body) -> tuple[float, ...]:
    return body.thigh, body.shank, body.upper_arm, body.forearm, body.hand, body.trunk, body.neck
