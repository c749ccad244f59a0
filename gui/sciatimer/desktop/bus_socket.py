"""The wire to a D-Bus daemon: a Unix socket of this machine that is read and written without ever waiting for it."""

import socket  # a Unix socket alone: the daemon sits on this machine, and nothing here knows a network
from collections.abc import Callable

from jeepney import AuthenticationError
from jeepney.auth import BEGIN, Authenticator
from PySide6.QtCore import QObject, QSocketNotifier, Signal

_CHUNK = 65_536  # bytes read at a time
_TURNS = 16  # chunks read before the window has its turn again


class BusSocket(QObject):
    """One connection: greets the daemon, then carries bytes.

    Args:
        place: where the daemon listens, as jeepney tells it.
        parent: what it must not outlive.

    Signals:
        ready(): the daemon knows who we are; messages may go.
        received(bytes): some bytes of messages.
        gone(str): it is of no use any more, and why. Nothing comes after it.
    """

    ready = Signal()
    received = Signal(bytes)
    gone = Signal(str)

    def __init__(self, place: str, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        self._waiting = bytearray()
        self._greeting: Authenticator | None = Authenticator()
        self._reader = self._notifier(QSocketNotifier.Type.Read, self._on_readable)
        self._writer = self._notifier(QSocketNotifier.Type.Write, self._on_writable)

    def open(self) -> None:
        """Begins. A daemon that is not there, or takes nobody any more, is told by ``gone`` at once."""
        try:
            self._socket.connect(self._place)
        except OSError as error:
            self._end(f"no daemon: {error.strerror}")
            return
        self._reader.setEnabled(True)
        if self._greeting is not None:
            self._write(self._greeting.data_to_send() or b"")

    def send(self, data: bytes) -> None:
        """Sends what it can now, and the rest as soon as the daemon takes it. Only after ``ready``."""
        self._write(data)

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
        if self._socket.fileno() != -1:
            self.close()
            self.gone.emit(reason)

    def _write(self, data: bytes) -> None:
        self._waiting += data
        self._on_writable()

    def _on_writable(self) -> None:
        try:
            while self._waiting:
                del self._waiting[: self._socket.send(self._waiting)]
        except BlockingIOError:
            pass
        except OSError as error:
            self._end(f"the daemon is gone: {error.strerror}")
            return
        self._writer.setEnabled(bool(self._waiting))

    def _on_readable(self) -> None:
        for _ in range(_TURNS):
            if self._socket.fileno() == -1:  # what was read last had it closed
                return
            try:
                data = self._socket.recv(_CHUNK)
            except BlockingIOError:
                return
            except OSError as error:
                self._end(f"the daemon is gone: {error.strerror}")
                return
            if not data:
                self._end("the daemon is gone")
                return
            self._take(data)

    def _take(self, data: bytes) -> None:
        if self._greeting is None:
            self.received.emit(data)
            return
        try:
            self._greeting.feed(data)
        except AuthenticationError:
            self._end("the daemon does not let us in")
            return
        if self._greeting.authenticated:
            self._greeting = None
            self._write(BEGIN)
            self.ready.emit()
