"""Days of people who differ in how well it goes and how hard they push, drawn from a seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from sciatimer.safety.values import StartOutcome, StopFeeling
from tests.safety.life import Life, calm, good_check
from tests.safety.life_memory import Memory

HOUR = 3600
HALF = 0.5


@dataclass(frozen=True)
class Person:
    """Somebody.

    Attributes:
        seed: what is drawn.
        trouble: how often something goes wrong, 0 to 1.
        days: how long they are watched.
        favourite: the stretch they take whenever it is offered, '' for what is suggested.
        bad_days: on these days, counted from 0, the stretch is a bit too much.
    """

    seed: int
    trouble: float
    days: int
    favourite: str = ""
    bad_days: frozenset[int] = frozenset()


def follow(folder: Path, person: Person) -> Memory:
    """Lives days with the program as it is meant: a session, its check, a night, the morning."""
    life, chance = Life(folder / f"follow {person}" / "history.db"), _chance(person)
    life.answer_screens()
    for day in range(person.days):
        life.answer_morning(chance.choice((1, 2)) if chance.random() < person.trouble / 3 else 0)
        life.accept()
        _look(life, chance)
        _session(life, chance, person, bad=day in person.bad_days)
        life.clock.advance(24 * HOUR if day % 30 != 29 else 15 * 24 * HOUR)
        life.nothing_is_lost()
    life.store.close()
    return life.memory


def push(folder: Path, person: Person) -> Memory:
    """Tries to stretch at every moment of day and night, and whatever may get around a refusal."""
    life, chance = Life(folder / f"push {person}" / "history.db"), _chance(person)
    life.answer_screens()
    while len(life.memory.tried) < person.days * 5:
        life.memory.tried.append(life.clock.now())
        life.answer_morning(_change(chance, person))
        _look(life, chance)
        if chance.random() < person.trouble / 3:
            _get_around(life, chance)
        _session(life, chance, person)
        if chance.random() < person.trouble:
            chance.choice(_TROUBLES)(life, chance)
        life.nothing_is_lost()
        life.clock.advance(chance.choice((0.5, 2, 2, 3.5, 4.5, 6, 9)) * HOUR)
    life.store.close()
    return life.memory


def _chance(person: Person) -> random.Random:
    return random.Random(person.seed)  # noqa: S311 - no secret


def _change(chance: random.Random, person: Person) -> int:
    return chance.choice((0, 1, 2)) if chance.random() < person.trouble / 4 else 0


def _look(life: Life, chance: random.Random) -> None:
    """What would be offered on a good day, on another day, and with nerve feelings."""
    life.offers(calm(0))
    life.offers(calm(chance.choice((1, 1, 2, 3, 5, 6)), nerve=chance.random() < HALF))


def _session(life: Life, chance: random.Random, person: Person, *, bad: bool = False) -> None:
    pain = chance.choice((3, 5, 6)) if chance.random() < person.trouble / 4 else 1
    answers = calm(pain)
    outcome = life.try_to_start(answers, person.favourite)
    if not outcome.may_start:
        if person.trouble and chance.random() < (HALF if outcome is StartOutcome.NOT_TODAY else 0.2):
            _get_around(life, chance)
        return
    broken_off = chance.random() < person.trouble / 4
    life.play(60 if broken_off else 900, chance.choice(tuple(StopFeeling)) if broken_off else None)
    changed = {"during": 3} if bad or chance.random() < person.trouble / 3 else {}
    life.answer_check(good_check(answers, after=life.before(), **changed))
    life.accept()


def _get_around(life: Life, chance: random.Random) -> None:
    """The clock is set, or carried west, a start is tried, and all is set right again."""
    hours = chance.choice((-49, -25, -5, 5))
    if hours < -20 and chance.random() < 0.5:
        life.clock.carry_to(-11)
        life.try_to_start(calm())
        life.clock.carry_to(1)
    else:
        life.clock.set_by(timedelta(hours=hours))
        life.try_to_start(calm())
        life.clock.set_by(timedelta(hours=-hours))


def _warn(life: Life, _chance: random.Random) -> None:
    life.answer_screens("U3")


def _unlock(life: Life, chance: random.Random) -> None:
    life.try_to_unlock(chance.choice((0, 0, 1)), told=True, screens=chance.choice(((), (), (), None)))


def _reopen(life: Life, _chance: random.Random) -> None:
    life.reopen()


def _drop_in_the_middle(life: Life, _chance: random.Random) -> None:
    life.try_to_start(calm())
    life.drop()


def _choose(life: Life, chance: random.Random) -> None:
    for name in life.offers(calm()).doses:
        life.choose_dose(name, chance.choice((5, 30)), chance.choice((2, 5)))


_TROUBLES: tuple[Callable[[Life, random.Random], None], ...] = (
    _warn, _unlock, _unlock, _unlock, _reopen, _drop_in_the_middle, _choose,
)  # fmt: skip
