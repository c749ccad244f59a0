"""Prints what the history costs after 100,000 sessions, in milliseconds; `python3 dev.py bench` runs it.

The history lies in the folder for temporary files, so TMPDIR chooses the disk.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sciatimer.history import verify
from sciatimer.history.backup import backup
from sciatimer.history.csv_export import export_csv
from sciatimer.history.deletion import delete_everything
from sciatimer.history.draft import draft_check
from sciatimer.history.facts import EndReason, Fact, PhaseBegun, ScreenAnswered, SessionEnded
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.recording import record_verdict, recover
from sciatimer.history.restore import restore
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.session.model import SegmentKind, Side
from tests.history.diary import AT, CHECKED, MORNING, STARTED, TODAY
from tests.safety.examples import EXERCISES

SESSIONS = 100_000
PHASES = 13  # one leg of three holds
BATCH = 2_000  # sessions in one transaction
APPENDS = 300
ROUNDS = 50


def one_session(number: int, first_id: int) -> Iterator[Fact]:
    """The facts of a session, two a day; the ids follow each other from ``first_id``."""
    at = AT + timedelta(days=number // 2, hours=6 * (number % 2))
    session = first_id + 1
    yield replace(TODAY, at=at)
    yield replace(STARTED, at=at, today=first_id)
    for phase in range(PHASES):
        yield PhaseBegun(at, session, SegmentKind.HOLD, STARTED.exercise, Side.LEFT, 1 + phase // 4, 10.0 * phase)
    yield SessionEnded(at + timedelta(minutes=10), session, EndReason.FINISHED, 6, 6)
    yield replace(CHECKED, at=at + timedelta(minutes=11), session=session)
    yield replace(MORNING, at=at + timedelta(hours=20), session=session)


def fill(store: HistoryStore) -> None:
    """Writes SESSIONS sessions, many in one transaction; else it would take an hour."""
    for start in range(0, SESSIONS, BATCH):
        with store.transaction():
            for number in range(start, start + BATCH):
                next_id = 1 + int(store.read("SELECT coalesce(max(id), 0) FROM ledger")[0][0])
                store.append_all(one_session(number, next_id))
    items = (item.id for item in SIGNS + HEALTH)
    store.append_all(ScreenAnswered(AT, item, yes=False) for item in items)


def timed(what: str, work: Callable[[], Any], rounds: int) -> None:
    """Prints how long one call takes."""
    seconds = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - begun)
    print(f"{what:<40} median {statistics.median(seconds) * 1e3:8.3f} ms   slowest {max(seconds) * 1e3:8.3f} ms")


def measure(file: Path) -> None:
    """Fills a history and prints what working with it costs."""
    with HistoryStore(file) as store:
        begun = time.perf_counter()
        fill(store)
        print(f"{SESSIONS} sessions written in {time.perf_counter() - begun:.0f} s")
        now = AT + timedelta(days=SESSIONS // 2 + 1)
        last = int(store.read("SELECT max(id) FROM session_started")[0][0])
        checked = replace(CHECKED, at=now, session=last)
        timed("append one fact, durably", lambda: store.append(replace(TODAY, at=now)), APPENDS)
        timed("save a check, durably", lambda: record_verdict(store, checked), APPENDS)
        timed("situation", lambda: situation(store, now), ROUNDS)
        timed("the draft of a check", lambda: draft_check(store, last), ROUNDS)
        timed("settings", lambda: load_settings(store), ROUNDS)
        timed("recovery with nothing to recover", lambda: recover(store), ROUNDS)
    print(f"{file.stat().st_size / 1e6:.0f} MB")
    timed("open and close", lambda: HistoryStore(file).close(), ROUNDS)


def apart(what: str, work: Callable[[], Any]) -> None:
    """Prints how long something takes in a process of its own, and the most memory that this one had."""
    begun = time.perf_counter()
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    _, status, used = os.wait4(child, 0)
    failed = "   FAILED" if status else ""
    print(f"{what:<40} {time.perf_counter() - begun:8.1f} s   {used.ru_maxrss / 1e3:8.0f} MB at most{failed}")


def exchange(file: Path, folder: Path) -> None:
    """Exports, imports into an empty and into a full history, copies, restores and deletes."""
    now = AT + timedelta(days=SESSIONS // 2 + 2)
    meeting = Meeting(now, EXERCISES)
    other, few, packs = folder / "other" / "history.db", folder / "few" / "history.db", folder / "none"

    def on(path: Path, work: Callable[[HistoryStore], Any]) -> Callable[[], None]:
        def run() -> None:
            with HistoryStore(path) as store:
                work(store)

        return run

    with HistoryStore(few) as store:
        for number in range(10):
            next_id = 1 + int(store.read("SELECT coalesce(max(id), 0) FROM ledger")[0][0])
            store.append_all(one_session(number, next_id))
    apart("nothing at all", on(few, lambda store: None))
    apart("export as JSON", on(file, lambda store: export_json(store, packs, folder / "all.json")))
    apart("export as CSV", on(file, lambda store: export_csv(store, folder / "all.csv")))
    apart(
        "import into an empty history",
        on(other, lambda store: import_history(store, packs, folder / "all.json", meeting)),
    )
    apart("the same once more", on(other, lambda store: import_history(store, packs, folder / "all.json", meeting)))
    apart(
        "import into one with ten sessions",
        on(few, lambda store: import_history(store, packs, folder / "all.json", meeting)),
    )
    apart("check", lambda: verify.check(file))
    apart("backup", on(file, lambda store: backup(store, folder / "copy.db")))
    apart("restore", on(file, lambda store: restore(store, folder / "copy.db", now, EXERCISES)))
    apart("delete everything", on(file, lambda store: delete_everything(store, DataPaths(file.parent), now, EXERCISES)))
    with HistoryStore(few) as store:
        timed("situation after an import", lambda: situation(store, now), ROUNDS)
    sizes = (f"{each.name} {each.stat().st_size / 1e6:.0f} MB" for each in sorted(folder.glob("all.*")))
    print(", ".join(sizes))


def main() -> None:
    """Measures on a history that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "data" / "history.db"
        measure(file)
        exchange(file, Path(folder))


if __name__ == "__main__":
    main()
