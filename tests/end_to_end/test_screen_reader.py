"""Somebody who cannot see the screen: what the program says and where the focus goes, heard on the real bus."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.desktop.desktops import private_bus
from tests.end_to_end.desk import Desk, History, past_first_use
from tests.end_to_end.screen_reader import ScreenReader, Thing

SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
TRANSCRIPT = Path(__file__).parent / "session_heard.txt"
PROGRAM = "Sciatimer"
PRESSED = {"push button", "radio button", "check box"}
FIELDS = {"combo box", "text", "spin button", "list", "list item", "scroll bar"}

pytestmark = [
    pytest.mark.onscreen,
    pytest.mark.skipif(not SERVICE.exists(), reason="needs the accessibility bus (at-spi2-core)"),
]


@dataclass(frozen=True, slots=True)
class Blind:
    """Somebody at a desk who hears what it says."""

    desk: Desk
    reader: ScreenReader
    kept: History

    def press(self, keys: str, until: str) -> None:
        """Presses keys and waits until something with these words is heard."""
        heard = self.reader.hears(until)
        self.desk.press(*keys.split())
        self.desk.until(heard, f"{until!r} is heard")

    def wait_for(self, words: str) -> None:
        """Waits until something with these words is heard."""
        self.desk.until(self.reader.hears(words), f"{words!r} is heard")

    def reached(self) -> list[Thing]:
        """All that the keyboard can reach now, in the order of reading."""
        return [thing for _, thing in self.reader.things(PROGRAM) if thing.focusable]


@pytest.fixture
def blind(screen_variables: dict[str, str], data_folder: Path, tmp_path: Path) -> Iterator[Blind]:
    """On Today, with the seated stretch ready."""
    home = tmp_path / "home"
    home.mkdir()
    kept = past_first_use(data_folder)
    with private_bus() as bus, ScreenReader(bus) as reader:
        wanted = {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        desk = Desk(screen_variables | wanted, home)
        desk.open("--start", "seated")
        desk.until(lambda: len(reader.things(PROGRAM)) > 20, "the screen can be read")
        reader.listen()
        yield Blind(desk, reader, kept)
        desk.clear_away()


def start(blind: Blind) -> None:
    """Pain 3, buttock, left leg, and start."""
    for keys, until in (("3", "furthest place"), ("3", "Which leg"), ("1", "start"), ("Return", "First:")):
        blind.press(keys, until)


def test_a_session_is_followed_by_ear_alone(blind: Blind) -> None:
    blind.reader.transcript.clear()
    start(blind)
    blind.press("space", "Paused.")
    blind.press("space", "Get ready, ")
    blind.press("Right", "Ease in")
    blind.press("Return", "Hold")
    blind.wait_for("seconds left")
    blind.press("d", "focus")
    blind.press("Right", "Ease in")
    blind.press("Right", "Ease in")
    blind.press("Right", "Switch legs")
    blind.press("Right", "Ease in")
    blind.press("Right", "Ease in")
    blind.press("Right", "Ease in")
    blind.press("Right", "focus")
    assert blind.reader.transcript == TRANSCRIPT.read_text(encoding="utf-8").splitlines()
    blind.desk.close()


def test_no_tick_is_said(blind: Blind) -> None:
    start(blind)
    blind.press("Right Return", "seconds left")
    begin = len(blind.reader.transcript)
    blind.wait_for("Come out")
    assert blind.reader.transcript[begin:] == ["says: Come out slowly, right leg."], "three, two, one is not said"
    blind.desk.close()


def test_a_stop_is_said_at_once(blind: Blind) -> None:
    start(blind)
    blind.press("Escape", "focus")
    assert blind.reader.transcript[-2] == "says at once: Stopped. You did the right thing."
    blind.desk.close()


def test_whatever_takes_the_keyboard_has_a_name_and_says_what_it_is(blind: Blind) -> None:
    today = blind.reached()
    start(blind)
    player = blind.reached()
    blind.press("d", "focus")
    small = blind.reached()
    blind.press("Escape", "focus")
    stop = blind.reached()
    blind.press("Tab", "focus")
    blind.press("Return", "focus")
    check = blind.reached()
    for screen in (today, player, small, stop, check):
        assert [thing for thing in screen if not thing.name or thing.role not in PRESSED | FIELDS] == []
    blind.desk.close()
