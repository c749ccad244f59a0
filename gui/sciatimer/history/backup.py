"""A copy of the history to keep, made while the program may be running."""

from contextlib import closing
from pathlib import Path

from sciatimer.history import files
from sciatimer.history.faults import TargetExists, faults_of_target
from sciatimer.history.store import HistoryStore


def backup(store: HistoryStore, target: Path) -> None:
    """Copies the whole history to a new file, which is there complete or not at all, for its owner alone.

    Args:
        store: the history.
        target: a file that is not there yet, in a folder that is.

    Raises:
        TargetExists: there is a file of that name; it is left as it is.
        HistoryError: the copy could not be written, or the history not be read.
    """
    with faults_of_target(target, store.path):
        draft = files.empty_draft(target.parent)
        try:
            _copy(store, draft)
            files.publish(draft, target)
        except FileExistsError:
            raise TargetExists(target) from None
        finally:
            files.discard(draft)


def _copy(store: HistoryStore, draft: Path) -> None:
    with closing(files.connect(draft)) as copy:
        store.connection.backup(copy)
        # one file is easier to carry and to put back than one with companions
        copy.execute("PRAGMA journal_mode = DELETE")
