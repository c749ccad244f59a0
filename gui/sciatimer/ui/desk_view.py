"""The small window: the same session beside whatever else is on the desk, on top of it where the system lets it."""

from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QMainWindow, QVBoxLayout

from sciatimer.figure.look import Look
from sciatimer.session.cues import Cue
from sciatimer.texts import Texts
from sciatimer.ui.desk_room import FIGURE, RING_SHARE, SPACE, Room
from sciatimer.ui.pages.player import MISSING_MS, name_ring
from sciatimer.ui.pages.player_keys import Key, PlayerKeys
from sciatimer.ui.player_view import PlayerView
from sciatimer.ui.screens import ScreenWatch
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.corner_button import CornerButton
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.ring import CountdownRing
from sciatimer.ui.widgets.told import Told

USUAL = QSize(280, 360)
LEAST = QSize(240, 300)
_WIDE = 1.3  # times as wide as high: from here on the figure stands beside the words
_FLAGS = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint


class DeskView(QMainWindow):
    """Shows a session in little room. The same keys hold as on the page; D leads back to the window.

    Signals:
        pause_requested(), back_requested(), forward_requested(), ease_requested(), pull_requested(),
        stop_requested(): what the person wants, as on the page.
        window_requested(): back to the large window.
        full_screen_requested(): the session in full screen.
        help_requested(): the warning signs.
        closed(): the person has closed it.
    """

    pause_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    ease_requested = Signal()
    pull_requested = Signal()
    stop_requested = Signal()
    window_requested = Signal()
    full_screen_requested = Signal()
    help_requested = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, palette: Palette, look: Look) -> None:
        super().__init__(None, _FLAGS)
        self.setObjectName("desk-view")
        self.setWindowTitle(texts("ui.app"))
        self._texts = texts
        self._flashes = False
        self._words: tuple[object, ...] = ()
        self.figure = FigureView(look, least=FIGURE, ground=palette.ground)
        self.figure.setObjectName("desk-figure")
        self.ring = CountdownRing(palette, least=100)
        self.phase = label("", "heading", name="desk-phase")
        self.leg = label("", name="desk-leg")
        self.cue = label("", name="desk-cue")
        self.told = Told(self.cue)
        self.missing = label("", "notice", name="desk-missing")
        self.missing.hide()
        self._make_buttons(texts)
        self.help = CornerButton(texts("ui.help"), self.figure, name="desk-help")
        self.help.setToolTip(texts("player.with_key", what=texts("ui.help"), name="F1"))
        self.watch = ScreenWatch(self)
        buttons = (self.large, self.pull, self.pause, self.stop)
        self.room = Room(self, self._lay_out(), self.figure, buttons, self.watch)
        self._connect()

    def begin(self, *, flashes: bool, any_key: bool) -> None:
        """The session comes here."""
        self._flashes = flashes
        self._keys.let_any_key_pause(any_key)

    def show_cue(self, cue: Cue) -> None:
        """Shows what a sound tells at the same moment."""
        self.told.show_cue(cue)
        if cue.flash and self._flashes:
            self.ring.flash()

    def show_missing(self, text: str) -> None:
        """Says in the place of the figure that sound or voice is not there; the session goes on."""
        self.missing.setText(text)
        self._show_notice(True)
        self._missing_over.start(MISSING_MS)

    def show_view(self, view: PlayerView) -> None:
        """Shows a moment."""
        for made, words in ((self.phase, view.phase), (self.leg, view.leg)):
            if made.text() != words:
                made.setText(words)
        self.told.show_line(view.cue)
        self.ring.show_time(view.seconds, view.left, strong=view.strong, waits=view.waits)
        name_ring(self.ring, view)
        self.figure.show_scene(view.scene, glow=view.glow, arrow=view.arrow)
        pause = self._texts("player.resume" if view.paused else "player.pause")
        if self.pause.text() != pause:
            self.pause.setText(pause)
        if self.pull.isVisibleTo(self) is not view.can_feel_pull:
            self.pull.setVisible(view.can_feel_pull)
            self.cue.setVisible(not view.can_feel_pull)
        said = (view.phase, view.leg, self.cue.text(), view.can_feel_pull)
        if said != self._words:
            self._words = said
            self._make_room(grow=True)

    def describe(self, picture: str) -> None:
        """Says the picture in words, for screen readers."""
        self.figure.setAccessibleName(picture)

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.ring.set_palette(palette)
        self.figure.set_look(look, palette.ground)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Large digits first: the ring keeps its share of the height, and the figure takes what is left."""
        super().resizeEvent(event)
        wide = self.width() > self.height() * _WIDE
        self._middle.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side = ceil(self.height() * RING_SHARE)
        self.ring.setFixedSize(side, side)
        lines = self.cue.fontMetrics().lineSpacing() * 2
        self.cue.setMinimumHeight(max(lines, self.pull.sizeHint().height()))
        self.room.was_resized()
        self._make_room(grow=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says that the pull is felt; lying down any letter pauses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pull_requested.emit()
        elif self._keys.is_pause(event):
            self.pause_requested.emit()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells that the person has closed it."""
        self.closed.emit()
        super().closeEvent(event)

    def _show_notice(self, on: bool) -> None:
        self.missing.setVisible(on)
        self.figure.setVisible(not on)
        self._make_room(grow=True)

    def _make_room(self, *, grow: bool) -> None:
        stacked = self._middle.direction() is QBoxLayout.Direction.TopToBottom
        covered = self.missing.isVisibleTo(self)
        if grow:
            self.room.make(stacked=stacked, covered=covered)
        else:
            self.room.fit(stacked=stacked, covered=covered)

    def _make_buttons(self, texts: Texts) -> None:
        self.large = button(texts("player.large_window").replace(" ", "\n", 1), "transport", name="desk-large")
        self.large.setAccessibleName(texts("player.large_window"))
        self.pull = button(texts("player.pull"), "primary", name="desk-pull")
        self.pull.setAccessibleName(texts("player.pull_name"))
        self.pull.setToolTip(texts("player.pull_name"))
        self.pull.hide()
        self.pause = button(texts("player.pause"), "transport", name="desk-pause")
        self.stop = button(texts("player.stop"), "stop", name="desk-stop")
        space, esc = texts("player.key_space"), texts("player.key_esc")
        for made, name in ((self.large, "D"), (self.pause, space), (self.stop, esc)):
            made.setToolTip(texts("player.with_key", what=made.text().replace("\n", " "), name=name))

    def _lay_out(self) -> QVBoxLayout:
        inside = QFrame()
        inside.setAccessibleName(self._texts("player.name"))
        self.setCentralWidget(inside)
        self.setFocusProxy(inside)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(8, 8, 8, 8)
        outer.setSpacing(SPACE)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(SPACE)
        self._middle.addWidget(self.figure, 1)
        self._middle.addWidget(self.missing, 1)
        self._middle.addLayout(self._seconds())
        outer.addLayout(self._middle, 1)
        outer.addWidget(self.cue)
        outer.addWidget(self.pull)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.pause, 2)
        row.addWidget(self.stop, 3)
        outer.addLayout(row)
        return outer

    def _seconds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.ring)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self.phase)
        words.addWidget(self.leg)
        words.addStretch(1)
        words.addWidget(self.large)
        row.addLayout(words, 1)
        return row

    def _connect(self) -> None:
        for made, request in (
            (self.help, self.help_requested),
            (self.large, self.window_requested),
            (self.pull, self.pull_requested),
            (self.pause, self.pause_requested),
            (self.stop, self.stop_requested),
        ):
            made.clicked.connect(request)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Enter still means the pull
        self._missing_over = QTimer(self)
        self._missing_over.setSingleShot(True)
        self._missing_over.timeout.connect(self._on_missing_over)
        self._keys = PlayerKeys(self, Key("F1", self.help_requested), Key("D", self.window_requested))

    def _on_missing_over(self) -> None:
        self._show_notice(False)
