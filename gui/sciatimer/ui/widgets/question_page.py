"""A page of questions that comes by itself, where something else was looked at a moment before."""

from collections.abc import Sequence

from PySide6.QtGui import QKeyEvent

from sciatimer.ui.widgets.choices import ChoiceGroup, first_open
from sciatimer.ui.widgets.page import Page


class QuestionPage(Page):
    """Begins on its title: Space and Enter, meant for what was there before, answer nothing. A digit does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit answers the first open question before any of them has the keyboard."""
        group = first_open(self._asked_now())
        if not (self.title.hasFocus() and group is not None and group.takes(event)):
            super().keyPressEvent(event)

    def _asked_now(self) -> Sequence[ChoiceGroup]:
        """The questions that are asked, in their order."""
        raise NotImplementedError

    def _begin_on_title(self) -> None:
        self.scroll_to_top()
        self.title.setFocus()
