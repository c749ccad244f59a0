"""How far a person may go: the allowed level per position and the allowed dose per exercise (clinical.md 4.2, 4.5, 4.6).

Both are folded from the sessions and from what the person chose. A rise is believed only when the sessions before it
earned it, so no edited or imported choice can lift a limit. What came before what is told by the ids of the facts,
never by their times: a clock that was set back makes no lowered dose undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.safety.next_step import GOOD_DAYS, LONGER_BY, longest_hold
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.streak import LONG_GAP, good_days, is_difficult

# The hardest first-use variant of each position (clinical.md 1.2): towel stretch, heel on the floor, desk hinge.
FIRST_USE = {Position.LYING: 3, Position.SEATED: 4, Position.STANDING: 4}
LONGER = "longer"  # an accepted N7
HARDER = "harder"  # an accepted N8
KEPT_LEVEL = "kept_level"  # no choice: from here on nothing of its position is harder than this exercise
KEPT_DOSE = "kept_dose"  # no choice: from here on this exercise is done at most so long and so often
NERVE_HOLD = 10  # seconds at most with nerve signs (clinical.md 3.2)


class DoseChoice(Protocol):
    """A dose or a variant that the person chose, as the history keeps it."""

    @property
    def id(self) -> int:
        """Its place in the history; what was recorded later has a higher one, sessions among them."""

    @property
    def exercise(self) -> str:
        """The exercise it is for; after an accepted N8 the harder one."""

    @property
    def hold(self) -> int:
        """Seconds."""

    @property
    def repetitions(self) -> int:
        """Per side."""

    @property
    def reason(self) -> str:
        """LONGER and HARDER rise; every other reason only lowers, or goes up within what is allowed.

        The KEPT ones are the limits of another history with which this one came together.
        """


Catalogue = Mapping[str, Exercise]


@dataclass(frozen=True, slots=True)
class Dose:
    """What is done of an exercise. Hold in seconds; ``longest`` and ``most`` are what the person may go up to."""

    hold: int
    repetitions: int
    longest: int
    most: int


def _in_order(situation: Situation, choices: Iterable[DoseChoice]) -> list[SessionResult | DoseChoice]:
    events: list[SessionResult | DoseChoice] = [*situation.results, *choices]
    return sorted(events, key=lambda event: event.session if isinstance(event, SessionResult) else event.id)


def _results_before(situation: Situation, choice: DoseChoice) -> tuple[SessionResult, ...]:
    return tuple(result for result in situation.results if result.session < choice.id)


def _is_long_ago(earlier: date | None, later: date) -> bool:
    return earlier is not None and later - earlier >= LONG_GAP


def allowed_levels(situation: Situation, choices: Iterable[DoseChoice], catalogue: Catalogue) -> dict[Position, int]:
    """The highest level that is allowed in each position.

    It begins at the first-use variants. An accepted N8 lifts it to the harder variant; EASE, PAUSE and NOT SETTLED take
    it one step down from the variant that was too much (stricter than from the level itself); fourteen days without a
    session take it back to the start. A lock does so too: ``results`` begins anew after it. Pain does not enter.
    """
    levels = dict(FIRST_USE)
    last_day = None
    for event in _in_order(situation, choices):
        if isinstance(event, SessionResult):
            levels = _back_to_start(levels) if _is_long_ago(last_day, event.day) else levels
            levels = _after_session(levels, event, catalogue)
            last_day = event.day
        elif event.reason == HARDER:
            levels = _after_harder(levels, event, situation, catalogue)
        elif event.reason == KEPT_LEVEL:
            levels = _not_above(levels, catalogue.get(event.exercise))
            last_day = _last_day_before(situation, event)
    return _back_to_start(levels) if _is_long_ago(last_day, situation.now.date()) else levels


def _not_above(levels: dict[Position, int], limit: Exercise | None) -> dict[Position, int]:
    return levels if limit is None else levels | {limit.position: min(levels[limit.position], limit.level)}


def _last_day_before(situation: Situation, choice: DoseChoice) -> date | None:
    """The latest day with a session: what two histories recorded does not lie in the order of its days."""
    return max((result.day for result in _results_before(situation, choice)), default=None)


def _back_to_start(levels: dict[Position, int]) -> dict[Position, int]:
    """Never up: who was below the start stays there."""
    return {position: min(level, FIRST_USE[position]) for position, level in levels.items()}


def _after_session(levels: dict[Position, int], result: SessionResult, catalogue: Catalogue) -> dict[Position, int]:
    if not is_difficult(result):
        return levels
    exercise = catalogue.get(result.exercise)
    level = min(levels[result.position], exercise.level) if exercise else levels[result.position]
    return levels | {result.position: _one_step_down(level, result.position, catalogue)}


def _one_step_down(level: int, position: Position, catalogue: Catalogue) -> int:
    """The next lower level of the position; the lowest one has no step below it."""
    lower = [item.level for item in catalogue.values() if item.position is position and item.level < level]
    return max(lower, default=level)


def _after_harder(
    levels: dict[Position, int], choice: DoseChoice, situation: Situation, catalogue: Catalogue
) -> dict[Position, int]:
    harder = catalogue.get(choice.exercise)
    if harder is None or not _earned_harder(harder, levels, _results_before(situation, choice), catalogue):
        return levels
    return levels | {harder.position: max(levels[harder.position], harder.level)}


def _earned_harder(
    harder: Exercise, levels: Mapping[Position, int], results: tuple[SessionResult, ...], catalogue: Catalogue
) -> bool:
    return any(
        easier.harder == harder.id
        and easier.level <= levels[easier.position]
        and good_days(results, easier.id, easier.hold.max) >= GOOD_DAYS
        for easier in catalogue.values()
    )


def allowed_dose(exercise: Exercise, situation: Situation, choices: Iterable[DoseChoice], *, nerve: bool) -> Dose:
    """The dose of an exercise from now on: what the person chose, within what is allowed.

    It begins at the default. What was done last is the most that may be done next, in seconds and in repetitions: both
    "rise only by an accepted N7 or N8" (clinical.md 4.6), so a lowered dose can be taken back only until a session was
    done with it. An accepted N7 lifts the longest hold by one step and the repetitions to the default; an accepted N8
    begins anew at the default; EASE, PAUSE, NOT SETTLED and fourteen days without a session take the hold back to the
    default, or leave it where it is if it was lower. Repetitions never go above the default.

    Args:
        exercise: whose dose it is.
        situation: the past.
        choices: all choices since the last lock, in the order in which they were made.
        nerve: the nerve filter holds (start.needs_nerve_filter): 10 s at most.
    """
    dose = first_dose(exercise)
    last_day = None
    for event in _in_order(situation, choices):
        if isinstance(event, SessionResult):
            dose = _back_to_default(dose, exercise) if _is_long_ago(last_day, event.day) else dose
            dose = _done(dose, event, exercise) if event.exercise == exercise.id else dose
            last_day = event.day
        elif event.exercise == exercise.id and event.reason == KEPT_DOSE:
            dose = _not_more(dose, event, exercise)
            last_day = _last_day_before(situation, event)
        elif event.exercise == exercise.id and event.reason != KEPT_LEVEL:
            dose = _chosen(dose, event, exercise, _results_before(situation, event))
    dose = _back_to_default(dose, exercise) if _is_long_ago(last_day, situation.now.date()) else dose
    return _with_nerve(dose, exercise) if nerve or situation.nerve_result else dose


def first_dose(exercise: Exercise) -> Dose:
    """The dose of somebody who never did the exercise: its defaults."""
    return Dose(
        hold=exercise.hold.default,
        repetitions=exercise.repetitions.default,
        longest=exercise.hold.default,
        most=exercise.repetitions.default,
    )


def shortest(exercise: Exercise, dose: Dose) -> Dose:
    """The same with the shortest hold there is (N4)."""
    return replace(dose, hold=exercise.hold.min, longest=exercise.hold.min)


def least(exercise: Exercise, dose: Dose) -> Dose:
    """The shortest hold and the fewest repetitions, for when ``easier`` is wanted and not to be had (4.2)."""
    fewest = exercise.repetitions.min
    return replace(shortest(exercise, dose), repetitions=fewest, most=fewest)


def held_back(exercise: Exercise, dose: Dose, most: int) -> Dose:
    """The same with a hold of at most so many seconds, and never less than the shortest (N5)."""
    longest = max(exercise.hold.min, min(dose.longest, most))
    return replace(dose, hold=min(dose.hold, longest), longest=longest)


def _done(dose: Dose, result: SessionResult, exercise: Exercise) -> Dose:
    """What a session leaves: its own dose is the most from now on, and less if it was too much."""
    most = max(exercise.repetitions.min, min(dose.most, result.repetitions))
    dose = held_back(exercise, replace(dose, repetitions=min(dose.repetitions, most), most=most), result.hold)
    return _back_to_default(dose, exercise) if is_difficult(result) else dose


def _not_more(dose: Dose, limit: DoseChoice, exercise: Exercise) -> Dose:
    most = max(exercise.repetitions.min, min(dose.most, limit.repetitions))
    fewer = replace(dose, repetitions=min(dose.repetitions, most), most=most)
    return held_back(exercise, fewer, limit.hold)


def _back_to_default(dose: Dose, exercise: Exercise) -> Dose:
    longest = min(dose.longest, exercise.hold.default)
    return replace(dose, hold=min(dose.hold, longest), longest=longest)


def _chosen(dose: Dose, choice: DoseChoice, exercise: Exercise, results: tuple[SessionResult, ...]) -> Dose:
    if choice.reason == HARDER:
        dose = _back_to_default(dose, exercise)
    if choice.reason == LONGER:
        dose = _lifted(dose, choice, exercise, results)
    return replace(
        dose,
        hold=max(exercise.hold.min, min(choice.hold, dose.longest)),
        repetitions=max(exercise.repetitions.min, min(choice.repetitions, dose.most)),
    )


def _lifted(dose: Dose, choice: DoseChoice, exercise: Exercise, results: tuple[SessionResult, ...]) -> Dose:
    """After an accepted N7, if three good days earned it: one step more at most, and the repetitions of the card."""
    step = LONGER_BY[exercise.kind]
    if good_days(results, exercise.id, choice.hold - step) < GOOD_DAYS:
        return dose
    highest = min(dose.longest + step, longest_hold(exercise, nerve=False))
    most = max(dose.most, exercise.repetitions.default)
    return replace(dose, longest=max(dose.longest, min(choice.hold, highest)), most=most)


def _with_nerve(dose: Dose, exercise: Exercise) -> Dose:
    longest = min(dose.longest, exercise.nerve_hold_max or NERVE_HOLD, NERVE_HOLD)
    return replace(dose, hold=min(dose.hold, longest), longest=longest)
