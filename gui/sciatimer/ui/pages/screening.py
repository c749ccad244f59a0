"""A list of signs with one 'none of these': the screens of clinical.md 4.1."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox


@dataclass(frozen=True, slots=True)
class ScreenItem:
    """One line to tick: its id (E1, C3, X2, ...) and its words."""

    id: str
    text: str


class ScreeningPage(Page):
    """Asks for one set of signs. Nothing is ticked before.

    Signals:
        answered(object): a tuple with the ids that were ticked; empty for none of these.
    """

    answered = Signal(object)

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=760)
        self._step = label("", "muted", name="screening-step")
        self._intro = label("", name="screening-intro")
        frame, self._column = card()
        self._boxes: dict[str, WrappingCheckBox] = {}
        self.body.insertWidget(1, self._step)
        self.add(self._intro, frame)
        self._some = button(texts("ui.screening_some"), name="screening-some")
        self._none = button(texts("ui.screening_none"), "primary", name="screening-none")
        self.add_action(spacer(), self._some, self._none)
        self._some.clicked.connect(self._on_some)
        self._none.clicked.connect(self._on_none)

    def ask(self, title: str, intro: str, items: Sequence[ScreenItem], *, step: str = "") -> None:
        """Shows a set; ``step`` says how far along this is ('' for nothing)."""
        self.title.setText(title)
        self._intro.setText(intro)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self._fill(items)
        self._show_state()
        self.scroll_to_top()
        next(iter(self._boxes.values())).setFocus()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids ticked now."""
        return tuple(item for item, box in self._boxes.items() if box.isChecked())

    def tick(self, item: str) -> None:
        """Ticks a line as a click would."""
        self._boxes[item].click()

    def _fill(self, items: Sequence[ScreenItem]) -> None:
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = {item.id: self._box(item) for item in items}
        self.tab_to_bar_last()

    def _box(self, item: ScreenItem) -> WrappingCheckBox:
        box = WrappingCheckBox(item.text)
        box.setObjectName(f"sign-{item.id}")
        box.toggled.connect(self._show_state)
        self._column.addWidget(box)
        return box

    def _show_state(self) -> None:
        some = bool(self.ticked)
        self._some.setEnabled(some)
        self._none.setEnabled(not some)

    def _on_some(self) -> None:
        self.answered.emit(self.ticked)

    def _on_none(self) -> None:
        self.answered.emit(())
