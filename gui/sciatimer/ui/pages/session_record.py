"""One past session: what was done, all that was said, a note, and the ways to put something right."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.clinician_document import section_html
from sciatimer.ui.clinician_words import Section
from sciatimer.ui.record_view import Part, RecordView
from sciatimer.ui.widgets.basics import ActionButton, button, card, label, spacer
from sciatimer.ui.widgets.fact_text import FactText
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.two_columns import TwoColumns

_WIDE = 58  # heights of a line from which on there is room for two columns
_NOTE_LINES = 5


class NoteField(QPlainTextEdit):
    """A few lines to write in; Tab goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "note")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as a few lines, whatever their size."""
        return QSize(240, _NOTE_LINES * self.fontMetrics().lineSpacing() + 24)

    def minimumSizeHint(self) -> QSize:
        """It can be narrower, and no lower."""
        return QSize(120, self.sizeHint().height())


class RecordPage(Page):
    """Shows a session.

    Signals:
        left(): done; the note may have been changed.
        note_saved(str): the note is to be these words.
        correct_requested(str): the answers of this Part are to be corrected.
        view_requested(): it is to go out of plots, tables and reports, or to come back.
        undo_requested(): what was done last is to be undone.
    """

    left = Signal()
    note_saved = Signal(str)
    correct_requested = Signal(str)
    view_requested = Signal()
    undo_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__("", width=1400)
        self._texts = texts
        self._parts: list[QWidget] = []
        self._state = label("", "notice", name="record-state")
        self.add(self._state)
        self._columns = TwoColumns(_WIDE)
        self.add_row(self._columns)
        self._facts_half, self._own_half = self._columns.half(3), self._columns.half(2)
        self._add_facts()
        self._add_note()
        self._add_view()
        for half in (self._facts_half, self._own_half):
            half.addStretch(1)
        self._add_bar()

    @property
    def note(self) -> str:
        """The words that stand in the field now."""
        return self._note.toPlainText()

    @property
    def said(self) -> str:
        """What was said last."""
        return self._said.text()

    def begin(self) -> None:
        """Shows the beginning and puts the keyboard on the way back."""
        self.scroll_to_top()
        self._back.setFocus()

    def show_view(self, view: RecordView) -> None:
        """Shows a session in the place of the one before."""
        self.title.setText(view.title)
        self._state.setText(view.state)
        self._state.setVisible(bool(view.state))
        self._show_sections(view.sections)
        for part, made in self._corrections.items():
            made.setVisible(part in view.parts)
        self._note.setPlainText(view.note)
        self._first.setText(self._texts("record.first_note", note=view.first_note))
        self._first.setVisible(bool(view.first_note))
        self._view.setText(self._texts("record.take_out" if view.in_view else "record.bring_back"))
        self.say("")

    def say(self, text: str, *, undo: bool = False) -> None:
        """Says what came of it; '' for nothing. ``undo`` offers the way back."""
        had_focus = self._undo.hasFocus()
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self._undo.setVisible(undo)
        if had_focus and not undo:
            self._back.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._columns.fit(self)

    def _add_facts(self) -> None:
        frame, column = card()
        self._facts = QVBoxLayout()
        self._facts.setSpacing(4)
        column.addLayout(self._facts)
        column.addWidget(label(self._texts("record.correct_why"), "muted"))
        row = FlowLayout(gap=8)
        self._corrections: dict[Part, ActionButton] = {}
        for part in Part:
            made = button(self._texts(f"record.correct_{part}"), name=f"record-correct-{part}")
            made.clicked.connect(self._on_correct)
            self._corrections[part] = made
            row.addWidget(made)
        column.addLayout(row)
        self._facts_half.addWidget(frame)

    def _add_note(self) -> None:
        frame, column = card()
        title = label(self._texts("record.note"), "heading")
        self._note = NoteField()
        self._note.setObjectName("record-note")
        self._note.setAccessibleName(title.text())
        self._first = label("", "muted", name="record-first-note")
        self._save = button(self._texts("record.note_save"), name="record-note-save")
        self._save.clicked.connect(self._on_save)
        for made in (title, label(self._texts("record.note_why"), "muted"), self._note, self._first):
            column.addWidget(made)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        self._own_half.addWidget(frame)

    def _add_view(self) -> None:
        frame, column = card()
        column.addWidget(label(self._texts("record.view"), "heading"))
        column.addWidget(label(self._texts("record.view_why"), "muted"))
        self._view = button("", name="record-view")
        self._view.clicked.connect(self.view_requested)
        column.addWidget(self._view, 0, Qt.AlignmentFlag.AlignLeft)
        self._own_half.addWidget(frame)

    def _add_bar(self) -> None:
        self._said = label("", "muted", name="record-said")
        self._said.hide()
        self.bar.ask(self._said)
        self._undo = button(self._texts("record.undo"), name="record-undo")
        self._undo.hide()
        self._back = button(self._texts("ui.reading_done"), "primary", name="record-back")
        self._undo.clicked.connect(self.undo_requested)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self.left)
        self.add_action(spacer(), self._undo, self._back)

    def _show_sections(self, sections: Sequence[Section]) -> None:
        for old in self._parts:
            old.hide()
            old.deleteLater()
        self._parts = []
        for section in sections:
            for made in (label(section.title, "heading"), FactText(section_html(section), section.title)):
                self._facts.addWidget(made)
                self._parts.append(made)
        self._tab_in_order()

    def _tab_in_order(self) -> None:
        """The facts were made after the bar, and are read before all else."""
        facts = [made for made in self._parts if isinstance(made, FactText)]
        own = (self._note, self._save, self._view, self._undo, self._back)
        for first, second in pairwise([*facts, *self._corrections.values(), *own]):
            QWidget.setTabOrder(first, second)

    def _on_correct(self) -> None:
        made = self.sender()
        self.correct_requested.emit(next(part for part, each in self._corrections.items() if each is made))

    def _on_save(self) -> None:
        self.note_saved.emit(self.note)
