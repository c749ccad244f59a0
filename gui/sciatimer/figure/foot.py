"""The foot: a sock and a flat shoe, in cm from the ankle, x along the foot."""

from sciatimer.figure.geometry import Points
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed
from sciatimer.figure.skeleton import Leg

Drawing = tuple[tuple[float, float], ...]
SOCK_FROM = 0.84
LINE_CM = 0.5

_UPPER: Drawing = (
    (-4.9, 2.6), (-3.4, 2.3), (0.0, 0.7), (2.6, 1.3), (5.2, 2.4), (6.2, 1.5), (8.8, -0.4), (12.0, -1.9), (15.6, -2.6),
    (18.2, -3.4), (19.6, -4.8), (19.6, -5.6), (8.0, -5.8), (-3.0, -5.8), (-5.4, -4.4), (-5.8, -2.4), (-5.2, 0.2),
)  # fmt: skip
_SOLE: Drawing = (
    (-5.6, -4.0), (-5.6, -4.0), (0.0, -4.8), (8.0, -4.7), (14.0, -4.9), (20.0, -4.6), (20.0, -4.6), (20.2, -5.5),
    (19.0, -6.3), (17.6, -6.6), (8.0, -6.6), (-2.2, -6.6), (-4.2, -5.95), (-5.2, -4.9),
)  # fmt: skip
_LACES: tuple[Drawing, ...] = (((6.4, 0.9), (5.4, -0.6)), ((8.4, -0.4), (7.3, -1.9)), ((10.5, -1.5), (9.4, -2.9)))
_HEEL_TAB: Drawing = ((-5.3, 0.8), (-3.6, 0.2), (-1.8, -1.4), (-1.4, -4.4))


def foot_layers(leg: Leg, *, near: bool) -> tuple[Layer, ...]:
    """The sock and the shoe; the near shoe has laces."""
    shoe = Tone.SHOE if near else Tone.SHOE_FAR
    lines = (*_LACES, _HEEL_TAB) if near else ()
    return (
        Layer((Shape(Tone.SOCK, _sock(leg)),)),
        Layer(
            (
                Shape(shoe, _put(leg, _UPPER)),
                Shape(Tone.SHOE_SOLE if near else Tone.SHOE_SOLE_FAR, _put(leg, _SOLE)),
                *(Shape(Tone.SHOE_LINE, _put(leg, line), Style.LINE, LINE_CM) for line in lines),
            ),
            edged=True,
        ),
    )


def _put(leg: Leg, drawing: Drawing) -> Points:
    return framed(leg.ankle, leg.toes, tuple((x * leg.squash, y) for x, y in drawing))


def _sock(leg: Leg) -> Points:
    down, side = leg.shank_way, leg.shank_way * 1j
    top = leg.knee + (leg.ankle - leg.knee) * SOCK_FROM
    low = leg.ankle + down * 1.0
    return (top + side * 3.0, low + side * 3.4, low - side * 3.2, top - side * 3.1)
