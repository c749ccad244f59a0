"""Labels, buttons and cards with a role that the style sheet knows."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

_FILLED = frozenset({"primary", "stop"})


class ActionButton(QPushButton):
    """A push button that Enter presses as well as Space."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """On a filled button the frame of the focus alone is hard to see: a line in the colour of its words helps."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("role") in _FILLED:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().buttonText().color(), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 6, 6)
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a focused button is a click; a key that is held down is only one."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Only the first half of a double click counts: the second may fall on what the first has opened."""
        event.accept()


def button(text: str, role: str = "", *, checkable: bool = False, name: str = "") -> ActionButton:
    """A button; ``role`` is primary, stop, quiet, step, row or empty; ``name`` is for tests and screen readers' tools."""
    made = ActionButton(text)
    made.setProperty("role", role)
    made.setCheckable(checkable)
    made.setObjectName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def label(text: str = "", role: str = "", *, name: str = "") -> QLabel:
    """A wrapping label; ``role`` is display, title, heading, muted, phase, cue, notice or empty."""
    made = QLabel(text)
    made.setProperty("role", role)
    made.setObjectName(name)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role == "display":
        made.setIndent(0)  # room for the mark of the keyboard below it would otherwise push it to the right
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """A framed surface and the column inside it."""
    frame = QFrame()
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(18, 16, 18, 16)
    column.setSpacing(10)
    return frame, column


def set_margins(layout: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Room around a layout in pixels, where ``start`` is the side at which a line begins."""
    left, right = (end, start) if QGuiApplication.isRightToLeft() else (start, end)
    layout.setContentsMargins(left, top, right, bottom)


def spacer() -> QWidget:
    """Something invisible that takes all the room there is."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made


def clear(layout: QLayout) -> None:
    """Takes all widgets out of a layout and lets them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
