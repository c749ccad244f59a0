"""How many lines a second `sciatimer judge` takes; the contract asks for 20,000."""

import json
import random
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from time import perf_counter

from sciatimer.commands.judge import HIGHEST
from tests.bench.measuring import Results, Run, alternate
from tests.bench.peers import program_variables
from tests.bench.results import Anchor, Bound, Series, Target, figure

LINES = 200_000
TARGET = Target(Bound.LEAST, 20_000)
KINDS = {"answered": "all answered", "missing": "one answer missing", "bad": "one answer out of range"}
_PLAIN = "json.loads and one answer for all"
_PLAINLY = """
import json, sys
for line in sys.stdin.buffer:
    json.loads(line)
    sys.stdout.write('{"outcome":"KEEP","rule":"R10"}\\n')
"""


def measure(run: Run) -> Results:
    """The whole program, with its start, on each kind of line."""
    ours = [sys.executable, "-m", "sciatimer", "judge"]
    given = {key: lines(key) for key in KINDS}
    ways = {KINDS[key]: partial(rate, ours, given[key]) for key in KINDS}
    ways[_PLAIN] = partial(rate, [sys.executable, "-c", _PLAINLY], given["answered"])
    rounds = run.rounds(5, 2)
    made = alternate(ways, rounds, run.steps(len(ways) * rounds).begin)
    plain = Anchor(_PLAIN, Series(tuple(made[_PLAIN])).middle, "lines a second")
    for key, kind in KINDS.items():
        yield figure(f"judge.{key}", f"judge, {kind}", Series(tuple(made[kind])), "lines a second", TARGET, plain)


def lines(kind: str) -> bytes:
    """So many lines of this kind."""
    chance = random.Random(1)  # noqa: S311 - a bench needs the same lines each time
    rows = [{name: chance.randint(0, most) for name, most in HIGHEST.items()} for _ in range(LINES)]
    for row in rows:
        if kind == "missing":
            row.pop(chance.choice(list(HIGHEST)))
        elif kind == "bad":
            row["after"] = 11
    return b"\n".join(json.dumps(row).encode() for row in rows)


def rate(command: Sequence[str], given: bytes) -> float:
    """Lines a second.

    Raises:
        RuntimeError: not every line was answered.
    """
    began = perf_counter()
    done = subprocess.run(command, input=given, capture_output=True, check=True, env=program_variables())
    spent = perf_counter() - began
    answers = done.stdout.count(b"\n")
    if answers != LINES:
        raise RuntimeError(f"{answers} answers to {LINES} lines")
    return LINES / spent
