"""Check boxes and buttons whose words wrap, so that large text is never clipped."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QStyle, QStyleOptionButton

from sciatimer.ui.widgets.basics import ActionButton

_EXTRA_HEIGHT = 22


def wrapped(text: str, metrics: QFontMetrics, width: int) -> str:
    """The text broken between words, never at a no-break space, so that each line is at most ``width`` pixels wide."""
    lines = [""]
    for word in _words(text):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and metrics.horizontalAdvance(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\n", " ").split(" ") if word]


def _height(text: str, metrics: QFontMetrics, least: int) -> int:
    return max(least, (text.count("\n") + 1) * metrics.lineSpacing() + _EXTRA_HEIGHT)


def _room(made: QCheckBox | ActionButton, width: int) -> int:
    """What border, padding and tick of the style sheet leave of a width for words, in pixels."""
    option = QStyleOptionButton()
    made.initStyleOption(option)
    option.rect = QRect(0, 0, width, made.height())
    part = (
        QStyle.SubElement.SE_CheckBoxContents
        if isinstance(made, QCheckBox)
        else QStyle.SubElement.SE_PushButtonContents
    )
    return made.style().subElementRect(part, option, made).width()


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
        lines = wrapped(self._words, self.fontMetrics(), _room(self, width))
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
        self.setText(wrapped(self._words, self.fontMetrics(), _room(self, self.width())).replace("&", "&&"))


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
        return _height(wrapped(self._words, self.fontMetrics(), _room(self, width)), self.fontMetrics(), 44)

    def sizeHint(self) -> QSize:
        """One line."""
        if "\n" not in self.text():
            return super().sizeHint()
        padding = self.width() - _room(self, self.width())
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + padding, 44)

    def minimumSizeHint(self) -> QSize:
        """Narrow is fine: the words wrap."""
        return QSize(min(self.sizeHint().width(), 120), 44)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew when one is not enough."""
        super().resizeEvent(event)
        self.setText(wrapped(self._words, self.fontMetrics(), _room(self, self.width())))


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

    def say(self, text: str) -> None:
        """Other words on the same button; the name that is read aloud stays."""
        self._words = text
        self._wrap()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height its lines need, in pixels."""
        return _height(wrapped(self._words, self.fontMetrics(), _room(self, width)), self.fontMetrics(), 48)

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        self._wrap()

    def _wrap(self) -> None:
        self.setText(wrapped(self._words, self.fontMetrics(), _room(self, self.width())).replace("&", "&&"))
