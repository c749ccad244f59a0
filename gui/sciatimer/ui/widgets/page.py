"""The frame of every screen: a body that scrolls and a bar with its main action that does not."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from sciatimer.ui.widgets.basics import label

COLUMN_WIDTH = 1040


class ActionBar(QFrame):
    """The bar at the foot: actions in a row, and a question before them, or above them where there is no room.

    Actions that have no room beside each other stand one below the other.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._question: QWidget | None = None
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(24, 12, 24, 12)
        self._outer.setSpacing(12)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._outer.addLayout(self._row)

    def ask(self, question: QWidget) -> None:
        """Puts a question before the actions."""
        self._question = question
        self._outer.insertWidget(0, question, 1)

    def add(self, widget: QWidget) -> None:
        """Puts an action behind the others."""
        self._row.addWidget(widget)

    def remove(self, widget: QWidget) -> None:
        """Takes an action away."""
        self._row.removeWidget(widget)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest action: the others find room below it."""
        items = [self._row.itemAt(index) for index in range(self._row.count())]
        widest = max((item.sizeHint().width() for item in items if item is not None), default=0)
        return QSize(widest + self._aside(), super().minimumSizeHint().height())

    def _aside(self) -> int:
        margins = self._outer.contentsMargins()
        return margins.left() + margins.right()

    def _is_too_narrow(self) -> bool:
        items = [self._row.itemAt(index) for index in range(self._row.count())]
        widths = [item.sizeHint().width() for item in items if item is not None]
        gaps = self._row.spacing() * max(0, len(widths) - 1)
        return sum(widths) + gaps + self._aside() > self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may want another order."""
        super().resizeEvent(event)
        self._arrange()

    def event(self, event: QEvent) -> bool:
        """Other actions, or other words on them, may want another order too."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def _arrange(self) -> None:
        """The question goes above the actions when less than half of the bar is left for it."""
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        order = down if self._is_too_narrow() else across
        if order != self._row.direction():
            self._row.setDirection(order)
        narrow = self._question is not None and self._row.sizeHint().width() > self.width() * 0.55
        order = down if narrow else across
        if order != self._outer.direction():
            self._outer.setDirection(order)


class Page(QWidget):
    """A screen with a title, a scrolling column and a bar at the foot.

    ``body`` takes the content; ``bar`` takes the actions, and stays in reach at any text size.
    """

    def __init__(self, title: str, *, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = label(title, "display", name="page-title")
        self.body = QVBoxLayout()
        self.bar = ActionBar()
        self._lay_out(width)

    def _lay_out(self, width: int) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = self._scroll_area(width)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.bar)

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
            self.bar.add(widget)

    def tab_to_bar_last(self) -> None:
        """Has Tab reach the bar after the column, also when the column was filled after the bar."""
        last = self._scroll.findChildren(QAbstractButton)[-1]
        for made in self.bar.findChildren(QAbstractButton):
            QWidget.setTabOrder(last, made)
            last = made

    def reveal(self, widget: QWidget) -> None:
        """Scrolls until a widget of the body can be seen."""
        self._scroll.ensureWidgetVisible(widget)

    def scroll_to_top(self) -> None:
        """Shows the beginning of the page."""
        self._scroll.verticalScrollBar().setValue(0)
