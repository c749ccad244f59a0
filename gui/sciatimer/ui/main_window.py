"""The window: a quiet header and the page that is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import SIGNAL, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.header_bar import HeaderBar


class Header(IntEnum):
    """How much the header offers beside a page; each kind has what the ones before it have."""

    BARE = 0  # no header at all: a session is on
    HELP = 1  # the warning signs
    READING = 2  # and what there is to read: the breaks of the day, the course of time, why it all is so
    WHOLE = 3  # and the settings


@dataclass(frozen=True, slots=True)
class Way:
    """A way of the header beside the warning signs.

    Attributes:
        name: what it leads to.
        least: the header that offers it, and all that offer more.
        rank: the higher, the sooner it goes into the menu where there is little room.
    """

    name: str
    least: Header
    rank: int

    @property
    def signal(self) -> str:
        """The window's signal of this way."""
        return f"{self.name}_requested"


WAYS = (
    Way("breaks", Header.READING, 0),
    Way("progress", Header.READING, 2),
    Way("learn", Header.READING, 3),
    Way("settings", Header.WHOLE, 1),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page with what the header has beside it."""

    page: QWidget
    header: Header


class MainWindow(QMainWindow):
    """Holds the pages. It knows nothing of what they are for.

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

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setWindowTitle(texts("ui.app"))
        self.setMinimumSize(720, 520)
        self.resize(1120, 760)
        self._stack = QStackedWidget()
        self._asks: Callable[[], bool] | None = None
        self._shown: list[Shown] = []  # the page shown, and below it those that it only covers for a while
        self._header = self._make_header(texts)
        self._notice = label("", "notice", name="window-notice")
        self._notice.hide()
        middle = QWidget()
        middle.setObjectName("page")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(middle)
        help_key = QShortcut(QKeySequence.StandardKey.HelpContents, self)
        help_key.activated.connect(self.help_requested)

    @property
    def page(self) -> QWidget | None:
        """The page shown now."""
        return self._stack.currentWidget()

    def add_page(self, page: QWidget) -> None:
        """Takes a page in."""
        self._stack.addWidget(page)

    def show_page(self, page: QWidget, header: Header = Header.HELP) -> None:
        """Shows a page in the place of all that was shown."""
        self._shown = [Shown(page, header)]
        self._show_top()

    def cover_with(self, page: QWidget) -> None:
        """Shows a page for a while; what it covers stays as it is until ``uncover``."""
        if all(shown.page is not page for shown in self._shown):
            self._shown.append(Shown(page, Header.HELP))
        self._show_top()

    def uncover(self) -> bool:
        """Shows what was covered; False if there is nothing."""
        self._shown = self._shown[:-1]
        if self._shown:
            self._show_top()
        return bool(self._shown)

    def show_notice(self, text: str) -> None:
        """Says something above every page."""
        said = self._notice.text()
        self._notice.setText(f"{said}\n{text}" if said else text)
        self._notice.show()

    def raise_above(self) -> None:
        """Comes up in front, from wherever it was."""
        self.wanted.emit()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
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

    def _show_top(self) -> None:
        shown = self._shown[-1]
        self._header.setVisible(shown.header > Header.BARE)
        self._header.offer(*(made for made, way in self._ways.items() if self._is_open(way, shown.header)))
        self._stack.setCurrentWidget(shown.page)
        self.wanted.emit()

    def _is_open(self, way: Way, header: Header) -> bool:
        return header >= way.least and self.receivers(SIGNAL(f"{way.signal}()")) > 0

    def _make_header(self, texts: Texts) -> HeaderBar:
        help_button = button(texts("ui.help"), "quiet", name="header-help")
        help_button.clicked.connect(self.help_requested)
        self._ways = {button(texts(f"ui.{way.name}"), "quiet", name=f"header-{way.name}"): way for way in WAYS}
        for made, way in self._ways.items():
            made.clicked.connect(getattr(self, way.signal))
        ways = list(self._ways)
        yielding = sorted(ways, key=lambda made: self._ways[made].rank)
        return HeaderBar(texts("ui.app"), texts("ui.more"), help_button, ways, yielding)
