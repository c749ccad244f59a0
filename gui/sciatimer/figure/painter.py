"""Paints a scene with vectors."""

from functools import lru_cache, reduce

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from sciatimer.figure.geometry import Points, lerp
from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.scene import Box, Scene
from sciatimer.figure.shapes import Layer, Shape, Style, Tone

__all__ = ["HairTone", "Look", "SkinTone", "look_for", "paint_scene"]

EDGE_CM = 0.8
FLOOR_CM = -0.5
FLOOR_EDGE_CM = 3.0
EDGE_DARKER = 122
DETAILS = {Tone.FACE, Tone.EAR, Tone.SHOE_LINE, Tone.SKIN_FOLD}  # they lie inside other shapes
ARROW_SHARE = 0.0165
WIDE_PAGE = 0.7
BARB = 3.1
GLOW_RIM_CM = 2.2
GLOW_RIM = 0.35
GLOW_WARM = 0.8
GLOW_CORE = 118
GLOW_EMBER = 135
GLOW_FADE = 0.3  # below this strength the embers fade
GLOW_THIN = 0.26


def paint_scene(
    painter: QPainter, target: QRectF, scene: Scene, look: Look, *, glow: float = 0.0, arrow: float = 0.0
) -> None:
    """Paint a scene into a rectangle, its aspect ratio kept; the background is left as it is.

    Args:
        painter: an active painter; its state is kept.
        target: where to paint, in the painter's units.
        scene: what to paint.
        look: the colours.
        glow: how much the stretched muscle glows, 0 to 1.
        arrow: how much of the arrow of the movement is seen, 0 to 1.
    """
    paint_back(painter, target, scene, look, glow=glow)
    paint_chest(painter, target, scene, look)
    paint_over(painter, target, scene, look, arrow=arrow)


def paint_back(painter: QPainter, target: QRectF, scene: Scene, look: Look, *, glow: float) -> None:
    """Paint what does not breathe: shadow, floor, props, legs, head and glow. Arguments as in paint_scene."""
    page = _Page(painter, target, scene.box, look)
    page.layer(scene.shadow)
    page.floor()
    for layer in scene.behind:
        page.layer(layer)
    _glow(page, scene.glow, QColor(look.glow), glow)
    page.close()


def paint_chest(painter: QPainter, target: QRectF, scene: Scene, look: Look) -> None:
    """Paint what breathes: the shirt. Arguments as in paint_scene."""
    page = _Page(painter, target, scene.box, look)
    page.layer(scene.front[0])
    page.close()


def chest_room(target: QRectF, scene: Scene) -> QRectF:
    """The room that ``paint_chest`` paints in, with its rim, in the painter's units."""
    scale, to_pixels = _fitted(target, scene.box)
    rooms = [to_pixels.mapRect(_path(shape).controlPointRect()) for shape in scene.front[0].shapes]
    rim = EDGE_CM * scale
    return reduce(QRectF.united, rooms).adjusted(-rim, -rim, rim, rim)


def paint_over(painter: QPainter, target: QRectF, scene: Scene, look: Look, *, arrow: float) -> None:
    """Paint what lies over the chest: the near arm and the arrow. Arguments as in paint_scene."""
    page = _Page(painter, target, scene.box, look)
    for layer in scene.front[1:]:
        page.layer(layer)
    wide = max(scene.box.height, scene.box.width * WIDE_PAGE) * ARROW_SHARE
    _arrow(page, scene.arrow, QColor(look.arrow), arrow, wide)
    page.close()


def _fitted(target: QRectF, box: Box) -> tuple[float, QTransform]:
    """How many pixels a cm has, and the way from cm to pixels."""
    scale = min(target.width() / box.width, target.height() / box.height)
    to_pixels = QTransform()
    to_pixels.translate(target.center().x(), target.center().y())
    to_pixels.scale(scale, -scale)
    to_pixels.translate(-(box.left + box.right) / 2, -(box.bottom + box.top) / 2)
    return scale, to_pixels


class _Page:
    """A painter that takes paths in cm.

    Each path is brought to pixels before it is painted: a painter that has to scale takes twice as long.
    """

    def __init__(self, painter: QPainter, target: QRectF, box: Box, look: Look) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter, self._target, self._box = painter, target, box
        self._scale, self._to_pixels = _fitted(target, box)
        self._floor = QColor(look.floor)
        self._fills = {tone: QColor(name) for tone, name in look.tones.items()}
        self._rims = {tone: QColor(name) for tone, name in look.rims.items()}

    def close(self) -> None:
        """Gives the painter back as it was."""
        self._painter.restore()

    def fill(self, path: QPainterPath, colour: QColor) -> None:
        """Fills a path."""
        self._painter.fillPath(self._to_pixels.map(path), colour)

    def stroke(self, path: QPainterPath, colour: QColor, width: float) -> None:
        """Draws along a path with a round pen, its width in cm."""
        pen = QPen(
            colour, width * self._scale, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        )
        self._painter.strokePath(self._to_pixels.map(path), pen)

    def floor(self) -> None:
        """The line of the floor, from edge to edge of the picture."""
        half, middle = self._target.width() / self._scale / 2, (self._box.left + self._box.right) / 2
        line = QPainterPath(QPointF(middle - half + FLOOR_EDGE_CM, FLOOR_CM))
        line.lineTo(middle + half - FLOOR_EDGE_CM, FLOOR_CM)
        self.stroke(line, self._floor, 1.0)

    def layer(self, layer: Layer) -> None:
        """Shapes one over the other, with their common rim."""
        paths = [(shape, _path(shape)) for shape in layer.shapes]
        if layer.edged:
            self._rim(paths)
        for shape, path in paths:
            if shape.style is Style.LINE:
                self.stroke(path, self._fills[shape.tone], shape.width)
            else:
                self.fill(path, self._fills[shape.tone])

    def _rim(self, paths: list[tuple[Shape, QPainterPath]]) -> None:
        """A thin rim round all shapes but details; rims of one colour are drawn at once, which is faster."""
        joined: dict[tuple[Tone, float], QPainterPath] = {}
        for shape, path in paths:
            if shape.tone not in DETAILS and (shape.style is not Style.LINE or shape.width > EDGE_CM):
                joined.setdefault((shape.tone, shape.width), QPainterPath()).addPath(path)
        for (tone, width), path in joined.items():
            colour = self._rims.get(tone) or self._fills[tone].darker(EDGE_DARKER)
            self.stroke(path, colour, width + EDGE_CM)


@lru_cache(maxsize=512)
def _path(shape: Shape) -> QPainterPath:
    """The path of a shape, kept: in a hold only the shirt moves."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if shape.style is Style.SHARP:
        path.addPolygon(QPolygonF([QPointF(point.real, point.imag) for point in shape.points]))
        path.closeSubpath()
        return path
    _curve(path, shape.points, closed=shape.style is Style.SMOOTH)
    return path


def _curve(path: QPainterPath, points: Points, *, closed: bool) -> None:
    """A curve through the points; in each it runs the way from the point before to the one after, a twin is a corner.

    No handle is longer than a third of its own piece, so that a close point next to a far one makes no bulge.
    """
    count = len(points)
    path.moveTo(points[0].real, points[0].imag)
    for index in range(count if closed else count - 1):
        here, there = points[index], points[(index + 1) % count]
        if here == there:
            continue
        before = points[index - 1] if closed or index else here
        after = points[(index + 2) % count] if closed or index + 2 < count else there
        third = abs(there - here) / 3
        first = here + _handle(there - before, third) if before != here else here
        second = there - _handle(after - here, third) if after != there else there
        path.cubicTo(first.real, first.imag, second.real, second.imag, there.real, there.imag)
    if closed:
        path.closeSubpath()


def _handle(across: complex, most: float) -> complex:
    """A sixth of the way between two neighbours (Catmull and Rom), or less of it."""
    length = abs(across)
    return across * min(1 / 6, most / length) if length > 0 else across


def _glow(page: _Page, points: Points, colour: QColor, strength: float) -> None:
    """The muscle: first a thin band of embers, in the end wide and bright with a soft rim and a warmer core."""
    if strength <= 0 or not points:
        return
    share = min(strength, 1.0)
    ember = _between(colour.darker(GLOW_EMBER), colour, share)
    ember.setAlphaF(min(share / GLOW_FADE, 1.0))
    path = _curved(_core(points, lerp(GLOW_THIN, 0.0, share)))
    bright = max(share - GLOW_FADE, 0.0) / (1 - GLOW_FADE)
    if bright:
        rim = QColor(colour)
        rim.setAlphaF(bright * GLOW_RIM)
        page.stroke(path, rim, GLOW_RIM_CM)
    page.fill(path, ember)
    if bright:
        warm = colour.lighter(GLOW_CORE)
        warm.setAlphaF(bright * GLOW_WARM)
        page.fill(_curved(_core(points, 0.3)), warm)


def _between(first: QColor, last: QColor, share: float) -> QColor:
    pairs = ((first.redF(), last.redF()), (first.greenF(), last.greenF()), (first.blueF(), last.blueF()))
    return QColor.fromRgbF(*(lerp(here, there, share) for here, there in pairs))


def _curved(points: Points) -> QPainterPath:
    path = QPainterPath()
    _curve(path, points, closed=True)
    return path


def _core(points: Points, share: float) -> Points:
    """The middle of a band whose second half of points runs back along the first; at share 0.5 nothing is left."""
    across = tuple(reversed(points))
    return tuple(lerp(here, there, share) for here, there in zip(points, across, strict=True))


def _arrow(page: _Page, points: Points, colour: QColor, strength: float, wide: float) -> None:
    """The arrow, as bold in a large scene as in a small one."""
    if strength <= 0 or not points:
        return
    colour.setAlphaF(min(strength, 1.0))
    path = QPainterPath()
    _curve(path, points, closed=False)
    tip = points[-1]
    ahead = (tip - points[-2]) / abs(tip - points[-2])
    for turn in (complex(-0.8, 0.6), complex(-0.8, -0.6)):
        barb = tip + ahead * turn * wide * BARB
        path.moveTo(tip.real, tip.imag)
        path.lineTo(barb.real, barb.imag)
    page.stroke(path, colour, wide)
