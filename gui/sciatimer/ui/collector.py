"""Garbage is collected in the window's own thread and in no other.

Python collects in whatever thread allocates next, and takes Qt's objects down with what it collects. Qt's objects may go
in the window's thread alone: in another one the program crashes, now and then.
"""

import gc
from typing import cast

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from sciatimer.ui.coarse import let_be_late

EVERY_MS = 20_000  # while a window is seen; in the tray there is next to nothing, and each break gives it back
_YOUNG = 1  # generations of objects: what was made lately takes a few milliseconds


class Collector(QObject):
    """Collects by itself as long as a window is seen, and sets no timer while none is."""

    def __init__(self) -> None:
        super().__init__()
        self._was_on = gc.isenabled()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        let_be_late(self._timer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._on_timeout)
        _windows().focusWindowChanged.connect(self._on_window)
        gc.disable()

    def close(self) -> None:
        """Leaves it to Python again, once every other thread has ended."""
        self._timer.stop()
        _windows().focusWindowChanged.disconnect(self._on_window)
        if self._was_on:
            gc.enable()

    @Slot()
    def _on_window(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        if any(window.isVisible() for window in QGuiApplication.allWindows()):
            gc.collect(_YOUNG)
            self._timer.start()
        else:
            gc.collect()


def _windows() -> QGuiApplication:
    """What tells when a window comes up."""
    return cast("QGuiApplication", QGuiApplication.instance())
