"""A list of signs with one 'none of these': the screens of clinical.md 4.1."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, card, label
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox

REST_MS = 60  # how long the lines lie still before what is in sight counts as seen


@dataclass(frozen=True, slots=True)
class ScreenItem:
    """One line to tick: its id (E1, C3, X2, ...) and its words."""

    id: str
    text: str


class ScreeningPage(Page):
    """Asks for one set of signs. Nothing is ticked before.

    "None of these" can only be said once the last line was in sight: nobody denies what they did not read.

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
        self._wait = label("", "muted", name="screening-wait")
        self._wait_words = texts("ui.screening_wait")
        self._read = False
        self._look = QTimer(self)  # the lines come to rest first: words that wrap take a few rounds
        self._look.setSingleShot(True)
        self._look.setInterval(REST_MS)
        self._look.timeout.connect(self._on_look)
        self.bar.ask(self._wait)
        self.add_action(self._some, self._none)
        self.scrolled.connect(self._look.start)
        self._some.clicked.connect(self._on_some)
        self._none.clicked.connect(self._on_none)

    def ask(self, title: str, intro: str, items: Sequence[ScreenItem], *, step: str = "") -> None:
        """Shows a set; ``step`` says how far along this is ('' for nothing)."""
        self.title.setText(title)
        self._intro.setText(intro)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self._fill(items)
        self._read = False
        self._look.start()
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be room for the last line now."""
        super().resizeEvent(event)
        self._look.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is shown can be read."""
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read any more."""
        super().hideEvent(event)
        self._look.stop()

    def _on_look(self) -> None:
        last = list(self._boxes.values())[-1:]
        if not self._read and all(self.has_end_in_sight(box) for box in last):
            self._read = True
            self._show_state()

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
        self._none.setEnabled(self._read and not some)
        waits = self._wait_words if not self._read and not some else ""
        self._wait.setText(waits)
        self._none.setAccessibleDescription(waits)

    def _on_some(self) -> None:
        self.answered.emit(self.ticked)

    def _on_none(self) -> None:
        self.answered.emit(())
