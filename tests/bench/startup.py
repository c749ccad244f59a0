"""Prints how long a start takes, beside an empty PySide6 window, and the ratios.

Two moments are told apart: when the window is painted for the first time, and when what it asks first is painted, has the
focus and can be answered. All are started in turn (A B C A B C ...), so that a machine that gets slower meanwhile is slower
for all of them. Beside the time on the clock stands the processor's, which other work on the machine changes less.
``--rounds N`` measures more often.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 9
LIMIT = 1.3  # times the empty window
COLUMNS = ("painted", "ready", "painted (CPU)", "ready (CPU)")

# Every window that is shown tells when it is painted, by the clock that all processes share. Nothing else is listened to:
# a filter on all events would cost a large program more than a small one. Qt is not imported before the program does it.
PROBE = """
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
EMPTY = """
WAITS = False
from PySide6 import QtWidgets
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""
PROGRAM = """
WAITS = True
from sciatimer.__main__ import main
main(sys.argv[1:])
"""
LIVED_IN = """
import sys
from pathlib import Path
from sciatimer.clock import SystemClock
from sciatimer.options import WindowOptions
from sciatimer.ui.application import make_services
from sciatimer.ui.demo import lay_in
lay_in(make_services(WindowOptions(Path(sys.argv[1])), SystemClock()))
"""


def run(body: str, *arguments: str) -> str:
    """What a program prints that runs as an installed one does."""
    variables = os.environ | {"PYTHONPATH": str(ROOT / "gui")}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    command = [sys.executable, "-c", body, *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode != 0:
        raise SystemExit(f"the start ended early: {done.stderr.strip()}")
    return done.stdout


def seconds(body: str, *arguments: str) -> tuple[float, ...]:
    """One start, from the first instruction of a new process to each moment: on the clock, and of the processor."""
    if arguments:
        Path(arguments[-1], "window.lock").unlink(missing_ok=True)  # the last start was cut off and left it
    begin = monotonic()
    painted, painted_cpu, ready, ready_cpu = map(float, run(PROBE + body, *arguments).split())
    return painted - begin, ready - begin, painted_cpu, ready_cpu


def measured(starts: dict[str, Sequence[str]], rounds: int) -> dict[str, list[tuple[float, ...]]]:
    """The starts in turn, after one of each that fills the file cache and the byte code."""
    for start in starts.values():
        seconds(*start)
    times: dict[str, list[tuple[float, ...]]] = {name: [] for name in starts}
    for _ in range(rounds):
        for name, start in starts.items():
            times[name].append(seconds(*start))
    return times


def main() -> None:
    """Measures all in turn and prints medians and ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as new, tempfile.TemporaryDirectory() as lived_in:
        run(LIVED_IN, lived_in)
        starts: dict[str, Sequence[str]] = {
            "empty PySide6 window": (EMPTY,),
            "Sciatimer, first use": (PROGRAM, "--data-dir", new),
            "Sciatimer, Today": (PROGRAM, "--data-dir", lived_in),
        }
        times = measured(starts, rounds)
    middles = {
        name: [statistics.median(moment) for moment in zip(*series, strict=True)] for name, series in times.items()
    }
    empty = middles["empty PySide6 window"]
    print(f"{'':24}{''.join(f'{column:>19}' for column in COLUMNS)}")
    for name, moments in middles.items():
        pairs = zip(moments, empty, strict=True)
        print(f"{name:24}" + "".join(f"{moment * 1000:8.0f} ms {moment / bare:5.2f} x" for moment, bare in pairs))
    print(f"The first window is to be painted within {LIMIT} x of the empty one.")


if __name__ == "__main__":
    main()
