"""Runs one bench in a process of its own and tells what it finds on stdout, a line of JSON each."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TextIO

import msgspec

from tests.bench.benches import by_name
from tests.bench.measuring import Run
from tests.bench.results import Failure, Figure, Reading


class Line(msgspec.Struct, omit_defaults=True):
    """One line: how far it is, or something that it found."""

    share: float = 0.0
    doing: str = ""
    figure: Figure | None = None
    reading: Reading | None = None
    failure: Failure | None = None


class Order(msgspec.Struct):
    """What is to be measured, and how."""

    name: str
    scratch: str
    quick: bool
    peers: bool


class Teller:
    """Writes lines.

    Args:
        stream: where to.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def tell(self, share: float, doing: str) -> None:
        """How far it is."""
        self._write(Line(share, doing))

    def give(self, result: Figure | Reading | Failure) -> None:
        """What was found."""
        if isinstance(result, Figure):
            self._write(Line(figure=result))
        elif isinstance(result, Reading):
            self._write(Line(reading=result))
        else:
            self._write(Line(failure=result))

    def _write(self, line: Line) -> None:
        print(msgspec.json.encode(line).decode(), file=self._stream, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Carries out one order."""
    order = msgspec.json.decode(arguments[0], type=Order)
    teller = Teller(sys.stdout)
    with redirect_stdout(sys.stderr):  # nothing that is printed meanwhile is taken for a result
        for result in by_name(order.name).load()(Run(Path(order.scratch), teller.tell, order.quick, order.peers)):
            teller.give(result)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
