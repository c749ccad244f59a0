"""Pictures of a part of a widget, painted once and laid down again, pixel on pixel at every scale of the screen."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPixmap, QTransform
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Grid:
    """The pixels of the screen under a widget.

    Attributes:
        width, height: how many of them it covers.
        ratio: how many of them a unit of the widget has.
        off_x, off_y: how far its corner is off them, as it can be where ``ratio`` is a fraction: 0 to 1.
    """

    width: int
    height: int
    ratio: float
    off_x: float
    off_y: float

    def blank(self, ground: str = "") -> QPixmap:
        """A picture of one colour, '' for none."""
        made = QPixmap(self.width, self.height)
        made.fill(QColor(ground) if ground else Qt.GlobalColor.transparent)
        return made

    def painter(self, kept: QPixmap) -> QPainter:
        """A painter that paints into a picture as into the widget, to the fraction of a pixel."""
        painter = QPainter(kept)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.off_x, self.off_y)
        painter.scale(self.ratio, self.ratio)
        return painter

    def lay(self, painter: QPainter, kept: QPixmap) -> None:
        """Lays a picture down: a painter that had to scale would blur it, and take longer."""
        painter.save()
        painter.scale(1 / self.ratio, 1 / self.ratio)
        painter.drawPixmap(QPointF(-self.off_x, -self.off_y), kept)
        painter.restore()

    def fill(self, painter: QPainter, path: QPainterPath, kept: QPixmap) -> None:
        """Lays down what a path cuts out of a picture; the cut has a hard edge.

        It is a small part of what a painter would take to be clipped to the path.
        """
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.scale(1 / self.ratio, 1 / self.ratio)
        painter.translate(-self.off_x, -self.off_y)
        to_pixels = QTransform.fromScale(self.ratio, self.ratio) * QTransform.fromTranslate(self.off_x, self.off_y)
        painter.fillPath(to_pixels.map(path), QBrush(kept))
        painter.restore()


def grid_under(widget: QWidget) -> Grid:
    """The pixels that a widget lies on now."""
    ratio = widget.devicePixelRatioF()
    corner = QPointF(widget.mapTo(widget.window(), QPoint())) * ratio
    width, height = ceil(widget.width() * ratio) + 1, ceil(widget.height() * ratio) + 1
    return Grid(width, height, ratio, corner.x() % 1, corner.y() % 1)
