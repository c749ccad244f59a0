"""What is inside the window: a quiet header and the page that is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.header import Header
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.header_bar import HeaderBar


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


class WindowRoom(QWidget):
    """Holds the pages below the header. It knows nothing of what they are for.

    Args:
        texts: the words.
        leads: whether a way of the header leads anywhere; one that does not is not offered.

    Attributes:
        help: the button of the warning signs.
        ways: the other buttons of the header, each with its way.
    """

    def __init__(self, texts: Texts, leads: Callable[[Way], bool]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._leads = leads
        self._stack = QStackedWidget()
        self._shown: list[Shown] = []  # the page shown, and below it those that it only covers for a while
        self.help = button(texts("ui.help"), "quiet", name="header-help")
        self.ways = {button(texts(f"ui.{way.name}"), "quiet", name=f"header-{way.name}"): way for way in WAYS}
        yielding = sorted(self.ways, key=lambda made: self.ways[made].rank)
        self._header = HeaderBar(texts("ui.app"), texts("ui.more"), self.help, list(self.ways), yielding)
        self._notice = label("", "notice", name="window-notice")
        self._notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)

    @property
    def page(self) -> QWidget | None:
        """The page shown now."""
        return self._stack.currentWidget()

    def add_page(self, page: QWidget) -> None:
        """Takes a page in."""
        self._stack.addWidget(page)

    def show_page(self, page: QWidget, header: Header) -> None:
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

    def _show_top(self) -> None:
        shown = self._shown[-1]
        self._header.setVisible(shown.header > Header.BARE)
        open_ways = (made for made, way in self.ways.items() if shown.header >= way.least and self._leads(way))
        self._header.offer(*open_ways)
        self._stack.setCurrentWidget(shown.page)
