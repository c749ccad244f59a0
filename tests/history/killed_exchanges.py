"""Exports, imports, copies, restores and deletes, and is killed each time at another instant.

Run as ``killed_exchanges.py FOLDER KILLS SEED``; prints one JSON line for each kill. What is worked on is made once;
each worker is a fork of a warm process with a copy of it.
"""

import json
import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

from sciatimer.history.backup import backup
from sciatimer.history.copies import daily_copy
from sciatimer.history.deletion import delete_everything
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
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


WORKS: dict[str, Work] = {
    "export": _export, "import": _import, "backup": _backup, "daily": _daily, "restore": _restore, "delete": _delete,
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


def lasting(template: Path, folder: Path) -> dict[str, float]:
    """How long each work takes when nobody kills it."""
    found = {}
    for name, work in WORKS.items():
        place = Path(shutil.copytree(template, folder / f"whole-{name}"))
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
        place = Path(shutil.copytree(template, folder / str(number)))
        child = fork_worker(place, WORKS[name])
        time.sleep(chance.uniform(0, 1.1) * seconds[name])  # the instant is the point
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        yield {"folder": str(place), "work": name, "done": status == 0}


if __name__ == "__main__":
    for entry in kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(json.dumps(entry))
