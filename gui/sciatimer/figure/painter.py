"""Paints a scene with vectors."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from sciatimer.figure.geometry import Points, lerp
from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.scene import Box, Scene
from sciatimer.figure.shapes import Layer, Shape, Style, Tone

__all__ = ["HairTone", "Look", "SkinTone", "look_for", "paint_scene"]

EDGE_CM = 0.8
EDGE_DARKER = 122
ARROW_CM = 2.6
GLOW_RIM_CM = 1.5
GLOW_CORE = 118


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
    paint_front(painter, target, scene, look, arrow=arrow)


def paint_back(painter: QPainter, target: QRectF, scene: Scene, look: Look, *, glow: float) -> None:
    """Paint what does not breathe: shadow, floor, props, legs, head and glow. Arguments as in paint_scene."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = _colours(look)
    _fit(painter, target, scene.box)
    _layer(painter, scene.shadow, colours)
    _floor(painter, target, scene.box, look)
    for layer in scene.behind:
        _layer(painter, layer, colours)
    _glow(painter, scene.glow, QColor(look.glow), glow)
    painter.restore()


def paint_front(painter: QPainter, target: QRectF, scene: Scene, look: Look, *, arrow: float) -> None:
    """Paint what lies over the rest: the chest, the near arm and the arrow. Arguments as in paint_scene."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colours = _colours(look)
    _fit(painter, target, scene.box)
    for layer in scene.front:
        _layer(painter, layer, colours)
    _arrow(painter, scene.arrow, QColor(look.arrow), arrow)
    painter.restore()


def _colours(look: Look) -> dict[Tone, QColor]:
    return {tone: QColor(name) for tone, name in look.tones.items()}


def _scale(target: QRectF, box: Box) -> float:
    return min(target.width() / box.width, target.height() / box.height)


def _fit(painter: QPainter, target: QRectF, box: Box) -> None:
    scale = _scale(target, box)
    painter.translate(target.center())
    painter.scale(scale, -scale)
    painter.translate(-(box.left + box.right) / 2, -(box.bottom + box.top) / 2)


def _floor(painter: QPainter, target: QRectF, box: Box, look: Look) -> None:
    half = target.width() / _scale(target, box) / 2
    middle = (box.left + box.right) / 2
    painter.setPen(QPen(QColor(look.floor), 1.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QPointF(middle - half + 3, -0.5), QPointF(middle + half - 3, -0.5))


def _layer(painter: QPainter, layer: Layer, colours: dict[Tone, QColor]) -> None:
    paths = [(shape, _path(shape)) for shape in layer.shapes]
    if layer.edged:
        for shape, path in paths:
            if shape.style is not Style.LINE or shape.width > EDGE_CM:
                _draw(painter, shape, path, colours[shape.tone].darker(EDGE_DARKER), EDGE_CM)
    for shape, path in paths:
        _draw(painter, shape, path, colours[shape.tone], 0.0)


def _draw(painter: QPainter, shape: Shape, path: QPainterPath, colour: QColor, rim: float) -> None:
    if shape.style is Style.LINE:
        painter.strokePath(path, _round_pen(colour, shape.width + rim))
    elif rim:
        painter.strokePath(path, _round_pen(colour, rim))
    else:
        painter.fillPath(path, colour)


def _round_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


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
    """A curve through the points, each piece with the tangents of its neighbours (Catmull and Rom)."""
    count = len(points)
    path.moveTo(points[0].real, points[0].imag)
    for index in range(count if closed else count - 1):
        here, there = points[index], points[(index + 1) % count]
        if here == there:
            continue
        before = points[index - 1] if closed or index else here
        after = points[(index + 2) % count] if closed or index + 2 < count else there
        first = here + (there - before) / 6 if before != here else here
        second = there - (after - here) / 6 if after != there else there
        path.cubicTo(first.real, first.imag, second.real, second.imag, there.real, there.imag)
    if closed:
        path.closeSubpath()


def _glow(painter: QPainter, points: Points, colour: QColor, strength: float) -> None:
    """The muscle, with a soft rim and a warmer core."""
    if strength <= 0 or not points:
        return
    path, core = QPainterPath(), QPainterPath()
    _curve(path, points, closed=True)
    _curve(core, _core(points), closed=True)
    warm = colour.lighter(GLOW_CORE)
    colour.setAlphaF(min(strength * 0.4, 1.0))
    painter.strokePath(path, _round_pen(colour, GLOW_RIM_CM))
    colour.setAlphaF(min(strength, 1.0))
    painter.fillPath(path, colour)
    warm.setAlphaF(min(strength * 0.7, 1.0))
    painter.fillPath(core, warm)


def _core(points: Points) -> Points:
    """The middle of a band whose second half of points runs back along the first."""
    across = tuple(reversed(points))
    return tuple(lerp(here, there, 0.3) for here, there in zip(points, across, strict=True))


def _arrow(painter: QPainter, points: Points, colour: QColor, strength: float) -> None:
    if strength <= 0 or not points:
        return
    colour.setAlphaF(min(strength, 1.0))
    path = QPainterPath()
    _curve(path, points, closed=False)
    tip = points[-1]
    ahead = (tip - points[-2]) / abs(tip - points[-2])
    for turn in (complex(-0.8, 0.6), complex(-0.8, -0.6)):
        barb = tip + ahead * turn * 8
        path.moveTo(tip.real, tip.imag)
        path.lineTo(barb.real, barb.imag)
    painter.strokePath(path, _round_pen(colour, ARROW_CM))
