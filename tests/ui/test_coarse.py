"""Timers that may be late, and what waiting in the tray does without."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt, QTimer

from sciatimer.ui.coarse import let_be_late

# PySide6 puts a class into its module once Python has used it. A thread looks, so that nothing is imported for the test.
WAITING = """
import os, sys, threading, time
from sciatimer.commands.running import run
def tell():
    while "sciatimer.ui.reminding" not in sys.modules:
        time.sleep(0.01)
    time.sleep(0.5)
    sources = [file for file in sys.modules["linecache"].cache if "/sciatimer/" in file]
    made = vars(sys.modules["PySide6.QtCore"])
    print("QTimer" in made, "Qt" in made, sources, flush=True)
    os._exit(0)
threading.Thread(target=tell, daemon=True).start()
run(["--tray"])
"""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("by_a_second", "kind"), [(True, Qt.TimerType.VeryCoarseTimer), (False, Qt.TimerType.CoarseTimer)]
)
def test_a_timer_may_be_late_by_a_second_or_by_a_twentieth(by_a_second: bool, kind: Qt.TimerType) -> None:
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    let_be_late(timer, by_a_second=by_a_second)
    assert timer.timerType() is kind


def test_what_waits_in_the_tray_makes_no_namespace_and_keeps_no_source(program_variables: dict[str, str]) -> None:
    command = [sys.executable, "-c", WAITING]
    done = subprocess.run(command, env=program_variables, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("True False []\n", "")
