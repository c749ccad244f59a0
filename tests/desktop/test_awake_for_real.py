"""Keeping awake on a real bus: signed with our name, held only as long as asked, gone with the program."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from sciatimer.desktop.awake import Awake
from sciatimer.desktop.own_program import INHIBITOR
from sciatimer.texts import load_texts
from tests.desktop.desktops import desktop, private_bus
from tests.desktop.servers import wait_until

TEXTS = load_texts()
REASON = TEXTS("desktop.awake_reason")
SCREENS = {
    "org.freedesktop.ScreenSaver": (INHIBITOR, REASON),
    "org.gnome.SessionManager": (INHIBITOR, 0, REASON, 8),
}
HOLD = """
import sys
from sciatimer.desktop.awake import Awake
from sciatimer.texts import load_texts
keeper = Awake(load_texts())
keeper.hold()
sys.stdin.readline()
"""


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    with private_bus() as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus)
        yield bus


@pytest.mark.parametrize("name", SCREENS)
def test_the_desktop_is_asked_in_our_name_and_asked_back(address: str, name: str) -> None:
    with desktop(address, name) as screen:
        keeper = Awake(TEXTS)
        keeper.hold()
        wait_until(lambda: keeper.mechanism == name, "the hold")
        assert screen.calls == [("Inhibit", SCREENS[name])]
        assert len(screen.held) == 1
        keeper.release()
        wait_until(lambda: not screen.held, "the release")
        keeper.hold()
        wait_until(lambda: len(screen.held) == 1, "the second hold")
        keeper.close()
        assert screen.held == {}


def test_a_bus_where_nobody_can_do_it_is_no_trouble(address: str) -> None:
    keeper = Awake(TEXTS)
    keeper.hold()
    keeper.close()
    assert keeper.mechanism == ""


def test_no_bus_at_all_is_no_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    keeper = Awake(TEXTS)
    keeper.hold()
    keeper.close()
    assert keeper.mechanism == ""


@pytest.mark.parametrize("ending", ["leaves", "is killed"])
def test_a_program_that_is_gone_holds_nothing(address: str, ending: str, program_variables: dict[str, str]) -> None:
    with desktop(address, "org.freedesktop.ScreenSaver") as screen:
        variables = program_variables | {"DBUS_SESSION_BUS_ADDRESS": address}
        process = subprocess.Popen([sys.executable, "-c", HOLD], env=variables, stdin=subprocess.PIPE, text=True)
        wait_until(lambda: len(screen.held) == 1, "the hold")
        if ending == "is killed":
            process.kill()
        process.communicate("\n", timeout=20)
        wait_until(lambda: not screen.held, "the release")
    asked = [method for method, _ in screen.calls]
    assert asked == (["Inhibit"] if ending == "is killed" else ["Inhibit", "UnInhibit"])
