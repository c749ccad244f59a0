"""A clinician's word on nerve results: one dated clearance each, and nothing else with it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.pages.ask_first import ClearanceCard
from sciatimer.ui.pages.screening import ScreenItem
from sciatimer.ui.widgets.basics import ActionButton, button, label, spacer
from sciatimer.ui.widgets.page import Page


class ClearancePage(Page):
    """Takes the date on which a clinician cleared something.

    Signals:
        cleared(str, object): the item and the date (datetime.date) of the word.
        left(): nothing more to say.
    """

    cleared = Signal(str, object)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("self_check.clear_title"), width=760)
        self._texts = texts
        self._fault = label("", "notice", name="clearance-fault")
        self.add(self._fault, label(texts("self_check.clear_intro")))
        self._cards: dict[str, ClearanceCard] = {}
        self._left = button(texts("self_check.clear_not_now"), name="clearance-left")
        self.add_action(spacer(), self._left)
        self._left.clicked.connect(self.left)

    def ask(self, items: Sequence[ScreenItem], today: date) -> None:
        """Shows what can be cleared; nothing is filled in."""
        self._fault.hide()
        for old in self._cards.values():
            self.body.removeWidget(old.frame)
            old.frame.hide()
            old.frame.deleteLater()
        self._cards = {item.id: self._card(item, today) for item in items}
        self.tab_to_bar_last()
        self.scroll_to_top()
        next(iter(self._cards.values())).date.setFocus()

    def show_fault(self, text: str) -> None:
        """Says why a date cannot be right."""
        self._fault.setText(text)
        self._fault.show()
        self.scroll_to_top()

    def card(self, item: str) -> ClearanceCard:
        """The card of an item."""
        return self._cards[item]

    def _card(self, item: ScreenItem, today: date) -> ClearanceCard:
        made = ClearanceCard(self._texts, item, today)
        made.cleared.clicked.connect(self._on_cleared)
        self.add(made.frame)
        return made

    def _on_cleared(self) -> None:
        sender = self.sender()
        if isinstance(sender, ActionButton):
            item = str(sender.property("item"))
            self.cleared.emit(item, self._cards[item].date.chosen)
