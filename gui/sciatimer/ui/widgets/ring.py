"""The countdown: a ring that empties and the seconds inside it, readable from afar."""

from functools import lru_cache
from math import ceil, cos, pi, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.kept import Grid, grid_under

FLASH_MS = 170  # a flash and the dark after it take more than a third of a second: at most 3 a second
PAUSE_MS = 180
_SHARE = 0.2  # of the window's height that a digit has at least
_BAR = 8  # pixels, in the place of the ring
_DOT = 0.2  # of a digit's height
_TOP = 90.0  # degrees, against the clock, at which the ring begins
_RIM = 2  # pixels round what has changed, for soft edges


class CountdownRing(QWidget):
    """Shows seconds and the part of the segment that is left. It keeps no time of its own.

    It paints its own ground, and of itself only what has changed: the end of the arc, or the seconds.

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
        self._kept: tuple[tuple[object, ...], tuple[QPixmap, QPixmap]] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def seconds(self) -> int:
        """The whole seconds shown."""
        return self._seconds

    def show_time(self, seconds: int, fraction: float, *, strong: bool, waits: bool = False) -> None:
        """Shows seconds left and the fraction (0 to 1) of the ring; ``strong`` colours a hold.

        While the session ``waits`` for the person nothing is counted, so three dots stand in the place of the seconds.
        """
        fraction = self._visible(fraction)
        if (strong, waits) != (self._strong, self._waits):
            self.update()
        if seconds != self._seconds and not waits:
            self.update(self._digits_room(self._seconds).united(self._digits_room(seconds)))
        if fraction != self._fraction:
            self.update(self._end_room(self._fraction, fraction))
        self._seconds, self._fraction, self._strong, self._waits = seconds, fraction, strong, waits

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the ring and the seconds, or what has changed of them."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._palette.ground))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.is_tight:
            self._paint_bar(painter)
        elif self._is_lit:
            self._paint_lit(painter)
        else:
            self._paint_ring(painter)
        if self._waits:
            self._paint_dots(painter)
        elif event.region().intersects(self._digits_room(self._seconds)):
            self._paint_seconds(painter)
        painter.end()

    @property
    def _width(self) -> float:
        """Of the ring's line, in pixels."""
        return max(10.0, min(self.width(), self.height()) * 0.055)

    @property
    def _box(self) -> QRectF:
        """The square that the middle of the ring's line fills."""
        side = min(self.width(), self.height()) - self._width - 4
        box = QRectF(0, 0, side, side)
        box.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return box

    @property
    def _inside(self) -> QRectF:
        """Where the seconds are: in the ring, or above the bar."""
        return QRectF(0, 0, self.width(), self.height() - 2.0 * _BAR) if self.is_tight else self._box

    def _visible(self, fraction: float) -> float:
        """The fraction in steps of a pixel: less cannot be seen, and would be painted all the same."""
        length = self.width() if self.is_tight else pi * self._box.width()
        steps = max(1, round(length * self.devicePixelRatioF()))
        return ceil(fraction * steps) / steps

    def _end_room(self, before: float, now: float) -> QRect:
        """Where the end of the arc, or of the bar, has moved."""
        if self.is_tight:
            return QRect(0, self.height() - _BAR - _RIM, self.width(), _BAR + _RIM)
        box = self._box
        first, last = _end(box, before), _end(box, now)
        bulge = box.width() / 2 * pi * abs(now - before)  # the arc goes no further beyond its two ends
        reach = self._width / 2 + _RIM + bulge
        return QRectF(first, last).normalized().adjusted(-reach, -reach, reach, reach).toAlignedRect()

    def _on_flash_over(self) -> None:
        if self._is_lit:
            self._is_lit = False
            self._flash.start(PAUSE_MS)
            self.update()

    def _paint_ring(self, painter: QPainter) -> None:
        """The empty ring, over it as much of the full one as is left, and the round ends of that.

        Both are kept: an arc that is drawn anew takes much longer, and its rim would not stay quite the same.
        """
        grid, box, width = grid_under(self), self._box, self._width
        empty, full = self._rings(grid)
        grid.lay(painter, empty)
        if self._fraction > 0:
            left = QPainterPath(box.center())
            left.arcTo(box.adjusted(-width, -width, width, width), _TOP, 360 * self._fraction)
            grid.fill(painter, left, full)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            for end in (_end(box, 0.0), _end(box, self._fraction)):
                painter.drawEllipse(end, width / 2, width / 2)

    def _paint_lit(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(self._palette.raised), self._width))
        painter.setBrush(QColor(self._palette.selected))
        painter.drawEllipse(self._box)
        pen = QPen(QColor(self._colour), self._width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._fraction > 0:
            painter.drawArc(self._box, round(_TOP * 16), round(360 * 16 * self._fraction))

    def _rings(self, grid: Grid) -> tuple[QPixmap, QPixmap]:
        """The empty and the full ring, as they look now."""
        look = (grid, self._palette, self._strong)
        if self._kept is None or self._kept[0] != look:
            self._kept = look, (self._ring(grid, self._palette.raised), self._ring(grid, self._colour))
        return self._kept[1]

    def _ring(self, grid: Grid, colour: str) -> QPixmap:
        kept = grid.blank(self._palette.ground)
        painter = grid.painter(kept)
        painter.setPen(QPen(QColor(colour), self._width))
        painter.drawEllipse(self._box)
        painter.end()
        return kept

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

    def _paint_dots(self, painter: QPainter) -> None:
        size = self.digit_height() * _DOT
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._palette.primary))
        for place in (-1, 0, 1):
            painter.drawEllipse(self._inside.center() + QPointF(place * size * 2.2, 0), size / 2, size / 2)

    def _paint_seconds(self, painter: QPainter) -> None:
        painter.setFont(self._digits)
        painter.setPen(QColor(self._palette.text))
        shown = self._placed(self._seconds)
        painter.drawText(shown.topLeft() - self._tight(self._seconds).topLeft(), str(self._seconds))

    def _digits_room(self, seconds: int) -> QRect:
        """Where the digits of a number are painted."""
        return self._placed(seconds).toAlignedRect().adjusted(-_RIM, -_RIM, _RIM, _RIM)

    def _placed(self, seconds: int) -> QRectF:
        """The digits in the middle, as tight as they are."""
        placed = self._tight(seconds)
        placed.moveCenter(self._inside.center())
        return placed

    def _tight(self, seconds: int) -> QRectF:
        return QFontMetricsF(self._digits).tightBoundingRect(str(seconds))

    @property
    def _digits(self) -> QFont:
        return _bold(self.font().toString(), self.digit_height())


def _end(box: QRectF, fraction: float) -> QPointF:
    """Where an arc of this fraction of a ring ends, in the middle of its line."""
    angle = radians(_TOP + 360 * fraction)
    return box.center() + QPointF(cos(angle), -sin(angle)) * (box.width() / 2)


@lru_cache(maxsize=8)
def _bold(plain: str, height: float) -> QFont:
    """The font, bold, in which a digit has this height in pixels."""
    font = QFont()
    font.fromString(plain)
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(100)
    tight = QFontMetricsF(font).tightBoundingRect("0")
    font.setPixelSize(max(12, round(100 * height / max(1.0, tight.height()))))
    return font
