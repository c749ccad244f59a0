"""Buttons that came up by themselves: for two seconds they take nothing, so that nobody presses what was not there."""

from collections.abc import Sequence

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QProgressBar, QWidget

GUARD_MS = 2000
_FULL = 1000


class Guard(QProgressBar):
    """A thin line that fills while the buttons get ready. Its place stays when it is full.

    Signals:
        ready(): the buttons can be pressed from now on.
    """

    ready = Signal()

    def __init__(self, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._buttons = buttons
        self.setRange(0, _FULL)
        self.setTextVisible(False)
        self._filling = QPropertyAnimation(self, b"value", self)
        self._filling.setDuration(GUARD_MS)
        self._filling.setEndValue(_FULL)
        self._filling.setEasingCurve(QEasingCurve.Type.Linear)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GUARD_MS)
        self._timer.timeout.connect(self._open)

    @property
    def is_on(self) -> bool:
        """Whether the buttons take nothing yet."""
        return self._timer.isActive()

    def start(self, *, still: bool) -> None:
        """Guards from now on; ``still`` for whoever wants nothing to move."""
        self._enable(on=False)
        self.setValue(0)
        self._timer.start()
        if not still:
            self._filling.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is left to guard."""
        super().hideEvent(event)
        self._timer.stop()
        self._filling.stop()

    def _open(self) -> None:
        self._filling.stop()
        self.setValue(_FULL)
        self._enable(on=True)
        self.ready.emit()

    def _enable(self, *, on: bool) -> None:
        for made in self._buttons:
            made.setEnabled(on)
