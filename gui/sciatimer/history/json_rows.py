"""Facts as entries of an export and back: the fields of the fact, its class, its id and where it was recorded first."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import Any

from sciatimer.history.rows import FACTS, Column, SqlValue, table_of, utc_microseconds

FORMAT = "sciatimer-history"
OWN_KEYS = frozenset({"id", "fact", "from"})
_MOST_SHOWN = 40  # characters of a wrong value
_INTEGERS = (-(2**63), 2**63 - 1)

Checked = Callable[[object], SqlValue]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a fact as an export has it; ``read`` gives what SQLite keeps or raises a ValueError."""

    name: str
    nullable: bool
    read: Checked


@dataclass(frozen=True, slots=True)
class Shape:
    """What an entry of one class of facts looks like."""

    table: str
    fields: tuple[Field, ...]
    names: frozenset[str]

    def values(self, entry: Mapping[str, object]) -> list[SqlValue]:
        """The values of the columns. A field that older versions did not know may be missing.

        Raises:
            ValueError: a field is missing, of the wrong type, or not among the fields of this class.
        """
        if strange := entry.keys() - self.names - OWN_KEYS:
            raise ValueError(f'"{min(strange)}" is no field of {self.table}')
        return [_value(field, entry) for field in self.fields]


def _value(field: Field, entry: Mapping[str, object]) -> SqlValue:
    value = entry.get(field.name)
    if value is None:
        if field.nullable:
            return None
        raise ValueError(f'"{field.name}" is missing')
    try:
        return field.read(value)
    except ValueError as error:
        raise ValueError(f'"{field.name}": {error}') from error


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


def _shape(table: Any) -> Shape:  # noqa: ANN401 - the table of any fact
    fields = tuple(Field(column.name, column.nullable, _reader(column)) for column in table.columns)
    return Shape(table.name, fields, frozenset(field.name for field in fields))


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
