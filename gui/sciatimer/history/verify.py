"""Whether a history is whole: as a file, as facts that point at each other, and by what the rules allow."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from sciatimer.errors import in_one_line
from sciatimer.history import files
from sciatimer.history.faults import HistoryDamaged, HistoryError, faults_of
from sciatimer.history.migrations import MIGRATIONS, migrate, version_of
from sciatimer.history.rows import FACTS, Column, table_of

_MOST_NAMED = 5  # ids in one message
# SQLite takes a number, 24 o'clock and 31 February for times, and Python does not; '+0 days' has it count the last anew
_NO_DATE = """
    julianday("{column}") IS NULL OR date(substr("{column}", 1, 10), '+0 days') IS NOT substr("{column}", 1, 10)
    OR substr("{column}", 12, 2) = '24'
    OR julianday("{column}") NOT BETWEEN julianday('0002-01-01') AND julianday('9998-12-31')
"""  # the last line: the day after, and any zone, can still be told


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words."""

    what: str


# What was recorded elsewhere did not know of what was recorded here: the rules are about what a history knew.
_BROKEN_RULES = {
    "a session began while the routine was locked": """
        SELECT s.id FROM (
            SELECT id, (SELECT max(id) FROM locked WHERE id < o.id) AS lock FROM session_started AS o
            WHERE id IN (SELECT id FROM ledger WHERE number IS NULL OR number = id)
        ) AS s
        WHERE s.lock IS NOT NULL AND NOT EXISTS (SELECT 1 FROM unlocked AS u WHERE u.lock >= s.lock AND u.id < s.id)
    """,
    "a session began while the check of the one before it was open": """
        SELECT s.later FROM (
            SELECT id, (SELECT min(id) FROM session_started WHERE id > o.id) AS later FROM session_started AS o
        ) AS s
        WHERE s.later IN (SELECT id FROM ledger WHERE number IS NULL OR number = id)
        AND NOT EXISTS (SELECT 1 FROM pain_checked AS c WHERE c.session = s.id AND c.id < s.later)
    """,
    "a check ends the routine, and there is no lock for it": """
        SELECT c.id FROM pain_checked AS c WHERE c.outcome IN ('EMERGENCY', 'URGENT', 'LOCK')
        AND NOT EXISTS (SELECT 1 FROM locked AS l WHERE l.session = c.session)
    """,
    "a morning check ends the routine, and there is no lock for it": """
        SELECT m.id FROM morning_checked AS m WHERE m.outcome IN ('EMERGENCY', 'URGENT', 'LOCK')
        AND NOT EXISTS (SELECT 1 FROM locked AS l WHERE l.session = m.session)
    """,
    "a nerve feeling did not fade after a self-check, and there is no lock for it": """
        SELECT f.id FROM nerve_feeling_faded AS f JOIN self_checked AS c ON c.id = f.self_check
        WHERE f.faded = 0 AND NOT EXISTS (SELECT 1 FROM locked AS l WHERE l.id > f.id AND l.rule = c.rule)
    """,
    "an unlock is dated before its lock": """
        SELECT u.id FROM unlocked AS u JOIN locked AS l ON l.id = u.lock WHERE u.spoken_on < substr(l.at, 1, 10)
    """,
    "a session that never ended was followed by another": """
        SELECT s.id FROM session_started AS s
        WHERE s.id < (SELECT max(id) FROM session_started WHERE id IN (SELECT id FROM ledger WHERE number IS NULL))
        AND NOT EXISTS (SELECT 1 FROM session_ended AS e WHERE e.session = s.id)
    """,
}


def check(path: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a history file; nothing in it is changed.

    A file that cannot be read as a history at all is one problem, and no error is raised for it.
    """
    try:
        with faults_of(path):
            if not path.exists():
                return (Problem(f"There is no history at {path}."),)
            return _problems_in(path)
    except HistoryError as error:
        return (Problem(str(error)),)


def _problems_in(path: Path) -> tuple[Problem, ...]:
    with closing(files.connect(path)) as connection:
        files.inspect(path, connection, len(MIGRATIONS))
        with closing(_up_to_date(connection)) as current:
            return tuple(problems_of(current))


def damage(path: Path) -> HistoryDamaged | None:
    """What is broken in the file itself, None for a file that is whole, or that is not there.

    Nothing in it is changed. It reads the whole file, so it is for a moment in which something went wrong anyway.
    """
    try:
        with faults_of(path), closing(files.connect_read_only(path)) as connection:
            broken = next(_broken(connection), None)
    except HistoryDamaged as found:
        return found
    except (HistoryError, sqlite3.Error):
        return None
    return None if broken is None else HistoryDamaged(path, broken)


def _broken(connection: sqlite3.Connection) -> Iterator[str]:
    found = (str(row[0]) for row in connection.execute("PRAGMA integrity_check"))
    return (in_one_line(what) for what in found if what != "ok")


def _up_to_date(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The file itself, or what it will be when it is opened the next time, in memory."""
    if version_of(connection) == len(MIGRATIONS):
        return connection
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection.backup(copy)
    migrate(copy)
    return copy


def problems_of(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Everything that is wrong with an open history, the gravest first."""
    broken = list(_broken(connection))
    yield from (Problem(f"The file is damaged: {what}") for what in broken)
    if broken:
        return  # what else is said of a damaged file would mislead
    odd = list(_odd_tables(connection))
    yield from odd
    if odd:
        return
    yield from _dangling(connection)
    for kind in FACTS:
        table = table_of(kind)
        yield from _lost(connection, table.name)
        for column in table.columns:
            yield from _unreadable(connection, table.name, column)
    for what, sql in _BROKEN_RULES.items():
        yield from _named(what, connection.execute(sql))


def _odd_tables(connection: sqlite3.Connection) -> Iterator[Problem]:
    """Tables without a column that their facts have: SQLite itself would take the name of one for a text."""
    for table in map(table_of, FACTS):
        there = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
        if missing := {"id", "utc", *(column.name for column in table.columns)} - there:
            yield Problem(f"The file is damaged: {table.name} has no {min(missing)}.")


def _dangling(connection: sqlite3.Connection) -> Iterator[Problem]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Problem(f"{table} {row} points at a {parent} that is not there.")


def _lost(connection: sqlite3.Connection, table: str) -> Iterator[Problem]:
    """Facts that the ledger knows and their table does not, or the other way round."""
    entered = connection.execute("SELECT count(*) FROM ledger WHERE kind = ?", (table,)).fetchone()[0]
    found = connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]
    if entered != found:
        yield Problem(f"{entered} facts were recorded in {table}, and {found} are there.")


def _unreadable(connection: sqlite3.Connection, table: str, column: Column) -> Iterator[Problem]:
    source = f'FROM "{table}" WHERE "{column.name}" IS NOT NULL'
    if issubclass(column.kind, date):
        sql = f"SELECT id {source} AND ({_NO_DATE.format(column=column.name)})"
        yield from _named(f"there is no date in {table}.{column.name}", connection.execute(sql))
    elif issubclass(column.kind, Enum):
        values = connection.execute(f'SELECT DISTINCT "{column.name}" {source}')
        yield from (
            Problem(f"{table}.{column.name} has the unknown value {row[0]!r}.")
            for row in values
            if not _is_known(column, row[0])
        )


def _is_known(column: Column, value: str | int) -> bool:
    try:
        column.from_sql(value)
    except ValueError:
        return False
    return True


def _named(what: str, rows: Iterable[tuple[int, ...]]) -> Iterator[Problem]:
    ids = [str(row[0]) for row in rows]
    if ids:
        more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
        yield Problem(f"{what[0].upper()}{what[1:]}: record {', '.join(ids[:_MOST_NAMED])}{more}.")
