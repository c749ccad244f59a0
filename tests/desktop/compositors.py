"""Real desktops of a test's own, without a screen: an X server, Mutter, KWin, sway. Each ends with its block."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from jeepney import DBusAddress, Message, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from sciatimer.desktop.wayland_wire import (
    DISPLAY,
    DISPLAY_GET_REGISTRY,
    DISPLAY_SYNC,
    REGISTRY_BIND,
    read_global,
    request,
)
from tests.desktop.desktops import private_bus
from tests.desktop.servers import need, running, short_folder, wait_until
from tests.desktop.wayland_talk import Talk
from tools import desktops
from tools.screen import virtual_screen


@dataclass(frozen=True)
class RealDesktop:
    """One that runs.

    Attributes:
        variables: those that lead a program to it.
        touch: moves its pointer as a hand would.
    """

    variables: dict[str, str]
    touch: Callable[[], None]


@contextmanager
def x_server() -> Iterator[RealDesktop]:
    """An X server with a screen that nobody sees."""
    need("Xvfb", "xdotool")
    with virtual_screen(os.environ) as variables:
        moved = ["xdotool", "mousemove_relative", "--", "3", "3"]
        yield RealDesktop(variables, lambda: _run(moved, variables))


@contextmanager
def _wayland(folder: Path, command: list[str], variables: dict[str, str], socket: str) -> Iterator[dict[str, str]]:
    """A compositor with its socket in a folder; gives the variables that lead to it."""
    without_x = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    with running(command, without_x | {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder)} | variables):
        wait_until((folder / socket).exists, command[0])
        yield without_x | {"XDG_RUNTIME_DIR": str(folder), "WAYLAND_DISPLAY": socket}


@contextmanager
def mutter(folder: Path, address: str) -> Iterator[RealDesktop]:
    """The compositor of GNOME on a bus, with the idle monitor that its shell has."""
    need("mutter", by="desktops")
    command = ["mutter", "--wayland", "--headless", "--no-x11", "--virtual-monitor", "1280x720"]
    bus = {"DBUS_SESSION_BUS_ADDRESS": address}
    with ExitStack() as stack:
        variables = stack.enter_context(_wayland(folder, [*command, "--wayland-display", "mutter"], bus, "mutter"))
        connection = stack.enter_context(open_dbus_connection(address))
        pointer = _virtual_pointer(connection)
        moved = new_method_call(pointer, "NotifyPointerMotionRelative", "dd", (5.0, 5.0))
        yield RealDesktop(variables | bus, lambda: _answered(connection, moved))


def _virtual_pointer(connection: DBusConnection) -> DBusAddress:
    name = "org.gnome.Mutter.RemoteDesktop"
    remote = DBusAddress("/org/gnome/Mutter/RemoteDesktop", bus_name=name, interface=name)
    wait_until(lambda: bool(_created(connection, remote)), "Mutter's remote desktop")
    session = DBusAddress(_created(connection, remote), bus_name=name, interface=f"{name}.Session")
    connection.send_and_get_reply(new_method_call(session, "Start"))
    return session


def _created(connection: DBusConnection, remote: DBusAddress) -> str:
    path = str(connection.send_and_get_reply(new_method_call(remote, "CreateSession")).body[0])
    return path if path.startswith("/") else ""


def _answered(connection: DBusConnection, call: Message) -> None:
    connection.send_and_get_reply(call)


@contextmanager
def kwin() -> Iterator[RealDesktop]:
    """The compositor of KDE."""
    need("kwin_wayland", by="desktops")
    with short_folder() as folder, private_bus() as address:
        # The file asks for a privilege that a container may refuse to give; a copy does not ask.
        program = Path(shutil.copy(str(shutil.which("kwin_wayland")), folder))
        command = [str(program), "--virtual", "--no-lockscreen", "--no-global-shortcuts", "--socket", "kwin"]
        own = {"DBUS_SESSION_BUS_ADDRESS": address, "KWIN_WAYLAND_NO_PERMISSION_CHECKS": "1", "KWIN_COMPOSE": "Q"}
        with _wayland(folder, command, own | {"QT_QPA_PLATFORM": ""}, "kwin") as variables:
            yield RealDesktop(variables, lambda: _fake_input(folder / "kwin"))


def _fake_input(socket: Path) -> None:
    """Moves KWin's pointer by the protocol that it keeps for that."""
    with Talk.connect(socket) as talk:
        talk.send(request(DISPLAY, DISPLAY_GET_REGISTRY, 2) + request(DISPLAY, DISPLAY_SYNC, 3))
        offered = [read_global(event.body) for event in talk.until(3) if event.sender == 2]
        (fake,) = [each for each in offered if each.interface == "org_kde_kwin_fake_input"]
        talk.send(request(2, REGISTRY_BIND, fake.number, fake.interface, 1, 4))
        talk.send(request(4, 0, "sciatimer", "a test") + request(4, 1, 5 << 8, 5 << 8))  # five pixels each way
        talk.send(request(DISPLAY, DISPLAY_SYNC, 5))
        list(talk.until(5))


@contextmanager
def sway(folder: Path) -> Iterator[RealDesktop]:
    """A compositor of the wlroots family that knows idle notifications, with its sockets in a folder."""
    (folder / "config").touch()
    wlroots = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}
    path = folder / "ipc"
    command = [*_newer("sway"), "-c", str(folder / "config")]
    with _wayland(folder, command, wlroots | {"SWAYSOCK": str(path)}, "wayland-1") as variables:
        moved = [*_newer("swaymsg"), "-s", str(path), "seat - cursor move 5 5"]
        yield RealDesktop(variables, lambda: _run(moved))


def _newer(program: str) -> list[str]:
    """How to start a program of the newer Debian that `dev.py desktops` unpacked, or the machine's own if that will do."""
    found = desktops.unpacked(program)
    if not found:
        pytest.skip(f"needs {program} 1.8 or newer: python3 dev.py desktops brings it")
    return found


def _run(command: list[str], variables: dict[str, str] | None = None) -> None:
    subprocess.run(command, env=variables, check=True, stdout=subprocess.DEVNULL)
