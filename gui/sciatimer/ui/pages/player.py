"""The follow-along: the figure, the ring, the words, and Stop always in reach."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from sciatimer.figure.painter import Look
from sciatimer.figure.scene import Scene
from sciatimer.texts import Texts
from sciatimer.ui.theme import Palette
from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.ring import CountdownRing


@dataclass(frozen=True, slots=True)
class PlayerView:
    """Everything the player screen shows at one moment."""

    phase: str
    leg: str
    seconds: int
    left: float
    strong: bool
    cue: str
    coming: str
    progress: float
    summary: str
    scene: Scene
    glow: float
    arrow: float
    paused: bool
    can_ease: bool


class PlayerPage(QWidget):
    """Shows a session as it runs. Space pauses, the arrows go back and on, E eases off, Esc stops at once.

    Signals:
        pause_requested(), back_requested(), forward_requested(), ease_requested(), stop_requested(),
        full_screen_requested(): what the person wants.
    """

    pause_requested = Signal()
    back_requested = Signal()
    forward_requested = Signal()
    ease_requested = Signal()
    stop_requested = Signal()
    full_screen_requested = Signal()

    def __init__(self, texts: Texts, palette: Palette, look: Look) -> None:
        super().__init__()
        self.setObjectName("page")
        self._texts = texts
        self.phase = label("", "phase", name="player-phase")
        self.leg = label("", "phase", name="player-leg")
        self.cue = label("", "cue", name="player-cue")
        self.coming = label("", "muted", name="player-coming")
        self.summary = label("", "muted", name="player-summary")
        self.figure = FigureView(look, least=200)
        self.figure.setObjectName("player-figure")
        self.ring = CountdownRing(palette)
        self.progress = QProgressBar()
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(texts("player.progress"))
        self._make_buttons()
        self._lay_out()
        self._connect()

    def show_view(self, view: PlayerView) -> None:
        """Shows a moment. Labels are only touched when their words change, so a tick stays cheap."""
        _put(self.phase, view.phase)
        _put(self.leg, view.leg)
        _put(self.cue, view.cue)
        _put(self.coming, view.coming)
        _put(self.summary, view.summary)
        self.ring.show_time(view.seconds, view.left, strong=view.strong)
        self.ring.setAccessibleName(f"{view.phase}, {view.leg}")
        self.progress.setValue(round(view.progress * 1000))
        self.figure.show_scene(view.scene, glow=view.glow, arrow=view.arrow)
        pause = self._texts("player.resume" if view.paused else "player.pause")
        if self.pause.text() != pause:
            self.pause.setText(pause)
        self.ease.setEnabled(view.can_ease)

    def describe(self, picture: str) -> None:
        """Says the picture in words, for screen readers."""
        self.figure.setAccessibleName(picture)
        self.figure.setToolTip(picture)

    def set_colours(self, palette: Palette, look: Look) -> None:
        """Draws in other colours."""
        self.ring.set_palette(palette)
        self.figure.set_look(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps room for two lines of cue, so that the ring does not jump when the words change."""
        super().resizeEvent(event)
        self.cue.setMinimumHeight(self.cue.fontMetrics().lineSpacing() * 2)

    def _make_buttons(self) -> None:
        texts = self._texts
        self.back = button(texts("player.back"), "transport", name="player-back")
        self.pause = button(texts("player.pause"), "transport", name="player-pause")
        self.forward = button(texts("player.forward"), "transport", name="player-forward")
        self.ease = button(texts("player.ease"), "transport", name="player-ease")
        self.full = button(texts("player.full_screen"), "transport", name="player-full")
        self.stop = button(texts("player.stop"), "stop", name="player-stop")
        self.stop.setMinimumWidth(140)

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._stage(), 1)
        frame = QFrame()
        frame.setProperty("role", "bar")
        frame.setLayout(self._transport())
        outer.addWidget(frame)

    def _stage(self) -> QVBoxLayout:
        stage = QVBoxLayout()
        stage.setContentsMargins(24, 14, 24, 12)
        stage.setSpacing(8)
        stage.addWidget(self.progress)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addWidget(self.figure, 3)
        middle.addLayout(self._words(), 2)
        stage.addLayout(middle, 1)
        self.cue.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        stage.addWidget(self.cue)
        foot = QHBoxLayout()
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

    def _transport(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for made in (self.back, self.pause, self.forward, self.ease):
            row.addWidget(made)
        row.addStretch(1)
        row.addWidget(self.full)
        row.addWidget(self.stop)
        return row

    def _connect(self) -> None:
        for made, request, keys in (
            (self.back, self.back_requested, ("Left",)),
            (self.pause, self.pause_requested, ("Space",)),
            (self.forward, self.forward_requested, ("Right",)),
            (self.ease, self.ease_requested, ("E",)),
            (self.full, self.full_screen_requested, ("F11", "F")),
            (self.stop, self.stop_requested, ("Esc",)),
        ):
            made.clicked.connect(request)
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                # of the whole window, and live only while this page is seen: Esc stops wherever the focus is
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.setAutoRepeat(False)
                shortcut.activated.connect(request)


def _put(made: QLabel, text: str) -> None:
    if made.text() != text:
        made.setText(text)
