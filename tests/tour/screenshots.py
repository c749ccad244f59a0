"""Draws the pictures that packages show of the program: a few screens of the tour, in English, light, plain size.

Usage: python -m tests.tour.screenshots [FOLDER]
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest

from sciatimer.history.settings import Theme
from sciatimer.ui.qt import make_qt
from tests.tour.__main__ import Tour, Variant

FOLDER = Path(__file__).resolve().parents[2] / "packaging" / "linux" / "screenshots"
SIZE = (1280, 720)
SHOWN = ("today-ready", "hold", "check-answered", "progress", "breaks")


class Screenshots(Tour):
    """Walks through the app, and keeps only the screens that are shown."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Variant(SIZE, 100, Theme.LIGHT), folder)

    def _parts(self) -> tuple[Callable[[], None], ...]:
        return (self._today, self._other_pages, self._session)

    def _draw(self, name: str) -> None:
        QTest.qWait(30)
        if name in SHOWN:
            self._app.window.grab().save(str(self._folder / f"{name}.png"))


def main() -> None:
    """Draws them all."""
    qt = make_qt([])
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    Screenshots(folder).walk()
    qt.processEvents()


if __name__ == "__main__":
    main()
