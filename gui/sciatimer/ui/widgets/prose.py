"""Paragraphs to be read in peace: some room between the lines, and lines that are not too long."""

from html import escape

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

LINE_HEIGHT = 138  # per cent of the font's own
MOST_CHARACTERS = 70


def prose(text: str) -> QLabel:
    """A paragraph. A screen reader gets the words alone."""
    lines = escape(text).replace("\u2028", "<br>")  # which rich text would take for a blank
    made = QLabel(f'<p style="line-height: {LINE_HEIGHT}%">{lines}</p>')
    made.setProperty("role", "prose")
    made.setTextFormat(Qt.TextFormat.RichText)
    made.setWordWrap(True)
    made.setAccessibleName(text)
    return made


class ReadingColumn(QWidget):
    """A column as wide as a line that is easily read, at any size of the text; ``column`` takes what stands in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("body")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 18, 16, 18)
        self.column.setSpacing(14)
        self._measure = prose("")
        self._measure.setParent(self)
        self._measure.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text asks for a wider column."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.fit()

    def fit(self) -> None:
        """Takes the width of a line of the text as it is now."""
        self._measure.ensurePolished()
        margins = self.column.contentsMargins()
        line = self._measure.fontMetrics().averageCharWidth() * MOST_CHARACTERS
        self.setMaximumWidth(line + margins.left() + margins.right())
