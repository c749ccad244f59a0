"""The head in profile: neck, face, hair, ear, a calm eye and mouth."""

from sciatimer.figure.geometry import Points
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed
from sciatimer.figure.skeleton import Skeleton, axis

Outline = tuple[tuple[float, float], ...]

_SKULL: Outline = (
    (7.4, 6.6), (8.5, 3.4), (8.5, 1.2), (9.6, -0.8), (10.6, -2.5), (9.9, -3.4), (8.6, -3.8), (8.8, -5.2), (8.3, -6.5),
    (8.5, -8.6), (7.4, -10.4), (5.0, -10.9), (1.2, -9.0), (-2.4, -5.6), (-5.5, -5.6), (-8.4, -3.0), (-9.6, 1.6),
    (-8.4, 6.6), (-4.6, 10.2), (0.6, 11.1), (5.0, 9.6),
)  # fmt: skip
_HAIR: Outline = (
    (7.9, 6.4), (7.9, 6.4), (7.2, 9.4), (3.6, 11.9), (-1.2, 12.2), (-6.2, 10.6), (-9.7, 6.6), (-10.6, 1.4), (-9.4, -3.8),
    (-6.6, -7.0), (-4.6, -7.4), (-4.6, -7.4), (-3.7, -4.4), (-2.9, -1.8), (-2.3, 1.6), (-0.4, 2.7), (1.4, 1.2), (1.8, -1.2),
    (1.8, -1.2), (2.9, 1.4), (3.4, 4.2), (5.4, 6.0),
)  # fmt: skip
_EAR: Outline = ((-1.9, 1.0), (-0.4, 1.7), (0.8, 0.6), (0.4, -1.6), (-0.9, -2.8), (-1.8, -1.2))
_EYE: Outline = ((4.9, 0.5), (5.9, -0.1), (7.0, 0.4))
_BROW: Outline = ((4.6, 3.2), (6.0, 3.8), (7.5, 3.2))
_MOUTH: Outline = ((5.9, -5.3), (7.0, -5.9), (8.3, -5.7))


def head_layer(skeleton: Skeleton) -> Layer:
    """The head and the neck."""
    right = -1j * axis(skeleton.gaze)
    centre = skeleton.head

    def put(outline: Outline) -> Points:
        return framed(centre, right, outline)

    return Layer(
        (
            Shape(Tone.SKIN_SHADE, _neck(skeleton)),
            Shape(Tone.SKIN, put(_SKULL)),
            Shape(Tone.HAIR, put(_HAIR)),
            Shape(Tone.SKIN_SHADE, put(_EAR)),
            Shape(Tone.FACE, put(_EYE), Style.LINE, 0.75),
            Shape(Tone.FACE, put(_BROW), Style.LINE, 0.65),
            Shape(Tone.FACE, put(_MOUTH), Style.LINE, 0.6),
        )
    )


def _neck(skeleton: Skeleton) -> Points:
    body_ahead = -1j * axis(skeleton.chest)
    head_ahead = -1j * axis(skeleton.gaze)
    low = skeleton.neck - axis(skeleton.chest) * 4
    top = skeleton.head - axis(skeleton.gaze) * 3 - head_ahead * 2.2
    return (
        low - body_ahead * 5.6, low - body_ahead * 5.6, top - head_ahead * 4.6, top - head_ahead * 4.6,
        top + head_ahead * 5.0, top + head_ahead * 5.0, low + body_ahead * 5.6, low + body_ahead * 5.6,
    )  # fmt: skip
