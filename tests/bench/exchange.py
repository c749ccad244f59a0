"""What leaving with 100,000 sessions and coming back takes: export, import, copies, deletion."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sciatimer.history import verify
from sciatimer.history.backup import backup
from sciatimer.history.csv_export import export_csv
from sciatimer.history.deletion import delete_everything
from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Meeting, import_history
from sciatimer.history.restore import restore
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.bench.filled import add_sessions, after_all, copied, filled
from tests.bench.measuring import Results, Run
from tests.bench.results import Anchor, Series, figure
from tests.safety.examples import EXERCISES

_LONG = ("again", "merge")  # minutes, for what the first import has shown already
_FEW = 10  # sessions in a history that something is imported into


@dataclass(frozen=True, slots=True)
class Spent:
    """What something took: seconds, and the most memory that its process had, in MB."""

    seconds: float
    memory: float


def measure(run: Run) -> Results:
    """Each once, in the order in which they need each other."""
    file = copied(filled(run), run.scratch / "exchange")
    deeds = _deeds(file, run.scratch / "exchange-files")
    for key in _LONG if run.quick else ():
        del deeds[key]
    steps = run.steps(len(deeds))
    nothing: Anchor | None = None
    for key, (what, work) in deeds.items():
        steps.begin(what)
        spent = apart(work)
        yield figure(f"exchange.{key}", what, Series((spent.seconds,)), "s")
        yield figure(f"exchange.{key}-memory", f"{what}, the most memory", Series((spent.memory,)), "MB", None, nothing)
        nothing = nothing or Anchor("a history only opened", spent.memory, "MB")


def apart(work: Callable[[], object]) -> Spent:
    """Does something in a process of its own.

    Raises:
        RuntimeError: it failed there; what it said stands on stderr.
    """
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
    if status:
        raise RuntimeError(f"a process ended with {status}")
    return Spent(time.perf_counter() - begun, used.ru_maxrss / 1e3)


def _deeds(file: Path, folder: Path) -> dict[str, tuple[str, Callable[[], object]]]:
    now = after_all() + timedelta(days=1)
    meeting = Meeting(now, EXERCISES)
    packs, out = folder / "none", folder / "all.json"
    other, few = folder / "other" / "history.db", folder / "few" / "history.db"
    folder.mkdir()
    with HistoryStore(few) as store:
        add_sessions(store, range(_FEW))

    def taken_in(store: HistoryStore) -> object:
        return import_history(store, packs, out, meeting)

    return {
        "opened": ("opened", on(few, lambda store: None)),
        "json": ("export as JSON", on(file, lambda store: export_json(store, packs, out))),
        "csv": ("export as CSV", on(file, lambda store: export_csv(store, folder / "all.csv"))),
        "import": ("import into an empty history", on(other, taken_in)),
        "again": ("the same once more", on(other, taken_in)),
        "merge": ("import into one with ten sessions", on(few, taken_in)),
        "situation": ("situation after an import", on(few, lambda store: situation(store, now))),
        "check": ("check", lambda: verify.check(file)),
        "backup": ("backup", on(file, lambda store: backup(store, folder / "copy.db"))),
        "restore": ("restore", on(file, lambda store: restore(store, folder / "copy.db", now, EXERCISES))),
        "delete": (
            "delete everything",
            on(file, lambda store: delete_everything(store, DataPaths(file.parent), now, EXERCISES)),
        ),
    }


def on(path: Path, work: Callable[[HistoryStore], object]) -> Callable[[], None]:
    """Does something with an open history."""

    def run() -> None:
        with HistoryStore(path) as store:
            work(store)

    return run
