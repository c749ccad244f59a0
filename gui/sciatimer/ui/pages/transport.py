"""The buttons under a session, each with its key beside it where there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import ActionButton, button

_LETTERS = frozenset("EWD")
_SMALLEST = 0.6  # of their size, which twice the text size still reads well at


@dataclass(slots=True)
class Labelled:
    """A button, what it does in words, and its key as a person calls it; empty for none."""

    button: ActionButton
    what: str
    key: str


class Transport(QFrame):
    """Pause, back, on, ease off and Stop; and in the place of the first four, when asked for, the ways to see it."""

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
        self._led = (self.back, self.pause, self.forward, self.ease)
        self._ways = (self.words, self.desk, self.full)
        self.setProperty("role", "bar")
        self._row = self._lay_out()
        self.views.toggled.connect(self._show_ways)
        for way in (self.desk, self.full):
            way.clicked.connect(self._on_gone)
        self._show_ways(False)

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
        return QSize(self._width(keys=False), least.height())

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

    def _lay_out(self) -> QHBoxLayout:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for made in (*self._led, *self._ways, self.views):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.stop)
        return row

    def _show_ways(self, on: bool) -> None:
        """Never both at once: with large text there is room for one row, or the seconds get small."""
        for made in self._led:
            made.setVisible(not on)
        for made in self._ways:
            made.setVisible(on)
        self._tell()

    def _on_gone(self) -> None:
        self.views.setChecked(False)

    def _key_of(self, label: Labelled) -> str:
        return "" if self._any_key and label.key in _LETTERS else label.key

    def _said(self, label: Labelled) -> str:
        """What the button does, and its key."""
        key = self._key_of(label)
        return self._texts("player.with_key", what=label.what, name=key) if key else label.what

    def _tell(self) -> None:
        keys = self._width(keys=True) <= self.width()
        self._shrink()
        for label in self._labels.values():
            said = self._said(label)
            label.button.setToolTip(said)
            label.button.setAccessibleName(label.what)
            label.button.setText(said if keys else label.what)

    def _shrink(self) -> None:
        """Where a language has long words they get smaller before they would be cut off."""
        shown = self._ways if self.views.isChecked() else self._led
        around, words = self._measured((*shown, self.views, self.stop), keys=False)
        share = min(1.0, max(_SMALLEST, (self.width() - around) / words))
        sheet = "" if share == 1.0 else f"QPushButton {{ font-size: {int(self.fontInfo().pixelSize() * share)}px; }}"
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _width(self, *, keys: bool) -> int:
        """The width that is needed with these words on the buttons, in pixels, whichever of them are shown."""
        return sum(self._widest(keys=keys))

    def _widest(self, *, keys: bool) -> tuple[int, int]:
        """The width of the words at their full size, behind that of all around them; of the wider set of buttons."""
        sets = [self._measured((*shown, self.views, self.stop), keys=keys) for shown in (self._led, self._ways)]
        return max(sets, key=sum)

    def _measured(self, buttons: tuple[ActionButton, ...], *, keys: bool) -> tuple[int, int]:
        margins = self._row.contentsMargins()
        around, words = margins.left() + margins.right() + self._row.spacing() * len(buttons), 0
        for made in buttons:
            label = self._labels[made]
            around += made.sizeHint().width() - made.fontMetrics().horizontalAdvance(made.text())
            words += self._full_size(made).horizontalAdvance(self._said(label) if keys else label.what)
        return around, words

    def _full_size(self, made: ActionButton) -> QFontMetrics:
        font = made.font()
        font.setPixelSize(self.fontInfo().pixelSize())
        return QFontMetrics(font)
