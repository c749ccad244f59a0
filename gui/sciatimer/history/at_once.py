"""The few settings that a window needs to be seen, read before the program itself is loaded."""

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from sciatimer.history.faults import HistoryError
from sciatimer.history.files import connect_read_only, inspect
from sciatimer.history.migrations import MIGRATIONS

_LAST = "SELECT value FROM setting_changed WHERE key = ? ORDER BY id DESC LIMIT 1"


def settings_at_once(path: Path, *keys: str) -> Mapping[str, str] | None:
    """What was set last, by key, as JSON that nobody has checked; empty for a history that is yet to be made.

    It takes 2 ms, where the whole of the history takes 60 to load. Nothing is changed by it.

    Returns:
        None where the file is no history that this program can open: what is wrong with it has to be said first.
    """
    try:
        if not path.exists():
            return {}
        connection = connect_read_only(path)
        try:
            inspect(path, connection, len(MIGRATIONS))
            found = {key: connection.execute(_LAST, (key,)).fetchone() for key in keys}
        finally:
            connection.close()
    except (OSError, sqlite3.Error, HistoryError):
        return None
    return {key: str(row[0]) for key, row in found.items() if row is not None}
