"""A picture that the person chose, made small and bare: no larger than a screen needs, without a word on where it was taken."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from sciatimer.errors import SciatimerError

LARGEST = QSize(1280, 960)  # pixels of what is kept
KINDS = ("png", "jpeg", "jpg", "webp", "bmp", "gif")
_LARGEST_FILE = 40 * 1024 * 1024  # bytes
_MOST_PIXELS = 100_000_000


class PictureUnusable(SciatimerError):
    """The file is no picture, or one that is too large."""

    wording = (
        "{path} cannot be used as a picture. Nothing was changed. Choose a photo or drawing that is a PNG, JPEG, WebP, "
        "BMP or GIF file of at most 40 MB."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


def bare_picture(path: Path) -> bytes:
    """A picture as a PNG, upright, scaled down to what is kept, with nothing in it but what is seen.

    Raises:
        PictureUnusable: there is no picture at the path that can be read.
    """
    try:
        is_small = path.is_file() and path.stat().st_size <= _LARGEST_FILE
    except (OSError, ValueError):
        is_small = False
    image = _read(path) if is_small else QImage()
    if image.isNull():
        raise PictureUnusable(path)
    return _png(_bare(image))


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if bytes(reader.format().data()).decode() not in KINDS or size.width() * size.height() > _MOST_PIXELS:
        return QImage()
    return reader.read()


def _bare(image: QImage) -> QImage:
    """Drawn anew: whatever else the file told stays behind."""
    size = image.size()
    if size.width() > LARGEST.width() or size.height() > LARGEST.height():
        size = size.scaled(LARGEST, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    bare = QImage(size, QImage.Format.Format_ARGB32)
    bare.fill(Qt.GlobalColor.transparent)
    painter = QPainter(bare)
    smooth = Qt.TransformationMode.SmoothTransformation
    painter.drawImage(0, 0, image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
    painter.end()
    return bare


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs of PySide want bytes where str is right
    buffer.close()
    return bytes(content.data())
