"""How far long work is, said now and then; short work says nothing."""

import time
from collections.abc import Callable

from sciatimer.commands import console

FIRST_AFTER = 2.0  # seconds: who waits shorter need not be told
EVERY = 2.0  # seconds between two words


class Progress:
    """Tells of work on stderr.

    Args:
        doing: what is done, as the beginning of a sentence.
        seconds: a clock that never goes back.
    """

    def __init__(self, doing: str, seconds: Callable[[], float] = time.monotonic) -> None:
        self._doing = doing
        self._seconds = seconds
        self._next = seconds() + FIRST_AFTER

    def __call__(self, done: int, total: int) -> None:
        """So much is done, of so much."""
        now = self._seconds()
        if total and done < total and now >= self._next:
            self._next = now + EVERY
            console.tell(f"{self._doing}: {100 * done // total} %")
