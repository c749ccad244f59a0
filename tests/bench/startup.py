"""How long a start takes to the first painted window, and until that can be answered, beside an empty PySide6 window."""

import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.bench.mapped import WindowList
from tests.bench.measuring import Results, Run, Steps, alternate
from tests.bench.peers import EMPTY, TRAY, WINDOW, Desk, commands, desk, program_variables, seeded
from tests.bench.results import Anchor, Bound, Failure, Reading, Series, Target, figure

LIMIT = Target(Bound.MOST, 1.3)  # times the empty window
_QUIET = 0.5  # seconds between two programs in which windows go
_PATIENCE = 30.0

# Every window that is shown tells when it is painted, by the clock that all processes share. Nothing else is listened to:
# a filter on all events would cost a large program more than a small one. Qt is not imported before the program does it.
_PROBE = """
import os, sys, time
from importlib.machinery import PathFinder

class OnceThereAreWidgets:
    @staticmethod
    def find_spec(name, path, target=None):
        if name != "PySide6.QtWidgets":
            return None
        spec = PathFinder.find_spec(name, path)
        execute = spec.loader.exec_module
        def exec_module(module):
            execute(module)
            listen(module.QWidget)
        spec.loader.exec_module = exec_module
        return spec

def listen(kind):
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Paints(QObject):
        def __init__(self, window):
            super().__init__(window)
            self.window, self.told = window, []
            window.installEventFilter(self)

        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Paint:
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self):
            now = [time.monotonic(), time.process_time()]
            self.told = self.told or now
            if not WAITS or self.window.focusWidget() is not None:
                print(*self.told, *now, flush=True)
                os._exit(0)

    def show(window, shown=kind.show, watched={}):
        if window.isWindow() and window not in watched:
            watched[window] = Paints(window)
        shown(window)

    kind.show = show

sys.meta_path.insert(0, OnceThereAreWidgets)
"""
_EMPTY = """
WAITS = False
from PySide6 import QtWidgets
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""
_PROGRAM = """
WAITS = True
from sciatimer.__main__ import main
main(sys.argv[1:])
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start, in seconds: until the window is painted first, and until what it asks has the focus."""

    painted: float
    painted_cpu: float
    ready: float
    ready_cpu: float


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
    for key, name in (("first-use", "first use"), ("today", "Today")):
        yield from _beside_the_empty(key, name, made[name], made[EMPTY])
    if run.peers:
        yield from _side_by_side(run, beside, steps)


def _beside_the_empty(key: str, name: str, ours: Sequence[Start], empty: Sequence[Start]) -> Results:
    told = (
        ("", "painted", f"start to the first painted window, {name}", LIMIT),
        ("-cpu", "painted_cpu", f"processor time until then, {name}", None),
        ("-ready", "ready", f"start until it can be answered, {name}", None),
        ("-ready-cpu", "ready_cpu", f"processor time until then, {name}", None),
    )
    for suffix, moment, what, limit in told:
        series, bare = (Series(tuple(getattr(start, moment) for start in starts)) for starts in (ours, empty))
        anchor = Anchor(EMPTY, bare.middle * 1000, "ms")
        yield figure(f"startup.{key}{suffix}", what, series.over(bare), "x", limit, anchor)


def to_paint(body: str, *arguments: str) -> Start:
    """One start, from the first instruction of a new process; an empty window is ready as soon as it is painted.

    Raises:
        RuntimeError: it ended before.
    """
    if arguments:
        Path(arguments[-1], "window.lock").unlink(missing_ok=True)  # the last start was cut off and left it
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
    painted, painted_cpu, ready, ready_cpu = map(float, done.stdout.split()[-4:])
    return Start(painted - begin, painted_cpu, ready - begin, ready_cpu)


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
