"""About: the program, what it is built of, and every licence; all of it can be searched."""

from itertools import groupby

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.about_view import OWN, AboutEntry, holding
from sciatimer.ui.widgets.basics import button, label, set_margins, spacer
from sciatimer.ui.widgets.document import Document
from sciatimer.ui.widgets.page import ActionBar, leave_by_escape
from sciatimer.ui.widgets.topic_list import TopicList

_LIST_SHARE = 0.36  # of the width, at most
_LIST_CHARACTERS = 33
_MOST_CHARACTERS = 150  # that list and text together are wide


class AboutPage(QWidget):
    """Shows one entry at a time beside the list of all.

    Signals:
        left(): done.
    """

    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._entries: tuple[AboutEntry, ...] = ()
        self.title = label(texts("about.title"), "title", name="page-title")
        self.search = QLineEdit()
        self.search.setObjectName("about-search")
        self.search.setPlaceholderText(texts("about.search"))
        self.search.setAccessibleName(texts("about.search"))
        self.search.setClearButtonEnabled(True)
        self._found = label("", "muted", name="about-found")
        self._next = button(texts("about.search_next"), "link", name="about-next")
        self.topics = TopicList(texts("about.entries"))
        self.reading = Document()
        self.bar = ActionBar()
        self._done = button(texts("ui.reading_done"), "primary", name="about-done")
        self._lay_out()
        self._connect()
        self._tell()

    def show_entries(self, entries: tuple[AboutEntry, ...]) -> None:
        """Fills the list, each group below its heading."""
        self._entries = entries
        self.topics.clear()
        for group, members in groupby(entries, key=_group_of):
            self.topics.add_heading(self._texts(f"about.group_{group}"))
            for entry in members:
                self.topics.add_topic(entry.id, entry.title)

    def begin(self) -> None:
        """Shows the program itself, with the keyboard on the list."""
        self.search.clear()
        self.topics.choose(OWN)
        self.topics.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves most of the room to what is read."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text asks for a wider list."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        letter = self.topics.fontMetrics().averageCharWidth()
        side = max(0, (self.width() - letter * _MOST_CHARACTERS) // 2)
        self._panes.setContentsMargins(side, 0, side, 0)
        self.bar.keep_to(letter * _MOST_CHARACTERS)
        self._left.setFixedWidth(min(letter * _LIST_CHARACTERS + 40, round(self.width() * _LIST_SHARE)))

    def _lay_out(self) -> None:
        self._left = QWidget()
        column = QVBoxLayout(self._left)
        set_margins(column, 24, 16, 4, 8)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self._found, 1)
        row.addWidget(self._next)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addLayout(row)
        column.addWidget(self.topics, 1)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(8)
        self._panes.addWidget(self._left)
        self._panes.addWidget(self.reading, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._panes, 1)
        self.bar.add(spacer())
        self.bar.add(self._done)
        outer.addWidget(self.bar)

    def _connect(self) -> None:
        self.topics.chosen.connect(self._on_chosen)
        self.topics.entered.connect(self.reading.setFocus)
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_next)
        self._next.clicked.connect(self._on_next)
        self._done.clicked.connect(self.left)
        keys = QKeySequence.StandardKey
        for key, act in ((keys.Find, self.search.setFocus), (keys.FindNext, self._on_next)):
            QShortcut(QKeySequence(key), self).activated.connect(act)
        QShortcut(QKeySequence(keys.FindPrevious), self).activated.connect(self._on_previous)
        leave_by_escape(self, self.left)

    def _on_chosen(self, entry_id: str) -> None:
        entry = next(entry for entry in self._entries if entry.id == entry_id)
        self.reading.show_paragraphs(entry.paragraphs)
        self._tell()

    def _on_search(self) -> None:
        needle = " ".join(self.search.text().split())
        found = [entry.id for entry in holding(self._entries, needle)]
        self.topics.show_only(found)
        if found and self.topics.topic not in found:
            self.topics.choose(found[0])
        self.reading.search(needle if found else "")
        self._tell(nothing=not found)

    def _on_next(self) -> None:
        self._go_on(1)

    def _on_previous(self) -> None:
        self._go_on(-1)

    def _go_on(self, steps: int) -> None:
        self.reading.go_on(steps)
        self._tell()
        if self.reading.places:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._found.text()))

    def _tell(self, *, nothing: bool = False) -> None:
        """Says where the search stands."""
        at, count = self.reading.place, self.reading.places
        said = self._texts("about.search_places", number=at, count=count) if count else ""
        self._found.setText(self._texts("about.search_nothing") if nothing else said)
        self._found.setVisible(bool(self._found.text()))
        self._next.setVisible(count > 1)


def _group_of(entry: AboutEntry) -> str:
    return entry.group
