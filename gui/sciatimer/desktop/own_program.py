"""How this program starts itself again, for what must be able to hang without holding the window up. No Qt."""

import os
import sys
from pathlib import Path

import sciatimer
from sciatimer.resources import root

INHIBITOR = "sciatimer"  # who keeps the screen on, as desktops list it: no video of somebody's, whoever looks for one
WINDOWS_IDENTITY = "Sciatimer"  # as Windows groups our windows and signs our notifications (AppUserModelID)
WITHOUT_CONSOLE = "sciatimerw.exe"  # the second program of the packed folder on Windows, which opens no black window
_PACKAGES = Path(sciatimer.__file__).resolve().parents[1]


def own_command(*arguments: str) -> list[str]:
    """The command line that starts this very program, from a checkout, installed, or packed into one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *arguments]
    return [sys.executable, "-P", "-m", "sciatimer", *arguments]


def standing_command(*arguments: str) -> list[str]:
    """The command line for others who start this program later: it needs no variables of this process."""
    if getattr(sys, "frozen", False):
        # An AppImage is unpacked to another place at every start; only its own file stays.
        return [os.environ.get("APPIMAGE") or _without_console(sys.executable), *arguments]
    if root() == _PACKAGES.parent:  # a checkout, which runs as the folder it is
        return [sys.executable, str(_PACKAGES), *arguments]
    return own_command(*arguments)


def _without_console(program: str) -> str:
    """The program beside this one that needs no console, where there is one."""
    beside = Path(program).with_name(WITHOUT_CONSOLE)
    return str(beside) if beside.is_file() else program


def claim_identity() -> None:
    """Tells Windows under which identity this process shows its windows; before the first of them, once for all."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(WINDOWS_IDENTITY)


def own_variables() -> dict[str, str]:
    """The variables it needs to find the package."""
    paths = [str(_PACKAGES), *filter(None, [os.environ.get("PYTHONPATH")])]
    return os.environ | {"PYTHONPATH": os.pathsep.join(paths)}
