"""A small shape for how something stands: a full disc with a tick, an empty ring, or three dots."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sciatimer.ui.day_view import DayLook
from sciatimer.ui.diagnostics_view import MechanismState
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.day_marks import paint_mark

_MARKS = {MechanismState.LIVE: DayLook.TAKEN, MechanismState.MISSING: DayLook.SKIPPED}


class StateMark(QWidget):
    """As high as a line of text. The words beside it say the same, so that nobody has to read it."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._state = MechanismState.ASKED
        self.setFixedSize(self.sizeHint())

    def show_state(self, state: MechanismState) -> None:
        """Shows how it stands."""
        self._state = state
        self.setFixedSize(self.sizeHint())
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Paints in other colours."""
        self._palette = palette
        self.update()

    def sizeHint(self) -> QSize:
        """Somewhat more than a line of text."""
        side = round(self.fontMetrics().height() * 1.2)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - a small picture
        """Paints the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state in _MARKS:
            paint_mark(painter, QRectF(self.rect()), _MARKS[self._state], self._palette)
        else:
            painter.setBrush(QColor(self._palette.muted))
            painter.setPen(QColor(self._palette.muted))
            for at in (0.2, 0.5, 0.8):
                painter.drawEllipse(QPointF(self.width() * at, self.height() / 2), 2, 2)
        painter.end()
