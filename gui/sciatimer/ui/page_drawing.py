"""A picture of lines in the middle of a page of text: as sharp on paper as the letters around it."""

from typing import Protocol

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextDocument, QTextFormat

_KIND = int(QTextFormat.ObjectTypes.UserObject.value) + 1
_PLACE = "\ufffc"  # the letter that stands for an object


class Drawing(Protocol):
    """Something that can be drawn at any size."""

    @property
    def ratio(self) -> float:
        """Its height for a width of 1."""

    def draw(self, painter: QPainter, place: QRectF) -> None:
        """Draws it, black on white."""


def put_drawing(document: QTextDocument, marker: str, drawing: Drawing, width: float) -> None:
    """Puts a drawing in the place of the words that mark it; without them it does nothing."""
    cursor = document.find(marker)
    if cursor.isNull():
        return
    layout = document.documentLayout()
    holder = _Holder(drawing, width)
    holder.setParent(document)
    layout.registerHandler(_KIND, holder)
    form = QTextCharFormat()
    form.setObjectType(_KIND)
    cursor.insertText(_PLACE, form)


class _Holder(QPyTextObject):
    """What the layout of a document asks."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._width = width

    def intrinsicSize(self, _document: QTextDocument, _position: int, _form: QTextFormat) -> QSizeF:
        return QSizeF(self._width, self._width * self._drawing.ratio)

    def drawObject(
        self, painter: QPainter, place: QRectF | QRect, _document: QTextDocument, _position: int, _form: QTextFormat
    ) -> None:
        painter.save()
        self._drawing.draw(painter, QRectF(place))
        painter.restore()
