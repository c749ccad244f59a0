"""The working hours of one day as blocks that can be moved and stretched, by hand or by the arrows."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
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

from sciatimer.reminders.hours import Span
from sciatimer.texts import Texts
from sciatimer.ui.hours_edit import (
    DAY_END,
    STEP,
    Edge,
    Spans,
    edges,
    minute_of,
    with_edge,
    with_one_more,
    with_span_at,
    without,
)
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.time_scale import TimeScale, paint_hours

_GRAB = 12  # pixels around an edge in which it is taken
_ADD_KEYS = frozenset({Qt.Key.Key_Plus, Qt.Key.Key_Insert})
_REMOVE_KEYS = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})


class HoursStrip(QWidget):
    """One day. Up and down choose an edge, left and right move it by a quarter of an hour, plus and Del add and remove.

    Signals:
        changed(object): the day's spans as the person has left them.
        looked_at(): the keyboard or the hand is on this day.
    """

    changed = Signal(object)
    looked_at = Signal()

    def __init__(self, texts: Texts, palette: Palette, *, day: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._texts, self._palette, self._day = texts, palette, day
        self._spans: Spans = ()
        self._before: Spans = ()
        self._range = (0, DAY_END)
        self._edge: Edge | None = None
        self._held: tuple[int, float] | None = None  # a whole span in the hand, and how far from its start it is held
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(texts("hours.keys"))
        self._name_it()

    def show_spans(self, spans: Spans, shown: tuple[int, int]) -> None:
        """Shows a day's spans on this part of the day (minutes since midnight)."""
        self._spans, self._range = spans, shown
        if self._edge is not None and self._edge not in edges(spans):
            self._edge = None
        self._name_it()
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Paints in other colours."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """High enough for a finger, and for the hours below."""
        return QSize(320, max(44, round(self.fontMetrics().height() * 1.6)) + round(self.fontMetrics().height() * 1.5))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes."""
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the strip is painted as a whole
        """Paints the day, its hours and its blocks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale, band = self._scale, self._band
        painter.fillRect(band, QColor(self._palette.raised))
        paint_hours(painter, scale, band.bottom(), self.height() - band.bottom(), self._palette)
        for span in self._spans:
            self._paint_span(painter, scale, band, span)
        self._paint_focus(painter, scale, band)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Chooses an edge, moves it, adds or removes a span."""
        key = Qt.Key(event.key())
        sideways = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(key, 0)
        upwards = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key, 0)
        if upwards and self._spans:
            self._choose_next(upwards)
        elif sideways and self._spans:
            self._step(-sideways if self._scale.mirrored else sideways)
        elif key in _ADD_KEYS:
            self._set(with_one_more(self._spans))
        elif key in _REMOVE_KEYS and self._edge is not None:
            self._set(without(self._spans, self._edge.span))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes the edge or the span that is there."""
        self.looked_at.emit()
        self._before = self._spans
        self._edge = self._edge_at(event.position())
        if self._edge is None:
            at = self._span_at(event.position())
            if at is not None:
                self._held = at, self._scale.minute(event.position().x()) - self._spans[at].start
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Moves what is held; else shows by the pointer what can be taken."""
        minute = self._scale.minute(event.position().x())
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_pointer(event.position())
        elif self._edge is not None:
            self._preview(with_edge(self._spans, self._edge, minute))
        elif self._held is not None:
            at, offset = self._held
            self._preview(with_span_at(self._spans, at, minute - offset))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was moved counts from now on."""
        super().mouseReleaseEvent(event)
        self._held = None
        if self._spans != self._before:
            self.changed.emit(self._spans)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard has come to this day."""
        super().focusInEvent(event)
        self.looked_at.emit()
        self.update()

    @property
    def _scale(self) -> TimeScale:
        aside = self.fontMetrics().height() * 0.8
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return TimeScale(*self._range, aside, max(1.0, self.width() - 2 * aside), mirrored)

    @property
    def _band(self) -> QRectF:
        scale = self._scale
        return QRectF(scale.left, 6, scale.width, self.sizeHint().height() - self.fontMetrics().height() * 1.5 - 6)

    def _choose_next(self, step: int) -> None:
        every = edges(self._spans)
        at = every.index(self._edge) + step if self._edge in every else (0 if step > 0 else len(every) - 1)
        self._edge = every[min(max(at, 0), len(every) - 1)]
        self._tell()
        self.update()

    def _step(self, minutes: int) -> None:
        self._edge = self._edge or Edge(0, is_start=True)
        self._set(with_edge(self._spans, self._edge, minute_of(self._spans, self._edge) + minutes))

    def _set(self, spans: Spans) -> None:
        if spans != self._spans:
            self._preview(spans)
            self.changed.emit(spans)
            self._tell()

    def _preview(self, spans: Spans) -> None:
        self.show_spans(spans, self._range)

    def _tell(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._words()))

    def _words(self) -> str:
        if self._edge is None or self._edge not in edges(self._spans):
            return self.accessibleName()
        key = "hours.starts" if self._edge.is_start else "hours.ends"
        minute = minute_of(self._spans, self._edge)
        return self._texts(key, time=f"{minute // 60:02}:{minute % 60:02}")

    def _name_it(self) -> None:
        hours = ", ".join(map(str, self._spans)) or self._texts("hours.free")
        self.setAccessibleName(f"{self._day}: {hours}")

    def _edge_at(self, at: QPointF) -> Edge | None:
        near = [(abs(self._scale.x(minute_of(self._spans, edge)) - at.x()), edge) for edge in edges(self._spans)]
        found = min(near, key=lambda pair: pair[0], default=None)
        return found[1] if found is not None and found[0] <= _GRAB else None

    def _span_at(self, at: QPointF) -> int | None:
        minute = self._scale.minute(at.x())
        return next((at for at, span in enumerate(self._spans) if span.start <= minute <= span.end), None)

    def _show_pointer(self, at: QPointF) -> None:
        if self._edge_at(at) is not None:
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        elif self._span_at(at) is not None:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

    def _paint_span(self, painter: QPainter, scale: TimeScale, band: QRectF, span: Span) -> None:
        place = scale.part(span.start, span.end, band.y(), band.height())
        painter.setPen(QPen(QColor(self._palette.primary), 1.5))
        painter.setBrush(QColor(self._palette.selected))
        painter.drawRoundedRect(place, 5, 5)
        painter.setPen(QPen(QColor(self._palette.primary), 3))
        for x in (place.left() + 5, place.right() - 5):
            painter.drawLine(QPointF(x, place.center().y() - 7), QPointF(x, place.center().y() + 7))
        painter.setPen(QColor(self._palette.on_selected))
        if painter.fontMetrics().horizontalAdvance(str(span)) + 24 <= place.width():
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(span))

    def _paint_focus(self, painter: QPainter, scale: TimeScale, band: QRectF) -> None:
        if not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._palette.focus), 3))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        if self._edge is not None and self._edge in edges(self._spans):
            x = scale.x(minute_of(self._spans, self._edge))
            painter.setBrush(QColor(self._palette.focus))
            painter.drawEllipse(QPointF(x, band.center().y()), 8, 8)
