"""The sessions that were taken out of plots and reports, each with its way back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.record_view import Hidden
from sciatimer.ui.widgets.basics import ActionButton, button, card, clear, label, spacer
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape


class OutOfViewPage(Page):
    """Lists sessions.

    Signals:
        left(): done.
        opened(int): this session is to be shown.
        back_requested(int): this session is to come back into view.
    """

    left = Signal()
    opened = Signal(int)
    back_requested = Signal(int)

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("record.out_title"))
        self._texts = texts
        self.add(label(texts("record.out_why")))
        frame, column = card()
        self._none = label(texts("record.out_none"), "muted", name="out-none")
        self._list = QVBoxLayout()
        self._list.setSpacing(18)
        column.addWidget(self._none)
        column.addLayout(self._list)
        self.add(frame)
        self._back = button(texts("ui.reading_done"), "primary", name="out-back")
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self.left)
        self.add_action(spacer(), self._back)

    def begin(self) -> None:
        """Shows the beginning and puts the keyboard on the way back."""
        self.scroll_to_top()
        self._back.setFocus()

    def show_sessions(self, sessions: Sequence[Hidden]) -> None:
        """Shows other sessions in the place of those before."""
        clear(self._list)
        self._none.setVisible(not sessions)
        for hidden in sessions:
            self._list.addWidget(self._row(hidden))
        self.tab_to_bar_last()

    def _row(self, hidden: Hidden) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(hidden.title))
        column.addWidget(label(hidden.words, "muted"))
        look = self._way(hidden, "out-open", "record.out_open")
        back = self._way(hidden, "out-bring-back", "record.out_bring_back")
        look.clicked.connect(self._on_look)
        back.clicked.connect(self._on_back)
        row = FlowLayout(gap=8)
        for way in (look, back):
            row.addWidget(way)
        column.addLayout(row)
        return made

    def _way(self, hidden: Hidden, name: str, key: str) -> ActionButton:
        way = button(self._texts(key), name=name)
        way.setAccessibleName(f"{way.text()}: {hidden.title}")
        way.setProperty("session", hidden.session)
        return way

    def _on_look(self) -> None:
        self.opened.emit(self._session())

    def _on_back(self) -> None:
        self.back_requested.emit(self._session())

    def _session(self) -> int:
        made = self.sender()
        return int(made.property("session")) if isinstance(made, ActionButton) else 0
