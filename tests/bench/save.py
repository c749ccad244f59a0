"""What it takes to save an answer, durably, and to read the state, after 100,000 sessions."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sciatimer.history.draft import draft_check
from sciatimer.history.recording import record_verdict, recover
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from tests.bench.filled import after_all, copied, filled
from tests.bench.measuring import Results, Run, alternate
from tests.bench.results import Anchor, Bound, Series, Target, figure
from tests.history.diary import CHECKED, TODAY

LIMIT = Target(Bound.BELOW, 20)  # milliseconds
_BARE = "one row into an empty SQLite file"


def measure(run: Run) -> Results:
    """The durable save of a check, and what else stands between a key and the next screen."""
    file = copied(filled(run), run.scratch / "save")
    rounds = run.rounds(300, 60)
    with HistoryStore(file) as store, closing(_bare(run.scratch / "bare.db")) as bare:
        ways = _ways(store) | {_BARE: lambda: _insert(bare)}
        made = _timed(ways, rounds, run)
    anchor = Anchor(_BARE, made[_BARE].middle, "ms")
    check = made["a check saved, durably"]
    yield figure("save.check", "a check saved, durably", check, "ms", LIMIT, anchor)
    slow = Series((check.percentile(0.99),))
    slow_bare = Anchor(_BARE, made[_BARE].percentile(0.99), "ms")
    yield figure(
        "save.check-slow", "a check saved, durably, what 99 of 100 do not exceed", slow, "ms", LIMIT, slow_bare
    )
    yield figure("save.fact", "one fact appended, durably", made["one fact appended"], "ms", None, anchor)
    for key, what in (
        ("situation", "the situation worked out"),
        ("draft", "the draft of a check"),
        ("settings", "the settings"),
        ("recovery", "recovery with nothing to recover"),
    ):
        yield figure(f"save.{key}", what, made[what], "ms")
    opening = _timed({"open": lambda: HistoryStore(file).close()}, run.rounds(50, 10), run)
    yield figure("save.open", "opened and closed", opening["open"], "ms")


def _ways(store: HistoryStore) -> dict[str, Callable[[], object]]:
    now = after_all()
    last = int(store.read("SELECT max(id) FROM session_started")[0][0])
    checked = replace(CHECKED, at=now, session=last)
    return {
        "one fact appended": lambda: store.append(replace(TODAY, at=now)),
        "a check saved, durably": lambda: record_verdict(store, checked),
        "the situation worked out": lambda: situation(store, now),
        "the draft of a check": lambda: draft_check(store, last),
        "the settings": lambda: load_settings(store),
        "recovery with nothing to recover": lambda: recover(store),
    }


def _timed(ways: dict[str, Callable[[], object]], rounds: int, run: Run) -> dict[str, Series]:
    """Milliseconds of each, in turn."""
    steps = run.steps(len(ways) * rounds)
    made = alternate({name: _timing(work) for name, work in ways.items()}, rounds, steps.begin)
    return {name: Series(tuple(values)) for name, values in made.items()}


def _timing(work: Callable[[], object]) -> Callable[[], float]:
    def run() -> float:
        begun = time.perf_counter()
        work()
        return (time.perf_counter() - begun) * 1e3

    return run


def _bare(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, words TEXT)")
    return connection


def _insert(bare: sqlite3.Connection) -> None:
    bare.execute("INSERT INTO answers (words) VALUES ('two of ten')")
