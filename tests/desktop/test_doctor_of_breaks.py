"""What the doctor says of idleness and sleep is what is really there."""

from pathlib import Path

import pytest

from sciatimer.commands.live import live
from tests.desktop.compositors import x_server
from tests.desktop.desktops import private_bus
from tests.desktop.service import service


@pytest.fixture(autouse=True)
def nothing_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No display and no bus."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, f"unix:path={tmp_path}/none")
    monkeypatch.setattr("sciatimer.commands.live.LIMIT", 15.0)  # a busy machine is slow, not wrong


def test_where_nothing_tells_of_input_it_says_what_is_done_then() -> None:
    assert live(["idle"]) == {"idle": "none: nothing here tells of keyboard and mouse; breaks go by the clock"}


def test_the_way_of_an_x_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server() as desktop:
        monkeypatch.setenv("DISPLAY", desktop.variables["DISPLAY"])
        assert live(["idle"]) == {"idle": "X11: alarms on IDLETIME"}


def test_all_ways_of_sleep_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert live(["sleep"]) == {"sleep": "the kernel's clocks"}
    with private_bus() as address, service(address, "org.freedesktop.login1"):
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        assert live(["sleep"]) == {"sleep": "logind, the kernel's clocks"}
