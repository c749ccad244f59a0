"""Prints how long a catalogue of 5,000 exercises takes to load; the target is 150 milliseconds."""

import json
import tempfile
from pathlib import Path
from time import perf_counter

from sciatimer.catalogue.load import load_catalogue
from sciatimer.resources import shipped

COUNT = 5_000
TARGET = 150  # milliseconds
ROUNDS = 7


def many() -> bytes:
    """The built-in exercises, over and over, each round with its own ids and links."""
    values = json.loads(shipped("exercises.json").read_text(encoding="utf-8"))
    values["exercises"] = [
        exercise | {name: exercise[name] and f"{exercise[name]}-{at}" for name in ("id", "easier", "harder")}
        for at in range(COUNT // len(values["exercises"]) + 1)
        for exercise in values["exercises"]
    ]
    return json.dumps(values, indent=1).encode()


def loaded(file: Path) -> tuple[float, int]:
    """The milliseconds of one loading, checks and all, and how many exercises came of it."""
    began = perf_counter()
    catalogue = load_catalogue(file, None)
    return (perf_counter() - began) * 1000, len(catalogue.exercises)


def main() -> int:
    """Measures the loading of a file on the disk."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "exercises.json"
        file.write_bytes(many())
        times, counts = zip(*(loaded(file) for _ in range(ROUNDS)), strict=True)
    print(f"{counts[0]} exercises: {min(times):.0f} ms at best, {max(times):.0f} at worst (target {TARGET})")
    return int(min(times) > TARGET or counts[0] < COUNT)


if __name__ == "__main__":
    raise SystemExit(main())
