"""What every way of starting at login is asked and answers. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Refusal(StrEnum):
    """Why the program does not start, or go on starting, as the person wants it."""

    NONE = ""
    NOT_WRITTEN = "not_written"
    DENIED = "denied"
    NO_ANSWER = "no_answer"
    NO_WAY = "no_way"
    OFF_ELSEWHERE = "off_elsewhere"


class Starter(Protocol):
    """One system's way."""

    mechanism: str
    place: str

    def is_on(self) -> bool:
        """Whether the program will start, as far as can be seen from here."""

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        """Turns it on or off, now or after a while.

        Raises:
            OSError: what it is written to cannot be written.
        """


@dataclass(frozen=True, slots=True)
class AutostartState:
    """How it stands.

    Attributes:
        is_on: whether the program starts when the person logs in.
        refusal: why it is not as the person wants it, as a sentence; empty when all is well.
    """

    is_on: bool
    refusal: str = ""
