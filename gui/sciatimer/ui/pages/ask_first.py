"""Some conditions need a clinician's word first: one dated clearance each (clinical.md 4.1, 7.10d)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.pages.clearances import ClearancesPage
from sciatimer.ui.pages.screening import ScreenItem
from sciatimer.ui.widgets.basics import button, spacer


class AskFirstPage(ClearancesPage):
    """Names what needs a word first, and takes the date when it was given.

    Signals:
        review_requested(): an answer was wrong or has changed; ask the screens again.
    """

    review_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, texts("ui.ask_first_title"), "", name="ask-first")
        self._review = button(texts("ui.ask_first_review"), name="ask-first-review")
        self.add_action(spacer(), self._review)
        self._review.clicked.connect(self.review_requested)

    def ask(self, items: Sequence[ScreenItem], today: date) -> None:
        """Shows the conditions that are not cleared yet."""
        self._intro.setText(self._texts("screens.ask_first", item="; ".join(item.text for item in items)))
        super().ask(items, today)
