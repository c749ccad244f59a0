"""The anatomy picture on a screen, with its labels."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.figure.anatomy import AnatomyPart
from sciatimer.figure.anatomy_look import AnatomyLook
from sciatimer.figure.anatomy_painter import least_width, paint_anatomy
from sciatimer.texts import Texts

LEAST = QSize(420, 420)
BEST_HEIGHT = 1.35  # of the least
WIDE = 1.15  # of the height, for the words on both sides


class AnatomyView(QWidget):
    """Shows the hip and the back of the thigh. Words and colours come from outside; it keeps the font of its page."""

    def __init__(self, texts: Texts, look: AnatomyLook) -> None:
        super().__init__()
        self._look = look
        self._labels = {part: texts(f"anatomy.{part}") for part in AnatomyPart}
        self.setObjectName("anatomy")
        self.setAccessibleName(texts("anatomy.name"))
        self.setAccessibleDescription(texts("anatomy.described"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def set_look(self, look: AnatomyLook) -> None:
        """Draws in other colours."""
        self._look = look
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The least at which no word has to shrink, up to what fits on a small screen."""
        wide = round(least_width(self._font(), self._labels, self._text_px()))
        return QSize(max(LEAST.width(), min(wide, LEAST.width() * 2)), LEAST.height())

    def sizeHint(self) -> QSize:
        """A bit more than the least."""
        high = round(LEAST.height() * BEST_HEIGHT)
        return QSize(max(round(high * WIDE), self.minimumSizeHint().width()), high)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the picture is painted as a whole
        """Draws the picture and its labels."""
        painter = QPainter(self)
        painter.setFont(self._font())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        paint_anatomy(
            painter, QRectF(self.rect()), self._look, self._labels, text_px=self._text_px(), mirrored=mirrored
        )
        painter.end()

    def _font(self) -> QFont:
        self.ensurePolished()
        return self.font()

    def _text_px(self) -> float:
        return float(self.fontInfo().pixelSize())
