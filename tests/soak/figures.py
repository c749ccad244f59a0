"""What a process holds at one moment, and whether it grew."""

import gc
import os
import sys
import threading
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken

from tests.ui.desk import clear_away

_KIB = 1024
_MEMORY_A_DAY = 0.1  # MiB that a workday may add: its facts lie in the history, and SQLite keeps some of them
_BLOCKS_A_DAY = 400  # of Python: the page of progress shows every session there was
_WIDGETS_A_DAY = 0.5  # a line in a legend now and then; one that every session left behind would be more


@dataclass(frozen=True, slots=True)
class Figures:
    """What is held. ``memory`` is what is the process's alone and in no file, in MiB."""

    memory: float
    blocks: int
    objects: int
    widgets: int
    windows: int
    timers: int
    files: int
    threads: int

    def as_line(self) -> str:
        """For people."""
        counts = ", ".join(f"{getattr(self, field.name)} {field.name}" for field in fields(self)[1:])
        return f"{self.memory:.1f} MiB, {counts}"


def figures(timers: int) -> Figures:
    """What this process holds now, without what nobody wants any more; ``timers`` is how many wait."""
    for _ in range(2):
        clear_away()
        gc.collect()
    return Figures(
        memory=_anonymous_mib(),
        blocks=sys.getallocatedblocks(),
        objects=sum(isinstance(made, Shiboken.Object) and isinstance(made, QObject) for made in gc.get_objects()),
        widgets=len(QApplication.allWidgets()),
        windows=len(QApplication.topLevelWidgets()),
        timers=timers,
        files=len(os.listdir("/proc/self/fd")),  # noqa: PTH208 - no generator that holds one of them open
        threads=max(threading.active_count(), len(os.listdir("/proc/self/task"))),  # noqa: PTH208 - the same
    )


def growth(before: Figures, after: Figures, days: int) -> list[str]:
    """What grew in so many workdays, in words; nothing where all is well."""
    widgets = _WIDGETS_A_DAY * days
    room = (_MEMORY_A_DAY * days, _BLOCKS_A_DAY * days, widgets, widgets, 0, 1, 0, 0)
    rows = zip(fields(Figures), astuple(before), astuple(after), room, strict=True)
    return [f"{field.name} grew from {was:g} to {now:g}" for field, was, now, more in rows if now > was + more]


def handles(before: Figures, after: Figures) -> list[str]:
    """The same of what a day or two tell already: files and threads."""
    return growth(before, replace(before, files=after.files, threads=after.threads), 0)


def _anonymous_mib() -> float:
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("RssAnon:"):
            return int(line.split()[1]) / _KIB
    raise LookupError("this system does not say what a process holds")
