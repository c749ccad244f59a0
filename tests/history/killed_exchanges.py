"""Exports, imports, copies, restores, deletes and migrates, and is killed each time at another instant.

Run as ``killed_exchanges.py FOLDER KILLS SEED``; prints one JSON line for each kill. What is worked on is made once;
each worker is a fork of a warm process with a copy of it.
"""

import json
import os
import random
import shutil
import signal
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from sciatimer.history import files
from sciatimer.history.backup import backup
from sciatimer.history.copies import daily_copy
from sciatimer.history.deletion import delete_everything
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.migrations import MIGRATIONS, migrate, version_of
from sciatimer.history.restore import restore
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.fakes import FakeClock
from tests.history.diary import AT, Diary
from tests.safety.examples import EXERCISES

SESSIONS = 60
NOW = AT + timedelta(days=SESSIONS + 1)
Work = Callable[[HistoryStore, Path], None]


def _export(store: HistoryStore, folder: Path) -> None:
    export_json(store, folder / "none", folder / "export.json")


def _import(store: HistoryStore, folder: Path) -> None:
    import_history(store, folder / "data" / "exercises", folder / "other.json", Meeting(NOW, EXERCISES))


def _backup(store: HistoryStore, folder: Path) -> None:
    backup(store, folder / "copy.db")


def _daily(store: HistoryStore, folder: Path) -> None:
    daily_copy(store, DataPaths(folder / "data"), NOW.date())


def _restore(store: HistoryStore, folder: Path) -> None:
    restore(store, folder / "older.db", NOW, EXERCISES)


def _delete(store: HistoryStore, folder: Path) -> None:
    delete_everything(store, DataPaths(folder / "data"), NOW, EXERCISES)


def _migrate(_store: HistoryStore, _folder: Path) -> None:
    """Opening the history has done it."""


WORKS: dict[str, Work] = {
    "export": _export, "import": _import, "backup": _backup, "daily": _daily, "restore": _restore, "delete": _delete,
    "migrate": _migrate,
}  # fmt: skip


def furnish(folder: Path) -> None:
    """A history with a lock and an open check, an older copy of it without them, and an export of another computer."""
    with HistoryStore(folder / "data" / "history.db") as store:
        diary = Diary(store, FakeClock())
        _sessions(diary)
        backup(store, folder / "older.db")
        diary.end(diary.begin())
        diary.lock()
        export_json(store, folder / "none", folder / "export.json")
    with HistoryStore(folder / "other" / "history.db") as store:
        _sessions(Diary(store, FakeClock()))
        export_json(store, folder / "none", folder / "other.json")
    shutil.rmtree(folder / "other")
    shutil.copytree(folder / "data", folder / "young")
    grow_young(folder / "young" / "history.db")
    shutil.copy(folder / "young" / "history.db", folder / "young.db")
    shutil.rmtree(folder / "young")


def grow_young(file: Path) -> None:
    """Makes a history one of the first version, with all that it could hold."""
    young = file.with_name("young.db")
    with closing(files.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with closing(sqlite3.connect(young, isolation_level=None)) as first:
            migrate(first, MIGRATIONS[:1])
            tables = [row[0] for row in first.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        connection.execute("ATTACH DATABASE ? AS young", (str(young),))
        kinds = ", ".join(f"'{table}'" for table in tables)
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA young.table_info({table})")]
            names = ", ".join(f'"{column}"' for column in columns)
            known = f" WHERE kind IN ({kinds})" if table == "ledger" else ""
            connection.execute(f"INSERT INTO young.{table} ({names}) SELECT {names} FROM main.{table}{known}")
    for path in (file, *(files.beside(file, suffix) for suffix in ("-wal", "-shm"))):
        path.unlink(missing_ok=True)
    young.rename(file)


def _sessions(diary: Diary) -> None:
    diary.answer_screens()
    for _ in range(SESSIONS):
        diary.morning(diary.session())
        diary.days_pass(1)


def fork_worker(folder: Path, work: Work) -> int:
    """Starts one; it ends with 0 when its work is done."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        with HistoryStore(folder / "data" / "history.db") as store:
            work(store, folder)
        code = 0
    finally:
        os._exit(code)


def _place(template: Path, place: Path, work: str) -> Path:
    shutil.copytree(template, place)
    if work == "migrate":
        shutil.copy(place / "young.db", place / "data" / "history.db")
    return place


def _version(place: Path) -> int:
    """The version as the kill left it; whatever opens a history later brings it up to date."""
    with closing(files.connect(place / "data" / "history.db")) as connection:
        return version_of(connection)


def lasting(template: Path, folder: Path) -> dict[str, float]:
    """How long each work takes when nobody kills it."""
    found = {}
    for name, work in WORKS.items():
        place = _place(template, folder / f"whole-{name}", name)
        begun = time.perf_counter()
        _, status = os.waitpid(fork_worker(place, work), 0)
        found[name] = time.perf_counter() - begun
        if status:
            raise RuntimeError(f"{name} failed by itself")
        shutil.rmtree(place)
    return found


def kills(folder: Path, count: int, seed: int) -> Iterator[dict[str, object]]:
    """One entry for each kill."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    template = folder / "template"
    furnish(template)
    seconds = lasting(template, folder)
    for number in range(count):
        name = list(WORKS)[number % len(WORKS)]
        place = _place(template, folder / str(number), name)
        child = fork_worker(place, WORKS[name])
        time.sleep(chance.uniform(0, 1.1) * seconds[name])  # the instant is the point
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        yield {"folder": str(place), "work": name, "done": status == 0, "version": _version(place)}


if __name__ == "__main__":
    for entry in kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(entry))
