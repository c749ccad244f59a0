"""How long a start takes to the first painted window, beside an empty PySide6 window."""

import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from tests.bench.mapped import WindowList
from tests.bench.measuring import Results, Run, Steps, alternate
from tests.bench.peers import EMPTY, TRAY, WINDOW, Desk, commands, desk, program_variables, seeded
from tests.bench.results import Anchor, Bound, Failure, Reading, Series, Target, figure

LIMIT = Target(Bound.MOST, 1.3)  # times the empty window
_QUIET = 0.5  # seconds between two programs in which windows go
_PATIENCE = 30.0

# The first paint of a window ends the program and tells the time, by the clock that all processes share.
_PROBE = """
import os, sys, time
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint and isinstance(watched, QtWidgets.QWidget) and watched.isWindow():
            QTimer.singleShot(0, tell)
        return False

def tell():
    print(time.monotonic(), flush=True)
    os._exit(0)

class Probe(QtWidgets.QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.first_paint = FirstPaint()
        self.installEventFilter(self.first_paint)

QtWidgets.QApplication = Probe
"""
_EMPTY = """
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""
_PROGRAM = """
from sciatimer.__main__ import main
main(sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start, in seconds."""

    wall: float
    cpu: float


def measure(run: Run) -> Results:
    """The first use and a usual start, each as a ratio to the empty window; with peers, all of them side by side."""
    starts = {
        EMPTY: partial(to_paint, _EMPTY),
        "first use": partial(to_paint, _PROGRAM, "--data-dir", str(run.scratch / "first")),
        "Today": partial(to_paint, _PROGRAM, "--data-dir", str(seeded(run.scratch / "today"))),
    }
    rounds = run.rounds(15, 5)
    beside = run.rounds(7, 3) if run.peers else 0
    steps = run.steps(len(starts) * (rounds + 1) + 6 * beside)
    for name, start in starts.items():
        steps.begin(f"{name}, to fill the file cache")
        start()
    made = alternate(starts, rounds, steps.begin)
    wall = {name: Series(tuple(start.wall for start in series)) for name, series in made.items()}
    cpu = {name: Series(tuple(start.cpu for start in series)) for name, series in made.items()}
    for key, name in (("first-use", "first use"), ("today", "Today")):
        empty = Anchor(EMPTY, wall[EMPTY].middle * 1000, "ms")
        what = f"start to the first painted window, {name}"
        yield figure(f"startup.{key}", what, wall[name].over(wall[EMPTY]), "x", LIMIT, empty)
        busy = Anchor(EMPTY, cpu[EMPTY].middle * 1000, "ms")
        what = f"processor time until then, {name}"
        yield figure(f"startup.{key}-cpu", what, cpu[name].over(cpu[EMPTY]), "x", None, busy)
    if run.peers:
        yield from _side_by_side(run, beside, steps)


def to_paint(body: str, *arguments: str) -> Start:
    """One start, from the first instruction of a new process to its first painted window.

    Raises:
        RuntimeError: it ended before.
    """
    used = _children()
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", _PROBE + body, *arguments],
        env=program_variables(),
        capture_output=True,
        text=True,
        check=False,
        timeout=_PATIENCE * 2,
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise RuntimeError(f"the start ended without a painted window: {done.stderr.strip()}")
    return Start(float(done.stdout.split()[-1]) - begin, _children() - used)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _side_by_side(run: Run, rounds: int, steps: Steps) -> Results:
    """From a new process to a window that the window manager lists, or to an icon in the tray."""
    programs = commands(run.scratch, peers=True)
    ours = [sys.executable, "-m", "sciatimer", "--data-dir", str(seeded(run.scratch / "window"))]
    with desk() as bus:
        windows = WindowList()
        ways = {name: partial(_to_sight, bus, windows, command) for name, command in programs.items()}
        ways[WINDOW] = partial(_to_sight, bus, windows, ours)
        made = alternate({name: ways[name] for name in _ordered(ways)}, rounds, steps.begin)
        windows.close()
    for name, seconds in made.items():
        seen = [each for each in seconds if each is not None]
        if len(seen) == len(seconds):
            yield Reading("start to a window or an icon", name, Series(tuple(seen)).middle * 1000, "ms")
        else:
            yield Failure("startup", f"{name} showed neither a window nor an icon in {_PATIENCE:.0f} s")


def _ordered(names: Iterable[str]) -> list[str]:
    """The empty window and ours first."""
    return sorted(names, key=lambda name: name not in {EMPTY, WINDOW, TRAY})


def _to_sight(bus: Desk, windows: WindowList, command: list[str]) -> float | None:
    """Seconds until something is seen of a program; None if nothing is."""
    time.sleep(_QUIET)
    windows.forget()
    bus.icons.clear()
    begin = time.monotonic()
    with bus.running(command):
        seen = windows.wait(_PATIENCE, lambda: bus.icons[0] if bus.icons else None)
    return None if seen is None else seen - begin
