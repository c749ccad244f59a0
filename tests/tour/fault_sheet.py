"""Draws the two faults of each exercise, large and at 160x120: python -m tests.tour.fault_sheet FILE."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.fault_painter import fault_colours, paint_fault
from sciatimer.figure.fault_scenes import fault_scene
from sciatimer.figure.faults import faults_for
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.scene import Build
from sciatimer.session.model import Side
from tests.figure.bodies import exercises

LARGE, SMALL = (280, 210), (160, 120)
GAP = 10
ROW = LARGE[1] + GAP
HALF = 2 * (LARGE[0] + GAP + SMALL[0] + GAP)
PAPER = {False: "#F5F1EA", True: "#12181C"}


def draw_faults(file: Path) -> None:
    """Two exercises in a row: each fault large, and small in the dark with the other leg."""
    rows = exercises()
    image = QImage(HALF * 2, ROW * ((len(rows) + 1) // 2), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(PAPER[False]))
    painter = QPainter(image)
    for index, exercise in enumerate(rows):
        _draw_pair(painter, exercise, index, left=index % 2 * HALF, top=index // 2 * ROW + GAP / 2)
    painter.end()
    image.save(str(file))


def _draw_pair(painter: QPainter, exercise: Exercise, index: int, *, left: float, top: float) -> None:
    skin, hair = list(SkinTone)[index % len(SkinTone)], list(HairTone)[index % len(HairTone)]
    build = list(Build)[index % len(Build)]
    for fault in faults_for(exercise):
        right = fault_scene(exercise, fault, Side.RIGHT, build=build)
        paint_fault(painter, QRectF(left, top, *LARGE), right, look_for(False, skin, hair), fault_colours(dark=False))
        left += LARGE[0] + GAP
        other = fault_scene(exercise, fault, Side.LEFT, build=build)
        place = QRectF(left, top, *SMALL)
        painter.fillRect(place.adjusted(-4, -4, 4, 4), QColor(PAPER[True]))
        paint_fault(painter, place, other, look_for(True, skin, hair), fault_colours(dark=True))
        left += SMALL[0] + GAP


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = QGuiApplication(["fault-sheet"])
    file = Path(arguments[0])
    file.parent.mkdir(parents=True, exist_ok=True)
    draw_faults(file)
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
