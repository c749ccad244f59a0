"""The small window of a break on a real screen, beside somebody who types: it takes not one key, and a click counts."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from queue import Empty, Queue
from threading import Thread

import pytest

from tests.conftest import ROOT

PATIENCE = 30.0  # seconds for anything that a busy machine may delay

pytestmark = pytest.mark.onscreen


class Running:
    """A program of a test, and the lines it says."""

    def __init__(self, module: str, variables: dict[str, str]) -> None:
        paths = os.pathsep.join((str(ROOT / "gui"), str(ROOT)))
        self._process = subprocess.Popen(
            [sys.executable, "-m", module], env=variables | {"PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True
        )
        self._lines: Queue[str] = Queue()
        self._reader = Thread(target=self._read)
        self._reader.start()
        self.pid = str(self._process.pid)

    def says(self, seconds: float = PATIENCE) -> str:
        """The next line; empty if none comes."""
        try:
            return self._lines.get(timeout=seconds)
        except Empty:
            return ""

    def ends(self) -> int:
        """Waits for its end, and gives its code."""
        return self._process.wait(timeout=PATIENCE)

    def clear_away(self) -> None:
        self._process.kill()
        self._process.wait()
        self._reader.join()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line.strip())


class Screen:
    """A screen with somebody's work on it."""

    def __init__(self, variables: dict[str, str]) -> None:
        self._variables = variables
        self._programs: list[Running] = []
        self.work = self.run("tests.end_to_end.typist")
        assert self.work.says() == "shown"
        self.until_focused(self.work)

    def run(self, module: str) -> Running:
        self._programs.append(Running(module, self._variables))
        return self._programs[-1]

    def offer(self) -> Running:
        offered = self.run("tests.end_to_end.break_offered")
        assert offered.says() == "shown"
        self.window(offered)
        return offered

    def xdotool(self, *arguments: str) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env=self._variables, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
        return done.stdout.strip()

    def window(self, program: Running) -> str:
        """The window of a program, once it is on the screen."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = self.xdotool("search", "--all", "--onlyvisible", "--pid", program.pid, "--name", ".").split()
            if found:
                return found[-1]
            time.sleep(0.05)
        raise AssertionError("its window did not come")

    def until_focused(self, program: Running) -> None:
        end = time.monotonic() + PATIENCE
        while self.xdotool("getwindowfocus") != self.window(program):
            self.xdotool("windowactivate", self.window(program))
            assert time.monotonic() < end, "it did not get the keyboard"
            time.sleep(0.05)

    def place(self, program: Running) -> tuple[int, int, int, int]:
        told = self.xdotool("getwindowgeometry", "--shell", self.window(program)).split()
        values = dict(line.split("=") for line in told)
        x, y, width, height = (int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return x, y, width, height

    def clear_away(self) -> None:
        for program in self._programs:
            program.clear_away()


@pytest.fixture
def screen(screen_variables: dict[str, str]) -> Iterator[Screen]:
    made = Screen(screen_variables)
    yield made
    made.clear_away()


def test_who_types_goes_on_typing_and_no_key_is_an_answer(screen: Screen) -> None:
    offered = screen.offer()
    screen.xdotool("type", "--delay", "15", "a b")
    screen.xdotool("key", "Return", "Escape", "c")
    seen = [screen.work.says() for _ in range(4)]
    assert seen[-1] == "a bc"
    assert offered.says() == "ready"
    screen.xdotool("key", "space", "Return", "Escape")
    assert offered.says(seconds=0.5) == ""


def test_it_stands_in_the_corner_and_above_what_is_there(screen: Screen) -> None:
    offered = screen.offer()
    x, y, width, height = screen.place(offered)
    across, down = (int(part) for part in screen.xdotool("getdisplaygeometry").split())
    # a few pixels more or less: xdotool counts the frame of a window twice
    assert abs(across - x - width) <= 60
    assert abs(down - y - height) <= 60
    assert width * height < across * down / 10


def test_a_click_counts_as_soon_as_the_buttons_are_ready_and_not_before(screen: Screen) -> None:
    offered = screen.offer()
    x, y, _, height = screen.place(offered)
    # the first button of the upper row: a click that was meant for what lay there before
    screen.xdotool("mousemove", str(x + 40), str(y + height - 95), "click", "1")
    assert offered.says() == "ready"
    screen.xdotool("click", "1")
    assert offered.says() == "accepted"
    assert offered.ends() == 0


def test_the_keyboard_answers_once_it_was_given_to_it(screen: Screen) -> None:
    offered = screen.offer()
    assert offered.says() == "ready"
    screen.until_focused(offered)
    screen.xdotool("key", "space")
    assert offered.says(seconds=0.3) == ""
    screen.xdotool("key", "Tab", "Tab", "Tab", "Return")
    assert offered.says() == "skipped"


def test_esc_puts_it_off(screen: Screen) -> None:
    offered = screen.offer()
    assert offered.says() == "ready"
    screen.until_focused(offered)
    screen.xdotool("key", "Escape")
    assert offered.says() == "10"
