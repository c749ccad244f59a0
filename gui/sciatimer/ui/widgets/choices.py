"""Questions with one answer out of a few, nothing preselected."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from sciatimer.ui.widgets.basics import ActionButton, label
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.wrapping import ChoiceButton

_SMALL_DIGITS = dict(zip("123456789", "\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", strict=True))


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its value (0 or more) and its words."""

    value: int
    text: str


class ChoiceGroup(QWidget):
    """A question and its answers as a wrapping row of buttons.

    While it has the focus, the arrows walk along the answers and a digit gives the answer with that small number.

    Signals:
        chosen(int): the value of the answer a person gave.
    """

    chosen = Signal(int)
    _gap = 8

    def __init__(self, question: str, options: Sequence[Option], *, name: str, role: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(question)
        self._group = QButtonGroup(self)
        self._by_key: dict[str, int] = {}
        self._question = label(question, "heading")
        if not question:
            self._question.hide()  # shown before it has a parent, it would be a window of its own for a moment
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._question)
        column.addLayout(self._row(options, role))
        self._group.idClicked.connect(self._on_clicked)
        self._let_one_be_tabbed_to()

    def _row(self, options: Sequence[Option], role: str) -> FlowLayout:
        row = FlowLayout(gap=self._gap)
        for key, option in zip(self._keys(options), options, strict=True):
            made = ChoiceButton(self._caption(option, key), role, f"{self.objectName()}-{option.value}")
            self._by_key[key] = option.value
            made.setAccessibleName(f"{self.accessibleName()} {option.text}")
            made.setAutoExclusive(True)  # the group sees to that; this makes it a radio button for screen readers
            self._group.addButton(made, option.value)
            row.addWidget(made)
        return row

    def _keys(self, options: Sequence[Option]) -> list[str]:
        return [str(number) for number in range(1, len(options) + 1)]

    def _caption(self, option: Option, key: str) -> str:
        return f"{option.text}\u00a0{_SMALL_DIGITS.get(key, '')}"  # never alone on a line

    @property
    def value(self) -> int | None:
        """The answer given, or None."""
        checked = self._group.checkedId()
        return checked if checked >= 0 else None

    def choose(self, value: int | None) -> None:
        """Shows an answer without announcing it; None clears it."""
        if value is None:
            self._clear()
        else:
            self._group.button(value).setChecked(True)
        self._let_one_be_tabbed_to()

    def press(self, value: int) -> None:
        """Gives an answer as a click would."""
        self._group.button(value).click()

    def buttons(self) -> list[ActionButton]:
        """The buttons in order."""
        return [made for made in self._group.buttons() if isinstance(made, ActionButton)]

    def take_focus(self) -> None:
        """Puts the focus on the answer given, or on the first one."""
        stop = self._group.checkedButton() or self._group.buttons()[0]
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers; left and right walk along the answers."""
        if self.takes(event):
            return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            step = -step  # the next answer is the one to the left
        buttons = self.buttons()
        focused = next((index for index, made in enumerate(buttons) if made.hasFocus()), 0)
        buttons[(focused + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether this key gives an answer; then it is given. Held down it would answer the next questions, too."""
        value = self._value_of(event)
        if value is not None and not event.isAutoRepeat():
            self.press(value)
        return value is not None

    def _value_of(self, event: QKeyEvent) -> int | None:
        return self._by_key.get(event.text())

    def _clear(self) -> None:
        self._group.setExclusive(False)
        for made in self._group.buttons():
            made.setChecked(False)
        self._group.setExclusive(True)

    def _on_clicked(self, value: int) -> None:
        self._let_one_be_tabbed_to()
        self.chosen.emit(value)

    def _let_one_be_tabbed_to(self) -> None:
        # Tab reaches the question once; the arrows walk inside it
        stop = self._group.checkedButton() or (self._group.buttons()[0] if self._group.buttons() else None)
        for made in self._group.buttons():
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if made is stop else Qt.FocusPolicy.ClickFocus)


class PainScale(ChoiceGroup):
    """NPRS: eleven buttons, 0 to 10, with words at both ends. Keys: the digits, and End for 10."""

    _gap = 4

    def __init__(self, question: str, *, low: str, high: str, name: str) -> None:
        super().__init__(question, [Option(value, str(value)) for value in range(11)], name=name, role="step")
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(label(f"0 = {low}, 10 = {high}", "muted"))

    def _value_of(self, event: QKeyEvent) -> int | None:
        return 10 if event.key() == Qt.Key.Key_End else super()._value_of(event)

    def _keys(self, options: Sequence[Option]) -> list[str]:
        return [str(option.value) for option in options]

    def _caption(self, option: Option, key: str) -> str:  # noqa: ARG002 - a number is its own key
        return option.text


def first_open(groups: Iterable[ChoiceGroup]) -> ChoiceGroup | None:
    """The first question that has no answer yet."""
    return next((group for group in groups if group.value is None), None)
