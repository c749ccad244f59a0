"""Whatever happens to a command, the person gets a sentence and the shell a code."""

import errno
import io
import os
from pathlib import Path

import pytest

from sciatimer.commands import console
from sciatimer.errors import SciatimerError
from tests.commands.calling import Caller

DOCTOR = "sciatimer.commands.doctor.show"


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Makes the doctor fail."""

    def show(arguments: object) -> int:
        raise error

    monkeypatch.setattr(DOCTOR, show)


class Full(io.StringIO):
    """An output that takes nothing."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number

    def write(self, text: str, /) -> int:
        raise OSError(self._number, os.strerror(self._number))


def test_a_mistake_is_told_in_its_own_words(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, SciatimerError("Do this instead."))
    called = call("doctor")
    assert (called.code, called.out, called.err) == (1, "", "Do this instead.\n")


def test_a_stop_by_the_keyboard_is_no_fault(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, KeyboardInterrupt())
    called = call("doctor")
    assert (called.code, called.err) == (130, "Stopped.\n")


def test_a_fault_of_the_program_is_one_sentence_and_the_details_lie_in_the_log(
    call: Caller, monkeypatch: pytest.MonkeyPatch, data_folder: Path
) -> None:
    failing(monkeypatch, RuntimeError("pain was 7"))
    called = call("doctor")
    log = data_folder / "sciatimer.log"
    assert called.code == 1
    assert called.err == f"Sciatimer met a fault of its own (RuntimeError). The details are in {log}.\n"
    kept = log.read_text()
    assert "RuntimeError" in kept
    assert "in show" in kept
    assert log.stat().st_mode & 0o077 == 0


def test_an_answer_never_gets_into_the_log(call: Caller, monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    failing(monkeypatch, RuntimeError("pain was 7"))
    call("doctor")
    assert "pain" not in (data_folder / "sciatimer.log").read_text()


def test_the_log_grows_and_is_not_begun_anew(call: Caller, monkeypatch: pytest.MonkeyPatch, data_folder: Path) -> None:
    failing(monkeypatch, RuntimeError())
    call("doctor")
    call("doctor")
    assert (data_folder / "sciatimer.log").read_text().count("RuntimeError\n") == 2


def test_with_a_throw_away_folder_the_details_are_kept_outside_it(
    call: Caller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_folder: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    failing(monkeypatch, RuntimeError())
    called = call("doctor", "--temp")
    (log,) = tmp_path.glob("sciatimer-*.log")
    assert called.err.endswith(f"The details are in {log}.\n")
    assert "RuntimeError" in log.read_text()
    assert not data_folder.exists()


def test_details_that_cannot_be_kept_are_said_to_be_lost(
    call: Caller, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    failing(monkeypatch, RuntimeError())
    called = call("doctor", "--data-dir", tmp_path / "file" / "data")
    assert called.code == 1
    assert called.err.endswith("and the details could not be saved.\n")


def test_a_reader_that_is_gone_is_no_fault(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Full(errno.EPIPE))
    called = call("doctor")
    assert (called.code, called.err) == (0, "")


def test_a_full_output_is_told(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", Full(errno.ENOSPC))
    called = call("doctor")
    assert called.code == 1
    assert (
        called.err == "The output cannot be written (No space left on device). Free some space, or send it elsewhere.\n"
    )


@pytest.mark.parametrize("number", [errno.EPIPE, errno.ENOSPC])
def test_messages_that_nobody_can_read_stop_nothing(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", Full(number))
    console.tell("hello")


def test_a_closed_output_is_no_fault(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert call("doctor").code == 0


def test_signs_that_the_terminal_lacks_come_out_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(terminal, encoding="ascii"))
    console.prepare()
    console.out("\u05d9")
    console.finish()
    assert terminal.getvalue() == b"\\u05d9\n"


def test_a_data_folder_that_leads_nowhere_is_a_sentence_and_no_fault_of_the_program(
    call: Caller, tmp_path: Path
) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for command in (("doctor",), ("catalogue", "list"), ("history", "check")):
        for name in (circle, "~nobody-of-this-name/mine"):
            called = call("--data-dir", name, *command)
            assert (called.code, called.out) == (1, "")
            assert called.err.startswith("Sciatimer cannot use its data folder ")
