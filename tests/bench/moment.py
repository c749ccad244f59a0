"""Prints what one frame costs the session, in microseconds; `python3 dev.py bench` runs it."""

from collections.abc import Callable
from timeit import timeit

from sciatimer.catalogue.load import load_catalogue
from sciatimer.clock import SystemClock
from sciatimer.resources import shipped
from sciatimer.session.moment import moment_at
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, plan
from sciatimer.session.player import Player

ROUNDS = 20_000


def microseconds(work: Callable[[int], object]) -> float:
    """The best of five series, in microseconds a call."""
    rounds = range(ROUNDS)
    return min(timeit(lambda: [work(number) for number in rounds], number=1) for _ in range(5)) / ROUNDS * 1e6


def main() -> None:
    """Measures a moment of a long timeline, and the player's part of a frame."""
    catalogue = load_catalogue(shipped("exercises.json"), None)
    holds = PlannedExercise(catalogue.by_id("lying-towel-thigh"), Dose(15, 3, 10))
    pulses = PlannedExercise(catalogue.by_id("lying-90-90-active"), Dose(3, 8, 5))
    timeline = plan([holds, pulses], PlanSettings())
    player = Player(timeline, SystemClock())
    player.start()
    step = timeline.total / ROUNDS
    print(
        f"moment_at on {len(timeline.segments)} segments: {microseconds(lambda n: moment_at(timeline, n * step)):.1f}"
    )
    print(f"Player.tick and Player.moment: {microseconds(lambda _: (player.tick(), player.moment())):.1f}")


if __name__ == "__main__":
    main()
