"""The morning after a session: one screen (clinical.md 4.4, M1-M6)."""

from PySide6.QtCore import Signal

from sciatimer.safety.values import Where
from sciatimer.texts import Texts
from sciatimer.ui.pages.check import place_options
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale, first_open
from sciatimer.ui.widgets.question_page import QuestionPage

WHERE_ORDER = (Where.BACK_ONLY, Where.LEFT, Where.RIGHT, Where.BOTH)


class MorningPage(QuestionPage):
    """Asks how back and legs are today.

    Signals:
        saved(): everything is answered and there is no warning sign.
        warning_requested(): there may be a warning sign.
    """

    saved = Signal()
    warning_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("check.morning_title"))
        self._before = label("", "muted", name="morning-before")
        low, high = texts("ui.pain_low"), texts("ui.pain_high")
        self._groups = {
            "pain": PainScale(texts("check.morning_pain"), low=low, high=high, name="pain"),
            "place": ChoiceGroup(texts("ui.place_question"), place_options(texts), name="place"),
            "where": ChoiceGroup(texts("ui.where_question"), where_options(texts), name="where"),
            "nerve": ChoiceGroup(texts("check.morning_nerve"), yes_no(texts), name="nerve"),
        }
        self.add(label(texts("check.morning_intro")), self._before, *self._groups.values())
        self._yes = button(texts("check.warning_yes"), name="morning-warning")
        self._no = button(texts("check.warning_no"), "primary", name="morning-save")
        self.bar.ask(label(texts("check.warning_line"), "heading"))
        self.add_action(self._yes, self._no)
        self._yes.clicked.connect(self.warning_requested)
        self._no.clicked.connect(self.saved)
        for group in self._groups.values():
            group.chosen.connect(self._on_chosen)

    def begin(self, before: str) -> None:
        """Shows what was answered before that session; nothing is preselected."""
        self._before.setText(before)
        for group in self._groups.values():
            group.choose(None)
        self._show_state()
        self._begin_on_title()

    @property
    def answers(self) -> dict[str, int]:
        """The answers so far: pain, place, where (an index into WHERE_ORDER), nerve (0 no, 1 yes)."""
        return {question: group.value for question, group in self._groups.items() if group.value is not None}

    def group(self, question: str) -> ChoiceGroup:
        """The answers of one question."""
        return self._groups[question]

    def _asked_now(self) -> list[ChoiceGroup]:
        return list(self._groups.values())

    def _show_state(self) -> None:
        self._no.setEnabled(len(self.answers) == len(self._groups))

    def _on_chosen(self) -> None:
        self._show_state()
        open_group = first_open(self._asked_now())
        if open_group is None:
            self._no.setFocus()
        else:
            open_group.take_focus()
            self.reveal(open_group)


def where_options(texts: Texts) -> list[Option]:
    """The sides, as indexes into WHERE_ORDER."""
    return [Option(index, texts(f"ui.where_{where}")) for index, where in enumerate(WHERE_ORDER)]


def yes_no(texts: Texts) -> list[Option]:
    """No and yes, as 0 and 1."""
    return [Option(0, texts("ui.no")), Option(1, texts("ui.yes"))]
