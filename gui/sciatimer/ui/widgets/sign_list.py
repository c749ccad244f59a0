"""A list to read: a heading that says what to do, and below it one line for each sign, set off by a mark."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout

from sciatimer.ui.widgets.basics import label

MARK = "\u2022"


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: what to do with one of these, and the lines."""

    heading: str
    lines: tuple[str, ...]


class SignList(QFrame):
    """Shows a list on a card. Lines that wrap begin below their own words, not below the mark."""

    def __init__(self, listed: Listed) -> None:
        super().__init__()
        self.setProperty("role", "card")
        rows = QGridLayout(self)
        rows.setContentsMargins(18, 16, 18, 16)
        rows.setHorizontalSpacing(10)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        rows.addWidget(label(listed.heading, "heading"), 0, 0, 1, 2)
        for row, line in enumerate(listed.lines, start=1):
            mark = label(MARK)
            mark.setWordWrap(False)
            rows.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(label(line), row, 1)
