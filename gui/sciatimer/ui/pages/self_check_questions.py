"""After the steps of a self-check: what was noticed. Nothing is preselected."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from sciatimer.safety.self_check import CheckFeeling, CheckKind, CheckPlace, Lean, Noticed
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, first_open
from sciatimer.ui.widgets.page import Page

ASKED = {CheckKind.SITTING: ("lean", "place", "feeling"), CheckKind.TOE: ("eases", "grows", "place", "feeling")}
_NERVE = tuple(CheckFeeling).index(CheckFeeling.NERVE)


class SelfCheckQuestionsPage(Page):
    """Asks the questions of clinical.md 3.1 or 3.2. An answer is its place in the list of the rules.

    Signals:
        nerve_named(): a nerve feeling was named; nothing else needs an answer then.
        saved(): everything is answered.
        leave_requested(): away from the check without an answer.
    """

    nerve_named = Signal()
    saved = Signal()
    leave_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=860)
        self._kind = CheckKind.SITTING
        noticed = [texts(f"self_check.noticed_{each}") for each in Noticed]
        places = [texts(f"self_check.place_{each}") for each in CheckPlace]
        feelings = [texts(f"self_check.feeling_{each}") for each in CheckFeeling]
        self._by_name = {
            "lean": _group("lean", texts("self_check.lean"), [texts(f"self_check.lean_{each}") for each in Lean]),
            "eases": _group("eases", texts("self_check.eases"), noticed),
            "grows": _group("grows", texts("self_check.grows"), noticed),
            "place": _group("place", texts("self_check.place"), places),
            "feeling": _group("feeling", texts("self_check.feeling"), feelings),
        }
        self.add(*self._by_name.values())
        self._leave = button(texts("self_check.leave"), "quiet", name="questions-leave")
        self._save = button(texts("self_check.save"), "primary", name="questions-save")
        self.add_action(self._leave, spacer(), self._save)
        for group in self._by_name.values():
            group.chosen.connect(self._on_chosen)
        self._leave.clicked.connect(self.leave_requested)
        self._save.clicked.connect(self.saved)

    def begin(self, title: str, kind: CheckKind) -> None:
        """Asks anew, for a check and leg that the title names."""
        self.title.setText(title)
        self._kind = kind
        for name, group in self._by_name.items():
            group.setVisible(name in ASKED[kind])
            group.choose(None)
        self.scroll_to_top()
        self._go_on()

    @property
    def answers(self) -> dict[str, int]:
        """The answers given so far."""
        return {name: group.value for name, group in self._asked().items() if group.value is not None}

    def group(self, question: str) -> ChoiceGroup:
        """The answers of one question."""
        return self._by_name[question]

    def _asked(self) -> dict[str, ChoiceGroup]:
        return {name: self._by_name[name] for name in ASKED[self._kind]}

    def _on_chosen(self) -> None:
        if self.answers.get("feeling") == _NERVE:
            self._save.setEnabled(True)
            self.nerve_named.emit()
        else:
            self._go_on()

    def _go_on(self) -> None:
        open_group = first_open(self._asked().values())
        self._save.setEnabled(open_group is None)
        if open_group is None:
            self._save.setFocus()
        else:
            open_group.take_focus()
            self.reveal(open_group)


def _group(name: str, question: str, answers: Sequence[str]) -> ChoiceGroup:
    return ChoiceGroup(question, [Option(index, answer) for index, answer in enumerate(answers)], name=name)
