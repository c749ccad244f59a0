"""Prints how many lines a second `sciatimer judge` takes; the contract asks for 20,000."""

import json
import random
import subprocess
import sys
from time import perf_counter

from sciatimer.commands.judge import HIGHEST

LINES = 200_000
TARGET = 20_000


def lines(kind: str) -> bytes:
    """So many lines: all answered, with an answer missing, or bad."""
    chance = random.Random(1)  # noqa: S311 - a bench needs the same lines each time
    rows = [{name: chance.randint(0, most) for name, most in HIGHEST.items()} for _ in range(LINES)]
    for row in rows:
        if kind == "one answer missing":
            row.pop(chance.choice(list(HIGHEST)))
        elif kind == "one answer out of range":
            row["after"] = 11
    return b"\n".join(json.dumps(row).encode() for row in rows)


def main() -> int:
    """Measures the whole program, with its start, on each kind of line."""
    missed = 0
    for kind in ("all answered", "one answer missing", "one answer out of range"):
        given = lines(kind)
        began = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "sciatimer", "judge"], input=given, capture_output=True, check=True
        )
        rate = LINES / (perf_counter() - began)
        missed |= rate < TARGET or done.stdout.count(b"\n") != LINES
        print(f"judge, {kind}: {rate:,.0f} lines a second (target {TARGET:,})")
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())
