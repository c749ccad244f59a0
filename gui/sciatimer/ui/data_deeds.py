"""What can be done with one's own data. Each deed works on a history of its own opening, and tells what came of it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from sciatimer.catalogue.model import Exercise
from sciatimer.history.backup import backup
from sciatimer.history.csv_export import export_csv
from sciatimer.history.deletion import delete_everything
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.restore import restore
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts
from sciatimer.ui.data_view import exported_words, imported_words, restored_words
from sciatimer.ui.long_work import Progress

Deed = Callable[[HistoryStore, Progress], str]
Exercises = Mapping[str, Exercise]


class Deeds:
    """Makes deeds.

    Args:
        paths: the data folder.
        exercises: all that can be done, by id.
        texts: the words.
        separator: what parts the columns of a table, as the spreadsheets of this country have it.
    """

    def __init__(self, paths: DataPaths, exercises: Exercises, texts: Texts, separator: str) -> None:
        self._paths = paths
        self._exercises = exercises
        self._texts = texts
        self._separator = separator

    def export_json(self, target: Path) -> Deed:
        """Writes all of it to a file."""

        def deed(store: HistoryStore, progress: Progress) -> str:
            return exported_words(export_json(store, self._paths.packs, target, progress), target, self._texts)

        return deed

    def export_csv(self, target: Path) -> Deed:
        """Writes a table to a file."""

        def deed(store: HistoryStore, progress: Progress) -> str:
            return exported_words(export_csv(store, target, self._separator, progress), target, self._texts)

        return deed

    def save_copy(self, target: Path) -> Deed:
        """Copies the history to a new file."""

        def deed(store: HistoryStore, _progress: Progress) -> str:
            backup(store, target)
            return self._texts("data.saved", file=target.name)

        return deed

    def take_in(self, file: Path, now: datetime) -> Deed:
        """Adds what another computer exported."""

        def deed(store: HistoryStore, progress: Progress) -> str:
            meeting = Meeting(now, self._exercises, progress)
            return imported_words(import_history(store, self._paths.packs, file, meeting), self._texts)

        return deed

    def put_back(self, copy: Path, now: datetime) -> Deed:
        """Puts a copy in the place of the history."""

        def deed(store: HistoryStore, _progress: Progress) -> str:
            return restored_words(restore(store, copy, now, self._exercises), self._texts)

        return deed

    def delete(self, now: datetime) -> Deed:
        """Deletes everything."""

        def deed(store: HistoryStore, _progress: Progress) -> str:
            delete_everything(store, self._paths, now, self._exercises)
            return self._texts("data.deleted")

        return deed
