"""The append-only store: facts go in and are read back; nothing is ever changed or deleted."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sciatimer.history import files
from sciatimer.history.facts import Fact
from sciatimer.history.faults import HistoryDamaged, faults_of
from sciatimer.history.migrations import MIGRATIONS, Migration, migrate, version_of
from sciatimer.history.rows import F, Recorded, SqlValue, Table, table_of, utc_microseconds
from sciatimer.paths import DataPaths

_NEWEST_OF_EACH = """
    WITH RECURSIVE each_value(v) AS (
        SELECT min("{column}") FROM "{table}"
        UNION ALL
        SELECT (SELECT min("{column}") FROM "{table}" WHERE "{column}" > v) FROM each_value WHERE v IS NOT NULL
    )
    {select} WHERE id IN (
        SELECT (SELECT max(id) FROM "{table}" WHERE "{column}" = v) FROM each_value WHERE v IS NOT NULL
    ) ORDER BY id
"""


class HistoryStore:
    """One history file, opened or made. Used from the thread that opened it.

    Args:
        path: the file; its folder is made, and both are closed to everybody but their owner.
        migrations: the steps to the last version; all but a test take the default.

    Raises:
        DataFolderUnusable: the folder cannot be made.
        HistoryError: the file cannot be opened; see ``faults``.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        DataPaths(path.parent).prepare()
        with faults_of(path):
            self._connection = _open(path, migrations)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def connection(self) -> sqlite3.Connection:
        """What is underneath, for a backup and a check of the whole file."""
        return self._connection

    def append(self, fact: Fact) -> int:
        """Writes a fact durably and returns its id.

        Raises:
            HistoryError: it could not be written, and nothing was.
        """
        return self.append_all((fact,))[0]

    def append_all(self, facts: Iterable[Fact]) -> list[int]:
        """Writes facts durably, all or none, and returns their ids in order.

        Raises:
            HistoryError: they could not be written, and nothing was.
        """
        with self.transaction():
            return [self._insert(fact) for fact in facts]

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, with no other writer in between; an inner one is part of the outer.

        Raises:
            HistoryError: it could not be written, and nothing was.
        """
        with self._span("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Reads in it all see the same moment, whatever another window writes.

        Raises:
            HistoryError: the file cannot be read.
        """
        with self._span("BEGIN"):
            yield

    def facts(
        self,
        kind: type[F],
        *,
        session: int | None = None,
        since: datetime | None = None,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> tuple[Recorded[F], ...]:
        """The facts of a class in the order they were recorded, or the other way round.

        Args:
            kind: the class.
            session: only those of this session.
            since: only those at this time or later, by what the wall clock said then.
            newest_first: the last recorded comes first.
            limit: at most so many.

        Raises:
            HistoryError: the file cannot be read.
        """
        table = table_of(kind)
        filters = {"session = ?": session, "utc >= ?": None if since is None else utc_microseconds(since)}
        used = {condition: value for condition, value in filters.items() if value is not None}
        where = f" WHERE {' AND '.join(used)}" if used else ""
        order = " ORDER BY id DESC" if newest_first else " ORDER BY id"
        rows = self.read(f"{table.select}{where}{order} LIMIT ?", *used.values(), -1 if limit is None else limit)
        return self._recorded(table, rows)

    def fact(self, kind: type[F], row_id: int) -> F:
        """The fact with an id.

        Raises:
            HistoryError: the file cannot be read.
            KeyError: there is no such fact of this class.
        """
        table = table_of(kind)
        found = self._recorded(table, self.read(f"{table.select} WHERE id = ?", row_id))
        if not found:
            raise KeyError(f"no {table.name} has the id {row_id}")
        return found[0].fact

    def newest_of_each(self, kind: type[F], column: str) -> tuple[Recorded[F], ...]:
        """The last recorded fact for each value of an indexed column (a setting's key, a screen's item).

        Raises:
            HistoryError: the file cannot be read.
        """
        table = table_of(kind)
        sql = _NEWEST_OF_EACH.format(table=table.name, column=column, select=table.select)
        return self._recorded(table, self.read(sql))

    def read(self, sql: str, *values: SqlValue) -> list[tuple[Any, ...]]:
        """The rows of a SELECT.

        Raises:
            HistoryError: the file cannot be read.
        """
        with faults_of(self.path), closing(self._connection.execute(sql, values)) as rows:
            return rows.fetchall()

    def stream(self, sql: str, *values: SqlValue) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT one by one, for results that need not fit into the memory.

        Raises:
            HistoryError: the file cannot be read.
        """
        with faults_of(self.path):
            yield from self._connection.execute(sql, values)

    def close(self) -> None:
        """Lets go of the file; a second time changes nothing."""
        self._connection.close()

    @contextmanager
    def _span(self, begin: str) -> Iterator[None]:
        if self._connection.in_transaction:
            yield
            return
        with faults_of(self.path):
            self._connection.execute(begin)
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        # a full disk has already done it
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _insert(self, fact: F) -> int:
        table: Table[F] = table_of(type(fact))
        ledger = self._connection.execute("INSERT INTO ledger (kind) VALUES (?)", (table.name,))
        row_id = int(ledger.lastrowid or 0)
        self._connection.execute(table.insert, table.row(row_id, fact))
        return row_id

    def _recorded(self, table: Table[F], rows: list[tuple[Any, ...]]) -> tuple[Recorded[F], ...]:
        try:
            return tuple(table.recorded(row) for row in rows)
        except (ValueError, TypeError) as error:
            raise HistoryDamaged(self.path, f"{table.name}: {error}") from error


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    if not path.exists():
        files.create(path, migrations)
    files.tighten(path)
    connection = files.connect(path)
    try:
        files.inspect(path, connection, len(migrations))
        connection.execute("PRAGMA journal_mode = WAL")
        if version_of(connection) < len(migrations):
            migrate(connection, migrations)
            files.inspect(path, connection, len(migrations))  # a newer program may have been faster
        files.tighten(path)
    except BaseException:
        connection.close()
        raise
    return connection
