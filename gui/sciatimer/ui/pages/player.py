"""The follow-along: the figure, the ring, the words, and Stop always in reach."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout

from sciatimer.figure.fault_painter import fault_colours
from sciatimer.figure.painter import Look
from sciatimer.session.cues import Cue
from sciatimer.texts import Texts
from sciatimer.ui.pages.player_keys import Key, PlayerKeys
from sciatimer.ui.pages.transport import Transport
from sciatimer.ui.player_view import PlayerView
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.fault_corners import FaultCorners
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.ring import CountdownRing
from sciatimer.ui.widgets.told import Told

PROGRESS_STEPS = 200  # each repaints the bar
MISSING_MS = 10_000  # how long a line stays that says what is missing
# In full screen, phase and leg have this share of the window's height, or that of its width if that is less.
_HEIGHT_SHARE, _WIDTH_SHARE = 0.06, 0.044
_CUE_SHARE = 0.6  # of their size
_PHASE, _CUE = 28 / 16, 22 / 16  # what the style sheet gives them, in sizes of plain text
_TIGHT = 28  # sizes of plain text that a window is high, below which phase and leg make room for the seconds
_TIGHT_PHASE, _TIGHT_CUE = 20 / 16, 18 / 16  # what they and the cue then have, in sizes of plain text


class PlayerPage(QFrame):
    """Shows a session as it runs.

    Space pauses, the arrows go back and on, E eases off, Enter says that the pull is felt, Esc stops at once. Lying
    down, every letter pauses.

    Signals:
        pause_requested(), back_requested(), forward_requested(), ease_requested(), pull_requested(),
        stop_requested(), full_screen_requested(), desk_view_requested(), words_requested(), help_requested(): what the
            person wants.
    """

    pause_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    ease_requested = Signal()
    stop_requested = Signal()
    pull_requested = Signal()
    full_screen_requested = Signal()
    desk_view_requested = Signal()
    words_requested = Signal()
    help_requested = Signal()

    def __init__(self, texts: Texts, palette: Palette, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAccessibleName(texts("player.name"))
        self._texts = texts
        self.phase = label("", "phase", name="player-phase")
        self.leg = label("", "phase", name="player-leg")
        self.cue = label("", "cue", name="player-cue")
        self.coming = label("", "muted", name="player-coming")
        self.summary = label("", "muted", name="player-summary")
        self.figure = FigureView(look, least=200, ground=palette.ground)
        self.figure.setObjectName("player-figure")
        self.faults = FaultCorners(self.figure, look, fault_colours(palette.dark))
        self.ring = CountdownRing(palette)
        self.described = label("", name="player-described")
        self.described.hide()
        self.missing = label("", "notice", name="player-missing")
        self.missing.hide()
        self._missing_over = QTimer(self)
        self._missing_over.setSingleShot(True)
        self._missing_over.setInterval(MISSING_MS)
        self._missing_over.timeout.connect(self.missing.hide)
        self._flashes = False
        self.progress = QProgressBar()
        self.progress.setRange(0, PROGRESS_STEPS)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(texts("player.progress"))
        self._make_buttons()
        self._lay_out()
        self._connect()

    def begin(self, *, flashes: bool, any_key: bool) -> None:
        """A session begins: with or without flashes, and with every letter for a pause or only Space."""
        self._flashes = flashes
        self._keys.let_any_key_pause(any_key)
        self.transport.let_any_key_pause(any_key)
        self.told.clear()
        self.ring.put_out()
        self.missing.hide()

    def show_cue(self, cue: Cue) -> None:
        """Shows what a sound tells at the same moment."""
        self.told.show_cue(cue)
        if cue.flash and self._flashes:
            self.ring.flash()

    def show_missing(self, text: str) -> None:
        """Says once that sound or voice is not there; the session goes on."""
        self.missing.setText(text)
        self.missing.show()
        self._missing_over.start()

    def show_view(self, view: PlayerView) -> None:
        """Shows a moment. Labels are only touched when their words change, so a tick stays cheap."""
        _put(self.phase, view.phase)
        _put(self.leg, view.leg)
        self.told.show_line(view.cue)
        _put(self.coming, view.coming)
        _put(self.summary, view.summary)
        self.ring.show_time(view.seconds, view.left, strong=view.strong, waits=view.waits)
        name_ring(self.ring, view)
        self._show_progress(round(view.progress * PROGRESS_STEPS))
        self.figure.show_scene(view.scene, glow=view.glow, arrow=view.arrow)
        self.transport.show_pause(paused=view.paused)
        self.transport.ease.setEnabled(view.can_ease)
        self.faults.show_faults(view.faults)
        if self.pull.isVisibleTo(self) is not view.can_feel_pull:
            self.pull.setVisible(view.can_feel_pull)

    def describe(self, picture: str) -> None:
        """Says the picture in words, for screen readers."""
        self.figure.setAccessibleName(picture)
        _put(self.described, picture)

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.ring.set_palette(palette)
        self.figure.set_look(look, palette.ground)
        self.faults.set_look(look, fault_colours(palette.dark))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps room for two lines of cue, so that the ring does not jump when the words change."""
        super().resizeEvent(event)
        self._grow()
        self.cue.setMinimumHeight(self.cue.fontMetrics().lineSpacing() * 2)

    def changeEvent(self, event: QEvent) -> None:
        """Other text sizes change what there is room for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says that the pull is felt, where no button has the focus; lying down any letter pauses."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.pull_requested.emit()
        elif self._keys.is_pause(event):
            self.pause_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_progress(self, steps: int) -> None:
        if steps != self.progress.value():
            # the bar would paint itself at once; so it waits for the frame that is on its way anyway
            self.progress.setUpdatesEnabled(False)
            self.progress.setValue(steps)
            self.progress.setUpdatesEnabled(True)

    def _make_buttons(self) -> None:
        texts = self._texts
        self.pull = button(texts("player.pull"), "primary", name="player-pull")
        self.pull.setAccessibleName(texts("player.pull_name"))
        self.pull.setToolTip(texts("player.pull_name"))
        self.pull.hide()
        self.help = button(texts("ui.help"), "quiet", name="player-help")
        self.help.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # after a click Enter still means the pull
        self.help.clicked.connect(self.help_requested)
        self.told = Told(self.cue)
        self.transport = Transport(texts)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._stage(), 1)
        outer.addWidget(self.transport)

    def _stage(self) -> QVBoxLayout:
        stage = QVBoxLayout()
        stage.setContentsMargins(24, 14, 24, 12)
        stage.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.progress, 1)
        top.addWidget(self.help)
        stage.addLayout(top)
        stage.addWidget(self.missing)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        picture = QVBoxLayout()
        picture.addWidget(self.figure, 1)
        picture.addWidget(self.described)
        middle.addLayout(picture, 3)
        middle.addLayout(self._words(), 2)
        stage.addLayout(middle, 1)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.cue, 1)
        line.addWidget(self.pull)
        stage.addLayout(line)
        foot = QHBoxLayout()
        foot.setSpacing(24)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignRight)
        foot.addWidget(self.coming, 1)
        foot.addWidget(self.summary)
        self.summary.setWordWrap(False)
        stage.addLayout(foot)
        return stage

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        for made in (self.phase, self.leg):
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            words.addWidget(made)
        words.addWidget(self.ring, 1)
        return words

    def _grow(self) -> None:
        """In full screen eyes are far away, so that the words grow with the window; in a tight one they are smaller."""
        plain = self.font().pixelSize()
        large = min(self.height() * _HEIGHT_SHARE, self.width() * _WIDTH_SHARE)
        grown = self.window().isFullScreen() and large > plain * _PHASE
        tight = self.height() < plain * _TIGHT
        self.help.setHidden(tight)  # F1 has to do, or the seconds get small
        size = large if grown else plain * _TIGHT_PHASE if tight else 0
        for made in (self.phase, self.leg):
            _resize(made, size)
        cue = large * _CUE_SHARE
        grown = grown and cue > plain * _CUE
        _resize(self.cue, cue if grown else plain * _TIGHT_CUE if tight else 0)

    def _connect(self) -> None:
        row = self.transport
        for made, request in (
            (row.back, self.back_requested),
            (row.pause, self.pause_requested),
            (row.forward, self.forward_requested),
            (row.ease, self.ease_requested),
            (self.pull, self.pull_requested),
            (row.stop, self.stop_requested),
            (row.desk, self.desk_view_requested),
            (row.full, self.full_screen_requested),
        ):
            made.clicked.connect(request)
        self.pull.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.words.toggled.connect(self.described.setVisible)
        self.words_requested.connect(row.words.toggle)
        self._keys = PlayerKeys(self, Key("D", self.desk_view_requested), Key("W", self.words_requested))


def name_ring(ring: CountdownRing, view: PlayerView) -> None:
    """Names the ring after what is counted, for screen readers."""
    name = f"{view.phase}, {view.leg}"
    if ring.accessibleName() != name:
        ring.setAccessibleName(name)


def _put(made: QLabel, text: str) -> None:
    if made.text() != text:
        made.setText(text)


def _resize(made: QLabel, pixels: float) -> None:
    """Gives a text this size; 0 for the one it has by its role."""
    sheet = f"font-size: {round(pixels)}px" if pixels else ""
    if made.styleSheet() != sheet:
        made.setStyleSheet(sheet)
