"""Finds what a test left alive: active timers, running threads, open windows."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QThread, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_PASSING = {"QTipLabel"}  # Qt's own, kept for the next tool tip

_started: "weakref.WeakKeyDictionary[QTimer | QThread, str]" = weakref.WeakKeyDictionary()


def _remember_where(kind: type[QTimer] | type[QThread]) -> None:
    """Makes start() note the line it was called from, so that a leftover can be named."""
    real: Callable[..., None] = kind.start

    def start(self: QTimer | QThread, *arguments: object) -> None:
        frame = sys._getframe(1)
        _started[self] = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        real(self, *arguments)

    kind.start = start  # type: ignore[method-assign]  # that is the point


_remember_where(QTimer)
_remember_where(QThread)


class Watch:
    """What is alive now, to be compared with what is alive later.

    Args:
        patience: seconds that a thread which was told to end may take.
    """

    def __init__(self, patience: float = 1.0) -> None:
        self._patience = patience
        self._threads = set(threading.enumerate())
        self._windows = {id(window) for window in _windows()}
        self._running = {id(thing) for thing in _running()}

    def leftovers(self) -> list[str]:
        """What has come alive since and still is, in words; empty when all is well."""
        if not self._found():
            return []
        # Garbage is not left behind: only what outlives a collection is.
        gc.collect()
        _delete_what_was_told_to()
        gc.freeze()  # what has lived on until here stays: the next collection need not look at it again
        return self._found()

    def _found(self) -> list[str]:
        return [*self._new_running(), *self._new_threads(), *self._new_windows()]

    def _new_running(self) -> list[str]:
        return [
            f"{type(thing).__name__} started at {_started[thing]}"
            for thing in _running()
            if id(thing) not in self._running
        ]

    def _new_threads(self) -> list[str]:
        new = [thread for thread in threading.enumerate() if thread not in self._threads]
        for thread in new:
            if not isinstance(thread, threading._DummyThread):
                thread.join(self._patience)
        return [f"thread {thread.name}" for thread in new if thread.is_alive()]

    def _new_windows(self) -> list[str]:
        return [
            f"window {type(window).__name__} {window.objectName()!r}"
            for window in _windows()
            if id(window) not in self._windows
        ]


def _running() -> list[QTimer | QThread]:
    return [thing for thing in list(_started) if isValid(thing) and _is_running(thing)]


def _is_running(thing: QTimer | QThread) -> bool:
    return thing.isActive() if isinstance(thing, QTimer) else thing.isRunning()


def _windows() -> list[QWidget]:
    if not isinstance(QApplication.instance(), QApplication):
        return []
    return [window for window in QApplication.topLevelWidgets() if type(window).__name__ not in _PASSING]


def _delete_what_was_told_to() -> None:
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
