"""Full screen against a compositor that does what a test says: windows, old versions, garbage, a compositor that ends."""

import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.busy_source import Who
from sciatimer.desktop.busy_wayland import MANAGER, WaylandFullScreen
from sciatimer.desktop.wayland_wire import request
from tests.desktop.servers import short_folder
from tests.desktop.wayland_talk import Talk

REGISTRY, OFFERED, BOUND, COMPLETE = 2, 3, 4, 5
FIRST = 0xFF000000  # a compositor's own numbers for objects
TITLE, APP_ID, STATE, DONE, CLOSED = 0, 1, 4, 5, 6
MAXIMIZED, ACTIVATED, FULL_SCREEN = 0, 2, 3


def state(window: int, *states: int) -> bytes:
    body = struct.pack(f"=I{len(states)}I", 4 * len(states), *states)
    return struct.pack("=II", window, (8 + len(body)) << 16 | STATE) + body


def window(window: int, name: str, *states: int) -> bytes:
    """The news of a window, in the compositor's order."""
    named = request(window, TITLE, "something") + request(window, APP_ID, name)
    return request(BOUND, 0, window) + named + state(window, *states) + request(window, DONE)


class Compositor:
    """Listens in a folder, and is asked by one way."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / "wayland-9"))
        self._listener.listen()
        self._talks: list[Talk] = []
        self.source = WaylandFullScreen({"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": "wayland-9"})
        self.told: list[Who] = []
        self.changes = 0
        self.source.changed.connect(self.on_changed)

    def on_changed(self) -> None:
        self.changes += 1

    def offer(self, *offers: tuple[str, int]) -> None:
        """Is asked, takes the connection, and offers something."""
        self.told = []
        self.source.ask(self.told.append)
        wire, _ = self._listener.accept()
        self._talks.append(Talk(wire))
        offered = [request(REGISTRY, 0, 10 + at, name, version) for at, (name, version) in enumerate(offers)]
        self.send(b"".join(offered) + request(OFFERED, 0, 0) + request(1, 1, OFFERED))

    def send(self, data: bytes) -> None:
        self._talks[-1].send(data)

    def show(self, *windows: bytes) -> None:
        """Offers what is needed, and tells of windows."""
        self.offer(("wl_shm", 1), (MANAGER, 3))
        self.send(b"".join(windows) + request(COMPLETE, 0, 0))

    def answer(self) -> Who:
        self._qtbot.wait_until(lambda: self.told != [])
        assert len(self.told) == 1
        return self.told[0]

    def end(self) -> None:
        self.source.close()
        for talk in self._talks:
            with suppress(OSError):
                talk.close()
        self._listener.close()


@pytest.fixture
def compositor(qtbot: QtBot) -> Iterator[Compositor]:
    with short_folder() as folder:
        made = Compositor(qtbot, folder)
        yield made
        made.end()


@pytest.mark.parametrize(
    ("windows", "who"),
    [
        ([], ()),
        ([window(FIRST, "editor", ACTIVATED, MAXIMIZED)], ()),
        ([window(FIRST, "mpv", FULL_SCREEN, ACTIVATED)], ("mpv",)),
        ([window(FIRST, "mpv", FULL_SCREEN), window(FIRST + 1, "editor", ACTIVATED)], ()),
        ([window(FIRST, "sciatimer", FULL_SCREEN, ACTIVATED)], ()),
        ([window(FIRST, "mpv", FULL_SCREEN, ACTIVATED), state(FIRST, ACTIVATED)], ()),
        ([window(FIRST, "mpv", FULL_SCREEN, ACTIVATED), request(FIRST, CLOSED)], ()),
    ],
)
def test_only_the_window_that_is_worked_in_and_fills_the_screen_counts(
    compositor: Compositor, windows: list[bytes], who: Who
) -> None:
    compositor.show(*windows)
    assert compositor.answer() == who


@pytest.mark.parametrize("offers", [[("wl_shm", 1)], [(MANAGER, 1)]])
def test_a_compositor_that_tells_nothing_of_windows_cannot_tell(
    compositor: Compositor, offers: list[tuple[str, int]]
) -> None:
    compositor.offer(*offers)
    assert compositor.answer() is None


def test_changes_are_told_while_they_are_wanted(qtbot: QtBot, compositor: Compositor) -> None:
    compositor.show(window(FIRST, "mpv", FULL_SCREEN, ACTIVATED))
    compositor.answer()
    assert compositor.changes == 0
    compositor.source.watch(on=True)
    compositor.send(state(FIRST, ACTIVATED))
    qtbot.wait_until(lambda: compositor.changes == 1)
    compositor.send(request(FIRST, CLOSED))
    qtbot.wait_until(lambda: compositor.changes == 2)
    compositor.source.watch(on=False)
    with suppress(OSError):
        compositor.send(window(FIRST + 1, "mpv", FULL_SCREEN, ACTIVATED))
    compositor.show()
    assert compositor.answer() == ()
    assert compositor.changes == 2


@pytest.mark.parametrize(
    "garbage", [b"\x01\0\0\0\0\0\x02\0", request(1, 0, 5, 0, "bad object"), request(REGISTRY, 0, 5)]
)
def test_a_compositor_that_complains_or_talks_nonsense_cannot_tell(compositor: Compositor, garbage: bytes) -> None:
    compositor.offer(("wl_shm", 1), (MANAGER, 3))
    compositor.send(garbage)
    assert compositor.answer() is None


def test_a_compositor_that_ends_cannot_tell(compositor: Compositor) -> None:
    compositor.offer(("wl_shm", 1), (MANAGER, 3))
    compositor._talks[-1].close()
    assert compositor.answer() is None


def test_a_compositor_that_ends_while_it_is_watched_is_a_change(qtbot: QtBot, compositor: Compositor) -> None:
    compositor.show(window(FIRST, "mpv", FULL_SCREEN, ACTIVATED))
    compositor.answer()
    compositor.source.watch(on=True)
    compositor._talks[-1].close()
    qtbot.wait_until(lambda: compositor.changes == 1)


def test_no_compositor_cannot_tell(qtbot: QtBot) -> None:
    told: list[Who] = []
    WaylandFullScreen({"XDG_RUNTIME_DIR": "/nowhere", "WAYLAND_DISPLAY": "wayland-9"}).ask(told.append)
    assert told == [None]
