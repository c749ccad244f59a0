"""Starting at login by the background portal, played on a bus of the test's own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop import autostart as module
from sciatimer.desktop import autostart_portal
from sciatimer.desktop.autostart import Autostart, system_autostart
from sciatimer.desktop.autostart_model import AutostartState
from sciatimer.desktop.autostart_portal import PortalStarter
from sciatimer.desktop.bus import Bus
from sciatimer.desktop.flatpak import in_flatpak
from sciatimer.texts import load_texts
from tests.desktop.desktops import private_bus
from tests.desktop.service import Service, Values, service

PORTAL = "org.freedesktop.portal.Desktop"
REQUESTS = "/org/freedesktop/portal/desktop/request/1_7"


class Portal:
    """Answers as a test says, or not at all."""

    def __init__(self) -> None:
        self.service: Service | None = None
        self.answer: tuple[int, dict[str, tuple[str, Any]]] | None = (0, {"autostart": ("b", True)})
        self.asked: list[dict[str, tuple[str, Any]]] = []

    def request(self, values: Values) -> tuple[str, Values]:
        window, options = values
        assert window == ""
        self.asked.append(options)
        handle = f"{REQUESTS}/{options['handle_token'][1]}"
        if self.answer is not None:
            self.respond(REQUESTS + "/somebody_else", (2, {}))
            self.respond(handle, self.answer)
        return "o", (handle,)

    def respond(self, handle: str, answer: tuple[int, dict[str, tuple[str, Any]]]) -> None:
        assert self.service is not None
        self.service.emit(handle, "org.freedesktop.portal.Request", "Response", "ua{sv}", answer)


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as bus:
        yield bus


@pytest.fixture
def portal(address: str) -> Iterator[Portal]:
    made = Portal()
    with service(address, PORTAL, {"RequestBackground": made.request}) as made.service:
        yield made


@pytest.fixture
def starter(qtbot: QtBot, address: str, tmp_path: Path) -> Iterator[PortalStarter]:
    bus = Bus(address)
    yield PortalStarter(bus, ("--tray",), "Reminds you of breaks", tmp_path / "settings")
    bus.close()


@pytest.fixture
def switch(qtbot: QtBot, starter: PortalStarter) -> Callable[[bool], AutostartState]:
    autostart = Autostart(load_texts(), starter)

    def made(on: bool) -> AutostartState:
        told: list[AutostartState] = []
        autostart.switch(on, told.append)
        qtbot.waitUntil(lambda: len(told) == 1)
        assert autostart.state().is_on == told[0].is_on
        return told[0]

    return made


def test_the_portal_is_asked_as_it_wants_to_be_and_its_yes_is_kept(
    portal: Portal, switch: Callable[[bool], AutostartState]
) -> None:
    assert switch(True) == AutostartState(True)
    (options,) = portal.asked
    token = options.pop("handle_token")[1]
    assert re.fullmatch(r"[A-Za-z0-9_]+", token)
    assert options == {
        "reason": ("s", "Reminds you of breaks"),
        "autostart": ("b", True),
        "commandline": ("as", ["sciatimer", "--tray"]),
        "dbus-activatable": ("b", False),
    }


@pytest.mark.parametrize("answer", [(0, {"autostart": ("b", False)}), (0, {}), (1, {}), (2, {})])
def test_a_no_is_told(
    portal: Portal,
    switch: Callable[[bool], AutostartState],
    answer: tuple[int, dict[str, tuple[str, Any]]],
) -> None:
    portal.answer = answer
    state = switch(True)
    assert not state.is_on
    assert state.refusal.startswith("Your system said no.")


def test_a_portal_that_keeps_silent_is_told(
    portal: Portal, switch: Callable[[bool], AutostartState], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autostart_portal, "LONGEST_ASKING", 300)
    portal.answer = None
    state = switch(True)
    assert not state.is_on
    assert "did not answer" in state.refusal


def test_switching_off_needs_no_answer(
    portal: Portal, switch: Callable[[bool], AutostartState], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autostart_portal, "LONGEST_STOPPING", 300)
    switch(True)
    portal.answer = None
    assert switch(False) == AutostartState(False)
    assert portal.asked[1]["autostart"] == ("b", False)


def test_a_refusal_to_switch_off_leaves_it_on(portal: Portal, switch: Callable[[bool], AutostartState]) -> None:
    switch(True)
    portal.answer = (2, {})
    state = switch(False)
    assert state.is_on
    assert state.refusal != ""


def test_a_desktop_without_a_portal_is_told(switch: Callable[[bool], AutostartState]) -> None:
    state = switch(True)
    assert not state.is_on
    assert "has no way to start this kind of app" in state.refusal


def test_an_answer_that_cannot_be_kept_is_told(
    portal: Portal, switch: Callable[[bool], AutostartState], tmp_path: Path
) -> None:
    (tmp_path / "settings").write_bytes(b"not a folder")
    state = switch(True)
    assert not state.is_on
    assert "cannot be written" in state.refusal


def test_the_last_of_two_wishes_counts(qtbot: QtBot, portal: Portal, starter: PortalStarter) -> None:
    autostart, told = Autostart(load_texts(), starter), list[AutostartState]()
    portal.answer = None
    autostart.switch(True, told.append)
    qtbot.waitUntil(lambda: len(portal.asked) == 1)
    portal.answer = (0, {"autostart": ("b", False)})
    autostart.switch(False, told.append)
    qtbot.waitUntil(lambda: len(told) == 1)
    portal.respond(f"{REQUESTS}/{portal.asked[0]['handle_token'][1]}", (0, {"autostart": ("b", True)}))
    assert told == [AutostartState(False)]


def test_a_flatpak_goes_through_the_portal(
    qtbot: QtBot, portal: Portal, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "in_flatpak", lambda: True)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart, told = system_autostart(load_texts()), list[AutostartState]()
    assert autostart.mechanism == "org.freedesktop.portal.Background"
    autostart.switch(True, told.append)
    qtbot.waitUntil(lambda: told == [AutostartState(True)])
    assert (tmp_path / "sciatimer" / "autostart").is_file()


def test_a_flatpak_is_known_by_its_file(tmp_path: Path) -> None:
    assert not in_flatpak(tmp_path / "info")
    (tmp_path / "info").touch()
    assert in_flatpak(tmp_path / "info")
