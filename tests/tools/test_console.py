"""A command is run with its output shown, and has time to put things away when somebody presses Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT
from tools.console import call

# Whoever starts the tests in the background has Ctrl-C ignored in all that they start.
LISTEN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
TIDY = (
    LISTEN
    + """
import pathlib, sys, threading
try:
    print("ready", flush=True)
    threading.Event().wait(30)
except KeyboardInterrupt:
    threading.Event().wait(0.7)  # Python by itself would kill it after a quarter of a second
    pathlib.Path(sys.argv[1]).touch()
"""
)
DOOR = LISTEN + "import sys; from tools.console import call; call([sys.executable, '-c', *sys.argv[1:]])"


def test_the_exit_code_of_a_command_is_handed_on() -> None:
    assert call([sys.executable, "-c", "raise SystemExit(3)"]) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C reaches a group of processes in another way there")
def test_ctrl_c_leaves_a_command_time_to_put_things_away(tmp_path: Path) -> None:
    tidied = tmp_path / "tidied"
    door = subprocess.Popen(
        [sys.executable, "-c", DOOR, TIDY, str(tidied)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )
    assert door.stdout is not None
    assert door.stdout.readline() == "ready\n"
    os.killpg(door.pid, signal.SIGINT)
    door.communicate(timeout=30)
    assert tidied.exists()
