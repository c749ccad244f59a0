"""Starts the benches one after the other, each in a process of its own, and gathers what they find."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from tests.bench.benches import Bench
from tests.bench.child import Line, Order
from tests.bench.results import Failure, Figure, Found, Reading, found


class Watcher(Protocol):
    """Who is told how far it is."""

    def begin(self, number: int, of: int, name: str, what: str) -> None:
        """The next bench begins."""

    def part(self, share: float, doing: str) -> None:
        """It is so far (0 to 1) and does this."""

    def found(self, made: Figure) -> None:
        """A figure is known."""

    def failed(self, why: str) -> None:
        """The bench could not measure."""


@dataclass
class Child:
    """A bench that runs: its lines, and when these are over why it ended badly, or nothing."""

    lines: Iterator[str]
    trouble: Callable[[], str]


Start = Callable[[Order], Child]


@dataclass
class Launcher:
    """Runs benches.

    Attributes:
        watcher: is told how far it is.
        start: starts one.
    """

    watcher: Watcher
    start: Start = field(default_factory=lambda: start_process)

    def run(self, benches: Sequence[Bench], *, quick: bool, peers: bool) -> Found:
        """Runs them all, also after one has failed."""
        made = Found()
        with tempfile.TemporaryDirectory(prefix="sciatimer-bench-", ignore_cleanup_errors=True) as scratch:
            for number, bench in enumerate(benches, 1):
                self.watcher.begin(number, len(benches), bench.name, bench.what)
                made += self._one(Order(bench.name, scratch, quick, peers))
        return made

    def _one(self, order: Order) -> Found:
        results: list[Figure | Reading | Failure] = []
        child = self.start(order)
        for text in child.lines:
            line = msgspec.json.decode(text, type=Line)
            if line.figure is not None:
                self.watcher.found(line.figure)
                results.append(line.figure)
            elif line.reading is not None:
                results.append(line.reading)
            elif line.failure is not None:
                self.watcher.failed(line.failure.why)
                results.append(line.failure)
            else:
                self.watcher.part(line.share, line.doing)
        trouble = child.trouble()
        if trouble:
            self.watcher.failed(trouble)
            results.append(Failure(order.name, trouble))
        return found(results)


def start_process(order: Order) -> Child:
    """Starts a bench in a process of its own."""
    said = (Path(order.scratch) / f"{order.name}.stderr").open("w+", encoding="utf-8", errors="replace")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.bench.child", msgspec.json.encode(order).decode()],
        stdout=subprocess.PIPE,
        stderr=said,
        text=True,
    )

    def trouble() -> str:
        code = process.wait()
        said.seek(0)
        lines = said.read().strip().splitlines() or ["it said nothing"]
        said.close()
        if code:
            print("\n".join(lines), file=sys.stderr)
        return f"exit code {code}: {lines[-1]}" if code else ""

    return Child(iter(process.stdout or ()), trouble)
