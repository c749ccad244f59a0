"""Pain over time on paper: three lines that are told apart without colour, and the locks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from sciatimer.texts import Texts
from sciatimer.ui.progress_points import Point
from sciatimer.ui.progress_view import Mark, ProgressView
from sciatimer.ui.time_ticks import moment_words, moments, step_for

_HIGHEST = 10  # NPRS
_EVERY = 2
_SMALL_FROM = 60  # points from which on there is no room for symbols
_PALE = QColor("#bbbbbb")
_BLACK = QColor("#000000")
_MORNING = 20 * 3600.0  # seconds after a session: where the next morning's answer is drawn
_LINES = {"before": Qt.PenStyle.SolidLine, "after": Qt.PenStyle.DashLine, "next_morning": Qt.PenStyle.DotLine}


@dataclass(frozen=True, slots=True)
class _Ground:
    """The part of the paper between the axes, and what it stands for."""

    place: QRectF
    begin: float
    end: float

    def at(self, moment: float) -> float:
        """Where a moment is."""
        return self.place.left() + (moment - self.begin) / (self.end - self.begin) * self.place.width()

    def high(self, pain: float) -> float:
        """Where a pain is."""
        return self.place.bottom() - pain / _HIGHEST * self.place.height()


class PainPlot:
    """Draws the pain of a view.

    Args:
        view: what is to be drawn.
        texts: the words beside it.
    """

    ratio = 0.26

    def __init__(self, view: ProgressView, texts: Texts) -> None:
        self._view = view
        self._texts = texts

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draws it, black on white."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = QFontMetricsF(painter.font(), painter.device())
        line, unit = metrics.lineSpacing(), metrics.averageCharWidth()
        around = (3 * unit, 1.6 * line, -unit, -1.4 * line)
        view = self._view
        ground = _Ground(place.adjusted(*around), view.begin, max(view.end, view.begin + 1))
        thin = unit / 8
        self._draw_scale(painter, ground, line, thin)
        for mark in view.marks:
            self._draw_mark(painter, ground, mark, thin * 2)
        for name, style in _LINES.items():
            self._draw_line(painter, ground, name, QPen(_BLACK, thin * 2, style))
        self._draw_legend(painter, QRectF(place.left(), place.top(), place.width(), line), unit, thin)

    def _draw_scale(self, painter: QPainter, ground: _Ground, line: float, thin: float) -> None:
        place = ground.place
        for pain in range(0, _HIGHEST + 1, _EVERY):
            high = ground.high(pain)
            painter.setPen(QPen(_PALE, thin))
            painter.drawLine(QLineF(place.left(), high, place.right(), high))
            painter.setPen(_BLACK)
            words = QRectF(0, high - line / 2, place.left() - line / 3, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(pain))
        locale = QLocale(self._texts.language)
        step = step_for(ground.end - ground.begin, place.width() / (line * 5))
        for moment in moments(ground.begin, ground.end, step):
            words = QRectF(ground.at(moment) - line * 3, place.bottom() + line * 0.2, line * 6, line)
            painter.drawText(words, Qt.AlignmentFlag.AlignCenter, moment_words(moment, step, locale))

    def _draw_mark(self, painter: QPainter, ground: _Ground, mark: Mark, thick: float) -> None:
        style = Qt.PenStyle.SolidLine if mark.locks else Qt.PenStyle.DashDotLine
        painter.setPen(QPen(_BLACK, thick, style))
        at = ground.at(mark.at)
        painter.drawLine(QLineF(at, ground.place.top(), at, ground.place.bottom()))

    def _draw_line(self, painter: QPainter, ground: _Ground, name: str, pen: QPen) -> None:
        aside = _MORNING if name == "next_morning" else 0.0
        spots = [_spot(ground, point, name, aside) for point in self._view.points]
        painter.setPen(pen)
        for run in _runs(spots):
            painter.drawPolyline(QPolygonF(run))
        if len(spots) <= _SMALL_FROM:
            for spot in filter(None, spots):
                _draw_symbol(painter, name, spot, pen.widthF() * 2)

    def _draw_legend(self, painter: QPainter, place: QRectF, unit: float, thin: float) -> None:
        at = place.left() + 3 * unit
        middle = place.center().y()
        for name, style in _LINES.items():
            painter.setPen(QPen(_BLACK, thin * 2, style))
            painter.drawLine(QLineF(at, middle, at + 5 * unit, middle))
            _draw_symbol(painter, name, QPointF(at + 2.5 * unit, middle), thin * 4)
            at = self._draw_words(painter, place, at + 6 * unit, self._texts(f"progress.{name}"), unit)
        for locks in sorted({mark.locks for mark in self._view.marks}, reverse=True):
            style = Qt.PenStyle.SolidLine if locks else Qt.PenStyle.DashDotLine
            painter.setPen(QPen(_BLACK, thin * 2, style))
            painter.drawLine(QLineF(at, place.top(), at, place.bottom()))
            key = "progress.legend_locked" if locks else "progress.legend_unlocked"
            at = self._draw_words(painter, place, at + unit, self._texts(key), unit)

    def _draw_words(self, painter: QPainter, place: QRectF, at: float, words: str, unit: float) -> float:
        """Draws them, and tells where the next thing may begin."""
        width = QFontMetricsF(painter.font(), painter.device()).horizontalAdvance(words) + unit
        painter.setPen(_BLACK)
        painter.drawText(QRectF(at, place.top(), width, place.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return at + width + 2 * unit


def _spot(ground: _Ground, point: Point, name: str, aside: float) -> QPointF | None:
    pain: float | None = getattr(point, name)
    if pain is None:
        return None
    return QPointF(min(ground.at(point.at + aside), ground.place.right()), ground.high(pain))


def _runs(spots: Sequence[QPointF | None]) -> list[list[QPointF]]:
    """The stretches of a line between its gaps."""
    runs: list[list[QPointF]] = [[]]
    for spot in spots:
        if spot is None:
            runs.append([])
        else:
            runs[-1].append(spot)
    return [run for run in runs if run]


def _draw_symbol(painter: QPainter, name: str, spot: QPointF, size: float) -> None:
    painter.setPen(QPen(_BLACK, size / 4))
    painter.setBrush(Qt.BrushStyle.NoBrush if name == "before" else _BLACK)
    _SYMBOLS[name](painter, spot, size)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _circle(painter: QPainter, spot: QPointF, size: float) -> None:
    painter.drawEllipse(spot, size, size)


def _square(painter: QPainter, spot: QPointF, size: float) -> None:
    half = size * 0.7
    painter.drawRect(QRectF(spot.x() - half, spot.y() - half, 2 * half, 2 * half))


def _triangle(painter: QPainter, spot: QPointF, size: float) -> None:
    corners = ((-size, -size * 0.7), (size, -size * 0.7), (0.0, size))
    painter.drawPolygon(QPolygonF([spot + QPointF(*corner) for corner in corners]))


_SYMBOLS: dict[str, Callable[[QPainter, QPointF, float], None]] = {
    "before": _circle,
    "after": _square,
    "next_morning": _triangle,
}
