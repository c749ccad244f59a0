"""The history as a file: made whole or not at all, readable by its owner alone, never written over."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from sciatimer.history.faults import HistoryDamaged, HistoryTooNew
from sciatimer.history.migrations import APPLICATION_ID, Migration, migrate, version_of

OWNER_ONLY = 0o600
BUSY_SECONDS = 2.0  # a person waits for it, so it is short
DRAFTS = ".history-*.new*"  # with what SQLite puts beside them
_OLD = 86_400.0  # seconds
_COMPANIONS = ("-wal", "-shm")
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # else REPLACE would delete without the trigger that forbids it
    "PRAGMA trusted_schema = OFF",
    "PRAGMA synchronous = FULL",  # an answer is on the disk before the screen moves on
    "PRAGMA fullfsync = ON",  # macOS alone tells the two kinds of fsync apart
)


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is there, set up to lose nothing; it never makes a file.

    Raises:
        sqlite3.Error: what SQLite says.
    """
    address = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(address, uri=True, isolation_level=None, timeout=BUSY_SECONDS)
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except BaseException:
        connection.close()  # a damaged file is asked again and again, and each time holds a handle
        raise
    return connection


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing of a file.

    Raises:
        sqlite3.Error: what SQLite says.
    """
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, timeout=BUSY_SECONDS)


def create(path: Path, migrations: Sequence[Migration]) -> None:
    """Makes a new history beside its place and moves it there, so that a half-made one is never found.

    Raises:
        OSError: what the file system says.
        sqlite3.Error: what SQLite says.
        HistoryDamaged: the main file is gone, and the part of it that SQLite keeps beside it is not.
    """
    left = beside(path, "-wal")
    if left.exists() and left.stat().st_size:
        raise HistoryDamaged(path, f"the file is missing, yet a part of it is there: {left.name}")
    draft = empty_draft(path.parent)
    try:
        fill(draft, migrations)
        publish(draft, path)
    except FileExistsError:
        pass  # another window was faster: its file is as good
    finally:
        discard(draft)


def empty_draft(folder: Path) -> Path:
    """An empty file in a folder, readable by its owner alone, to be filled and published.

    Raises:
        OSError: what the file system says.
    """
    handle, name = tempfile.mkstemp(prefix=".history-", suffix=".new", dir=folder)
    os.close(handle)
    return Path(name)


def sweep(folder: Path, now: float) -> None:
    """Removes the drafts that a killed program left in a folder: they may hold what somebody answered.

    A draft that is younger than a day may be somebody's work and stays.

    Args:
        folder: the data folder.
        now: seconds since 1970.

    Raises:
        OSError: one of them cannot be removed.
    """
    for draft in folder.glob(DRAFTS):
        if now - draft.stat().st_mtime > _OLD:
            draft.unlink(missing_ok=True)


def publish(draft: Path, target: Path) -> None:
    """Gives a filled file its name in one step, durably.

    Raises:
        FileExistsError: there is a file of that name; it is left as it is.
        OSError: what the file system says.
    """
    try:
        os.link(draft, target)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network drives know no links; the gap between the two lines is theirs to bear
        if target.exists():
            raise FileExistsError(target) from None
        draft.rename(target)
    sync_folder(target.parent)


def discard(draft: Path) -> None:
    """Removes a draft and what SQLite put beside it."""
    for path in (draft, *(beside(draft, suffix) for suffix in ("-journal", *_COMPANIONS))):
        path.unlink(missing_ok=True)


def tighten(path: Path) -> None:
    """Takes away what others may do with the file and its companions.

    Raises:
        OSError: the file belongs to somebody else.
    """
    for each in (path, *(beside(path, suffix) for suffix in _COMPANIONS)):
        if each.exists() and each.stat().st_mode & 0o777 != OWNER_ONLY:
            each.chmod(OWNER_ONLY)


def inspect(path: Path, connection: sqlite3.Connection, known: int) -> None:
    """Looks at what a file is, without changing a byte of it.

    Raises:
        HistoryDamaged: it is no history of ours.
        HistoryTooNew: its version is above ``known``.
    """
    if path.stat().st_size == 0:
        raise HistoryDamaged(path, "it is empty")
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise HistoryDamaged(path, "it is a database of another program")
    if (found := version_of(connection)) > known:
        raise HistoryTooNew(path, found, known)
    if found < 1:  # below the first one a file has no tables, and none is ever left like that
        raise HistoryDamaged(path, f"its version is {found}")


def beside(path: Path, suffix: str) -> Path:
    """The companion of a file that SQLite names by a suffix."""
    return path.with_name(path.name + suffix)


def fill(draft: Path, migrations: Sequence[Migration]) -> None:
    """Makes an empty file a history without a fact.

    Raises:
        sqlite3.Error: what SQLite says.
    """
    connection = connect(draft)
    try:
        migrate(connection, migrations)
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def sync_folder(folder: Path) -> None:
    """Makes what a folder holds by which name durable.

    Raises:
        OSError: what the file system says.
    """
    if os.name != "posix":
        return  # elsewhere a folder cannot be opened, and renames are journalled
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
