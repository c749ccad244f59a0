"""A backup is complete or not there, and never in another file's place."""

import errno
import os
import stat
from pathlib import Path

import pytest

from sciatimer.history import files
from sciatimer.history.backup import backup
from sciatimer.history.facts import SessionStarted, SettingChanged
from sciatimer.history.faults import FileNotWritten, TargetExists
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from tests.history.diary import AT, Diary


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the copy goes."""
    return tmp_path / "copy.db"


def test_a_backup_holds_every_fact_and_is_whole(diary: Diary, target: Path) -> None:
    diary.write_one_of_each()
    backup(diary.store, target)
    assert check(target) == ()
    with HistoryStore(target) as copy:
        assert copy.read("SELECT * FROM ledger") == diary.store.read("SELECT * FROM ledger")
        assert copy.facts(SessionStarted) == diary.store.facts(SessionStarted)


def test_a_backup_is_one_file_for_its_owner_alone(diary: Diary, target: Path) -> None:
    diary.session()
    backup(diary.store, target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert sorted(path.name for path in target.parent.iterdir() if path.is_file()) == ["copy.db"]


def test_a_backup_can_be_made_while_another_window_writes(diary: Diary, file: Path, target: Path) -> None:
    with HistoryStore(file) as other, other.transaction():
        other.append(SettingChanged(AT, "theme", '"dark"'))
        backup(diary.store, target)
    with HistoryStore(target) as copy:
        assert copy.facts(SettingChanged) == ()


def test_a_file_that_is_there_is_never_written_over(diary: Diary, target: Path) -> None:
    target.write_text("holiday pictures")
    with pytest.raises(TargetExists, match=r"copy\.db is already there.*Choose another name"):
        backup(diary.store, target)
    assert target.read_text() == "holiday pictures"
    assert not list(target.parent.glob(".history-*"))


def test_the_history_itself_is_no_target(diary: Diary, file: Path) -> None:
    diary.session()
    with pytest.raises(TargetExists):
        backup(diary.store, file)
    assert len(diary.store.facts(SessionStarted)) == 1


def test_a_folder_that_is_not_there_is_named(diary: Diary, tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten, match=r"No such file or directory.*Choose another folder"):
        backup(diary.store, tmp_path / "nowhere" / "copy.db")


def test_a_backup_that_fails_leaves_nothing_behind(diary: Diary, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(files, "publish", no_room)
    with pytest.raises(FileNotWritten, match="free some space"):
        backup(diary.store, target)
    assert [path for path in target.parent.iterdir() if path.is_file()] == []
