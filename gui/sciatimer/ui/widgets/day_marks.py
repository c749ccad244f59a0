"""The shapes and patterns of the day's strip. Each is told from the others without its colour."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPolygonF

from sciatimer.ui.day_view import DayLook
from sciatimer.ui.theme import Palette

_LINE = 0.12  # of a mark's height


def paint_span(painter: QPainter, place: QRectF, look: DayLook, palette: Palette) -> None:
    """Paints something that lasts into its part of the band."""
    painter.save()
    if look is DayLook.WORK:
        painter.setPen(QPen(QColor(palette.field_line), 1))
        painter.setBrush(QColor(palette.surface))
        painter.drawRect(place)
    elif look is DayLook.SEATED:
        painter.fillRect(_thin(place, 0.5), QColor(palette.primary))
    elif look is DayLook.AWAY:
        painter.setPen(QPen(QColor(palette.muted), 1.5, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(_thin(place, 0.5))
    else:
        painter.setPen(QPen(QColor(palette.muted), 1))
        painter.setBrush(QBrush(QColor(palette.muted), Qt.BrushStyle.BDiagPattern))
        painter.drawRect(place)
    painter.restore()


def paint_mark(painter: QPainter, place: QRectF, look: DayLook, palette: Palette) -> None:
    """Paints a mark as large as fits into a place."""
    side = min(place.width(), place.height())
    box = QRectF(0, 0, side, side)
    box.moveCenter(place.center())
    painter.save()
    painter.setPen(_pen(palette.text, side))
    painter.setBrush(QColor(palette.surface))
    _MARKS[look](painter, box.adjusted(1.5, 1.5, -1.5, -1.5), palette)
    painter.restore()


def _thin(place: QRectF, share: float) -> QRectF:
    """The middle of a place, this share of its height."""
    aside = place.height() * (1 - share) / 2
    return place.adjusted(0, aside, 0, -aside)


def _pen(colour: str, side: float) -> QPen:
    pen = QPen(QColor(colour), max(1.5, side * _LINE))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _at(box: QRectF, x: float, y: float) -> QPointF:
    return QPointF(box.x() + x * box.width(), box.y() + y * box.height())


def _taken(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A full disc with a tick."""
    painter.setBrush(QColor(palette.primary))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(box)
    painter.setPen(_pen(palette.on_primary, box.width()))
    painter.drawPolyline(QPolygonF([_at(box, 0.27, 0.52), _at(box, 0.44, 0.69), _at(box, 0.74, 0.33)]))


def _later(painter: QPainter, box: QRectF, palette: Palette) -> None:  # noqa: ARG001 - all marks are painted alike
    """A clock."""
    painter.drawEllipse(box)
    painter.drawPolyline(QPolygonF([_at(box, 0.5, 0.22), _at(box, 0.5, 0.53), _at(box, 0.7, 0.65)]))


def _skipped(painter: QPainter, box: QRectF, palette: Palette) -> None:  # noqa: ARG001 - all marks are painted alike
    """A ring with a stroke through it."""
    painter.drawEllipse(box)
    painter.drawLine(_at(box, 0.18, 0.82), _at(box, 0.82, 0.18))


def _unanswered(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A broken ring."""
    pen = _pen(palette.muted, box.width())
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.6, 1.6])
    painter.setPen(pen)
    painter.drawEllipse(box)


def _held(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A square with two bars: it waits."""
    painter.setBrush(QColor(palette.warn))
    painter.setPen(_pen(palette.on_warn, box.width()))
    painter.drawRect(box)
    for x in (0.36, 0.64):
        painter.drawLine(_at(box, x, 0.3), _at(box, x, 0.7))


def _next(painter: QPainter, box: QRectF, palette: Palette) -> None:
    """A wedge that points at its time."""
    path = QPainterPath(_at(box, 0.5, 1.0))
    path.lineTo(_at(box, 0.02, 0.2))
    path.lineTo(_at(box, 0.98, 0.2))
    path.closeSubpath()
    painter.fillPath(path, QColor(palette.focus))


_MARKS: dict[DayLook, Callable[[QPainter, QRectF, Palette], None]] = {
    DayLook.TAKEN: _taken,
    DayLook.LATER: _later,
    DayLook.SKIPPED: _skipped,
    DayLook.UNANSWERED: _unanswered,
    DayLook.HELD: _held,
    DayLook.NEXT: _next,
}
