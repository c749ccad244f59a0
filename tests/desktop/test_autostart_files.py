"""Starting at login by files: what stands in them, what is read of them, and what cannot be written."""

import os
import plistlib
import shutil
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from sciatimer import __version__
from sciatimer.desktop.autostart import Autostart, system_autostart
from sciatimer.desktop.autostart_macos import LaunchAgent
from sciatimer.desktop.autostart_model import AutostartState
from sciatimer.desktop.autostart_xdg import DesktopEntry, exec_line
from sciatimer.desktop.own_program import standing_command
from sciatimer.texts import load_texts
from tests.desktop.servers import need, wait_until

TEXTS = load_texts()
WAYS = ["xdg", "macos"]


class Told:
    """Hears what a switch came to."""

    def __init__(self) -> None:
        self.states: list[AutostartState] = []

    def __call__(self, state: AutostartState) -> None:
        self.states.append(state)


def way(name: str, folder: Path, command: Sequence[str] = (sys.executable, "--tray")) -> Autostart:
    made = DesktopEntry(command, folder, "Breaks") if name == "xdg" else LaunchAgent(command, folder)
    return Autostart(TEXTS, made)


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


@pytest.mark.parametrize("name", WAYS)
def test_it_is_off_until_it_is_switched_on_and_off_again_after(name: str, tmp_path: Path) -> None:
    autostart, told = way(name, tmp_path / "deep" / "autostart"), Told()
    assert autostart.state() == AutostartState(False)
    for on in (True, True, False, False):
        autostart.switch(on, told)
    assert told.states == [AutostartState(on) for on in (True, True, False, False)]
    assert list((tmp_path / "deep" / "autostart").iterdir()) == []


@pytest.mark.parametrize("name", WAYS)
def test_a_folder_that_cannot_be_written_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "autostart").write_bytes(b"not a folder")
    told = Told()
    way(name, tmp_path / "autostart").switch(True, told)
    (state,) = told.states
    assert not state.is_on
    assert f"because {tmp_path / 'autostart'} cannot be written" in state.refusal


@pytest.mark.parametrize("name", WAYS)
def test_a_file_that_cannot_be_taken_away_leaves_it_on_and_says_so(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    autostart, told = way(name, tmp_path), Told()
    autostart.switch(True, told)
    monkeypatch.setattr(Path, "unlink", _refuse)
    autostart.switch(False, told)
    assert told.states[1].is_on
    assert "cannot be written" in told.states[1].refusal


def _refuse(self: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize("name", WAYS)
def test_what_cannot_be_written_leaves_what_was_there(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    autostart, told = way(name, tmp_path), Told()
    autostart.switch(True, told)
    before = file_of(tmp_path).read_bytes()
    monkeypatch.setattr(os, "fsync", _full)
    way(name, tmp_path, ("/bin/sh", "--other")).switch(True, told)
    assert file_of(tmp_path).read_bytes() == before
    assert told.states[1].refusal != ""


def _full(_: int) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize(
    "content", [b"", b"\xff\xfe\x00", b"[Desktop Entry]\n", b"<plist><array/></plist>", b"<plist>"]
)
def test_a_file_that_says_nothing_sound_is_off(name: str, content: bytes, tmp_path: Path) -> None:
    autostart = way(name, tmp_path)
    autostart.switch(True, Told())
    file_of(tmp_path).write_bytes(content)
    assert autostart.state() == AutostartState(False)


@pytest.mark.parametrize("name", WAYS)
def test_a_program_that_is_gone_does_not_start(name: str, tmp_path: Path) -> None:
    program = tmp_path / "program with spaces"
    shutil.copy("/bin/true", program)
    autostart = way(name, tmp_path / "autostart", (str(program), "--tray"))
    autostart.switch(True, Told())
    assert autostart.state().is_on
    program.unlink()
    assert not autostart.state().is_on


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Terminal=false", "Hidden=true"),
        ("X-GNOME-Autostart-enabled=true", "X-GNOME-Autostart-enabled = false"),
        ("[Desktop Entry]", "[Something Else]"),
        ("Exec=", "NoExec="),
    ],
)
def test_what_another_program_switched_off_is_off(before: str, after: str, tmp_path: Path) -> None:
    autostart, told = way("xdg", tmp_path), Told()
    autostart.switch(True, told)
    file = file_of(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    assert autostart.state() == AutostartState(False)
    autostart.switch(True, told)
    assert autostart.state() == AutostartState(True)


def test_what_stands_in_another_group_does_not_count(tmp_path: Path) -> None:
    autostart = way("xdg", tmp_path)
    autostart.switch(True, Told())
    with file_of(tmp_path).open("a", encoding="utf-8") as file:
        file.write("[Desktop Action Quiet]\nHidden=true\n#Hidden=true\n")
    assert autostart.state().is_on


@pytest.mark.parametrize(
    ("argument", "line"),
    [
        ("--tray", "--tray"),
        ("/opt/My App/run", '"/opt/My App/run"'),
        ("50%", "50%%"),
        ("a$b`c", '"a\\\\$b\\\\`c"'),
        ('say "it"', '"say \\\\"it\\\\""'),
        ("back\\slash", '"back\\\\\\\\slash"'),
        ("", '""'),
        ("né", '"né"'),
    ],
)
def test_each_argument_is_quoted_as_the_specification_asks(argument: str, line: str) -> None:
    assert exec_line(["/bin/true", argument]) == f"/bin/true {line}"


def test_the_entry_is_one_that_the_desktops_own_checker_takes(tmp_path: Path) -> None:
    need("desktop-file-validate")
    way("xdg", tmp_path, ("/opt/My $App/run", "100%", "--tray")).switch(True, Told())
    subprocess.run(["desktop-file-validate", file_of(tmp_path)], check=True)


def test_glib_starts_exactly_what_was_meant(tmp_path: Path) -> None:
    need("gio", "sh")
    said = tmp_path / "said"
    program = tmp_path / "my $program `here`"  # glib does not find a program with a % in its name
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" > "{said}.new"; mv "{said}.new" "{said}"\n', encoding="utf-8")
    program.chmod(0o755)
    arguments = ["--tray", "two words", 'a "b"', "50%", "back\\slash", "$HOME", "`id`"]
    way("xdg", tmp_path / "autostart", (str(program), *arguments)).switch(True, Told())
    subprocess.run(["gio", "launch", file_of(tmp_path / "autostart")], check=True)
    wait_until(said.exists, "the program that gio started and did not wait for")
    assert said.read_text(encoding="utf-8").split("|")[:-1] == arguments


def test_the_agent_starts_the_program_at_login(tmp_path: Path) -> None:
    way("macos", tmp_path, ("/bin/sh", "--tray")).switch(True, Told())
    agent = plistlib.loads(file_of(tmp_path).read_bytes())
    assert agent["ProgramArguments"] == ["/bin/sh", "--tray"]
    assert agent["RunAtLoad"] is True


def test_here_it_is_a_file_in_the_folder_of_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart, told = system_autostart(TEXTS), Told()
    assert autostart.mechanism == "XDG autostart"
    autostart.switch(True, told)
    entry = (tmp_path / "autostart" / "sciatimer.desktop").read_text(encoding="utf-8")
    assert f"Exec={exec_line(standing_command('--tray'))}\n" in entry
    assert told.states == [AutostartState(True)]
    assert stat.S_IMODE((tmp_path / "autostart").stat().st_mode) == 0o700


def test_without_a_variable_it_lies_below_the_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    system_autostart(TEXTS, ("--data-dir", "/my data", "--tray")).switch(True, Told())
    entry = (tmp_path / ".config/autostart/sciatimer.desktop").read_text(encoding="utf-8")
    assert '--data-dir "/my data" --tray\n' in entry


def test_what_others_start_later_needs_nothing_of_this_process(tmp_path: Path) -> None:
    bare = {"HOME": str(tmp_path)}
    done = subprocess.run(
        standing_command("--version"), env=bare, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"sciatimer {__version__}\n"


def test_a_packed_program_is_started_by_what_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert standing_command("--tray") == [sys.executable, "--tray"]
    monkeypatch.setenv("APPIMAGE", "/home/me/Sciatimer.AppImage")
    assert standing_command("--tray") == ["/home/me/Sciatimer.AppImage", "--tray"]


def test_an_installed_program_is_started_as_its_module(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("sciatimer.desktop.own_program.root", lambda: tmp_path)
    assert standing_command("--tray") == [sys.executable, "-P", "-m", "sciatimer", "--tray"]
