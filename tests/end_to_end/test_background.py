"""The program in the background, on a screen: closed and called back, told to end, and started anew without its window."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path

import pytest

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.end_to_end.desk import the_program
from tests.fakes import FakeClock
from tests.history.diary import Diary

PATIENCE = 30  # seconds

pytestmark = pytest.mark.onscreen


class Background:
    """One program on one data folder, seen from outside."""

    def __init__(self, folder: Path, variables: dict[str, str]) -> None:
        self.folder = folder
        self.variables = variables
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: str) -> None:
        """Starts it."""
        self.process = subprocess.Popen(self._command(*arguments), env=self.variables)

    def launch_again(self, *arguments: str) -> int:
        """A second launch; its exit code."""
        return subprocess.run(self._command(*arguments), env=self.variables, timeout=PATIENCE, check=False).returncode

    def windows(self) -> list[str]:
        """What of it can be seen."""
        assert self.process is not None
        asked = ["xdotool", "search", "--onlyvisible", "--all", "--pid", str(self.process.pid), "--class", "sciatimer"]
        found = subprocess.run(asked, env=self.variables, capture_output=True, text=True, check=False)
        return found.stdout.split()

    def press(self, key: str) -> None:
        """Presses a key in its window."""
        pressed = ["xdotool", "windowactivate", "--sync", self.windows()[0], "key", key]
        subprocess.run(pressed, env=self.variables, check=True, timeout=PATIENCE)

    def until(self, what: Callable[[], bool], words: str) -> None:
        """Waits for something."""
        end = time.monotonic() + PATIENCE
        while not what():
            assert time.monotonic() < end, words
            time.sleep(0.1)

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Tells it to end; its exit code."""
        assert self.process is not None
        self.process.send_signal(number)
        return self.process.wait(PATIENCE)

    def is_ready(self) -> bool:
        """Whether it hears of later launches."""
        return (self.folder / "wishes").is_dir()

    def _command(self, *arguments: str) -> list[str]:
        return [*the_program(), "--data-dir", str(self.folder), *arguments]


@pytest.fixture
def background(tmp_path: Path, screen_variables: dict[str, str]) -> Iterator[Background]:
    """Somebody who has used the program, with breaks on."""
    folder = tmp_path / "data"
    clock = FakeClock(datetime.now().astimezone())
    DataPaths(folder).prepare()
    with HistoryStore(DataPaths(folder).history) as store:
        Diary(store, clock).answer_screens()
        change(store, "getting_up", clock_time(4), clock.now())
        change(store, "disclaimer_read", True, clock.now())
        change(store, "closing_told", True, clock.now())
    made = Background(folder, screen_variables)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.kill()
        made.process.wait(PATIENCE)


def test_in_the_tray_nothing_is_seen_and_a_second_launch_brings_the_window(background: Background) -> None:
    background.start("--tray")
    background.until(background.is_ready, "it hears")
    assert background.windows() == []
    assert background.launch_again("--start", "seated") == 0
    background.until(lambda: bool(background.windows()), "the window is there")
    assert background.end() == 0


def test_a_closed_window_leaves_the_program_on_and_comes_back(background: Background) -> None:
    background.start()
    background.until(lambda: bool(background.windows()), "the window is there")
    background.press("alt+F4")
    background.until(lambda: not background.windows(), "the window has gone")
    assert background.launch_again() == 0
    background.until(lambda: bool(background.windows()), "the window is back")
    assert background.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_throw_away_folder_goes_with_a_program_that_is_told_to_end(
    number: signal.Signals, code: int, tmp_path: Path, screen_variables: dict[str, str]
) -> None:
    program = [*the_program(), "--temp", "--tray"]
    process = subprocess.Popen(program, env=screen_variables | {"TMPDIR": str(tmp_path)})
    end = time.monotonic() + PATIENCE
    while not list(tmp_path.glob("sciatimer-*/wishes")):
        assert time.monotonic() < end, "it has started"
        time.sleep(0.1)
    time.sleep(0.5)
    process.send_signal(number)
    assert process.wait(PATIENCE) == code
    assert list(tmp_path.glob("sciatimer-*")) == []
