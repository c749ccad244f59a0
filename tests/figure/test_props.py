"""What stands around the body, and that it stands where the body needs it."""

import pytest

from sciatimer.catalogue.model import Exercise, Prop
from sciatimer.figure.cloth import far_cloth, near_cloth
from sciatimer.figure.pose import Poser, wall_behind
from sciatimer.figure.proportions import Build
from sciatimer.figure.props import back_layer, chair, desk, middle_layers, standing_desk
from sciatimer.figure.scene import scene_for
from sciatimer.figure.shapes import Shape, Style, Tone
from sciatimer.session.model import Side
from tests.figure.bodies import exercise, exercises


def _tops(shapes: tuple[Shape, ...], tone: Tone) -> list[float]:
    return [max(point.imag for point in shape.points) for shape in shapes if shape.tone is tone]


def _back(name: str) -> tuple[Shape, ...]:
    return back_layer(Poser(exercise(name), Build.SLIM).stage).shapes


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_every_exercise_has_something_drawn_around_it(one: Exercise) -> None:
    assert back_layer(Poser(one, Build.SLIM).stage).shapes


@pytest.mark.parametrize("one", exercises(), ids=lambda one: one.id)
def test_furniture_stands_on_the_floor(one: Exercise) -> None:
    shapes = back_layer(Poser(one, Build.SLIM).stage).shapes
    low = min(point.imag - shape.width / 2 for shape in shapes for point in shape.points)
    assert low == pytest.approx(0, abs=0.15)


@pytest.mark.parametrize(
    ("name", "height"),
    [
        ("seated-heel-floor", 43),
        ("seated-footstool", 22),
        ("standing-foot-on-step", 18),
        ("standing-desk-hinge", 73),
        ("standing-heel-forward", 88),
    ],
)
def test_seats_steps_and_desks_have_their_height(name: str, height: float) -> None:
    assert height in [pytest.approx(top) for top in _tops(_back(name), Tone.WOOD_PALE)]


@pytest.mark.parametrize("faces", [1, -1])
def test_a_chair_has_its_back_behind_its_seat(faces: int) -> None:
    shapes = chair(0.0, faces=faces)
    rest = max((shape for shape in shapes), key=lambda shape: max(point.imag for point in shape.points))
    assert all(point.real * faces < -30 for point in rest.points)


def test_a_desk_stands_on_four_legs() -> None:
    legs = [shape for shape in desk(0, 66, 73) if min(point.imag for point in shape.points) == 0]
    assert len(legs) == 4


def test_a_desk_beside_stands_on_one_column_away_from_the_feet() -> None:
    on_floor = [shape for shape in standing_desk(0, 70, 88) if min(point.imag for point in shape.points) == 0]
    assert len(on_floor) == 1
    skeleton = Poser(exercise("standing-heel-forward"), Build.SLIM).at(1.0)
    column = [s for s in _back("standing-heel-forward") if s.tone is Tone.WOOD and max(p.imag for p in s.points) < 60]
    assert min(point.real for shape in column for point in shape.points) > skeleton.far_leg.ankle.real + 20


def test_the_backrest_is_behind_the_back_and_touches_it() -> None:
    poser = Poser(exercise("seated-supported-knee-ease"), Build.SLIM)
    rest = [shape for shape in back_layer(poser.stage).shapes if min(point.imag for point in shape.points) > 60]
    front = max(point.real + shape.width / 2 for shape in rest for point in shape.points)
    assert front == pytest.approx(poser.at(1.0).shoulder.real - poser.stage.body.back, abs=2.5)


def test_the_back_rests_on_the_chair_only_where_the_card_says_so() -> None:
    assert Poser(exercise("seated-supported-knee-ease"), Build.SLIM).stage.leans_back
    assert not Poser(exercise("seated-heel-floor"), Build.SLIM).stage.leans_back


def test_the_door_frame_stands_before_the_far_leg_and_behind_the_near_one() -> None:
    poser = Poser(exercise("lying-wall-doorway"), Build.SLIM)
    layers = middle_layers(poser.stage)
    left = min(point.real for layer in layers for shape in layer.shapes for point in shape.points)
    assert left == pytest.approx(28)
    assert middle_layers(Poser(exercise("seated-footstool"), Build.SLIM).stage) == ()
    scene = scene_for(exercise("lying-wall-doorway"), 1.0, Side.RIGHT)
    order = [scene.behind.index(layer) for layer in layers]
    tones = [{shape.tone for shape in layer.shapes} for layer in scene.behind]
    assert tones.index({Tone.TROUSERS_FAR}) < order[0] < len(tones) - 1
    assert Tone.TROUSERS in tones[-1]


def test_the_wall_behind_a_sitting_person_touches_the_back() -> None:
    stage = Poser(exercise("seated-long-sit-wall"), Build.SLIM).stage
    walls = [shape for shape in back_layer(stage).shapes if shape.tone is Tone.WALL]
    assert max(point.real for point in walls[0].points) == pytest.approx(wall_behind(stage))


def test_the_folded_towel_lies_under_the_seat() -> None:
    stage = Poser(exercise("seated-single-leg-floor"), Build.SLIM).stage
    pads = [shape for shape in back_layer(stage).shapes if shape.tone is Tone.CLOTH]
    assert max(point.imag for point in pads[0].points) == pytest.approx(stage.start.hip.imag - stage.body.seat)


def test_the_strap_runs_from_the_hand_round_the_arch_and_not_round_the_toes() -> None:
    poser = Poser(exercise("lying-strap-foot"), Build.SLIM)
    skeleton = poser.at(1.0)
    strand = near_cloth(poser.stage, skeleton)[0].shapes[0]
    leg = skeleton.near_leg
    ahead = max(((point - leg.ankle) / leg.toes).real for point in strand.points[2:])
    assert strand.style is Style.LINE
    assert strand.points[0] == skeleton.near_arm.touch
    assert 3 < ahead < 9


def test_the_towel_is_round_the_thigh_and_not_round_the_knee() -> None:
    poser = Poser(exercise("lying-towel-thigh"), Build.SLIM)
    skeleton = poser.at(1.0)
    band = near_cloth(poser.stage, skeleton)[0].shapes[0]
    leg = skeleton.near_leg
    reached = [((point - leg.hip) / leg.thigh_way).real / abs(leg.knee - leg.hip) for point in band.points]
    assert max(reached) < 0.8


@pytest.mark.parametrize("name", ["lying-towel-thigh", "lying-strap-foot"])
def test_both_hands_hold_an_end(name: str) -> None:
    poser = Poser(exercise(name), Build.SLIM)
    assert near_cloth(poser.stage, poser.at(1.0))
    assert far_cloth(poser.stage, poser.at(1.0))


def test_a_towel_on_the_floor_is_not_held() -> None:
    poser = Poser(exercise("seated-long-sit-wall"), Build.SLIM)
    assert poser.stage.has(Prop.TOWEL)
    assert near_cloth(poser.stage, poser.at(1.0)) == ()
