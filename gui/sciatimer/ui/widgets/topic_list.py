"""A list of topics under a few headings, walked by the arrows."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

_ID = Qt.ItemDataRole.UserRole
LEAST_HEIGHT = 44  # pixels: what can be hit with a finger
ABOVE_AND_BELOW = 20  # pixels around the lines of an entry
TEXT_MARGIN = 3  # pixels that Qt leaves free on both sides of the words


class _Lines(QStyledItemDelegate):
    """Gives each entry the height of its lines; Qt forgets what the style sheet puts around them."""

    def __init__(self, topics: "TopicList") -> None:
        super().__init__(topics)
        self._topics = topics

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """As wide as the list, as high as the words need, in pixels."""
        topics = self._topics
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.rect = QRect(0, 0, topics.viewport().width(), 10_000)
        inside = topics.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, topics)
        room = inside.adjusted(TEXT_MARGIN, 0, -TEXT_MARGIN, 0)
        lines = topics.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(shown.rect.width(), max(LEAST_HEIGHT, lines.height() + ABOVE_AND_BELOW))


class TopicList(QListWidget):
    """One topic is always chosen; headings are never.

    Signals:
        chosen(str): the id of the topic that a person, or ``choose``, went to.
        entered(): Enter: the keyboard wants to go to what was chosen.
    """

    chosen = Signal(str)
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName("topics")
        self.setAccessibleName(name)
        self.setProperty("role", "topics")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setItemDelegate(_Lines(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._on_current)

    @property
    def topic(self) -> str:
        """The id of the topic that is chosen, empty before there is one."""
        row = self.currentRow()
        return str(self.item(row).data(_ID)) if row >= 0 else ""

    def add_heading(self, text: str) -> None:
        """Adds a heading, which the keyboard passes over."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self.addItem(item)

    def add_topic(self, topic: str, title: str) -> None:
        """Adds a topic by its id."""
        item = QListWidgetItem(title)
        item.setData(_ID, topic)
        self.addItem(item)

    def show_only(self, topics: Collection[str]) -> None:
        """Shows these topics alone, and of the headings those that have one below them."""
        heading, is_empty = None, True
        for item in map(self.item, range(self.count())):
            topic = item.data(_ID)
            if topic is not None:
                item.setHidden(topic not in topics)
                is_empty = is_empty and item.isHidden()
            else:
                heading, is_empty = item, True
            if heading is not None:
                heading.setHidden(is_empty)

    def choose(self, topic: str) -> None:
        """Goes to a topic.

        Raises:
            KeyError: there is no such topic.
        """
        for item in self._topics():
            if item.data(_ID) == topic:
                self.setCurrentItem(item)
                return
        raise KeyError(topic)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the first and last topic; Enter and the arrow to the text go on to what was chosen."""
        topics = self._topics()
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        onward = Qt.Key.Key_Left if from_right else Qt.Key.Key_Right
        match event.key():
            case Qt.Key.Key_Home:
                self.setCurrentItem(topics[0])
                self.scrollToTop()
            case Qt.Key.Key_End:
                self.setCurrentItem(topics[-1])
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case key if key == onward:
                self.entered.emit()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lays the lines out anew: they wrap."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.scrollToItem(self.currentItem())

    def _topics(self) -> list[QListWidgetItem]:
        items = [self.item(row) for row in range(self.count())]
        return [item for item in items if item.data(_ID) is not None and not item.isHidden()]

    def _on_current(self) -> None:
        if self.topic:
            self.chosen.emit(self.topic)
