"""Facts of another history file taken over, each of them once.

They are appended with new ids: nothing of what is here changes its id, so a window that is open meanwhile goes on as if
nothing had happened. What lies in the other file in the order of its ids keeps that order.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sciatimer.history.rows import FACTS, Table, table_of
from sciatimer.history.store import HistoryStore

_THEIRS = """
    CREATE TEMP TABLE theirs (
        id INTEGER PRIMARY KEY, kind TEXT, origin INTEGER, number INTEGER, utc INTEGER, here INTEGER, known INTEGER
    )
"""
_ORIGINS = """
    INSERT INTO main.origins (name) SELECT o.name FROM other.origins AS o
    WHERE o.name NOT IN (SELECT name FROM main.origins)
    AND EXISTS (SELECT 1 FROM other.ledger AS l WHERE coalesce(l.origin, 1) = o.id)
"""
_READ = """
    INSERT INTO theirs (id, kind, origin, number, utc)
    SELECT l.id, l.kind, here.id, coalesce(l.number, l.id), f.utc
    FROM other.ledger AS l JOIN other."{table}" AS f ON f.id = l.id
    JOIN other.origins AS there ON there.id = coalesce(l.origin, 1)
    JOIN main.origins AS here ON here.name = there.name
"""
_KNOWN_AS_OWN = """
    UPDATE theirs SET known = 1, here = number WHERE kind = '{table}' AND origin = 1 AND EXISTS (
        SELECT 1 FROM main."{table}" AS f JOIN main.ledger AS l ON l.id = f.id
        WHERE f.id = theirs.number AND f.utc = theirs.utc AND l.origin IS NULL
    )
"""
_KNOWN_FROM_ELSEWHERE = """
    UPDATE theirs SET (known, here) = (
        SELECT 1, l.id FROM main.ledger AS l JOIN main."{table}" AS f ON f.id = l.id
        WHERE l.origin = theirs.origin AND l.number = theirs.number AND l.kind = theirs.kind AND f.utc = theirs.utc
    )
    WHERE kind = '{table}' AND here IS NULL
"""
# A setting comes only where there is none; a pause, and a meeting that was told of, are of the computer they were said on.
_NOT_OURS = (
    """DELETE FROM theirs WHERE known IS NULL AND kind = 'setting_changed' AND id IN (
        SELECT s.id FROM other.setting_changed AS s WHERE s."key" IN (SELECT "key" FROM main.setting_changed))""",
    """DELETE FROM theirs WHERE known IS NULL
        AND kind IN ('reminders_paused', 'reminders_resumed', 'meeting_said')""",
)
_NUMBER = """
    UPDATE theirs SET here = fresh.here FROM (
        SELECT id, (SELECT max(id) FROM main.ledger) + row_number() OVER (ORDER BY id) AS here FROM theirs WHERE known IS NULL
    ) AS fresh WHERE fresh.id = theirs.id
"""
_LEDGER = """
    INSERT INTO main.ledger (id, kind, origin, number)
    SELECT here, kind, origin, number FROM theirs WHERE known IS NULL ORDER BY here
"""
_FACTS = """
    INSERT INTO main."{table}" (id, utc, {columns})
    SELECT t.here, f.utc, {values} FROM theirs AS t JOIN other."{table}" AS f ON f.id = t.id
    WHERE t.known IS NULL AND t.kind = '{table}' ORDER BY t.here
"""
_POINTING = '(SELECT here FROM theirs WHERE id = f."{name}")'
_COUNTS = "SELECT kind, sum(known IS NULL), sum(known) FROM theirs GROUP BY kind"


@dataclass(frozen=True, slots=True)
class Brought:
    """What came.

    Attributes:
        fresh: how many facts of each class came.
        known: how many of each were here already.
        here: the id here for each id of a session or self-check there.
    """

    fresh: Mapping[str, int]
    known: Mapping[str, int]
    here: Mapping[int, int]

    @property
    def facts(self) -> int:
        """How many facts came."""
        return sum(self.fresh.values())


@contextmanager
def beside(store: HistoryStore, other: Path) -> Iterator[None]:
    """Another history file of the same version is within reach of the store's connection.

    Raises:
        HistoryError: it cannot be read.
    """
    store.read("ATTACH DATABASE ? AS other", str(other))
    try:
        yield
    finally:
        store.read("DETACH DATABASE other")


def bring(store: HistoryStore, only: str = "") -> Brought:
    """Takes over what is within reach and not here yet; inside a transaction.

    Args:
        store: the history.
        only: SQL that gives the ids to take; all when empty.

    Raises:
        HistoryError: it could not be written, and nothing was.
    """
    connection = store.connection
    is_empty = not connection.execute("SELECT 1 FROM main.ledger LIMIT 1").fetchone()
    connection.execute(_THEIRS)  # goes with the transaction where that fails
    _recognise(connection, only)
    _write(connection, is_empty=is_empty)
    told = _told(connection)
    connection.execute("DROP TABLE temp.theirs")
    return told


def _recognise(connection: sqlite3.Connection, only: str) -> None:
    connection.execute(_ORIGINS)
    for kind in FACTS:
        connection.execute(_READ.format(table=table_of(kind).name) + (f" WHERE l.id IN ({only})" if only else ""))
    connection.execute("CREATE INDEX temp.theirs_kind ON theirs (kind)")
    for kind in FACTS:
        for known in (_KNOWN_AS_OWN, _KNOWN_FROM_ELSEWHERE):
            connection.execute(known.format(table=table_of(kind).name))


def _write(connection: sqlite3.Connection, *, is_empty: bool) -> None:
    if is_empty:
        connection.execute("UPDATE theirs SET here = id")
    else:
        for refused in _NOT_OURS:
            connection.execute(refused)
        connection.execute(_NUMBER)
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(_LEDGER)
    for kind in FACTS:
        connection.execute(_facts_sql(connection, table_of(kind)))


def _facts_sql(connection: sqlite3.Connection, table: Table[Any]) -> str:
    """What points at a fact points at its id here."""
    # closed whatever comes: in a damaged file a name may be no text, and an open statement would hold the other file
    with closing(connection.execute(f"PRAGMA main.foreign_key_list({table.name})")) as rows:
        pointing = {row[3] for row in rows} - {"id"}
    columns = [column.name for column in table.columns]
    values = (_POINTING.format(name=name) if name in pointing else f'f."{name}"' for name in columns)
    return _FACTS.format(table=table.name, columns=", ".join(f'"{name}"' for name in columns), values=", ".join(values))


def _told(connection: sqlite3.Connection) -> Brought:
    counts = connection.execute(_COUNTS).fetchall()
    ids = connection.execute("SELECT id, here FROM theirs WHERE kind IN ('session_started', 'self_checked')")
    return Brought(
        fresh={kind: int(fresh or 0) for kind, fresh, _ in counts},
        known={kind: int(known or 0) for kind, _, known in counts},
        here={int(there): int(here) for there, here in ids},
    )
