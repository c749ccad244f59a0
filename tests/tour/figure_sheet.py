"""Draws every figure on one sheet, to be looked at: python -m tests.tour.figure_sheet build/figure.png [EXERCISE_ID]."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.painter import paint_scene
from sciatimer.figure.scene import Build, scene_for
from sciatimer.session.model import Side
from tests.figure.bodies import exercises

CELL = 300
PAPER = {False: "#fffdf9", True: "#1b2329"}
COLUMNS = tuple(
    (dark, side, amount) for dark in (False, True) for side in (Side.RIGHT, Side.LEFT) for amount in (0.0, 1.0)
)


def draw_sheet(file: Path) -> None:
    """Every exercise in a row: light and dark, right and left, start and hold."""
    rows = exercises()
    image = QImage(CELL * len(COLUMNS), CELL * len(rows), QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    for row, exercise in enumerate(rows):
        skin, hair = list(SkinTone)[row % len(SkinTone)], list(HairTone)[row % len(HairTone)]
        build = list(Build)[row % len(Build)]
        for column, (dark, side, amount) in enumerate(COLUMNS):
            place = QRectF(column * CELL, row * CELL, CELL, CELL)
            painter.fillRect(place, QColor(PAPER[dark]))
            scene = scene_for(exercise, amount, side, build=build)
            paint_scene(
                painter, place.adjusted(8, 8, -8, -8), scene, look_for(dark, skin, hair), glow=amount, arrow=1 - amount
            )
    painter.end()
    image.save(str(file))


def draw_one(file: Path, exercise: Exercise) -> None:
    """One exercise enlarged: start, half-way and hold."""
    size = 600
    image = QImage(size * 3, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(PAPER[False]))
    painter = QPainter(image)
    look = look_for(False, SkinTone.LIGHT, HairTone.BROWN)
    for column, amount in enumerate((0.0, 0.5, 1.0)):
        scene = scene_for(exercise, amount, Side.RIGHT)
        paint_scene(painter, QRectF(column * size, 0, size, size), scene, look, glow=amount, arrow=1 - amount)
    painter.end()
    image.save(str(file))


def main(arguments: list[str]) -> int:
    """Draw the sheet, or one exercise."""
    app = QGuiApplication(["figure-sheet"])
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    if len(arguments) > 1:
        draw_one(file, next(one for one in exercises() if one.id == arguments[1]))
    else:
        draw_sheet(file)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
