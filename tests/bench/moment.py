"""What one frame costs the session, without painting, in microseconds."""

from collections.abc import Callable
from timeit import timeit

from sciatimer.catalogue.load import load_catalogue
from sciatimer.clock import SystemClock
from sciatimer.resources import shipped
from sciatimer.session.moment import moment_at
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, plan
from sciatimer.session.player import Player
from tests.bench.measuring import Results, Run
from tests.bench.results import Anchor, Series, figure

_ROUNDS = 20_000
_SERIES = 5


def measure(run: Run) -> Results:
    """A moment of a long timeline, and the player's part of a frame."""
    catalogue = load_catalogue(shipped("exercises.json"), None)
    holds = PlannedExercise(catalogue.by_id("lying-towel-thigh"), Dose(15, 3, 10))
    pulses = PlannedExercise(catalogue.by_id("lying-90-90-active"), Dose(3, 8, 5))
    timeline = plan([holds, pulses], PlanSettings())
    player = Player(timeline, SystemClock())
    player.start()
    step = timeline.total / _ROUNDS
    steps = run.steps(3)
    steps.begin("an empty call")
    empty = Anchor("an empty call", min(microseconds(_nothing)), "µs")
    steps.begin("a moment")
    segments = len(timeline.segments)
    moments = microseconds(lambda number: moment_at(timeline, number * step))
    yield figure("moment.at", f"what is shown at a position, {segments} segments", _best(moments), "µs", None, empty)
    steps.begin("the player")
    ticks = microseconds(lambda _: (player.tick(), player.moment()))
    yield figure("moment.player", "the player's tick and moment", _best(ticks), "µs", None, empty)


def microseconds(work: Callable[[int], object]) -> list[float]:
    """What a call takes, in each of five series."""
    rounds = range(_ROUNDS)
    series = (timeit(lambda: [work(number) for number in rounds], number=1) for _ in range(_SERIES))
    return [seconds / _ROUNDS * 1e6 for seconds in series]


def _nothing(number: int) -> int:
    return number


def _best(series: list[float]) -> Series:
    """The best: whatever was more was something else's."""
    return Series((min(series),))
