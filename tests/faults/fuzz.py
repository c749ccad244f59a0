"""Makes files wrong and gives them to the program, some thousand times: ``python -m tests.faults.fuzz``.

Each mutation has a seed of its own, so that one alone can be made again with ``--only``.
"""

import argparse
import logging
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults.doors import DOORS, Door, Refused
from tests.faults.mutations import mutated

EACH_S = 10.0  # seconds that the answer to one file may take before it counts as hanging
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
SHOWN = 20  # failures with their details
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A mutation that the program did not bear."""

    door: str
    seed: str
    what: str


@dataclass(slots=True)
class Outcome:
    """What came of many mutations: how many were taken and refused at each door, and which failed."""

    taken: Counter[str]
    refused: Counter[str]
    failures: list[Failure]


def fuzz(doors: dict[str, Callable[[Path], Door]], mutations: int, seed: str, folder: Path, tell: Tell) -> Outcome:
    """Tries the doors in turn.

    Args:
        doors: each makes a door in an empty folder.
        mutations: how many in all.
        seed: the beginning of each mutation's own seed.
        folder: an empty folder.
        tell: is told how far it is.
    """
    outcome = Outcome(Counter(), Counter(), [])
    made = {name: make(folder / name.replace(" ", "-")) for name, make in doors.items()}
    sounds = {name: door.sound for name, door in made.items()}
    for name, door in made.items():
        door.go_in(sounds[name])  # a door that refuses the sound file would prove nothing
    for number, own_seed in enumerate(f"{seed}-{each}" for each in range(mutations)):
        name = list(made)[number % len(made)]
        _try(name, made[name], sounds[name], own_seed, outcome)
        if number % 500 == 499:
            tell(f"{number + 1} of {mutations}, {len(outcome.failures)} failed")
    return outcome


def _try(name: str, door: Door, sound: bytes, seed: str, outcome: Outcome) -> None:
    content = mutated(sound, random.Random(seed))  # noqa: S311 - no secret
    begun = time.monotonic()
    try:
        door.go_in(content)
        outcome.taken[name] += 1
    except Refused:
        outcome.refused[name] += 1
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        outcome.failures.append(Failure(name, seed, traceback.format_exc()))
    if time.monotonic() - begun > EACH_S:
        outcome.failures.append(Failure(name, seed, f"it took {time.monotonic() - begun:.0f} s\n"))


@contextmanager
def scratch() -> Iterator[Path]:
    """An empty folder, in memory where there is one: a disk would spend its time on making nothing durable."""
    with tempfile.TemporaryDirectory(prefix="sciatimer-fuzz-", dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


def lines(outcome: Outcome) -> Iterator[str]:
    """The outcome for a person."""
    for name in DOORS:
        yield f"{name:<20} {outcome.taken[name]:>6} taken {outcome.refused[name]:>6} refused"
    for failure in outcome.failures[:SHOWN]:
        yield f"\n{failure.door}, --only {failure.seed}\n{failure.what}"
    if not outcome.failures:
        yield "Every file was taken or refused in words; no lock, no open check and no file was lost."


def main(arguments: list[str] | None = None) -> int:
    """Reads the command line; gives 1 if the program did not bear a file."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.fuzz", description=__doc__)
    parser.add_argument("--mutations", type=int, default=10_000)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--only", metavar="SEED", help="one mutation, as a failure names it")
    parser.add_argument("--door", choices=DOORS, action="append", help="only this door; may be given again")
    asked = parser.parse_args(arguments)
    doors = {name: make for name, make in DOORS.items() if asked.door is None or name in asked.door}
    logging.disable()
    with scratch() as folder:
        if asked.only:
            outcome = _only(doors, asked.only, folder)
        else:
            outcome = fuzz(doors, asked.mutations, asked.seed, folder, lambda said: print(said, flush=True))
    print("\n".join(lines(outcome)))
    return int(bool(outcome.failures))


def _only(doors: dict[str, Callable[[Path], Door]], seed: str, folder: Path) -> Outcome:
    outcome = Outcome(Counter(), Counter(), [])
    for name, make in doors.items():
        door = make(folder / name.replace(" ", "-"))
        _try(name, door, door.sound, seed, outcome)
    return outcome


if __name__ == "__main__":
    sys.exit(main())
