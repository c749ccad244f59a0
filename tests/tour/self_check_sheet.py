"""Draws each step of the self-checks, both legs, on the way and at its end: python -m tests.tour.self_check_sheet FILE."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.painter import paint_scene
from sciatimer.figure.scene import Build
from sciatimer.figure.self_check_scenes import SelfCheckStep, step_scene
from sciatimer.session.model import Side

CELL = (330, 280)
PAPER = {False: "#F5F1EA", True: "#12181C"}
COLUMNS = (
    (False, Side.RIGHT, 0.0, Build.SLIM),
    (False, Side.RIGHT, 0.5, Build.SLIM),
    (False, Side.RIGHT, 1.0, Build.SLIM),
    (True, Side.LEFT, 1.0, Build.STURDY),
)


def draw_self_checks(file: Path) -> None:
    """Each step in a row: three moments of the right leg, and the end with the left one in the dark."""
    wide, high = CELL
    image = QImage(wide * len(COLUMNS), high * len(SelfCheckStep), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    for row, step in enumerate(SelfCheckStep):
        for column, (dark, side, moment, build) in enumerate(COLUMNS):
            place = QRectF(column * wide, row * high, wide, high)
            painter.fillRect(place, QColor(PAPER[dark]))
            look = look_for(dark, SkinTone.TAN, HairTone.GREY if dark else HairTone.BLACK)
            paint_scene(
                painter, place.adjusted(6, 6, -6, -6), step_scene(step, side, moment, build=build), look, arrow=1
            )
    painter.end()
    image.save(str(file))


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = QGuiApplication(["self-check-sheet"])
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    draw_self_checks(file)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
