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
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.messages import ended_message
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import WHOLE, ScreeningController, screen_items
from sciatimer.ui.services import Services


class LockController(QObject):
    """Shows why the routine ended, and takes the date, the tick and the screens.

    Signals:
        moved_on(): something was answered that may lead to another screen.
    """

    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, screening: ScreeningController) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._screening = screening
        self._spoken_on: date | None = None
        pages.unlock.confirmed.connect(self._on_confirmed)
        pages.unlock.left.connect(self.show_ended)
        pages.ask_first.cleared.connect(self._on_cleared)

    @property
    def is_unlocking(self) -> bool:
        """Whether the date and the tick were given and the screens are being answered."""
        return self._spoken_on is not None

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
        self._window.show_page(self._pages.ended)

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
        self._window.show_page(self._pages.ask_first, settings=True)

    def screens_answered(self, flag: RedFlag) -> None:
        """The third step is done, or a warning sign stands in the way."""
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
            self._pages.unlock.show_fault(str(error))
            return
        self._spoken_on = spoken_on
        self._screening.ask(WHOLE)
        self._window.show_page(self._pages.screening)

    def _on_cleared(self, item: str, spoken_on: date) -> None:
        now = self._services.clock.now()
        try:
            check_clearance(now.date(), spoken_on)
        except SciatimerError as error:
            self._pages.ask_first.show_fault(str(error))
            return
        self._services.store.append(Cleared(now, item, spoken_on))
        if self.is_unlocking:
            self.screens_answered(RedFlag.NONE)
        else:
            self.moved_on.emit()

    def _unlock(self) -> None:
        spoken_on, self._spoken_on = self._spoken_on, None
        if spoken_on is not None:
            store, now = self._services.store, self._services.clock.now()
            past = situation(store, now)
            self._check(spoken_on, told=True, screens_passed=past.screened and not past.uncleared)
            store.append(Unlocked(now, self._lock().id, spoken_on))
        self.moved_on.emit()

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
