"""What the tests of the figure share: the built-in exercises and the moments they are looked at."""

import json

import msgspec

from sciatimer.catalogue.model import Exercise
from sciatimer.resources import shipped

AMOUNTS = tuple(step / 10 for step in range(11))


def exercises() -> list[Exercise]:
    """The sixteen built-in exercises."""
    raw = json.loads(shipped("exercises.json").read_text(encoding="utf-8"))
    return [msgspec.convert(one, Exercise) for one in raw["exercises"]]


def exercise(name: str) -> Exercise:
    """One built-in exercise by its id."""
    return next(one for one in exercises() if one.id == name)
