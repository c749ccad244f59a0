"""From exercises, their doses and the person's settings to a timeline (clinical.md 1.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sciatimer.catalogue.checks import REST_SECONDS
from sciatimer.catalogue.model import Exercise, Kind, Sides
from sciatimer.errors import SciatimerError
from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.timeline import Piece, Timeline, lay_out

LONGEST_SESSION = 600  # seconds (clinical.md 1.1, "Session")
MOST_EXERCISES = 2  # clinical.md 1.1, "Session"

# A pulse is a slow swing of the shin with a short stop, not a position to settle into. Three seconds each way keep the
# swing as slow as its default stop (about 15 degrees a second) and leave room for a 3-2-1; five would make getting
# there longer than being there.
PULSE_EASE = 3

# The least is three seconds everywhere, so that a 3-2-1 always fits.
_RANGES = {
    "get_ready": (3, 60),
    "ease_in": (3, 15),
    "ease_out": (3, 15),
    "switch_side": (3, 60),
    "next": (3, 60),
}


class NothingPlanned(SciatimerError):
    """A session without a stretch in it."""

    wording = "There is no stretch in this session. Choose one."


class TooManyExercises(SciatimerError):
    """More stretches than one session may hold."""

    wording = "{count} stretches are too many for one session. Choose {most} at most."

    def __init__(self, count: int) -> None:
        super().__init__(count=count, most=MOST_EXERCISES)


class SessionTooLong(SciatimerError):
    """A plan beyond the ten minutes a session may take."""

    wording = (
        "This session would take {minutes} min {rest} s, and {most} minutes is the most. "
        "Choose a shorter hold, fewer repetitions, shorter breaks, or one stretch less."
    )

    def __init__(self, seconds: float) -> None:
        minutes, rest = divmod(round(seconds), 60)
        super().__init__(minutes=minutes, rest=rest, most=LONGEST_SESSION // 60)


class NumberOutOfRange(SciatimerError):
    """A number of seconds or repetitions outside what is allowed."""

    def __init__(self, what: str, value: int, least: int, most: int) -> None:
        super().__init__(f"{what} is {value}, but must be {least} to {most}. Choose a number in that range.")


class BothLegsNeeded(SciatimerError):
    """A leg is to be left out of a stretch that works both legs together (clinical.md 4.2)."""

    wording = "{name} works both legs together, so no leg can be left out. Choose another stretch."

    def __init__(self, name: str) -> None:
        super().__init__(name=name)


@dataclass(frozen=True, slots=True)
class Dose:
    """How long one hold is, how often it is done on a side, and the rest between; hold and rest in whole seconds."""

    hold: int
    repetitions: int
    rest: int


@dataclass(frozen=True, slots=True)
class SoreLeg:
    """What one leg is spared: its own hold in whole seconds and its own repetitions, never above those of the other.

    Raises:
        ValueError: both legs at once, which is what the dose is for: a mistake in the program.
    """

    side: Side
    hold: int
    repetitions: int

    def __post_init__(self) -> None:
        """Checks the side."""
        if self.side is Side.BOTH:
            raise ValueError("one leg is sore; for both legs lower the dose")


@dataclass(frozen=True, slots=True)
class PlannedExercise:
    """An exercise with the dose it is done at, and the smaller one of a sore leg, if there is one.

    Raises:
        NumberOutOfRange: a dose is outside the card's bounds, or that of the sore leg is above the dose.
    """

    exercise: Exercise
    dose: Dose
    sore: SoreLeg | None = None

    def __post_init__(self) -> None:
        """Checks the doses against the card."""
        name, hold, repetitions = self.exercise.name, self.exercise.hold, self.exercise.repetitions
        _check(f"{name}: hold in seconds", self.dose.hold, (hold.min, hold.max))
        _check(f"{name}: repetitions", self.dose.repetitions, (repetitions.min, repetitions.max))
        _check(f"{name}: rest in seconds", self.dose.rest, REST_SECONDS[self.exercise.kind])
        if self.sore is not None:
            _check(f"{name}: hold of the sore leg in seconds", self.sore.hold, (hold.min, self.dose.hold))
            most = self.dose.repetitions
            _check(f"{name}: repetitions of the sore leg", self.sore.repetitions, (repetitions.min, most))

    def dose_of(self, side: Side) -> Dose:
        """What a leg gets. Both legs together get what the sore one may have."""
        if self.sore is None or side is self.sore.side.opposite:
            return self.dose
        return Dose(self.sore.hold, self.sore.repetitions, self.dose.rest)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """What a person sets for every session; times in whole seconds.

    Attributes:
        get_ready: before the first ease-in, 3 to 60.
        ease_in: getting into a hold, 3 to 15.
        ease_out: coming out of a hold, 3 to 15.
        switch_side: changing legs, 3 to 60.
        next: getting ready for the next stretch, 3 to 60.
        first_side: the leg to begin with; best the less painful one.
        left_out: a sore leg that is not stretched today.

    Raises:
        NumberOutOfRange: a time is outside its range.
        ValueError: both legs as the first or the left-out one: a mistake in the program.
    """

    get_ready: int = 10
    ease_in: int = 5
    ease_out: int = 5
    switch_side: int = 10
    next: int = 15
    first_side: Side = Side.LEFT
    left_out: Side | None = None

    def __post_init__(self) -> None:
        """Checks the ranges."""
        for name, bounds in _RANGES.items():
            _check(f"{name} in seconds", getattr(self, name), bounds)
        if Side.BOTH in {self.first_side, self.left_out}:
            raise ValueError("the first side and the left-out side are one leg each")

    def pause_before(self, kind: SegmentKind) -> int:
        """The seconds of get_ready, switch_side or next."""
        pauses = {
            SegmentKind.GET_READY: self.get_ready,
            SegmentKind.SWITCH_SIDE: self.switch_side,
            SegmentKind.NEXT: self.next,
        }
        return pauses[kind]


def default_dose(exercise: Exercise) -> Dose:
    """The dose of the card."""
    return Dose(exercise.hold.default, exercise.repetitions.default, exercise.rest)


def plan(items: Sequence[PlannedExercise], settings: PlanSettings) -> Timeline:
    """The timeline of a session.

    Segments that prepare (get_ready, switch_side, next) carry the exercise and side that come; a rest carries the
    repetition that went before it. There is no rest after the last repetition of a side.

    Raises:
        NothingPlanned: no exercise at all.
        TooManyExercises: more than two exercises.
        BothLegsNeeded: a leg is left out of a stretch for both legs together.
        SessionTooLong: it would take more than ten minutes.
    """
    if not items:
        raise NothingPlanned
    if len(items) > MOST_EXERCISES:
        raise TooManyExercises(len(items))
    timeline = lay_out(_pieces(items, settings))
    if timeline.total > LONGEST_SESSION:
        raise SessionTooLong(timeline.total)
    return timeline


def _pieces(items: Sequence[PlannedExercise], settings: PlanSettings) -> Iterator[Piece]:
    opening = SegmentKind.GET_READY
    for item in items:
        for side in _sides(item.exercise, settings):
            yield Piece(opening, item.exercise, side, 1, settings.pause_before(opening))
            yield from _one_side(item, side, settings)
            opening = SegmentKind.SWITCH_SIDE
        opening = SegmentKind.NEXT


def _sides(exercise: Exercise, settings: PlanSettings) -> tuple[Side, ...]:
    if exercise.sides is Sides.BOTH:
        if settings.left_out is not None:
            raise BothLegsNeeded(exercise.name)
        return (Side.BOTH,)
    order = (settings.first_side, settings.first_side.opposite)
    return tuple(side for side in order if side is not settings.left_out)


def _one_side(item: PlannedExercise, side: Side, settings: PlanSettings) -> Iterator[Piece]:
    exercise, dose = item.exercise, item.dose_of(side)
    pulse = exercise.kind is Kind.PULSE
    for repetition in range(1, dose.repetitions + 1):
        yield Piece(SegmentKind.EASE_IN, exercise, side, repetition, PULSE_EASE if pulse else settings.ease_in)
        yield Piece(SegmentKind.HOLD, exercise, side, repetition, dose.hold)
        yield Piece(SegmentKind.EASE_OUT, exercise, side, repetition, PULSE_EASE if pulse else settings.ease_out)
        if repetition < dose.repetitions:
            yield Piece(SegmentKind.REST, exercise, side, repetition, dose.rest)


def _check(what: str, value: int, bounds: tuple[int, int]) -> None:
    least, most = bounds
    if not least <= value <= most:
        raise NumberOutOfRange(what, value, least, most)
