"""What was just told by a sound, in words, in the place of the cue line."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLabel

from sciatimer.session.cues import Cue, CueKind

SHOWN_MS = 2500  # how long words stay that a sound only told once
_FLEETING = frozenset({CueKind.HALF, CueKind.TEN_LEFT})  # all else the phase, the seconds or the line say by themselves


class Told(QObject):
    """Writes into one line: what to mind all the time, and for a moment what a sound has just told."""

    def __init__(self, line: QLabel) -> None:
        super().__init__(line)
        self._line = line
        self._mind = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_MS)
        self._timer.timeout.connect(self._show)

    @property
    def words(self) -> str:
        """What was just told; empty when the line is back at what to mind."""
        return self._line.text() if self._timer.isActive() else ""

    def show_line(self, mind: str) -> None:
        """What to mind from now on."""
        self._mind = mind
        if not self._timer.isActive():
            self._show()

    def show_cue(self, cue: Cue) -> None:
        """Shows the words of a cue for a moment, unless the screen says the same all the time."""
        if cue.kind in _FLEETING:
            self._line.setText(cue.shown)
            self._timer.start()
        elif cue.kind is not CueKind.COUNT:
            self.clear()

    def clear(self) -> None:
        """Nothing was told just now."""
        self._timer.stop()
        self._show()

    def _show(self) -> None:
        if self._line.text() != self._mind:
            self._line.setText(self._mind)
