"""How it goes: pain against what was done, as plots, in words and as a table."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from sciatimer.texts import Texts
from sciatimer.ui.progress_view import ProgressView, Span
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.calendar_grid import CalendarGrid
from sciatimer.ui.widgets.change_bars import ChangeBars
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.plain_table import PlainTable
from sciatimer.ui.widgets.two_columns import TwoColumns

if TYPE_CHECKING:
    from sciatimer.ui.pages.progress_plots import ProgressPlots

ROWS = 20  # of the table at once
_WIDE = 62  # heights of a line from which there is room for two columns
_SPANS = tuple(Span)


class ProgressPage(Page):
    """Shows a view.

    Signals:
        left(): done.
        span_chosen(str): another Span is to be shown.
        save_requested(object): the plot of this PlotCard is to be saved.
        clinician_requested(): the way to the report.
        opened(int): a session is to be shown with all that was said.
        out_of_view_requested(): the list of the sessions that were taken out of view.
    """

    left = Signal()
    span_chosen = Signal(str)
    save_requested = Signal(object)
    clinician_requested = Signal()
    opened = Signal(int)
    out_of_view_requested = Signal()

    def __init__(self, texts: Texts, palette: Palette) -> None:
        super().__init__(texts("progress.title"), width=1560)
        self._texts = texts
        self._palette = palette
        self._rows: Sequence[Sequence[str]] = ()
        self._sessions: Sequence[int | None] = ()
        self._columns: Sequence[str] = ()
        self._view: ProgressView | None = None
        self.plots: ProgressPlots | None = None
        options = [Option(index, texts(f"progress.span_{span}")) for index, span in enumerate(_SPANS)]
        self.span = ChoiceGroup(texts("progress.span"), options, name="progress-span")
        self.span.chosen.connect(self._on_span)
        self._lead = label("", name="progress-lead")
        self._waiting = label(texts("progress.drawing"), "muted", name="progress-drawing")
        self.add(self.span, self._lead)
        self._halves = TwoColumns(_WIDE)
        self._plots_half, self._words_half = self._halves.half(2), self._halves.half(1)
        self._plots_half.addWidget(self._waiting)
        self._by_position = ChangeBars(texts("progress.change_position"), palette)
        self._by_exercise = ChangeBars(texts("progress.change_exercise"), palette)
        self._add_changes()
        self.calendar = self._add_calendar()
        self._plots_half.addStretch(1)
        self._words_half.addStretch(1)
        self.add_row(self._halves)
        self._add_table()
        self._add_bar()

    def begin(self) -> None:
        """Shows the beginning and puts the focus on the span."""
        self.scroll_to_top()
        self.span.take_focus()

    @property
    def said(self) -> str:
        """What was said last of saving."""
        return self._said.text()

    def say(self, text: str) -> None:
        """Says what came of saving; '' for nothing."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def show_view(self, view: ProgressView) -> None:
        """Shows words and table, and the plots where they have been made."""
        self._view = view
        self.span.choose(_SPANS.index(view.span))
        self._lead.setText("\n".join(view.lead))
        self._waiting.setVisible(self.plots is None and not view.is_empty)
        self._by_position.show_bars(view.by_position)
        self._by_exercise.show_bars(view.by_exercise)
        self._change_card.setVisible(not view.is_empty)
        self.calendar.show_days(view.days)
        self._columns, self._rows = view.columns, [point.cells for point in reversed(view.points)]
        self._sessions = [point.session for point in reversed(view.points)]
        for made in (self._table_hint, self._open):
            made.setVisible(None not in self._sessions)
        self._out_of_view.setText(self._texts("progress.out_of_view", count=view.out_of_view))
        self._out_of_view.setVisible(view.out_of_view > 0)
        self._table_card.setVisible(not view.is_empty)
        self._shown = 0
        self._show_more()
        self._arrange()
        if self.plots is not None:
            self.plots.show_view(view)
        self.say("")

    def make_plots(self) -> None:
        """Makes the plots of what is shown; this loads the library that draws them."""
        from sciatimer.ui.pages.progress_plots import ProgressPlots

        if self.plots is None:
            self.plots = ProgressPlots(self._texts, self._palette)
            self._plots_half.insertWidget(0, self.plots)
            self.plots.save_requested.connect(self.save_requested)
            self.plots.opened.connect(self.opened)
            for first, second in pairwise([self.span.buttons()[-1], *self.plots.stops()]):
                QWidget.setTabOrder(first, second)
            self._waiting.hide()
            if self._view is not None:
                self.plots.show_view(self._view)

    def set_colours(self, palette: Palette, _look: object) -> None:
        """Draws in other colours."""
        self._palette = palette
        self.calendar.set_palette(palette)
        self._by_position.set_palette(palette)
        self._by_exercise.set_palette(palette)
        if self.plots is not None:
            self.plots.set_palette(palette)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room for them."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """One column where there is no plot to stand beside the words, too."""
        has_plots = self._view is None or not self._view.is_empty or bool(self._view.breaks)
        self._halves.fit(self, beside=has_plots)

    def _add_changes(self) -> None:
        self._change_card, column = card()
        column.addWidget(label(self._texts("progress.change_title"), "heading"))
        column.addWidget(self._by_position)
        column.addWidget(self._by_exercise)
        self._words_half.addWidget(self._change_card)

    def _add_calendar(self) -> CalendarGrid:
        frame, column = card()
        texts = self._texts
        column.addWidget(label(texts("progress.calendar_title"), "heading"))
        grid = CalendarGrid(texts("progress.calendar_plot"), texts.language, self._palette)
        self._day = label(texts("progress.calendar_key"), "muted", name="progress-day")
        self._day.setMinimumHeight(2 * self._day.fontMetrics().lineSpacing())
        grid.pointed.connect(self._day.setText)
        column.addWidget(grid)
        column.addWidget(self._day)
        self._words_half.addWidget(frame)
        return grid

    def _add_table(self) -> None:
        self._table_card, column = card()
        column.addWidget(label(self._texts("progress.table_title"), "heading"))
        self.table = PlainTable(self._texts("progress.table_title"), (1,))
        self.table.setObjectName("progress-table")
        self._table_hint = label(self._texts("progress.table_hint"), "muted")
        self._open = button(self._texts("progress.open"), name="progress-open")
        self._more = button(self._texts("progress.table_more"), name="progress-more")
        self._out_of_view = button("", "link", name="progress-out-of-view")
        self.table.chosen.connect(self._on_row)
        self._open.clicked.connect(self._on_open)
        self._more.clicked.connect(self._show_more)
        self._out_of_view.clicked.connect(self.out_of_view_requested)
        for made in (self._table_hint, self.table):
            column.addWidget(made)
        row = FlowLayout(gap=8)
        for way in (self._open, self._more):
            row.addWidget(way)
        column.addLayout(row)
        self._shown = 0
        self.add(self._table_card)
        aside = FlowLayout(gap=8)
        aside.addWidget(self._out_of_view)
        self.add_row(aside)

    def _add_bar(self) -> None:
        texts = self._texts
        self._said = label("", "muted", name="progress-said")
        self._said.hide()
        self.bar.tell(self._said)
        back = button(texts("ui.reading_done"), "primary", name="progress-back")
        clinician = button(texts("clinician.way"), name="progress-clinician")
        back.clicked.connect(self.left)
        leave_by_escape(self, back.click)
        clinician.clicked.connect(self.clinician_requested)
        self.add_action(clinician, spacer(), back)

    def _show_more(self) -> None:
        self._shown = min(len(self._rows), self._shown + ROWS)
        self.table.show_rows(self._columns, self._rows[: self._shown])
        self._more.setVisible(self._shown < len(self._rows))

    def _on_row(self, row: int) -> None:
        session = self._sessions[row]
        if session is not None:
            self.opened.emit(session)

    def _on_open(self) -> None:
        self._on_row(max(0, self.table.currentRow()))

    def _on_span(self, index: int) -> None:
        self.span_chosen.emit(_SPANS[index].value)
