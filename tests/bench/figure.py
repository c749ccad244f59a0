"""Prints what one picture of the figure costs, in milliseconds; `python3 dev.py bench` runs it."""

import sys
from collections.abc import Callable
from functools import partial
from statistics import median
from time import process_time

from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.figure.painter import HairTone, Look, SkinTone, look_for, paint_back, paint_chest, paint_scene
from sciatimer.figure.scene import Scene, breath_at, scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side

SIZES = ((700, 500), (1600, 1000), (3840, 2160))
FRAMES = 120
EXERCISES = ("lying-towel-thigh", "seated-heel-floor", "standing-foot-on-chair")


class Canvas:
    """A picture to paint on, as large as a window."""

    def __init__(self, width: int, height: int) -> None:
        self.image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self.target = QRectF(0, 0, width, height)
        self.look: Look = look_for(False, SkinTone.LIGHT, HairTone.BROWN)

    def moving(self, exercise: Exercise, frame: int) -> None:
        """One picture on the way from start to hold, arrow and glow with it."""
        scene = scene_for(exercise, frame % FRAMES / FRAMES, Side.RIGHT)
        painter = QPainter(self.image)
        paint_scene(painter, self.target, scene, self.look, glow=0.3, arrow=0.7)
        painter.end()

    def breathing(self, exercise: Exercise, back: QImage, frame: int) -> None:
        """One picture in the hold: the kept back, and the chest over it."""
        scene = scene_for(exercise, 1.0, Side.RIGHT, breath=breath_at(frame / 12))
        painter = QPainter(self.image)
        painter.drawImage(0, 0, back)
        paint_chest(painter, self.target, scene, self.look)
        painter.end()

    def kept_back(self, exercise: Exercise) -> QImage:
        """What does not breathe."""
        back = QImage(self.image.size(), self.image.format())
        back.fill(0)
        painter = QPainter(back)
        paint_back(painter, self.target, scene_for(exercise, 1.0, Side.RIGHT), self.look, glow=1.0)
        painter.end()
        return back


def milliseconds(work: Callable[[int], object]) -> float:
    """The median of many pictures, in milliseconds of processor time a picture."""
    taken = []
    for frame in range(FRAMES):
        before = process_time()
        work(frame)
        taken.append(process_time() - before)
    return median(taken) * 1e3


def solving(exercise: Exercise, frame: int) -> Scene:
    """A picture worked out, not painted."""
    return scene_for(exercise, frame / FRAMES, Side.RIGHT)


def main() -> None:
    """Measures moving and breathing pictures of three exercises in three sizes."""
    application = QGuiApplication(sys.argv[:1])
    catalogue = load_catalogue(shipped("exercises.json"), None)
    for name in EXERCISES:
        exercise = catalogue.by_id(name)
        print(f"{name}: solving {milliseconds(partial(solving, exercise)):.2f}")
        for size in SIZES:
            canvas = Canvas(*size)
            moving = milliseconds(partial(canvas.moving, exercise))
            breathing = milliseconds(partial(canvas.breathing, exercise, canvas.kept_back(exercise)))
            print(f"  {size[0]}x{size[1]}: moving {moving:.2f}, breathing {breathing:.2f}")
    application.quit()


if __name__ == "__main__":
    main()
