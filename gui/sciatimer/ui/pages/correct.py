"""Answers that were given wrongly are put right; the first ones stand beside them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sciatimer.safety.values import Overall, Quality
from sciatimer.texts import Texts
from sciatimer.ui.pages.check import place_options
from sciatimer.ui.pages.morning import where_options, yes_no
from sciatimer.ui.record_view import Given, Part
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale
from sciatimer.ui.widgets.page import Page, leave_by_escape

_PAIN = range(11)


class CorrectPage(Page):
    """Asks the questions of a part again, with the answers that count now.

    Signals:
        saved(): the answers are to be these.
        warning_requested(): there was a warning sign that was not named.
        left(): nothing is to be changed.
    """

    saved = Signal()
    warning_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("record.correct_title"))
        self._texts = texts
        self._about = label("", "heading", name="correct-about")
        self.add(self._about, label(texts("record.correct_rule"), "notice", name="correct-rule"))
        self._groups: dict[str, ChoiceGroup] = {}
        self._holder: QWidget | None = None
        self._back = button(texts("ui.back"), name="correct-back")
        self._save = button(texts("record.correct_save"), "primary", name="correct-save")
        self.add_action(self._back, spacer(), self._save)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self.left)
        self._save.clicked.connect(self.saved)

    @property
    def answers(self) -> dict[str, int]:
        """The answers as they stand on the page."""
        return {question: group.value for question, group in self._groups.items() if group.value is not None}

    def group(self, question: str) -> ChoiceGroup:
        """The answers of one question."""
        return self._groups[question]

    def begin(self, part: Part, when: str, given: Given) -> None:
        """Asks the questions of a part.

        Args:
            part: whose.
            when: the session, in words.
            given: what was answered.
        """
        self._about.setText(self._texts(f"record.about_{part}", when=when))
        self._drop()
        holder = self._holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        self._groups = {}
        for question, text, options in self._questions(part):
            group = self._group(f"correct-{question}", text, options)
            group.choose(given.now.get(question))
            group.chosen.connect(self._on_chosen)
            self._groups[question] = group
            asked = QVBoxLayout()
            asked.setSpacing(4)
            asked.addWidget(group)
            asked.addWidget(self._first(options, given.first, question))
            column.addLayout(asked)
        column.addWidget(self._sign())
        self.add(holder)
        self.tab_to_bar_last()
        self._on_chosen()
        self.scroll_to_top()
        next(iter(self._groups.values())).take_focus()

    def _questions(self, part: Part) -> list[tuple[str, str, list[Option]]]:
        texts = self._texts
        pain, place = [Option(value, str(value)) for value in _PAIN], place_options(texts)
        if part is Part.TODAY:
            return [
                ("pain", texts("record.pain"), pain),
                ("place", texts("record.place"), place),
                ("where", texts("ui.where_question"), where_options(texts)),
                ("nerve", texts("record.nerve"), yes_no(texts)),
                ("worse", texts("record.worse"), yes_no(texts)),
            ]
        if part is Part.MORNING:
            nerve = texts("check.morning_nerve")
            return [
                ("pain", texts("record.pain"), pain),
                ("place", texts("record.place"), place),
                ("nerve", nerve, yes_no(texts)),
            ]
        return [
            ("after", texts("record.after"), pain),
            ("during", texts("check.during"), pain),
            ("place_after", texts("record.place_after"), place),
            ("quality", texts("check.quality"), [Option(q, texts(f"check.quality_{int(q)}")) for q in Quality]),
            ("overall", texts("record.overall"), [Option(o, texts(f"check.overall_{int(o)}")) for o in Overall]),
        ]

    def _group(self, name: str, question: str, options: Sequence[Option]) -> ChoiceGroup:
        if len(options) == len(_PAIN):
            return PainScale(question, low=self._texts("ui.pain_low"), high=self._texts("ui.pain_high"), name=name)
        return ChoiceGroup(question, options, name=name)

    def _first(self, options: Sequence[Option], first: Mapping[str, int], question: str) -> QLabel:
        words = next((option.text for option in options if option.value == first.get(question)), "")
        said = self._texts("record.first_answer", answer=words) if words else self._texts("record.first_none")
        return label(said, "muted", name=f"correct-first-{question}")

    def _sign(self) -> QWidget:
        frame, column = card()
        column.addWidget(label(self._texts("record.sign_line"), "heading"))
        made = button(self._texts("record.sign"), name="correct-sign")
        made.clicked.connect(self.warning_requested)
        column.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def _drop(self) -> None:
        if self._holder is not None:
            self.body.removeWidget(self._holder)
            self._holder.setParent(None)
            self._holder.deleteLater()

    def _on_chosen(self) -> None:
        self._save.setEnabled(len(self.answers) == len(self._groups))
