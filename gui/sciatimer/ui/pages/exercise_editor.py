"""An own exercise as it is written: what it is, how it is done, when it is offered, and how it looks."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from sciatimer.catalogue.model import Exercise, Kind, Position, Sides
from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.pages.exercise_offer import OfferFields
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label, spacer
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.lines_field import LinesField
from sciatimer.ui.widgets.number_box import NumberBox, SpanRow
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.pose_editor import PoseEditor
from sciatimer.ui.widgets.two_columns import TwoColumns

CHOICES = {"position": tuple(Position), "sides": tuple(Sides), "kind": tuple(Kind)}
LINES = ("setup", "movement", "cues")
PARAGRAPHS = ("felt", "not_felt")
WRITTEN = {"name": 80, "equipment_note": 160, "prescribed_by": 80}
_WIDE = 46  # heights of a line from which on there is room for two columns
_MOST = 99  # seconds, or repetitions: what the boxes take; the checks say what is right
_STEPS = {Kind.HOLD: 5, Kind.PULSE: 1}


class ExerciseEditorPage(Page):
    """Shows a draft and asks for its changes.

    Signals:
        changed(str, object): a field of the exercise and its new value.
        save_requested(), left(): it is done, or not to be.
    """

    changed = Signal(str, object)
    save_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__("", width=1320)
        self._texts = texts
        self._filling = False
        self._faults: dict[str, QLabel] = {}
        self._choices: dict[str, ChoiceGroup] = {}
        self._written: dict[str, QLineEdit] = {}
        self._lines: dict[str, LinesField] = {}
        self._columns = TwoColumns(_WIDE, gap=40)
        self.add_row(self._columns)
        self._into = self._columns.half(5)
        self._add_what()
        self._add_dose()
        self._add_words()
        self._add_offer()
        self._into.addStretch(1)
        self._into = self._columns.half(4)
        self.pose = PoseEditor(texts, look)
        self._into.addWidget(self.pose)
        self._add_fault("figure")
        self._into.addStretch(1)
        self._add_bar()

    def begin(self, title: str) -> None:
        """A draft comes."""
        self.title.setText(title)
        self.show_faults({})
        self.scroll_to_top()
        self._written["name"].setFocus()

    def show_exercise(self, exercise: Exercise, levels: Sequence[tuple[int, str]]) -> None:
        """Shows the values as they stand without announcing them; ``levels`` is how demanding it can be, in words."""
        self._offer.show_exercise(exercise, levels)
        self._filling = True
        for field, line in self._written.items():
            value = getattr(exercise, field) or ""
            if line.text().strip() != value:
                line.setText(value)
                line.home(False)
        for field, values in CHOICES.items():
            self._choices[field].choose(values.index(getattr(exercise, field)))
        for field in LINES:
            self._lines[field].show_lines(getattr(exercise, field))
        for field in PARAGRAPHS:
            self._lines[field].show_lines(tuple(filter(None, [getattr(exercise, field)])))
        self._hold.show_span(exercise.hold, _STEPS[exercise.kind])
        self._repetitions.show_span(exercise.repetitions, 1)
        self._rest.setValue(exercise.rest)
        self._filling = False

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Says what does not fit, each beside its field."""
        for field, said in self._faults.items():
            said.setText(faults.get(field, ""))
            said.setVisible(field in faults)
        left = [words for field, words in faults.items() if field not in self._faults]
        self._mend.setText(" ".join([self._texts("exercises.mend"), *left]))
        self._mend.setVisible(bool(faults))

    def show_first_fault(self) -> None:
        """Scrolls to the first thing that does not fit."""
        first = next((said for said in self._faults.values() if not said.isHidden()), None)
        if first is not None:
            self.reveal(first)

    def say(self, words: str) -> None:
        """Says why it was not saved."""
        self._mend.setText(words)
        self._mend.setVisible(bool(words))

    def set_colours(self, _palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.pose.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._columns.fit(self)

    def _title(self, name: str) -> None:
        self._into.addWidget(label(self._texts(f"exercises.section_{name}"), "title"))

    def _add_fault(self, field: str) -> None:
        self._faults[field] = said = label("", "notice", name=f"fault-{field}")
        said.hide()
        self._into.addWidget(said)

    def _add_what(self) -> None:
        self._title("what")
        self._add_line("name", self._texts("exercises.name_hint"))
        words = {
            "position": [self._texts(f"today.position_{each}") for each in Position],
            "sides": [self._texts(f"exercises.sides_{each}") for each in Sides],
            "kind": [self._texts(f"exercises.kind_{each}") for each in Kind],
        }
        for field, named in words.items():
            options = [Option(at, each) for at, each in enumerate(named)]
            self._choices[field] = group = ChoiceGroup(self._texts(f"exercises.{field}"), options, name=f"edit-{field}")
            group.chosen.connect(self._on_chosen)
            self._into.addWidget(group)

    def _add_dose(self) -> None:
        self._title("dose")
        texts = self._texts
        self._hold = SpanRow(texts("exercises.hold"), texts, _MOST, name="edit-hold")
        self._hold.changed.connect(self._on_hold)
        self._repetitions = SpanRow(texts("exercises.repetitions"), texts, _MOST, name="edit-repetitions")
        self._repetitions.changed.connect(self._on_repetitions)
        self._rest = NumberBox(texts("exercises.rest"), 1, _MOST, 5, name="edit-rest")
        self._rest.valueChanged.connect(self._on_rest)
        for field, row in (("hold", self._hold), ("repetitions", self._repetitions)):
            self._into.addWidget(row)
            self._add_fault(field)
        self._into.addWidget(label(texts("exercises.rest"), "heading"))
        self._into.addWidget(self._rest, 0, Qt.AlignmentFlag.AlignLeft)
        self._add_fault("rest")

    def _add_words(self) -> None:
        self._title("words")
        for field in (*LINES, *PARAGRAPHS):
            made = LinesField(self._texts(f"exercises.{field}"), name=f"edit-{field}", lines=3 if field in LINES else 2)
            made.written.connect(self._on_lines)
            self._lines[field] = made
            self._into.addWidget(made)
            self._add_fault(field)

    def _add_offer(self) -> None:
        self._title("offer")
        self._offer = OfferFields(self._texts)
        self._offer.changed.connect(self._tell)
        self._into.addWidget(self._offer)
        self._add_fault("pain_max")
        self._add_line("equipment_note", "")
        self._add_line("prescribed_by", self._texts("exercises.prescribed_hint"))
        self._into.addWidget(label(self._texts("exercises.codes_note"), "muted"))

    def _add_line(self, field: str, hint: str) -> None:
        question = self._texts(f"exercises.{field}")
        self._written[field] = line = QLineEdit()
        line.setObjectName(f"edit-{field}")
        line.setAccessibleName(question)
        line.setPlaceholderText(hint)
        line.setMaxLength(WRITTEN[field])
        line.textEdited.connect(self._on_written)
        self._into.addWidget(label(question, "heading"))
        self._into.addWidget(line)
        self._add_fault(field)

    def _add_bar(self) -> None:
        texts = self._texts
        self._mend = label("", "muted", name="editor-mend")
        self._mend.hide()
        self.bar.ask(self._mend)
        cancel = button(texts("exercises.editor_cancel"), name="editor-cancel")
        cancel.clicked.connect(self.left)
        save = button(texts("exercises.save"), "primary", name="editor-save")
        save.clicked.connect(self.save_requested)
        self.add_action(spacer(), cancel, save)
        leave_by_escape(self, self.left)
        for keys, slot in (
            (QKeySequence.StandardKey.Save, self.save_requested),
            (QKeySequence.StandardKey.Undo, self._on_undo),
            (QKeySequence.StandardKey.Redo, self._on_redo),
        ):
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(slot)

    def _tell(self, field: str, value: object) -> None:
        if not self._filling:
            self.changed.emit(field, value)

    def _field(self) -> str:
        """The field of whoever speaks now."""
        speaker = self.sender()
        if isinstance(speaker, LinesField):
            return next(field for field, made in self._lines.items() if made is speaker)
        return speaker.objectName().removeprefix("edit-") if isinstance(speaker, QWidget) else ""

    def _on_written(self, text: str) -> None:
        field = self._field()
        self._tell(field, text.strip() or (None if field == "prescribed_by" else ""))

    def _on_lines(self, lines: tuple[str, ...]) -> None:
        field = self._field()
        self._tell(field, lines if field in LINES else " ".join(lines))

    def _on_chosen(self, at: int) -> None:
        field = self._field()
        self._tell(field, CHOICES[field][at])

    def _on_hold(self, span: object) -> None:
        self._tell("hold", span)

    def _on_repetitions(self, span: object) -> None:
        self._tell("repetitions", span)

    def _on_rest(self, seconds: int) -> None:
        self._tell("rest", seconds)

    def _on_undo(self) -> None:
        self.pose.requested.emit("undo")

    def _on_redo(self) -> None:
        self.pose.requested.emit("redo")
