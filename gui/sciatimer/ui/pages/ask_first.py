"""Some conditions need a clinician's word first: one dated clearance each (clinical.md 4.1, 7.10d)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.pages.screening import ScreenItem
from sciatimer.ui.widgets.basics import ActionButton, button, card, label, spacer
from sciatimer.ui.widgets.date_field import DateField
from sciatimer.ui.widgets.page import Page


class ClearanceCard:
    """One condition with its date and its button."""

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


class AskFirstPage(Page):
    """Names what needs a word first, and takes the date when it was given.

    Signals:
        cleared(str, object): the item and the date (datetime.date) a clinician said yes.
        review_requested(): an answer was wrong or has changed; ask the screens again.
    """

    cleared = Signal(str, object)
    review_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("ui.ask_first_title"), width=760)
        self._texts = texts
        self._intro = label("", name="ask-first-intro")
        self._fault = label("", "notice", name="ask-first-fault")
        self.add(self._fault, self._intro)
        self._cards: dict[str, ClearanceCard] = {}
        self._review = button(texts("ui.ask_first_review"), name="ask-first-review")
        self.add_action(spacer(), self._review)
        self._review.clicked.connect(self.review_requested)

    def ask(self, items: Sequence[ScreenItem], today: date) -> None:
        """Shows the conditions that are not cleared yet."""
        self._intro.setText(self._texts("screens.ask_first", item="; ".join(item.text for item in items)))
        self._fault.hide()
        for old in self._cards.values():
            self.body.removeWidget(old.frame)
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
