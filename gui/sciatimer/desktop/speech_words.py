"""What the window and the speech process say to each other: one line of JSON each. No Qt."""

import msgspec
from msgspec import Struct

SPEAK = "speak"  # the command that is the speech process


class Choose(Struct, frozen=True, tag="choose"):
    """Take this engine and voice, the first order of all. Empty texts leave the choice to the system.

    Attributes:
        language: of the sentences, for example ``en``.
        engine: as QtTextToSpeech calls it.
        voice: as the engine calls it.
        rate: -1 (slow) to 1 (fast).
        volume: 0 to 1.
    """

    language: str
    engine: str = ""
    voice: str = ""
    rate: float = 0.0
    volume: float = 1.0


class Say(Struct, frozen=True, tag="say"):
    """Say this: at once when it cancels, else after what is being said. ``number`` names it in the report."""

    number: int
    text: str
    cancels: bool = False


class Hush(Struct, frozen=True, tag="hush"):
    """Be quiet at once and forget what was waiting."""


class Ready(Struct, frozen=True, tag="ready"):
    """A voice was chosen. ``voices`` are those of the language; none of the lists holds a made-up engine."""

    engine: str
    voice: str
    engines: tuple[str, ...]
    voices: tuple[str, ...]


class Taken(Struct, frozen=True, tag="taken"):
    """An order to say something or to be quiet got through to the engine: it does not hang."""


class Spoken(Struct, frozen=True, tag="spoken"):
    """The sentence with this number was said to its end."""

    number: int


class Failed(Struct, frozen=True, tag="failed"):
    """There is no engine, or it gave up. ``reason`` is the engine's own, not for the person."""

    reason: str


Order = Choose | Say | Hush
Report = Ready | Taken | Spoken | Failed


def to_line(message: Order | Report) -> bytes:
    """The message as one line with its end."""
    return msgspec.json.encode(message) + b"\n"


def read_order(line: bytes) -> Order:
    """The order in a line.

    Raises:
        ValueError: it is none.
    """
    read: Order = msgspec.json.decode(line, type=Order)
    return read


def read_report(line: bytes) -> Report:
    """The report in a line.

    Raises:
        ValueError: it is none.
    """
    read: Report = msgspec.json.decode(line, type=Report)
    return read
