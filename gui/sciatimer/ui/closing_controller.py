"""What closing the window means while breaks are on: it is said once, and the person chooses."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from sciatimer.history.settings import change, load_settings
from sciatimer.texts import Texts
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.services import Services


class Staying(Protocol):
    """What knows whether the program outlives the window."""

    @property
    def stays(self) -> bool:
        """Whether the program goes on when the window is closed now."""

    @property
    def has_tray(self) -> bool:
        """Whether there is an icon that brings the window back."""


class ClosingController(QObject):
    """Asks in the window before it closes for the first time.

    Args:
        services: what it works with.
        window: the window.
        pages: its pages.
        program: what knows whether it goes on without the window.

    Signals:
        quit_requested(): the whole program is to end.
    """

    quit_requested = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, program: Staying) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._program = program
        window.ask_before_closing(self._asks)
        pages.once("closing", self._connect)

    def _connect(self) -> None:
        self._pages.closing.requested.connect(self._on_requested)

    def _asks(self) -> bool:
        if not self._program.stays or load_settings(self._services.store).closing_told:
            return False
        if self._window.page is self._pages.made().get("closing"):
            self._remember()  # closed once more without a word: it was read, and the window is to go
            return False
        self._pages.closing.show_message(closing_message(self._services.texts, has_tray=self._program.has_tray))
        self._window.cover_with(self._pages.closing)
        return True

    def _on_requested(self, way: str) -> None:
        if way == "quit":
            self.quit_requested.emit()
        else:
            self._remember()
            self._window.close()

    def _remember(self) -> None:
        change(self._services.store, "closing_told", True, self._services.clock.now())


def closing_message(texts: Texts, *, has_tray: bool) -> Message:
    """That breaks go on without a window, and how it comes back."""
    said = (texts("resident.closing_tray" if has_tray else "resident.closing_hidden"), texts("resident.closing_later"))
    ways = (
        Way("quit", texts("resident.closing_quit")),
        Way("keep", texts("resident.closing_keep"), "primary"),
    )
    return Message(texts("resident.closing_title"), said, ways)
