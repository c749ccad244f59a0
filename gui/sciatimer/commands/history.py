"""``history backup`` and ``history check``."""

from argparse import Namespace
from pathlib import Path

from sciatimer.commands import console
from sciatimer.commands.places import data_folder
from sciatimer.errors import SciatimerError
from sciatimer.history import verify
from sciatimer.history.backup import backup
from sciatimer.history.store import HistoryStore


class NoHistory(SciatimerError):
    """There is nothing to copy."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"There is no history at {path} yet. Name the folder it lies in with --data-dir.")


def back_up(arguments: Namespace) -> int:
    """Copies the history to a new file.

    Raises:
        NoHistory: there is none.
        HistoryError: it cannot be read, or the copy not be written.
    """
    with data_folder(arguments) as paths:
        if not paths.history.exists():
            raise NoHistory(paths.history)
        with HistoryStore(paths.history) as store:
            backup(store, arguments.file.absolute())
    console.tell(f"The history was copied to {arguments.file}.")
    return 0


def check(arguments: Namespace) -> int:
    """Names everything that is wrong with the history on stderr. Returns 1 if anything is."""
    with data_folder(arguments) as paths:
        problems = verify.check(paths.history)
    for problem in problems:
        console.tell(problem.what)
    if not problems:
        console.tell(f"The history {paths.history} is whole.")
    return int(bool(problems))
