"""Twelve weeks, one square a day: told by shape as well as by colour, and walked along by the arrows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.ui.progress_view import Day
from sciatimer.ui.theme import Palette

_WEEKS = 12
_DAYS = 7
_GAP = 4
_LARGEST = 38  # pixels


class CalendarGrid(QWidget):
    """Weeks from left to right, Mondays on top.

    Args:
        name: what a screen reader calls it.
        language: that of the weekdays' names.
        palette: the colours.

    Signals:
        pointed(str): the words of the day that is pointed at, or walked to.
    """

    pointed = Signal(str)

    def __init__(self, name: str, language: str, palette: Palette) -> None:
        super().__init__()
        locale = QLocale(language)
        self._names = tuple(locale.dayName(day + 1, QLocale.FormatType.ShortFormat) for day in range(_DAYS))
        self._palette = palette
        self._days: dict[tuple[int, int], Day] = {}
        self._at: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._aside = self._names_width()

    def changeEvent(self, event: QEvent) -> None:
        """Other sizes of text make room for the names."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._aside = self._names_width()

    def show_days(self, days: Sequence[Day]) -> None:
        """Shows others in the place of those before."""
        self._days = {(day.week, day.weekday): day for day in days}
        self._at = None
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """As high as seven squares."""
        return QSize(420, _DAYS * _LARGEST)

    def minimumSizeHint(self) -> QSize:
        """Squares get smaller in a narrow window."""
        return QSize(200, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tells the day below the pointer."""
        place = self._place_at(event.position().toPoint())
        if place in self._days:
            self._point_at(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk from day to day; the first one goes to the last day."""
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        elif self._at is None:
            self._point_at(max(self._days, default=(0, 0)))
        else:
            week, weekday = divmod(self._at[0] * _DAYS + self._at[1] + step[0] * _DAYS + step[1], _DAYS)
            self._point_at((week, weekday))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And no longer."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The names of the days, then the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._palette.muted))
        for weekday, name in enumerate(self._names):
            square = self._square((0, weekday))
            room = QRectF(0, square.top(), self._aside - 8, square.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, name)
        for place, day in self._days.items():
            self._paint_day(painter, day, self._square(place))
        if self._at is not None or self.hasFocus():
            painter.setPen(QPen(QColor(self._palette.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._square(self._at or max(self._days, default=(0, 0))), 5, 5)
        painter.end()

    def _paint_day(self, painter: QPainter, day: Day, square: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.primary if day.sessions else self._palette.raised))
        painter.drawRoundedRect(square, 5, 5)
        inner = square.adjusted(*(square.width() * part for part in (0.3, 0.3, -0.3, -0.3)))
        if day.stopped:
            painter.setBrush(QColor(self._palette.surface))
            painter.drawRect(inner)
        elif day.rested and not day.sessions:
            painter.setPen(QPen(QColor(self._palette.primary), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(inner)

    def _names_width(self) -> float:
        return max(self.fontMetrics().horizontalAdvance(name) for name in self._names) + 12.0

    def _side(self) -> float:
        return min(_LARGEST - _GAP, (self.width() - self._aside) / _WEEKS - _GAP, self.height() / _DAYS - _GAP)

    def _square(self, place: tuple[int, int]) -> QRectF:
        side = self._side()
        return QRectF(self._aside + place[0] * (side + _GAP), 2 + place[1] * (side + _GAP), side, side)

    def _place_at(self, point: QPoint) -> tuple[int, int]:
        step = self._side() + _GAP
        return int((point.x() - self._aside) // step), int((point.y() - 2) // step)

    def _point_at(self, place: tuple[int, int]) -> None:
        if place in self._days and place != self._at:
            self._at = place
            self.pointed.emit(self._days[place].words)
            self.update()
