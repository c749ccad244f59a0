"""What the doctor says of sound, speech and keeping awake is what is really there, within seconds."""

import os
from pathlib import Path

import pytest

from sciatimer.commands.live import live
from tests.desktop.desktops import desktop, private_bus
from tests.desktop.servers import deaf_speech_server, sound_server, speech_server
from tests.desktop.service import service


@pytest.fixture(autouse=True)
def patience(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is slow, not wrong; only the test of the limit itself keeps it."""
    if request.node.name != "test_what_hangs_is_given_up_and_said_so":
        monkeypatch.setattr("sciatimer.commands.live.LIMIT", 20.0)


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No sound server, no speech, no bus."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/none")
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path}/none")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/none")


def lead_to(variables: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SPEECHD_ADDRESS", "PULSE_SERVER", "XDG_RUNTIME_DIR", "HOME"):
        monkeypatch.setenv(name, variables[name])


def test_where_nothing_is_it_says_none(nothing_here: None) -> None:
    told = live(["sound", "speech", "keep-awake"])
    assert told["sound"] == "none: no sound device"
    assert told["speech"].startswith("none: speechd does not start")
    assert told["keep-awake"] == "none: this desktop offers no way to keep the screen on"


def test_the_default_device_is_named(
    nothing_here: None, program_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(program_variables) as sound:
        sound.add("desk")
        monkeypatch.setenv("PULSE_SERVER", sound.variables["PULSE_SERVER"])
        assert live(["sound"]) == {"sound": "QtMultimedia: default output Null Output"}


def test_the_voice_is_named(
    nothing_here: None, program_variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with sound_server(program_variables) as sound, speech_server(sound) as variables:
        sound.add("desk")
        lead_to(variables, monkeypatch)
        assert live(["speech"])["speech"].startswith("speechd: voice English")


def test_what_holds_the_screen_is_named_and_let_go(nothing_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with private_bus() as address, desktop(address, "org.gnome.SessionManager") as screen:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert live(["keep-awake"]) == {"keep-awake": "org.gnome.SessionManager"}
        assert [method for method, _ in screen.calls] == ["Inhibit", "Uninhibit"]


def test_what_hangs_is_given_up_and_said_so(nothing_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    with deaf_speech_server(dict(os.environ)) as variables:
        monkeypatch.setenv("SPEECHD_ADDRESS", variables["SPEECHD_ADDRESS"])
        told = live(["speech"])["speech"]
    assert told == "speechd: not up yet (given up after 3 s)"


def test_a_mechanism_that_nobody_can_try_is_none() -> None:
    assert live(["flight"]) == {"flight": "none: it could not be tried"}


def test_a_program_that_cannot_start_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sciatimer.desktop.own_program.sys.executable", str(tmp_path / "none"))
    assert live(["sound"]) == {"sound": "none: it could not be tried"}


def test_where_nothing_shows_anything_it_says_none(nothing_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    told = live(["notifications", "tray"])
    assert told["notifications"].startswith("none: nothing here shows notifications (")
    assert told["tray"].startswith("none: nothing here shows tray icons")


@pytest.mark.parametrize("able", [["actions", "body"], ["body"]])
def test_the_notification_server_is_named_and_whether_it_has_buttons(
    nothing_here: None, monkeypatch: pytest.MonkeyPatch, able: list[str]
) -> None:
    methods = {
        "GetServerInformation": lambda _: ("ssss", ("Notes", "nobody", "1.2", "1.2")),
        "GetCapabilities": lambda _: ("as", (able,)),
    }
    with private_bus() as address, service(address, "org.freedesktop.Notifications", methods):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        told = live(["notifications"])["notifications"]
    named = "org.freedesktop.Notifications: Notes 1.2"
    assert told == (named if "actions" in able else f"none: {named} has no buttons; a small window comes instead")


def test_the_host_of_tray_icons_is_named(nothing_here: None, monkeypatch: pytest.MonkeyPatch) -> None:
    watcher = "org.kde.StatusNotifierWatcher"
    there = {f"{watcher}.IsStatusNotifierHostRegistered": ("b", True)}
    with private_bus() as address, service(address, watcher, {}, there):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        assert live(["tray"]) == {"tray": watcher}
