"""Draws the SVGs of assets/icons into the PNG sizes that desktops ask for. Run it after one of them has changed."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
TRAY_SIZES = (16, 22, 24, 32, 48, 64)


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon as a picture of ``size`` by ``size`` pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def main() -> None:
    """Writes every size of every picture."""
    write("sciatimer", SIZES)
    for picture in sorted(FOLDER.glob("tray-*.svg")):
        write(picture.stem, TRAY_SIZES)


def write(name: str, sizes: tuple[int, ...]) -> None:
    """Writes one picture in its sizes."""
    renderer = QSvgRenderer(str(FOLDER / f"{name}.svg"))
    for size in sizes:
        draw(renderer, size).save(str(FOLDER / f"{name}-{size}.png"))


if __name__ == "__main__":
    main()
