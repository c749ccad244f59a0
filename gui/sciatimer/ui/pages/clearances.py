"""What pages of dated clearances share: a card for each thing that a clinician can clear."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.pages.screening import ScreenItem
from sciatimer.ui.widgets.basics import ActionButton, button, card, label
from sciatimer.ui.widgets.date_field import DateField
from sciatimer.ui.widgets.page import Page


class ClearanceCard:
    """One thing with its date and its button."""

    def __init__(self, texts: Texts, item: ScreenItem, today: date) -> None:
        self.item = item
        self.frame, column = card()
        column.addWidget(label(item.text, "heading"))
        self.date = DateField(
            texts("ui.choose_date"),
            name=f"clear-date-{item.id}",
            described=texts("ui.ask_first_date"),
            form=texts("ui.date_field"),
        )
        self.date.begin(date(today.year - 20, today.month, 1), today)
        self.cleared = button(texts("ui.ask_first_cleared"), name=f"clear-{item.id}")
        self.cleared.setEnabled(False)
        self.cleared.setProperty("item", item.id)
        column.addWidget(label(texts("ui.ask_first_date")))
        column.addWidget(self.date)
        column.addWidget(self.cleared)
        self.date.dateChanged.connect(self._show_state)

    def _show_state(self) -> None:
        self.cleared.setEnabled(self.date.chosen is not None)


class ClearancesPage(Page):
    """Takes the dates on which a clinician cleared something.

    Signals:
        cleared(str, object): the item and the date (datetime.date) of the word.
    """

    cleared = Signal(str, object)

    def __init__(self, texts: Texts, title: str, intro: str, *, name: str) -> None:
        super().__init__(title, width=760)
        self._texts = texts
        self._intro = label(intro, name=f"{name}-intro")
        self._fault = label("", "notice", name=f"{name}-fault")
        self.add(self._fault, self._intro)
        self._cards: dict[str, ClearanceCard] = {}

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
