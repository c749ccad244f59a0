"""A body seen from behind, on which the furthest place with pain is touched."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.safety.values import Place, Where
from sciatimer.ui.theme import Palette

# the drawing's own units: 100 wide, 200 high, the spine at x = 50
_WIDTH, _HEIGHT = 100.0, 200.0
_LEAST, _MOST = 260, 400  # pixels of height


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the body that can be touched."""

    place: Place
    where: Where
    outline: QPainterPath


class BodyMap(QWidget):
    """The outline and its touched region. Seen from behind: left is left.

    Signals:
        touched(int, str): the Place and the Where of a region a person touched.
    """

    touched = Signal(int, str)

    def __init__(self, palette: Palette, *, described: str) -> None:
        super().__init__()
        self.setObjectName("body-map")
        self.setAccessibleName(described)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._palette = palette
        self._regions = tuple(_regions())
        self._silhouette = _silhouette()
        self._height = _LEAST
        self._shown: tuple[Place, Where] | None = None
        self._hovered: Region | None = None

    def show_place(self, place: Place | None, where: Where | None) -> None:
        """Marks a place; None clears it."""
        self._shown = None if place is None or where is None else (place, where)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        self.update()

    def grow(self, room: int) -> None:
        """Takes the height there is, in pixels, within its bounds."""
        self._height = min(_MOST, max(_LEAST, room))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Half as wide as high."""
        return QSize(self._height // 2, self._height)

    def minimumSizeHint(self) -> QSize:
        """Each region stays large enough to hit."""
        return QSize(120, 240)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A touch inside a region names it."""
        region = self._region_at(event.position())
        if region is not None:
            self.touched.emit(int(region.place), str(region.where))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows what a touch here would name."""
        region = self._region_at(event.position())
        if region is not self._hovered:
            self._hovered = region
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole map is small, it is drawn whole
        """Draws the outline, the regions and the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        painter.translate(frame.topLeft())
        painter.scale(frame.width() / _WIDTH, frame.height() / _HEIGHT)
        painter.setPen(QPen(QColor(self._palette.field_line), 0.9))
        painter.setBrush(QColor(self._palette.raised))
        painter.drawPath(self._silhouette)
        for region in self._regions:
            self._paint_region(painter, region)
        painter.end()

    def _paint_region(self, painter: QPainter, region: Region) -> None:
        marked = self._is_marked(region)
        if not marked and region is not self._hovered:
            painter.setPen(QPen(QColor(self._palette.field_line), 0.5, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(QPen(QColor(self._palette.glow if marked else self._palette.primary), 1.2))
            painter.setBrush(QColor(self._palette.glow if marked else self._palette.selected))
        painter.drawPath(region.outline.intersected(self._silhouette))

    def _is_marked(self, region: Region) -> bool:
        if self._shown is None or region.place is not self._shown[0]:
            return False
        return region.place is Place.LOW_BACK or self._shown[1] in {region.where, Where.BOTH}

    def _frame(self) -> QRectF:
        scale = min(self.width() / _WIDTH, self.height() / _HEIGHT)
        width, height = _WIDTH * scale, _HEIGHT * scale
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _region_at(self, point: QPointF) -> Region | None:
        frame = self._frame()
        inside = QPointF(
            (point.x() - frame.x()) * _WIDTH / frame.width(), (point.y() - frame.y()) * _HEIGHT / frame.height()
        )
        return next((region for region in self._regions if region.outline.contains(inside)), None)


def _regions() -> Iterator[Region]:
    low_back = QPainterPath()
    low_back.addRect(QRectF(34, 66, 32, 20))
    yield Region(Place.LOW_BACK, Where.BACK_ONLY, low_back)
    for place, top, bottom in (
        (Place.BUTTOCK, 86, 105),
        (Place.THIGH, 105, 142),
        (Place.CALF, 142, 180),
        (Place.FOOT, 180, 198),
    ):
        yield Region(place, Where.LEFT, _box(20, top, 50, bottom))
        yield Region(place, Where.RIGHT, _box(50, top, 80, bottom))


def _box(left: float, top: float, right: float, bottom: float) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(left, top, right - left, bottom - top))
    return path


def _silhouette() -> QPainterPath:
    head = QPainterPath()
    head.addEllipse(QPointF(50, 15), 9.5, 12)
    neck = _box(45.5, 22, 54.5, 34)
    half = _half_body()
    return head.united(neck).united(half).united(_mirrored(half)).simplified()


def _half_body() -> QPainterPath:
    """The right half, from the neck down to the foot and back up the inside of the leg, with its arm."""
    path = QPainterPath(QPointF(50, 31))
    path.cubicTo(58, 33, 69, 33, 71.5, 41)
    path.cubicTo(76, 52, 79, 70, 81.5, 84)
    path.cubicTo(83.5, 92, 85, 97, 83, 103)
    path.cubicTo(81, 106, 78, 104, 77.5, 98)
    path.cubicTo(75, 84, 70, 72, 67.5, 56)
    path.cubicTo(66, 66, 64.5, 72, 66.5, 84)
    path.cubicTo(69, 94, 69.5, 102, 68, 112)
    path.cubicTo(66, 126, 64.5, 134, 64, 144)
    path.cubicTo(66, 154, 65.5, 164, 61.5, 180)
    path.cubicTo(62, 187, 67, 190, 68, 194)
    path.cubicTo(68, 197, 56, 197.5, 54.5, 194)
    path.cubicTo(54, 190, 55, 184, 54.5, 178)
    path.cubicTo(52, 164, 52.5, 154, 53.5, 144)
    path.cubicTo(52.5, 130, 51.5, 118, 50.6, 106)
    path.lineTo(50, 104)
    path.closeSubpath()
    return path


def _mirrored(path: QPainterPath) -> QPainterPath:
    made = QPainterPath()
    for index in range(path.elementCount()):
        _add_mirrored(made, path, index)
    made.closeSubpath()
    return made


def _add_mirrored(made: QPainterPath, path: QPainterPath, index: int) -> None:
    element = path.elementAt(index)
    if element.isMoveTo():
        made.moveTo(_WIDTH - element.x, element.y)
    elif element.isLineTo():
        made.lineTo(_WIDTH - element.x, element.y)
    elif element.isCurveTo():
        second, end = path.elementAt(index + 1), path.elementAt(index + 2)
        made.cubicTo(_WIDTH - element.x, element.y, _WIDTH - second.x, second.y, _WIDTH - end.x, end.y)
