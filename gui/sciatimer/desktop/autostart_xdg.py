"""A file in the autostart folder, as the desktops of Linux read it. No Qt.

https://specifications.freedesktop.org/autostart-spec and the Exec key of the desktop entry specification.
"""

import re
import shlex
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from sciatimer.desktop.autostart_files import write_whole
from sciatimer.desktop.autostart_model import Refusal
from sciatimer.resources import shipped

_NAME = "sciatimer.desktop"
_GROUP = "[Desktop Entry]"
_SAFE = re.compile(r"[\w@%+=:,./-]+", re.ASCII)  # an argument that needs no quotes
_QUOTED = re.compile(r'(["`$\\])')
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class DesktopEntry:
    """Starts with the desktop through a file of its own.

    Args:
        command: what to start.
        folder: the autostart folder; it need not be there.
        comment: what it is for, as tools that list such files show it.
    """

    mechanism = "XDG autostart"

    def __init__(self, command: Sequence[str], folder: Path, comment: str) -> None:
        self._command = command
        self._comment = comment
        self._file = folder / _NAME
        self.place = str(folder)

    def is_on(self) -> bool:
        """Whether the file is there, is not switched off in it, and names a program that exists."""
        try:
            keys = _keys(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        is_off = keys.get("Hidden") == "true" or keys.get("X-GNOME-Autostart-enabled") == "false"
        return not is_off and _exists(keys.get("Exec", ""))

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        """Writes the file, or takes it away.

        Raises:
            OSError: the folder cannot be written.
        """
        if on:
            write_whole(self._file, self._entry().encode("utf-8"))
        else:
            self._file.unlink(missing_ok=True)
        done(Refusal.NONE)

    def _entry(self) -> str:
        keys = {
            "Type": "Application",
            "Name": "Sciatimer",
            "Comment": _escaped(self._comment),
            "Exec": exec_line(self._command),
            "Icon": _escaped(str(shipped("assets/icons/sciatimer-128.png"))),
            "Terminal": "false",
            "StartupNotify": "false",
            "X-GNOME-Autostart-enabled": "true",
        }
        return "\n".join([_GROUP, *(f"{key}={value}" for key, value in keys.items()), ""])


def exec_line(command: Sequence[str]) -> str:
    """A command as the value of the Exec key, quoted and escaped twice as that asks."""
    return _escaped(" ".join(_quoted(argument.replace("%", "%%")) for argument in command))


def _quoted(argument: str) -> str:
    if _SAFE.fullmatch(argument):
        return argument
    return '"' + _QUOTED.sub(r"\\\1", argument) + '"'


def _escaped(text: str) -> str:
    return "".join(_ESCAPES.get(letter, letter) for letter in text)


def _keys(entry: str) -> dict[str, str]:
    _, _, group = entry.partition(_GROUP)
    lines = re.split(r"^\[", group, maxsplit=1, flags=re.MULTILINE)[0].splitlines()
    pairs = [line.partition("=") for line in lines if "=" in line and not line.startswith("#")]
    return {key.strip(): value.strip() for key, _, value in pairs}


def _exists(line: str) -> bool:
    try:
        program = shlex.split(line.replace("\\\\", "\\"))[:1]
    except ValueError:
        return False
    return bool(program) and shutil.which(program[0].replace("%%", "%")) is not None
