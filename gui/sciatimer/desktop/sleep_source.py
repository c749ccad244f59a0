"""What a way of the machine to tell of sleep and locks must be able to do. No Qt."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol


class News(Enum):
    """What a way of the machine may tell."""

    FELL_ASLEEP = auto()
    WOKE = auto()
    LOCKED = auto()
    UNLOCKED = auto()
    CLOCK_SET = auto()


class SleepSource(Protocol):
    """One way in which a machine tells of these."""

    @property
    def name(self) -> str:
        """What it is called, for the doctor; empty while it does not work."""

    def start(self, tell: Callable[[News], None]) -> None:
        """Tells from now on. Never raises. Who is lost while the screen is locked tells that it is unlocked."""

    def close(self) -> None:
        """Lets everything go."""
