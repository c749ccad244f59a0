"""The way back after the routine ended: a date, a tick, and then the safety screens (clinical.md 4.6)."""

from datetime import date

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.date_field import DateField
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import WrappingCheckBox


class UnlockPage(Page):
    """Two separate actions, nothing ticked before.

    Signals:
        confirmed(object, bool): the date (datetime.date or None) and whether stretching was allowed.
        left(): back to the ended screen; everything stays as it is.
    """

    confirmed = Signal(object, bool)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("ui.unlock_title"), width=760)
        self._fault = label("", "notice", name="unlock-fault")
        self._intro = label("", name="unlock-intro")
        question = texts("ui.unlock_date")
        form = texts("ui.date_field")
        self.date = DateField(texts("ui.choose_date"), name="unlock-date", described=question, form=form)
        self.told = WrappingCheckBox(texts("ui.unlock_told"))
        self.told.setObjectName("unlock-told")
        self.add(self._fault, self._intro, label(question, "heading"), self.date, self.told)
        self._back = button(texts("ui.back"), name="unlock-back")
        self._go = button(texts("ui.unlock_go"), "primary", name="unlock-go")
        self.add_action(self._back, spacer(), self._go)
        self._back.clicked.connect(self.left)
        self._go.clicked.connect(self._on_go)
        self.date.dateChanged.connect(self._show_state)
        self.told.toggled.connect(self._show_state)

    def begin(self, intro: str, locked_on: date, today: date) -> None:
        """Empties the answers; ``intro`` asks for a medical check after a warning sign."""
        self._intro.setText(intro)
        self._fault.hide()
        self.date.begin(min(locked_on, today), today)
        self.told.setChecked(False)
        self._show_state()
        self.date.setFocus()

    def show_fault(self, text: str) -> None:
        """Says why it stays locked."""
        self._fault.setText(text)
        self._fault.show()
        self.scroll_to_top()

    def _show_state(self) -> None:
        self._go.setEnabled(self.date.chosen is not None and self.told.isChecked())

    def _on_go(self) -> None:
        self.confirmed.emit(self.date.chosen, self.told.isChecked())
