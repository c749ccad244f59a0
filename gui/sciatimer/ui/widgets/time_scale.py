"""Minutes of a day along a strip, in the direction of reading, with its hours."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from sciatimer.ui.theme import Palette

_STEPS = (60, 120, 180, 240, 360)  # minutes between two hours that are written
_AIR = 1.8  # widths of an hour's digits from one to the next


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Where the minutes of a day lie.

    Attributes:
        begins: the first minute, since midnight.
        ends: the last one.
        left: where the strip begins, in pixels.
        width: how long it is, in pixels.
        mirrored: the day runs from right to left.
    """

    begins: int
    ends: int
    left: float
    width: float
    mirrored: bool

    def x(self, minute: float) -> float:
        """Where a minute lies, in pixels; what lies outside is at the edge."""
        share = (minute - self.begins) / (self.ends - self.begins)
        share = min(max(share, 0.0), 1.0)
        return self.left + self.width * (1 - share if self.mirrored else share)

    def minute(self, x: float) -> float:
        """The minute at a place, within the strip."""
        share = min(max((x - self.left) / self.width, 0.0), 1.0)
        return self.begins + (self.ends - self.begins) * (1 - share if self.mirrored else share)

    def part(self, begins: float, ends: float, top: float, height: float) -> QRectF:
        """The part of a band in which something lasts, at least a pixel and a half wide."""
        first, last = sorted((self.x(begins), self.x(ends)))
        return QRectF(first, top, max(1.5, last - first), height)

    def hours(self, digits: float) -> Iterator[int]:
        """The minutes of the hours that have room, if one is ``digits`` pixels wide."""
        a_minute = self.width / (self.ends - self.begins)
        step = next((step for step in _STEPS if step * a_minute >= digits * _AIR), _STEPS[-1])
        first = -(-self.begins // step) * step
        return iter(range(first, self.ends + 1, step))


def paint_hours(painter: QPainter, scale: TimeScale, top: float, height: float, palette: Palette) -> None:
    """Writes the hours below a band, each with a short stroke."""
    digits = painter.fontMetrics().horizontalAdvance("00")
    for minute in scale.hours(digits):
        x = scale.x(minute)
        painter.setPen(QPen(QColor(palette.field_line), 1))
        painter.drawLine(round(x), round(top), round(x), round(top + 4))
        painter.setPen(QColor(palette.muted))
        painter.drawText(
            QRectF(x - 2 * digits, top + 5, 4 * digits, height - 5), Qt.AlignmentFlag.AlignCenter, str(minute // 60)
        )
