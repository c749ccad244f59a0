"""Values that the tests of the rules begin with, and then change in one place."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise, Position
from sciatimer.resources import shipped
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.values import MorningOutcome, Outcome, Place, Quality, RedFlag, TodayAnswers, Where

NOW = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)
TODAY = NOW.date()
CALM = TodayAnswers(
    pain=2,
    place=Place.THIGH,
    where=Where.LEFT,
    nerve_feelings=False,
    much_worse=False,
    red=RedFlag.NONE,
)
FREE = Situation(now=NOW, first_session_day=TODAY - timedelta(days=30))


def recorded_at(at: datetime) -> int:
    """The id of a fact written at a time, where every minute one is."""
    return int((at - NOW).total_seconds()) // 60 + 1_000_000


def session(
    days_ago: int = 1,
    check: Outcome | None = Outcome.GOOD,
    morning: MorningOutcome | None = MorningOutcome.SETTLED,
    *,
    exercise: str = "lying-towel-thigh",
    position: Position = Position.LYING,
    hold: int = 10,
    quality: Quality = Quality.NOTHING_OR_PULL,
    all_holds_done: bool = True,
    hour: int = 10,
) -> SessionResult:
    """A past session of ten minutes, by default a good one yesterday."""
    start = (NOW - timedelta(days=days_ago)).replace(hour=hour)
    return SessionResult(
        session=recorded_at(start),
        started_at=start,
        ended_at=start + timedelta(minutes=10),
        exercise=exercise,
        position=position,
        hold=hold,
        repetitions=3,
        all_holds_done=all_holds_done,
        where=Where.LEFT,
        check=check,
        quality=quality,
        morning=morning,
    )


@dataclass(frozen=True)
class Choice:
    """A dose that somebody chose, in the form the rules ask for."""

    at: datetime
    exercise: str
    hold: int
    repetitions: int = 3
    reason: str = "lowered"

    @property
    def id(self) -> int:
        """Its place among the sessions."""
        return recorded_at(self.at)


def shipped_exercises() -> dict[str, Exercise]:
    """The exercises that ship, by id."""
    return {exercise.id: exercise for exercise in load_catalogue(shipped("exercises.json"), None).exercises}


EXERCISES = shipped_exercises()
