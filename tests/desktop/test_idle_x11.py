"""The X server's bytes, and what becomes of idleness where a server has no alarms, or goes away."""

import os
import struct
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sciatimer.desktop.idle import Idle
from sciatimer.desktop.idle_x11 import X11Idle, counter_value, idle_counter, new_alarm, screen_saver_idle
from sciatimer.desktop.x11 import X11, X11Unreachable
from tests.desktop.test_idle import Listener

REPLY = b"\x01" + bytes(7)


def listing(*counters: tuple[int, str]) -> bytes:
    """A reply to ListSystemCounters."""
    data = REPLY + struct.pack("=I", len(counters)) + bytes(20)
    for number, name in counters:
        entry = struct.pack("=IiIH", number, 0, 4, len(name)) + name.encode()
        data += entry + bytes(-len(entry) % 4)
    return data


@pytest.mark.parametrize(
    ("reply", "number"),
    [
        (listing((61, "SERVERTIME"), (62, "IDLETIME")), 62),
        (listing((7, "DEVICEIDLETIME 12"), (8, "DEVICEIDLETIME 3"), (62, "IDLETIME"), (9, "SERVERTIME")), 62),
        (listing((7, "DEVICEIDLETIME 3")), None),
        (listing(), None),
    ],
)
def test_the_counter_is_found_by_its_name(reply: bytes, number: int | None) -> None:
    assert idle_counter(reply) == number


@pytest.mark.parametrize(("milliseconds", "high", "low"), [(300_000, 0, 300_000), (2**32 + 5, 1, 5)])
def test_an_alarm_is_asked_for_as_the_protocol_says(milliseconds: int, high: int, low: int) -> None:
    body = new_alarm(9, 62, milliseconds, 1)
    assert struct.unpack("=IIIIiIIiII", body) == (9, 0x3F, 62, 0, high, low, 1, 0, 0, 1)


def test_a_count_may_be_longer_than_32_bits() -> None:
    assert counter_value(REPLY + struct.pack("=iI", 1, 5)) == 2**32 + 5


class FakeX11(X11):
    """A server without libxcb: it has the extensions, the counters and the idle seconds that a test says."""

    def __init__(self, extensions: dict[str, tuple[int, int]], counters: bytes = listing((62, "IDLETIME"))) -> None:
        self.extensions = extensions
        self.counters = counters
        self.idle = 0.0
        self.told: list[tuple[int, bytes]] = []
        self.events: list[bytes] = []
        self.is_here = True
        self.is_closed = False
        self._ids = iter(range(100, 200))
        self._pipe = os.pipe()

    @property
    def is_alive(self) -> bool:
        return self.is_here

    @property
    def descriptor(self) -> int:
        return self._pipe[0]

    @property
    def root(self) -> int:
        return 1

    def new_id(self) -> int:
        return next(self._ids)

    def extension(self, name: str) -> tuple[int, int] | None:
        return self.extensions.get(name)

    def tell(self, opcode: int, detail: int, body: bytes = b"") -> None:
        self.told.append((detail, body))

    def ask(self, opcode: int, detail: int, body: bytes = b"") -> bytes | None:
        milliseconds = round(self.idle * 1000)
        if not self.is_here:
            return None
        if opcode == self.extensions.get("MIT-SCREEN-SAVER", (0, 0))[0]:
            return REPLY + bytes(8) + struct.pack("=I", milliseconds)
        return {1: self.counters, 5: REPLY + struct.pack("=iI", 0, milliseconds)}.get(detail, REPLY)

    def event(self) -> bytes | None:
        return self.events.pop(0) if self.events else None

    def close(self) -> None:
        self.is_here, self.is_closed = False, True

    def send(self, alarm: int, kind: int = 84) -> None:
        """An event comes."""
        self.events.append(struct.pack("=BBHI", kind, 1, 0, alarm) + bytes(24))
        os.write(self._pipe[1], b"!")

    def end(self) -> None:
        for end in self._pipe:
            os.close(end)


SYNC = {"SYNC": (134, 83)}
SAVER = {"MIT-SCREEN-SAVER": (144, 92)}


@pytest.fixture
def server(qapp: QCoreApplication) -> Iterator[FakeX11]:
    fake = FakeX11(SYNC | SAVER)
    yield fake
    fake.end()


def test_two_alarms_are_set_for_each_watch_and_taken_back_with_it(server: FakeX11) -> None:
    idle = Idle([X11Idle(lambda: server)])
    alarm = idle.watch(300)
    set_up = [(detail, struct.unpack_from("=I", body)[0]) for detail, body in server.told]
    assert set_up == [(8, 100), (8, 101)]
    alarm.close()
    assert [(detail, struct.unpack("=I", body)[0]) for detail, body in server.told[2:]] == [(11, 100), (11, 101)]
    idle.close()
    assert server.is_closed


def test_only_the_events_of_its_alarms_count(qtbot: QtBot, server: FakeX11) -> None:
    idle = Idle([X11Idle(lambda: server)])
    first, second = Listener(idle.watch(3)), Listener(idle.watch(300))
    server.send(100, kind=83)
    server.send(999)
    server.send(103)
    server.send(100)
    server.send(102)
    server.send(101)
    qtbot.waitUntil(lambda: first.told == ["idled", "resumed"])
    assert second.told == ["idled"]
    idle.close()


@pytest.mark.parametrize(("idle_for", "told"), [(299.9, []), (300.0, ["idled"])])
def test_who_is_away_already_is_told_from_the_event_loop(
    qtbot: QtBot, server: FakeX11, idle_for: float, told: list[str]
) -> None:
    idle = Idle([X11Idle(lambda: server)])
    server.idle = idle_for
    listener, other = Listener(idle.watch(300)), Listener(idle.watch(1))
    assert listener.told == []
    qtbot.waitUntil(lambda: other.told == ["idled"])
    assert listener.told == told
    idle.close()


def test_a_server_that_goes_away_is_no_error(qtbot: QtBot, server: FakeX11) -> None:
    idle = Idle([X11Idle(lambda: server)])
    alarm = idle.watch(300)
    server.is_here = False
    server.send(100)
    qtbot.waitUntil(lambda: idle.mechanism == "")
    assert (server.is_closed, idle.seconds()) == (True, None)
    alarm.close()
    idle.watch(5).close()
    idle.close()


def test_a_server_that_answers_nothing_is_not_taken(server: FakeX11) -> None:
    server.is_here = False
    assert Idle([X11Idle(lambda: server)]).mechanism == ""


@pytest.mark.parametrize(
    ("extensions", "counters", "mechanism"),
    [
        (SYNC | SAVER, listing((62, "IDLETIME")), "X11: alarms on IDLETIME"),
        (SAVER, b"", "X11: XScreenSaver, asked"),
        (SYNC | SAVER, listing((61, "SERVERTIME")), "X11: XScreenSaver, asked"),
        (SYNC | SAVER | {"XWAYLAND": (150, 0)}, listing((62, "IDLETIME")), ""),
        ({}, b"", ""),
    ],
)
def test_what_a_server_has_decides_the_way(
    qapp: QCoreApplication, extensions: dict[str, tuple[int, int]], counters: bytes, mechanism: str
) -> None:
    servers = [FakeX11(extensions, counters), FakeX11(extensions, counters)]
    idle = Idle([X11Idle(lambda: servers[0]), screen_saver_idle(lambda: servers[1])])
    assert idle.mechanism == mechanism
    idle.close()
    for fake in servers:
        fake.end()


def test_the_screen_saver_gives_its_milliseconds(server: FakeX11) -> None:
    source = screen_saver_idle(lambda: server)
    server.idle = 12.345
    assert source.seconds() == 12.345


def nowhere() -> X11:
    raise X11Unreachable("no server")


def test_no_server_is_no_error(qapp: QCoreApplication) -> None:
    idle = Idle([X11Idle(nowhere), screen_saver_idle(nowhere)])
    assert (idle.mechanism, idle.seconds()) == ("", None)


@pytest.mark.parametrize("display", [":9999", "nonsense"])
def test_a_display_that_is_not_there_is_said_so(display: str) -> None:
    with pytest.raises(X11Unreachable):
        X11(display)


def test_without_libxcb_no_server_can_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_: str | None) -> None:
        raise OSError("libxcb.so.1: cannot open shared object file")

    monkeypatch.setattr("sciatimer.desktop.x11.ctypes.CDLL", missing)
    with pytest.raises(X11Unreachable, match="libxcb"):
        X11()
