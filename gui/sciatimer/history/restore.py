"""A copy put back in the place of the history, without losing what keeps a person from stretching.

The copy is prepared in a file of its own: brought up to date, and given from the present history the sessions that are
still of consequence (those of today, the last one, those with a check to answer, the difficult ones of the last six)
and everything that ``standing`` tells of. The present history is laid beside under a dated name. Then the content of the prepared file takes the place of the
present one inside SQLite, in one transaction: who is killed before it is through finds the old history, who is killed
after it the new one, and a window that is open goes on with the new one.
"""

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sciatimer.errors import SciatimerError
from sciatimer.history import files
from sciatimer.history.backup import backup
from sciatimer.history.bring import beside, bring
from sciatimer.history.copies import daily_copies, look, opened_copy
from sciatimer.history.drafts import draft_beside
from sciatimer.history.exchange_faults import CopyDamaged, HistoryMovedOn, SessionRunning
from sciatimer.history.facts import Locked
from sciatimer.history.faults import HistoryDamaged, TargetExists, faults_of
from sciatimer.history.keep import keep
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.standing import Exercises, Standing, standing
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check
from sciatimer.paths import DataPaths
from sciatimer.safety.streak import counts_against
from sciatimer.safety.values import Outcome

_STEP = 32  # pages in a step of the exchange; an empty history has more than twice as many
_NEWEST = "SELECT coalesce(max(id), 0) FROM ledger"
_UNENDED = """
    SELECT 1 FROM session_started AS s WHERE s.id = (
        SELECT o.id FROM session_started AS o JOIN ledger AS l ON l.id = o.id
        WHERE l.origin IS NULL ORDER BY o.id DESC LIMIT 1 -- one that was imported since does not run here
    ) AND NOT EXISTS (SELECT 1 FROM session_ended AS e WHERE e.session = s.id)
"""
BARE_RULE = "P3"  # the routine is off: the row that says no more than that
_MOST_BESIDE = 1_000  # replaced histories of one day
_OF_SESSION = (
    "session_ended", "stop_felt", "check_answer", "pain_checked", "morning_checked", "noted",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore left.

    Attributes:
        beside: the replaced history; None if nothing was in it.
        sessions: how many sessions there are now.
        locked: whether the routine is off.
    """

    beside: Path | None
    sessions: int
    locked: bool


def restore(store: HistoryStore, copy: Path, now: datetime, exercises: Exercises) -> Restored:
    """Puts a copy in the place of the history.

    Args:
        store: the history, open.
        copy: a copy made by this program; it is left as it is.
        now: local wall time.
        exercises: all that can be done, by id.

    Raises:
        SessionRunning: a session is under way.
        CopyDamaged: the copy does not hold together.
        HistoryDamaged: the history does not, whatever the copy is like; see ``restore_over_damage``.
        HistoryMovedOn: somebody wrote into the history meanwhile.
        FileNotReadable, NotACopy: it is none.
        HistoryError: the copy is too new, or the history cannot be written. In every case nothing was changed.
    """
    with draft_beside(store.path) as draft:
        refuse_running(store)
        _take_copy(copy, draft)
        newest = _newest(store.connection)
        wanted = standing(store, now, exercises)
        matter = ids_of_consequence(wanted, counts_against(situation(store, now).results), now)
        try:
            with HistoryStore(draft) as new, beside(new, store.path), new.transaction():
                _carry_over(new, wanted, matter, now, exercises)
        except HistoryDamaged as error:
            raise _whose_damage(error, store.path, copy) from error
        old = _lay_beside(store, now) if newest else None
        exchange(store, draft, newest)
    sessions, *_ = store.read("SELECT count(*) FROM session_started")[0]
    return Restored(old, int(sessions), standing(store, now, {}).lock is not None)


def refuse_running(store: HistoryStore) -> None:
    """A session writes under its id, which may not become that of something else.

    Raises:
        SessionRunning: the last session has no end.
        HistoryError: the history cannot be read.
    """
    if store.read(_UNENDED):
        raise SessionRunning


def _take_copy(copy: Path, draft: Path) -> None:
    with opened_copy(copy) as source, closing(files.connect(draft)) as target:
        source.backup(target)
    problem = next(iter(check(draft)), None)
    if problem is not None:
        raise CopyDamaged(copy, problem.what)


def _whose_damage(error: HistoryDamaged, present: Path, copy: Path) -> SciatimerError:
    """Both files were read at once: the history's damage is told as its own, any other as the copy's."""
    problem = next(iter(check(present)), None)
    return HistoryDamaged(present, problem.what) if problem else CopyDamaged(copy, str(error.values["what"]))


def _carry_over(new: HistoryStore, wanted: Standing, matter: str, now: datetime, exercises: Exercises) -> None:
    """Gives the copy all that the present history holds against a stretch."""
    if not wanted.blank:
        brought = bring(new, matter)
        keep(new, wanted.at(brought.here), now, exercises, lock_again=True)


def ids_of_consequence(wanted: Standing, difficult: frozenset[int], now: datetime) -> str:
    """SQL for the ids in ``other`` of all that belongs to sessions that still matter, and of open self-checks."""
    named = sorted(wanted.checks | wanted.mornings | wanted.sessions_today | difficult)
    lock = wanted.lock.session if wanted.lock else None
    sessions = f"""
        SELECT id FROM other.session_started WHERE id IN ({_listed((*named, lock or 0))})
        OR substr(at, 1, 10) = '{now.date().isoformat()}' OR id = (SELECT max(id) FROM other.session_started)
    """
    parts = [
        f"SELECT id FROM other.self_checked WHERE id IN ({_listed(sorted(wanted.unfaded))})",
        f"SELECT id FROM ({sessions})",
        f"SELECT today FROM other.session_started WHERE id IN ({sessions})",
        *(f"SELECT id FROM other.{table} WHERE session IN ({sessions})" for table in _OF_SESSION),
        f"SELECT id FROM other.locked WHERE session IN ({sessions})",
    ]
    return " UNION ".join(parts)


def _listed(ids: object) -> str:
    return ", ".join(str(int(each)) for each in ids) if isinstance(ids, tuple | list) and ids else "0"


def _lay_beside(store: HistoryStore, now: datetime) -> Path:
    """The present history under a dated name; a second one of the same day gets a number."""
    stem = f"history-before-{now.date().isoformat()}"
    for number in range(1, _MOST_BESIDE):
        target = store.path.with_name(f"{stem}.db" if number == 1 else f"{stem}-{number}.db")
        try:
            backup(store, target)
        except TargetExists:
            continue
        return target
    raise TargetExists(store.path.with_name(f"{stem}.db"))


def exchange(store: HistoryStore, draft: Path, newest: int) -> None:
    """Gives the history the content of another file, all of it or nothing.

    Args:
        store: the history.
        draft: a whole history of the same version.
        newest: the last id that was known when the draft was prepared.

    Raises:
        HistoryMovedOn: somebody has written since then.
        HistoryError: it could not be written.
    """
    with faults_of(store.path), closing(files.connect(draft)) as source, closing(files.connect(store.path)) as reader:
        guard = _Guard(store.path, reader, newest)
        source.backup(store.connection, pages=_STEP, progress=guard)


class _Guard:
    """Looks after the first step: from then on nobody else can write, and what they wrote before can be seen.

    After the last step the new content would be seen, so it looks once.
    """

    def __init__(self, path: Path, reader: sqlite3.Connection, newest: int) -> None:
        self._path = path
        self._reader = reader
        self._newest = newest
        self._is_first = True

    def __call__(self, _status: int, _remaining: int, _total: int) -> None:
        is_first, self._is_first = self._is_first, False
        if is_first and _newest(self._reader) != self._newest:
            raise HistoryMovedOn(self._path)


def _newest(connection: sqlite3.Connection) -> int:
    return int(connection.execute(_NEWEST).fetchone()[0])


def restore_over_damage(paths: DataPaths, copy: Path, now: datetime) -> Restored:
    """Puts a copy in the place of a history that cannot be read any more, which is laid aside with all its parts.

    Nobody can say what the damaged file held against a stretch: so all questions of the screens are asked anew, today is
    a day of rest, and the gentle start comes first. A lock that it still tells of stands, or else one that the newest
    daily copy tells of.

    Raises:
        FileNotReadable, NotACopy, CopyDamaged: the copy is none, or does not hold together; nothing was changed.
        HistoryError: the copy is too new, or the history cannot be written.
    """
    with draft_beside(paths.history) as draft:
        _take_copy(copy, draft)
        with HistoryStore(draft) as new:
            if (cause := _last_known_lock(paths)) is not None:
                new.append(Locked(now, cause, BARE_RULE, None))
            new.append_all(
                (Kept(now, Keeping.SCREENS), Kept(now, Keeping.GENTLE), Kept(now, Keeping.REST, day=now.date()))
            )
            new.read("PRAGMA journal_mode = DELETE")
        with faults_of(paths.history):
            aside = _lay_aside(paths.history, now)
            files.publish(draft, paths.history)
    with HistoryStore(paths.history) as store:
        sessions, *_ = store.read("SELECT count(*) FROM session_started")[0]
        return Restored(aside, int(sessions), standing_lock(store) is not None)


def _last_known_lock(paths: DataPaths) -> Outcome | None:
    for file in (paths.history, *daily_copies(paths).values()):
        with suppress(SciatimerError):
            return look(file).locked
    return None


def _lay_aside(history: Path, now: datetime) -> Path:
    """The damaged file and what SQLite keeps beside it, under a dated name; its parts go before the file itself."""
    stem = f"history-damaged-{now.date().isoformat()}"
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, _MOST_BESIDE))
    aside = next(target for name in names if not (target := history.with_name(f"{name}.db")).exists())
    for suffix in ("-wal", "-shm", ""):
        part = files.beside(history, suffix)
        if part.exists():
            part.rename(files.beside(aside, suffix))
    return aside
