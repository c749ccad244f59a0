"""The workday as a strip: where somebody sat, the breaks, what held them back, and the next one."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.ui.day_view import SPANS, DayItem, DayLook, DayView
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.day_marks import paint_mark, paint_span
from sciatimer.ui.widgets.time_scale import TimeScale, paint_hours

_MARK, _BAND, _GAP = 1.3, 1.6, 0.35  # lines of text: a mark, the band, and what lies between
_ROWS = 2  # marks that would lie on each other go into another row
_ASIDE = 1.2  # lines of text left and right, so that the first and the last hour have room


class DayStrip(QWidget):
    """Shows a day. The pointer and the arrows tell each item in words.

    Signals:
        told(str): the item that is looked at, in words; empty for none.
    """

    told = Signal(str)

    def __init__(self, palette: Palette, *, name: str) -> None:
        super().__init__()
        self.setObjectName("day-strip")
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._palette = palette
        self._day = DayView(0, 1440, None, ())
        self._chosen: DayItem | None = None

    def show_day(self, day: DayView) -> None:
        """Shows another day, or the same one some minutes later; what is looked at stays so if it is still there."""
        self._day = day
        if self._chosen is not None and self._chosen not in day.items:
            self._choose(None)
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Paints in other colours."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """As high as marks, band and hours."""
        line = self._line
        return QSize(round(line * 24), round(line * (_MARK * _ROWS + _BAND + 2 * _GAP + 1.6)))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the strip is painted as a whole
        """Paints the band, what lies on it, and the marks above."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, top, height = self._scale, self._band_top, self._line * _BAND
        painter.fillRect(QRectF(scale.left, top, scale.width, height), QColor(self._palette.raised))
        for item in sorted((item for item in self._day.items if item.look in SPANS), key=_layer):
            paint_span(painter, scale.part(item.begins, item.ends, top, height), item.look, self._palette)
        paint_hours(painter, scale, top + height, self._line * 1.6, self._palette)
        self._paint_now(painter, scale)
        for item in self._day.items:
            if item.look not in SPANS:
                self._paint_mark(painter, item)
        self._paint_chosen(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk along the items, Home and End lead to the first and the last."""
        items = self._day.items
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        step = -step if self._is_mirrored else step
        if items and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._walk_to(items[0 if event.key() == Qt.Key.Key_Home else -1])
        elif items and step:
            at = items.index(self._chosen) + step if self._chosen in items else (0 if step > 0 else len(items) - 1)
            self._walk_to(items[min(max(at, 0), len(items) - 1)])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is looked at any more."""
        super().focusOutEvent(event)
        self._choose(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The item under the pointer is the one that is looked at."""
        self._choose(self._item_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self._choose(None)

    @property
    def _line(self) -> int:
        return self.fontMetrics().height()

    @property
    def _band_top(self) -> float:
        return self._line * (_MARK * _ROWS + 2 * _GAP)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def _scale(self) -> TimeScale:
        aside = self._line * _ASIDE
        return TimeScale(self._day.begins, self._day.ends, aside, max(1.0, self.width() - 2 * aside), self._is_mirrored)

    def _walk_to(self, item: DayItem) -> None:
        self._choose(item)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, item.told))

    def _choose(self, item: DayItem | None) -> None:
        if item != self._chosen:
            self._chosen = item
            self.told.emit("" if item is None else item.told)
            self.update()

    def _place_of(self, item: DayItem) -> QRectF:
        """What is painted of an item, in pixels."""
        if item.look in SPANS:
            return self._scale.part(item.begins, item.ends, self._band_top, self._line * _BAND)
        side = self._line * _MARK
        row = _ROWS - 1 - self._row_of(item)
        return QRectF(self._scale.x(item.begins) - side / 2, self._line * _GAP + row * side, side, side)

    def _row_of(self, item: DayItem) -> int:
        """0 right above the band; where marks come too close, each goes where the last one is farthest away."""
        last = [float("-inf")] * _ROWS
        for other in self._day.items:
            if other.look in SPANS:
                continue
            x = abs(self._scale.x(other.begins) - self._scale.x(self._day.begins))
            free = [row for row in range(_ROWS) if x - last[row] >= self._line * _MARK]
            row = free[0] if free else last.index(min(last))
            if other is item:
                return row
            last[row] = x
        return 0

    def _item_at(self, at: QPointF) -> DayItem | None:
        """The mark at a point, else what lasts there: the uppermost."""
        marks = [item for item in self._day.items if item.look not in SPANS and self._place_of(item).contains(at)]
        if marks:
            return marks[-1]
        inside = [item for item in self._day.items if item.look in SPANS and self._place_of(item).contains(at)]
        return max(inside, key=_layer, default=None)

    def _paint_mark(self, painter: QPainter, item: DayItem) -> None:
        if item.look is DayLook.HELD and item.ends > item.begins:
            painter.setPen(QPen(QColor(self._palette.on_warn), 3))
            y = self._band_top - self._line * _GAP / 2
            painter.drawLine(QPointF(self._scale.x(item.begins), y), QPointF(self._scale.x(item.ends), y))
        paint_mark(painter, self._place_of(item), item.look, self._palette)

    def _paint_now(self, painter: QPainter, scale: TimeScale) -> None:
        now = self._day.now
        if now is not None and self._day.begins <= now <= self._day.ends:
            painter.setPen(QPen(QColor(self._palette.glow), 2.5))
            x = scale.x(now)
            painter.drawLine(QPointF(x, self._band_top - 3), QPointF(x, self._band_top + self._line * _BAND + 3))

    def _paint_chosen(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.focus), 3))
        if self._chosen is not None:
            painter.drawRoundedRect(self._place_of(self._chosen).adjusted(-2, -2, 2, 2), 4, 4)
        elif self.hasFocus():
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)


def _layer(item: DayItem) -> int:
    """What lies above what in the band."""
    return SPANS.index(item.look)
