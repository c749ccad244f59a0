"""Facts as rows and rows as facts: one dataclass is one table, one field is one column."""

import re
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from sciatimer.history.facts import Fact

F = TypeVar("F", bound=Fact)
SqlValue = str | int | float | None

FACTS: tuple[type[Fact], ...] = get_args(Fact)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[F]):
    """A fact with the id it was recorded under. Ids grow over all tables, so they tell what came first."""

    id: int
    fact: F


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a fact: its name, the type of its value and whether it may be None."""

    name: str
    kind: type[Any]
    nullable: bool

    def to_sql(self, value: Any) -> SqlValue:  # noqa: ANN401 - the value of any field
        """The value as SQLite keeps it: an enum by its value, a date or time as ISO text with its offset."""
        if isinstance(value, date):
            return value.isoformat()
        kept: SqlValue = value.value if isinstance(value, Enum) else value
        return int(kept) if isinstance(kept, bool) else kept

    def from_sql(self, value: SqlValue) -> Any:  # noqa: ANN401 - the value of any field
        """The value a fact has.

        Raises:
            ValueError: it is no value of this column.
        """
        if value is None:
            if not self.nullable:
                raise ValueError(f"{self.name} is missing")
            return None
        return self.kind.fromisoformat(str(value)) if issubclass(self.kind, date) else self.kind(value)


@dataclass(frozen=True, slots=True)
class Table(Generic[F]):
    """Where the facts of one class lie."""

    kind: type[F]
    name: str
    columns: tuple[Column, ...]

    @property
    def insert(self) -> str:
        """The statement that appends a row: id, UTC microseconds, then the fields."""
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        marks = ", ".join("?" * (len(self.columns) + 2))
        return f'INSERT INTO "{self.name}" (id, utc, {names}) VALUES ({marks})'

    @property
    def select(self) -> str:
        """The statement that reads rows: id, then the fields."""
        names = ", ".join(f'"{column.name}"' for column in self.columns)
        return f'SELECT id, {names} FROM "{self.name}"'

    def row(self, row_id: int, fact: F) -> tuple[SqlValue, ...]:
        """What the insert statement asks for.

        Raises:
            ValueError: the fact's time has no time zone.
        """
        values = (column.to_sql(getattr(fact, column.name)) for column in self.columns)
        return (row_id, utc_microseconds(fact.at), *values)

    def recorded(self, row: tuple[SqlValue, ...]) -> Recorded[F]:
        """The fact in a row of the select statement.

        Raises:
            ValueError: a value that this program does not know.
        """
        row_id, *values = row
        known = {column.name: column.from_sql(value) for column, value in zip(self.columns, values, strict=True)}
        return Recorded(int(row_id or 0), self.kind(**known))


def utc_microseconds(at: datetime) -> int:
    """Whole microseconds since 1970 in UTC, so that times of any offset can be compared.

    Raises:
        ValueError: the time has no time zone, so nobody can say when it was.
    """
    if at.tzinfo is None:
        raise ValueError(f"a fact needs a time with its time zone, not {at}")
    gone = at - _EPOCH
    return (gone.days * 86_400 + gone.seconds) * 1_000_000 + gone.microseconds


def table_of(kind: type[F]) -> Table[F]:
    """The table of a class of facts: SessionStarted lies in session_started."""
    return _tables()[kind]


@cache
def _tables() -> dict[type[Any], Table[Any]]:
    return {kind: _table(kind) for kind in FACTS}


def _table(kind: type[Fact]) -> Table[Any]:
    hints = get_type_hints(kind)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    return Table(kind, name, tuple(_column(field.name, hints[field.name]) for field in fields(kind)))


def _column(name: str, hint: Any) -> Column:  # noqa: ANN401 - a type hint may be a class or a union
    kinds = get_args(hint) or (hint,)
    (kind,) = (each for each in kinds if each is not NoneType)
    return Column(name, kind, NoneType in kinds)
