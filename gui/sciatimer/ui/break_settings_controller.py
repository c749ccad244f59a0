"""The settings of the breaks: each change is written at once, and the last ones can be taken back one by one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.autostart import Autostart
from sciatimer.desktop.autostart_model import AutostartState
from sciatimer.errors import SciatimerError
from sciatimer.history.break_gate import reminders_on
from sciatimer.history.settings import change, load_settings
from sciatimer.reminders.hours import Holiday, holidays_text, read_holidays, read_times
from sciatimer.reminders.model import Held
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services
from sciatimer.ui.unusual import USUAL, unusual

MOST_STEPS = 50  # changes that can be taken back
_TIMES = frozenset({"break_times", "stretch_times"})


class BreakSettingsController(QObject):
    """Fills the page and writes what was set.

    Args:
        services: the history, the clock and the words.
        window: what the page covers for a while.
        pages: where its page is.
        make_autostart: gives how the program starts with the computer; None where it never shall, as with a folder that
            is thrown away.

    Signals:
        changed(): something was set.
        diagnostics_requested(): what works here.
        left(): done.
    """

    changed = Signal()
    diagnostics_requested = Signal()
    left = Signal()

    def __init__(
        self, services: Services, window: MainWindow, pages: Pages, make_autostart: Callable[[], Autostart | None]
    ) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._make_autostart = make_autostart
        self._autostart: Autostart | None = None
        self._before: list[tuple[str, Any]] = []
        pages.once("settings_breaks", self._connect)

    def show(self) -> None:
        """Shows the settings as they are."""
        page = self._pages.settings_breaks
        self._autostart = self._autostart or self._make_autostart()
        self._fill()
        self._show_autostart(AutostartState(False) if self._autostart is None else self._autostart.state())
        page.show_autostart_possible(possible=self._autostart is not None)
        self._window.cover_with(page)
        page.begin(self._services.clock.now().date())

    def _connect(self) -> None:
        page = self._pages.settings_breaks
        page.changed.connect(self._on_changed)
        page.heeded.connect(self._on_heeded)
        page.holiday_added.connect(self._on_holiday_added)
        page.holiday_removed.connect(self._on_holiday_removed)
        page.autostart_switched.connect(self._on_autostart)
        page.reset_requested.connect(self._on_reset)
        page.undo_requested.connect(self._on_undo)
        page.diagnostics_requested.connect(self.diagnostics_requested)
        page.left.connect(self.left)

    def _fill(self) -> None:
        store, texts = self._services.store, self._services.texts
        page, settings = self._pages.settings_breaks, load_settings(store)
        page.show_settings(settings)
        page.show_unusual(unusual(settings))
        on = reminders_on(store)
        page.show_reminders(on=on, words=texts("breaks.off_since_lock") if settings.reminders and not on else "")
        page.show_undo(possible=bool(self._before))

    def _set(self, key: str, value: object) -> None:
        """Sets something, and knows what it was before."""
        before = self._now(key)
        if before == value and key != "reminders":
            return  # that one counts from when it was said last
        self._write(key, value)
        self._before = [*self._before, (key, before)][-MOST_STEPS:]
        self._fill()
        self.changed.emit()

    def _now(self, key: str) -> object:
        """What is set; reminders that a lock has ended are off, whatever was said before it."""
        store = self._services.store
        return reminders_on(store) if key == "reminders" else getattr(load_settings(store), key)

    def _write(self, key: str, value: object) -> None:
        change(self._services.store, key, value, self._services.clock.now())

    def _on_changed(self, key: str, value: object) -> None:
        try:
            self._set(key, read_times(str(value)) if key in _TIMES else value)
        except SciatimerError as error:
            if key not in _TIMES:
                raise
            self._pages.settings_breaks.show_fault(key, mistake_words(error, self._services.texts))

    def _on_heeded(self, held: str, on: bool) -> None:
        heeds = load_settings(self._services.store).break_heeds
        self._set("break_heeds", heeds | {Held(held)} if on else heeds - {Held(held)})

    def _on_holiday_added(self, holiday: Holiday) -> None:
        holidays = load_settings(self._services.store).break_holidays
        self._set("break_holidays", read_holidays(holidays_text((*holidays, holiday))))

    def _on_holiday_removed(self, holiday: Holiday) -> None:
        holidays = load_settings(self._services.store).break_holidays
        self._set("break_holidays", tuple(each for each in holidays if each != holiday))

    def _on_reset(self, key: str) -> None:
        self._set(key, getattr(USUAL, key))

    def _on_undo(self) -> None:
        if self._before:
            *self._before, (key, value) = self._before
            self._write(key, value)
            self._fill()
            self.changed.emit()

    def _on_autostart(self, on: bool) -> None:
        if self._autostart is not None:
            self._autostart.switch(on, self._show_autostart)

    def _show_autostart(self, state: AutostartState) -> None:
        self._pages.settings_breaks.show_autostart(on=state.is_on, words=state.refusal)
