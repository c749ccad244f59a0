"""What every bench works with: how often it measures, where its files lie, and how it tells how far it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.bench.results import Failure, Figure, Reading

Measured = TypeVar("Measured")
Results = Iterator[Figure | Reading | Failure]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a bench.

    Attributes:
        scratch: a folder for what several benches share; thrown away at the end.
        tell: says how far it is (0 to 1) and what it does now.
        quick: fewer repetitions.
        peers: other programs are measured, too.
    """

    scratch: Path
    tell: Callable[[float, str], None]
    quick: bool = False
    peers: bool = False

    def rounds(self, many: int, few: int) -> int:
        """How often something is measured."""
        return few if self.quick else many

    def steps(self, number: int) -> "Steps":
        """Counts so many steps and tells each."""
        return Steps(self.tell, number)


class Steps:
    """Tells one step after the other.

    Args:
        tell: where to.
        number: how many there will be.
    """

    def __init__(self, tell: Callable[[float, str], None], number: int) -> None:
        self._tell = tell
        self._number = number
        self._done = 0

    def begin(self, what: str) -> None:
        """The next step begins."""
        self._tell(min(self._done / self._number, 1.0), what)
        self._done += 1


def alternate(
    ways: Mapping[str, Callable[[], Measured]], rounds: int, begin: Callable[[str], None]
) -> dict[str, list[Measured]]:
    """Measures several things in turn, every second round in the other direction: A B, B A, A B ...

    A machine that gets slower meanwhile, or whose caches the first of two fills for the second, is so for all of them.

    Args:
        ways: how each is measured, by its name.
        rounds: how often.
        begin: is told before each one what comes.
    """
    made: dict[str, list[Measured]] = {name: [] for name in ways}
    for turn in range(rounds):
        for name in list(ways)[:: -1 if turn % 2 else 1]:
            begin(f"{name}, round {turn + 1} of {rounds}")
            made[name].append(ways[name]())
    return made
