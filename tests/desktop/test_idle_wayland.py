"""Idle notifications against a compositor that does what a test says: versions, seats that go, garbage, restarts."""

import socket
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from sciatimer.desktop.idle import Idle
from sciatimer.desktop.idle_wayland import NOTIFIER, SEAT, WaylandIdle
from sciatimer.desktop.wayland_wire import Event, request
from tests.desktop.servers import short_folder
from tests.desktop.test_idle import Listener
from tests.desktop.wayland_talk import Talk

REGISTRY, SYNC = 2, 3
ALL_INPUT = f"Wayland: {NOTIFIER}"
OFFERS: dict[str, int] = {"wl_shm": 1, SEAT: 9, NOTIFIER: 2}


class Compositor:
    """Listens in a folder; each connection is taken when a test says so."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "wayland-9"
        self.variables = {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-9"}
        self._talks: list[Talk] = []
        self.start()

    @property
    def talk(self) -> Talk:
        """The connection that was taken last."""
        return self._talks[-1]

    def start(self) -> None:
        """Begins to listen."""
        self.path.unlink(missing_ok=True)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(self.path))
        self._listener.listen()

    def take(self, offers: dict[str, int]) -> None:
        """Takes the connection that waits, and offers something."""
        wire, _ = self._listener.accept()
        self._talks.append(Talk(wire))
        asked = [(event.sender, event.code) for event in self.talk.until(1)]
        assert asked[0] == (1, 1)
        offered = [request(REGISTRY, 0, 10 + at, name, version) for at, (name, version) in enumerate(offers.items())]
        self.talk.send(b"".join(offered) + request(SYNC, 0, 0))

    def requests(self) -> list[Event]:
        """What was asked since."""
        return self.talk.read()

    def end(self) -> None:
        """It is gone, and its socket with it."""
        for talk in self._talks:
            talk.close()
        self._listener.close()
        self.path.unlink(missing_ok=True)


@pytest.fixture
def compositor() -> Iterator[Compositor]:
    with short_folder() as folder:
        made = Compositor(folder)
        yield made
        made.end()


@pytest.fixture
def idle(qapp: QCoreApplication, compositor: Compositor) -> Iterator[Idle]:
    made = Idle([WaylandIdle(compositor.variables)])
    yield made
    made.close()


def live(qtbot: QtBot, idle: Idle, compositor: Compositor, offers: dict[str, int]) -> list[Event]:
    """Waits until it is live; gives what it bound."""
    compositor.take(offers)
    qtbot.waitUntil(lambda: idle.mechanism != "")
    return compositor.requests()


@pytest.mark.parametrize(
    ("version", "code", "name"),
    [(1, 1, f"{ALL_INPUT} (a screen kept on counts as input)"), (2, 2, ALL_INPUT), (3, 2, ALL_INPUT)],
)
def test_the_best_version_there_is_is_asked_for(
    qtbot: QtBot, idle: Idle, compositor: Compositor, version: int, code: int, name: str
) -> None:
    bound = live(qtbot, idle, compositor, OFFERS | {NOTIFIER: version})
    assert idle.mechanism == name
    assert [event.body for event in bound] == [
        request(1, 0, 11, SEAT, 1, 4)[8:],
        request(1, 0, 12, NOTIFIER, min(version, 2), 5)[8:],
    ]
    idle.watch(300)
    assert compositor.requests() == [Event(5, code, struct.pack("=III", 6, 300_000, 4))]


def test_each_notification_tells_its_own_alarm(qtbot: QtBot, idle: Idle, compositor: Compositor) -> None:
    live(qtbot, idle, compositor, OFFERS)
    first, second = Listener(idle.watch(5)), Listener(idle.watch(300))
    compositor.talk.send(request(6, 0) + request(7, 0) + request(6, 1) + request(99, 0) + request(6, 7))
    qtbot.waitUntil(lambda: first.told == ["idled", "resumed"])
    assert second.told == ["idled"]
    assert idle.seconds() is None


def test_a_closed_alarm_is_taken_back_and_what_still_comes_is_ignored(
    qtbot: QtBot, idle: Idle, compositor: Compositor
) -> None:
    live(qtbot, idle, compositor, OFFERS)
    alarm, other = idle.watch(5), Listener(idle.watch(300))
    assert len(compositor.requests()) == 2
    alarm.close()
    assert compositor.requests() == [Event(6, 0, b"")]
    compositor.talk.send(request(6, 0) + request(7, 0))
    qtbot.waitUntil(lambda: other.told == ["idled"])


@pytest.mark.parametrize("missing", [SEAT, NOTIFIER])
def test_a_compositor_that_lacks_it_is_not_live(
    qtbot: QtBot, qapp: QCoreApplication, compositor: Compositor, missing: str
) -> None:
    source = WaylandIdle(compositor.variables)
    with qtbot.waitSignal(source.changed):
        source.start()
        compositor.take({name: version for name, version in OFFERS.items() if name != missing})
    assert not source.is_live
    source.close()


@pytest.mark.parametrize(
    "data",
    [
        request(REGISTRY, 1, 11),  # the seat goes
        request(REGISTRY, 1, 12),  # the notifier goes
        request(1, 0, 5, 1, "no such request"),
        struct.pack("=II", 1, 4 << 16),  # garbage
        request(REGISTRY, 0, 1, "wl_seat")[:8] + b"\xff" * 16,
    ],
)
def test_what_is_lost_is_asked_for_anew(qtbot: QtBot, idle: Idle, compositor: Compositor, data: bytes) -> None:
    live(qtbot, idle, compositor, OFFERS)
    listener = Listener(idle.watch(300))
    compositor.talk.send(request(6, 0) + data)
    qtbot.waitUntil(lambda: listener.told == ["idled", "resumed"])
    assert idle.mechanism == ""
    hurry(idle)
    live(qtbot, idle, compositor, OFFERS)
    compositor.talk.send(request(6, 0))
    qtbot.waitUntil(lambda: listener.told == ["idled", "resumed", "idled"])


def test_what_else_comes_and_goes_does_not_matter(qtbot: QtBot, idle: Idle, compositor: Compositor) -> None:
    live(qtbot, idle, compositor, OFFERS)
    listener = Listener(idle.watch(300))
    compositor.talk.send(request(REGISTRY, 1, 10) + request(REGISTRY, 1, 77) + request(1, 1, 8) + request(6, 0))
    qtbot.waitUntil(lambda: listener.told == ["idled"])


def waits(idle: Idle) -> float:
    """Seconds until the compositor is looked for again; nothing while it need not be."""
    (source,) = idle._begun
    assert isinstance(source, WaylandIdle)
    return source._again.interval() / 1000 if source._again.isActive() else 0


def hurry(idle: Idle) -> None:
    """The time is over."""
    (source,) = idle._begun
    assert isinstance(source, WaylandIdle)
    source._again.stop()
    source.start()


def test_one_that_is_gone_is_looked_for_less_and_less_often(qtbot: QtBot, idle: Idle, compositor: Compositor) -> None:
    live(qtbot, idle, compositor, OFFERS)
    assert waits(idle) == 0
    compositor.end()
    qtbot.waitUntil(lambda: idle.mechanism == "")
    waited = []
    for _ in range(9):
        waited.append(waits(idle))
        hurry(idle)
    assert waited == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    compositor.start()
    hurry(idle)
    live(qtbot, idle, compositor, OFFERS)
    assert waits(idle) == 0


def test_no_compositor_at_all_is_no_error(qapp: QCoreApplication, tmp_path: Path) -> None:
    idle = Idle([WaylandIdle({"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"})])
    assert idle.mechanism == ""
    idle.watch(300).close()
    idle.close()


def test_its_socket_may_be_named_with_its_whole_path(qtbot: QtBot, compositor: Compositor) -> None:
    source = WaylandIdle({"XDG_RUNTIME_DIR": "/nowhere", "WAYLAND_DISPLAY": str(compositor.path)})
    with qtbot.waitSignal(source.changed):
        source.start()
        compositor.take(OFFERS)
    assert source.is_live
    source.close()
