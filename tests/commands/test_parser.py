"""What may be said on the command line, in which order, and what is wrong usage."""

from pathlib import Path

import pytest

from sciatimer import __version__
from sciatimer.catalogue.model import Position
from sciatimer.commands.parser import POSITIONS, read_arguments
from tests.commands.calling import Caller


def test_the_positions_are_those_of_the_catalogue() -> None:
    assert set(POSITIONS) == {position.value for position in Position}


@pytest.mark.parametrize(
    "words",
    [
        ["--data-dir", "x", "catalogue", "list", "--json"],
        ["catalogue", "--data-dir", "x", "list", "--json"],
        ["catalogue", "list", "--data-dir", "x", "--json"],
        ["catalogue", "list", "--json", "--data-dir=x"],
    ],
)
def test_the_data_folder_may_be_said_anywhere(words: list[str]) -> None:
    arguments = read_arguments(words)
    assert arguments.data_dir == Path("x")
    assert arguments.temp is False


@pytest.mark.parametrize(
    "words",
    [["--temp", "doctor"], ["doctor", "--temp"], ["--temp", "history", "check"], ["history", "--temp", "check"]],
)
def test_temp_may_be_said_anywhere(words: list[str]) -> None:
    assert read_arguments(words).temp is True


@pytest.mark.parametrize(
    "words",
    [
        ["--speed", "2", "--temp"],
        ["--speed", "0.5", "--demo"],
        ["--demo", "--tray", "--start", "lying"],
        ["--data-dir", "x", "--start", "standing"],
        ["self-test", "--pictures", "x"],
        ["plan", "a", "b", "--json"],
        ["catalogue", "list", "--pain", "0", "--nerve", "--office", "--all"],
        [],
    ],
)
def test_right_usage_is_taken(words: list[str]) -> None:
    assert callable(read_arguments(words).run)


@pytest.mark.parametrize(
    "words",
    [
        ["--speed", "2"],
        ["--speed", "2", "--data-dir", "x"],
        ["--speed", "0", "--temp"],
        ["--speed", "-1", "--temp"],
        ["--speed", "nan", "--temp"],
        ["--speed", "inf", "--temp"],
        ["--speed", "1e300", "--temp"],
        ["--speed", "fast", "--temp"],
        ["--start", "hanging"],
        ["--data-dir", ""],
        ["--data-dir", "x", "--temp"],
        ["--data-dir", "x", "doctor", "--temp"],
        ["--data-dir", "x", "--demo"],
        ["--demo", "doctor"],
        ["--tray", "judge"],
        ["--temp", "--speed", "2", "plan", "x"],
        ["--start", "lying", "doctor"],
        ["doctor", "--speed", "2"],
        ["catalogue"],
        ["history"],
        ["catalogue", "check"],
        ["catalogue", "list", "--pain", "11"],
        ["catalogue", "list", "--pain", "-1"],
        ["catalogue", "list", "--pain", "2.0"],
        ["catalogue", "list", "--pain", "9" * 5000],
        ["catalogue", "list", "--position", "hanging"],
        ["plan"],
        ["plan", "x", "--jso"],
        ["--vers"],
        ["dance"],
        ["judge", "extra"],
    ],
)
def test_wrong_usage_is_said_and_ends_with_two(words: list[str], call: Caller) -> None:
    called = call(*words)
    assert (called.code, called.out) == (2, "")
    assert "error: " in called.err


def test_the_version_is_told(call: Caller) -> None:
    called = call("--version")
    assert (called.code, called.out, called.err) == (0, f"sciatimer {__version__}\n", "")


def test_the_help_names_every_command(call: Caller) -> None:
    called = call("--help")
    assert called.code == 0
    assert all(word in called.out for word in ("catalogue", "plan", "judge", "history", "doctor", "self-test"))
