"""The anatomy of the back of the hip and thigh, seen from behind: a right leg, in a box of height 1 with y down.

Drawn after what anatomy books agree on: the hamstrings from the sitting bone to just below the knee, the sciatic
nerve under the piriformis, then under the biceps femoris, parting above the knee. A picture to understand by, not to
measure in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from functools import lru_cache

from sciatimer.figure import anatomy_outlines as outlines
from sciatimer.figure.anatomy_outlines import Line, Muscle, Rows
from sciatimer.figure.geometry import Points, lerp

WIDTH = 0.44  # of the box, whose height is 1
STEPS = 10  # straight pieces between two points of a curve
SHADE_SHARE = 0.62
FIBRES = (0.22, 0.4, 0.56)
NERVE = 1.7  # hundredths of the box, as the next five
BRANCH = 1.15
ROOT = 0.75
NERVE_RIM = 0.5
TENDON = 0.95
TENDON_RIM = 0.45


class AnatomyPart(StrEnum):
    """What has a label."""

    LOW_BACK = "low_back"
    SACRUM = "sacrum"
    SITTING_BONE = "sitting_bone"
    SEMITENDINOSUS = "semitendinosus"
    SEMIMEMBRANOSUS = "semimembranosus"
    KNEE = "knee"
    PELVIS = "pelvis"
    PIRIFORMIS = "piriformis"
    SCIATIC_NERVE = "sciatic_nerve"
    THIGH_BONE = "thigh_bone"
    BICEPS_FEMORIS = "biceps_femoris"
    NERVE_SPLIT = "nerve_split"


class Tissue(Enum):
    """What a piece is made of; the look gives its colour."""

    BODY = auto()
    BODY_SHADE = auto()
    FOLD = auto()
    BONE = auto()
    BONE_SHADE = auto()
    BONE_DEEP = auto()
    TENDON = auto()
    TENDON_RIM = auto()
    SEMITENDINOSUS = auto()
    SEMITENDINOSUS_SHADE = auto()
    SEMIMEMBRANOSUS = auto()
    SEMIMEMBRANOSUS_SHADE = auto()
    BICEPS = auto()
    BICEPS_SHADE = auto()
    PIRIFORMIS = auto()
    PIRIFORMIS_SHADE = auto()
    NERVE = auto()
    NERVE_RIM = auto()


class Stroke(Enum):
    """How a piece is drawn."""

    FILL = auto()
    EDGED = auto()  # filled, with a thin darker rim
    LINE = auto()
    HIDDEN = auto()  # a line seen through what lies over it: dashed and pale


@dataclass(frozen=True, slots=True)
class Piece:
    """One flat shape: points with x 0 to WIDTH and y 0 (top) to 1; ``width`` of a line in the same measure."""

    tissue: Tissue
    points: Points
    stroke: Stroke = Stroke.FILL
    width: float = 0.0


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a label's line ends in the picture, and whether its words stand on the left of it."""

    part: AnatomyPart
    at: complex
    left: bool


_ANCHORS = (
    (AnatomyPart.LOW_BACK, (7.4, 4.0), True),
    (AnatomyPart.SACRUM, (6.6, 20.6), True),
    (AnatomyPart.SITTING_BONE, (18.2, 37.0), True),
    (AnatomyPart.SEMITENDINOSUS, (19.4, 49.5), True),
    (AnatomyPart.SEMIMEMBRANOSUS, (16.2, 63.0), True),
    (AnatomyPart.KNEE, (20.6, 84.0), True),
    (AnatomyPart.PELVIS, (28.0, 12.6), False),
    (AnatomyPart.PIRIFORMIS, (25.4, 22.7), False),
    (AnatomyPart.SCIATIC_NERVE, (23.6, 36.0), False),
    (AnatomyPart.THIGH_BONE, (28.7, 42.6), False),
    (AnatomyPart.BICEPS_FEMORIS, (27.4, 57.0), False),
    (AnatomyPart.NERVE_SPLIT, (22.9, 72.2), False),
)


@lru_cache(maxsize=1)
def pieces() -> tuple[Piece, ...]:
    """The whole picture in painting order, the deepest first."""
    return (*_outside(), *_bones(), *_hip(), *_thigh())


@lru_cache(maxsize=1)
def anchors() -> tuple[Anchor, ...]:
    """Where the labels point, from top to bottom on each side."""
    return tuple(Anchor(part, complex(*at) / 100, left) for part, at, left in _ANCHORS)


def spread(wanted: Sequence[float], heights: Sequence[float], bottom: float, gap: float) -> tuple[float, ...]:
    """The tops of labels of some heights: as near to their wanted middles as fits from 0 to ``bottom``, ``gap`` apart."""
    tops: list[float] = []
    free = 0.0
    for middle, height in zip(wanted, heights, strict=True):
        tops.append(max(middle - height / 2, free))
        free = tops[-1] + height + gap
    limit = bottom
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], limit - heights[index])
        limit = tops[index] - gap
    return tuple(tops)


def _outside() -> tuple[Piece, ...]:
    return (
        _shape(Tissue.BODY, outlines.BODY, Stroke.EDGED),
        *(_shape(Tissue.BODY_SHADE, shade) for shade in outlines.BODY_SHADES),
        *(_line(Tissue.FOLD, fold, 0.55) for fold in outlines.FOLDS),
    )


def _bones() -> tuple[Piece, ...]:
    vertebrae = (
        _shape(Tissue.BONE, _block(10 - half, top, 10 + half, top + high), Stroke.EDGED)
        for top, half, high in outlines.VERTEBRAE
    )
    return (
        *vertebrae,
        _line(Tissue.BONE_SHADE, outlines.PUBIS, 2.4),
        _line(Tissue.BONE_SHADE, _other_side(outlines.PUBIS), 2.4),
        *_bone(_other_side(outlines.HIP_BONE), _other_side(outlines.HIP_BONE_SHADE)),
        *_bone(outlines.FIBULA),
        *_bone(outlines.TIBIA, outlines.TIBIA_SHADE),
        *_bone(outlines.HIP_BONE, outlines.HIP_BONE_SHADE),
        *_bone(outlines.FEMUR, outlines.FEMUR_SHADE),
    )


def _bone(outline: Line, *shades: Line) -> tuple[Piece, ...]:
    whole = _shape(Tissue.BONE, outline, Stroke.EDGED)
    return (whole, *(_shape(Tissue.BONE_SHADE, shade) for shade in shades))


def _hip() -> tuple[Piece, ...]:
    holes = (_line(Tissue.BONE_DEEP, ((x - 0.05, y), (x + 0.05, y)), 1.1) for x, y in outlines.SACRUM_HOLES)
    fibres = (_line(Tissue.PIRIFORMIS_SHADE, fibre, 0.25) for fibre in outlines.PIRIFORMIS_FIBRES)
    return (
        *_nerves(),
        _shape(Tissue.PIRIFORMIS, outlines.PIRIFORMIS, Stroke.EDGED),
        _shape(Tissue.PIRIFORMIS_SHADE, outlines.PIRIFORMIS_SHADE),
        *fibres,
        *_bone(outlines.SACRUM, outlines.SACRUM_SHADE),
        *holes,
        *(_line(Tissue.NERVE, root, ROOT, Stroke.HIDDEN) for root in outlines.ROOTS),
        _line(Tissue.NERVE, outlines.NERVE_UNDER_PIRIFORMIS, NERVE, Stroke.HIDDEN),
    )


def _nerves() -> tuple[Piece, ...]:
    """The nerve with all its parts: first the rims, so that they run into each other without a seam."""
    trunk = outlines.NERVE_UNDER_PIRIFORMIS, outlines.NERVE_IN_BUTTOCK, outlines.NERVE_UNDER_BICEPS
    lines = [
        *((root, ROOT) for root in outlines.ROOTS),
        *((line, NERVE) for line in (*trunk, outlines.NERVE_BEHIND_KNEE)),
        (outlines.FIBULAR, BRANCH),
        (outlines.TIBIAL, BRANCH),
    ]
    rims = (_line(Tissue.NERVE_RIM, line, width + NERVE_RIM) for line, width in lines)
    return (*rims, *(_line(Tissue.NERVE, line, width) for line, width in lines))


def _thigh() -> tuple[Piece, ...]:
    return (
        *_muscle(Tissue.SEMIMEMBRANOSUS, Tissue.SEMIMEMBRANOSUS_SHADE, outlines.SEMIMEMBRANOSUS),
        *_muscle(Tissue.SEMITENDINOSUS, Tissue.SEMITENDINOSUS_SHADE, outlines.SEMITENDINOSUS),
        *_muscle(Tissue.BICEPS, Tissue.BICEPS_SHADE, outlines.BICEPS),
        _line(Tissue.NERVE, outlines.NERVE_UNDER_BICEPS, NERVE, Stroke.HIDDEN),
    )


def _muscle(tissue: Tissue, shade: Tissue, muscle: Muscle) -> tuple[Piece, ...]:
    """A muscle between its tendons, with a shaded side and a few fibres."""
    rows = muscle.belly
    tendons = (muscle.upper, muscle.lower)
    return (
        *(_line(Tissue.TENDON_RIM, line, TENDON + TENDON_RIM) for line in tendons),
        *(_line(Tissue.TENDON, line, TENDON) for line in tendons),
        _shape(tissue, _band(rows, 0.0, 1.0), Stroke.EDGED),
        _shape(shade, _band(rows, SHADE_SHARE, 1.0)),
        *(_line(shade, _between(rows[1:-1], share), 0.22) for share in FIBRES),
    )


def _between(rows: Rows, share: float) -> Line:
    return tuple((lerp(left, right, share), y) for y, left, right in rows)


def _band(rows: Rows, first: float, last: float) -> Line:
    return (*_between(rows, first), *reversed(_between(rows, last)))


def _block(left: float, top: float, right: float, bottom: float) -> Line:
    waist = (top + bottom) / 2
    return (
        (left, top), ((left + right) / 2, top - 0.3), (right, top), (right - 0.7, waist), (right, bottom),
        ((left + right) / 2, bottom + 0.3), (left, bottom), (left + 0.7, waist),
    )  # fmt: skip


def _other_side(line: Line) -> Line:
    """The same on the left of the middle line at x = 10."""
    return tuple((20 - x, y) for x, y in line)


def _shape(tissue: Tissue, outline: Line, stroke: Stroke = Stroke.FILL) -> Piece:
    return Piece(tissue, _smooth(outline, closed=True), stroke)


def _line(tissue: Tissue, line: Line, width: float, stroke: Stroke = Stroke.LINE) -> Piece:
    return Piece(tissue, _smooth(line, closed=False), stroke, width / 100)


def _smooth(line: Line, *, closed: bool) -> Points:
    """A curve through the points (Catmull and Rom), as short straight pieces in the box of height 1."""
    points = [complex(x, y) / 100 for x, y in line]
    count = len(points)
    found: list[complex] = []
    for index in range(count if closed else count - 1):
        here, there = points[index], points[(index + 1) % count]
        before = points[index - 1] if closed or index else here
        after = points[(index + 2) % count] if closed or index + 2 < count else there
        found += [_on_curve(before, here, there, after, step / STEPS) for step in range(STEPS)]
    return (*found, points[0] if closed else points[-1])


def _on_curve(before: complex, here: complex, there: complex, after: complex, share: float) -> complex:
    leaving, coming = (there - before) / 2, (after - here) / 2
    squared, cubed = share * share, share**3
    return (
        here * (2 * cubed - 3 * squared + 1)
        + leaving * (cubed - 2 * squared + share)
        + there * (3 * squared - 2 * cubed)
        + coming * (cubed - squared)
    )
