"""A button in the corner of a picture, where there is no room beside it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from sciatimer.ui.widgets.basics import ActionButton

_WIDE, _HIGH = 0.5, 0.6  # of the picture that it may cover at most; where its words need more, its key has to do


class CornerButton(ActionButton):
    """Lies over the upper corner of a picture, at the side where a line begins."""

    def __init__(self, text: str, picture: QWidget, *, name: str) -> None:
        super().__init__(text.replace(" ", "\n", 1))
        self.setParent(picture)
        self.setAccessibleName(text)
        self.setProperty("role", "transport")
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._picture = picture
        picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the size of the picture."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Show}:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room, needed = self._picture.size(), self.sizeHint()
        self.resize(needed)
        at_end = self.isRightToLeft()
        self.move(room.width() - needed.width() if at_end else 0, 0)
        self.setVisible(needed.width() <= room.width() * _WIDE and needed.height() <= room.height() * _HIGH)
