"""Check boxes and buttons whose words wrap, so that large text is never clipped."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy

from sciatimer.ui.widgets.basics import ActionButton

_BOX_ROOM = 64  # the indicator, its spacing and the padding of the style sheet
_BUTTON_ROOM = 48
_LEAST_ROOM = 8
_EXTRA_HEIGHT = 22


def wrapped(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text broken between words so that each line is at most ``width`` pixels wide."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _height(text: str, metrics: QFontMetrics, least: int) -> int:
    return max(least, (text.count("\n") + 1) * metrics.lineSpacing() + _EXTRA_HEIGHT)


class WrappingCheckBox(QCheckBox):
    """A check box of as many lines as it needs."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._words = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need, in pixels."""
        lines = wrapped(self._words, self.fontMetrics(), width - _BOX_ROOM - self.iconSize().width())
        return _height(lines, self.fontMetrics(), 44)

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        room = self.width() - _BOX_ROOM - self.iconSize().width()
        self.setText(wrapped(self._words, self.fontMetrics(), room).replace("&", "&&"))


class ChoiceButton(ActionButton):
    """A checkable answer: one line where there is room, more where there is not."""

    def __init__(self, text: str, role: str, name: str) -> None:
        super().__init__(text)
        self._words = text
        self.setObjectName(name)
        self.setProperty("role", role)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need, in pixels."""
        return _height(wrapped(self._words, self.fontMetrics(), width - _BUTTON_ROOM), self.fontMetrics(), 44)

    def sizeHint(self) -> QSize:
        """One line."""
        if "\n" not in self.text():
            return super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + _BUTTON_ROOM, 44)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: the words wrap."""
        return QSize(min(self.sizeHint().width(), 120), 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew when one is not enough."""
        super().resizeEvent(event)
        if self.fontMetrics().horizontalAdvance(self._words) + _LEAST_ROOM > self.width():
            self.setText(wrapped(self._words, self.fontMetrics(), self.width() - _BUTTON_ROOM))
        else:
            self.setText(self._words)


class RowButton(ActionButton):
    """A wide button, one answer in a column of them, of as many lines as it needs."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(text)
        self._words = text
        self.setAccessibleName(text)
        self.setObjectName(name)
        self.setProperty("role", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need, in pixels."""
        return _height(wrapped(self._words, self.fontMetrics(), width - _BUTTON_ROOM), self.fontMetrics(), 48)

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        self.setText(wrapped(self._words, self.fontMetrics(), self.width() - _BUTTON_ROOM).replace("&", "&&"))
