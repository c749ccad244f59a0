"""Which screen comes next. It asks the rules, shows a page, and listens; it decides nothing of its own."""

from collections.abc import Callable
from datetime import time
from functools import partial

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.kinds import Position
from sciatimer.catalogue.model import Exercise
from sciatimer.errors import SciatimerError
from sciatimer.history.facts import EndReason, ScreenAnswered
from sciatimer.history.recording import recover
from sciatimer.history.settings import change, load_settings
from sciatimer.history.situation import answers_that_count, situation
from sciatimer.safety.journey import Screen, fresh_items, next_screen
from sciatimer.safety.screens import HEALTH_CHANGED
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import StartVerdict, before_asking
from sciatimer.safety.values import RedFlag, StartOutcome, TodayAnswers
from sciatimer.ui.asking import Asking
from sciatimer.ui.check_flow import CheckFlow
from sciatimer.ui.clinician_controller import ClinicianController
from sciatimer.ui.fault_teller import FaultTeller
from sciatimer.ui.lock_controller import LockController
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.messages import help_message, monthly_message, refusal_message
from sciatimer.ui.morning_controller import MorningController
from sciatimer.ui.outcome_controller import OutcomeController
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.message import MessagePage
from sciatimer.ui.screening_controller import (
    BOTH_SIGNS,
    EMERGENCY_SCREEN,
    HEALTH_ONLY,
    WEEKLY_SCREEN,
    WHOLE,
    first_open,
)
from sciatimer.ui.self_check_flow import SelfCheckFlow
from sciatimer.ui.services import Services
from sciatimer.ui.session_controller import SessionController
from sciatimer.ui.start_controller import Begun, StartController
from sciatimer.ui.today_controller import AnswersTooOld, TodayController

_OF_TODAY = frozenset({"today", "variants", "dose"})
_ASKING_NOTHING = frozenset(
    {"", "message", "learn", "settings", "settings_breaks", "breaks", "progress", "diagnostics", "closing", "about"}
)
_LEFT_FOR_TODAY = _OF_TODAY | _ASKING_NOTHING


class Flow(QObject):
    """Leads from one screen to the next.

    Signals:
        quit_requested(): the person wants to leave after a fault.
    """

    quit_requested = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self.faults = FaultTeller(services, window, pages)
        self.session = SessionController(services, pages)
        self.today = TodayController(services, window, pages)
        self.asking = Asking(services, window, pages)
        self._lock = LockController(services, window, pages, self.asking)
        self.clinician = ClinicianController(services, window, pages)
        self._check = CheckFlow(services, window, pages, self.asking)
        self.self_check = SelfCheckFlow(services, window, pages, self.asking)
        self._morning = MorningController(services, window, pages)
        self._start = StartController(services)
        self._outcome = OutcomeController(services, window, pages)
        self._shows: dict[Screen, Callable[[], None]] = {
            Screen.WELCOME: self._show_welcome,
            Screen.SCREENING: self._show_screening,
            Screen.WEEKLY_SCREEN: self._show_weekly,
            Screen.MONTHLY_SCREEN: self._show_monthly,
            Screen.ENDED: self._lock.show_ended,
            Screen.ASK_FIRST: self._lock.show_ask_first,
            Screen.CHECK: self._check.show_open_check,
            Screen.MORNING: self._check.show_morning,
            Screen.FADED: self.self_check.show_faded,
            Screen.RESTED: self._show_rested,
            Screen.TODAY: self._show_today,
        }
        self._ways: dict[str, Callable[[], None]] = {
            "done": self.route,
            "back": self.come_back,
            "help": self.show_help,
            "unlock": self._lock.show_unlock,
            "clinician": self.clinician.show,
            "morning": self._morning.show,
            "clear": self.self_check.show_clearing,
            "easier": self._outcome.take_easier,
            "longer": self._outcome.take_longer,
            "harder": self._outcome.take_harder,
            "health_same": self._on_health_same,
            "health_changed": self._show_health,
            "restore": self.faults.restore,
            "quit": self.quit_requested.emit,
        }
        self._connect()

    def begin(self) -> None:
        """Ends the session that a killed program or a full disk left open, and shows the first screen."""
        try:
            recover(self._services.store)
            self.route()
        except SciatimerError as error:
            self.faults.tell(error)

    def route(self) -> None:
        """Shows the screen that the rules ask for now."""
        self.asking.forget()
        self._shows[self._next()]()

    def lead_to_today(self, position: Position | None) -> None:
        """Has a position ready on Today, and goes there; a session, or questions that are open, come first."""
        self.today.prefer(position)
        covered_by = next((name for name, page in self._pages.made().items() if page is self._window.page), "")
        if covered_by == "today" and not self.today.is_stale:
            self.today.refresh()
        elif covered_by in _LEFT_FOR_TODAY and not self.session.is_running:
            self.route()

    def show_help(self) -> None:
        """Shows the warning signs over what is shown now; a session that is covered pauses (I8)."""
        self.session.views_closed()
        number = load_settings(self._services.store).emergency_number
        self._pages.help.show_message(help_message(number, self._services.texts))
        self._window.cover_with(self._pages.help)

    def come_back(self) -> None:
        """Shows what the help, the settings or a fault covered, as far as it still holds."""
        covered = self._covered()
        over = {"player": not self.session.is_running, "screening": not self.asking.is_asking}
        if covered == "today" and self._next() is Screen.TODAY and not self.today.is_stale:
            self.today.refresh()
        elif covered in {"", "today", "check"} or over.get(covered, False):
            self.begin()

    def _covered(self) -> str:
        """The name of the page that comes up again, '' for none."""
        if not self._window.uncover():
            return ""
        return next(name for name, page in self._pages.made().items() if page is self._window.page)

    def _next(self) -> Screen:
        welcomed = load_settings(self._services.store).disclaimer_read
        return next_screen(self._past(), welcomed=welcomed)

    def _past(self) -> Situation:
        return situation(self._services.store, self._services.clock.now())

    def _connect(self) -> None:
        pages = self._pages
        pages.once("welcome", self._connect_welcome)
        pages.once("ask_first", self._connect_ask_first)
        for name in ("message", "ended", "help", "fault"):
            pages.once(name, partial(self._connect_message, name))
        self._lock.moved_on.connect(self.route)
        self._lock.unlocked.connect(self.self_check.after_unlock)
        self.self_check.moved_on.connect(self.route)
        self.self_check.left.connect(self.come_back)
        self.clinician.left.connect(self.come_back)
        self._morning.moved_on.connect(self.route)
        self.today.start_requested.connect(self._on_start_requested)
        self.today.warning_requested.connect(self._on_warning_for_today)
        self._start.begun.connect(self._on_begun)
        self._start.refused.connect(self._on_refused)
        self._start.not_offered.connect(self.today.show_again)
        self._check.judged.connect(self._outcome.tell)
        self._outcome.moved_on.connect(self.route)
        self.session.ended.connect(self._on_session_ended)
        self.session.failed.connect(self.faults.tell)

    def _connect_welcome(self) -> None:
        self._pages.welcome.accepted.connect(self._on_accepted)

    def _connect_ask_first(self) -> None:
        self._pages.ask_first.review_requested.connect(self._show_health)

    def _connect_message(self, name: str) -> None:
        page: MessagePage = getattr(self._pages, name)
        page.requested.connect(self._on_requested)

    def _on_requested(self, way: str) -> None:
        self._ways[way]()

    def _show_today(self) -> None:
        self.self_check.invite()
        self.today.show()

    def _show_welcome(self) -> None:
        self._window.show_page(self._pages.welcome)
        self._pages.welcome.begin()

    def _on_accepted(self, getting_up: str, region: str, number: str) -> None:
        now, store = self._services.clock.now(), self._services.store
        with store.transaction():
            change(store, "getting_up", time.fromisoformat(getting_up), now)
            change(store, "region", region, now)
            change(store, "emergency_number", number, now)
            change(store, "disclaimer_read", True, now)
        self.route()

    def _show_screening(self) -> None:
        store, now = self._services.store, self._services.clock.now()
        fresh = fresh_items(answers_that_count(store), now)
        self.asking.ask(WHOLE, self._on_screened, begin_at=first_open(WHOLE, fresh))

    def _show_weekly(self) -> None:
        self.asking.ask((WEEKLY_SCREEN,), self._on_screened)

    def _show_health(self) -> None:
        self.asking.ask(HEALTH_ONLY, self._on_screened)

    def _show_monthly(self) -> None:
        self._pages.message.show_message(monthly_message(self._services.texts))
        self._window.show_page(self._pages.message)

    def _on_health_same(self) -> None:
        self._services.store.append(ScreenAnswered(self._services.clock.now(), HEALTH_CHANGED, yes=False))
        self.route()

    def _on_screened(self, _flag: RedFlag) -> None:
        self.route()

    def _on_warning_for_today(self, emergency_alone: bool) -> None:
        self.asking.ask((EMERGENCY_SCREEN,) if emergency_alone else BOTH_SIGNS, self._on_signs_for_today)

    def _on_signs_for_today(self, flag: RedFlag) -> None:
        if flag is RedFlag.NONE:
            self.today.signs_denied()
        else:
            self.route()

    def _on_start_requested(self, _answers: TodayAnswers, exercise: Exercise | None) -> None:
        if self._next() in {Screen.WEEKLY_SCREEN, Screen.MONTHLY_SCREEN}:
            self.route()  # Today was open since before it was due
            return
        try:
            if self.today.is_stale:
                raise AnswersTooOld
            self._start.start(self.today.case(), exercise, self.today.at_hand().legs)
        except SciatimerError as error:
            self.today.show_again()
            self.faults.tell(error)

    def _on_refused(self, verdict: StartVerdict) -> None:
        if verdict.outcome in {StartOutcome.NOT_TODAY, StartOutcome.RESTED}:
            self._show_refusal(verdict)
        else:
            self.route()

    def _show_rested(self) -> None:
        verdict = before_asking(self._past())
        if verdict is not None:
            self._show_refusal(verdict)

    def _show_refusal(self, verdict: StartVerdict) -> None:
        now = self._services.clock.now()
        self._pages.message.show_message(refusal_message(verdict, now, self._services.texts))
        self._window.show_page(self._pages.message, Header.WHOLE)

    def _on_begun(self, begun: Begun) -> None:
        settings = load_settings(self._services.store)
        self._pages.player.setFocus()  # first, or a screen reader would break off what the session begins with
        self._window.show_page(self._pages.player, Header.BARE)
        if settings.full_screen:
            self._window.showFullScreen()
        self.session.start(begun.session, begun.timeline, settings)

    def _on_session_ended(self, session: int, reason: str) -> None:
        self._window.leave_full_screen()
        if reason == EndReason.STOPPED:
            self._check.show_stop(session)
        else:
            self._check.show_check(session)
