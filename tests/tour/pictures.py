"""Draws the sheets of all pictures that are not screens: python -m tests.tour.pictures FOLDER."""

import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from sciatimer.figure.anatomy_look import anatomy_look
from sciatimer.figure.bend_painter import BendWords, paint_bends
from sciatimer.figure.glide_painter import GlideWords, paint_glide
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.texts import load_texts
from sciatimer.ui.qt import make_qt
from tests.tour.anatomy_sheet import PAPER, draw_anatomy
from tests.tour.break_sheet import draw_breaks
from tests.tour.desk_sheet import draw_desk
from tests.tour.fault_sheet import draw_faults
from tests.tour.figure_sheet import draw_sheet
from tests.tour.player_sheet import draw_player
from tests.tour.self_check_sheet import draw_self_checks

SMALL = (720, 480)


def draw_pictures(folder: Path) -> None:
    """Every sheet, each to its own file."""
    folder.mkdir(parents=True, exist_ok=True)
    draw_sheet(folder / "stretches.png")
    draw_faults(folder / "faults.png")
    draw_self_checks(folder / "self-checks.png")
    draw_anatomy(folder / "anatomy.png")
    draw_small(folder / "bend-and-glide.png")
    draw_player(folder / "player.png")
    draw_desk(folder / "small-window.png")
    draw_breaks(folder / "break-window.png")


def draw_small(file: Path) -> None:
    """The bend and the glide, light and dark."""
    wide, high = SMALL
    image = QImage(wide * 2, high * 2, QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    texts = load_texts()
    bends = BendWords(*(texts(f"anatomy.bend_{part}") for part in ("hip", "back", "easy", "tight")))
    glides = GlideWords(texts("anatomy.glide_free"), texts("anatomy.glide_caught"))
    for row, dark in enumerate((False, True)):
        painter.fillRect(QRectF(0, row * high, wide * 2, high), QColor(PAPER[dark]))
        place, look = QRectF(0, row * high, wide, high).adjusted(12, 12, -12, -12), anatomy_look(dark)
        person = look_for(dark, SkinTone.BROWN, HairTone.GREY)
        paint_bends(painter, place, person, bends, build=list(Build)[row], text=look.text, text_px=18)
        paint_glide(painter, place.translated(wide, 0), look, glides, text_px=18)
    painter.end()
    image.save(str(file))


def main(arguments: list[str]) -> int:
    """Draws all sheets."""
    app = make_qt(["pictures"])
    draw_pictures(Path(arguments[0]))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
