"""How long a catalogue of 5,000 exercises takes to load."""

import json
from functools import partial
from pathlib import Path
from time import perf_counter

from sciatimer.catalogue.load import load_catalogue
from sciatimer.resources import shipped
from tests.bench.measuring import Results, Run, alternate
from tests.bench.results import Anchor, Bound, Series, Target, figure

COUNT = 5_000
LIMIT = Target(Bound.BELOW, 150)  # milliseconds
_OURS, _PLAIN = "loading", "json.loads"


def measure(run: Run) -> Results:
    """The loading of a file on the disk, checks and all."""
    file = run.scratch / "exercises.json"
    file.write_bytes(many())
    rounds = run.rounds(15, 5)
    steps = run.steps(2 * rounds)
    made = alternate({_OURS: partial(loaded, file), _PLAIN: partial(read, file)}, rounds, steps.begin)
    plain = Anchor("json.loads on the same bytes", Series(tuple(made[_PLAIN])).middle, "ms")
    yield figure("catalogue.load", f"{COUNT:,} exercises loaded", Series(tuple(made[_OURS])), "ms", LIMIT, plain)


def many() -> bytes:
    """The built-in exercises, over and over, each round with its own ids and links."""
    values = json.loads(shipped("exercises.json").read_text(encoding="utf-8"))
    exercises = [
        exercise | {name: exercise[name] and f"{exercise[name]}-{at}" for name in ("id", "easier", "harder")}
        for at in range(COUNT // len(values["exercises"]) + 1)
        for exercise in values["exercises"]
    ]
    return json.dumps(values | {"exercises": exercises}, indent=1).encode()


def loaded(file: Path) -> float:
    """The milliseconds of one loading.

    Raises:
        RuntimeError: not all of them came.
    """
    began = perf_counter()
    catalogue = load_catalogue(file, None)
    spent = (perf_counter() - began) * 1000
    if len(catalogue.exercises) < COUNT:
        raise RuntimeError(f"only {len(catalogue.exercises)} exercises: {catalogue.fault}")
    return spent


def read(file: Path) -> float:
    """The milliseconds that the bytes take without any check."""
    began = perf_counter()
    json.loads(file.read_bytes())
    return (perf_counter() - began) * 1000
