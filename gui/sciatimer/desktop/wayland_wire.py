"""The bytes of Wayland: messages of 32-bit words to and from numbered objects. No Qt, no state but what is unread.

Only what a client without windows and file descriptors needs. The ready-made binding costs five megabytes of memory
(CONTRIBUTING.md), and this much of the protocol has stood still since 2012.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

DISPLAY = 1  # the object that is there from the start
DISPLAY_SYNC, DISPLAY_GET_REGISTRY = 0, 1  # requests
DISPLAY_ERROR = 0  # event
REGISTRY_BIND = 0  # request
REGISTRY_GLOBAL, REGISTRY_GLOBAL_REMOVE = 0, 1  # events
_HEADER = 8


class WaylandGarbled(ValueError):
    """The bytes are no Wayland messages."""


@dataclass(frozen=True, slots=True)
class Event:
    """What an object of the compositor tells: which object, which of its events, and the bytes of the values."""

    sender: int
    code: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Global:
    """Something the compositor offers: its number, its interface, and the highest version it knows."""

    number: int
    interface: str
    version: int


def request(target: int, code: int, *values: int | str) -> bytes:
    """A request to an object. A whole number is a uint, an object or a new id; text is a string."""
    body = b"".join(struct.pack("=I", value) if isinstance(value, int) else _text(value) for value in values)
    return struct.pack("=II", target, (_HEADER + len(body)) << 16 | code) + body


def read_global(body: bytes) -> Global:
    """The values of a registry's ``global`` event."""
    number, length = struct.unpack_from("=II", body)
    interface = body[8 : 8 + length].rstrip(b"\0").decode()
    (version,) = struct.unpack_from("=I", body, 8 + length + -length % 4)
    return Global(number, interface, version)


def read_number(body: bytes) -> int:
    """The first value, where that is a whole number."""
    (number,) = struct.unpack_from("=I", body)
    return int(number)


class Unread:
    """Bytes that came, until they are whole messages."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Event]:
        """The messages that are whole now.

        Raises:
            WaylandGarbled: a message says that it is shorter than its own header.
        """
        self._bytes += data
        while len(self._bytes) >= _HEADER:
            sender, rest = struct.unpack_from("=II", self._bytes)
            size = rest >> 16
            if size < _HEADER:
                raise WaylandGarbled(f"a message of {size} bytes")
            if len(self._bytes) < size:
                return
            body = bytes(self._bytes[_HEADER:size])
            del self._bytes[:size]
            yield Event(sender, rest & 0xFFFF, body)


def _text(value: str) -> bytes:
    data = value.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
