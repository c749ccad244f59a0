"""About: tells the page what the program is built of, as it runs here."""

import sys

import PySide6
import shiboken6
from PySide6.QtCore import QLibraryInfo, QObject, Signal, qVersion

from sciatimer import __version__
from sciatimer.ui.about_view import Libraries, about_entries
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


def libraries() -> Libraries:
    """Qt as it runs here."""
    pyside, shiboken = (package.__path__[0] for package in (PySide6, shiboken6))
    # on Windows all lies beside PySide6 itself
    qt = pyside if sys.platform == "win32" else QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath)
    return Libraries(qVersion(), {"qt": qt, "ffmpeg": qt, "pyside": pyside, "shiboken": shiboken})


class AboutController(QObject):
    """Shows the page on the program.

    Args:
        services: the words.
        window: what the page covers for a while.
        pages: where its page is.

    Signals:
        left(): done.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        pages.once("about", self._connect)

    def show(self) -> None:
        """Shows it from the beginning."""
        page = self._pages.about
        self._window.cover_with(page)
        page.begin()

    def _connect(self) -> None:
        page = self._pages.about
        page.show_entries(about_entries(__version__, libraries(), self._services.texts))
        page.left.connect(self.left)
