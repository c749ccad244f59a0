"""When an own exercise is offered: how demanding it is, up to which pain, and what has to be at hand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from sciatimer.catalogue.model import Equipment, Exercise
from sciatimer.catalogue.own import PAIN_MAX, most_pain
from sciatimer.texts import Texts
from sciatimer.ui.widgets.basics import label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.wrapping import WrappingCheckBox

FLAGS = ("office", "floor")


class _Numbers(ChoiceGroup):
    """Numbers to choose from, each by its own digit."""

    def _keys(self, options: Sequence[Option]) -> list[str]:
        return [option.text for option in options]

    def _caption(self, option: Option, key: str) -> str:  # noqa: ARG002 - a number is its own key
        return option.text


class OfferFields(QWidget):
    """Shows these fields of an exercise, and tells what is changed.

    Signals:
        changed(str, object): level, pain_max, office, floor or equipment, and its new value.
    """

    changed = Signal(str, object)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._filling = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_level(texts)
        options = [Option(pain, str(pain)) for pain in range(PAIN_MAX + 1)]
        self._pain = _Numbers(texts("exercises.pain_max"), options, name="edit-pain", role="step")
        self._pain.chosen.connect(self._on_pain)
        self._column.addWidget(self._pain)
        self._column.addWidget(label(texts("exercises.pain_note"), "muted"))
        self._flags = {field: WrappingCheckBox(texts(f"exercises.{field}")) for field in FLAGS}
        for field, box in self._flags.items():
            box.setObjectName(f"edit-{field}")
            box.toggled.connect(self._on_flag)
            self._column.addWidget(box)
        self._column.addWidget(label(texts("exercises.equipment"), "heading"))
        self._things = {thing: WrappingCheckBox(texts(f"today.equipment_{thing}")) for thing in Equipment}
        for thing, box in self._things.items():
            box.setObjectName(f"edit-{thing}")
            box.toggled.connect(self._on_thing)
            self._column.addWidget(box)

    def show_exercise(self, exercise: Exercise, levels: Sequence[tuple[int, str]]) -> None:
        """Shows the values without announcing them; ``levels`` can be chosen, each by its words."""
        self._filling = True
        self._level.clear()
        for level, words in levels:
            self._level.addItem(words, level)
        self._level.setCurrentIndex(self._level.findData(exercise.level))
        self._pain.choose(exercise.pain_max)
        for pain, made in enumerate(self._pain.buttons()):
            made.setEnabled(pain <= most_pain(exercise.position))
        self._flags["office"].setChecked(exercise.office)
        self._flags["floor"].setChecked(exercise.floor)
        for thing, box in self._things.items():
            box.setChecked(thing in exercise.equipment)
        self._filling = False

    def _add_level(self, texts: Texts) -> None:
        self._level = QComboBox()
        self._level.setObjectName("edit-level")
        self._level.setAccessibleName(texts("exercises.level"))
        self._level.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._level.setMinimumContentsLength(10)
        self._level.currentIndexChanged.connect(self._on_level)
        self._column.addWidget(label(texts("exercises.level"), "heading"))
        self._column.addWidget(self._level)
        self._column.addWidget(label(texts("exercises.level_note"), "muted"))

    def _tell(self, field: str, value: object) -> None:
        if not self._filling:
            self.changed.emit(field, value)

    def _on_level(self) -> None:
        self._tell("level", self._level.currentData())

    def _on_pain(self, pain: int) -> None:
        self._tell("pain_max", pain)

    def _on_flag(self, on: bool) -> None:
        box = self.sender()
        if isinstance(box, QWidget):
            self._tell(box.objectName().removeprefix("edit-"), on)

    def _on_thing(self) -> None:
        self._tell("equipment", tuple(thing for thing, box in self._things.items() if box.isChecked()))
