"""Several lines to write into, and what is wrong with them."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from sciatimer.ui.widgets.basics import label

_MOST = 8  # lines; more are scrolled to
_FRAME = 34  # pixels of padding and border


class _Lines(QPlainTextEdit):
    """Tells when its lines wrap elsewhere."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class LinesField(QWidget):
    """A field of a few lines. What is written is told with each letter.

    Signals:
        written(object): the lines that stand there now, without empty ones; a tuple of str.
    """

    written = Signal(object)

    def __init__(self, question: str, *, name: str, lines: int = 3) -> None:
        super().__init__()
        self._filling = False
        self._lines = lines
        self.edit = _Lines()
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(question)
        self.edit.setTabChangesFocus(True)
        self.edit.textChanged.connect(self._on_changed)
        self.edit.resized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(question, "heading"))
        column.addWidget(self.edit)
        self._fit()

    def show_lines(self, lines: tuple[str, ...]) -> None:
        """Shows lines without announcing them; the cursor stays where it is if they are the same."""
        if lines == self._written():
            return
        self._filling = True
        self.edit.setPlainText("\n".join(lines))
        self._filling = False
        self._fit()

    def _written(self) -> tuple[str, ...]:
        return tuple(line for each in self.edit.toPlainText().split("\n") if (line := each.strip()))

    def _on_changed(self) -> None:
        self._fit()
        if not self._filling:
            self.written.emit(self._written())

    def _wrapped(self) -> int:
        """How many lines it takes, those that wrap counted as often as they do."""
        return round(self.edit.document().size().height())

    def _fit(self) -> None:
        """As high as its lines need."""
        lines = max(self._lines, self._wrapped())
        self.edit.setFixedHeight(self.edit.fontMetrics().lineSpacing() * min(lines, _MOST) + _FRAME)
