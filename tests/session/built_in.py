"""The built-in exercises and short sessions for tests."""

from functools import cache

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.resources import shipped
from sciatimer.session.events import PlayerEvent
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, default_dose, plan
from sciatimer.session.player import Player
from sciatimer.session.timeline import Timeline
from tests.fakes import FakeClock

HOLD = "lying-towel-thigh"
PULSE = "lying-90-90-active"
BOTH = "standing-desk-hinge"


@cache
def exercises() -> dict[str, Exercise]:
    """All built-in exercises by id."""
    catalogue = load_catalogue(shipped("exercises.json"), None)
    return {exercise.id: exercise for exercise in catalogue.exercises}


def planned(name: str, dose: Dose | None = None) -> PlannedExercise:
    """A built-in exercise at a dose, by itself at the card's."""
    exercise = exercises()[name]
    return PlannedExercise(exercise, dose or default_dose(exercise))


def session(*names: str, settings: PlanSettings | None = None) -> Timeline:
    """A timeline of built-in exercises at their default doses; without names, of one static hold."""
    return plan([planned(name) for name in names or (HOLD,)], settings or PlanSettings())


def run(player: Player, clock: FakeClock, seconds: float, step: float = 0.25) -> list[PlayerEvent]:
    """Lets time go by as a window would: a tick at every step. Returns all events."""
    events: list[PlayerEvent] = []
    for _ in range(round(seconds / step)):
        clock.advance(step)
        events += player.tick()
    return events
