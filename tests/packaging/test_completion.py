"""What bash offers after Tab is what the program understands."""

import shutil
import subprocess
from argparse import ArgumentParser
from pathlib import Path

import pytest

from tests.packaging.test_linux import COMMANDS, LINUX, subcommands

SCRIPT = LINUX / "sciatimer.bash"
pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


def offered(*typed: str, folder: Path | None = None) -> set[str]:
    """What is offered when Tab follows these words; the last one is begun."""
    words = " ".join(f"'{word}'" for word in ("sciatimer", *typed))
    tab = f"COMP_WORDS=({words}); COMP_CWORD={len(typed)}; _sciatimer"
    script = f"source '{SCRIPT}'; {tab}; printf '%s\\n' \"${{COMPREPLY[@]}}\""
    done = subprocess.run(["bash", "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


def understood(parser: ArgumentParser) -> set[str]:
    options = {action.option_strings[-1] for action in parser._actions if action.option_strings}
    return options | set(subcommands(parser))


@pytest.mark.parametrize("path", COMMANDS, ids=" ".join)
def test_after_each_command_all_that_it_understands_is_offered_and_nothing_else(
    path: tuple[str, ...], tmp_path: Path
) -> None:
    assert offered(*path, "", folder=tmp_path) == understood(COMMANDS[path])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        (("--start", ""), {"standing", "seated", "lying"}),
        (("catalogue", "list", "--position", "s"), {"standing", "seated"}),
        (("history", "export", "--format", ""), {"csv", "json", "pdf"}),
        (("history", "export", "--separator", "t"), {"tab"}),
        (("catalogue", "list", "--pain", "1"), {"1", "10"}),
        (("--temp", "doctor", "--j"), {"--json"}),
        (("--speed", ""), set()),
    ],
)
def test_the_values_of_an_option_are_offered(typed: tuple[str, ...], wanted: set[str], tmp_path: Path) -> None:
    assert offered(*typed, folder=tmp_path) == wanted


def test_files_are_offered_where_a_file_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "history.json").touch()
    assert offered("history", "import", "hi", folder=tmp_path) == {"history.json"}
    assert offered("doctor", "hi", folder=tmp_path) == set()
