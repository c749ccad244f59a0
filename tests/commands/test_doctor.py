"""``doctor`` tells versions, paths and mechanisms, truthfully and without a display."""

import json
import platform
from importlib import metadata
from pathlib import Path

import pytest

from sciatimer import __version__
from sciatimer.commands.display import display
from sciatimer.desktop.mechanisms import MECHANISMS
from tests.commands.calling import Caller


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The mechanisms are tried in tests/desktop; trying them takes seconds."""
    monkeypatch.setattr("sciatimer.commands.doctor.live", lambda names: {name: f"a {name}" for name in names})


def test_the_report_as_json(call: Caller, data_folder: Path) -> None:
    called = call("doctor", "--json")
    report = json.loads(called.out)
    assert (called.code, called.err) == (0, "")
    assert report["sciatimer"] == __version__
    assert report["versions"]["python"] == platform.python_version()
    assert report["versions"]["msgspec"] == metadata.version("msgspec")
    assert set(report["versions"]) == {"python", "qt", "pyside6", "msgspec", "platformdirs", "wakepy", "sqlite"}
    assert report["paths"]["data"] == str(data_folder)
    assert report["paths"]["history"] == str(data_folder / "history.db")
    assert list(report["mechanisms"]) == list(MECHANISMS)


def test_every_mechanism_says_what_it_is(call: Caller) -> None:
    mechanisms = json.loads(call("doctor", "--json").out)["mechanisms"]
    assert [mechanisms[name] for name in MECHANISMS] == [f"a {name}" for name in MECHANISMS]


def test_the_report_for_people_has_a_line_for_each(call: Caller) -> None:
    out = call("doctor").out
    assert f"sciatimer: {__version__}\n" in out
    assert "  idle: a idle\n" in out
    assert "\n  keep-awake: a keep-awake\n" in out


def test_a_version_that_is_not_on_record_is_said_so(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr("sciatimer.commands.doctor.metadata.version", unknown)
    versions = json.loads(call("doctor", "--json").out)["versions"]
    assert versions["qt"] == "unknown: its package data is not installed"


@pytest.mark.parametrize(
    ("environment", "system", "wanted"),
    [
        ({}, "linux", "none"),
        ({"DISPLAY": ":0"}, "linux", "x11 (:0)"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", "wayland (wayland-0)"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", "offscreen (chosen by QT_QPA_PLATFORM)"),
        ({}, "darwin", "cocoa"),
        ({}, "win32", "windows"),
    ],
)
def test_the_display_is_told_from_the_environment(environment: dict[str, str], system: str, wanted: str) -> None:
    assert display(environment, system) == wanted


def test_the_doctor_changes_nothing(call: Caller, data_folder: Path) -> None:
    call("doctor")
    assert not data_folder.exists()
