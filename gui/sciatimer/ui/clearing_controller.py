"""A clinician's word on a nerve result or on lasting nerve feelings: dated, one by one, and nothing else with it."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from sciatimer.errors import SciatimerError
from sciatimer.history.facts import Cleared
from sciatimer.history.situation import situation
from sciatimer.safety.clearing import Clearable, clearable
from sciatimer.safety.lock import check_clearance
from sciatimer.safety.screens import LASTING_NERVE, NERVE_PATTERN
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import screen_items
from sciatimer.ui.self_check_view import plain_message
from sciatimer.ui.services import Services


class ClearingController(QObject):
    """Shows what can be cleared and writes each word.

    Signals:
        left(): nothing more to say.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        pages.once("clearance", self._connect)

    @property
    def is_possible(self) -> bool:
        """Whether there is anything that a clinician's word can clear here."""
        return bool(self._open())

    def show(self) -> None:
        """Asks for the date of each word."""
        items = [each.item for each in self._open()]
        if not items:
            self.left.emit()
            return
        self._pages.clearance.ask(screen_items(items, self._services.texts), self._services.clock.now().date())
        self._window.show_page(self._pages.clearance)

    def _connect(self) -> None:
        self._pages.clearance.cleared.connect(self._on_cleared)
        self._pages.clearance.left.connect(self.left)

    def _open(self) -> tuple[Clearable, ...]:
        """The conditions of the first screens have a page of their own."""
        past = situation(self._services.store, self._services.clock.now())
        return tuple(each for each in clearable(past) if each.item.id in {LASTING_NERVE, NERVE_PATTERN})

    def _on_cleared(self, item: str, spoken_on: date) -> None:
        now = self._services.clock.now()
        meant = next((each for each in self._open() if each.item.id == item), None)
        if meant is None:
            self.show()
            return
        try:
            check_clearance(now.date(), spoken_on, meant.not_before)
        except SciatimerError as error:
            self._pages.clearance.show_fault(mistake_words(error, self._services.texts))
            return
        self._services.store.append(Cleared(now, item, spoken_on))
        self._thank()

    def _thank(self) -> None:
        texts = self._services.texts
        message = plain_message((texts("self_check.cleared"),), texts, clearable=self.is_possible)
        self._pages.message.show_message(message)
        self._window.show_page(self._pages.message)
