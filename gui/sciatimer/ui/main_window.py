"""The window. It is there, and painted, before anything is known of what it will hold."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore  # not Qt from it: its enums take 19 ms, and the first paint needs none of them
from PySide6.QtCore import SIGNAL, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from sciatimer.ui.header import Header

if TYPE_CHECKING:
    from sciatimer.texts import Texts
    from sciatimer.ui.window_room import Way, WindowRoom

__all__ = ["Header", "MainWindow"]  # who shows a page says what stands above it


class MainWindow(QMainWindow):
    """The frame around the pages, and what other programs see of it.

    Args:
        texts: the words; without them it stays empty until it is furnished.

    Signals:
        help_requested(), breaks_requested(), progress_requested(), learn_requested(), settings_requested(): a way of
            the header was taken. A way that leads nowhere, because nobody listens, is not offered.
        closing(): the window is about to close, or to ask before it does.
        closed(): it has.
        wanted(): it shows something else, or somebody asks for it: it has to be seen.
    """

    help_requested = Signal()
    breaks_requested = Signal()
    progress_requested = Signal()
    learn_requested = Signal()
    settings_requested = Signal()
    closing = Signal()
    closed = Signal()
    wanted = Signal()

    def __init__(self, texts: "Texts | None" = None) -> None:
        super().__init__()
        self._room: WindowRoom
        self._asks: Callable[[], bool] | None = None
        self.setMinimumSize(720, 520)
        self.resize(1120, 760)
        if texts is not None:
            self.furnish(texts)

    def furnish(self, texts: "Texts") -> None:
        """Puts the header and the room for the pages in the place of what was shown until now."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from sciatimer.ui.window_room import WindowRoom

        self.setWindowTitle(texts("ui.app"))
        room = self._room = WindowRoom(texts, self._leads)
        room.help.clicked.connect(self.help_requested)
        for made, way in room.ways.items():
            made.clicked.connect(getattr(self, way.signal))
        seen_first = self.menuWidget()
        if seen_first is not None:
            seen_first.hide()
            seen_first.deleteLater()
        self.setCentralWidget(room)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, self)
        help_key.activated.connect(self.help_requested)

    @property
    def page(self) -> QWidget | None:
        """The page shown now."""
        return self._room.page

    def add_page(self, page: QWidget) -> None:
        """Takes a page in."""
        self._room.add_page(page)

    def show_page(self, page: QWidget, header: Header = Header.HELP) -> None:
        """Shows a page in the place of all that was shown."""
        self._room.show_page(page, header)
        self.wanted.emit()

    def cover_with(self, page: QWidget) -> None:
        """Shows a page for a while; what it covers stays as it is until ``uncover``."""
        self._room.cover_with(page)
        self.wanted.emit()

    def uncover(self) -> bool:
        """Shows what was covered; False if there is nothing."""
        uncovers = self._room.uncover()
        if uncovers:
            self.wanted.emit()
        return uncovers

    def show_notice(self, text: str) -> None:
        """Says something above every page."""
        self._room.show_notice(text)

    def raise_above(self) -> None:
        """Comes up in front, from wherever it was."""
        self.wanted.emit()
        self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def come_back(self, *, keyboard: bool) -> None:
        """Is seen again after it was hidden. Without ``keyboard`` whoever is typing elsewhere goes on doing so."""
        handle = self.windowHandle()
        # WA_ShowWithoutActivating would only count for a window that the system has yet to make; this counts always.
        handle.setProperty("_q_showWithoutActivating", not keyboard)
        self.show()
        self.raise_()
        handle.setProperty("_q_showWithoutActivating", False)
        if keyboard:
            self.activateWindow()
        else:
            QApplication.alert(self)

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def leave_full_screen(self) -> None:
        """Back to a window, if it was full screen."""
        if self.isFullScreen():
            self.showNormal()

    def ask_before_closing(self, asks: Callable[[], bool]) -> None:
        """Calls this when the window is to close; it stays open where that is True: something is asked in it first."""
        self._asks = asks

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells before it closes, so that a session can be ended properly."""
        self.closing.emit()
        if self._asks is not None and self._asks():
            event.ignore()
            return
        super().closeEvent(event)
        self.closed.emit()

    def _leads(self, way: "Way") -> bool:
        return self.receivers(SIGNAL(f"{way.signal}()")) > 0
