"""The icon in real trays: LXQt's and Xfce's panels, waybar (StatusNotifier) and trayer (XEMBED). They die and come back."""

import os
import select
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Self

import pytest
from jeepney import DBusAddress, MessageType, Properties
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from sciatimer.desktop.x11 import X11
from tests.conftest import ROOT
from tests.desktop.compositors import sway
from tests.desktop.desktops import private_bus
from tests.desktop.servers import PATIENCE, need, short_folder, wait_until
from tools.screen import virtual_desktop

pytestmark = pytest.mark.desktops
LXQT = """
[General]
__userfile__=true
panels=panel1
[panel1]
plugins=statusnotifier
position=Bottom
panelSize=32
width=100
width-percent=true
[statusnotifier]
type=statusnotifier
alignment=Right
"""
COMMANDS = {
    "lxqt-panel": ["lxqt-panel"],
    "xfce4-panel": ["xfce4-panel", "--disable-wm-check"],
    "trayer": ["trayer", "--edge", "bottom"],
}
HOSTS = list(COMMANDS)
WATCHER = DBusAddress("/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher")
GROUND = 0x1B6762  # the colour of the icon; nothing else on these screens has it
SIZE = (1920, 1080)
_GET_IMAGE, _AS_PIXELS = 73, 2


class Running:
    """A program on the desk, until the block ends."""

    def __init__(self, command: list[str], variables: dict[str, str]) -> None:
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(
            command, env=variables, cwd=ROOT, stdin=quiet, stdout=subprocess.PIPE, stderr=quiet
        )
        self.lines: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate(timeout=PATIENCE)

    def _read(self) -> None:
        pipe = self._process.stdout
        assert pipe is not None
        while select.select([pipe], [], [], 0)[0] and (data := os.read(pipe.fileno(), 4096)):
            self.lines += data.decode().splitlines()

    def has_said(self, line: str) -> bool:
        """Whether it has printed this since it was last asked for this."""
        self._read()
        if line not in self.lines:
            return False
        del self.lines[: self.lines.index(line) + 1]
        return True

    def hear(self, line: str) -> None:
        """Waits until it prints this."""
        wait_until(lambda: self.has_said(line), f"{line!r} after {self.lines}")


class Desk:
    """A screen with a bus, and on them panels that a test starts and kills.

    Args:
        variables: those that lead to screen and bus.
    """

    def __init__(self, variables: dict[str, str]) -> None:
        self._variables = variables

    def run(self, command: list[str]) -> Running:
        """Starts a program."""
        return Running(command, self._variables)

    def tray(self) -> Running:
        """Starts ours."""
        return self.run([sys.executable, "-m", "tests.desktop.tray_on_command"])

    def icon(self) -> tuple[int, int] | None:
        """Where the icon is on the screen."""
        x11 = X11(self._variables["DISPLAY"])
        reply = x11.ask(_GET_IMAGE, _AS_PIXELS, struct.pack("=IhhHHI", x11.root, 0, 0, *SIZE, 0xFFFFFFFF))
        x11.close()
        assert reply is not None
        pixels = memoryview(reply[32:]).cast("I").tolist()
        places = [at for at, pixel in enumerate(pixels) if pixel & 0xFFFFFF == GROUND]
        return (places[-1] % SIZE[0], places[-1] // SIZE[0]) if places else None

    def wait_for_icon(self) -> tuple[int, int]:
        """Waits until the icon is on the screen, and tells where."""
        wait_until(lambda: self.icon() is not None, "the icon")
        found = self.icon()
        assert found is not None
        return found

    def click(self, button: int) -> None:
        """Clicks the icon."""
        x, y = self.wait_for_icon()
        self._xdotool("mousemove", str(x - 4), str(y - 4), "sleep", "0.3", "click", str(button))

    def press(self, *keys: str) -> None:
        """Presses keys, one after the other, wherever the keyboard is."""
        self._xdotool("sleep", "0.5", *(word for key in keys for word in ("key", key, "sleep", "0.2")))

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._variables, check=True)


@pytest.fixture
def desk(qtbot: QtBot, screen_variables: dict[str, str], tmp_path: Path) -> Iterator[Desk]:
    need("Xvfb", "openbox", "xdotool")
    panel = tmp_path / "config" / "lxqt" / "panel.conf"
    panel.parent.mkdir(parents=True)
    panel.write_text(LXQT, encoding="ascii")
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_RUNTIME_DIR": str(runtime)}
    path = {"PYTHONPATH": f"{ROOT / 'gui'}{os.pathsep}{ROOT}", "NO_AT_BRIDGE": "1"}
    with virtual_desktop(screen_variables | home | path) as screen, private_bus() as address:
        yield Desk(screen | {"DBUS_SESSION_BUS_ADDRESS": address})


def host(desk: Desk, name: str) -> Running:
    """Starts what shows icons."""
    need(name, by="desktops")
    return desk.run(COMMANDS[name])


@pytest.mark.parametrize("name", HOSTS)
def test_the_icon_comes_goes_and_comes_back_with_its_host(desk: Desk, name: str) -> None:
    with ExitStack() as stack:
        with host(desk, name):
            tray = stack.enter_context(desk.tray())
            tray.hear("came")
            desk.wait_for_icon()
        tray.hear("went")
        wait_until(lambda: desk.icon() is None, "the icon to go")
        with host(desk, name):
            tray.hear("came")
            desk.wait_for_icon()


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_that_comes_late_gets_the_icon(desk: Desk, name: str) -> None:
    with desk.tray() as tray:
        tray.hear("started")
        with host(desk, name):
            tray.hear("came")
            desk.wait_for_icon()


@pytest.mark.parametrize("name", HOSTS)
def test_a_click_opens_and_the_menu_is_filled_when_it_is_opened(desk: Desk, name: str) -> None:
    with host(desk, name), desk.tray() as tray:
        tray.hear("opening 1")
        tray.hear("came")
        desk.click(1)
        tray.hear("open")
        desk.click(3)
        tray.hear("opening 2")
        desk.press("Down", "Return")
        tray.hear("chosen take 2")


def icons(address: str) -> list[str]:
    """The icons that the watcher on a bus knows of."""
    with open_dbus_connection(address) as connection:
        reply = connection.send_and_get_reply(Properties(WATCHER).get("RegisteredStatusNotifierItems"))
    found: list[str] = reply.body[0][1] if reply.header.message_type is MessageType.method_return else []
    return found


def test_on_wayland_it_comes_to_a_waybar_that_is_late_and_to_the_next_one(
    qtbot: QtBot, program_variables: dict[str, str]
) -> None:
    need("waybar", by="desktops")
    with short_folder() as folder, private_bus() as address, sway(folder) as desktop:
        (folder / "bar").write_text('{"modules-right": ["tray"]}', encoding="ascii")
        (folder / "style").touch()
        paths = {"PYTHONPATH": f"{ROOT / 'gui'}{os.pathsep}{ROOT}", "HOME": str(folder)}
        ours = {"DBUS_SESSION_BUS_ADDRESS": address, "QT_QPA_PLATFORM": "wayland", "GDK_BACKEND": "wayland"}
        inherited = {name: value for name, value in program_variables.items() if name != "DISPLAY"}
        desk = Desk(inherited | desktop.variables | ours | paths)
        with desk.tray() as tray:
            tray.hear("started")
            for _ in range(2):
                with desk.run(["waybar", "-c", str(folder / "bar"), "-s", str(folder / "style")]):
                    tray.hear("came")
                    wait_until(lambda: len(icons(address)) == 1, "the icon")
                tray.hear("went")
