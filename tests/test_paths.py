"""The data folder: who chooses it, what lies in it, and what happens when it cannot be used."""

import stat
from pathlib import Path

import pytest

from sciatimer.paths import DATA_DIR_VARIABLE, DataFolderUnusable, data_paths


def test_a_chosen_folder_wins_over_the_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "variable"))
    assert data_paths(tmp_path / "chosen").folder == tmp_path / "chosen"


def test_the_variable_wins_over_the_system(data_folder: Path) -> None:
    assert data_paths().folder == data_folder


def test_without_either_the_system_says_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATA_DIR_VARIABLE)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert data_paths().folder == tmp_path / "sciatimer"


def test_a_tilde_is_the_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert data_paths(Path("~/mine")).folder == tmp_path / "mine"


def test_everything_lies_in_the_folder(tmp_path: Path) -> None:
    paths = data_paths(tmp_path)
    assert {paths.history, paths.packs, paths.log} == {
        tmp_path / "history.db",
        tmp_path / "exercises",
        tmp_path / "sciatimer.log",
    }


def test_asking_for_the_folder_makes_nothing(tmp_path: Path) -> None:
    data_paths(tmp_path / "later")
    assert not (tmp_path / "later").exists()


def test_only_the_owner_can_look_inside(tmp_path: Path) -> None:
    paths = data_paths(tmp_path / "a" / "b")
    paths.prepare()
    assert stat.S_IMODE(paths.folder.stat().st_mode) == 0o700


def test_a_folder_that_stood_open_is_closed(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    data_paths(tmp_path).prepare()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    paths = data_paths(tmp_path / "file" / "folder")
    with pytest.raises(DataFolderUnusable, match=r"Not a directory.*--data-dir") as told:
        paths.prepare()
    assert str(paths.folder) in str(told.value)


def test_a_name_that_leads_nowhere_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for name in (circle, Path("~nobody-of-this-name/mine")):
        with pytest.raises(DataFolderUnusable, match="--data-dir"):
            data_paths(name)
        monkeypatch.setenv(DATA_DIR_VARIABLE, str(name))
        with pytest.raises(DataFolderUnusable, match="--data-dir"):
            data_paths()


def test_a_relative_name_needs_a_folder_to_begin_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with pytest.raises(DataFolderUnusable, match="--data-dir"):
        data_paths(Path("mine"))
