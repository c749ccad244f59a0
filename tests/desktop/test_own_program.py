"""The program finds itself again, wherever it was started from."""

import ctypes
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from sciatimer import __version__
from sciatimer.desktop.own_program import (
    WINDOWS_IDENTITY,
    WITHOUT_CONSOLE,
    claim_identity,
    own_command,
    own_variables,
    standing_command,
)


def test_it_starts_itself_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (tmp_path / "sciatimer.py").write_text("raise SystemExit('somebody else')", encoding="ascii")
    done = subprocess.run(
        own_command("--version"), env=own_variables(), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == f"sciatimer {__version__}\n"


def test_a_program_packed_into_one_file_is_its_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("speak") == [sys.executable, "speak"]


def test_paths_that_were_set_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    assert own_variables()["PYTHONPATH"].endswith(":elsewhere")


def test_windows_is_told_who_we_are_and_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    claim_identity()
    monkeypatch.setattr(sys, "platform", "win32")
    shell = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=told.append)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell), raising=False)
    claim_identity()
    assert told == [WINDOWS_IDENTITY]


def test_started_at_login_it_opens_no_console_where_it_was_packed_with_and_without_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sciatimer.exe"))
    assert standing_command("--tray") == [str(tmp_path / "sciatimer.exe"), "--tray"]
    (tmp_path / WITHOUT_CONSOLE).touch()
    assert standing_command("--tray") == [str(tmp_path / WITHOUT_CONSOLE), "--tray"]
    assert own_command("judge") == [str(tmp_path / "sciatimer.exe"), "judge"]
