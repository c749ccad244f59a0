"""The X server over a connection of our own, by ctypes on libxcb. Requests and replies are packed and read here.

Qt's own connection stays untouched: it gives no events of extensions that Qt does not know. The ready-made bindings
cost twenty times the memory of this one (CONTRIBUTING.md).
"""

import ctypes
import struct
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_size_t, c_uint8, c_uint32, c_void_p
from typing import ClassVar

_HEADER = 32  # bytes of every event, error and reply
_ERROR = 0
_REPLY_EXPECTED = 1  # "checked": an error comes to who waits for the reply, not among the events
_QUERY_EXTENSION = 98
_SENT_BY_A_CLIENT = 0x80


class X11Unreachable(OSError):
    """No X server answers, or libxcb is not here."""


class _Piece(Structure):
    _fields_: ClassVar = [("base", c_char_p), ("length", c_size_t)]


class _Request(Structure):
    _fields_: ClassVar = [("count", c_size_t), ("extension", c_void_p), ("opcode", c_uint8), ("is_void", c_uint8)]


class _Library:
    """The functions of libxcb that are called, with their types."""

    def __init__(self) -> None:
        xcb = ctypes.CDLL("libxcb.so.1")
        function = ctypes.CFUNCTYPE
        self.free = function(None, c_void_p)(("free", ctypes.CDLL(None)))
        self.connect = function(c_void_p, c_char_p, c_void_p)(("xcb_connect", xcb))
        self.disconnect = function(None, c_void_p)(("xcb_disconnect", xcb))
        self.has_error = function(c_int, c_void_p)(("xcb_connection_has_error", xcb))
        self.descriptor = function(c_int, c_void_p)(("xcb_get_file_descriptor", xcb))
        self.new_id = function(c_uint32, c_void_p)(("xcb_generate_id", xcb))
        self.flush = function(c_int, c_void_p)(("xcb_flush", xcb))
        self.event = function(c_void_p, c_void_p)(("xcb_poll_for_event", xcb))
        self.setup = function(c_void_p, c_void_p)(("xcb_get_setup", xcb))
        sending = function(c_uint32, c_void_p, c_int, POINTER(_Piece), POINTER(_Request))
        self.send = sending(("xcb_send_request", xcb))
        waiting = function(c_void_p, c_void_p, c_uint32, POINTER(c_void_p))
        self.reply = waiting(("xcb_wait_for_reply", xcb))


class X11:
    """A connection.

    Args:
        display: its name; None for that of the environment.

    Raises:
        X11Unreachable: nothing there.
    """

    def __init__(self, display: str | None = None) -> None:
        try:
            self._xcb = _Library()
        except (OSError, AttributeError) as error:
            raise X11Unreachable(str(error)) from error
        self._connection = c_void_p(self._xcb.connect(display.encode() if display else None, None))
        if not self.is_alive:
            self.close()
            raise X11Unreachable("the X server cannot be reached")

    @property
    def is_alive(self) -> bool:
        """Whether the server is still there, as far as was seen."""
        return self._connection.value is not None and not self._xcb.has_error(self._connection)

    @property
    def descriptor(self) -> int:
        """The socket, to be told when something came."""
        return int(self._xcb.descriptor(self._connection))

    @property
    def root(self) -> int:
        """The window behind all others, of the first screen."""
        setup = self._xcb.setup(self._connection)
        (vendor, _, _, formats) = struct.unpack("=HHBB", ctypes.string_at(setup + 24, 6))
        screens = setup + 40 + vendor + -vendor % 4 + 8 * formats
        return int(c_uint32.from_address(screens).value)

    def new_id(self) -> int:
        """A number for something to be made on the server."""
        return int(self._xcb.new_id(self._connection))

    def extension(self, name: str) -> tuple[int, int] | None:
        """The major opcode and the number of the first event of an extension; None where it is missing."""
        body = struct.pack("=HH", len(name), 0) + name.encode()
        answer = self.ask(_QUERY_EXTENSION, 0, body)
        is_there, opcode, first_event = struct.unpack_from("=BBB", answer, 8) if answer else (0, 0, 0)
        return (opcode, first_event) if is_there else None

    def tell(self, opcode: int, detail: int, body: bytes = b"") -> None:
        """Sends a request without a reply. ``detail`` is its second byte: for an extension, which request it is."""
        if not self.is_alive:
            return
        self._send(opcode, detail, body, is_void=True)
        self._xcb.flush(self._connection)

    def ask(self, opcode: int, detail: int, body: bytes = b"") -> bytes | None:
        """Sends a request and waits for its reply, header and all; None if there was an error, or no server any more."""
        if not self.is_alive:
            return None
        sequence = self._send(opcode, detail, body, is_void=False)
        error = c_void_p()
        reply = self._xcb.reply(self._connection, sequence, byref(error))
        if not reply:
            self._xcb.free(error)
            return None
        (more,) = struct.unpack_from("=I", ctypes.string_at(reply, _HEADER), 4)
        return self._taken(reply, _HEADER + more * 4)

    def event(self) -> bytes | None:
        """The next event that has come, with a type below 128; None when there is no more for now."""
        while found := self._xcb.event(self._connection) if self.is_alive else None:
            event = self._taken(found, _HEADER)
            if event[0] != _ERROR:
                return bytes([event[0] & ~_SENT_BY_A_CLIENT]) + event[1:]
        return None

    def close(self) -> None:
        """Ends the connection. Twice does no harm."""
        if self._connection.value is not None:
            self._xcb.disconnect(self._connection)
            self._connection = c_void_p()

    def _send(self, opcode: int, detail: int, body: bytes, *, is_void: bool) -> int:
        data = bytes([opcode, detail, 0, 0]) + body
        data += bytes(-len(data) % 4)
        # libxcb puts what it needs into the two pieces before ours, and the length into our bytes: they are a copy.
        pieces = (_Piece * 3)()
        copy = ctypes.create_string_buffer(data, len(data))
        pieces[2] = _Piece(ctypes.cast(copy, c_char_p), len(data))
        request = _Request(1, None, opcode, is_void)
        flags = 0 if is_void else _REPLY_EXPECTED
        ours = ctypes.cast(byref(pieces, 2 * ctypes.sizeof(_Piece)), POINTER(_Piece))
        return int(self._xcb.send(self._connection, flags, ours, byref(request)))

    def _taken(self, pointer: int, length: int) -> bytes:
        taken = ctypes.string_at(pointer, length)
        self._xcb.free(pointer)
        return taken
