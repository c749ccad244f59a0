"""Breaks: how the day goes, what comes next, and what keeps it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.breaks_view import BreaksView, PauseFor
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import ActionButton, button, card, label, spacer
from sciatimer.ui.widgets.day_legend import DayLegend
from sciatimer.ui.widgets.day_strip import DayStrip
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.plain_table import PlainTable
from sciatimer.ui.widgets.wrapping import ChoiceButton


class BreaksPage(Page):
    """Shows the day and takes the person's wishes for the rest of it. It decides nothing.

    Signals:
        pause_requested(str): no breaks for a while, a PauseFor.
        resume_requested(): the pause ends.
        meeting_said(bool): the person is in a meeting, or it is over.
        hurts_requested(): it hurts today.
        turn_on_requested(): breaks are wanted again.
        pass_over_requested(): what keeps the screen on now is to keep no break back any more.
        heed_requested(): everything that keeps the screen on is to keep breaks back again.
        settings_requested(), diagnostics_requested(): the pages of these names.
        left(): done.
    """

    pause_requested = Signal(str)
    resume_requested = Signal()
    meeting_said = Signal(bool)
    hurts_requested = Signal()
    turn_on_requested = Signal()
    pass_over_requested = Signal()
    heed_requested = Signal()
    settings_requested = Signal()
    diagnostics_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__(texts("breaks.title"))
        self._texts = texts
        self._add_now()
        self._add_day(palette)
        self._add_wishes()
        self._add_bar()

    def begin(self) -> None:
        """Puts the keyboard on the day."""
        self.scroll_to_top()
        self.strip.setFocus()

    def show_breaks(self, view: BreaksView) -> None:
        """Shows how it stands."""
        self._next.setText(view.next)
        lines = (self._state, view.state), (self._note, view.note), (self._passed, view.passed_over)
        for made, words in (*lines, (self._pause_line, view.pause)):
            made.setText(words)
            made.setVisible(bool(words))
        self.turn_on.setVisible(view.can_turn_on)
        self.pass_over.setVisible(view.can_pass_over)
        self.heed.setVisible(bool(view.passed_over))
        self._resume.setVisible(bool(view.pause))
        self._pauses.setVisible(not view.pause)
        self.meeting.setChecked(view.in_meeting)
        self._show_day(view)

    def show_waiting(self) -> None:
        """Shows that nobody knows yet how it stands: the program has only just begun."""
        self._next.setText(self._texts("breaks.waiting"))
        for made in (self._state, self._note, self._passed, self._pause_line):
            made.hide()
        for pressed in (self.turn_on, self.pass_over, self.heed, self._resume):
            pressed.hide()

    def set_colours(self, palette: Palette, look: Look) -> None:  # noqa: ARG002 - there is no figure on it
        """Paints in other colours."""
        self.strip.set_palette(palette)
        self._legend.set_palette(palette)

    def _show_day(self, view: BreaksView) -> None:
        self.strip.show_day(view.day)
        self._legend.show_looks(view.day.looks())
        self._counts.setText(view.counts)
        texts = self._texts
        columns = (texts("breaks.column_when"), texts("breaks.column_what"))
        self.table.show_rows(columns, [(item.when, item.words) for item in view.day.items])

    def _add_now(self) -> None:
        frame, column = card()
        self._next = label("", "title", name="breaks-next")
        self._state = label("", name="breaks-state")
        self._note = label("", "muted", name="breaks-note")
        self.turn_on = button(self._texts("breaks.turn_on"), "primary", name="breaks-turn-on")
        self.turn_on.clicked.connect(self.turn_on_requested)
        self._passed = label("", "muted", name="breaks-passed")
        self.pass_over = button(self._texts("breaks.pass_over"), name="breaks-pass-over")
        self.pass_over.clicked.connect(self.pass_over_requested)
        self.heed = button(self._texts("breaks.heed"), name="breaks-heed")
        self.heed.clicked.connect(self.heed_requested)
        for made in (self._next, self._state, self._note, self.turn_on, self.pass_over, self._passed, self.heed):
            column.addWidget(made)
        for pressed in (self.turn_on, self.pass_over, self.heed):
            column.setAlignment(pressed, Qt.AlignmentFlag.AlignLeft)
        self.add(frame)

    def _add_day(self, palette: Palette) -> None:
        texts = self._texts
        frame, column = card()
        self._counts = label("", "heading", name="breaks-counts")
        self.strip = DayStrip(palette, name=texts("breaks.strip_name"))
        self._told = label(texts("breaks.strip_hint"), "muted", name="breaks-told")
        self._legend = DayLegend(texts, palette)
        self.listed = button(texts("breaks.list"), checkable=True, name="breaks-list")
        self.table = PlainTable(texts("breaks.strip_name"), wide=(1,))
        self.table.hide()
        for made in (self._counts, self.strip, self._told, self._legend):
            column.addWidget(made)
        column.addWidget(self.listed, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        self.strip.told.connect(self._on_told)
        self.listed.toggled.connect(self.table.setVisible)
        self.add(frame)

    def _add_wishes(self) -> None:
        texts = self._texts
        self._pause_line = label("", "heading", name="breaks-paused")
        self._resume = button(texts("breaks.resume"), "primary", name="breaks-resume")
        self._resume.clicked.connect(self.resume_requested)
        self._pauses = QWidget()
        row = FlowLayout(self._pauses)
        for length in PauseFor:
            row.addWidget(self._pause_button(length))
        self.meeting = ChoiceButton(texts("breaks.meeting"), "", "breaks-meeting")
        self.meeting.clicked.connect(self.meeting_said)
        self.hurts = button(texts("breaks.hurts"), name="breaks-hurts")
        self.hurts.clicked.connect(self.hurts_requested)
        now = FlowLayout()
        now.addWidget(self.meeting)
        now.addWidget(self.hurts)
        self.add(label(texts("breaks.pause"), "heading"), self._pause_line)
        self.body.insertWidget(self.body.count() - 1, self._resume, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._pauses, label(texts("breaks.right_now"), "heading"))
        self.add_row(now)

    def _pause_button(self, length: PauseFor) -> ActionButton:
        made = button(self._texts(f"breaks.pause_{length}"), name=f"pause-{length}")
        made.setAccessibleName(f"{self._texts('breaks.pause')} {made.text()}")
        made.setProperty("length", str(length))
        made.clicked.connect(self._on_pause)
        return made

    def _add_bar(self) -> None:
        texts = self._texts
        settings = button(texts("breaks.settings"), name="breaks-settings")
        diagnostics = button(texts("diagnostics.title"), name="breaks-diagnostics")
        back = button(texts("ui.reading_done"), "primary", name="breaks-back")
        self.add_action(settings, diagnostics, spacer(), back)
        settings.clicked.connect(self.settings_requested)
        diagnostics.clicked.connect(self.diagnostics_requested)
        back.clicked.connect(self.left)
        leave_by_escape(self, back.click)

    def _on_told(self, words: str) -> None:
        self._told.setText(words or self._texts("breaks.strip_hint"))

    def _on_pause(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self.pause_requested.emit(str(made.property("length")))
