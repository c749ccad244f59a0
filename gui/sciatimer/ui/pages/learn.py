"""Learn: a list of topics, and beside it the one that is read."""

from itertools import groupby

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sciatimer.figure.look import Look
from sciatimer.safety.learn import TOPICS, Group, Topic
from sciatimer.texts import Texts
from sciatimer.ui.learn_view import TopicView
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label, set_margins, spacer
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.diagrams import Diagrams
from sciatimer.ui.widgets.page import ActionBar, leave_by_escape
from sciatimer.ui.widgets.picture_row import PictureRow
from sciatimer.ui.widgets.prose import ReadingColumn, prose
from sciatimer.ui.widgets.sources import SourceFold
from sciatimer.ui.widgets.topic_list import TopicList
from sciatimer.ui.widgets.wrapping import RowButton

LIST_SHARE = 0.36  # of the width, at most
LIST_CHARACTERS = 33
MOST_CHARACTERS = 150  # that list and text together are wide


class Reading(QScrollArea):
    """What is read: it is scrolled by the arrows, Page Up and Down, Home and End."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reading")
        self.setProperty("role", "reading")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the beginning and the end."""
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)


class LearnPage(QWidget):
    """Shows one topic at a time. Whoever holds the page answers ``topic_chosen`` with ``show_view``.

    Signals:
        topic_chosen(str): the topic of this id is to be shown.
        link_requested(str): an address is to be opened outside.
        checks_requested(): the self-checks are to begin.
        about_requested(): more of the program is to be shown.
        left(): done.
    """

    topic_chosen = Signal(str)
    link_requested = Signal(str)
    checks_requested = Signal()
    about_requested = Signal()
    left = Signal()

    def __init__(self, texts: Texts, palette: Palette, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self._palette = palette
        self._look = look
        self._pictures: PictureRow | None = None
        self._diagrams: Diagrams | None = None
        self.title = label(texts("learn.title"), "display", name="page-title")
        self.topics = TopicList(texts("learn.topics"))
        self.reading = Reading()
        self._fault = label(texts("learn.link_fault"), "notice", name="link-fault")
        self._fault.hide()
        self.bar = ActionBar()
        self._done = button(texts("learn.done"), "primary", name="learn-done")
        self._fill_list()
        self._lay_out()
        self._connect()

    def show_topic(self, topic: str) -> None:
        """Goes to a topic.

        Raises:
            KeyError: there is no such topic.
        """
        if self.topics.topic == topic:
            self.topic_chosen.emit(topic)
        else:
            self.topics.choose(topic)

    def show_view(self, view: TopicView) -> None:
        """Shows a topic from its beginning."""
        self._fault.hide()
        self._pictures, self._diagrams = None, None
        column = ReadingColumn()
        column.column.addWidget(label(view.title, "title", name="topic-title"))
        column.column.addSpacing(4)
        self._add_words(column, view)
        column.column.addStretch(1)
        self.reading.setWidget(self._held(column))
        self.reading.setAccessibleName(view.title)
        self.reading.setAccessibleDescription("\n".join(view.paragraphs))
        self.reading.verticalScrollBar().setValue(0)
        column.fit()
        self._fit_diagrams()
        self._tab_through()

    def show_link_fault(self) -> None:
        """Says that nothing could be opened, and what to do instead."""
        self._fault.show()

    def begin(self) -> None:
        """Puts the keyboard on the list."""
        self.topics.setFocus()

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self._palette, self._look = palette, look
        if self._pictures is not None:
            self._pictures.set_colours(look, dark=palette.dark)
        if self._diagrams is not None:
            self._diagrams.set_colours(look, dark=palette.dark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves most of the room to what is read."""
        super().resizeEvent(event)
        self._fit_list()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text asks for a wider list."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit_list()
            self._fit_diagrams()

    def _fit_list(self) -> None:
        """List and text stay together in the middle of a wide window."""
        whole = self.topics.fontMetrics().averageCharWidth() * MOST_CHARACTERS
        side = max(0, (self.width() - whole) // 2)
        self._panes.setContentsMargins(side, 0, side, 0)
        self.bar.keep_to(whole)
        wanted = self.topics.fontMetrics().averageCharWidth() * LIST_CHARACTERS + 40
        self.topics.setFixedWidth(min(wanted, round(self.width() * LIST_SHARE)))

    def _fill_list(self) -> None:
        for group, topics in groupby(TOPICS, key=_group_of):
            self.topics.add_heading(self._texts(f"learn.group_{group}"))
            for topic in topics:
                self.topics.add_topic(topic.id, self._texts(f"learn.title_{topic.id}"))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        set_margins(left, 24, 16, 4, 8)
        left.setSpacing(10)
        left.addWidget(self.title)
        left.addWidget(self.topics, 1)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(8)
        self._panes.addLayout(left)
        self._panes.addWidget(self.reading, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._panes, 1)
        outer.addWidget(self._fault)
        self.bar.add(spacer())
        self.bar.add(self._done)
        outer.addWidget(self.bar)

    def _connect(self) -> None:
        self.topics.chosen.connect(self.topic_chosen)
        self.topics.entered.connect(self.reading.setFocus)
        self._done.clicked.connect(self.left)
        leave_by_escape(self, self.left)

    def _held(self, column: ReadingColumn) -> QWidget:
        """The column in the middle of a ground as wide as there is room."""
        ground = QWidget()
        ground.setObjectName("body")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(column, 1, Qt.AlignmentFlag(0))
        return ground

    def _add_words(self, reading: ReadingColumn, view: TopicView) -> None:
        column = reading.column
        if view.pictures:
            self._pictures = PictureRow(view.pictures, self._look, dark=self._palette.dark)
            column.addWidget(self._pictures)
        if view.checks:
            start = RowButton(self._texts("self_check.start_both"), "learn-self-checks")
            start.clicked.connect(self.checks_requested)
            column.addWidget(start)
        for paragraph in view.paragraphs:
            column.addWidget(prose(paragraph))
        if view.diagrams:
            dark = self._palette.dark
            self._diagrams = Diagrams(view.diagrams, self._texts, self._look, view.build, dark=dark)
            column.addWidget(self._diagrams)
        if view.folder:
            column.addWidget(CopyText(view.folder, self._texts("learn.about_folder")))
            more = RowButton(self._texts("about.way"), "learn-more-about")
            more.clicked.connect(self.about_requested)
            column.addWidget(more)
        for group in view.groups:
            fold = SourceFold(group, self._texts)
            fold.link_requested.connect(self.link_requested)
            column.addWidget(fold)

    def _tab_through(self) -> None:
        """What is new would come after all else: Tab reaches it where it is read."""
        last: QWidget = self.reading
        for made in self.reading.findChildren(QWidget):
            if isinstance(made, CopyText | RowButton):
                QWidget.setTabOrder(last, made)
                last = made

    def _fit_diagrams(self) -> None:
        if self._diagrams is not None:
            self._diagrams.fit()


def _group_of(topic: Topic) -> Group:
    return topic.group
