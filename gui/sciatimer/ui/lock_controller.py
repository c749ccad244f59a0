"""The routine-ended screen and the three steps out of it (clinical.md 4.6)."""

from datetime import date

from PySide6.QtCore import QObject, Signal

from sciatimer.errors import SciatimerError
from sciatimer.history.facts import Cleared, Locked, PainChecked, Unlocked
from sciatimer.history.rows import Recorded
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation, standing_lock
from sciatimer.safety.judge import nearer_the_spine
from sciatimer.safety.lock import check_clearance, check_unlock, unlock_text
from sciatimer.safety.screens import CLINICIAN_ITEMS
from sciatimer.safety.values import PainCheck, RedFlag
from sciatimer.ui.asking import Asking
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.messages import ended_message
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import WHOLE, screen_items
from sciatimer.ui.services import Services


class LockController(QObject):
    """Shows why the routine ended, and takes the date, the tick and the screens.

    Signals:
        moved_on(): something was answered that may lead to another screen.
        unlocked(str): the routine is back, after a lock by the row of this id.
    """

    moved_on = Signal()
    unlocked = Signal(str)

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._spoken_on: date | None = None
        pages.once("unlock", self._connect_unlock)
        pages.once("ask_first", self._connect_ask_first)

    def show_ended(self) -> None:
        """Shows the screen that stands while the lock does."""
        self._spoken_on = None
        lock = self._lock()
        number = load_settings(self._services.store).emergency_number
        nearer = self._is_nearer_the_spine(lock.fact)
        self._pages.ended.show_message(
            ended_message(
                lock.fact.cause, lock.fact.rule, lock.fact.at, number, self._services.texts, nearer_the_spine=nearer
            )
        )
        self._window.show_page(self._pages.ended, Header.READING)

    def show_unlock(self) -> None:
        """Asks for the date and the tick."""
        lock = self._lock().fact
        today = self._services.clock.now().date()
        self._pages.unlock.begin(self._services.texts(unlock_text(lock.cause)), lock.at.date(), today)
        self._window.show_page(self._pages.unlock)

    def show_ask_first(self) -> None:
        """Asks for a clinician's word on each condition that lacks it."""
        now = self._services.clock.now()
        open_items = situation(self._services.store, now).uncleared
        items = [item for item in CLINICIAN_ITEMS if item.id in open_items]
        self._pages.ask_first.ask(screen_items(items, self._services.texts), now.date())
        self._window.show_page(self._pages.ask_first, Header.WHOLE)

    def _connect_unlock(self) -> None:
        self._pages.unlock.confirmed.connect(self._on_confirmed)
        self._pages.unlock.left.connect(self.show_ended)

    def _connect_ask_first(self) -> None:
        self._pages.ask_first.cleared.connect(self._on_cleared)

    def _on_screened(self, flag: RedFlag) -> None:
        if flag is not RedFlag.NONE:
            self._spoken_on = None
            self.moved_on.emit()
        elif situation(self._services.store, self._services.clock.now()).uncleared:
            self.show_ask_first()
        else:
            self._unlock()

    def _on_confirmed(self, spoken_on: date, told: bool) -> None:
        try:
            self._check(spoken_on, told=told, screens_passed=True)
        except SciatimerError as error:
            self._pages.unlock.show_fault(mistake_words(error, self._services.texts))
            return
        self._spoken_on = spoken_on
        self._asking.ask(WHOLE, self._on_screened)

    def _on_cleared(self, item: str, spoken_on: date) -> None:
        now = self._services.clock.now()
        try:
            check_clearance(now.date(), spoken_on)
        except SciatimerError as error:
            self._pages.ask_first.show_fault(mistake_words(error, self._services.texts))
            return
        self._services.store.append(Cleared(now, item, spoken_on))
        if self._spoken_on is not None:
            self._on_screened(RedFlag.NONE)
        else:
            self.moved_on.emit()

    def _unlock(self) -> None:
        spoken_on, self._spoken_on = self._spoken_on, None
        if spoken_on is None:
            self.moved_on.emit()
            return
        store, now = self._services.store, self._services.clock.now()
        with store.transaction():  # no other window locks between the look and the word
            past, lock = situation(store, now), self._lock()
            self._check(spoken_on, told=True, screens_passed=past.screened and not past.uncleared)
            store.append(Unlocked(now, lock.id, spoken_on))
        self.unlocked.emit(lock.fact.rule)

    def _check(self, spoken_on: date, *, told: bool, screens_passed: bool) -> None:
        today = self._services.clock.now().date()
        lock_day = self._lock().fact.at.date()
        check_unlock(lock_day, today, spoken_on, told_may_stretch=told, screens_passed=screens_passed)

    def _lock(self) -> Recorded[Locked]:
        lock = standing_lock(self._services.store)
        if lock is None:
            raise LookupError("no lock stands")
        return lock

    def _is_nearer_the_spine(self, lock: Locked) -> bool:
        if lock.session is None:
            return False
        checks = self._services.store.facts(PainChecked, session=lock.session)
        return any(
            nearer_the_spine(PainCheck(place_before=check.fact.place_before, place_after=check.fact.place_after))
            for check in checks
        )
