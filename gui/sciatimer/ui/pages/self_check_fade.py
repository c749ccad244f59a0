"""After a nerve feeling: a minute of rest, and then the question whether it has gone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.question_page import QuestionPage
from sciatimer.ui.widgets.ring import CountdownRing

YES, NO = 0, 1


class SelfCheckFadePage(QuestionPage):
    """Shows how long to rest still, then asks. It keeps no time of its own.

    Signals:
        answered(bool): whether the feeling has gone; not sure is no.
        help_requested(): the warning signs are to be shown.
        seen(bool): the page came into sight, or went out of it.
    """

    answered = Signal(bool)
    help_requested = Signal()
    seen = Signal(bool)

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__("")
        self._words = label("", "lead", name="fade-words")
        self.ring = CountdownRing(palette)
        self.ring.setAccessibleName(texts("self_check.fade_seconds"))
        yes, no = Option(YES, texts("self_check.fade_yes")), Option(NO, texts("self_check.fade_no"))
        self.now = ChoiceGroup(texts("self_check.fade_question"), [yes, no], name="fade")
        self.later = ChoiceGroup(texts("self_check.fade_later"), [yes, no], name="fade-later")
        self._asked = self.now
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._words, 3, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.ring, 2)
        self.add_row(row)
        self.add(self.now, self.later)
        self._help = button(texts("ui.help"), name="fade-help")
        self._go = button(texts("self_check.fade_go"), "primary", name="fade-go")
        self.add_action(self._help, spacer(), self._go)
        self._help.clicked.connect(self.help_requested)
        self._go.clicked.connect(self._on_go)
        for group in (self.now, self.later):
            group.chosen.connect(self._on_chosen)

    def begin_rest(self, heading: str, paragraphs: Sequence[str]) -> None:
        """Says what to do while the time goes by; the question comes later."""
        self.ring.show()
        self.now.hide()
        self.later.hide()
        self._go.hide()
        self._say(heading, paragraphs)
        self.setFocus()

    def show_rest(self, seconds: int, share: float) -> None:
        """Shows the whole seconds that are left, and their share (0 to 1) of the whole."""
        self.ring.show_time(seconds, share, strong=False)

    def ask(self, heading: str, *, later: bool) -> None:
        """Asks whether it has gone, or ``later``, whether it had gone after the minute. Nothing is chosen before."""
        self._say(heading, ())
        self.ring.hide()
        self._asked = self.later if later else self.now
        for group in (self.now, self.later):
            group.choose(None)
            group.setVisible(group is self._asked)
        self._go.show()
        self._go.setEnabled(False)
        self._begin_on_title()

    def set_colours(self, palette: Palette, look: Look) -> None:  # noqa: ARG002 - as all pages that paint
        """Draws in other colours."""
        self.ring.set_palette(palette)

    def showEvent(self, event: QShowEvent) -> None:
        """Tells that it can be seen."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tells that it cannot be seen any more."""
        super().hideEvent(event)
        self.seen.emit(False)

    def _asked_now(self) -> list[ChoiceGroup]:
        return [self._asked]

    def _say(self, heading: str, paragraphs: Sequence[str]) -> None:
        self.title.setText(heading)
        self._words.setText("\n\n".join(paragraphs))
        self._words.setVisible(bool(paragraphs))
        self.scroll_to_top()

    def _on_chosen(self) -> None:
        self._go.setEnabled(True)
        self._go.setFocus()

    def _on_go(self) -> None:
        if self._asked.value is not None:
            self.answered.emit(self._asked.value == YES)
