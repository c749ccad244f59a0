"""The page to show a clinician: what happened, in one screen."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sciatimer.texts import Texts
from sciatimer.ui.clinician_document import columns_of, section_html
from sciatimer.ui.clinician_view import ClinicianReport
from sciatimer.ui.clinician_words import Section
from sciatimer.ui.widgets.basics import button, card, label, spacer
from sciatimer.ui.widgets.fact_text import FactText
from sciatimer.ui.widgets.page import Page, leave_by_escape
from sciatimer.ui.widgets.plain_table import PlainTable

_COLUMN = 52  # letters that a column needs at least
_WIDE_COLUMNS = (1, 4)  # stretch and outcome


class ClinicianPage(Page):
    """Shows a report.

    Signals:
        left(): done.
        paper_requested(): on paper, or as a PDF.
    """

    left = Signal()
    paper_requested = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts("clinician.title"), width=1560)
        self._about = label("", name="clinician-about")
        self._summary = label("", "notice", name="clinician-summary")
        self._facts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts.setSpacing(14)
        self._stacks: list[QVBoxLayout] = []
        for _ in range(2):
            frame, stack = card()
            self._stacks.append(stack)
            self._facts.addWidget(frame, 1)
        self._parts: list[QWidget] = []
        self._table_card, column = card()
        self._table_title = label("", "heading")
        self.table = PlainTable(texts("clinician.sessions"), _WIDE_COLUMNS)
        self.table.setObjectName("clinician-sessions")
        column.addWidget(self._table_title)
        column.addWidget(self.table)
        self.add(self._about, self._summary)
        self._all = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._all.setSpacing(14)
        self._all.addLayout(self._facts, 2)
        self._all.addWidget(self._table_card, 1, Qt.AlignmentFlag.AlignTop)
        self.add_row(self._all)
        self._add_bar(texts)

    def show_report(self, report: ClinicianReport) -> None:
        """Shows a report in the place of the one before."""
        self.title.setText(report.title)
        self._about.setText(f"{report.about} {report.written}")
        self._summary.setText(" ".join(report.summary))
        self._summary.setProperty("role", "notice" if report.locked else "lead")
        self._summary.style().polish(self._summary)
        self._fill(report.sections)
        self._table_title.setText(report.table_title)
        self._table_card.setVisible(bool(report.sessions))
        self.table.show_rows(report.columns, [row.cells for row in report.sessions])
        self._arrange()

    def begin(self) -> None:
        """Shows the beginning and puts the focus on the main action."""
        self.scroll_to_top()
        self._paper.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for: the table is the third."""
        super().resizeEvent(event)
        self._arrange()

    def _add_bar(self, texts: Texts) -> None:
        self._back = button(texts("ui.back"), name="clinician-back")
        self._paper = button(texts("report.way"), "primary", name="clinician-paper")
        self.add_action(self._back, spacer(), self._paper)
        self._back.clicked.connect(self.left)
        leave_by_escape(self, self.left)
        self._paper.clicked.connect(self.paper_requested)

    def _fill(self, sections: Sequence[Section]) -> None:
        for made in self._parts:
            made.hide()
            made.deleteLater()
        self._parts = []
        for stack, part in zip(self._stacks, columns_of(sections), strict=True):
            while stack.count():
                stack.takeAt(0)
            for section in part:
                if stack.count():
                    stack.addSpacing(10)
                self._add_section(stack, section)
            stack.addStretch(1)
        self._tab_in_order()

    def _tab_in_order(self) -> None:
        """The facts were made after the bar, and are read before it."""
        texts = [made for made in self._parts if isinstance(made, FactText)]
        for first, second in pairwise([*texts, self.table, self._back, self._paper]):
            QWidget.setTabOrder(first, second)

    def _add_section(self, stack: QVBoxLayout, section: Section) -> None:
        parts = (label(section.title, "heading"), FactText(section_html(section), section.title))
        stack.setSpacing(4)
        for made in parts:
            stack.addWidget(made)
        self._parts += parts

    def _arrange(self) -> None:
        room = self.width() // (_COLUMN * self.fontMetrics().averageCharWidth())
        _place(self._facts, beside=room >= len(self._stacks))
        _place(self._all, beside=room > len(self._stacks))


def _place(row: QBoxLayout, *, beside: bool) -> None:
    """Side by side, or one below the other."""
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if direction != row.direction():
        row.setDirection(direction)
