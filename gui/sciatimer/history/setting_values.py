"""How the values of settings are read and kept: JSON outside, typed inside, anything else refused with ValueError."""

from collections.abc import Callable
from datetime import time
from enum import Enum, StrEnum
from typing import TypeVar

from sciatimer.errors import SciatimerError
from sciatimer.reminders.hours import Holiday, WorkingWeek
from sciatimer.session.model import Side

_LONGEST_TEXT = 64  # characters
_LONGEST_LIST = 8192  # characters: 200 holidays
_LONGEST_NAME = 255  # characters that a program may be called by

E = TypeVar("E", bound=StrEnum)
V = TypeVar("V")
Reader = Callable[[object], object]


def plain(value: object) -> object:
    """The value as JSON takes it: times as 07:30, working hours and holidays as their texts, sets in order."""
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, WorkingWeek | Holiday):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(str(plain(item)) for item in value)
    if isinstance(value, frozenset):
        return sorted(str(plain(item)) for item in value)
    return value.value if isinstance(value, Enum) else value


def flag(value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError(f"neither true nor false: {value!r}")  # noqa: TRY004 - a bad value, whatever its type
    return value


def flag_or_none(value: object) -> bool | None:
    """True, false or null."""
    return None if value is None else flag(value)


def short_text(value: object) -> str:
    """A short text."""
    return _text(value, _LONGEST_TEXT)


def clock_time(value: object) -> time | None:
    """A time such as 07:30, or null."""
    return None if value is None else time.fromisoformat(short_text(value)).replace(tzinfo=None)


def leg(value: object) -> Side:
    """One leg."""
    side = Side(short_text(value))
    if side is Side.BOTH:
        raise ValueError("a session begins with one leg")
    return side


def whole(least: int, most: int) -> Callable[[object], int]:
    """Reads a whole number within bounds."""

    def read(value: object) -> int:
        if type(value) is not int or not least <= value <= most:
            raise ValueError(f"no whole number from {least} to {most}: {value!r}")
        return value

    return read


def number_of(allowed: tuple[int, ...]) -> Callable[[object], int]:
    """Reads one of a few whole numbers."""

    def read(value: object) -> int:
        if type(value) is not int or value not in allowed:
            raise ValueError(f"none of {allowed}: {value!r}")
        return value

    return read


def one_of(kind: type[E]) -> Callable[[object], E]:
    """Reads one value of an enumeration."""

    def read(value: object) -> E:
        return kind(short_text(value))

    return read


def some_of(kind: type[E], allowed: tuple[E, ...] = ()) -> Callable[[object], frozenset[E]]:
    """Reads a list of values of an enumeration; with ``allowed`` only of those."""

    def read(value: object) -> frozenset[E]:
        if not isinstance(value, list):
            raise ValueError(f"no list: {value!r}")  # noqa: TRY004 - a bad value, whatever its type
        some = frozenset(kind(short_text(item)) for item in value)
        if allowed and not some.issubset(allowed):
            raise ValueError(f"not all of {allowed}: {value!r}")
        return some

    return read


def names(value: object) -> frozenset[str]:
    """A list of names of programs."""
    if not isinstance(value, list):
        raise ValueError(f"no list: {value!r}")  # noqa: TRY004 - a bad value, whatever its type
    return frozenset(_text(item, _LONGEST_NAME) for item in value)


def written(read_text: Callable[[str], V]) -> Callable[[object], V]:
    """Reads a value that has a text of its own, such as working hours."""

    def read(value: object) -> V:
        try:
            return read_text(_text(value, _LONGEST_LIST))
        except SciatimerError as error:
            raise ValueError(str(error)) from error

    return read


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(f"no text of at most {longest} characters: {value!r}")
    return value
