"""What lives as long as the program does: it opens the window when it is wanted, and goes on without it."""

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sciatimer.catalogue.kinds import Position
from sciatimer.ui.coarse import let_be_late
from sciatimer.ui.foundation import Foundation
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.single_instance import Wish

if TYPE_CHECKING:
    from sciatimer.ui.application import Application
    from sciatimer.ui.main_window import MainWindow

REST_S = 60.0  # a window that was closed so long ago is not coming back soon


class Background(Protocol):
    """What goes on without a window."""

    @property
    def goes_on(self) -> bool:
        """Whether it has something to do once the window is closed."""

    @property
    def has_tray(self) -> bool:
        """Whether there is an icon that brings the window back."""


class Resident(QObject):
    """The program, with or without its window.

    Args:
        foundation: what it works with.
        background: what goes on without a window.
        last_resort: what catches an error; it is told of the window.
        window: is shown already, and empty; None where there is none yet.

    Attributes:
        application: the window's part; None until it was opened for the first time.
        is_closed: no window is open.

    Signals:
        opened(object): the window's part was made.
        restore_requested(object): a copy is to be put in the place of the history; a HistoryDamaged says why.
        closed(): the window was closed, and the program goes on.
        rested(): no window has been open for a minute.
        ended(int): the program is to end with this exit code.
    """

    opened = Signal(object)
    restore_requested = Signal(object)
    closed = Signal()
    rested = Signal()
    ended = Signal(int)

    def __init__(
        self,
        foundation: Foundation,
        background: Background,
        last_resort: LastResort,
        window: "MainWindow | None" = None,
    ) -> None:
        super().__init__()
        self._window = window
        self._foundation = foundation
        self._background = background
        self._last_resort = last_resort
        self._is_leaving = False
        self.application: Application | None = None
        self.is_closed = True
        self._resting = QTimer(self, singleShot=True)
        let_be_late(self._resting)
        self._resting.setInterval(round(REST_S * 1000))
        self._resting.timeout.connect(self.rested)

    @Slot()
    def open(self, *, minimised: bool = False) -> None:
        """Brings the window up; what is open there goes on."""
        application = self.application or self._make()
        if self.is_closed:
            self._reopen(application)
        if minimised:
            application.window.showMinimized()
        else:
            application.window.raise_above()

    @Slot(object)
    def open_today(self, position: Position | None) -> None:
        """Brings Today up with a position ready; a session, or questions that are open, go on and come first."""
        application = self.application or self._make()
        if self.is_closed:
            application.flow.today.prefer(position)
        else:
            application.flow.lead_to_today(position)
        self.open()

    def open_if_closed(self) -> None:
        """Brings the window up where there is none to see."""
        if self.is_closed:
            self.open()

    def rest_later(self) -> None:
        """Tells ``rested`` once no window has been open for another minute."""
        if self.is_closed:
            self._resting.start()

    @Slot(Wish)
    def grant(self, wish: Wish) -> None:
        """Does what a later launch wishes."""
        if wish.start is not None:
            self.open_today(wish.start)
        elif wish.comes_up:
            self.open()

    @Slot(int)
    def leave(self, code: int = 0) -> None:
        """Closes the window without a question, and ends."""
        self._is_leaving = True
        self._resting.stop()
        if self.application is not None:
            self.application.window.close()
        self.ended.emit(code)

    def _reopen(self, application: "Application") -> None:
        self.is_closed = False
        self._resting.stop()
        application.begin()

    def _make(self) -> "Application":
        from sciatimer.ui.application import Application, services_on
        from sciatimer.ui.closing_controller import ClosingController
        from sciatimer.ui.qt import dress_qt

        dress_qt()
        application = self.application = Application(services_on(self._foundation), self._window)
        self._last_resort.flow = application.flow
        self._closing = ClosingController(application.services, application.window, application.pages, self)
        self._closing.quit_requested.connect(self._on_quit)
        application.flow.quit_requested.connect(self._on_quit)
        application.flow.faults.restore_requested.connect(self.restore_requested)
        application.window.closed.connect(self._on_closed)
        self.opened.emit(application)
        return application

    @property
    def stays(self) -> bool:
        """Whether the program goes on when the window is closed now."""
        return self._background.goes_on and not self._is_leaving

    @property
    def has_tray(self) -> bool:
        """Whether there is an icon that brings the window back."""
        return self._background.has_tray

    @Slot()
    def _on_quit(self) -> None:
        self.leave()

    @Slot()
    def _on_closed(self) -> None:
        if self._is_leaving:
            return
        self.is_closed = True
        if self.stays:
            self.closed.emit()
            self.rest_later()
        else:
            self.leave()
