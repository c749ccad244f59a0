"""Draws the anatomy picture, light and dark, in three sizes: python -m tests.tour.anatomy_sheet FILE."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from sciatimer.figure.anatomy import AnatomyPart
from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.anatomy_painter import paint_anatomy
from sciatimer.texts import load_texts

PAPER = {False: "#FFFDF9", True: "#1B2329"}
SIZES = ((420, 420, 14), (640, 560, 16), (900, 900, 20))


def labels() -> dict[AnatomyPart, str]:
    """The words of all parts."""
    texts = load_texts()
    return {part: texts(f"anatomy.{part}") for part in AnatomyPart}


def draw_anatomy(file: Path) -> None:
    """Light and dark, small to large; in the small one from right to left, with words half as long again."""
    wide, high = sum(size[0] for size in SIZES) + 420, max(size[1] for size in SIZES)
    image = QImage(wide, high * 2, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    for row, dark in enumerate((False, True)):
        painter.fillRect(QRectF(0, row * high, wide, high), QColor(PAPER[dark]))
        left = 0.0
        for width, height, text in SIZES:
            place = QRectF(left, row * high, width, height).adjusted(8, 8, -8, -8)
            paint_anatomy(painter, place, anatomy_look(dark), labels(), text_px=text)
            left += width
        longer = {part: f"{words}{'enlo'[: len(words) // 3]}" for part, words in labels().items()}
        place = QRectF(left, row * high, 420, 420).adjusted(8, 8, -8, -8)
        paint_anatomy(painter, place, anatomy_look(dark), longer, text_px=14, mirrored=True)
    painter.end()
    image.save(str(file))


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = QGuiApplication(["anatomy-sheet"])
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    draw_anatomy(file)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
