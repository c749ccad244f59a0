"""The head in profile: neck, face, hair, ear, a calm eye and mouth."""

from sciatimer.figure.geometry import Points
from sciatimer.figure.shapes import Layer, Shape, Style, Tone, framed
from sciatimer.figure.skeleton import Skeleton, axis

Outline = tuple[tuple[float, float], ...]
STRAND_CM = 0.7

_SKULL: Outline = (
    (7.6, 6.6), (8.4, 3.6), (8.3, 1.4), (9.3, -0.7), (10.5, -2.4), (10.1, -3.3), (8.6, -3.7), (8.9, -5.0), (8.3, -6.3),
    (8.4, -8.4), (7.2, -10.3), (4.8, -10.8), (1.0, -9.0), (-2.4, -5.6), (-5.5, -5.6), (-8.4, -3.0), (-9.6, 1.6),
    (-8.4, 6.6), (-4.6, 10.2), (0.6, 11.1), (5.0, 9.8),
)  # fmt: skip
_HAIR: Outline = (
    (7.8, 5.6), (7.8, 5.6), (8.7, 8.0), (7.8, 10.6), (4.6, 12.2), (0.0, 12.6), (-5.0, 11.6), (-8.9, 8.4), (-10.6, 3.4),
    (-10.3, -1.6), (-8.4, -5.8), (-6.2, -8.0), (-6.2, -8.0), (-4.4, -6.0), (-3.4, -2.6), (-2.7, 1.2), (-1.0, 2.6),
    (0.8, 1.6), (1.3, -2.6), (1.3, -2.6), (2.5, -0.4), (2.9, 3.0), (4.0, 5.4), (5.6, 6.2),
)  # fmt: skip
_STRAND: Outline = ((6.6, 8.6), (3.4, 10.2), (-0.6, 9.8), (-3.6, 8.2))
_EAR: Outline = ((-2.3, 1.0), (-0.8, 1.9), (0.6, 1.0), (0.4, -1.4), (-0.7, -3.0), (-1.9, -1.6))
_EYE: Outline = ((6.3, 1.0), (6.85, 0.2), (6.3, -0.6), (5.75, 0.2))
_BROW: Outline = ((4.5, 3.4), (6.0, 4.2), (7.6, 3.6))
_MOUTH: Outline = ((5.4, -5.2), (6.7, -6.0), (8.3, -5.8))


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
            Shape(Tone.HAIR_SHINE, put(_STRAND), Style.LINE, STRAND_CM),
            Shape(Tone.EAR, put(_EAR)),
            Shape(Tone.FACE, put(_EYE)),
            Shape(Tone.FACE, put(_BROW), Style.LINE, 0.55),
            Shape(Tone.FACE, put(_MOUTH), Style.LINE, 0.6),
        ),
        edged=True,
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
