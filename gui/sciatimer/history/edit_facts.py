"""The facts of a person who looks after their own records. As all facts they are appended and never edited.

Nothing here takes anything away: a note leaves the note before it, a correction the first answer, and what is withdrawn
from view counts for every rule as before.
"""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Noted:
    """The person's own words on a session; the last one counts, and an empty one stands for no note."""

    at: datetime
    session: int
    text: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A session is no more to be seen in plots, tables and reports, or again; the last one of a session counts."""

    at: datetime
    session: int
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Corrected:
    """An answer was given wrongly: ``second`` says what is right, ``first`` stays. Both are ids of facts of one class."""

    at: datetime
    first: int
    second: int
