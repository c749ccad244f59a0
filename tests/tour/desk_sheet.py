"""Draws the small window in its phases, sizes, text sizes and colours: python -m tests.tour.desk_sheet FILE."""

import sys
from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.texts import load_texts
from sciatimer.ui.desk_view import LEAST, USUAL, DeskView
from sciatimer.ui.player_view import PlayerView
from sciatimer.ui.qt import make_qt
from sciatimer.ui.theme import DARK, LIGHT, Metrics, Palette, style_sheet
from tests.tour.player_sheet import session_views

SIZES = {1.0: (LEAST, USUAL, QSize(520, 300)), 2.0: (LEAST * 1.7, USUAL * 1.7, QSize(900, 510))}
GAP = 12  # pixels between two windows
EVERY = 3  # of the moments of the player's sheet


def draw_desk(file: Path) -> None:
    """Every third moment of the player's sheet in every size, a row each."""
    rows = [list(windows(*case, _moments())) for case in product((LIGHT, DARK), SIZES, range(3))]
    wide = max(sum(cell.width() + GAP for cell in row) for row in rows)
    high = sum(row[0].height() + GAP for row in rows)
    sheet = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    y = 0
    for row in rows:
        for index, cell in enumerate(row):
            painter.drawImage(QPoint(index * (cell.width() + GAP), y), cell)
        y += row[0].height() + GAP
    painter.end()
    sheet.save(str(file))


def windows(palette: Palette, scale: float, size: int, moments: Iterable[PlayerView]) -> Iterator[QImage]:
    """The small window at each of the moments, in one of the sizes of a text size."""
    view = DeskView(load_texts(), palette, look_for(palette.dark, SkinTone.TAN, HairTone.BLACK))
    view.setStyleSheet(style_sheet(palette, Metrics(scale)))
    view.resize(SIZES[scale][size])
    view.begin(flashes=False, any_key=False)
    for moment in moments:
        view.show_view(moment)
        for _ in range(3):  # text that wraps takes a few rounds
            QApplication.processEvents()
        yield view.grab().toImage()
    view.deleteLater()


def _moments() -> Iterator[PlayerView]:
    return islice(session_views(), 0, None, EVERY)


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = make_qt(["desk-sheet"])
    draw_desk(Path(arguments[0]))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
