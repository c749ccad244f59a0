"""Shows on stderr which bench runs and how far it is."""

from collections.abc import Callable
from typing import TextIO

from tests.bench.results import Figure
from tests.bench.tables import words_of

EVERY = 15.0  # seconds between two lines where lines stay, as in a log


class Progress:
    """Tells it line by line; on a terminal the line of what goes on is written over.

    Args:
        stream: where to.
        now: seconds that never go back.
    """

    def __init__(self, stream: TextIO, now: Callable[[], float]) -> None:
        self._stream = stream
        self._now = now
        self._lives = stream.isatty()
        self._told = now()

    def begin(self, number: int, of: int, name: str, what: str) -> None:
        """The next bench begins."""
        self._line(f"[{number}/{of}] {name}: {what}")
        self._told = self._now()

    def part(self, share: float, doing: str) -> None:
        """It is so far (0 to 1) and does this."""
        words = f"  {share:4.0%}  {doing}"
        if self._lives:
            self._stream.write(f"\r\x1b[K{words}")
            self._stream.flush()
        elif self._now() - self._told >= EVERY:
            self._told = self._now()
            self._line(words)

    def found(self, made: Figure) -> None:
        """A figure is known."""
        self._line(f"  {words_of(made)}")

    def failed(self, why: str) -> None:
        """The bench could not measure."""
        self._line(f"  could not be measured: {why}")

    def _line(self, words: str) -> None:
        start = "\r\x1b[K" if self._lives else ""
        self._stream.write(f"{start}{words}\n")
        self._stream.flush()
