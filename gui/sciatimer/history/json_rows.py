"""Facts as entries of an export and back: the fields of the fact, its class, its id and where it was recorded first."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from sciatimer.history.rows import FACTS, Column, SqlValue, Table, table_of, utc_microseconds

FORMAT = "sciatimer-history"
OWN_KEYS = frozenset({"id", "fact", "from"})
_MOST_SHOWN = 40  # characters of a wrong value
_INTEGERS = (-(2**63), 2**63 - 1)

Checked = Callable[[object], SqlValue]


@dataclass(frozen=True, slots=True)
class Shape:
    """What an entry of one class of facts looks like.

    Attributes:
        table: the name of the class.
        fields: each field but the time: its name, whether it may be missing, and what gives the value SQLite keeps.
    """

    table: str
    fields: tuple[tuple[str, bool, Checked], ...]

    def row(self, row_id: int, entry: Mapping[str, object]) -> tuple[SqlValue, ...]:
        """The row of the table. A field that older versions did not know may be missing.

        Raises:
            ValueError: a field is missing, of the wrong type, or not among the fields of this class.
        """
        name = "at"
        try:
            at = datetime.fromisoformat(_text(entry.get(name)))
            row: list[SqlValue] = [row_id, utc_microseconds(at), at.isoformat()]
            found = 1
            # a history has millions of these, so the loop is kept short
            for name, nullable, read in self.fields:
                value = entry.get(name)
                if value is None and nullable:
                    row.append(None)
                else:
                    row.append(read(value))
                    found += 1
        except ValueError as error:
            raise ValueError(f'"{name}": {error}' if entry.get(name) is not None else f'"{name}" is missing') from error
        if found + len(OWN_KEYS & entry.keys()) < len(entry):
            self._refuse_strange(entry)
        return tuple(row)

    def _refuse_strange(self, entry: Mapping[str, object]) -> None:
        known = {"at", *(name for name, _, _ in self.fields), *OWN_KEYS}
        if strange := entry.keys() - known:
            raise ValueError(f'"{min(strange)}" is no field of {self.table}')


def shape_of(entry: Mapping[str, object]) -> Shape:
    """The shape that an entry has to have.

    Raises:
        ValueError: it is of no class of facts.
    """
    kind = entry.get("fact")
    if not isinstance(kind, str) or kind not in _shapes():
        raise ValueError(f"{_shown(kind)} is no class of facts")
    return _shapes()[kind]


@cache
def _shapes() -> Mapping[str, Shape]:
    """The shape of each class of facts, by the name of its table."""
    return {shape.table: shape for shape in map(_shape, map(table_of, FACTS))}


def _shape(table: Table[Any]) -> Shape:
    columns = [column for column in table.columns if column.name != "at"]
    return Shape(table.name, tuple((column.name, column.nullable, _reader(column)) for column in columns))


def _reader(column: Column) -> Checked:
    if issubclass(column.kind, datetime):
        return _time
    if issubclass(column.kind, date):
        return _day
    if issubclass(column.kind, Enum):
        return _one_of(column)
    return {bool: _flag, int: _whole, float: _number}.get(column.kind, _text)


def _time(value: object) -> str:
    at = datetime.fromisoformat(_text(value))
    utc_microseconds(at)
    return at.isoformat()


def _day(value: object) -> str:
    return date.fromisoformat(_text(value)).isoformat()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{_shown(value)} is no text")  # noqa: TRY004 - a bad value, whatever its type
    value.encode()  # half a surrogate cannot be kept
    return value


def _flag(value: object) -> int:
    if not isinstance(value, bool):
        raise ValueError(f"{_shown(value)} is neither true nor false")  # noqa: TRY004 - a bad value
    return int(value)


def _whole(value: object) -> int:
    if type(value) is not int or not _INTEGERS[0] <= value <= _INTEGERS[1]:
        raise ValueError(f"{_shown(value)} is no whole number")
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise ValueError(f"{_shown(value)} is no number")
    return float(value)


def _one_of(column: Column) -> Checked:
    known = {column.to_sql(member) for member in column.kind}

    def read(value: object) -> SqlValue:
        if type(value) not in {str, int} or value not in known:
            raise ValueError(f"{_shown(value)} is not among what it can be")
        return value

    return read


def _shown(value: object) -> str:
    said = repr(value)
    return said if len(said) <= _MOST_SHOWN else f"{said[:_MOST_SHOWN]}..."


def entry_of(row_id: int, table: str, columns: tuple[Column, ...], values: tuple[SqlValue, ...]) -> dict[str, object]:
    """An entry of an export: a fact with its id; true and false instead of 1 and 0, and no field that is empty."""
    entry: dict[str, object] = {"id": row_id, "fact": table}
    for column, value in zip(columns, values, strict=True):
        if value is not None:
            entry[column.name] = bool(value) if column.kind is bool else value
    return entry
