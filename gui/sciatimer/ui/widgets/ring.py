"""The countdown: a ring that empties and the seconds inside it, readable from afar."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.ui.theme import Palette

FLASH_MS = 170  # a flash and the dark after it take more than a third of a second: at most 3 a second
PAUSE_MS = 180
_SHARE = 0.2  # of the window's height that a digit has at least
_BAR = 8  # pixels, in the place of the ring
_DOT = 0.2  # of a digit's height


class CountdownRing(QWidget):
    """Shows seconds and the part of the segment that is left. It keeps no time of its own.

    Args:
        palette: its colours.
        least: width and height in pixels below which it does not go.
    """

    def __init__(self, palette: Palette, *, least: int = 180) -> None:
        super().__init__()
        self._least = least
        self.setObjectName("countdown")
        self._palette = palette
        self._seconds = 0
        self._fraction = 1.0
        self._strong = False
        self._waits = False
        self._flash = QTimer(self)
        self._flash.setSingleShot(True)
        self._flash.timeout.connect(self._on_flash_over)
        self._is_lit = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def seconds(self) -> int:
        """The whole seconds shown."""
        return self._seconds

    def show_time(self, seconds: int, fraction: float, *, strong: bool, waits: bool = False) -> None:
        """Shows seconds left and the fraction (0 to 1) of the ring; ``strong`` colours a hold.

        While the session ``waits`` for the person nothing is counted, so three dots stand in the place of the seconds.
        """
        self._seconds, self._fraction, self._strong, self._waits = seconds, fraction, strong, waits
        self.update()

    def flash(self) -> None:
        """Lights up for a moment; not again before it was dark for as long, so never more than 3 times a second."""
        if not self._flash.isActive():
            self._is_lit = True
            self._flash.start(FLASH_MS)
            self.update()

    def put_out(self) -> None:
        """No flash, and none begun."""
        self._flash.stop()
        self._is_lit = False
        self.update()

    def set_palette(self, palette: Palette) -> None:
        """Draws in other colours."""
        self._palette = palette
        self.update()

    def minimumSizeHint(self) -> QSize:
        """The seconds are never smaller than this lets them be."""
        return QSize(self._least, self._least)

    def sizeHint(self) -> QSize:
        """Large."""
        return QSize(320, 320)

    def digit_height(self) -> float:
        """The height of a digit in pixels, at least a fifth of the window's."""
        side, least = min(self.width(), self.height()), self.window().height() * _SHARE
        if self.is_tight:
            return min(self.height() - 2.0 * _BAR, least)
        return min(side * 0.52, max(least, side * 0.42))

    @property
    def is_tight(self) -> bool:
        """Whether a ring round large enough digits has no room, so that a bar below them stands for it."""
        return min(self.width(), self.height()) * 0.52 < self.window().height() * _SHARE

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - ring and digits change together
        """Draws the ring and the seconds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_tight:
            self._paint_bar(painter)
            self._paint_inside(painter, QRectF(0, 0, self.width(), self.height() - 2.0 * _BAR))
            painter.end()
            return
        side = min(self.width(), self.height())
        width = max(10.0, side * 0.055)
        box = QRectF(0, 0, side - width - 4, side - width - 4)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        self._paint_ring(painter, box, width)
        self._paint_inside(painter, box)
        painter.end()

    def _on_flash_over(self) -> None:
        if self._is_lit:
            self._is_lit = False
            self._flash.start(PAUSE_MS)
            self.update()

    def _paint_ring(self, painter: QPainter, box: QRectF, width: float) -> None:
        painter.setPen(QPen(QColor(self._palette.raised), width))
        painter.drawEllipse(box)
        if self._is_lit:
            painter.setBrush(QColor(self._palette.selected))
            painter.drawEllipse(box)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self._fraction > 0:
            painter.drawArc(box, 90 * 16, round(360 * 16 * self._fraction))

    def _paint_bar(self, painter: QPainter) -> None:
        whole = QRectF(0, self.height() - _BAR, self.width(), _BAR)
        if self._is_lit:
            painter.fillRect(self.rect(), QColor(self._palette.selected))
        painter.fillRect(whole, QColor(self._palette.raised))
        whole.setWidth(self.width() * self._fraction)
        painter.fillRect(whole, QColor(self._colour))

    @property
    def _colour(self) -> str:
        return self._palette.glow if self._strong else self._palette.primary

    def _paint_inside(self, painter: QPainter, box: QRectF) -> None:
        if self._waits:
            self._paint_dots(painter, box)
        else:
            self._paint_seconds(painter, box)

    def _paint_dots(self, painter: QPainter, box: QRectF) -> None:
        size = self.digit_height() * _DOT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.primary))
        for place in (-1, 0, 1):
            painter.drawEllipse(box.center() + QPointF(place * size * 2.2, 0), size / 2, size / 2)

    def _paint_seconds(self, painter: QPainter, box: QRectF) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        font.setPixelSize(100)
        tight = QFontMetricsF(font).tightBoundingRect("0")
        font.setPixelSize(max(12, round(100 * self.digit_height() / max(1.0, tight.height()))))
        painter.setFont(font)
        painter.setPen(QColor(self._palette.text))
        shown = QFontMetricsF(font).tightBoundingRect(str(self._seconds))
        origin = box.center() - QPointF(shown.x() + shown.width() / 2, shown.y() + shown.height() / 2)
        painter.drawText(origin, str(self._seconds))
