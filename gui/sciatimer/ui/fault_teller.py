"""Says what has to be mended, over what is shown; where the history itself is broken, a copy of it is offered."""

from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from sciatimer.errors import SciatimerError
from sciatimer.history.copies import daily_copies
from sciatimer.history.faults import HistoryDamaged, HistoryError
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.messages import fault_message
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class FaultTeller(QObject):
    """Covers the window with a fault, so that nothing answered below it is lost.

    Signals:
        restore_requested(object): a copy is to be put in the place of the history; a HistoryDamaged says why.
    """

    restore_requested = Signal(object)

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._damage: HistoryDamaged | None = None

    def tell(self, error: SciatimerError) -> None:
        """Says what a person can mend."""
        if isinstance(error, HistoryDamaged):
            self._damage = error
        words = mistake_words(error, self._services.texts)
        self.say(words, restorable=isinstance(error, HistoryDamaged) and self._has_copies())

    def say(self, text: str, *, restorable: bool = False) -> None:
        """Says a text; ``restorable``: a copy can be put back."""
        self._window.leave_full_screen()
        self._pages.fault.show_message(fault_message(text, self._services.texts, restorable=restorable))
        self._window.cover_with(self._pages.fault)

    def restore(self) -> None:
        """The person wants a copy back."""
        if self._damage is not None:
            self.restore_requested.emit(self._damage)

    def _has_copies(self) -> bool:
        with suppress(HistoryError):
            return bool(daily_copies(self._services.paths))
        return False
