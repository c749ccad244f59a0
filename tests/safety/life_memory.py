"""What a person would remember of weeks with the program, in the simplest words, and what must never be.

Nothing here is derived by the rules themselves: it is a second opinion on them.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, timezone

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.safety.levels import FIRST_USE
from sciatimer.safety.next_step import NextStep, Step
from sciatimer.safety.offers import AFTER_UNLOCK, TodaysOffers
from sciatimer.safety.situation import Situation
from sciatimer.safety.values import MorningOutcome, Outcome, TodayAnswers
from tests.safety.examples import EXERCISES

BEGIN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


class TravelClock:
    """A clock that can be set, and carried to another time zone; like the machine's own it tells a fixed offset."""

    def __init__(self) -> None:
        self._instant = BEGIN
        self._offset = timedelta(hours=1)
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """Local wall time."""
        return self._instant.astimezone(timezone(self._offset))

    def monotonic(self) -> float:
        """Seconds that never go back."""
        return self._monotonic

    def elapsed(self) -> float:
        """Seconds that go on in sleep; this machine never sleeps."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Time goes by."""
        self._instant += timedelta(seconds=seconds)
        self._monotonic += seconds

    def set_by(self, change: timedelta) -> None:
        """Somebody sets the wall clock."""
        self._instant += change

    def carry_to(self, hours: float) -> None:
        """Another time zone, or summer time."""
        self._offset = timedelta(hours=hours)


@dataclass
class Lived:
    """A session as a person would remember it."""

    id: int
    day: date
    exercise: Exercise
    hold: int
    started: datetime
    ended: datetime
    whole: bool = False
    outcome: Outcome | None = None
    morning: MorningOutcome | None = None

    @property
    def morning_opens(self) -> datetime:
        """On the next day, eight hours after the session at the earliest."""
        midnight = datetime.combine(self.day + timedelta(days=1), time(), tzinfo=self.started.tzinfo)
        return max(midnight, self.ended + timedelta(hours=8))

    @property
    def was_good(self) -> bool:
        """Nothing was left to wish for."""
        return self.outcome is Outcome.GOOD and self.whole and self.morning in {None, MorningOutcome.SETTLED}

    @property
    def went_well(self) -> bool:
        """Good enough to end the easy start after an unlock."""
        settled = self.morning is not MorningOutcome.NOT_SETTLED
        return self.outcome in {Outcome.GOOD, Outcome.KEEP} and self.whole and settled


@dataclass
class Memory:
    """What happened, and from it what must never be."""

    locked: bool = False
    owed_check: int | None = None
    owed_morning: Lived | None = None
    sessions: list[Lived] = field(default_factory=list)
    since_lock: list[Lived] = field(default_factory=list)
    unlocked_before: bool = False
    starts: list[date] = field(default_factory=list)
    last_end: datetime | None = None
    rest_days: set[date] = field(default_factory=set)
    most: dict[str, int] = field(default_factory=dict)  # the longest hold of each exercise, where it is not the default
    accepted: dict[Position, int] = field(default_factory=dict)  # the level of each accepted harder variant
    tried: list[datetime] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)  # rows that decided something

    def lock(self) -> None:
        """The routine ends; all that was earned is gone."""
        self.locked = True
        self.since_lock, self.most, self.accepted = [], {}, {}

    def is_long_ago(self, today: date) -> bool:
        """Fourteen days without a session: what was earned is gone."""
        return bool(self.since_lock) and today - self.since_lock[-1].day >= timedelta(days=14)

    def most_of(self, exercise: Exercise, *, anew: bool = False) -> int:
        """The longest hold that may be offered; ``anew`` after a long time."""
        most = self.most.get(exercise.id, exercise.hold.default)
        return min(most, exercise.hold.default) if anew else most

    def level_of(self, position: Position, *, anew: bool = False) -> int:
        """The highest level that may be offered; ``anew`` after a long time."""
        return FIRST_USE[position] if anew else max(FIRST_USE[position], self.accepted.get(position, 0))

    def check_debts(self, past: Situation) -> None:
        """The lock, the open check and the morning check are what they were, whatever happened to the machine."""
        assert past.locked == self.locked, "a lock stands until its three steps were done"
        assert past.open_check == self.owed_check, "an open check is never lost"
        owed = self.owed_morning
        if owed is not None:
            assert past.open_morning == (owed.id if past.now >= owed.morning_opens else None), "nor is a morning check"

    def check_start(self, at: datetime) -> None:
        """No session may begin that breaks a limit."""
        assert not self.locked, "a locked routine never stretches"
        assert self.owed_check is None, "an open check is asked first"
        owed = self.owed_morning
        assert owed is None or owed.day == at.date(), "a session on another day never skips a morning check"
        assert all(day < at.date() for day in self.rest_days), "a day of rest is a day of rest"
        assert self.last_end is None or at - self.last_end >= timedelta(hours=4), "four hours lie between two sessions"
        first_week = not self.starts or at.date() < self.starts[0] + timedelta(days=7)
        assert self.starts.count(at.date()) < (1 if first_week else 2), "no day has more sessions than it may"

    def check_offers(self, today: TodaysOffers, answers: TodayAnswers, day: date, *, nerve: bool) -> None:
        """Nothing harder and nothing longer than what was earned is ever offered."""
        anew = self.is_long_ago(day)
        assert answers.pain < 6 or not today.doses, "nothing is offered at six and more"
        for name, dose in today.doses.items():
            exercise = EXERCISES[name]
            assert exercise.pain_max >= answers.pain
            assert exercise.level <= self.level_of(exercise.position, anew=anew), "harder only by an accepted N8"
            assert dose.hold <= dose.longest <= self.most_of(exercise, anew=anew), "longer only by an accepted N7"
            assert exercise.hold.min <= dose.hold <= exercise.hold.max
            assert exercise.repetitions.min <= dose.repetitions <= exercise.repetitions.default
            assert not nerve or (exercise.nerve_ok and dose.longest <= min(exercise.nerve_hold_max or 0, 10))
            assert not self.is_new_after_unlock or name in AFTER_UNLOCK

    @property
    def is_new_after_unlock(self) -> bool:
        """Unlocked, and no session went well since."""
        return self.unlocked_before and not any(lived.went_well for lived in self.since_lock)

    def check_step(self, step: NextStep) -> None:
        """More is offered only after three good days in a row, all mornings settled."""
        if step.step not in {Step.LONGER, Step.HARDER}:
            return
        days = list(dict.fromkeys(lived.day for lived in self.since_lock))[-3:]
        last = [lived for lived in self.since_lock if lived.day in days]
        assert len(days) == 3
        assert all(lived.was_good for lived in last)
        assert all([each for each in last if each.day == day][-1].morning is MorningOutcome.SETTLED for day in days)

    def begin(self, lived: Lived, at: datetime) -> None:
        """A session begins: its check is owed, and its hold is the most from now on."""
        if self.is_long_ago(lived.day):
            self.accepted = {}
            self.most = {name: min(most, EXERCISES[name].hold.default) for name, most in self.most.items()}
        self.starts.append(lived.day)
        self.owed_check, self.owed_morning, self.last_end = lived.id, None, at
        self.sessions.append(lived)
        self.since_lock.append(lived)
        self.most[lived.exercise.id] = min(self.most_of(lived.exercise), lived.hold)

    def too_much(self, lived: Lived) -> None:
        """EASE, PAUSE or NOT SETTLED: back to the default, and one step down."""
        default = lived.exercise.hold.default
        self.most[lived.exercise.id] = min(self.most_of(lived.exercise), default)
        self.accepted.pop(lived.exercise.position, None)
