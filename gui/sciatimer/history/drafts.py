"""Files made beside their place and moved there in one step: whole or not at all, for their owner alone."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from sciatimer.history import files
from sciatimer.history.exchange_faults import ExportTargetTaken
from sciatimer.history.faults import faults_of, faults_of_target

IsOlder = Callable[[bytes], bool]  # whether a file that begins so is an older one of the same kind
_BEGINNING = 4096  # bytes


@contextmanager
def replacing(target: Path, is_older: IsOlder, source: Path) -> Iterator[BinaryIO]:
    """A new file that takes its place when all of it is written.

    Args:
        target: its place; an older export of the same kind there is replaced.
        is_older: looks at the first bytes of the file that is there.
        source: the history that it is made of.

    Raises:
        ExportTargetTaken: something else is there; it is left as it is.
        HistoryError: it could not be written, and what was there is left as it is.
    """
    with faults_of_target(target, source):
        _refuse_taken(target, is_older)
        draft = files.empty_draft(target.parent)
        try:
            with draft.open("wb") as handle:
                yield handle
                handle.flush()
                os.fsync(handle.fileno())
            _refuse_taken(target, is_older)
            draft.replace(target)
            files.sync_folder(target.parent)
        finally:
            files.discard(draft)


def _refuse_taken(target: Path, is_older: IsOlder) -> None:
    if not target.exists():
        return
    if not target.is_file():
        raise ExportTargetTaken(target)
    with target.open("rb") as handle:
        if not is_older(handle.read(_BEGINNING)):
            raise ExportTargetTaken(target)


@contextmanager
def draft_beside(path: Path) -> Iterator[Path]:
    """An empty file beside the history that is gone afterwards, with all that SQLite put beside it.

    Raises:
        HistoryError: it could not be made, or what is done with it fails as a file does.
    """
    with faults_of(path):
        draft = files.empty_draft(path.parent)
        try:
            yield draft
        finally:
            files.discard(draft)


def write_new(target: Path, content: bytes) -> None:
    """A file that is there whole or not at all, where none is yet.

    Raises:
        FileExistsError: there is one.
        OSError: it could not be written.
    """
    draft = files.empty_draft(target.parent)
    try:
        with draft.open("wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        files.publish(draft, target)
    finally:
        files.discard(draft)
