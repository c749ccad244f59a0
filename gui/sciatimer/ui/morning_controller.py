"""The morning check asked for by hand: leads to it when it is due, and says when it will be."""

from PySide6.QtCore import QObject, Signal

from sciatimer.history.situation import situation
from sciatimer.safety.morning_by_hand import morning_by_hand
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.messages import morning_message
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class MorningController(QObject):
    """Answers somebody who asks for the morning check. It opens nothing itself: the journey has the order.

    Signals:
        moved_on(): it is due, or something is that comes before it; the rules say where to go.
    """

    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        pages.once("today", self._connect_today)

    def show(self) -> None:
        """Goes to the check, or says why there is none to answer now, over what is shown."""
        now = self._services.clock.now()
        verdict = morning_by_hand(situation(self._services.store, now))
        if verdict.outcome.leads_on:
            self.moved_on.emit()
            return
        self._pages.message.show_message(morning_message(verdict, now, self._services.texts))
        self._window.cover_with(self._pages.message)

    def _connect_today(self) -> None:
        self._pages.today.morning_requested.connect(self.show)
