"""What can go wrong with the history file, one class a mistake, and which SQLite error is which."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sciatimer.errors import SciatimerError, in_one_line

_DISK_FULL_ERRNOS = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FULL = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_SHMSIZE})
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_BARRED = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH})
_PRIMARY_CODE = 0xFF
_NO_TEXT = "a text in it is no text"
# What is asked for and made stands in the program, so what is missing, or there already, is so in the file
_NOT_AS_ITS_VERSION_SAYS = re.compile(r"no such |duplicate column name|\w+ .+ already exists$")


class HistoryError(SciatimerError):
    """Something is wrong with the history file; nothing in it was changed."""


class HistoryDamaged(HistoryError):
    """The file is no history, or a part of it cannot be read."""

    wording = (
        "The history {path} cannot be read ({what}). Nothing in it was changed or deleted. "
        "Put a backup copy in its place. Without one, move the file to another folder and keep it: "
        "Sciatimer then begins anew, and all the first questions are asked again."
    )

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(path=path, what=in_one_line(what))


class HistoryTooNew(HistoryError):
    """A newer Sciatimer wrote the file."""

    wording = (
        "The history {path} was written by a newer Sciatimer (its version is {found}, this one knows {known}). "
        "Nothing in it was changed. Start the newer Sciatimer, or use another folder with --data-dir."
    )

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path=path, found=found, known=known)


class HistoryDiskFull(HistoryError):
    """There is no room left to write."""

    wording = (
        "The disk with {folder} is full, so this last step was not saved. "
        "All that was saved before is safe. Free some space, then try again."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(folder=path.parent)


class HistoryBusy(HistoryError):
    """Another program holds the file."""

    wording = (
        "Another program is using the history {path}, so this last step was not saved. "
        "Close the other program, then try again."
    )

    def __init__(self, path: Path) -> None:
        super().__init__(path=path)


class HistoryNotWritable(HistoryError):
    """The file or its folder cannot be written to, or the disk does not answer."""

    wording = (
        "Sciatimer cannot write the history {path} ({reason}). All that was saved before is safe. "
        "Mend the permissions of the file and its folder, or use another folder with --data-dir."
    )

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path=path, reason=reason)


class TargetExists(HistoryError):
    """A backup never writes over a file."""

    wording = "{target} is already there, and a backup never writes over a file. Choose another name."

    def __init__(self, target: Path) -> None:
        super().__init__(target=target)


class FileNotWritten(HistoryError):
    """A copy or an export cannot be written where the person wants it."""

    wording = (
        "{target} was not written ({reason}). Your history is as it was. Choose another folder, "
        "or free some space in this one or allow writing in it, then try again."
    )

    def __init__(self, target: Path, reason: str) -> None:
        super().__init__(target=target, reason=reason)


def file_fault(path: Path, error: OSError) -> HistoryError:
    """The mistake that an error of the file system stands for."""
    if error.errno in _DISK_FULL_ERRNOS:
        return HistoryDiskFull(path)
    return HistoryNotWritable(path, error.strerror or str(error))


def sqlite_fault(path: Path, error: sqlite3.Error) -> HistoryError | None:
    """The mistake that an SQLite error stands for; None for one that only a fault of the program can cause."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # the module itself raised it, for text that is not UTF-8, and repeats that text, which may be an answer
        return HistoryDamaged(path, _NO_TEXT) if type(error) is sqlite3.OperationalError else None
    primary = code & _PRIMARY_CODE
    if code in _FULL or primary in _FULL:
        return HistoryDiskFull(path)
    if primary in _BUSY:
        return HistoryBusy(path)
    if primary in _DAMAGED or (code == sqlite3.SQLITE_ERROR and _NOT_AS_ITS_VERSION_SAYS.match(str(error))):
        return HistoryDamaged(path, str(error))
    if primary in _BARRED or primary == sqlite3.SQLITE_IOERR:
        return HistoryNotWritable(path, str(error))
    return None


@contextmanager
def faults_of(path: Path) -> Iterator[None]:
    """Turns what SQLite and the file system say about a file into a mistake that a person can mend.

    Raises:
        HistoryError: in place of their own error.
    """
    try:
        yield
    except OSError as error:
        raise file_fault(path, error) from error
    except UnicodeDecodeError as error:  # SQLite names a part of a damaged file by what it holds
        raise HistoryDamaged(path, _NO_TEXT) from error
    except sqlite3.Error as error:
        fault = sqlite_fault(path, error)
        if fault is None:
            raise
        raise fault from error


@contextmanager
def faults_of_target(target: Path, source: Path) -> Iterator[None]:
    """The same for a file that is made of a history: whether the one cannot be written, or the other not be read.

    Args:
        target: the file.
        source: the history.

    Raises:
        HistoryError: in place of their own error.
    """
    try:
        yield
    except OSError as error:
        raise FileNotWritten(target, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        fault = sqlite_fault(source, error)
        if fault is None:
            raise
        is_of_source = isinstance(fault, HistoryDamaged | HistoryBusy)
        raise (fault if is_of_source else FileNotWritten(target, str(error))) from error
