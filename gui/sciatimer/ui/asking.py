"""The screens of clinical.md 4.1, shown where somebody needs their answers; the asker is told what came of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from sciatimer.safety.values import RedFlag
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.screening_controller import Screen, ScreeningController
from sciatimer.ui.services import Services

Then = Callable[[RedFlag], None]


class Asking(QObject):
    """Shows screens for one asker at a time; a later asker takes the place of an earlier one."""

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._window = window
        self._pages = pages
        self._screening = ScreeningController(services, pages)
        self._then: Then | None = None
        self._screening.finished.connect(self._on_finished)

    @property
    def is_asking(self) -> bool:
        """Whether a screen is still to be answered."""
        return self._screening.is_asking

    def ask(
        self,
        screens: Sequence[Screen],
        then: Then,
        *,
        rules: tuple[str, str] = ("P1", "P2"),
        session: int | None = None,
        begin_at: int = 0,
    ) -> None:
        """Shows the first of the screens.

        Args:
            screens: what to ask.
            then: called with the gravest answer, when every screen is answered or a warning sign ended the questions.
            rules: the ids of the rows for an emergency and an urgent sign, kept with the lock.
            session: the session a lock belongs to, None outside of a check.
            begin_at: how many of the screens need no asking any more.
        """
        self._then = then
        self._screening.ask(screens, rules=rules, session=session, begin_at=begin_at)
        self._window.show_page(self._pages.screening, Header.HELP)

    def forget(self) -> None:
        """Nobody waits for the answers any more; what was answered stays written."""
        self._then = None

    def _on_finished(self, flag: int) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(RedFlag(flag))
