"""Copies of the whole history: one a day by themselves, seven kept, and what any copy holds."""

import re
import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sciatimer.history import files
from sciatimer.history.backup import backup
from sciatimer.history.exchange_faults import CopyDamaged, FileNotReadable, NotACopy
from sciatimer.history.faults import HistoryDamaged, TargetExists, faults_of
from sciatimer.history.migrations import MIGRATIONS
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.values import Outcome

KEPT = 7  # daily copies
_NAME = re.compile(r"history-(\d{4}-\d{2}-\d{2})\.db")
_HOLDS = """
    SELECT (SELECT min(substr(at, 1, 10)) FROM session_started), (SELECT max(substr(at, 1, 10)) FROM session_started),
        (SELECT count(*) FROM session_started), (SELECT count(*) FROM locked), (SELECT count(*) FROM ledger),
        (SELECT cause FROM locked WHERE id > coalesce((SELECT max(lock) FROM unlocked), 0) ORDER BY id DESC LIMIT 1)
"""


@dataclass(frozen=True, slots=True)
class CopyPlan:
    """What is to be done with the daily copies today."""

    make: bool
    remove: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a copy holds.

    Attributes:
        file: the copy.
        first_day: the local day of its first session, None without one.
        last_day: that of its last session.
        sessions: how many.
        locks: how often the routine ended.
        facts: how many facts in all.
        locked: why the routine is off in it; None if it is not.
    """

    file: Path
    first_day: date | None
    last_day: date | None
    sessions: int
    locks: int
    facts: int
    locked: Outcome | None


def copies_plan(days: Iterable[date], today: date) -> CopyPlan:
    """Which daily copies there are to be: one of each day on which the program ran, the newest seven.

    A copy that is dated after today (a clock set back) keeps none from being made, and goes first.

    Args:
        days: the days of the copies that are there.
        today: the local day.
    """
    there = set(days)
    by_worth = sorted(there | {today}, key=lambda day: (day <= today, day), reverse=True)
    return CopyPlan(make=today not in there, remove=tuple(sorted(set(by_worth[KEPT:]) & there)))


def daily_copy(store: HistoryStore, paths: DataPaths, today: date) -> Path | None:
    """Makes today's copy if there is none yet, and lets go of those that are too old, and of what a kill left behind.

    Called at the start of the program, and once a day while it runs.

    Args:
        store: the history.
        paths: the data folder.
        today: the local day.

    Returns:
        The new copy, None if it was there already.

    Raises:
        DataFolderUnusable: the folder of the copies cannot be made.
        HistoryError: the copy could not be written.
    """
    folder = DataPaths(paths.copies)
    folder.prepare()
    plan = copies_plan(daily_copies(paths), today)
    with faults_of(paths.folder):
        for place in (paths.folder, paths.copies):
            files.sweep(place, time.time())
    made = _make(store, paths.copies / f"history-{today.isoformat()}.db") if plan.make else None
    with faults_of(paths.copies):
        for day in plan.remove:
            daily_copies(paths)[day].unlink(missing_ok=True)
    return made


def daily_copies(paths: DataPaths) -> dict[date, Path]:
    """The daily copies that are there, newest first.

    Raises:
        HistoryError: the folder cannot be read.
    """
    with faults_of(paths.copies):
        found = [(_NAME.fullmatch(file.name), file) for file in paths.copies.glob("history-*.db")]
    dated = {_day(match[1]): file for match, file in found if match}
    return {day: dated[day] for day in sorted((day for day in dated if day is not None), reverse=True)}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _make(store: HistoryStore, target: Path) -> Path | None:
    try:
        backup(store, target)
    except TargetExists:
        return None  # another window was faster
    return target


@contextmanager
def opened_copy(file: Path) -> Iterator[sqlite3.Connection]:
    """A copy, for reading alone.

    Raises:
        FileNotReadable: there is no such file, or it may not be read.
        NotACopy: it is no history.
        HistoryTooNew: a newer Sciatimer wrote it.
    """
    try:
        file.open("rb").close()
    except OSError as error:
        raise FileNotReadable(file, error.strerror or str(error)) from error
    try:
        with faults_of(file), closing(files.connect_read_only(file)) as connection:
            files.inspect(file, connection, len(MIGRATIONS))
            yield connection
    except HistoryDamaged as error:
        raise NotACopy(file) from error


def look(file: Path) -> Holdings:
    """What a copy holds; nothing in it is changed.

    Raises:
        FileNotReadable: there is no such file, or it may not be read.
        NotACopy: it is no history.
        CopyDamaged: it is one, and what it says of itself cannot be read.
        HistoryTooNew: a newer Sciatimer wrote it.
    """
    with opened_copy(file) as connection:
        found = connection.execute(_HOLDS).fetchone()
    try:
        return _holdings(file, *found)
    except (ValueError, TypeError) as error:
        raise CopyDamaged(file, "a date or a lock in it cannot be read") from error


def _holdings(
    file: Path, first: str | None, last: str | None, sessions: int, locks: int, facts: int, cause: str | None
) -> Holdings:
    return Holdings(
        file=file,
        first_day=None if first is None else date.fromisoformat(first),
        last_day=None if last is None else date.fromisoformat(last),
        sessions=sessions,
        locks=locks,
        facts=facts,
        locked=None if cause is None else Outcome(cause),
    )
