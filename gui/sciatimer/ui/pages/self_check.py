"""One step of a self-check: the figure moves through it, the words stand beside it, and Stop is always in reach."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.figure.look import Look
from sciatimer.figure.scene import Scene
from sciatimer.texts import Texts
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import RowButton

_NARROW = 32  # heights of a line


@dataclass(frozen=True, slots=True)
class StepView:
    """A step in words; ``picture`` is its picture for who cannot see it."""

    title: str
    count: str
    words: str
    calm: str
    go_on: str
    picture: str


class SelfCheckPage(Page):
    """Shows a step. Enter or Space goes on, Esc stops at once.

    Signals:
        next_requested(): on to the next step, or to the questions.
        stop_requested(): a nerve feeling: the check ends here.
        again_requested(): the movement is to be shown once more.
        leave_requested(): away from the check, for no such reason.
        seen(bool): the page came into sight, or went out of it.
    """

    next_requested = Signal()
    stop_requested = Signal()
    again_requested = Signal()
    leave_requested = Signal()
    seen = Signal(bool)

    def __init__(self, texts: Texts, look: Look) -> None:
        super().__init__("", width=1400)
        self.count = label("", "muted", name="self-check-count")
        self.words = label("", "phase", name="self-check-words")
        self.calm = label("", name="self-check-calm")
        self.figure = FigureView(look, least=240)
        self.figure.setObjectName("self-check-figure")
        self.again = button(texts("self_check.again"), "quiet", name="self-check-again")
        self.leave = button(texts("self_check.leave"), "quiet", name="self-check-leave")
        self._columns = QHBoxLayout()
        self._put_beside()
        self.stop = RowButton(texts("self_check.stop"), "self-check-stop")
        self.stop.setProperty("role", "stop")
        self.next = button(texts("self_check.next_step"), "primary", name="self-check-next")
        self.add_action(self.stop, self.next)
        self._connect()

    def show_step(self, view: StepView, *, moves: bool) -> None:
        """Shows a step in words; ``moves``: there is a movement to be shown again."""
        self.title.setText(view.title)
        self.count.setText(view.count)
        self.words.setText(view.words)
        self.calm.setText(view.calm)
        self.next.setText(view.go_on)
        self.again.setVisible(moves)
        self.figure.setAccessibleName(view.picture)
        self.figure.setToolTip(view.picture)
        self.scroll_to_top()
        self.next.setFocus()

    def show_scene(self, scene: Scene) -> None:
        """Shows a moment of the movement, with the arrow that tells its way."""
        self.figure.show_scene(scene, arrow=1.0)

    def set_colours(self, palette: Palette, look: Look) -> None:  # noqa: ARG002 - as all pages that paint
        """Draws in other colours."""
        self.figure.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and picture stay beside each other: where there is little room the words are not quite as large."""
        super().resizeEvent(event)
        narrow = self.width() < self.fontMetrics().height() * _NARROW
        self._columns.setStretch(0, 3 if narrow else 2)
        self._columns.setStretch(1, 2 if narrow else 3)
        # the words may be longer than the page is high then: the picture stays where they begin
        self._columns.setAlignment(self.figure, Qt.AlignmentFlag.AlignTop if narrow else Qt.AlignmentFlag(0))
        role = "heading" if narrow else "phase"
        if self.words.property("role") != role:
            self.words.setProperty("role", role)
            self.words.style().polish(self.words)

    def showEvent(self, event: QShowEvent) -> None:
        """Tells that it can be seen."""
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tells that it cannot be seen any more."""
        super().hideEvent(event)
        self.seen.emit(False)

    def _put_beside(self) -> None:
        self._columns.setSpacing(24)
        self._columns.addWidget(self._words(), 2)
        self._columns.addWidget(self.figure, 3)
        self.add_row(self._columns)
        self.body.setStretch(self.body.count() - 2, 100)  # the picture takes what the page has left
        below = FlowLayout()
        below.addWidget(self.again)
        below.addWidget(self.leave)
        self.add_row(below)

    def _words(self) -> QWidget:
        column = QWidget()
        column.setObjectName("body")
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for made in (self.count, self.words, self.calm):
            inside.addWidget(made)
        inside.addStretch(1)
        return column

    def _connect(self) -> None:
        self.next.clicked.connect(self.next_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.again.clicked.connect(self.again_requested)
        self.leave.clicked.connect(self.leave_requested)
        escape = QShortcut(QKeySequence("Esc"), self)
        # of the whole window, and live only while this page is seen: Esc stops wherever the focus is
        escape.setContext(Qt.ShortcutContext.WindowShortcut)
        escape.setAutoRepeat(False)
        escape.activated.connect(self.stop_requested)
