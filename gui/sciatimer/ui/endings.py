"""What tells the program from outside that it is to end: a signal, or the person logs out."""

import os
import signal
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot
from PySide6.QtGui import QGuiApplication, QSessionManager

INTERRUPTED = 130  # what a shell expects after Ctrl-C
_CODES = {"SIGINT": INTERRUPTED, "SIGTERM": 0, "SIGHUP": 0}


class Endings(QObject):
    """Listens until ``close``.

    Python runs its own handlers only when it is its turn, and in an event loop that waits that may be never: each
    signal is written into a pipe as well, which the loop watches. Windows has no such pipe; there all is as it was.

    Signals:
        asked(int): the program is to end, with this exit code.
        logging_out(): the person logs out; what is not saved by the end of the slot is lost.
    """

    asked = Signal(int)
    logging_out = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, object] = {}
        self._pipe: tuple[int, int] | None = None
        if sys.platform != "win32":
            self._listen()
        qt = QGuiApplication.instance()
        if isinstance(qt, QGuiApplication):
            qt.commitDataRequest.connect(self._on_logging_out)  # in one thread, so at once

    def close(self) -> None:
        """Gives the signals back. Twice does no harm."""
        if self._pipe is None:
            return
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)  # type: ignore[arg-type]  # what signal.signal gave us
        self._notifier.setEnabled(False)
        for descriptor in self._pipe:
            os.close(descriptor)
        self._pipe = None

    def _listen(self) -> None:
        reader, writer = self._pipe = os.pipe()
        os.set_blocking(reader, False)
        os.set_blocking(writer, False)
        self._wakeup = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
        for name in _CODES:
            number = getattr(signal, name)
            self._before[number] = signal.signal(number, _note)
        self._notifier = QSocketNotifier(reader, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)

    @Slot()
    def _on_signal(self) -> None:
        if self._pipe is not None:
            numbers = os.read(self._pipe[0], 64)
            codes = [_CODES[signal.Signals(number).name] for number in numbers if number in self._before]
            if codes:
                self.asked.emit(codes[0])

    @Slot(QSessionManager)
    def _on_logging_out(self, _manager: QSessionManager) -> None:
        self.logging_out.emit()


def _note(_number: int, _frame: FrameType | None) -> None:
    """Stands in the place of what would end the program at once; the pipe tells the rest."""
