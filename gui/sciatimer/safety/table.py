"""A decision table: rows read top down, of which the first that matches is the only outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")
Out = TypeVar("Out")


@dataclass(frozen=True, slots=True)
class Row(Generic[V, Out]):
    """One row of a table of clinical.md: when it applies, what it leads to, and the text key of its reason."""

    id: str
    applies: Callable[[V], bool]
    outcome: Out
    reason: str


def otherwise(_value: object) -> bool:
    """The condition of a last row, which catches all."""
    return True


def first_match(rows: tuple[Row[V, Out], ...], value: V) -> Row[V, Out]:
    """The first row that applies to the value.

    Raises:
        LookupError: no row applies: a table without a row that catches all, never a quiet way through.
    """
    for row in rows:
        if row.applies(value):
            return row
    raise LookupError(f"no row of {rows[0].id} to {rows[-1].id} applies")
