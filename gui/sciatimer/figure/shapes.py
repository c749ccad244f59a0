"""What the painter is given: flat shapes with a tone, in cm."""

from dataclasses import dataclass
from enum import Enum, auto

from sciatimer.figure.geometry import Points, mirrored


class Tone(Enum):
    """What a shape is made of; the look gives its colour."""

    SKIN = auto()
    SKIN_FAR = auto()
    SKIN_SHADE = auto()
    SKIN_FOLD = auto()
    EAR = auto()
    HAIR = auto()
    HAIR_SHINE = auto()
    FACE = auto()
    SHIRT = auto()
    SHIRT_FAR = auto()
    SHIRT_SHADE = auto()
    TROUSERS = auto()
    TROUSERS_FAR = auto()
    SHOE = auto()
    SHOE_FAR = auto()
    SHOE_SOLE = auto()
    SHOE_SOLE_FAR = auto()
    SHOE_LINE = auto()
    SOCK = auto()
    WOOD = auto()
    WOOD_DARK = auto()
    WOOD_PALE = auto()
    WALL = auto()
    WALL_TRIM = auto()
    MAT = auto()
    MAT_EDGE = auto()
    CLOTH = auto()
    CLOTH_SHADE = auto()
    PILLOW = auto()
    STRAP = auto()
    SHADOW = auto()
    ACCENT = auto()
    LEAF = auto()


class Style(Enum):
    """How the points of a shape are joined."""

    SMOOTH = auto()  # a closed curve through the points; a point given twice is a corner
    SHARP = auto()  # a closed polygon
    LINE = auto()  # an open curve through the points, drawn with a round pen


@dataclass(frozen=True, slots=True)
class Shape:
    """One flat shape. ``width`` is the pen's in cm, for lines only."""

    tone: Tone
    points: Points
    style: Style = Style.SMOOTH
    width: float = 0.0

    def mirrored(self) -> "Shape":
        """The shape as a mirror shows it."""
        return Shape(self.tone, mirrored(self.points), self.style, self.width)


@dataclass(frozen=True, slots=True)
class Layer:
    """Shapes drawn together. An edged layer gets a thin darker rim that sets it off from what is behind."""

    shapes: tuple[Shape, ...]
    edged: bool = False

    def mirrored(self) -> "Layer":
        """The layer as a mirror shows it."""
        return Layer(tuple(shape.mirrored() for shape in self.shapes), self.edged)


def framed(origin: complex, right: complex, points: tuple[tuple[float, float], ...], scale: float = 1.0) -> Points:
    """Points of a small drawing set at an origin, its x axis along the unit vector ``right``."""
    return tuple(origin + right * complex(x, y) * scale for x, y in points)


def block(left: float, bottom: float, right: float, top: float, round_: float = 1.0) -> Points:
    """A rectangle with rounded corners."""
    radius = min(round_, (right - left) / 2, (top - bottom) / 2)
    corners = ((left, bottom, 1, 1), (right, bottom, -1, 1), (right, top, -1, -1), (left, top, 1, -1))
    points: list[complex] = []
    for index, (x, y, inward_x, inward_y) in enumerate(corners):
        tall = complex(x, y + inward_y * radius)
        wide = complex(x + inward_x * radius, y)
        near = complex(x + inward_x * radius * 0.29, y + inward_y * radius * 0.29)
        points += [tall, near, wide] if index % 2 == 0 else [wide, near, tall]
    return tuple(points)


def oval(centre: complex, across: float, up: float) -> Points:
    """An ellipse by its half axes."""
    steps = ((1, 0), (0.71, 0.71), (0, 1), (-0.71, 0.71), (-1, 0), (-0.71, -0.71), (0, -1), (0.71, -0.71))
    return tuple(centre + complex(x * across, y * up) for x, y in steps)
