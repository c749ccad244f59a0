"""The pain check after a session: one screen, all keys, nothing preselected."""

from PySide6.QtCore import Signal

from sciatimer.safety.values import Overall, Place, Quality
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale, first_open
from sciatimer.ui.widgets.question_page import QuestionPage

QUESTIONS = ("after", "during", "place_after", "quality", "overall")


class CheckPage(QuestionPage):
    """Asks what the stretch did (clinical.md 4.4). The warning-sign line ends it.

    Signals:
        answered(str, int): one answer was given, or changed.
        saved(): everything is answered and there is no warning sign.
        warning_requested(): there may be a warning sign.
    """

    answered = Signal(str, int)
    saved = Signal()
    warning_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("check.title"))
        self._texts = texts
        self._before = label("", "muted", name="check-before")
        self._notice = label("", "notice", name="check-notice")
        self._groups = self._questions(texts)
        self.add(self._notice, self._before, *self._groups.values())
        self._line = label(texts("check.warning_line"), "heading")
        self._yes = button(texts("check.warning_yes"), name="check-warning")
        self._no = button(texts("check.warning_no"), "primary", name="check-save")
        self.bar.ask(self._line)
        self.add_action(self._yes, self._no)
        self._yes.clicked.connect(self.warning_requested)
        self._no.clicked.connect(self.saved)
        self._connect_groups()

    def begin(self, before: str, answers: dict[str, int], *, notice: str = "") -> None:
        """Shows what was answered before the session and any answers already given."""
        self._before.setText(before)
        self._notice.setText(notice)
        self._notice.setVisible(bool(notice))
        for question, group in self._groups.items():
            group.choose(answers.get(question))
        self._show_state()
        self._begin_on_title()

    @property
    def answers(self) -> dict[str, int]:
        """The answers given so far, coded as in clinical.md 4.4."""
        return {question: group.value for question, group in self._groups.items() if group.value is not None}

    def group(self, question: str) -> ChoiceGroup:
        """The answers of one question."""
        return self._groups[question]

    def _questions(self, texts: Texts) -> dict[str, ChoiceGroup]:
        low, high = texts("ui.pain_low"), texts("ui.pain_high")
        return {
            "after": PainScale(texts("check.after"), low=low, high=high, name="after"),
            "during": PainScale(texts("check.during"), low=low, high=high, name="during"),
            "place_after": ChoiceGroup(texts("check.place_after"), place_options(texts), name="place_after"),
            "quality": ChoiceGroup(
                texts("check.quality"), [Option(q, texts(f"check.quality_{int(q)}")) for q in Quality], name="quality"
            ),
            "overall": ChoiceGroup(
                texts("check.overall"), [Option(o, texts(f"check.overall_{int(o)}")) for o in Overall], name="overall"
            ),
        }

    def _connect_groups(self) -> None:
        for group in self._groups.values():
            group.chosen.connect(self._on_chosen)

    def _on_chosen(self, value: int) -> None:
        group = self.sender()
        if isinstance(group, ChoiceGroup):
            self.answered.emit(group.objectName(), value)
        self._show_state()
        self._focus_next()

    def _asked_now(self) -> list[ChoiceGroup]:
        return list(self._groups.values())

    def _show_state(self) -> None:
        self._no.setEnabled(len(self.answers) == len(QUESTIONS))

    def _focus_next(self) -> None:
        open_group = first_open(self._asked_now())
        if open_group is None:
            self._no.setFocus()
        else:
            open_group.take_focus()
            if open_group is not next(iter(self._groups.values())):
                self.reveal(open_group)


def place_options(texts: Texts) -> list[Option]:
    """The six places, coded as in clinical.md 4.4."""
    return [Option(place, texts(f"ui.place_{place.name.lower()}")) for place in Place]
