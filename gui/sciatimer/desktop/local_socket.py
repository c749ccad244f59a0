"""A Unix socket of this machine that is read and written without ever waiting for it: for D-Bus and Wayland."""

import socket  # a Unix socket alone: who serves it sits on this machine, and nothing here knows a network
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_CHUNK = 65_536  # bytes read at a time
_TURNS = 16  # chunks read before the window has its turn again


class LocalSocket(QObject):
    """One connection.

    Args:
        place: where the server listens: a path, or an abstract name that begins with a NUL.
        parent: what it must not outlive.

    Signals:
        received(bytes): what came, in pieces of any size.
        gone(str): it is of no use any more, and why. Nothing comes after it.
    """

    received = Signal(bytes)
    gone = Signal(str)

    def __init__(self, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        self._waiting = bytearray()
        self._reader = self._notifier(QSocketNotifier.Type.Read, self._on_readable)
        self._writer = self._notifier(QSocketNotifier.Type.Write, self._on_writable)

    @property
    def is_open(self) -> bool:
        """Whether it has not ended yet."""
        return self._socket.fileno() != -1

    def open(self) -> None:
        """Begins. A server that is not there, or takes nobody any more, is told by ``gone`` at once."""
        try:
            self._socket.connect(self._place)
        except OSError as error:
            self._end(f"nobody is there: {error.strerror}")
            return
        self._reader.setEnabled(True)

    def send(self, data: bytes) -> None:
        """Sends what it can now, and the rest as soon as the other end takes it."""
        self._waiting += data
        self._on_writable()

    def close(self) -> None:
        """Ends it without a word. Twice does no harm."""
        self._reader.setEnabled(False)
        self._writer.setEnabled(False)
        self._socket.close()
        self.deleteLater()

    def _notifier(self, kind: QSocketNotifier.Type, slot: Callable[[], None]) -> QSocketNotifier:
        made = QSocketNotifier(self._socket.fileno(), kind, self)
        made.setEnabled(False)
        made.activated.connect(slot)
        return made

    def _end(self, reason: str) -> None:
        if self.is_open:
            self.close()
            self.gone.emit(reason)

    def _on_writable(self) -> None:
        try:
            while self._waiting:
                del self._waiting[: self._socket.send(self._waiting)]
        except BlockingIOError:
            pass
        except OSError as error:
            self._end(f"the other end is gone: {error.strerror}")
            return
        self._writer.setEnabled(bool(self._waiting))

    def _on_readable(self) -> None:
        for _ in range(_TURNS):
            if not self.is_open:  # what was read last had it closed
                return
            try:
                data = self._socket.recv(_CHUNK)
            except BlockingIOError:
                return
            except OSError as error:
                self._end(f"the other end is gone: {error.strerror}")
                return
            if not data:
                self._end("the other end is gone")
                return
            self._take(data)

    def _take(self, data: bytes) -> None:
        self.received.emit(data)
