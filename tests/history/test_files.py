"""The file is made whole, closed to others, and never written over; what is wrong with it is said."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from sciatimer.history import files
from sciatimer.history.facts import SettingChanged
from sciatimer.history.faults import (
    HistoryDamaged,
    HistoryDiskFull,
    HistoryError,
    HistoryNotWritable,
    file_fault,
    sqlite_fault,
)
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataFolderUnusable
from tests.history.diary import AT

SMALL = SettingChanged(AT, "theme", '"dark"')
LARGE = SettingChanged(AT, "theme", "x" * 300_000)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def fail(error: BaseException) -> Callable[..., None]:
    def raise_it(*_: object, **__: object) -> None:
        raise error

    return raise_it


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte. Needs the right to mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a small disk; the page limit below tests the same answer everywhere")
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk], check=False, capture_output=True)
    if done.returncode:
        pytest.skip("this machine lets nobody mount a disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_new_history_is_for_its_owner_alone(store: HistoryStore, file: Path) -> None:
    store.append(SMALL)
    assert mode(file.parent) == 0o700
    assert {path.name: mode(path) for path in file.parent.iterdir()} == {
        "history.db": 0o600,
        "history.db-wal": 0o600,
        "history.db-shm": 0o600,
    }


def test_what_others_may_do_is_taken_away(file: Path) -> None:
    HistoryStore(file).close()
    file.chmod(0o666)
    file.parent.chmod(0o755)
    HistoryStore(file).close()
    assert (mode(file), mode(file.parent)) == (0o600, 0o700)


@pytest.mark.parametrize(
    "content", [b"", b"this is a shopping list\n" * 100, b"SQLite format 3\x00" + b"\x07" * 5000], ids=len
)
def test_a_file_that_is_no_history_is_named_and_kept_byte_for_byte(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    with pytest.raises(HistoryDamaged, match=r"Nothing in it was changed or deleted\. Put a backup copy") as caught:
        HistoryStore(file)
    assert str(file) in str(caught.value)
    assert file.read_bytes() == content
    assert [path.name for path in file.parent.iterdir()] == ["history.db"]


def test_a_database_of_another_program_is_kept_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as foreign:
        foreign.execute("CREATE TABLE songs (title TEXT)")
    before = file.read_bytes()
    with pytest.raises(HistoryDamaged, match="a database of another program"):
        HistoryStore(file)
    assert file.read_bytes() == before


def test_a_history_that_was_cut_short_is_named_when_it_is_read(file: Path) -> None:
    with HistoryStore(file) as store:
        store.append_all([SMALL] * 5000)
    file.write_bytes(file.read_bytes()[:200_000])
    cut = file.read_bytes()
    with pytest.raises(HistoryDamaged), HistoryStore(file) as store:
        store.facts(SettingChanged)
    assert file.read_bytes() == cut


def test_a_missing_file_whose_log_is_still_there_is_not_begun_anew(file: Path) -> None:
    with HistoryStore(file) as store:
        store.append(SMALL)
        log = files.beside(file, "-wal").read_bytes()
    file.unlink()
    files.beside(file, "-wal").write_bytes(log)
    with pytest.raises(HistoryDamaged, match=r"the file is missing, yet a part of it is there: history\.db-wal"):
        HistoryStore(file)
    assert not file.exists()


def test_a_window_that_makes_the_file_at_the_same_time_finds_the_others(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish = files.publish

    def be_too_late(draft: Path, target: Path) -> None:
        monkeypatch.setattr(files, "publish", publish)
        with HistoryStore(file) as faster:
            faster.append(SMALL)
        publish(draft, target)

    monkeypatch.setattr(files, "publish", be_too_late)
    with HistoryStore(file) as slower:
        assert [recorded.fact for recorded in slower.facts(SettingChanged)] == [SMALL]
        assert not list(file.parent.glob(".history-*"))


def test_a_disk_without_links_gets_the_file_too(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", fail(OSError(errno.EPERM, "no links here")))
    with HistoryStore(file) as store:
        store.append(SMALL)
    with pytest.raises(FileExistsError):
        files.publish(files.empty_draft(file.parent), file)
    with HistoryStore(file) as store:
        assert len(store.facts(SettingChanged)) == 1


def test_half_a_new_file_is_never_found(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "publish", fail(OSError(errno.ENOSPC, "no space left")))
    with pytest.raises(HistoryDiskFull):
        HistoryStore(file)
    assert list(file.parent.iterdir()) == []


def test_a_full_disk_loses_nothing_and_says_what_to_do(small_disk: Path) -> None:
    file = small_disk / "data" / "history.db"
    with HistoryStore(file) as store:
        store.append(SMALL)
        with pytest.raises(HistoryDiskFull, match=r"All that was saved before is safe\. Free some space"):
            store.append_all([SMALL, LARGE, LARGE])
        assert [recorded.fact for recorded in store.facts(SettingChanged)] == [SMALL]
    with HistoryStore(file) as again:
        assert [recorded.fact for recorded in again.facts(SettingChanged)] == [SMALL]


def test_a_disk_too_small_for_a_new_history_is_full(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(b"x" * 450_000)
    with pytest.raises(HistoryDiskFull):
        HistoryStore(small_disk / "data" / "history.db")
    assert list((small_disk / "data").iterdir()) == []


def test_a_file_that_may_not_grow_counts_as_a_full_disk(store: HistoryStore) -> None:
    store.append(SMALL)
    pages = store.read("PRAGMA page_count")[0][0]
    store.read(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(HistoryDiskFull):
        store.append_all([SMALL, LARGE])
    store.read("PRAGMA max_page_count = 1000000")
    store.append(LARGE)
    assert [recorded.fact for recorded in store.facts(SettingChanged)] == [SMALL, LARGE]


def test_a_folder_in_the_files_place_is_named(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(HistoryNotWritable, match="Mend the permissions"):
        HistoryStore(file)


def test_a_file_in_the_folders_place_is_named(file: Path) -> None:
    file.parent.write_text("not a folder")
    with pytest.raises(DataFolderUnusable, match="--data-dir"):
        HistoryStore(file)


def test_a_file_of_somebody_else_is_named(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    HistoryStore(file).close()
    file.chmod(0o644)
    monkeypatch.setattr(Path, "chmod", fail_for(file))
    with pytest.raises(HistoryNotWritable, match="Operation not permitted"):
        HistoryStore(file)


@pytest.mark.skipif(os.name != "posix", reason="bits of permission are a matter of POSIX")
def test_a_file_that_cannot_be_written_says_so(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = files.connect

    def read_only(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute("PRAGMA query_only = ON")
        return connection

    HistoryStore(file).close()
    monkeypatch.setattr(files, "connect", read_only)
    with HistoryStore(file) as store, pytest.raises(HistoryNotWritable, match="All that was saved before is safe"):
        store.append(SMALL)


@pytest.mark.parametrize("name", ["stat", "exists", "chmod"])
def test_every_look_at_the_file_that_fails_is_a_mistake_with_a_way_out(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    HistoryStore(file).close()
    file.chmod(0o644)
    monkeypatch.setattr(Path, name, fail_for(file, getattr(Path, name)))
    with pytest.raises(HistoryError):
        HistoryStore(file)


def fail_for(file: Path, otherwise: Callable[..., object] = Path.chmod) -> Callable[..., object]:
    def ask(path: Path, *args: object, **named: object) -> object:
        if path == file:
            raise PermissionError(errno.EPERM, "Operation not permitted")
        return otherwise(path, *args, **named)

    return ask


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_IOERR_SHMSIZE, HistoryDiskFull),
        (sqlite3.SQLITE_IOERR_WRITE, HistoryNotWritable),
        (sqlite3.SQLITE_READONLY_DIRECTORY, HistoryNotWritable),
        (sqlite3.SQLITE_CORRUPT_INDEX, HistoryDamaged),
        (sqlite3.SQLITE_NOTADB, HistoryDamaged),
    ],
)
def test_each_sqlite_code_is_a_mistake_with_a_way_out(code: int, kind: type[HistoryError]) -> None:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    assert type(sqlite_fault(Path("history.db"), error)) is kind


def test_a_fault_of_the_program_stays_one() -> None:
    error = sqlite3.IntegrityError("FOREIGN KEY constraint failed")
    error.sqlite_errorcode = sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY
    assert sqlite_fault(Path("history.db"), error) is None
    assert sqlite_fault(Path("history.db"), sqlite3.ProgrammingError("Cannot operate on a closed database.")) is None


def test_text_that_is_no_text_is_damage() -> None:
    assert isinstance(sqlite_fault(Path("h.db"), sqlite3.OperationalError("Could not decode to UTF-8")), HistoryDamaged)


def test_what_a_damaged_file_held_is_not_repeated(store: HistoryStore, file: Path) -> None:
    row = store.connection.execute("INSERT INTO ledger (kind) VALUES ('setting_changed')").lastrowid
    store.connection.execute(
        "INSERT INTO setting_changed (id, utc, at, key, value) VALUES (?, 0, ?, 'theme', CAST(? AS TEXT))",
        (row, AT.isoformat(), b"\xff my leg hurts"),
    )
    with pytest.raises(HistoryDamaged, match="a text in it is no text") as caught:
        store.facts(SettingChanged)
    assert "leg" not in str(caught.value)


def test_what_is_said_of_a_damaged_file_stays_in_one_short_line() -> None:
    said = str(HistoryDamaged(Path("h.db"), "malformed\n\x1b[2J" + "x" * 900))
    assert said.isprintable()
    assert len(said) < 700


def test_a_table_that_is_missing_is_damage(store: HistoryStore) -> None:
    with pytest.raises(HistoryDamaged, match="no such table"):
        store.read("SELECT * FROM what_was_dropped")


def test_a_file_that_is_refused_is_let_go_at_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.mkdir()
    file.write_bytes(b"this is a shopping list\n" * 100)
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def keep(address: str, *, uri: bool, isolation_level: None, timeout: float) -> sqlite3.Connection:
        opened.append(connect(address, uri=uri, isolation_level=isolation_level, timeout=timeout))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", keep)
    with pytest.raises(HistoryDamaged):
        HistoryStore(file)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("SELECT 1")


def test_a_full_quota_is_a_full_disk() -> None:
    assert isinstance(file_fault(Path("history.db"), OSError(errno.EDQUOT, "quota")), HistoryDiskFull)
    assert isinstance(file_fault(Path("history.db"), OSError(errno.EIO, "broken")), HistoryNotWritable)


def test_the_file_is_opened_with_all_its_migrations(store: HistoryStore, file: Path) -> None:
    files.inspect(file, store.connection, len(MIGRATIONS))


def test_what_a_killed_program_left_goes_after_a_day_and_work_of_now_stays(tmp_path: Path) -> None:
    old, fresh, other = (tmp_path / name for name in (".history-a.new", ".history-b.new", "history.db"))
    for file in (old, fresh, other):
        file.touch()
    now = fresh.stat().st_mtime
    os.utime(old, (now - 90_000, now - 90_000))
    files.sweep(tmp_path, now)
    assert sorted(file.name for file in tmp_path.iterdir()) == [".history-b.new", "history.db"]
