"""A small picture of wrong form on a screen."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.figure.fault_painter import FaultColours, paint_fault
from sciatimer.figure.fault_scenes import FaultScene
from sciatimer.figure.look import Look

LEAST = QSize(160, 120)
BEST = QSize(240, 180)


class FaultView(QWidget):
    """Shows one fault, crossed out. It draws what it is given; the words below it are the page's."""

    def __init__(self, look: Look, colours: FaultColours) -> None:
        super().__init__()
        self._look, self._colours = look, colours
        self._fault: FaultScene | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_fault(self, fault: FaultScene, *, name: str, described: str) -> None:
        """Shows a fault: its name in two or three words, and the picture in words for those who hear it."""
        self._fault = fault
        self.setAccessibleName(name)
        self.setAccessibleDescription(described)
        self.update()

    def set_look(self, look: Look, colours: FaultColours) -> None:
        """Draws in other colours."""
        self._look, self._colours = look, colours
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The least that can still be made out."""
        return LEAST

    def sizeHint(self) -> QSize:
        """Half as large again."""
        return BEST

    def hasHeightForWidth(self) -> bool:
        """The picture is 4 to 3."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Three quarters of the width."""
        return round(width * LEAST.height() / LEAST.width())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the picture is painted as a whole
        """Draws the picture."""
        if self._fault is None:
            return
        painter = QPainter(self)
        paint_fault(painter, QRectF(self.rect()), self._fault, self._look, self._colours)
        painter.end()
