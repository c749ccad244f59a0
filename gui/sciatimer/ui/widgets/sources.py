"""Sources, folded away until somebody wants to see them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.learn_view import SourceGroup, SourceView
from sciatimer.ui.widgets.basics import ActionButton, button, label, set_margins
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.wrapping import RowButton

_CLOSED, _OPEN = "+", "\u2212"


class SourceFold(QWidget):
    """A button with the name of a group; pressed, it shows what each of its sources says, and its address.

    Signals:
        link_requested(str): an address was to be opened.
    """

    link_requested = Signal(str)

    def __init__(self, group: SourceGroup, texts: Texts) -> None:
        super().__init__()
        self._group = group
        self._texts = texts
        self._list: QWidget | None = None
        self.fold = RowButton(group.title, "source-fold")
        self.fold.setCheckable(True)
        self.fold.say(f"{_CLOSED} {group.title}")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.fold)
        self.fold.toggled.connect(self._on_toggled)

    def _on_toggled(self, unfolded: bool) -> None:
        self.fold.say(f"{_OPEN if unfolded else _CLOSED} {self._group.title}")
        if unfolded and self._list is None:
            self._list = self._made()
            self._column.addWidget(self._list)
            self._tab_through(self._list)
        if self._list is not None:
            self._list.setVisible(unfolded)

    def _made(self) -> QWidget:
        """A hundred sources are too many to be made before anybody asks."""
        made = QWidget()
        column = QVBoxLayout(made)
        set_margins(column, 14, 4, 0, 10)
        column.setSpacing(4)
        for source in self._group.sources:
            self._add(column, source)
        return made

    def _tab_through(self, entries: QWidget) -> None:
        """What is new would come after all else: Tab reaches it right after the button."""
        last: QWidget = self.fold
        for made in entries.findChildren(QWidget):
            if isinstance(made, CopyText | ActionButton):
                QWidget.setTabOrder(last, made)
                last = made

    def _add(self, column: QVBoxLayout, source: SourceView) -> None:
        column.addSpacing(10)
        column.addWidget(label(f"{source.key}: {source.says}", "prose"))
        if source.address:
            column.addWidget(CopyText(source.address, self._texts("learn.source_address", source=source.key)))
        if source.is_link:
            column.addWidget(self._opener(source))

    def _opener(self, source: SourceView) -> ActionButton:
        made = button(self._texts("learn.source_open"), "link", name=f"open-{source.key}")
        made.setAccessibleName(self._texts("learn.source_open_name", source=source.key))
        made.setProperty("address", source.address)
        made.clicked.connect(self._on_opened)
        return made

    def _on_opened(self) -> None:
        self.link_requested.emit(str(self.sender().property("address")))
