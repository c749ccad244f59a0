"""The wire to a D-Bus daemon: a socket of this machine that greets before it carries messages."""

from jeepney import AuthenticationError
from jeepney.auth import BEGIN, Authenticator
from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.local_socket import LocalSocket


class BusSocket(LocalSocket):
    """One connection: greets the daemon, then carries bytes. Only after ``ready`` may messages be sent.

    Args:
        place: where the daemon listens, as jeepney tells it.
        parent: what it must not outlive.

    Signals:
        ready(): the daemon knows who we are; messages may go.
        received(bytes): some bytes of messages.
        gone(str): it is of no use any more, and why. Nothing comes after it.
    """

    ready = Signal()

    def __init__(self, place: str, parent: QObject) -> None:
        super().__init__(place, parent)
        self._greeting: Authenticator | None = Authenticator()

    def open(self) -> None:
        """Begins. A daemon that is not there, or takes nobody any more, is told by ``gone`` at once."""
        super().open()
        if self.is_open and self._greeting is not None:
            self.send(self._greeting.data_to_send() or b"")

    def _take(self, data: bytes) -> None:
        if self._greeting is None:
            super()._take(data)
            return
        try:
            self._greeting.feed(data)
        except AuthenticationError:
            self._end("the daemon does not let us in")
            return
        if self._greeting.authenticated:
            self._greeting = None
            self.send(BEGIN)
            self.ready.emit()
