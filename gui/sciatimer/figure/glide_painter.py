"""Paints what gliding means: a cable that slides through tubes, and one that is caught (clinical.md 6.2, 2.10 to 2.14)."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from sciatimer.figure.anatomy import Tissue
from sciatimer.figure.anatomy_look import AnatomyLook

WIDE, HIGH = 100.0, 30.0  # the measure of one row, fitted into its place
TUBES = (12.0, 41.0, 70.0)
TUBE = 18.0
HALF = 6.0  # from a tube's middle to its outside
WALL = 2.2
PINCH = 1.5
CABLE = 2.6
RIM = 0.9
MIDDLE = HIGH / 2
EDGE_DARKER = 118
GAP_PX = 6.0
WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class GlideWords:
    """What stands under each row."""

    free: str
    caught: str


def paint_glide(painter: QPainter, target: QRectF, look: AnatomyLook, words: GlideWords, *, text_px: float) -> None:
    """Paint both rows into a rectangle, the free cable above the caught one.

    Args:
        painter: an active painter; its font family is used, its state is kept.
        target: where to paint, in the painter's units.
        look: the colours.
        words: what is written under each row.
        text_px: the height of the words.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(painter.font())
    font.setPixelSize(round(text_px))
    painter.setFont(font)
    half = (target.height() - GAP_PX) / 2
    room, measure = QRectF(0, 0, target.width(), 1e4), QFontMetricsF(font)
    under = max(measure.boundingRect(room, WRAP, text).height() for text in (words.free, words.caught))
    for caught, text in ((False, words.free), (True, words.caught)):
        top = target.top() + (half + GAP_PX if caught else 0)
        _row(painter, QRectF(target.left(), top, target.width(), half - under), look, caught=caught)
        painter.setPen(QColor(look.text))
        painter.drawText(QRectF(target.left(), top + half - under, target.width(), under), WRAP, text)
    painter.restore()


def _row(painter: QPainter, place: QRectF, look: AnatomyLook, *, caught: bool) -> None:
    painter.save()
    scale = min(place.width() / WIDE, place.height() / HIGH)
    painter.translate(place.center())
    painter.scale(scale, scale)
    painter.translate(-WIDE / 2, -MIDDLE)
    for start in TUBES:
        _far_wall(painter, start, look, pinch=caught and start == TUBES[1])
    _cable(painter, look, caught=caught)
    for start in TUBES:
        _near_walls(painter, start, look, pinch=caught and start == TUBES[1])
    if caught:
        _squeeze(painter, look)
    _arrows(painter, look, caught=caught)
    painter.restore()


def _half_at(pinch: bool) -> float:
    return PINCH + WALL if pinch else HALF


def _outside(start: float, *, pinch: bool, inset: float) -> QPainterPath:
    """The outline of a tube; a pinched one is narrow in its middle."""
    end, half, waist = start + TUBE, HALF - inset, _half_at(pinch) - inset
    middle = start + TUBE / 2
    path = QPainterPath(QPointF(start, MIDDLE - half))
    path.cubicTo(start + 5, MIDDLE - half, middle - 4, MIDDLE - waist, middle, MIDDLE - waist)
    path.cubicTo(middle + 4, MIDDLE - waist, end - 5, MIDDLE - half, end, MIDDLE - half)
    path.lineTo(end, MIDDLE + half)
    path.cubicTo(end - 5, MIDDLE + half, middle + 4, MIDDLE + waist, middle, MIDDLE + waist)
    path.cubicTo(middle - 4, MIDDLE + waist, start + 5, MIDDLE + half, start, MIDDLE + half)
    path.closeSubpath()
    return path


def _far_wall(painter: QPainter, start: float, look: AnatomyLook, *, pinch: bool) -> None:
    """The inside of the tube, dark."""
    inside = QColor(look.tissues[Tissue.SEMIMEMBRANOSUS_SHADE])
    path = _outside(start, pinch=pinch, inset=0.0)
    painter.strokePath(path, _pen(inside.darker(EDGE_DARKER), RIM))
    painter.fillPath(path, inside)


def _near_walls(painter: QPainter, start: float, look: AnatomyLook, *, pinch: bool) -> None:
    """The cut edges of the tube, above and below the cable."""
    walls = _outside(start, pinch=pinch, inset=0.0) - _outside(start, pinch=pinch, inset=WALL)
    painter.fillPath(walls, QColor(look.tissues[Tissue.BICEPS]))


def _cable(painter: QPainter, look: AnatomyLook, *, caught: bool) -> None:
    path = QPainterPath(QPointF(2, MIDDLE))
    if caught:  # slack piles up before the narrow place, behind it all is taut
        path.lineTo(29, MIDDLE)
        path.cubicTo(31.4, MIDDLE, 31.2, MIDDLE - 4.6, 33.4, MIDDLE - 4.6)
        path.cubicTo(35.6, MIDDLE - 4.6, 35.4, MIDDLE + 4.6, 37.6, MIDDLE + 4.6)
        path.cubicTo(39.8, MIDDLE + 4.6, 40, MIDDLE, 44, MIDDLE)
    path.lineTo(WIDE - 2, MIDDLE)
    painter.strokePath(path, _pen(QColor(look.tissues[Tissue.NERVE_RIM]), CABLE + RIM))
    painter.strokePath(path, _pen(QColor(look.tissues[Tissue.NERVE]), CABLE))


def _squeeze(painter: QPainter, look: AnatomyLook) -> None:
    """Two wedges that press on the tube in the middle."""
    middle, colour = TUBES[1] + TUBE / 2, QColor(look.leader)
    for side in (-1, 1):
        tip, base = MIDDLE + side * (PINCH + WALL + 0.9), MIDDLE + side * (PINCH + WALL + 6.2)
        wedge = QPolygonF([QPointF(middle, tip), QPointF(middle - 3.2, base), QPointF(middle + 3.2, base)])
        path = QPainterPath()
        path.addPolygon(wedge)
        path.closeSubpath()
        painter.strokePath(path, _pen(colour, 0.8))
        painter.fillPath(path, colour)


def _arrows(painter: QPainter, look: AnatomyLook, *, caught: bool) -> None:
    """A long arrow both ways where the cable is free, a short one that ends at a bar where it is caught."""
    pen, level = _pen(QColor(look.leader), 0.9), MIDDLE + HALF + 4.2
    if not caught:
        _arrow(painter, pen, 50 - 16, 50 + 16, level, both=True)
        return
    _arrow(painter, pen, TUBES[0] + 4, TUBES[1] - 3.4, level, both=False)
    path = QPainterPath(QPointF(TUBES[1] - 1.6, level - 2.2))
    path.lineTo(TUBES[1] - 1.6, level + 2.2)
    painter.strokePath(path, pen)


def _arrow(painter: QPainter, pen: QPen, start: float, end: float, level: float, *, both: bool) -> None:
    path = QPainterPath(QPointF(start, level))
    path.lineTo(end, level)
    for tip, ahead in ((end, 1), (start, -1)) if both else ((end, 1),):
        path.moveTo(tip - ahead * 2, level - 1.6)
        path.lineTo(tip, level)
        path.lineTo(tip - ahead * 2, level + 1.6)
    painter.strokePath(path, pen)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
