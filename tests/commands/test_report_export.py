"""The report from the command line: made by a real process that has no screen."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.ui.report_export import is_report
from tests.commands.calling import Caller
from tests.fakes import FakeClock
from tests.history.diary import Diary

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext reads the PDF")


def fill(data_folder: Path, language: str = "en") -> None:
    """Six sessions, one of them with pain; and the lock that followed."""
    with HistoryStore(data_folder / "history.db") as store:
        diary = Diary(store, FakeClock())
        change(store, "language", language, diary.now())
        diary.answer_screens()
        for _ in range(6):
            session = diary.session()
            diary.days_pass(1)
            diary.morning(session)
        diary.lock()


def export(data_folder: Path, target: Path) -> "subprocess.CompletedProcess[str]":
    """Runs the command where there is no screen at all."""
    words = ["--data-dir", str(data_folder), "history", "export", "--format", "pdf", str(target)]
    variables = {name: value for name, value in os.environ.items() if name not in SCREENS}
    command = [sys.executable, "-W", "error", "-m", "sciatimer", *words]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def words_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


def test_a_report_is_made_without_a_screen_for_its_owner_alone(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    done = export(data_folder, tmp_path / "report.pdf")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"A report on the whole history was saved as {tmp_path / 'report.pdf'}.\n"
    assert is_report((tmp_path / "report.pdf").read_bytes()[:4096])
    assert (tmp_path / "report.pdf").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["report.pdf"]


@needs_poppler
def test_it_tells_every_session_whenever_it_was_and_the_lock(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)  # far more than twelve weeks ago
    assert export(data_folder, tmp_path / "report.pdf").returncode == 0
    words = words_of(tmp_path / "report.pdf")
    for told in ("2 Mar 2026", "7 Mar 2026", "Towel hamstring stretch", "2\u21921", "R6"):
        assert told in words


@needs_poppler
def test_it_speaks_the_language_of_the_settings(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder, "de")
    assert export(data_folder, tmp_path / "report.pdf").returncode == 0
    assert "Handtuch" in words_of(tmp_path / "report.pdf")


def test_an_older_report_is_replaced_and_nothing_else_is(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    report, letter = tmp_path / "report.pdf", tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF-1.7 somebody else's")
    for code, target in ((0, report), (0, report), (1, letter)):
        assert export(data_folder, target).returncode == code
    assert letter.read_bytes() == b"%PDF-1.7 somebody else's"


def test_where_it_cannot_be_written_it_says_so(call: Caller, data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    called = call("history", "export", "--format", "pdf", tmp_path / "nowhere" / "report.pdf")
    assert called.code == 1
    assert str(tmp_path / "nowhere") in called.err


def test_without_a_history_there_is_no_report(call: Caller, tmp_path: Path) -> None:
    called = call("history", "export", "--format", "pdf", tmp_path / "report.pdf")
    assert (called.code, "There is no history at" in called.err) == (1, True)
    assert not (tmp_path / "report.pdf").exists()


def test_the_other_exports_load_no_qt(data_folder: Path, tmp_path: Path) -> None:
    fill(data_folder)
    code = (
        "import sys; from sciatimer.__main__ import main;"
        f"main(['--data-dir', {str(data_folder)!r}, 'history', 'export', '--format', 'json', {str(tmp_path / 'a.json')!r}]);"
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
