"""A question that is answered in writing, and what is wrong with the answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sciatimer.ui.widgets.basics import label

_LONGEST = 240  # characters


class WrittenField(QWidget):
    """A line to write into. What was written is told when it is left, if it is other than before.

    ``key`` is the name it was given: that of the setting it is for.

    Signals:
        written(str): what stands there now.
    """

    written = Signal(str)

    def __init__(self, question: str, hint: str, *, name: str) -> None:
        super().__init__()
        self.key = name
        self._shown = ""
        self._line = QLineEdit()
        self._line.setObjectName(name)
        self._line.setAccessibleName(question)
        self._line.setPlaceholderText(hint)
        self._line.setMaxLength(_LONGEST)
        self._line.editingFinished.connect(self._on_finished)
        self._fault = label("", "notice", name=f"{name}-fault")
        self._fault.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for made in (label(question, "heading"), self._line, self._fault):
            column.addWidget(made)

    def show_text(self, text: str) -> None:
        """Shows what is set, without announcing it."""
        self._shown = text
        self._line.setText(text)
        self._fault.hide()

    def show_fault(self, words: str) -> None:
        """Says why what was written is not set; it stays there to be mended."""
        self._fault.setText(words)
        self._fault.show()

    def _on_finished(self) -> None:
        text = self._line.text().strip()
        if text != self._shown:
            self._shown = text
            self.written.emit(text)
