"""Draws assets/icons/sciatimer.svg into the PNG sizes that desktops ask for. Run it after the SVG has changed."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon as a picture of ``size`` by ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main() -> None:
    """Writes every size."""
    renderer = QSvgRenderer(str(FOLDER / "sciatimer.svg"))
    for size in SIZES:
        draw(renderer, size).save(str(FOLDER / f"sciatimer-{size}.png"))


if __name__ == "__main__":
    main()
