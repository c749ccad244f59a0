"""A JSON export read into a history file of its own, where it can be looked at before anything of it is taken over."""

import itertools
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from sciatimer.history import files
from sciatimer.history.exchange_faults import (
    ExportBroken,
    ExportCutShort,
    ExportTooNew,
    ExportWrong,
    FileNotReadable,
    NotAnExport,
)
from sciatimer.history.json_export import Progress
from sciatimer.history.json_rows import FORMAT, shape_of
from sciatimer.history.json_stream import JsonStream
from sciatimer.history.migrations import MIGRATIONS, migrate
from sciatimer.history.rows import FACTS, SqlValue, table_of
from sciatimer.history.verify import problems_of

BATCH = 5_000  # rows in one go
_QUICK = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA foreign_keys = OFF")  # a draft may be lost
_LEDGER = "INSERT INTO ledger (id, kind, origin, number) VALUES (?, ?, ?, ?)"
_FIRST_ORIGIN = 2  # in the draft: the first one is the draft's own
_LONGEST_NAME = 120  # characters of the name of a pack


@dataclass(frozen=True, slots=True)
class Pack:
    """An own pack as it stood on the other computer."""

    name: str
    text: str


@dataclass(slots=True)
class _Rows:
    """Rows that wait to be written, by table."""

    ledger: list[tuple[SqlValue, ...]] = field(default_factory=list)
    facts: dict[str, list[tuple[SqlValue, ...]]] = field(default_factory=dict)


class Staging:
    """Reads one export into a draft.

    Args:
        file: the export.
        draft: an empty file that becomes a history.
        progress: is told how many bytes are read, of how many.
    """

    def __init__(self, file: Path, draft: Path, progress: Progress) -> None:
        self._file = file
        self._draft = draft
        self._progress = progress
        self._inserts = {table.name: table.insert for table in map(table_of, FACTS)}
        self._origins = 0
        self._last_id = 0
        self._version = 0
        self.packs: tuple[Pack, ...] = ()

    def run(self) -> None:
        """Reads all of it.

        Raises:
            ExchangeError: the file is no whole export of a history; see ``exchange_faults``.
            OSError: the draft cannot be written.
            sqlite3.Error: the same.
        """
        with closing(files.connect(self._draft)) as connection, _opened(self._file) as handle:
            for pragma in _QUICK:
                connection.execute(pragma)
            migrate(connection)
            connection.execute("BEGIN")
            self._read(JsonStream(self._file, handle), handle, connection)
            connection.execute("COMMIT")
            problem = next(iter(problems_of(connection)), None)
            if problem is not None:
                raise ExportBroken(self._file, problem.what)
            # the file is read by another connection from here on
            connection.execute("PRAGMA journal_mode = DELETE")

    def _read(self, stream: JsonStream, handle: TextIO, connection: sqlite3.Connection) -> None:
        if stream.next_sign() != "{":
            raise NotAnExport(self._file) if stream.next_sign() else ExportCutShort(self._file)
        seen: list[str] = []
        for name in stream.members("the beginning"):
            seen.append(name)
            if len(seen) == 1 and (name != "format" or stream.value("format") != FORMAT):
                raise NotAnExport(self._file)
            if name == "facts":
                self._read_facts(stream, handle, connection, seen)
            elif name != "format":
                self._read_member(name, stream, connection)
        stream.finish()
        if missing := {"version", "origins", "facts"}.difference(seen):
            raise ExportWrong(self._file, "the end", f'"{min(missing)}" is missing')

    def _read_member(self, name: str, stream: JsonStream, connection: sqlite3.Connection) -> None:
        readers = {"version": self._read_version, "packs": self._read_packs}
        if name == "origins":
            self._read_origins(stream.value(name), connection)
        elif name in readers:
            readers[name](stream)
        elif name == "program":
            stream.value(name)
        else:
            raise ExportWrong(self._file, f'"{name}"', "no export has this")

    def _read_version(self, stream: JsonStream) -> None:
        version = stream.value("version")
        if type(version) is not int or version < 1:
            raise ExportWrong(self._file, '"version"', "it is no version")
        if version > len(MIGRATIONS):
            raise ExportTooNew(self._file, version, len(MIGRATIONS))
        self._version = version

    def _read_origins(self, names: object, connection: sqlite3.Connection) -> None:
        if not isinstance(names, list) or not names or not all(isinstance(name, str) and name for name in names):
            raise ExportWrong(self._file, '"origins"', "it is no list of names")
        if len(set(names)) < len(names):
            raise ExportWrong(self._file, '"origins"', "one name stands there twice")
        self._origins = len(names)
        rows = zip(itertools.count(_FIRST_ORIGIN), names)
        connection.executemany("INSERT INTO origins (id, name) VALUES (?, ?)", rows)

    def _read_facts(self, stream: JsonStream, handle: TextIO, connection: sqlite3.Connection, seen: list[str]) -> None:
        if not {"version", "origins"}.issubset(seen):
            raise ExportWrong(self._file, '"facts"', "version and origins come before it")
        total = self._file.stat().st_size
        rows = _Rows()
        for number in stream.elements("facts"):
            where = f"fact {number}"
            self._take(stream.value(where), where, rows)
            if number % BATCH == 0:
                self._write(rows, connection, where)
                self._progress(min(handle.buffer.tell(), total), total)
        self._write(rows, connection, "the last facts")
        self._progress(total, total)

    def _take(self, entry: object, where: str, rows: _Rows) -> None:
        if not isinstance(entry, dict):
            raise ExportWrong(self._file, where, "it is no fact")
        try:
            row_id, origin, number = self._identity(entry)
            shape = shape_of(entry)
            row = shape.row(row_id, entry)
        except (ValueError, OverflowError) as error:
            raise ExportWrong(self._file, where, str(error)) from error
        rows.ledger.append((row_id, shape.table, origin, number))
        rows.facts.setdefault(shape.table, []).append(row)

    def _identity(self, entry: Mapping[str, object]) -> tuple[int, int, int]:
        """The id, and the origin and number by which all histories know the fact."""
        row_id, came_from = entry.get("id"), entry.get("from")
        if type(row_id) is not int or not self._last_id < row_id < 2**62:
            raise ValueError('"id" is no number above that of the fact before it')
        self._last_id = row_id
        if came_from is None:
            return row_id, _FIRST_ORIGIN, row_id
        if not isinstance(came_from, list) or [type(each) for each in came_from] != [int, int]:
            raise ValueError('"from" is no pair of numbers')
        origin, number = came_from
        if not 0 <= origin < self._origins or not 0 < number < 2**62:
            raise ValueError('"from" names no origin of this file')
        return row_id, origin + _FIRST_ORIGIN, number

    def _write(self, rows: _Rows, connection: sqlite3.Connection, where: str) -> None:
        connection.executemany(_LEDGER, rows.ledger)
        for table, facts in rows.facts.items():
            try:
                connection.executemany(self._inserts[table], facts)
            except sqlite3.IntegrityError as error:
                raise ExportWrong(self._file, f"{table}, up to {where}", str(error)) from error
        rows.ledger.clear()
        rows.facts.clear()

    def _read_packs(self, stream: JsonStream) -> None:
        packs = []
        for number in stream.elements("packs"):
            pack = stream.value(f"pack {number}")
            if not isinstance(pack, dict) or pack.keys() != {"name", "text"}:
                raise ExportWrong(self._file, f"pack {number}", "it has no name and no text")
            packs.append(self._pack(pack, f"pack {number}"))
        self.packs = tuple(packs)

    def _pack(self, pack: Mapping[str, object], where: str) -> Pack:
        name, text = pack["name"], pack["text"]
        if not isinstance(name, str) or not isinstance(text, str) or not _is_file_name(name):
            raise ExportWrong(self._file, where, "its name is no name of a pack")
        try:
            text.encode()
        except UnicodeEncodeError as error:
            raise ExportWrong(self._file, where, "its text is no text") from error
        return Pack(name, text)


def _is_file_name(name: str) -> bool:
    """A plain name that stays in its folder, on every system."""
    plain = not set(name) & set('/\\:*?"<>|') and name.isprintable() and not name.startswith(".")
    return plain and name.endswith(".json") and len(name) <= _LONGEST_NAME


def _opened(file: Path) -> TextIO:
    try:
        return file.open(encoding="utf-8-sig")
    except OSError as error:
        raise FileNotReadable(file, error.strerror or str(error)) from error


def stage(file: Path, draft: Path, progress: Progress) -> tuple[Pack, ...]:
    """Reads an export into a draft, whole and checked, or not at all.

    Returns:
        The own packs it holds.

    Raises:
        ExchangeError: the file is no whole export of a history.
        OSError: the draft cannot be written, or the file not be read to its end.
    """
    staging = Staging(file, draft, progress)
    try:
        staging.run()
    except IsADirectoryError as error:
        raise FileNotReadable(file, error.strerror or str(error)) from error
    return staging.packs
