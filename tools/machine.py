"""What the machine itself must bring: shared libraries and programs, added with apt where there is apt.

The machine is asked for the thing, not for the package: a library is there when it loads, a program when it is found.
So one check serves every system, and a package that was renamed between two Debian releases is no trouble.
"""

import ctypes
import importlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.console import Trouble, say

LOCK_WAIT = 5  # seconds between two tries while another program holds the package system
LOCK_TRIES = 60
_LOCK = re.compile(r"\block\b")
_APT = ("env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300")


@dataclass(frozen=True, slots=True)
class Library:
    """A shared library, by the name it is loaded by and the Debian package that brings it."""

    loads: str
    package: str

    def is_there(self) -> bool:
        """Whether it can be loaded now."""
        try:
            ctypes.CDLL(self.loads)
        except OSError:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Program:
    """A program on PATH, and the Debian package that brings it."""

    runs: str
    package: str

    def is_there(self) -> bool:
        """Whether it is found on PATH now."""
        return shutil.which(self.runs) is not None


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the standard library that Debian packs apart."""

    imports: str
    package: str

    def is_there(self) -> bool:
        """Whether it can be imported now."""
        importlib.invalidate_caches()
        return importlib.util.find_spec(self.imports) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder that nothing on PATH stands for, and the Debian package that brings it."""

    path: Path
    package: str

    def is_there(self) -> bool:
        """Whether it is there now."""
        return self.path.exists()


@dataclass(frozen=True, slots=True)
class Service:
    """A service that the session bus starts when it is asked for, and the Debian package that brings it."""

    name: str
    package: str
    folder: Path = Path("/usr/share/dbus-1/services")

    def is_there(self) -> bool:
        """Whether the bus knows how to start it."""
        return (self.folder / f"{self.name}.service").is_file()


Need = Library | Program | Module | Place | Service

VENV = (Module("ensurepip", "python3-venv"),)
WINDOW = (
    Library("libGL.so.1", "libgl1"),
    Library("libEGL.so.1", "libegl1"),
    Library("libglib-2.0.so.0", "libglib2.0-0"),
    Library("libfreetype.so.6", "libfreetype6"),
    Library("libfontconfig.so.1", "libfontconfig1"),
    Library("libdbus-1.so.3", "libdbus-1-3"),
    Library("libxkbcommon.so.0", "libxkbcommon0"),
    Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    Library("libxcb-cursor.so.0", "libxcb-cursor0"),
    Library("libxcb-icccm.so.4", "libxcb-icccm4"),
    Library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    Library("libxcb-shape.so.0", "libxcb-shape0"),
    Library("libXrandr.so.2", "libxrandr2"),
    Library("libpulse.so.0", "libpulse0"),
    Library("libspeechd.so.2", "libspeechd2"),
)
SCREEN = (Program("Xvfb", "xvfb"),)
DESKTOP = (
    *SCREEN,
    Program("openbox", "openbox"),
    Program("xdotool", "xdotool"),
    Program("dbus-run-session", "dbus"),
)
LOUDSPEAKER = (  # a server without a device and a voice that nobody hears, for the tests; they do without as well
    Program("pulseaudio", "pulseaudio"),
    Program("pactl", "pulseaudio-utils"),
    Program("speech-dispatcher", "speech-dispatcher"),
    Library("libespeak-ng.so.1", "speech-dispatcher-espeak-ng"),
)
VALIDATORS = (  # of what a package tells of the program, 5 MB; their tests do without as well
    Program("desktop-file-validate", "desktop-file-utils"),
    Program("appstreamcli", "appstream"),
    Program("mandoc", "mandoc"),
)
SCREEN_READER = (Service("org.a11y.Bus", "at-spi2-core"),)  # the bus on which one listens; its tests do without as well
WATCHING = (Program("strace", "strace"),)  # 2 MB: what the kernel saw; the tests do without as well

REAL_DESKTOPS = (  # 480 MB with all they bring: only for the tests of `dev.py desktops`
    Program("mutter", "mutter"),
    Program("kwin_wayland", "kwin-wayland"),
    Program("dunst", "dunst"),
    Service("org.xfce.xfce4-notifyd.Notifications", "xfce4-notifyd"),
    Service("org.freedesktop.impl.portal.desktop.gtk", "xdg-desktop-portal-gtk"),
    Program("lxqt-panel", "lxqt-panel"),
    Program("xfce4-panel", "xfce4-panel"),
    Program("trayer", "trayer"),
    Program("waybar", "waybar"),
    Place(Path("/usr/lib/python3/dist-packages/dbusmock"), "python3-dbusmock"),  # for Debian's own Python
    Program("mmdebstrap", "mmdebstrap"),
)


def bring(needs: Sequence[Need]) -> None:
    """Adds what is missing. Where there is no apt it names what is missing and goes on.

    Raises:
        Trouble: apt is there but could not add it.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = [need for need in needs if not need.is_there()]
    if not missing:
        return
    packages = [need.package for need in missing]
    if shutil.which("apt-get") is None:
        say(f"There is no apt here. Please add what Debian calls: {' '.join(packages)}")
        return
    say(f"Adding system packages with apt: {' '.join(packages)}")
    _install(packages)


def _install(packages: Sequence[str]) -> None:
    if _apt("install", "-y", "--no-install-recommends", *packages) is None:
        return
    say("Refreshing the package lists (apt-get update), because the first try failed")
    _apt("update")
    fault = _apt("install", "-y", "--no-install-recommends", *packages)
    if fault is not None:
        raise Trouble(
            f"apt could not add the system packages ({fault}): see that this machine reaches its Debian mirror "
            f"and that its disk has room, then try `apt-get install {' '.join(packages)}` by hand."
        )


def _apt(*arguments: str) -> str | None:
    """Runs apt-get, waiting while another program holds the package system; gives the fault, or None."""
    command = [*_as_root(arguments), *_APT, *arguments]
    for _ in range(LOCK_TRIES):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return None
        fault = _last_fault(done.stderr or done.stdout)
        if not _LOCK.search(fault):
            return fault
        say("Another program is using the package system: waiting for it")
        time.sleep(LOCK_WAIT)
    return "another program has held the package system for five minutes"


def _last_fault(output: str) -> str:
    faults = [line.removeprefix("E: ").strip() for line in output.splitlines() if line.startswith(("E:", "sudo:"))]
    locks = [fault for fault in faults if _LOCK.search(fault)]
    return (locks or faults[-1:] or ["apt-get failed without a word"])[0]


def _as_root(arguments: Sequence[str]) -> list[str]:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        raise Trouble(f"Some system packages are missing: run as root `apt-get {' '.join(arguments)}`, then try again.")
    # Without a terminal nobody can type a password, and sudo would wait for one for ever.
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
