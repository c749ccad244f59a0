"""The buttons under a session, each with its key beside it where there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import ActionButton, button

_LETTERS = frozenset("EWD")


@dataclass(slots=True)
class Labelled:
    """A button, what it does in words, and its key as a person calls it; empty for none."""

    button: ActionButton
    what: str
    key: str


class Transport(QFrame):
    """Pause, back, on, ease off and Stop; and in a row above, hidden until asked for, the ways to see a session."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._any_key = False
        self._labels: dict[ActionButton, Labelled] = {}
        self.back = self._made("back", "←")
        self.pause = self._made("pause", texts("player.key_space"))
        self.forward = self._made("forward", "→")
        self.ease = self._made("ease", "E")
        self.views = self._made("views", "", checkable=True)
        self.words = self._made("words", "W", checkable=True)
        self.desk = self._made("desk", "D")
        self.full = self._made("full", "F11")
        self.stop = self._made("stop", texts("player.key_esc"), role="stop")
        self.stop.setMinimumWidth(140)
        self._rows = (
            self._row(self.words, self.desk, self.full),
            self._row(self.back, self.pause, self.forward, self.ease, self.views, last=self.stop),
        )
        self._lay_out()

    def show_pause(self, *, paused: bool) -> None:
        """The pause button says what it does next."""
        what = self._texts("player.resume" if paused else "player.pause")
        if self._labels[self.pause].what != what:
            self._labels[self.pause].what = what
            self._tell()

    def let_any_key_pause(self, on: bool) -> None:
        """With ``on`` every letter pauses, so that no letter stands beside another button."""
        self._any_key = on
        self._labels[self.pause].key = self._texts("player.key_any" if on else "player.key_space")
        self._tell()

    def minimumSizeHint(self) -> QSize:
        """The keys beside the words take only room that is there."""
        least = super().minimumSizeHint()
        return QSize(max(self._width(row, keys=False) for row in self._rows), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the keys where there is room for them now."""
        super().resizeEvent(event)
        self._tell()

    def _made(self, name: str, key: str, *, role: str = "transport", checkable: bool = False) -> ActionButton:
        what = self._texts(f"player.{name}")
        made = button(what, role, checkable=checkable, name=f"player-{name}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Enter still means the pull
        self._labels[made] = Labelled(made, what, key)
        return made

    def _row(self, *buttons: ActionButton, last: ActionButton | None = None) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for made in buttons:
            row.addWidget(made)
        row.addStretch(1)
        if last is not None:
            row.addWidget(last)
        return row

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above, bar = QFrame(), QFrame()
        above.setLayout(self._rows[0])
        above.hide()
        self.views.toggled.connect(above.setVisible)
        bar.setProperty("role", "bar")
        bar.setLayout(self._rows[1])
        column.addWidget(above)
        column.addWidget(bar)

    def _key_of(self, label: Labelled) -> str:
        return "" if self._any_key and label.key in _LETTERS else label.key

    def _said(self, label: Labelled) -> str:
        """What the button does, and its key."""
        key = self._key_of(label)
        return self._texts("player.with_key", what=label.what, name=key) if key else label.what

    def _tell(self) -> None:
        for row in self._rows:
            keys = self._width(row, keys=True) <= self.width()
            for label in self._of(row):
                said = self._said(label)
                label.button.setToolTip(said)
                label.button.setAccessibleName(label.what)
                label.button.setText(said if keys else label.what)

    def _of(self, row: QHBoxLayout) -> list[Labelled]:
        return [label for made, label in self._labels.items() if row.indexOf(made) >= 0]

    def _width(self, row: QHBoxLayout, *, keys: bool) -> int:
        """The width that a row needs with these words on its buttons, in pixels."""
        margins = row.contentsMargins()
        needed = margins.left() + margins.right()
        for label in self._of(row):
            metrics = label.button.fontMetrics()
            needed += label.button.sizeHint().width() + row.spacing()
            wanted = self._said(label) if keys else label.what
            needed += metrics.horizontalAdvance(wanted) - metrics.horizontalAdvance(label.button.text())
        return needed
