"""Draws the small window of a break in text sizes, colours and languages: python -m tests.tour.break_sheet FILE."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest

from sciatimer.catalogue.kinds import Position
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.figure.scene import scene_for
from sciatimer.reminders.model import BreakKind, Instant, Offer
from sciatimer.session.model import Side
from sciatimer.texts import Texts
from sciatimer.ui.break_offer_view import BreakOfferView, OfferedStretch, offer_view
from sciatimer.ui.break_window import LATER, BreakWindow
from sciatimer.ui.qt import make_qt
from sciatimer.ui.theme import DARK, LIGHT, Metrics, Palette, style_sheet
from tests.safety.examples import EXERCISES
from tests.tongues import ENGLISH, FOREIGN, Tongue

GAP = 12  # pixels between two windows
DUE = Instant(datetime(2026, 3, 2, 10, 0, tzinfo=UTC), 5000.0)


def draw_breaks(file: Path) -> None:
    """A row for each language, colour and text size: a posture break that gets ready, and a stretch that is."""
    rows = [list(windows(*case)) for case in product((ENGLISH, *FOREIGN), (LIGHT, DARK), (1.0, 2.0))]
    wide = max(sum(cell.width() + GAP for cell in row) for row in rows)
    high = sum(max(cell.height() for cell in row) + GAP for row in rows)
    sheet = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    y = 0
    for row in rows:
        x = 0
        for cell in row:
            painter.drawImage(QPoint(x, y), cell)
            x += cell.width() + GAP
        y += max(cell.height() for cell in row) + GAP
    painter.end()
    sheet.save(str(file))


def windows(tongue: Tongue, palette: Palette, scale: float, *, ready: bool = False) -> Iterator[QImage]:
    """A posture break that gets ready, or is, and a stretch that is."""
    with tongue.spoken():
        for kind in (BreakKind.POSTURE, BreakKind.STRETCH):
            window = BreakWindow(tongue.texts, look_for(palette.dark, SkinTone.TAN, HairTone.BLACK))
            window.setStyleSheet(style_sheet(palette, Metrics(scale)))
            window.show_offer(_view(kind, tongue.texts), QGuiApplication.primaryScreen(), still=False)
            QTest.qWait(2200 if ready or kind is BreakKind.STRETCH else 700)
            yield window.grab().toImage()
            window.put_away()
            window.deleteLater()


def _view(kind: BreakKind, texts: Texts) -> BreakOfferView:
    offer = Offer(kind, 1, DUE, 52 * 60, LATER)
    name, moment = ("standing-heel-forward", 0.0) if kind is BreakKind.POSTURE else ("seated-heel-floor", 1.0)
    scene = scene_for(EXERCISES[name], moment, Side.LEFT, build=Build.SLIM)
    return offer_view(offer, OfferedStretch(Position.SEATED, 3), texts, sees_away=True, scene=scene, picture="")


def main(arguments: list[str]) -> int:
    """Draws the sheet."""
    app = make_qt(["break-sheet"])
    draw_breaks(Path(arguments[0]))
    app.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
