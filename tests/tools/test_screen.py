"""The screen that nobody sees comes up, takes windows, and goes away again."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tools.console import Trouble
from tools.screen import has_display, virtual_desktop, virtual_screen

needs_xvfb = pytest.mark.skipif(not shutil.which("Xvfb"), reason="needs Xvfb: python3 dev.py test brings it")
needs_desktop = pytest.mark.skipif(
    not (shutil.which("openbox") and shutil.which("xdotool")), reason="needs openbox: python3 dev.py test brings it"
)


def socket_of(variables: dict[str, str]) -> Path:
    return Path("/tmp/.X11-unix") / f"X{variables['DISPLAY'].removeprefix(':')}"  # noqa: S108 - where X has its sockets


@pytest.mark.parametrize(
    ("variables", "has"),
    [({}, False), ({"DISPLAY": ""}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
)
def test_a_display_is_told_by_its_variable(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], has: bool
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert has_display(variables) is has


def test_other_systems_always_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    assert has_display({})


@needs_xvfb
def test_two_screens_stand_side_by_side_and_end_with_their_blocks() -> None:
    with virtual_screen(dict(os.environ)) as first, virtual_screen(dict(os.environ)) as second:
        assert first["DISPLAY"] != second["DISPLAY"]
        assert socket_of(first).exists()
        assert socket_of(second).exists()
    assert not socket_of(first).exists()
    assert not socket_of(second).exists()


@needs_xvfb
def test_a_screen_hides_a_wayland_session() -> None:
    with virtual_screen(os.environ | {"WAYLAND_DISPLAY": "wayland-0"}) as variables:
        assert "WAYLAND_DISPLAY" not in variables


@needs_xvfb
@needs_desktop
def test_a_desktop_has_a_window_manager() -> None:
    with virtual_desktop(dict(os.environ)) as variables:
        asked = ["xdotool", "get_num_desktops"]
        assert subprocess.run(asked, env=variables, capture_output=True, check=False).returncode == 0


def test_a_server_that_does_not_start_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Xvfb").write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    (tmp_path / "Xvfb").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Trouble, match="The virtual screen did not start"), virtual_screen(dict(os.environ)):
        pass
