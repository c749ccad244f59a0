"""How history.db came to be what it is: one function a version, never edited once it was released."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence

from sciatimer.history import schema, schema_2, schema_3, schema_4, schema_5, schema_6

Migration = Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x53434941  # "SCIA": tells our files from any other SQLite file


def to_version_1(connection: sqlite3.Connection) -> None:
    """Every fact of a session, the screens, the locks and the settings."""
    for statement in (schema.LEDGER, *schema.TABLES, *schema.INDEXES):
        connection.execute(statement)
    _keep_from_changes(connection, schema.APPEND_ONLY)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def to_version_2(connection: sqlite3.Connection) -> None:
    """The self-checks."""
    for statement in (*schema_2.TABLES, *schema_2.INDEXES):
        connection.execute(statement)
    _keep_from_changes(connection, schema_2.APPEND_ONLY)


def to_version_3(connection: sqlite3.Connection) -> None:
    """The smaller dose of a sore leg."""
    for statement in schema_3.COLUMNS:
        connection.execute(statement)


def to_version_4(connection: sqlite3.Connection) -> None:
    """The breaks."""
    for statement in (*schema_4.TABLES, *schema_4.INDEXES):
        connection.execute(statement)
    _keep_from_changes(connection, schema_4.APPEND_ONLY)


def to_version_5(connection: sqlite3.Connection) -> None:
    """Where a fact came from, notes, corrections, what is out of view, and what is kept when histories meet."""
    for statement in (*schema_5.TABLES, *schema_5.COLUMNS, *schema_5.INDEXES, schema_5.OWN_ORIGIN):
        connection.execute(statement)
    _keep_from_changes(connection, schema_5.APPEND_ONLY)


def to_version_6(connection: sqlite3.Connection) -> None:
    """Indexes for the plots of a long history."""
    for index in schema_6.REPLACED:
        # nobody's answers lie in an index: a file that lacks one is no damaged history
        connection.execute(f"DROP INDEX IF EXISTS {index}")
    for statement in schema_6.INDEXES:
        connection.execute(statement)


def _keep_from_changes(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    for table in tables:
        for change in ("UPDATE", "DELETE"):
            connection.execute(schema.refuse(change, table))


MIGRATIONS: tuple[Migration, ...] = (
    to_version_1,
    to_version_2,
    to_version_3,
    to_version_4,
    to_version_5,
    to_version_6,
)


def version_of(connection: sqlite3.Connection) -> int:
    """The version the file is at; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Brings the file up to the last version, all or nothing; one that is beyond it stays as it is."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        found = version_of(connection)
        for migration in migrations[found:]:
            migration(connection)
        connection.execute(f"PRAGMA user_version = {max(found, len(migrations))}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
