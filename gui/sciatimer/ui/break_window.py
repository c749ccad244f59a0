"""A break that is offered in a small window: it takes neither the keyboard nor the screen, and it goes by itself."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QScreen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sciatimer.figure.look import Look
from sciatimer.texts import Texts
from sciatimer.ui.break_offer_view import BreakOfferView
from sciatimer.ui.desk_place import first_place
from sciatimer.ui.screens import ScreenWatch, can_be_placed
from sciatimer.ui.widgets.basics import ActionButton, button, label
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.flow import FlowLayout
from sciatimer.ui.widgets.guard import Guard

LATER = (10, 5, 15)  # minutes; the first is what Esc and the window's own cross mean, too
UNANSWERED_S = 120  # the two minutes of a break: after them nobody is looking
_LEAST_MS = 15_000  # however fast the clock runs, a person has to read and press
LONGER = 4  # so many times more while the mouse or the keyboard is on it
_FLAGS = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint
_WIDTH = 430  # pixels with plain text
_PLAIN = 16  # pixels: the size of plain text
_FIGURE = 104  # pixels


class BreakWindow(QWidget):
    """Offers one break. Who types elsewhere goes on typing there.

    Args:
        texts: the words.
        look: how the figure looks.
        speed: how much faster than real time the clock runs.

    Signals:
        accepted(): the first button: the break was taken, or a stretch is to be prepared.
        later_requested(int): in so many minutes; closing the window and Esc mean this, too, where there is a later.
        skipped(): not this one.
        hurts_requested(): it hurts today.
        unanswered(): nobody answered, or it was closed where there is no later; it has gone.
    """

    accepted = Signal()
    later_requested = Signal(int)
    skipped = Signal()
    hurts_requested = Signal()
    unanswered = Signal()

    def __init__(self, texts: Texts, look: Look, *, speed: float = 1.0) -> None:
        super().__init__(None, _FLAGS)
        self.setObjectName("page")
        self.setWindowTitle(texts("ui.app"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self._texts = texts
        self._rounds = 0
        self._make(look)
        self._lay_out()
        self._watch = ScreenWatch(self)
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(max(_LEAST_MS, round(UNANSWERED_S * 1000 / speed)))
        self._over.timeout.connect(self._on_over)
        self._connect()

    def show_offer(self, view: BreakOfferView, screen: QScreen, *, still: bool) -> None:
        """Comes up in the corner of a screen; ``still`` for whoever wants nothing to move."""
        self._say(view)
        self.figure.setVisible(view.scene is not None)
        if view.scene is not None:
            self.figure.show_scene(view.scene)
            self.figure.setAccessibleName(view.picture)
        self.words.setFocus()
        self._rounds = 0
        self._over.start()
        self._place(screen)
        self.show()
        self._watch.look()
        self.guard.start(still=still)
        self._announce(f"{self.words.accessibleName()} {self._texts('breaks.guard_on')}")

    def put_away(self) -> None:
        """Goes without an answer: it was given elsewhere, or this is no good moment any more."""
        self.hide()

    def set_look(self, look: Look) -> None:
        """Draws in other colours."""
        self.figure.set_look(look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts it off, once the buttons are ready."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.guard.is_on and not event.isAutoRepeat():
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed by the person: later."""
        super().closeEvent(event)
        if self.isVisible():
            self._close_for_now()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody has to answer any more."""
        super().hideEvent(event)
        self._over.stop()

    def _say(self, view: BreakOfferView) -> None:
        self.title.setText(view.title)
        self.why.setText(view.why)
        self.what.setText(view.what)
        self.accept.setText(view.accept)
        for minutes, made in self.later.items():
            made.setVisible(minutes in view.snoozes)
        self.words.setAccessibleName(f"{view.title} {view.why} {view.what}")

    def _make(self, look: Look) -> None:
        texts = self._texts
        self.figure = FigureView(look, least=_FIGURE)
        self.title = label("", "heading", name="break-title")
        self.why = label("", "lead", name="break-why")
        self.what = label("", name="break-what")
        self.accept = button("", "primary", name="break-accept")
        self.later = {minutes: self._later_button(minutes) for minutes in LATER}
        self.skip = button(texts("breaks.skip"), name="break-skip")
        self.hurts = button(texts("breaks.hurts"), "quiet", name="break-hurts")
        self.guard = Guard(self._buttons())

    def _later_button(self, minutes: int) -> ActionButton:
        role = "" if minutes == LATER[0] else "quiet"
        made = button(self._texts("breaks.later", minutes=minutes), role, name=f"break-later-{minutes}")
        made.setProperty("minutes", minutes)
        made.clicked.connect(self._on_later)
        return made

    def _buttons(self) -> tuple[ActionButton, ...]:
        first, *others = self.later.values()
        return (self.accept, first, self.skip, *others, self.hurts)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.words = QFrame()
        self.words.setProperty("role", "card")
        self.words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that no key that was meant elsewhere is an answer
        beside = QHBoxLayout(self.words)
        beside.addWidget(self.figure)
        said = QVBoxLayout()
        for line in (self.title, self.why, self.what):
            said.addWidget(line)
        said.addStretch(1)
        beside.addLayout(said, 1)
        column.addWidget(self.words)
        column.addWidget(self.guard)
        for row in (self._buttons()[:3], self._buttons()[3:]):
            flow = FlowLayout()
            for made in row:
                flow.addWidget(made)
            column.addLayout(flow)

    def _connect(self) -> None:
        self.accept.clicked.connect(self._on_accept)
        self.skip.clicked.connect(self._on_skip)
        self.hurts.clicked.connect(self._on_hurts)
        self.guard.ready.connect(self._on_ready)

    def _place(self, screen: QScreen) -> None:
        self.ensurePolished()
        self.figure.setFixedWidth(round(_FIGURE * self._growth))
        width = round(_WIDTH * self._growth)
        free = screen.availableGeometry()
        size = QSize(min(width, free.width()), 0)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            size.setHeight(layout.totalHeightForWidth(size.width()))
        self.setFixedSize(size)
        if can_be_placed():
            place = first_place(size, free)
            if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
                place.moveLeft(free.left() + free.right() - place.right())
            self.move(place.topLeft())

    @property
    def _growth(self) -> float:
        """How much wider it is for larger text."""
        return max(1.0, 1 + (self.what.font().pixelSize() / _PLAIN - 1) * 0.8)

    def _announce(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_ready(self) -> None:
        self._announce(self._texts("breaks.guard_over"))

    def _on_accept(self) -> None:
        self.put_away()
        self.accepted.emit()

    def _on_later(self) -> None:
        made = self.sender()
        if isinstance(made, ActionButton):
            self._later(int(made.property("minutes")))

    def _later(self, minutes: int) -> None:
        self.put_away()
        self.later_requested.emit(minutes)

    def _close_for_now(self) -> None:
        """Usually ten minutes; else as long as there is."""
        left = [minutes for minutes, made in self.later.items() if made.isVisibleTo(self)]
        if left:
            self._later(left[0])
        else:
            self.put_away()
            self.unanswered.emit()

    def _on_skip(self) -> None:
        self.put_away()
        self.skipped.emit()

    def _on_hurts(self) -> None:
        self.put_away()
        self.hurts_requested.emit()

    def _on_over(self) -> None:
        is_looked_at = self.underMouse() or self.isActiveWindow()
        if is_looked_at and self._rounds < LONGER:
            self._rounds += 1
            self._over.start()
            return
        self.put_away()
        self.unanswered.emit()
