"""Random histories as people make them with the program, alone or with a past in common; drawn from a seed."""

import random
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sciatimer.history.json_export import export_json
from sciatimer.history.merge import Imported, Meeting, import_history
from sciatimer.history.self_check_recording import record_faded, record_self_check
from sciatimer.history.settings import change
from sciatimer.history.standing import Standing, standing
from sciatimer.history.store import HistoryStore
from sciatimer.safety.next_step import NextStep
from sciatimer.safety.offers import TodaysOffers
from sciatimer.safety.self_check import CheckFeeling, CheckPlace, Lean, Leg, SittingAnswers
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import Place, RedFlag, StopFeeling, TodayAnswers
from tests.safety.examples import EXERCISES
from tests.safety.life import Life, calm, good_check
from tests.safety.life_memory import BEGIN, Memory

HOUR = 3600
NAMES = sorted(EXERCISES)


@dataclass(frozen=True)
class Computer:
    """A history on a computer of its own."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / "data" / "history.db"

    @property
    def packs(self) -> Path:
        return self.folder / "data" / "exercises"

    def copy(self, name: str) -> "Computer":
        """Another computer to which the whole history went."""
        other = Computer(self.folder.parent / name)
        take(other, self, BEGIN)
        return other

    def twin(self, name: str) -> "Computer":
        """The same computer, to try something else on it."""
        folder = self.folder.parent / name
        shutil.copytree(self.folder, folder)
        return Computer(folder)

    def export(self, name: str = "export.json") -> Path:
        with HistoryStore(self.file) as store:
            export_json(store, self.packs, self.folder / name)
        return self.folder / name

    def standing(self, now: datetime) -> Standing:
        with HistoryStore(self.file) as store:
            return standing(store, now, EXERCISES)


def take(here: Computer, there: Computer, now: datetime) -> Imported:
    """Imports what another computer exports."""
    with HistoryStore(here.file) as store:
        return import_history(store, here.packs, there.export(), Meeting(now, EXERCISES))


def merged(name: str, now: datetime, first: Computer, *others: Computer) -> Computer:
    """A computer that began as the first, and took in the others."""
    result = first.twin(name)
    for other in others:
        take(result, other, now)
    return result


class Forgetful(Memory):
    """Remembers what is on, and judges nothing: what came from another computer is not in it."""

    def check_debts(self, past: Situation) -> None:
        pass

    def check_start(self, at: datetime) -> None:
        pass

    def check_offers(self, today: TodaysOffers, answers: TodayAnswers, day: date, *, nerve: bool) -> None:
        pass

    def check_step(self, step: NextStep) -> None:
        pass


def live(computer: Computer, seed: int, steps: int, begin: float = 0) -> datetime:
    """Somebody uses a computer for some days; tells when it ended. ``begin`` is in hours."""
    life, chance = Life(computer.file), random.Random(seed)  # noqa: S311 - no secret
    life.memory = Forgetful()
    life.clock.advance(begin * HOUR)
    past = life.situation()
    if not past.screened and not past.locked:
        life.answer_screens(*(("C3",) if chance.random() < 0.2 else ()))
    for _ in range(steps):
        step(life, chance)
        life.clock.advance(chance.choice((0.2, 2, 5, 9, 15)) * HOUR)
    life.store.close()
    return life.clock.now()


def step(life: Life, chance: random.Random) -> None:
    """One thing that somebody does."""
    kind = chance.choices(
        ("session", "morning", "screens", "clear", "unlock", "self_check", "dose", "drop", "setting"),
        (10, 8, 1, 2, 3, 1, 2, 1, 1),
    )[0]
    if kind == "session":
        _session(life, chance)
    elif kind == "morning":
        life.answer_morning(
            chance.choice((0, 0, 0, 0, 1, 2)), red=chance.choice((RedFlag.NONE,) * 20 + (RedFlag.URGENT,))
        )
        if chance.random() < 0.7:
            life.accept()
    elif kind == "screens":
        life.answer_screens(*chance.choice(((), ("C2",), ("X5",), ("C2", "C9"), ("U3",))))
    elif kind == "clear":
        life.clear(chance.choice(("C2", "C3", "C9", "N3", "NERVE")))
    elif kind == "unlock":
        life.try_to_unlock(chance.choice((0, 1)), told=True, screens=chance.choice(((), None)))
    elif kind == "self_check":
        _self_check(life, chance)
    elif kind == "dose":
        life.choose_dose(chance.choice(NAMES), chance.choice((5, 10, 30)), chance.choice((2, 3)))
    elif kind == "setting":
        change(life.store, "theme", chance.choice(("dark", "light")), life.clock.now())
    else:
        life.drop()


def _session(life: Life, chance: random.Random) -> None:
    answers = calm(
        chance.choice((1, 1, 1, 2, 3, 6)), chance.choice((Place.THIGH, Place.BUTTOCK)), nerve=chance.random() < 0.1
    )
    life.try_to_start(answers, chance.choice(NAMES))
    life.play(chance.choice((60, 900, 900, 900)), chance.choice(tuple(StopFeeling)))
    if chance.random() < 0.9:
        change = chance.choice(({}, {}, {}, {"during": 3}, {"after": life.before() + 1}, {"overall": 2}))
        life.answer_check(good_check(answers, **({"after": life.before()} | change)))
    life.accept()


def _self_check(life: Life, chance: random.Random) -> None:
    if life.situation().locked:
        return
    feeling = chance.choice(tuple(CheckFeeling))
    place = chance.choice(tuple(CheckPlace))
    check = record_self_check(
        life.store, life.clock.now(), chance.choice(tuple(Leg)), SittingAnswers(feeling, Lean.NO, place)
    )
    faded = chance.choice((True, True, False, None))
    if feeling is CheckFeeling.NERVE and faded is not None:
        record_faded(life.store, life.clock.now(), check, faded=faded)
        life.memory.locked = life.memory.locked or not faded
