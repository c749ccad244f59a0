"""The flat shapes that a picture is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.figure.shapes import Layer, Shape, Style, Tone, block, framed, oval

SIZES = st.floats(4, 80)


@given(SIZES, SIZES, st.floats(0.1, 1.9))
def test_a_block_fills_its_rectangle_and_no_more(width: float, height: float, round_: float) -> None:
    points = block(10, 5, 10 + width, 5 + height, round_)
    assert min(p.real for p in points) == pytest.approx(10)
    assert max(p.real for p in points) == pytest.approx(10 + width)
    assert min(p.imag for p in points) == pytest.approx(5)
    assert max(p.imag for p in points) == pytest.approx(5 + height)


def test_the_corners_of_a_block_are_rounded() -> None:
    assert 10 + 5j not in block(10, 5, 40, 30, 2.0)
    assert len(block(10, 5, 40, 30, 2.0)) == 12


def test_a_block_goes_round_once() -> None:
    points = block(0, 0, 10, 10, 1.0)
    turns = [((b - a).conjugate() * (c - b)).imag for a, b, c in zip(points, points[1:], points[2:], strict=False)]
    assert all(turn > 0 for turn in turns)


def test_a_thin_block_is_rounded_no_more_than_it_can_be() -> None:
    points = block(0, 0, 40, 2, 5.0)
    assert max(p.imag for p in points) == pytest.approx(2)


def test_an_oval_has_its_half_axes() -> None:
    points = oval(5 + 5j, 3, 2)
    assert max(p.real for p in points) == pytest.approx(8)
    assert min(p.imag for p in points) == pytest.approx(3)


def test_a_small_drawing_is_set_where_it_belongs() -> None:
    assert framed(10 + 0j, 1j, ((2.0, 0.0), (0.0, 1.0))) == (10 + 2j, 9 + 0j)


def test_a_mirrored_layer_keeps_all_but_its_side() -> None:
    layer = Layer((Shape(Tone.WOOD, (1 + 2j, 3 + 4j), Style.LINE, 2.0),), edged=True)
    seen = layer.mirrored()
    assert seen.edged
    assert seen.shapes[0] == Shape(Tone.WOOD, (-1 + 2j, -3 + 4j), Style.LINE, 2.0)
    assert seen.mirrored() == layer
