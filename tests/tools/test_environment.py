"""The .venv is made once and filled only when what is pinned has changed."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tools.console import Trouble
from tools.environment import DEV, RUN, Environment

Prepare = Callable[[str], str]


def write_pins(folder: Path) -> Path:
    folder.mkdir()
    (folder / "run.txt").write_text("# nothing\n", encoding="ascii")
    (folder / "dev.txt").write_text("# nothing more\n", encoding="ascii")
    return folder


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an environment that is ready to run; tests work on copies, because making one takes seconds."""
    folder = tmp_path_factory.mktemp("ready")
    Environment(folder / "venv", write_pins(folder / "requirements"), plain=True).prepare(RUN)
    return folder


@pytest.fixture
def home(ready: Path, tmp_path: Path) -> Path:
    """The test's own copy of it."""
    return Path(shutil.copytree(ready, tmp_path / "home", symlinks=True))


@pytest.fixture
def prepare(home: Path, capfd: pytest.CaptureFixture[str]) -> Prepare:
    """Prepares the test's own environment and gives what was said meanwhile."""

    def prepare(wanted: str) -> str:
        Environment(home / "venv", home / "requirements", plain=True).prepare(wanted)
        return capfd.readouterr().out

    return prepare


def test_what_is_ready_is_left_alone(prepare: Prepare) -> None:
    assert prepare(RUN) == ""


def test_it_is_filled_again_when_the_pins_change_but_not_made_again(prepare: Prepare, home: Path) -> None:
    (home / "requirements" / "run.txt").write_text("# other pins\n", encoding="ascii")
    again = prepare(RUN)
    assert "Making" not in again
    assert "requirements/run.txt" in again
    assert prepare(RUN) == ""


def test_what_a_developer_has_is_enough_to_run(prepare: Prepare, home: Path) -> None:
    (home / "venv" / "installed-run.sha256").unlink()
    prepare(DEV)
    assert prepare(RUN) == ""


def test_what_runs_is_not_enough_for_a_developer(prepare: Prepare) -> None:
    assert "requirements/dev.txt" in prepare(DEV)


def test_a_broken_one_is_made_anew(prepare: Prepare, home: Path) -> None:
    python = home / "venv" / "bin" / "python"
    python.unlink()
    python.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    python.chmod(0o755)
    said = prepare(RUN)
    assert "Making venv" in said
    assert "requirements/run.txt" in said
    assert subprocess.run([python, "-c", ""], check=False).returncode == 0


def test_a_pin_without_a_hash_is_refused_and_not_taken_for_done(
    prepare: Prepare, home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (home / "requirements" / "run.txt").write_text("msgspec==0.22.0\n", encoding="ascii")
    for _ in range(2):
        with pytest.raises(Trouble, match="pip could not install the packages pinned in"):
            prepare(RUN)
    assert "--require-hashes" in capfd.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="Python could not make"):
        Environment(tmp_path / "file" / "venv", tmp_path).prepare(RUN)


def test_the_checkout_s_package_is_found() -> None:
    variables = Environment().variables()
    assert (Path(variables["PYTHONPATH"]) / "sciatimer" / "__init__.py").is_file()
