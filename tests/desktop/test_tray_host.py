"""What shows tray icons: a watcher of StatusNotifier hosts that a test plays, and the selection of a real X server."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.tray_base import EitherHost, TrayHost
from sciatimer.desktop.tray_host import system_tray_host
from sciatimer.desktop.tray_notifier import NotifierHost
from sciatimer.desktop.tray_x11 import X11Host
from sciatimer.desktop.x11 import X11, X11Unreachable
from tests.desktop.desktops import private_bus
from tests.desktop.servers import need
from tests.desktop.service import Service, service
from tools.screen import virtual_screen

WATCHER = "org.kde.StatusNotifierWatcher"
REGISTERED = f"{WATCHER}.IsStatusNotifierHostRegistered"
OWN = """
import ctypes, sys
x = ctypes.CDLL("libX11.so.6")
x.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x.XOpenDisplay(None))
window = x.XCreateSimpleWindow(display, x.XDefaultRootWindow(display), 0, 0, 1, 1, 0, 0, 0)
x.XSetSelectionOwner(display, x.XInternAtom(display, b"_NET_SYSTEM_TRAY_S0", 0), window, 0)
x.XSync(display, 0)
sys.stdin.read()
"""


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as bus:
        yield bus


@pytest.fixture
def notifier(qtbot: QtBot, address: str) -> Iterator[NotifierHost]:
    bus = Bus(address)
    made = NotifierHost(bus)
    made.start()
    yield made
    made.close()
    bus.close()


@contextmanager
def watcher(address: str, *, host: bool) -> Iterator[Service]:
    with service(address, WATCHER, {}, {REGISTERED: ("b", host)}) as made:
        yield made


def tell(made: Service, what: str) -> None:
    made.emit("/StatusNotifierWatcher", WATCHER, f"StatusNotifierHost{what}")


def test_a_watcher_with_a_host_comes_and_goes(qtbot: QtBot, address: str, notifier: NotifierHost) -> None:
    assert not notifier.is_there
    for _ in range(2):
        with qtbot.waitSignal(notifier.changed), watcher(address, host=True):
            qtbot.waitUntil(lambda: notifier.is_there)
        qtbot.waitUntil(lambda: not notifier.is_there)


def test_a_watcher_without_a_host_shows_nothing_until_one_comes(
    qtbot: QtBot, address: str, notifier: NotifierHost
) -> None:
    with watcher(address, host=False) as made:
        qtbot.waitUntil(lambda: len(made.calls) == 1)
        assert not notifier.is_there
        made.properties[REGISTERED] = ("b", True)
        tell(made, "Registered")
        qtbot.waitUntil(lambda: notifier.is_there)
        made.properties[REGISTERED] = ("b", False)
        tell(made, "Unregistered")
        qtbot.waitUntil(lambda: not notifier.is_there)


def test_a_watcher_that_cannot_say_shows_nothing(qtbot: QtBot, address: str, notifier: NotifierHost) -> None:
    with watcher(address, host=True) as made:
        qtbot.waitUntil(lambda: notifier.is_there)
        made.properties.clear()
        tell(made, "Unregistered")
        qtbot.waitUntil(lambda: not notifier.is_there)


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, str]]:
    need("Xvfb")
    with virtual_screen(dict(os.environ)) as variables:
        yield variables


@pytest.fixture
def on_x11(qtbot: QtBot, screen: dict[str, str]) -> Iterator[X11Host]:
    made = X11Host(lambda: X11(screen["DISPLAY"]))
    yield made
    made.close()


@contextmanager
def owner(screen: dict[str, str]) -> Iterator[None]:
    """Somebody with the selection, who dies with the block."""
    process = subprocess.Popen([sys.executable, "-c", OWN], env=screen, stdin=subprocess.PIPE)
    try:
        yield
    finally:
        process.kill()
        process.communicate()


def test_a_tray_of_x11_comes_and_goes(qtbot: QtBot, screen: dict[str, str], on_x11: X11Host) -> None:
    on_x11.start()
    assert not on_x11.is_there
    for _ in range(2):
        with owner(screen):
            qtbot.waitUntil(lambda: on_x11.is_there)
        qtbot.waitUntil(lambda: not on_x11.is_there)


def test_a_tray_of_x11_that_is_there_already_is_found(qtbot: QtBot, screen: dict[str, str], on_x11: X11Host) -> None:
    other = X11Host(lambda: X11(screen["DISPLAY"]))
    other.start()
    with owner(screen):
        qtbot.waitUntil(lambda: other.is_there)
        on_x11.start()
        assert on_x11.is_there
        other.close()


def test_a_server_that_dies_has_no_tray(qtbot: QtBot) -> None:
    need("Xvfb")
    with virtual_screen(dict(os.environ)) as screen, owner(screen):
        host = X11Host(lambda: X11(screen["DISPLAY"]))
        host.start()
        qtbot.waitUntil(lambda: host.is_there)
    qtbot.waitUntil(lambda: not host.is_there)
    host.close()


def unreachable() -> X11:
    raise X11Unreachable("nobody there")


class Bare(X11):
    """A server that knows no extension."""

    def __init__(self) -> None:
        self.is_closed = False

    def extension(self, name: str) -> None:
        return None

    def close(self) -> None:
        self.is_closed = True


def test_a_server_that_tells_nothing_has_no_tray(qtbot: QtBot) -> None:
    without = X11Host(unreachable)
    without.start()
    bare = Bare()
    deaf = X11Host(lambda: bare)
    deaf.start()
    assert (without.is_there, deaf.is_there, bare.is_closed) == (False, False, True)


def test_here_it_is_a_watcher_and_on_x11_the_older_kind_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bus = Bus("SESSION")
    monkeypatch.setenv("DISPLAY", ":0")
    assert isinstance(system_tray_host(bus), EitherHost)
    monkeypatch.delenv("DISPLAY")
    assert isinstance(system_tray_host(bus), NotifierHost)
    assert type(system_tray_host(None)) is TrayHost
    monkeypatch.setattr(sys, "platform", "win32")
    assert system_tray_host(bus).is_there
