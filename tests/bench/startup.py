"""Prints how long a start takes to the first painted window, beside an empty PySide6 window, and the ratio.

Both are started in turn (A B A B ...), so that a machine that gets slower meanwhile is slower for both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 9
LIMIT = 1.3  # times the empty window

# The first paint of a window ends the program and tells the time, by the clock that all processes share.
PROBE = """
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
EMPTY = """
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""
PROGRAM = """
from sciatimer.__main__ import main
main(sys.argv[1:])
"""


def seconds_to_paint(body: str, *arguments: str) -> float:
    """One start, from the first instruction of a new process to its first painted window."""
    variables = os.environ | {"PYTHONPATH": str(ROOT / "gui")}
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    begin = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", PROBE + body, *arguments],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode != 0 or not done.stdout.strip():
        raise SystemExit(f"the start ended without a painted window: {done.stderr.strip()}")
    return float(done.stdout.split()[-1]) - begin


def main() -> None:
    """Measures both in turn and prints medians and ratio."""
    with tempfile.TemporaryDirectory() as folder:
        starts = {"empty PySide6 window": (EMPTY,), "Sciatimer, first use": (PROGRAM, "--data-dir", folder)}
        for start in starts.values():
            seconds_to_paint(*start)  # fills the file cache and the byte code
        times: dict[str, list[float]] = {name: [] for name in starts}
        for _ in range(ROUNDS):
            for name, start in starts.items():
                times[name].append(seconds_to_paint(*start))
    empty, *_ = (statistics.median(series) for series in times.values())
    for name, series in times.items():
        middle = statistics.median(series)
        print(f"{name:24} {middle * 1000:6.0f} ms   {middle / empty:.2f} x   (at most {LIMIT} x)")


if __name__ == "__main__":
    main()
