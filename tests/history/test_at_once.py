"""A few settings are read before the program is loaded, and nothing is changed by it."""

import stat
from pathlib import Path

import pytest

from sciatimer.history.at_once import settings_at_once
from sciatimer.history.settings import Theme, change
from sciatimer.history.store import HistoryStore
from tests.history.diary import AT


@pytest.fixture
def path(data_folder: Path) -> Path:
    """A history in which two settings were made, one of them twice."""
    made = data_folder / "history.db"
    with HistoryStore(made) as store:
        change(store, "theme", Theme.LIGHT, AT)
        change(store, "text_scale", 150, AT)
        change(store, "theme", Theme.DARK, AT)
    return made


def test_the_last_of_each_counts_and_what_was_never_set_is_missing(path: Path) -> None:
    assert settings_at_once(path, "theme", "text_scale", "voice") == {"theme": '"dark"', "text_scale": "150"}


def test_it_reads_what_another_window_has_just_written(path: Path) -> None:
    with HistoryStore(path) as store:
        change(store, "theme", Theme.LIGHT, AT)
        assert settings_at_once(path, "theme") == {"theme": '"light"'}


def test_it_changes_nothing_and_lets_nobody_else_read(path: Path) -> None:
    before = path.read_bytes()
    settings_at_once(path, "theme")
    assert path.read_bytes() == before
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.glob("history.db*")} == {0o600}


def test_a_history_that_is_yet_to_be_made_is_not_made_by_it(tmp_path: Path) -> None:
    assert settings_at_once(tmp_path / "history.db", "theme") == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no history", b"this is no history at all, " * 100])
def test_what_is_no_history_is_told_as_such(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(content)
    assert settings_at_once(path, "theme") is None
    assert path.read_bytes() == content


def test_that_of_a_newer_program_is_left_alone(path: Path) -> None:
    with HistoryStore(path) as store:
        store.connection.execute("PRAGMA user_version = 999")
    assert settings_at_once(path, "theme") is None


def test_a_folder_in_its_place_is_no_history(tmp_path: Path) -> None:
    (tmp_path / "history.db").mkdir()
    assert settings_at_once(tmp_path / "history.db", "theme") is None
