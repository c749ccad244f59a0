"""The quiet bar at the head of the window: the program's name, and the ways that are open from everywhere."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sciatimer.ui.widgets.basics import ActionButton, label


class HeaderBar(QFrame):
    """Shows the name where there is room for it beside the buttons; their words come first."""

    def __init__(self, name: str, *buttons: ActionButton) -> None:
        super().__init__()
        self.setProperty("role", "header")
        self._buttons = buttons
        self._name = label(name, "heading")
        self._name.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 6, 24, 6)
        self._row.addWidget(self._name)
        self._row.addStretch(1)
        for made in buttons:
            self._row.addWidget(made)

    def minimumSizeHint(self) -> QSize:
        """The name can go, the buttons cannot."""
        return QSize(self._needed(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the name, or none."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Other buttons may leave room for the name, or none."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _needed(self) -> int:
        """The width of the buttons that are shown, with all around them, in pixels."""
        shown = [made.sizeHint().width() + self._row.spacing() for made in self._buttons if made.isVisibleTo(self)]
        margins = self._row.contentsMargins()
        return sum(shown) + margins.left() + margins.right()

    def _arrange(self) -> None:
        has_room = self._needed() + self._name.sizeHint().width() + self._row.spacing() <= self.width()
        if has_room is not self._name.isVisibleTo(self):
            self._name.setVisible(has_room)
