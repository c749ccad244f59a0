"""Learn: shows what can be read, and opens an address outside when it was clicked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from sciatimer import __version__
from sciatimer.history.settings import load_settings
from sciatimer.ui.appearance import build_of
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.ui.learn_view import Shelf


def open_outside(address: str) -> bool:
    """Hands an address to the system's browser; False if there is none."""
    return QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))


class LearnController(QObject):
    """Fills the page of topics. It reads; nothing here changes anything.

    Args:
        services: what the words and pictures are taken from.
        window: what the page covers for a while.
        pages: where its page is.
        open_link: opens an address in the system's browser, and says whether it could.

    Signals:
        checks_requested(): the self-checks are to begin.
        about_requested(): more of the program is to be shown.
        left(): done.
    """

    checks_requested = Signal()
    about_requested = Signal()
    left = Signal()

    def __init__(
        self,
        services: Services,
        window: MainWindow,
        pages: Pages,
        open_link: Callable[[str], bool] = open_outside,
    ) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._open_link = open_link
        pages.once("learn", self._connect)

    def show(self, topic: str = "") -> None:
        """Shows a topic: the one that is named, else the one that was read last, else the first."""
        from sciatimer.safety.learn import TOPICS

        page = self._pages.learn
        page.show_topic(topic or page.topics.topic or TOPICS[0].id)
        self._window.cover_with(page)
        page.begin()

    def _connect(self) -> None:
        page = self._pages.learn
        page.topic_chosen.connect(self._on_chosen)
        page.link_requested.connect(self._on_link)
        page.checks_requested.connect(self.checks_requested)
        page.about_requested.connect(self.about_requested)
        page.left.connect(self.left)

    def _on_chosen(self, topic: str) -> None:
        from sciatimer.safety.learn import TOPICS
        from sciatimer.ui.learn_view import topic_view

        chosen = next(each for each in TOPICS if each.id == topic)
        self._pages.learn.show_view(topic_view(chosen, self._shelf(), self._services.texts))

    def _on_link(self, address: str) -> None:
        if not self._open_link(address):
            self._pages.learn.show_link_fault()

    def _shelf(self) -> "Shelf":
        from sciatimer.ui.learn_view import Shelf

        services = self._services
        exercises = services.catalogue.all_by_id
        build = build_of(load_settings(services.store))
        return Shelf(exercises, services.catalogue.sources, build, __version__, str(services.paths.folder))
