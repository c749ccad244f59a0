"""A nerve feeling stopped a self-check: a minute of rest by the clock, then the question whether it has gone."""

from math import ceil

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from sciatimer.history.asked import Asked
from sciatimer.history.self_check_facts import SelfChecked
from sciatimer.history.self_check_recording import record_faded
from sciatimer.safety.self_check import FADES_WITHIN
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services

TICK_MS = 200  # the seconds change, nothing else
REST_SECONDS = FADES_WITHIN.total_seconds()


class FadingController(QObject):
    """Counts the rest on the monotonic clock and writes the answer.

    Signals:
        faded(): it has gone.
        ended(): it has not, or nobody is sure: the routine is locked.
    """

    faded = Signal()
    ended = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._check: Asked | None = None
        self._until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        pages.once("self_check_fade", self._connect)

    def show(self, check: int) -> None:
        """Shows the rest that is left since the check was stopped, or at once the question."""
        if self._check is not None and check == self._check.last_id and self._is_resting:
            self._window.show_page(self._pages.self_check_fade)
            return
        self._check = Asked(self._services.store, SelfChecked, check)
        rest = self._rest_left(check)
        self._window.show_page(self._pages.self_check_fade)
        if rest > 0:
            self._rest(rest)
        else:
            self._ask(self._services.texts("self_check.title"), later=True)

    @property
    def _is_resting(self) -> bool:
        return self._services.clock.monotonic() < self._until

    def _rest_left(self, check: int) -> float:
        """Seconds; none is left if the wall clock, all there is after a restart, says otherwise or went back."""
        gone = (self._services.clock.now() - self._services.store.fact(SelfChecked, check).at).total_seconds()
        return REST_SECONDS - gone if gone >= 0 else 0.0

    def _connect(self) -> None:
        page = self._pages.self_check_fade
        page.answered.connect(self._on_answered)
        page.help_requested.connect(self._window.help_requested)
        page.seen.connect(self._on_seen)

    def _rest(self, seconds: float) -> None:
        self._until = self._services.clock.monotonic() + seconds
        heading, *paragraphs = self._services.texts("self_check.fade_wait").split("\n")
        self._pages.self_check_fade.begin_rest(heading, paragraphs)
        self._announce(" ".join([heading, *paragraphs]))
        self._timer.start()
        self._on_tick()

    def _ask(self, heading: str, *, later: bool) -> None:
        self._timer.stop()
        self._until = 0.0
        self._pages.self_check_fade.ask(heading, later=later)
        self._announce(self._services.texts("self_check.fade_later" if later else "self_check.fade_question"))

    def _on_tick(self) -> None:
        left = self._until - self._services.clock.monotonic()
        if left > 0:
            self._pages.self_check_fade.show_rest(ceil(left), left / REST_SECONDS)
        else:
            self._ask(self._services.texts("self_check.fade_wait").partition("\n")[0], later=False)

    def _on_seen(self, seen: bool) -> None:
        if not seen:
            self._timer.stop()
        elif self._until:
            self._timer.start()
            self._on_tick()

    def _on_answered(self, faded: bool) -> None:
        if self._check is None:
            return
        lock = record_faded(self._services.store, self._services.clock.now(), self._check.find(), faded=faded)
        if lock is None:
            self.faded.emit()
        else:
            self.ended.emit()

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._pages.self_check_fade, words))
