"""The page of breaks: shows how the day goes, and passes the person's wishes on."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from sciatimer.history.break_day import day
from sciatimer.history.break_known import plan_of
from sciatimer.history.settings import change, load_settings
from sciatimer.ui.breaks_view import PauseFor, Standing, breaks_view
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class Reminder(Protocol):
    """What looks, decides and has breaks shown."""

    def standing(self) -> Standing | None:
        """How the breaks stand, by the last look; None before the first."""

    def pause(self, length: PauseFor) -> None:
        """No breaks for a while."""

    def resume(self) -> None:
        """The pause ends."""

    def say_meeting(self, on: bool) -> None:
        """The person is in a meeting, or out of it."""

    def look(self) -> None:
        """Looks at once: something was set."""


class BreaksController(QObject):
    """Fills the page and listens to it. What is to be remembered is written by the reminder.

    Args:
        services: the history, the clock and the words.
        window: what the page covers for a while.
        pages: where its page is.

    Signals:
        settings_requested(), diagnostics_requested(): the pages of these names.
        hurts(): it hurts today.
        left(): done.
    """

    settings_requested = Signal()
    diagnostics_requested = Signal()
    hurts = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._reminder: Reminder | None = None
        pages.once("breaks", self._connect)

    def attach(self, reminder: Reminder) -> None:
        """Knows from now on what looks and decides. Its ``looked`` is to be connected to ``refresh``."""
        self._reminder = reminder
        self.refresh()

    def show(self) -> None:
        """Shows how the breaks stand."""
        page = self._pages.breaks
        self._fill()
        self._window.cover_with(page)
        page.begin()

    def refresh(self) -> None:
        """Shows it anew, if it is shown."""
        page = self._pages.made().get("breaks")
        if page is not None and self._window.page is page:
            self._fill()

    def _fill(self) -> None:
        standing = None if self._reminder is None else self._reminder.standing()
        if standing is None:
            self._pages.breaks.show_waiting()
            return
        services = self._services
        settings, now = load_settings(services.store), services.clock.now()
        glance = day(services.store, now.date(), now, plan_of(settings), standing.decision)
        # who has not turned them off finds them off after a lock (clinical.md 4.6)
        view = breaks_view(standing, glance, services.texts, off_since_lock=settings.reminders)
        self._pages.breaks.show_breaks(view)

    def _connect(self) -> None:
        page = self._pages.breaks
        page.pause_requested.connect(self._on_pause)
        page.resume_requested.connect(self._on_resume)
        page.meeting_said.connect(self._on_meeting)
        page.turn_on_requested.connect(self._on_turn_on)
        page.pass_over_requested.connect(self._on_pass_over)
        page.heed_requested.connect(self._on_heed)
        page.hurts_requested.connect(self.hurts)
        page.settings_requested.connect(self.settings_requested)
        page.diagnostics_requested.connect(self.diagnostics_requested)
        page.left.connect(self.left)

    def _on_pause(self, length: str) -> None:
        if self._reminder is not None:
            self._reminder.pause(PauseFor(length))
            self.refresh()

    def _on_resume(self) -> None:
        if self._reminder is not None:
            self._reminder.resume()
            self.refresh()

    def _on_meeting(self, on: bool) -> None:
        if self._reminder is not None:
            self._reminder.say_meeting(on)
            self.refresh()

    def _on_turn_on(self) -> None:
        self._set("reminders", True)

    def _on_pass_over(self) -> None:
        standing = None if self._reminder is None else self._reminder.standing()
        if standing is not None:
            self._set("ignored_inhibitors", frozenset((*standing.passed_over, *standing.holders)))

    def _on_heed(self) -> None:
        self._set("ignored_inhibitors", frozenset())

    def _set(self, key: str, value: object) -> None:
        change(self._services.store, key, value, self._services.clock.now())
        if self._reminder is not None:
            self._reminder.look()
        self.refresh()
