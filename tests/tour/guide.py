"""Draws the pictures of the user guide: light, in English, as small on the disk as they can be.

Usage: python -m tests.tour.guide FOLDER (python3 dev.py guide does it)
"""

import sys
import tempfile
from collections import Counter
from datetime import time
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap, qRgb
from PySide6.QtTest import QTest

from sciatimer.history.settings import Settings, Theme, change
from sciatimer.ui.breaks_view import breaks_view
from sciatimer.ui.data_view import CopyView
from sciatimer.ui.diagnostics_view import mechanism_view
from sciatimer.ui.qt import make_qt
from sciatimer.ui.services import Services
from sciatimer.ui.theme import LIGHT
from tests.tongues import ENGLISH
from tests.tour.__main__ import Tour, Variant
from tests.tour.break_sheet import windows as break_windows
from tests.tour.desk_sheet import windows as desk_windows
from tests.tour.player_sheet import session_views
from tests.ui.break_examples import GLANCE, STANDING, FakeReminder

SIZE = (1100, 840)  # pixels: high enough that most screens show the whole of what they hold
SETTLED_MS = 250  # a page that was just shown lays itself out in a few rounds
COLOURS = 256  # a PNG with a table of these is a third as large
HOLD = 2  # which of the moments of the player's sheet is a hold
FOLDER = Path("/home/ada/.local/share/sciatimer")  # what a picture shows in the place of the folder it was drawn with
COPY = CopyView(FOLDER, "Copy of Monday 2 March 2026", "Stretches: 143, from 4 Mar 2025 to 28 Feb 2026.")

SCREENS = frozenset({
    "welcome", "screen-emergency", "ask-first", "today-open", "today-ready", "variants", "dose", "filters", "signs",
    "not-today", "get-ready", "hold", "paused", "stop", "check-answered", "outcome", "rested", "ended", "clinician",
    "report", "unlock", "morning", "self-check-gate", "sitting-3", "self-check-result", "breaks", "settings-breaks",
    "exercises", "exercise-editor-1", "data", "delete", "progress", "record", "correct", "settings", "diagnostics",
    "help", "learn-good_stretch",
})  # fmt: skip
# what an X11 desktop without a tray answers, in the order of sciatimer.desktop.mechanisms
MACHINE = {
    "idle": "X11: XSync IDLETIME alarms",
    "busy": "full screen: X11; do not disturb: dunst; call: PipeWire; screen kept on: logind",
    "sleep": "logind",
    "notifications": "org.freedesktop.Notifications: dunst",
    "tray": "none: nothing here shows tray icons",
    "sound": "QtMultimedia: default output Built-in Audio",
    "speech": "speechd: voice English (Great Britain)",
    "keep-awake": "org.freedesktop.ScreenSaver",
}
SMALL = "small-window"
BREAKS = ("break-posture", "break-stretch")


def names() -> set[str]:
    """The pictures that there are, by name."""
    return {*SCREENS, SMALL, *BREAKS}


class GuideTour(Tour):
    """The same walk, of which only some screens are drawn, each to a file of its own name."""

    def __init__(self, folder: Path) -> None:
        with tempfile.TemporaryDirectory() as unused:
            super().__init__(Variant(SIZE, 100, Theme.LIGHT), Path(unused))
        self._pictures = folder

    def _lay_in(self, services: Services) -> None:
        super()._lay_in(services)
        change(services.store, "breaks_told", True, services.clock.now())
        change(services.store, "getting_up", time(6, 30), services.clock.now())

    def _draw(self, name: str) -> None:
        QTest.qWait(SETTLED_MS)
        if name in SCREENS:
            save(self._app.window.grab(), self._pictures / f"{name}.png")

    def _breaks(self) -> None:
        """With the hours that everybody begins with."""
        pages = self._app.pages
        self._app.breaks.attach(FakeReminder())
        self._app.breaks.show_day()
        pages.breaks.show_breaks(breaks_view(STANDING, GLANCE, ENGLISH.texts, off_since_lock=False))
        self._draw("breaks")
        self._app.breaks.show_settings()
        pages.settings_breaks.show_settings(Settings())
        pages.settings_breaks.show_reminders(on=True, words="")
        self._draw("settings-breaks")
        self._diagnostics()

    def _diagnostics(self) -> None:
        """As on a desktop where nearly all of it works."""
        pages, texts = self._app.pages, ENGLISH.texts
        self._app.breaks.show_machine()
        self._app.breaks.close()
        pages.diagnostics.show_mechanisms([mechanism_view(name, line, texts) for name, line in MACHINE.items()])
        self._draw("diagnostics")

    def _data(self) -> None:
        self._app.data.show()
        self._app.pages.data.show_data(FOLDER, (COPY,))
        super()._draw_data()


def save(drawn: QPixmap | QImage, file: Path) -> None:
    """Saves a picture with a table of its most frequent colours."""
    image = (drawn.toImage() if isinstance(drawn, QPixmap) else drawn).convertToFormat(QImage.Format.Format_RGB32)
    plain = image.convertToFormat(QImage.Format.Format_Indexed8, _table(image), Qt.ImageConversionFlag.ThresholdDither)
    if not plain.save(str(file), quality=0):
        raise OSError(f"{file} could not be written")


def _table(image: QImage) -> list[int]:
    """The most frequent colours, those that are nearly the same taken together."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    kinds: Counter[tuple[int, int, int]] = Counter()
    best: dict[tuple[int, int, int], int] = {}
    for colour, count in counted.most_common():
        red, green, blue = colour >> 16 & 255, colour >> 8 & 255, colour & 255
        kind = (red >> 3, green >> 3, blue >> 3)
        kinds[kind] += count
        best.setdefault(kind, qRgb(red, green, blue))
    return [best[kind] for kind, _ in kinds.most_common(COLOURS)]


def draw_guide(folder: Path) -> None:
    """Every picture of the guide, each anew."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with ENGLISH.spoken():
        GuideTour(folder).walk()
        save(next(desk_windows(LIGHT, 1.0, 1, islice(session_views(), HOLD, None))), folder / f"{SMALL}.png")
        for image, name in zip(break_windows(ENGLISH, LIGHT, 1.0, ready=True), BREAKS, strict=True):
            save(image, folder / f"{name}.png")


def main(folder: Path) -> int:
    """Draws them and says where they lie."""
    qt = make_qt(sys.argv[:1])
    draw_guide(folder)
    qt.quit()
    drawn = sorted(folder.glob("*.png"))
    print(f"{len(drawn)} pictures, {sum(file.stat().st_size for file in drawn) // 1024} KiB: {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
