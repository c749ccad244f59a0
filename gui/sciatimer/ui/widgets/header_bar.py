"""The quiet bar at the head of the window: the program's name, and the ways that are open from everywhere."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu

from sciatimer.ui.widgets.basics import ActionButton, button, label


class HeaderBar(QFrame):
    """Shows the name where there is room for it beside the ways; where there is too little, some go into a menu.

    Args:
        name: the program's.
        more: the word on the button that opens the menu.
        always: stays in the bar whatever the room.
        others: in the order of reading; the one that goes into the menu first is the last of ``yielding``.
        yielding: the others, the one that stays out longest first.
    """

    def __init__(
        self,
        name: str,
        more: str,
        always: ActionButton,
        others: Sequence[ActionButton],
        yielding: Sequence[ActionButton],
    ) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._always, self._others, self._yielding = always, others, yielding
        self._offered = set(others)
        self._name = label(name, "heading")
        self._name.setWordWrap(False)
        self.more = button(f"{more}\u00a0\u25be", "quiet", name="header-more")
        self.more.setAccessibleName(more)
        self.more.clicked.connect(self._on_more)
        self.menu = QMenu(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 6, 24, 6)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        for made in (always, *others, self.more):
            self._row.addWidget(made)
        self.more.hide()

    def offer(self, *ways: ActionButton) -> None:
        """Which of the others can be taken now."""
        self._offered = set(ways)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """The name can go and the others can fold, what is always there cannot."""
        return QSize(self._needed(()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for more, or for less."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Larger words need more room."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _choices(self) -> Iterator[tuple[ActionButton, ...]]:
        """The ways that could stand in the bar, from all to none."""
        offered = [made for made in self._yielding if made in self._offered]
        for count in range(len(offered), 0, -1):
            yield tuple(offered[:count])

    def _needed(self, out: Sequence[ActionButton]) -> int:
        """The width of these ways and all that is always beside them, in pixels."""
        folds = len(out) < len(self._offered)
        shown = (self._always, *out, *((self.more,) if folds else ()))
        margins = self._row.contentsMargins()
        room: int = sum(made.sizeHint().width() + self._row.spacing() for made in shown)
        return room + margins.left() + margins.right()

    def _arrange(self) -> None:
        out = next((choice for choice in self._choices() if self._needed(choice) <= self.width()), ())
        for made in self._others:
            _show(made, on=made in out)
        _show(self.more, on=len(out) < len(self._offered))
        needed = self._needed(out) + self._name.sizeHint().width() + self._row.spacing()
        _show(self._name, on=needed <= self.width())

    def _on_more(self) -> None:
        """Fills the menu with what has no room, and opens it below its button."""
        self.menu.clear()
        for made in self._others:
            if made in self._offered and made.isHidden():
                action = QAction(made.text(), self.menu)
                action.triggered.connect(made.click)
                self.menu.addAction(action)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        self.menu.setActiveAction(self.menu.actions()[0])


def _show(made: ActionButton | QFrame, *, on: bool) -> None:
    if made.isHidden() is on:
        made.setVisible(on)
