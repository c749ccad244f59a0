"""What the kernel saw of the program that waits and offers a break: no network socket. Sessions: test_whole_session.py."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from sciatimer.clock import SystemClock, boot_id
from sciatimer.history.breaks import BreakBook
from sciatimer.history.settings import BreakStyle, change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.reminders.hours import read_week
from tests.end_to_end.desk import Desk, past_first_use
from tests.end_to_end.traced import Traced

SAT = 50  # minutes that somebody has sat when the program starts: a break is due
LOOK = 4  # minutes between two looks of a program that runs
ALWAYS = read_week("; ".join(f"{day} 00:00-24:00" for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")))
pytestmark = pytest.mark.onscreen


@pytest.fixture
def traced(tmp_path: Path) -> Traced:
    made = Traced(tmp_path / "calls")
    if not made.works():
        pytest.skip("needs strace, which python3 dev.py test brings with apt, and a system that lets it watch")
    return made


@pytest.fixture
def desk(screen_variables: dict[str, str], tmp_path: Path, traced: Traced) -> Iterator[Desk]:
    home = tmp_path / "home"
    home.mkdir()
    made = Desk(screen_variables | {"HOME": str(home)}, home, traced.command)
    yield made
    made.clear_away()


class Earlier(SystemClock):
    """The machine's clocks, some minutes ago."""

    def __init__(self, zone: timezone) -> None:
        self._zone = zone
        self.minutes = 0

    def now(self) -> datetime:
        return super().now().astimezone(self._zone) - timedelta(minutes=self.minutes)

    def monotonic(self) -> float:
        return super().monotonic() - self.minutes * 60

    def elapsed(self) -> float:
        return super().elapsed() - self.minutes * 60


def has_sat(paths: DataPaths, zone: timezone) -> None:
    """Somebody sat here until a minute ago; the small window is what offers their breaks."""
    clock = Earlier(zone)
    with HistoryStore(paths.history) as store:
        change(store, "break_style", BreakStyle.WINDOW, clock.now())
        change(store, "break_hours", ALWAYS, clock.now())
        book = BreakBook(store, clock, paths.sitting, boot_id())
        for clock.minutes in (*range(SAT, 1, -LOOK), 1):
            book.look(here=True)


def test_a_break_opens_no_network_socket(desk: Desk, traced: Traced, data_folder: Path) -> None:
    history = past_first_use(data_folder)
    has_sat(DataPaths(data_folder), timezone(datetime.now().astimezone().utcoffset() or timedelta()))
    desk.open()
    desk.until(history.has("break_offered"), "a break is offered")
    desk.until(desk.takes_the_keyboard, "the window has the keyboard again")
    desk.close()
    traced.check()


def test_one_that_opens_a_network_socket_is_found_out(traced: Traced) -> None:
    opens = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()"
    subprocess.run([*traced.command, sys.executable, "-c", opens], check=True)
    with pytest.raises(AssertionError, match="AF_INET"):
        traced.check()
