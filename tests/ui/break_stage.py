"""The pages of the breaks in a window of their own, with a history, for the tests of their controllers."""

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from sciatimer.catalogue.load import Catalogue
from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import load_texts
from sciatimer.ui.appearance import Appearance
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services, Shelf
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from tests.fakes import FakeClock
from tests.ui.pages.gallery import settle

LOOK = look_for(False, SkinTone.LIGHT, HairTone.BROWN)


class Stage:
    """A window, its pages, and what they work with."""

    def __init__(self, folder: Path, clock: FakeClock) -> None:
        paths = DataPaths(folder)
        paths.prepare()
        self.store = HistoryStore(paths.history)
        self.texts = load_texts()
        self.services = Services(clock, self.store, Shelf(Catalogue), self.texts, paths, 1.0)
        self.window = MainWindow(self.texts)
        self.window.setStyleSheet(style_sheet(LIGHT, Metrics(1.0)))
        self.pages = Pages(self.texts, Appearance(LIGHT, LOOK, ""), self.window.add_page)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)

    def press(self, name: str) -> None:
        """Presses a button that can be seen."""
        found = [made for made in self.window.findChildren(QAbstractButton, name) if made.isVisible()]
        assert len(found) == 1, f"{name} is there {len(found)} times"
        assert found[0].isEnabled(), f"{name} cannot be pressed"
        found[0].click()
        settle()

    def can_see(self, name: str) -> bool:
        """Whether something is shown."""
        return any(made.isVisible() for made in self.window.findChildren(QWidget, name))

    def reads(self, name: str) -> str:
        """What a label says; empty where it is not shown."""
        found = self.window.findChild(QLabel, name)
        return found.text() if isinstance(found, QLabel) and found.isVisible() else ""

    def is_on(self, name: str) -> bool:
        """Whether a box or an answer is chosen."""
        found = self.window.findChild(QAbstractButton, name)
        assert isinstance(found, QAbstractButton), name
        return found.isChecked()

    def close(self) -> None:
        """Takes everything down."""
        self.window.close()
        self.window.deleteLater()
        self.store.close()
        QApplication.processEvents()
