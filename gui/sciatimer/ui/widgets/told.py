"""What was just told by a sound, in words; and in its place the button that begins a hold."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from sciatimer.session.cues import PHASE_CUES, Cue, CueKind
from sciatimer.ui.widgets.basics import ActionButton, label

SHOWN_MS = 2500  # how long words stay that a sound only told once
_STAYS = frozenset({*PHASE_CUES.values(), CueKind.COUNT})  # told by the phase and the seconds themselves


class Told(QStackedWidget):
    """One line of room that never changes its height: the words of the last cue, or a button."""

    def __init__(self, pull: ActionButton) -> None:
        super().__init__()
        self.setObjectName("player-told")
        self._words = label("", "heading", name="player-told-words")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pull = pull
        self.addWidget(self._words)
        self.addWidget(pull)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._words.clear)

    @property
    def words(self) -> str:
        """What can be read there now."""
        return "" if self._pull.isVisible() else self._words.text()

    def show_cue(self, cue: Cue) -> None:
        """Shows the words of a cue for a moment, unless the screen says the same all the time."""
        if cue.kind not in _STAYS:
            self._words.setText(cue.shown)
            self._timer.start()

    def offer_pull(self, on: bool) -> None:
        """Puts the button there, or takes it away."""
        self.setCurrentWidget(self._pull if on else self._words)

    def clear(self) -> None:
        """Nothing was told yet."""
        self._timer.stop()
        self._words.clear()
        self.offer_pull(False)
