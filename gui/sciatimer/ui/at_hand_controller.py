"""What is at hand and how the legs are stretched today: it narrows the offer and never widens it."""

from PySide6.QtCore import QObject, Signal

from sciatimer.history.settings import change, load_settings
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.filters import AtHand, Legs
from sciatimer.ui.services import Services


class AtHandController(QObject):
    """Shows the filters and remembers them: things for good, legs for the day.

    Signals:
        changed(): something else is at hand.
        left(): nothing changed.
    """

    changed = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._legs, self._said_on = Legs(), services.clock.now().date()
        pages.once("filters", self._connect)

    def now(self) -> AtHand:
        """What the person has and wants today; how the legs feel is said anew each day."""
        settings = load_settings(self._services.store)
        legs = self._legs if self._said_on == self._services.clock.now().date() else Legs()
        return AtHand(settings.office, settings.no_floor, settings.equipment, legs)

    def show(self) -> None:
        """Asks for it."""
        self._pages.filters.begin(self.now())
        self._window.show_page(self._pages.filters)

    def _connect(self) -> None:
        self._pages.filters.saved.connect(self._on_saved)
        self._pages.filters.left.connect(self.left)

    def _on_saved(self, at_hand: AtHand) -> None:
        store, now = self._services.store, self._services.clock.now()
        with store.transaction():
            change(store, "office", at_hand.office, now)
            change(store, "no_floor", at_hand.no_floor, now)
            change(store, "equipment", at_hand.equipment, now)
        self._legs, self._said_on = at_hand.legs, now.date()
        self.changed.emit()
