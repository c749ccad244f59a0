"""The frame of every screen: a body that scrolls and a bar with its main action that does not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from sciatimer.ui.widgets.basics import label

COLUMN_WIDTH = 1040


class Page(QWidget):
    """A screen with a title, a scrolling column and a bar at the foot.

    ``body`` takes the content; ``bar`` takes the actions, and stays in reach at any text size.
    """

    def __init__(self, title: str, *, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = label(title, "display", name="page-title")
        self.body = QVBoxLayout()
        self.bar = QHBoxLayout()
        self.bar.setSpacing(12)
        self._lay_out(width)

    def _lay_out(self, width: int) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = self._scroll_area(width)
        outer.addWidget(self._scroll, 1)
        self._bar_frame = QFrame()
        self._bar_frame.setProperty("role", "bar")
        self._bar_frame.setLayout(self.bar)
        self.bar.setContentsMargins(24, 12, 24, 12)
        outer.addWidget(self._bar_frame)

    def _scroll_area(self, width: int) -> QScrollArea:
        column = QWidget()
        column.setObjectName("body")
        column.setMaximumWidth(width)
        column.setLayout(self.body)
        self.body.setContentsMargins(24, 18, 24, 18)
        self.body.setSpacing(14)
        self.body.addWidget(self.title)
        self.body.addStretch(1)
        holder = QWidget()
        holder.setObjectName("body")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column, 1, Qt.AlignmentFlag(0))
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def add(self, *widgets: QWidget) -> None:
        """Puts widgets into the column, one under the other."""
        for widget in widgets:
            self.body.insertWidget(self.body.count() - 1, widget)

    def add_row(self, row: QLayout) -> None:
        """Puts a layout into the column, under what is there."""
        self.body.insertLayout(self.body.count() - 1, row)

    def add_action(self, *widgets: QWidget) -> None:
        """Puts widgets into the bar, from left to right."""
        for widget in widgets:
            self.bar.addWidget(widget)

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until a widget of the body can be seen."""
        self._scroll.ensureWidgetVisible(widget)

    def scroll_to_top(self) -> None:
        """Shows the beginning of the page."""
        self._scroll.verticalScrollBar().setValue(0)
