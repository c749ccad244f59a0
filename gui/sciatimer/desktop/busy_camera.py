"""Which programs of this person have a camera open, by their open files. Linux."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from sciatimer.desktop.busy_source import BusySource, Tell
from sciatimer.reminders.model import Held

_SLICE = 0.004  # seconds of looking before the window has its turn
_SHARERS = {"pipewire", "wireplumber"}  # they may keep cameras open that nobody uses; PipeWire is asked itself


class CameraFiles(BusySource):
    """Looks through the open files of every process that may be looked into: those of the same person.

    Args:
        root: what lies under it is ``proc`` and ``dev``.
        parent: what it must not outlive.
    """

    def __init__(self, root: Path = Path("/"), parent: QObject | None = None) -> None:
        super().__init__(Held.CALL, "camera by open files", parent)
        self._root = root
        self._steps: Iterator[str | None] = iter(())
        self._found: list[str] = []
        self._tell: Tell | None = None
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._on_turn)

    def ask(self, tell: Tell) -> None:
        """Looks, a little at a time. A sandbox shows nobody else's files, so nothing can be told there."""
        self.close()
        if (self._root / ".flatpak-info").exists():
            tell(None)
            return
        if not any((self._root / "dev").glob("video*")):
            tell(())
            return
        self._steps, self._found, self._tell = holders(self._root / "proc"), [], tell
        self._turn.start()

    def close(self) -> None:
        """Looks no further."""
        self._turn.stop()
        self._steps = iter(())

    def _on_turn(self) -> None:
        until = time.monotonic() + _SLICE
        for holder in self._steps:
            if holder is not None:
                self._found.append(holder)
            if time.monotonic() >= until:
                return
        self._finish()

    def _finish(self) -> None:
        self._turn.stop()
        if self._tell is not None:
            self._tell(tuple(self._found))


def holders(processes: Path) -> Iterator[str | None]:
    """One step a process: its name if it has a camera open, None if not."""
    for process in processes.iterdir():
        if process.name.isdecimal() and process.name != str(os.getpid()):
            yield _holder(process)


def _holder(process: Path) -> str | None:
    try:
        with os.scandir(process / "fd") as files:
            if not any(_is_camera(file.path) for file in files):
                return None
        name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # somebody else's, or gone by now
        return None
    return None if name in _SHARERS else name


def _is_camera(file: str) -> bool:
    try:
        return os.readlink(file).startswith("/dev/video")  # noqa: PTH115 - thousands of them; a Path each doubles it
    except OSError:  # closed by now
        return False
