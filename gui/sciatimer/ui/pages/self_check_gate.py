"""Before a self-check: what it is, and the four questions of its gate. Nothing is preselected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale, first_open
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page


class SelfCheckGatePage(Page):
    """Asks what clinical.md 3 asks before each self-check. The warning-sign line ends it.

    Signals:
        answered(): everything is answered and there is no warning sign.
        warning_requested(): there may be a warning sign.
        clear_requested(): a clinician has cleared an earlier result.
        leave_requested(): no self-check now.
    """

    answered = Signal()
    warning_requested = Signal()
    clear_requested = Signal()
    leave_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=860)
        self._intro = label("", name="self-check-intro")
        low, high = texts("ui.pain_low"), texts("ui.pain_high")
        self.pain = PainScale(texts("self_check.gate_pain"), low=low, high=high, name="gate-pain")
        self.nerve = _yes_or_no(texts("self_check.gate_nerve"), "gate-nerve", texts)
        self.injury = _yes_or_no(texts("self_check.gate_injury"), "gate-injury", texts)
        self._clear = button(texts("self_check.clear"), "quiet", name="gate-clear")
        skip = label(texts("self_check.gate_intro"), "notice", name="self-check-skip")
        self._leave = button(texts("self_check.leave"), "quiet", name="gate-leave")
        below = FlowLayout()
        below.addWidget(self._clear)
        below.addWidget(self._leave)
        self.add(self._intro, skip, self.pain, self.nerve, self.injury)
        self.add_row(below)
        self._warning = button(texts("self_check.gate_signs_yes"), name="gate-warning")
        self._go = button(texts("self_check.gate_go"), "primary", name="gate-go")
        self.bar.ask(label(texts("self_check.gate_signs"), "heading"))
        self.add_action(self._warning, self._go)
        self._connect()

    def begin(self, title: str, paragraphs: Sequence[str], *, clearable: bool) -> None:
        """Empties the answers; ``clearable``: there is a result that a clinician can clear."""
        self.title.setText(title)
        self._intro.setText("\n\n".join(paragraphs))
        self._intro.setVisible(bool(paragraphs))
        self._clear.setVisible(clearable)
        for group in self._groups:
            group.choose(None)
        self.scroll_to_top()
        self._go.setEnabled(False)
        self.pain.take_focus()

    @property
    def is_answered(self) -> bool:
        """Whether every question is answered but the last."""
        return all(group.value is not None for group in self._groups)

    @property
    def _groups(self) -> tuple[ChoiceGroup, ...]:
        return self.pain, self.nerve, self.injury

    def _connect(self) -> None:
        for group in self._groups:
            group.chosen.connect(self._on_chosen)
        self._go.clicked.connect(self.answered)
        self._warning.clicked.connect(self.warning_requested)
        self._clear.clicked.connect(self.clear_requested)
        self._leave.clicked.connect(self.leave_requested)

    def _on_chosen(self) -> None:
        self._go.setEnabled(self.is_answered)
        open_group = first_open(self._groups)
        if open_group is None:
            self._go.setFocus()
        else:
            open_group.take_focus()
            self.reveal(open_group)


def _yes_or_no(question: str, name: str, texts: Texts) -> ChoiceGroup:
    """No is 0, yes is 1."""
    return ChoiceGroup(
        question, [Option(0, texts("self_check.gate_no")), Option(1, texts("self_check.gate_yes"))], name=name
    )
