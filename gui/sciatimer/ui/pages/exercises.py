"""The own exercises: which there are, and what can be done with them."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.exercises_view import ExerciseRow
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import ActionButton, button, card, clear, label, spacer
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape

_FIGURE = 120  # pixels
_DEEDS = ("edit", "copy", "delete")


class ExercisesPage(Page):
    """Lists the own exercises.

    Signals:
        requested(str): new, import, export, or undo for the last deletion.
        edit_requested(str), copy_requested(str), delete_requested(str): of the exercise with this id; a built-in one
            can be copied, too.
        left(): done.
    """

    requested = Signal(str)
    edit_requested = Signal(str)
    copy_requested = Signal(str)
    delete_requested = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__(texts("exercises.title"), width=900)
        self._texts = texts
        self._look = look
        self._figures: list[FigureView] = []
        self._add_said()
        self.add(label(texts("exercises.intro")))
        self._problems = QVBoxLayout()
        self.add_row(self._problems)
        self._empty = label(texts("exercises.empty"), "lead", name="exercises-empty")
        self.add(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add_row(self._list)
        self._add_ways()
        self.add(label(texts("exercises.limits"), "muted"))
        self._back = button(texts("ui.reading_done"), "primary", name="exercises-back")
        self._back.clicked.connect(self.left)
        self.add_action(spacer(), self._back)
        leave_by_escape(self, self.left)

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    def begin(self) -> None:
        """Shows the beginning, with the keyboard on what one most likely wants."""
        self.scroll_to_top()
        self._new.setFocus()

    def show_exercises(self, rows: Sequence[ExerciseRow], problems: Sequence[str], *, can_write: bool) -> None:
        """Lists what there is, and what was left out; nothing can be written where nothing can be checked."""
        clear(self._list)
        clear(self._problems)
        self._figures = []
        for words in problems:
            self._problems.addWidget(label(words, "notice", name="exercises-problem"))
        for row in rows:
            self._list.addWidget(self._row(row))
        self._empty.setVisible(not rows and can_write)
        for made in (self._new, self._import, self._copy):
            made.setEnabled(can_write)
        self._export.setEnabled(bool(rows))
        self._order()

    def _order(self) -> None:
        """Tab goes as one reads, although the rows were made last."""
        deeds = [made for made in self.findChildren(ActionButton) if made.property("deed") and not made.isHidden()]
        ways = (self._new, self._import, self._export, self._templates, self._copy, self._back)
        for first, second in pairwise((self._undo, *deeds, *ways)):
            QWidget.setTabOrder(first, second)

    def show_templates(self, names: Sequence[tuple[str, str]]) -> None:
        """What can be copied: ids and names."""
        self._templates.clear()
        for name, words in names:
            self._templates.addItem(words, name)

    def say(self, text: str, *, can_undo: bool = False) -> None:
        """Says what came of it; '' for nothing."""
        self._said.setText(text)
        self._saying.setVisible(bool(text))
        self._undo.setVisible(can_undo)
        if text:
            self.scroll_to_top()
        if can_undo:
            self._undo.setFocus()

    def set_colours(self, _palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self._look = look
        for figure in self._figures:
            figure.set_look(look)

    def _add_said(self) -> None:
        self._saying = QFrame()
        row = QHBoxLayout(self._saying)
        row.setContentsMargins(0, 0, 0, 0)
        self._said = label("", "notice", name="exercises-said")
        self._undo = self._way("undo_delete", "undo")
        row.addWidget(self._said, 1)
        row.addWidget(self._undo)
        self._saying.hide()
        self.add(self._saying)

    def _add_ways(self) -> None:
        texts = self._texts
        self._new, self._import = self._way("new", "new"), self._way("import", "import")
        self._export = self._way("export", "export")
        ways = FlowLayout(gap=8)
        for made in (self._new, self._import, self._export):
            ways.addWidget(made)
        self.add_row(ways)
        self._templates = QComboBox()
        self._templates.setObjectName("exercises-templates")
        self._templates.setAccessibleName(texts("exercises.copy_of"))
        self._templates.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._templates.setMinimumContentsLength(12)
        self._copy = button(texts("exercises.copy_go"), name="exercises-copy")
        self._copy.clicked.connect(self._on_copy)
        self.add(label(texts("exercises.copy_of"), "heading"))
        row = QHBoxLayout()
        row.addWidget(self._templates, 1)
        row.addWidget(self._copy)
        self.add_row(row)

    def _way(self, words: str, request: str) -> ActionButton:
        made = button(self._texts(f"exercises.{words}"), name=f"exercises-{request}")
        made.setProperty("request", request)
        made.clicked.connect(self._on_way)
        return made

    def _row(self, view: ExerciseRow) -> QWidget:
        frame, column = card()
        figure = FigureView(self._look, least=_FIGURE)
        figure.setFixedSize(_FIGURE * 3 // 2, _FIGURE)
        figure.show_scene(view.scene, glow=1.0)
        figure.setAccessibleName(view.picture)
        self._figures.append(figure)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(figure, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(view.name, "heading"))
        words.addWidget(label(view.line))
        if view.prescribed:
            words.addWidget(label(view.prescribed, "muted"))
        words.addStretch(1)
        words.addLayout(self._deeds(view))
        row.addLayout(words, 1)
        column.addLayout(row)
        return frame

    def _deeds(self, view: ExerciseRow) -> FlowLayout:
        deeds = FlowLayout(gap=8)
        for deed in _DEEDS:
            made = button(self._texts(f"exercises.{deed}"), name=f"exercise-{deed}-{view.exercise}")
            made.setAccessibleName(self._texts("exercises.way_for", way=made.text(), name=view.name))
            made.setProperty("deed", deed)
            made.setProperty("exercise", view.exercise)
            made.clicked.connect(self._on_deed)
            deeds.addWidget(made)
        return deeds

    def _on_way(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.requested.emit(str(made.property("request")))

    def _on_copy(self) -> None:
        self.copy_requested.emit(str(self._templates.currentData()))

    def _on_deed(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            signals = {"edit": self.edit_requested, "copy": self.copy_requested, "delete": self.delete_requested}
            signals[str(made.property("deed"))].emit(str(made.property("exercise")))
