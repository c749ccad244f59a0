"""The connection to a real X server: requests, replies, errors and its end."""

import struct
from collections.abc import Iterator

import pytest

from sciatimer.desktop.x11 import X11
from tests.desktop.compositors import RealDesktop, x_server

INTERN_ATOM, GET_PROPERTY, CHANGE_PROPERTY, CHANGE_ATTRIBUTES = 16, 20, 18, 2
PROPERTY_NOTIFY, PROPERTY_CHANGES = 28, 1 << 22
STRING = 31


@pytest.fixture
def server() -> Iterator[RealDesktop]:
    with x_server() as desktop:
        yield desktop


@pytest.fixture
def x11(server: RealDesktop) -> Iterator[X11]:
    connection = X11(server.variables["DISPLAY"])
    yield connection
    connection.close()


def atom(x11: X11, name: str) -> int:
    reply = x11.ask(INTERN_ATOM, 0, struct.pack("=H2x", len(name)) + name.encode())
    assert reply is not None
    return int(struct.unpack_from("=I", reply, 8)[0])


def set_title(x11: X11, title: str) -> None:
    number = atom(x11, "SCIATIMER_TEST")
    body = struct.pack("=IIIB3xI", x11.root, number, STRING, 8, len(title)) + title.encode()
    x11.tell(CHANGE_PROPERTY, 0, body)


def test_what_is_written_is_read_back_however_long(x11: X11) -> None:
    set_title(x11, "seated" * 100 + "!")
    reply = x11.ask(GET_PROPERTY, 0, struct.pack("=IIIII", x11.root, atom(x11, "SCIATIMER_TEST"), STRING, 0, 1000))
    assert reply is not None
    assert reply[32:].rstrip(b"\0").decode() == "seated" * 100 + "!"


def test_a_request_that_is_refused_gives_nothing_and_the_next_one_works(x11: X11) -> None:
    assert x11.ask(GET_PROPERTY, 0, struct.pack("=IIIII", 12345, 1, 0, 0, 1)) is None
    x11.tell(CHANGE_PROPERTY, 0, struct.pack("=IIIB3xI", 12345, 1, STRING, 8, 0))
    assert atom(x11, "WM_NAME") > 0
    assert x11.event() is None
    assert x11.is_alive


def test_events_come_one_by_one(x11: X11) -> None:
    x11.tell(CHANGE_ATTRIBUTES, 0, struct.pack("=III", x11.root, 1 << 11, PROPERTY_CHANGES))
    set_title(x11, "one")
    set_title(x11, "two")
    assert atom(x11, "WM_NAME") > 0  # its answer comes after the events
    assert [event[0] for event in iter(x11.event, None)] == [PROPERTY_NOTIFY] * 2


def test_extensions_are_found_by_name(x11: X11) -> None:
    found = x11.extension("SYNC")
    assert found is not None
    assert found[0] >= 128
    assert x11.extension("NO-SUCH-EXTENSION") is None


def test_each_number_is_new(x11: X11) -> None:
    assert len({x11.new_id() for _ in range(50)}) == 50


def test_a_connection_that_was_closed_answers_nothing(x11: X11) -> None:
    x11.close()
    assert not x11.is_alive
    x11.tell(CHANGE_PROPERTY, 0)
    assert (x11.event(), x11.ask(INTERN_ATOM, 0)) == (None, None)
    x11.close()


def test_a_server_that_ends_is_no_error() -> None:
    with x_server() as desktop:
        x11 = X11(desktop.variables["DISPLAY"])
        assert x11.is_alive
    assert x11.ask(INTERN_ATOM, 0, struct.pack("=H2x", 4) + b"ATOM") is None
    x11.tell(INTERN_ATOM, 0)
    assert (x11.is_alive, x11.event()) == (False, None)
    x11.close()
