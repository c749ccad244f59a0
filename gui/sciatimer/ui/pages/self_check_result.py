"""What the self-checks gave: each leg in words, what it means, and always that it is no diagnosis."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class FoundView:
    """One leg: what it points to in a few words, and what was noticed."""

    leg: str
    short: str
    reason: str


@dataclass(frozen=True, slots=True)
class KindView:
    """One check with its legs, and what is to be said about this check."""

    title: str
    found: tuple[FoundView, ...]
    caveat: str


@dataclass(frozen=True, slots=True)
class ResultView:
    """Everything the screen says. ``means`` is for both checks and both legs together."""

    notice: str
    kinds: tuple[KindView, ...]
    means: tuple[str, ...]
    again: str
    clearable: bool


class SelfCheckResultPage(Page):
    """Tells the results.

    Signals:
        done(): read.
        clear_requested(): a clinician has cleared this.
    """

    done = Signal()
    clear_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("self_check.result_title"), width=860)
        self._notice = label("", "notice", name="result-notice")
        self._means = label("", name="result-means")
        self._again = label("", name="result-again")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(14)
        self.add(label(texts("self_check.caveat"), "lead", name="result-caveat"), self._notice)
        self.add_row(self._cards)
        self.add(self._means_card(texts), label(texts("self_check.why"), "heading"))
        self.add(label("\n\n".join(texts("self_check.caveat_why").split("\n")), name="result-why"))
        self.add(label(texts("self_check.again_title"), "heading"), self._again)
        self._clear = button(texts("self_check.clear"), name="result-clear")
        self._done = button(texts("self_check.done"), "primary", name="result-done")
        self.add_action(self._clear, spacer(), self._done)
        self._clear.clicked.connect(self.clear_requested)
        self._done.clicked.connect(self.done)

    def show_result(self, view: ResultView) -> None:
        """Says something new."""
        self._notice.setText(view.notice)
        self._notice.setVisible(bool(view.notice))
        self._fill(view)
        self._means.setText("\n\n".join(view.means))
        self._again.setText(view.again)
        self._clear.setVisible(view.clearable)
        self.scroll_to_top()
        self._done.setFocus()

    def _means_card(self, texts: Texts) -> QWidget:
        frame, column = card()
        column.addWidget(label(texts("self_check.means_title"), "heading"))
        column.addWidget(self._means)
        return frame

    def _fill(self, view: ResultView) -> None:
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for kind in view.kinds:
            self._cards.addWidget(_kind_card(kind))


def _kind_card(kind: KindView) -> QFrame:
    frame, column = card()
    column.addWidget(label(kind.title, "title"))
    for found in kind.found:
        column.addWidget(label(f"{found.leg}: {found.short}", "heading"))
        column.addWidget(label(found.reason))
    column.addWidget(label(kind.caveat, "muted"))
    return frame
