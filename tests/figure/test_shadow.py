"""The shadows: under what rests, and thinner the higher it is above."""

from sciatimer.figure.pose import Poser
from sciatimer.figure.proportions import Build, body_of
from sciatimer.figure.props import back_layer
from sciatimer.figure.shadow import contact_layer, hand_shadow, shadow_layer
from sciatimer.figure.shapes import Layer, Shape
from sciatimer.figure.skeleton import Skeleton
from tests.figure.bodies import AMOUNTS, exercise

BODY = body_of(Build.SLIM)


def _contacts(name: str, amount: float = 1.0) -> tuple[Shape, ...]:
    poser = Poser(exercise(name), Build.SLIM)
    return contact_layer(BODY, back_layer(poser.stage), poser.at(amount)).shapes


def _hold(name: str) -> Skeleton:
    return Poser(exercise(name), Build.SLIM).at(1.0)


def _depth(shape: Shape) -> float:
    return max(point.imag for point in shape.points) - min(point.imag for point in shape.points)


def _middle(shape: Shape) -> complex:
    return sum(shape.points) / len(shape.points)


def test_a_foot_on_the_floor_has_a_shadow_and_a_raised_one_has_none() -> None:
    assert len(shadow_layer(Layer(()), _hold("seated-supported-knee-ease")).shapes) == 1
    assert len(shadow_layer(Layer(()), _hold("standing-scissor")).shapes) == 2


def test_the_shadow_of_a_foot_goes_as_the_foot_is_lifted() -> None:
    poser = Poser(exercise("seated-supported-knee-ease"), Build.SLIM)
    found = [shadow_layer(Layer(()), poser.at(amount)).shapes for amount in (0.0, 0.15, 0.3, 0.5)]
    depths = [min(_depth(shape) for shape in shapes) if len(shapes) == 2 else 0.0 for shapes in found]
    assert depths == sorted(depths, reverse=True)
    assert depths[0] > 2
    assert depths[1] < depths[0]
    assert depths[-1] == 0


def test_furniture_has_a_shadow_with_a_paler_rim() -> None:
    stage = Poser(exercise("seated-footstool"), Build.SLIM).stage
    rim, core = shadow_layer(back_layer(stage), _hold("lying-strap-foot")).shapes
    assert max(point.real for point in rim.points) > max(point.real for point in core.points)
    assert _depth(rim) > _depth(core)


def test_what_rests_throws_a_shadow_on_what_it_rests_on() -> None:
    heights = sorted(round(_middle(shape).imag, 1) for shape in _contacts("seated-footstool"))
    assert heights == [22.0, 43.0]  # the heel on the stool, the seat on the chair
    on_mat = _contacts("lying-wall-far")
    assert {round(_middle(shape).imag, 1) for shape in on_mat} == {1.6}
    assert max(max(p.real for p in s.points) - min(p.real for p in s.points) for s in on_mat) > 50  # the whole back


def test_a_contact_shadow_stays_where_the_heel_stays() -> None:
    places = [min(_middle(shape).imag for shape in _contacts("standing-foot-on-step", amount)) for amount in AMOUNTS]
    assert max(places) - min(places) < 0.1


def test_only_a_hand_on_the_wall_throws_a_shadow_on_it() -> None:
    assert hand_shadow(_hold("standing-foot-on-chair").far_arm)
    assert hand_shadow(_hold("standing-foot-on-step").far_arm) == ()
