"""What one picture of the figure costs, in milliseconds of processor time."""

import os
import sys
from collections.abc import Callable
from functools import partial
from time import process_time

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.figure.painter import HairTone, Look, SkinTone, look_for, paint_back, paint_chest, paint_scene
from sciatimer.figure.scene import Scene, breath_at, scene_for
from sciatimer.resources import shipped
from sciatimer.session.model import Side
from tests.bench.measuring import Results, Run
from tests.bench.results import Anchor, Series, figure

SIZES = ((700, 500), (1600, 1000), (3840, 2160))
EXERCISES = ("lying-towel-thigh", "seated-heel-floor", "standing-foot-on-chair")
_FRAMES = 120


class Canvas:
    """A picture to paint on, as large as a window."""

    def __init__(self, width: int, height: int) -> None:
        self.image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        self.target = QRectF(0, 0, width, height)
        self.look: Look = look_for(False, SkinTone.LIGHT, HairTone.BROWN)

    def moving(self, exercise: Exercise, frame: int) -> None:
        """One picture on the way from start to hold, arrow and glow with it."""
        scene = scene_for(exercise, frame % _FRAMES / _FRAMES, Side.RIGHT)
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

    def filling(self, _: int) -> None:
        """One colour."""
        painter = QPainter(self.image)
        painter.fillRect(self.target, Qt.GlobalColor.white)
        painter.end()


def measure(run: Run) -> Results:
    """Solved, moving and breathing pictures of three exercises in three sizes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # nothing is shown
    application = QGuiApplication(sys.argv[:1])
    catalogue = load_catalogue(shipped("exercises.json"), None)
    steps = run.steps(len(EXERCISES) * (len(SIZES) + 1))
    frames = run.rounds(_FRAMES, _FRAMES // 4)
    for name in EXERCISES:
        exercise = catalogue.by_id(name)
        steps.begin(f"{name}, solved")
        solved = milliseconds(partial(solving, exercise), frames)
        yield figure(f"figure.{name}", f"{name} solved, not painted", solved, "ms")
        for size in SIZES:
            steps.begin(f"{name}, {size[0]}x{size[1]}")
            yield from _painted(exercise, name, Canvas(*size), frames)
    application.quit()


def milliseconds(work: Callable[[int], object], frames: int) -> Series:
    """Processor time of each of so many pictures, in milliseconds."""
    taken = []
    for frame in range(frames):
        before = process_time()
        work(frame)
        taken.append((process_time() - before) * 1e3)
    return Series(tuple(taken))


def solving(exercise: Exercise, frame: int) -> Scene:
    """A picture worked out, not painted."""
    return scene_for(exercise, frame / _FRAMES, Side.RIGHT)


def _painted(exercise: Exercise, name: str, canvas: Canvas, frames: int) -> Results:
    size = f"{canvas.image.width()}x{canvas.image.height()}"
    anchor = Anchor("one colour", milliseconds(canvas.filling, frames).middle, "ms")
    moving = milliseconds(partial(canvas.moving, exercise), frames)
    yield figure(f"figure.{name}-{size}", f"{name} moving, {size}", moving, "ms", None, anchor)
    breathing = milliseconds(partial(canvas.breathing, exercise, canvas.kept_back(exercise)), frames)
    yield figure(f"figure.{name}-{size}-hold", f"{name} breathing, {size}", breathing, "ms", None, anchor)
