"""A long text to be read, searched and copied: Qt lays out what is seen, not a label a paragraph."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QTextEdit

from sciatimer.ui.about_view import Kind, Paragraph
from sciatimer.ui.widgets.prose import LINE_HEIGHT, MOST_CHARACTERS

_SIZES = {Kind.TITLE: 1.5, Kind.HEADING: 1.15, Kind.PLAIN: 1.0}  # of the font's own
_LEVELS = {Kind.TITLE: 1, Kind.HEADING: 2, Kind.PLAIN: 0}
_MARGIN = 16
_MOST_MARKED = 2000  # places: a letter alone stands in every line


class Document(QTextEdit):
    """Shows paragraphs. It cannot be written in; the arrows move a cursor, so that the keyboard can select and copy."""

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: Sequence[Paragraph] = ()
        self._needle = ""
        self._places: list[QTextCursor] = []
        self._place = -1
        self.setObjectName("document")
        self.setProperty("role", "reading")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def places(self) -> int:
        """How often what is searched stands here."""
        return len(self._places)

    @property
    def place(self) -> int:
        """At which of these places it is, from 1 on; 0 for none."""
        return self._place + 1

    def show_paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        """Shows these from their beginning; the first one is the title."""
        self._paragraphs = paragraphs
        self._write()
        self.setAccessibleName(paragraphs[0].words if paragraphs else "")
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.search(self._needle)

    def search(self, needle: str) -> None:
        """Marks every place where these words stand, and goes to the first; '' for none."""
        self._needle = needle
        self._places = [*self._found(needle)] if needle else []
        self._place = -1
        self._mark()
        if self._places:
            self.go_on(1)
        elif self.textCursor().hasSelection():
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def go_on(self, steps: int) -> None:
        """Goes to another place, around the end."""
        if self._places:
            self._place = (self._place + steps) % len(self._places)
            self.setTextCursor(self._places[self._place])
            bar = self.verticalScrollBar()  # what stands around it is read as well
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text is set anew; other colours mark in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self._paragraphs:
            self._write()
            self.search(self._needle)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps lines from growing too long to be read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = self.fontMetrics().averageCharWidth() * MOST_CHARACTERS
        side = max(_MARGIN, self.width() - self.verticalScrollBar().sizeHint().width() - line - _MARGIN)
        frame = self.document().rootFrame()
        around = frame.frameFormat()
        wanted = (_MARGIN, side) if self.isLeftToRight() else (side, _MARGIN)
        if (around.leftMargin(), around.rightMargin()) != wanted:
            around.setLeftMargin(wanted[0])
            around.setRightMargin(wanted[1])
            frame.setFrameFormat(around)

    def _write(self) -> None:
        self.ensurePolished()
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        for number, paragraph in enumerate(self._paragraphs):
            block, letters = self._formats(paragraph.kind, first=number == 0)
            if number:
                cursor.insertBlock(block, letters)
            else:
                cursor.setBlockFormat(block)
            cursor.insertText(paragraph.words, letters)
        cursor.endEditBlock()
        self._fit()

    def _formats(self, kind: Kind, *, first: bool) -> tuple[QTextBlockFormat, QTextCharFormat]:
        size = self.font().pixelSize()
        block = QTextBlockFormat()
        block.setHeadingLevel(_LEVELS[kind])
        block.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(0 if first else size * (1.6 if kind is Kind.HEADING else 0.6))
        font = QFont(self.font())
        font.setPixelSize(round(size * _SIZES[kind]))
        font.setWeight(QFont.Weight.Normal if kind is Kind.PLAIN else QFont.Weight.DemiBold)
        letters = QTextCharFormat()
        letters.setFont(font)
        return block, letters

    def _found(self, needle: str) -> list[QTextCursor]:
        document, cursor = self.document(), QTextCursor(self.document())
        found: list[QTextCursor] = []
        while len(found) < _MOST_MARKED:
            cursor = document.find(needle, cursor, QTextDocument.FindFlag(0))
            if cursor.isNull():
                break
            found.append(QTextCursor(cursor))
        return found

    def _mark(self) -> None:
        marks = []
        for place in self._places:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = place
            mark.format.setFontUnderline(True)  # the one it is at is selected
            marks.append(mark)
        self.setExtraSelections(marks)
