"""A person at a desk: the real program in a real window, keys that are really pressed, and the history it leaves."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta, timezone
from datetime import time as day_time
from pathlib import Path
from typing import Any

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.conftest import ROOT
from tests.fakes import FakeClock
from tests.history.diary import Diary

READING = 1.5  # seconds on the last line
PATIENCE = 30.0  # seconds for anything that a busy machine may delay
LOOK_AGAIN = 0.05  # seconds between two looks

# What Qt's sound library says by itself: that no sound server runs here, which the program tells in the window, and that
# a package has no part for films.
OF_QTS_OWN = ("PulseAudioService: ", "No QtMultimedia backends found. ")

Row = dict[str, Any]


def the_program() -> list[str]:
    """The command line of the program: the checkout's, or an installed one that ``dev.py package`` tries."""
    installed = os.environ.get("SCIATIMER_PROGRAM")
    return json.loads(installed) if installed else [sys.executable, str(ROOT / "gui")]


class Desk:
    """One launch of the program after the other, on one display.

    Args:
        variables: the variables of the display, with a home for throw-away folders in ``TMPDIR``.
        home: where the folders of this test lie.
        under: a program under which it runs, as the first words of its command.
    """

    def __init__(self, variables: dict[str, str], home: Path, under: Sequence[str] = ()) -> None:
        # No rule about the time of day, or about having just got up, may meet the test.
        self._variables = variables | {"TMPDIR": str(home), "TZ": a_zone_where_it_is_noon()}
        self._home = home
        self._under = under
        self._program: subprocess.Popen[str] | None = None

    def open(self, *arguments: str) -> None:
        """Starts the program and waits until its window has the keyboard."""
        self._program = subprocess.Popen(
            [*self._under, *the_program(), *arguments],
            env=self._variables,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.until(self.takes_the_keyboard, "the window is there and has the keyboard")

    def press(self, *keys: str) -> None:
        """Presses keys, one after the other, on whatever has the keyboard."""
        self._xdotool("key", "--delay", "20", *keys)

    def close(self) -> str:
        """Closes the window by the window manager's own key, and quits; what the program said on stderr."""
        program = self._running()
        self.press("alt+F4")
        if self._goes_on(program):
            self.press("shift+Tab", "space")  # from "keep reminding me" to "quit"
        _, said = program.communicate(timeout=PATIENCE)
        assert program.returncode == 0, said
        return "".join(line for line in said.splitlines(keepends=True) if not line.startswith(OF_QTS_OWN))

    def _goes_on(self, program: "subprocess.Popen[str]") -> bool:
        """Whether it asks first, because breaks would go on."""
        try:
            program.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return True
        return False

    def closes_by_key(self) -> None:
        """Closes the window that has the keyboard by the window manager's own key, whatever the program does then."""
        self.press("alt+F4")

    def windows(self) -> list[tuple[int, int]]:
        """Width and height of each window of the program that can be seen, the one with the keyboard first."""
        found = self._windows()
        active = self._xdotool("getwindowfocus").strip()
        found.sort(key=lambda window: window != active)
        return [self._size(window) for window in found]

    def move(self, x: int, y: int) -> None:
        """Drags the window to a place on the display."""
        self._xdotool("windowmove", self._windows()[0], str(x), str(y))

    def left(self) -> int:
        """How far from the left edge of the display the window stands."""
        told = self._xdotool("getwindowgeometry", "--shell", self._windows()[0]).split()
        return int(dict(line.split("=") for line in told)["X"])

    def takes_the_keyboard(self) -> bool:
        """Gives the window the keyboard; whether it has it by now."""
        windows = self._windows()
        if not windows:
            return False
        self._xdotool("windowactivate", windows[0])
        return self.has_the_keyboard()

    def has_the_keyboard(self) -> bool:
        """Whether what is typed now goes to the program."""
        return self._xdotool("getwindowfocus").strip() in self._windows()

    def kill(self) -> None:
        """Ends the program in the middle of whatever it does."""
        program = self._running()
        program.send_signal(signal.SIGKILL)
        program.communicate(timeout=PATIENCE)

    def clear_away(self) -> None:
        """Ends what a failed test left running."""
        if self._program is not None and self._program.poll() is None:
            self.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def read_and_deny(self, lines: int) -> None:
        """Goes down a list to its end, rests there for a moment as a reader does, and presses "none of these"."""
        self.press(*["Tab"] * (lines - 1))
        time.sleep(READING)
        self.press("Tab", "Return")

    def until(self, happened: Callable[[], object], what: str) -> None:
        """Waits until something has happened; ``what`` names it where it does not."""
        end = time.monotonic() + PATIENCE
        while not happened():
            if self._running().poll() is not None:
                raise AssertionError(f"the program ended before {what}: {self._running().communicate()[1]}")
            assert time.monotonic() < end, f"it did not happen that {what}"
            time.sleep(LOOK_AGAIN)

    def _running(self) -> subprocess.Popen[str]:
        assert self._program is not None
        return self._program

    def _windows(self) -> list[str]:
        pid = str(self._running().pid)
        return self._xdotool("search", "--all", "--onlyvisible", "--pid", pid, "--name", "^Sciatimer$").split()

    def _size(self, window: str) -> tuple[int, int]:
        told = self._xdotool("getwindowgeometry", "--shell", window).split()
        values = dict(line.split("=") for line in told)
        return int(values.get("WIDTH", 0)), int(values.get("HEIGHT", 0))

    def _xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._variables, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout


class History:
    """What lies on the disk, read beside the running program and never written."""

    def __init__(self, find: Callable[[], Path | None]) -> None:
        self._find = find

    def rows(self, table: str) -> list[Row]:
        """The facts of a table in their order; none while there is no table yet."""
        file = self._find()
        if file is None or not file.exists():
            return []
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")]
        except sqlite3.OperationalError:
            return []
        finally:
            connection.close()

    def has(self, table: str, count: int = 1) -> Callable[[], bool]:
        """The question whether a table holds that many facts."""
        return lambda: len(self.rows(table)) >= count

    def phase(self) -> str:
        """The phase that began last, '' for none."""
        begun = self.rows("phase_begun")
        return begun[-1]["kind"] if begun else ""


def past_first_use(folder: Path) -> History:
    """The history of somebody who has answered the safety screens a moment ago, without a warning sign."""
    paths = DataPaths(folder)
    paths.prepare()
    now = datetime.now(timezone(timedelta(hours=12 - datetime.now(UTC).hour)))
    with HistoryStore(paths.history) as store:
        Diary(store, FakeClock(now)).answer_screens()
        change(store, "getting_up", day_time(4), now)
        change(store, "disclaimer_read", True, now)
    return History(lambda: paths.history)


def a_zone_where_it_is_noon() -> str:
    """A time zone in which it is between twelve and one now, as the variable ``TZ`` has it."""
    return f"NOON{datetime.now(UTC).hour - 12:+d}"
