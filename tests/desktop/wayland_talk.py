"""The other end of a Wayland socket: a client of a real compositor, and a compositor that does what a test says."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sciatimer.desktop.wayland_wire import Event, Unread
from tests.desktop.servers import PATIENCE


class Talk:
    """A connection that waits for what it reads.

    Args:
        wire: its socket.
    """

    def __init__(self, wire: socket.socket) -> None:
        wire.settimeout(PATIENCE)
        self._wire = wire
        self._unread = Unread()

    @classmethod
    @contextmanager
    def connect(cls, path: Path) -> Iterator["Talk"]:
        """As a client."""
        with socket.socket(socket.AF_UNIX) as wire:
            wire.connect(str(path))
            yield cls(wire)

    def send(self, data: bytes) -> None:
        """Sends it all."""
        self._wire.sendall(data)

    def read(self) -> list[Event]:
        """The messages of the next piece that comes."""
        return list(self._unread.feed(self._wire.recv(65_536)))

    def until(self, sender: int) -> Iterator[Event]:
        """All messages up to one to or from this object."""
        while True:
            for event in self.read():
                yield event
                if event.sender == sender:
                    return

    def close(self) -> None:
        """Hangs up."""
        self._wire.close()
