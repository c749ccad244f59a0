"""The frame of every screen: a body that scrolls and a bar with its main action that does not."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
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
_MARGIN = 24
_PLAIN = 16  # pixels: the size of text for which the width of a column is given


class ActionBar(QFrame):
    """The bar at the foot: actions in a row, and a question before them, or above them where there is no room.

    It begins and ends where the column above it does, unless its actions need more room. Actions that have no room
    beside each other stand one below the other.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self._question: QWidget | None = None
        self._column = 0
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._lines.setSpacing(8)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._outer.setSpacing(12)
        self._lines.addLayout(self._outer)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._outer.addLayout(self._row)

    def ask(self, question: QWidget) -> None:
        """Puts a question before the actions."""
        self._question = question
        self._outer.insertWidget(0, question, 1)

    def tell(self, said: QWidget) -> None:
        """Puts what came of an action above all others: the bar grows upwards, so that no action moves."""
        self._lines.insertWidget(0, said)

    def add(self, widget: QWidget) -> None:
        """Puts an action behind the others."""
        self._row.addWidget(widget)

    def remove(self, widget: QWidget) -> None:
        """Takes an action away."""
        self._row.removeWidget(widget)

    def keep_to(self, column: int) -> None:
        """Begins and ends where a column of this many pixels in the middle does; 0 for the whole width."""
        if column != self._column:
            self._column = column
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest action: the others find room below it."""
        return QSize(max(self._widths(), default=0) + 2 * _MARGIN, super().minimumSizeHint().height())

    def _widths(self) -> list[int]:
        items = [self._row.itemAt(index) for index in range(self._row.count())]
        return [item.sizeHint().width() for item in items if item is not None]

    def _side(self, needed: int) -> int:
        """The margin left and right: that of the column, if it leaves the actions what they need."""
        aside = (self.width() - self._column) // 2 + _MARGIN if self._column else _MARGIN
        return aside if aside > _MARGIN and self.width() - 2 * aside >= needed else _MARGIN

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
        widths = self._widths()
        needed = sum(widths) + self._row.spacing() * max(0, len(widths) - 1)
        side = self._side(needed)
        if side != self._lines.contentsMargins().left():
            self._lines.setContentsMargins(side, 12, side, 12)
        order = down if needed + 2 * side > self.width() else across
        if order != self._row.direction():
            self._row.setDirection(order)
        narrow = self._question is not None and self._row.sizeHint().width() > (self.width() - 2 * side) * 0.58
        order = down if narrow else across
        if order != self._outer.direction():
            self._outer.setDirection(order)


class Page(QWidget):
    """A screen with a title, a scrolling column and a bar at the foot.

    ``body`` takes the content; ``bar`` takes the actions, and stays in reach at any text size. ``width`` is that of
    the column in pixels with plain text; with larger text it is wider, so that a line holds as many words.

    Signals:
        scrolled(): another part of the column is in sight, or there is more or less of it.
    """

    scrolled = Signal()

    def __init__(self, title: str, *, width: int = COLUMN_WIDTH) -> None:
        super().__init__()
        self.setObjectName("page")
        self.title = label(title, "display", name="page-title")
        self.body = QVBoxLayout()
        self.bar = ActionBar()
        self._plain_width = width
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The bar keeps to the column."""
        super().resizeEvent(event)
        self._fit_column()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text asks for a wider column."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self._fit_column()

    def _fit_column(self) -> None:
        width = round(self._plain_width * max(1.0, self.font().pixelSize() / _PLAIN))
        self._sheet.setMaximumWidth(width)
        self.bar.keep_to(width)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = self._scroll_area()
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.bar)

    def _scroll_area(self) -> QScrollArea:
        self._sheet = QWidget()
        self._sheet.setObjectName("body")
        self._sheet.setMaximumWidth(self._plain_width)
        self._sheet.setLayout(self.body)
        self.body.setContentsMargins(_MARGIN, 16, _MARGIN, 16)
        self.body.setSpacing(14)
        self.body.addWidget(self.title)
        self.body.addStretch(1)
        holder = QWidget()
        holder.setObjectName("body")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sheet, 1, Qt.AlignmentFlag(0))
        area = QScrollArea()
        area.setWidget(holder)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.verticalScrollBar().valueChanged.connect(self.scrolled)
        area.verticalScrollBar().rangeChanged.connect(self.scrolled)
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

    def has_end_in_sight(self, widget: QWidget) -> bool:
        """Whether the foot of a widget of the body can be seen now."""
        return widget.isVisible() and widget.visibleRegion().boundingRect().bottom() >= widget.rect().bottom()

    def scroll_to_top(self) -> None:
        """Shows the beginning of the page."""
        self._scroll.verticalScrollBar().setValue(0)


def leave_by_escape(page: QWidget, left: SignalInstance | Callable[[], None]) -> None:
    """Esc leaves a page, wherever on it the keyboard is; ``click`` of a button leaves it as long as that is enabled."""
    key = QShortcut(QKeySequence(Qt.Key.Key_Escape), page)
    key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    key.setAutoRepeat(False)
    key.activated.connect(left)
