"""Notifications with buttons by dunst, xfce4-notifyd and the portal, on a screen and a bus of the test's own."""

import math
import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.flatpak import PORTAL
from sciatimer.desktop.notice import QUICKEST
from sciatimer.desktop.notify_portal import PortalNotifier
from sciatimer.desktop.notify_server import SERVER, ServerNotifier
from tests.desktop.desktops import private_bus
from tests.desktop.notified import NOTICE, Heard, Seconds
from tests.desktop.servers import PATIENCE, need, running
from tools.screen import virtual_desktop

pytestmark = pytest.mark.desktops
XFCE = Path("/usr/lib/x86_64-linux-gnu/xfce4/notifyd/xfce4-notifyd")
PORTALS = ("/usr/libexec/xdg-desktop-portal-gtk", "/usr/libexec/xdg-desktop-portal")
BEHIND_PORTAL = "org.freedesktop.impl.portal.desktop.gtk"
DUNST_SETTINGS = """
[global]
dmenu = {pick}
"""
PICK = """#!/bin/sh
grep -m1 -- "$(cat {wish})"
"""


class Desk:
    """A screen, a bus, and on both a notification server.

    Args:
        variables: those that lead to screen and bus.
        command: the server.
    """

    def __init__(self, variables: Mapping[str, str], command: list[str]) -> None:
        self.variables = variables
        quiet = subprocess.DEVNULL
        self.server = subprocess.Popen(command, env=dict(variables), stdin=quiet, stdout=quiet, stderr=quiet)

    def ask(self, *command: str) -> str:
        """What a program says on this desk; empty when it fails."""
        done = subprocess.run(command, env=dict(self.variables), capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def window(self, name: str) -> str:
        """The one visible window of a name, by its number; empty when there is none."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", name)

    def end(self) -> None:
        """The server dies, hung or not."""
        self.server.kill()
        self.server.wait(PATIENCE)


@contextmanager
def desk(variables: dict[str, str], folder: Path, command: list[str]) -> Iterator[Desk]:
    home = {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder / "config"), "NO_AT_BRIDGE": "1"}
    with virtual_desktop(variables | home) as screen, private_bus() as address:
        made = Desk(screen | {"DBUS_SESSION_BUS_ADDRESS": address}, command)
        try:
            yield made
        finally:
            made.end()


@pytest.fixture
def dunst(screen_variables: dict[str, str], tmp_path: Path) -> Iterator[Desk]:
    need("Xvfb", "openbox", "xdotool")
    need("dunst", "dunstctl", by="desktops")
    pick, settings = tmp_path / "pick", tmp_path / "dunstrc"
    pick.write_text(PICK.format(wish=tmp_path / "wish"), encoding="ascii")
    pick.chmod(0o755)
    settings.write_text(DUNST_SETTINGS.format(pick=pick), encoding="ascii")
    with desk(screen_variables, tmp_path, ["dunst", "-config", str(settings)]) as made:
        yield made


@pytest.fixture
def xfce(screen_variables: dict[str, str], tmp_path: Path) -> Iterator[Desk]:
    need("Xvfb", "openbox", "xdotool")
    if not XFCE.exists():
        pytest.skip("needs xfce4-notifyd: python3 dev.py desktops brings it with apt")
    with desk(screen_variables, tmp_path, [str(XFCE)]) as made:
        yield made


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


def wait_for_name(qtbot: QtBot, bus: Bus, name: str) -> None:
    """Waits until a program has come up."""
    there: list[str] = []
    stop = bus.watch_name(name, lambda: there.append(name), there.clear)
    qtbot.waitUntil(lambda: there == [name], timeout=PATIENCE * 1000)
    stop()


class Shown:
    """A notifier on a desk, with a notice that is on the screen."""

    def __init__(
        self,
        qtbot: QtBot,
        desk: Desk,
        seconds: Seconds,
        window: str,
        kind: type[ServerNotifier | PortalNotifier] = ServerNotifier,
    ) -> None:
        self._qtbot, self._desk, self._window = qtbot, desk, window
        self.bus = Bus(desk.variables["DBUS_SESSION_BUS_ADDRESS"])
        self.notifier = kind(self.bus, seconds)
        self.heard = Heard(self.notifier)
        wait_for_name(qtbot, self.bus, PORTAL if kind is PortalNotifier else SERVER)
        self.notifier.show(NOTICE)
        self.wait_for_window()
        self.wait_until_known()
        seconds.now += 1.0

    def wait_for_window(self) -> None:
        self._qtbot.waitUntil(lambda: bool(self._desk.window(self._window)), timeout=PATIENCE * 1000)

    def wait_until_known(self) -> None:
        """The window may stand there before the server's answer is read, from which a press is told too soon."""
        self._qtbot.waitUntil(lambda: self.notifier._up_since < math.inf, timeout=PATIENCE * 1000)

    def wait_until_gone(self) -> None:
        self._qtbot.waitUntil(lambda: not self._desk.window(self._window), timeout=PATIENCE * 1000)

    def wait_for(self, *told: str) -> None:
        self._qtbot.waitUntil(lambda: self.heard.told == list(told), timeout=PATIENCE * 1000)

    def close(self) -> None:
        self.notifier.close()
        self.bus.close()


@pytest.fixture
def on_dunst(qtbot: QtBot, dunst: Desk, seconds: Seconds) -> Iterator[Shown]:
    made = Shown(qtbot, dunst, seconds, "^Dunst$")
    yield made
    made.close()


@pytest.fixture
def on_xfce(qtbot: QtBot, xfce: Desk, seconds: Seconds) -> Iterator[Shown]:
    made = Shown(qtbot, xfce, seconds, "^xfce4-notifyd$")
    yield made
    made.close()


@pytest.mark.parametrize(("label", "key"), [("Did it", "done"), ("In 10 min", "later"), ("Skip", "skip")])
def test_dunst_tells_which_button_was_taken(dunst: Desk, on_dunst: Shown, tmp_path: Path, label: str, key: str) -> None:
    (tmp_path / "wish").write_text(label, encoding="utf-8")
    dunst.ask("dunstctl", "context")
    on_dunst.wait_for(key)
    on_dunst.wait_until_gone()


def test_a_click_on_dunsts_notification_itself_is_told(dunst: Desk, on_dunst: Shown) -> None:
    dunst.ask("dunstctl", "action")
    on_dunst.wait_for("default")


def test_a_notification_that_dunst_is_told_to_close_is_told(dunst: Desk, on_dunst: Shown) -> None:
    dunst.ask("dunstctl", "close")
    on_dunst.wait_for("closed")
    on_dunst.wait_until_gone()


def test_one_that_is_withdrawn_leaves_the_screen(dunst: Desk, on_dunst: Shown) -> None:
    on_dunst.notifier.withdraw()
    on_dunst.wait_until_gone()
    assert on_dunst.heard.told == []


def test_a_press_that_came_too_soon_shows_it_once_more(
    qtbot: QtBot, dunst: Desk, on_dunst: Shown, seconds: Seconds
) -> None:
    first = on_dunst.notifier._up_since
    seconds.now += QUICKEST - 1.01
    dunst.ask("dunstctl", "action")
    qtbot.waitUntil(lambda: first < on_dunst.notifier._up_since < math.inf, timeout=PATIENCE * 1000)
    on_dunst.wait_for_window()
    assert on_dunst.heard.told == []


def test_a_dunst_that_dies_is_told_and_the_next_one_is_used(
    qtbot: QtBot, dunst: Desk, on_dunst: Shown, seconds: Seconds
) -> None:
    dunst.end()
    on_dunst.wait_for("failed")
    with desk_again(dunst):
        second = Shown(qtbot, dunst, seconds, "^Dunst$")
        dunst.ask("dunstctl", "close")
        second.wait_for("closed")
        second.close()


@contextmanager
def desk_again(desk: Desk) -> Iterator[None]:
    """The server comes back."""
    again = Desk(desk.variables, ["dunst"])
    try:
        yield
    finally:
        again.end()


def test_a_dunst_that_hangs_is_told_in_a_few_seconds(dunst: Desk, on_dunst: Shown) -> None:
    os.kill(dunst.server.pid, signal.SIGSTOP)
    on_dunst.notifier.show(NOTICE)
    on_dunst.wait_for("failed")


def press(desk: Desk, from_left: int, from_bottom: int) -> None:
    """Clicks into the notification of xfce."""
    geometry = desk.ask("xdotool", "getwindowgeometry", "--shell", desk.window("^xfce4-notifyd$"))
    place = dict(line.split("=") for line in geometry.splitlines())
    x, y = int(place["X"]) + from_left, int(place["Y"]) + int(place["HEIGHT"]) - from_bottom
    desk.ask("xdotool", "mousemove", str(x), str(y), "sleep", "0.2", "click", "1")


def test_a_click_on_a_button_of_xfce_is_told(xfce: Desk, on_xfce: Shown) -> None:
    press(xfce, 40, 30)
    on_xfce.wait_for("done")
    on_xfce.wait_until_gone()


def test_one_that_is_withdrawn_leaves_the_screen_of_xfce(on_xfce: Shown) -> None:
    on_xfce.notifier.withdraw()
    on_xfce.wait_until_gone()
    assert on_xfce.heard.told == []


def test_an_xfce_that_dies_is_told(xfce: Desk, on_xfce: Shown) -> None:
    xfce.end()
    on_xfce.wait_for("failed")


@pytest.fixture
def on_portal(qtbot: QtBot, dunst: Desk, seconds: Seconds) -> Iterator[Shown]:
    if not all(Path(portal).exists() for portal in PORTALS):
        pytest.skip("needs xdg-desktop-portal-gtk: python3 dev.py desktops brings it with apt")
    variables = dict(dunst.variables) | {"XDG_CURRENT_DESKTOP": "GNOME", "XDG_RUNTIME_DIR": dunst.variables["HOME"]}
    bus = Bus(variables["DBUS_SESSION_BUS_ADDRESS"])
    wait_for_name(qtbot, bus, SERVER)
    with running(PORTALS[:1], variables), running(PORTALS[1:], variables):
        wait_for_name(qtbot, bus, BEHIND_PORTAL)
        bus.close()
        made = Shown(qtbot, dunst, seconds, "^Dunst$", PortalNotifier)
        yield made
        made.close()


def test_a_button_is_told_through_the_portal(dunst: Desk, on_portal: Shown, tmp_path: Path) -> None:
    (tmp_path / "wish").write_text("In 10 min", encoding="utf-8")
    dunst.ask("dunstctl", "context")
    on_portal.wait_for("later")


def test_one_that_is_withdrawn_leaves_the_screen_through_the_portal(on_portal: Shown) -> None:
    on_portal.notifier.withdraw()
    on_portal.wait_until_gone()
    assert on_portal.heard.told == []
