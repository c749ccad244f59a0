"""The program as a shell starts it: real pipes, real exit codes, no display."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.test_judge import line

ROOT = Path(__file__).resolve().parents[2]
WINDOWLESS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
Variables = dict[str, str]


@pytest.fixture
def bare(program_variables: Variables) -> Variables:
    """The variables of a machine without a display."""
    return {name: value for name, value in program_variables.items() if name not in WINDOWLESS}


def started(words: list[str], variables: Variables, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "sciatimer", *words], env=variables, input=stdin, capture_output=True, check=False
    )


def imported(words: list[str], variables: Variables) -> set[str]:
    """What the program imports on the way; a measuring of the tests themselves would add its own."""
    unmeasured = {name: value for name, value in variables.items() if not name.startswith("COV")}
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "sciatimer", *words],
        env=unmeasured,
        capture_output=True,
        check=False,
    )
    return {row.rpartition(b"|")[2].strip().decode() for row in done.stderr.splitlines()}


def test_a_bare_checkout_runs_by_its_folder(bare: Variables) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "gui"), "--version"],
        env={name: value for name, value in bare.items() if name != "PYTHONPATH"},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b"sciatimer ")


def test_wrong_usage_ends_with_two_and_bad_input_with_one(bare: Variables) -> None:
    assert started(["--speed", "3"], bare).returncode == 2
    assert started(["plan", "nothing"], bare).returncode == 1


def test_without_a_display_the_window_says_so(bare: Variables) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a display here")
    done = started([], bare)
    assert done.returncode == 1
    assert done.stderr.startswith(b"There is no display")


@pytest.mark.parametrize("words", [["--temp"], ["self-test"]])
def test_a_display_that_qt_cannot_use_is_a_sentence_and_no_crash(words: list[str], bare: Variables) -> None:
    done = started(words, {**bare, "QT_QPA_PLATFORM": "a-platform-that-nobody-has"})
    assert done.returncode == 1
    assert b"a-platform-that-nobody-has" in done.stderr
    assert b"The window cannot be opened, because Qt cannot use this display" in done.stderr.splitlines()[-1]


IMPATIENT = "from sciatimer.ui import self_test; self_test._PATIENCE_MS = 1; "
WITHOUT_EXERCISES = (
    "from pathlib import Path; from sciatimer.ui import application; "
    "application.shipped = lambda name: Path('/nowhere') / name; "
)


@pytest.mark.parametrize(
    ("change", "words", "said"),
    [
        (IMPATIENT, [], b"The self-test stopped before: "),
        (WITHOUT_EXERCISES, [], b"No stretch can be offered: "),
        ("", ["--pictures", __file__], b"test_program.py was not saved "),
    ],
    ids=["too slow", "no exercises", "no folder"],
)
def test_a_self_test_that_fails_says_where(change: str, words: list[str], said: bytes, bare: Variables) -> None:
    run = f"{change}from sciatimer.__main__ import main; raise SystemExit(main({['self-test', *words]!r}))"
    done = subprocess.run([sys.executable, "-c", run], env=bare, capture_output=True, check=False, timeout=50)
    assert (done.returncode, done.stdout) == (1, b"")
    assert said in done.stderr


def test_judge_takes_lines_from_a_pipe(bare: Variables) -> None:
    done = started(["judge"], bare, line() + b"\n\xff\n" + line(red=2))
    outcomes = [json.loads(row).get("outcome") for row in done.stdout.splitlines()]
    assert (done.returncode, done.stderr, outcomes) == (0, b"", ["GOOD", None, "EMERGENCY"])


def test_judge_answers_before_the_input_ends(bare: Variables) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sciatimer", "judge"], env=bare, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(line() + b"\n")
        program.stdin.flush()
        assert program.stdout.readline() == b'{"outcome":"GOOD","rule":"R11"}\n'
        program.stdin.close()
        assert program.wait() == 0


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("words", [["catalogue", "list", "--all", "--json"], ["judge"], ["--help"]])
def test_a_reader_that_goes_away_leaves_no_complaint(words: list[str], bare: Variables) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "sciatimer", *words],
        env=bare,
        input=line() + b"\n",
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("words", [["catalogue", "list"], ["judge"]])
def test_a_full_disk_is_told_once(words: list[str], bare: Variables) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "sciatimer", *words],
            env=bare,
            input=line(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.startswith(b"The output cannot be written (No space left on device).")
    assert done.stderr.count(b"\n") == 1


def test_a_plain_locale_shows_every_letter_somehow(bare: Variables, data_folder: Path) -> None:
    done = started(["catalogue", "list", "--json"], bare | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert len(json.loads(done.stdout)) == 16


@pytest.mark.skipif(
    sys.platform == "win32" or signal.getsignal(signal.SIGINT) is signal.SIG_IGN, reason="Ctrl-C does not reach it here"
)
def test_a_stop_by_the_keyboard_leaves_no_traceback(bare: Variables) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sciatimer", "judge"],
        env=bare,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write(b"{}\n")
        program.stdin.flush()
        program.stdout.readline()  # it is up and waits for more
        program.send_signal(signal.SIGINT)
        assert program.wait() == 130
        assert program.stderr is not None
        assert program.stderr.read() == b"Stopped.\n"


def test_the_way_to_the_window_does_not_pass_the_doctor(bare: Variables) -> None:
    assert imported([], bare).isdisjoint({"importlib.metadata", "sciatimer.commands.doctor", "difflib"})


def test_the_version_costs_no_library(bare: Variables) -> None:
    assert imported(["--version"], bare).isdisjoint({"msgspec", "platformdirs", "json", "PySide6", "sqlite3"})


@pytest.mark.parametrize(
    "words", [["catalogue", "list"], ["plan", "lying-towel-thigh"], ["judge"], ["doctor"], ["history", "check"]]
)
def test_no_command_loads_qt(words: list[str], bare: Variables) -> None:
    found = imported(words, bare)
    assert "argparse" in found
    assert "PySide6" not in found
