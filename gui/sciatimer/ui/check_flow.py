"""The screens after a session: what was felt at a stop, the pain check, the morning check, the lists of signs."""

from PySide6.QtCore import QObject, Signal

from sciatimer.history.asked import Asked
from sciatimer.history.facts import SessionStarted
from sciatimer.history.situation import situation
from sciatimer.safety.situation import Situation
from sciatimer.safety.stop import SessionTurn
from sciatimer.safety.values import RedFlag, StopFeeling
from sciatimer.ui.asking import Asking
from sciatimer.ui.check_controller import CheckController
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import BOTH_SIGNS
from sciatimer.ui.services import Services


class CheckFlow(QObject):
    """Leads from the end of a session to its verdict.

    Signals:
        judged(object): a check_controller.Judged; it is on disk.
    """

    judged = Signal(object)

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._check = CheckController(services, pages)
        self._stopped: Asked | None = None
        self._check.judged.connect(self.judged)
        self._check.warning_requested.connect(self._on_warning)
        pages.once("stop", self._connect_stop)

    def show_stop(self, session: int) -> None:
        """Asks what was felt."""
        self._stopped = Asked(self._services.store, SessionStarted, session)
        self._pages.stop.begin()
        self._window.show_page(self._pages.stop)

    def show_check(self, session: int) -> None:
        """Asks the pain check."""
        self._window.show_page(self._pages.check)
        self._check.open_check(session)

    def show_open_check(self) -> None:
        """Asks what is still open of the last session."""
        session = self._past().open_check
        if session is not None and self._check.needs_stop_screen(session):
            self.show_stop(session)
        elif session is not None:
            self.show_check(session)

    def show_morning(self) -> None:
        """Asks the morning check that is due."""
        session = self._past().open_morning
        if session is not None:
            self._window.show_page(self._pages.morning)
            self._check.open_morning(session)

    def _connect_stop(self) -> None:
        self._pages.stop.answered.connect(self._on_felt)

    def _on_felt(self, felt: str) -> None:
        if self._stopped is None:
            return
        session = self._stopped.find()
        turn = self._check.record_stop(session, StopFeeling(felt))
        if turn is not SessionTurn.EMERGENCY:
            self.show_check(session)

    def _on_warning(self, session: int) -> None:
        rules = ("M1", "M2") if self._check.is_morning else ("R1", "R2")
        self._asking.ask(BOTH_SIGNS, self._on_signs, rules=rules, session=session)

    def _on_signs(self, flag: RedFlag) -> None:
        if flag is not RedFlag.NONE:
            self._check.judge_warning(flag, locked=True)
        else:
            self._window.show_page(self._pages.morning if self._check.is_morning else self._pages.check)

    def _past(self) -> Situation:
        return situation(self._services.store, self._services.clock.now())
