"""A person's own picture of a stretch, in the place of the figure."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath

from sciatimer.catalogue.packs import Picture

_ROUND = 10  # pixels of the corners


class OwnPicture:
    """Keeps the picture that was read last, at the size at which it was painted last."""

    def __init__(self) -> None:
        self._picture: Picture | None = None
        self._image = QImage()
        self._fitted = QImage()

    def load(self, picture: Picture | None) -> bool:
        """Reads a picture unless it is the one that is kept; False if there is none that can be shown."""
        if picture != self._picture:
            self._picture = picture
            self._image = QImage() if picture is None else read_picture(picture)
            self._fitted = QImage()
        return not self._image.isNull()

    def paint(self, painter: QPainter, room: QRectF) -> None:
        """Paints all of it into the middle of the room, as large as it fits."""
        size = QSizeF(self._image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.center().x() - size.width() / 2, room.center().y() - size.height() / 2, 0, 0)
        place.setSize(size)
        pixels = (size * painter.device().devicePixelRatio()).toSize()
        if self._fitted.size() != pixels:
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = self._image.scaled(pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
        corners = QPainterPath()
        corners.addRoundedRect(place, _ROUND, _ROUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(corners)
        painter.drawImage(place, self._fitted)
        painter.restore()


def read_picture(picture: Picture) -> QImage:
    """The picture; a null image where there is none that can be read."""
    reader = QImageReader(picture.path, b"png")
    return reader.read()
