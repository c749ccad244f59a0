"""The example history of ``--demo``: three calm weeks, written the way a person would have written them."""

from datetime import datetime, time, timedelta

from sciatimer.catalogue.model import Exercise
from sciatimer.history.facts import (
    EndReason,
    Fact,
    MorningChecked,
    PainChecked,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    StepOffered,
    TodayAnswered,
)
from sciatimer.history.settings import change
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.safety.values import (
    MorningOutcome,
    Outcome,
    Overall,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopCause,
    Where,
)
from sciatimer.session.model import Side
from sciatimer.ui.services import Services

_DAYS_AGO = (20, 18, 16, 13, 11, 9, 6, 4, 2)
_PAIN = ((3, 3), (3, 2), (3, 3), (2, 2), (3, 2), (2, 2), (2, 1), (2, 1), (1, 1))
_WIDE_AWAKE, _DEEP_NIGHT = 9, 2  # hours of the day
_KEEP_FROM = 3  # points of pain after the session (R10)
_STRETCHES = ("lying-bent-knee-hold", "lying-towel-thigh", "seated-heel-floor")


def lay_in(services: Services) -> None:
    """Writes three weeks into an empty history."""
    now = services.clock.now()
    services.store.append_all(_screens(now - timedelta(days=21), now - timedelta(days=3)))
    change(services.store, "getting_up", far_from(now), now - timedelta(days=21))
    change(services.store, "disclaimer_read", True, now - timedelta(days=21))
    for index, (days, pain) in enumerate(zip(_DAYS_AGO, _PAIN, strict=True)):
        at = (now - timedelta(days=days)).replace(hour=11, minute=20)
        exercise = services.catalogue.by_id(_STRETCHES[index % len(_STRETCHES)])
        _session(services, at, exercise, pain)


def far_from(now: datetime) -> time:
    """A getting-up time so far from now that the two-hour rule lets every position be offered."""
    return time(5) if now.hour >= _WIDE_AWAKE or now.hour < _DEEP_NIGHT else time(13)


def _screens(first: datetime, weekly: datetime) -> list[Fact]:
    whole = [ScreenAnswered(first, item.id, yes=False) for item in SIGNS + HEALTH]
    return [*whole, *(ScreenAnswered(weekly, item.id, yes=False) for item in SIGNS)]


def _session(services: Services, at: datetime, exercise: Exercise, pain: tuple[int, int]) -> None:
    append = services.store.append
    place = Place.BUTTOCK if pain[0] > 1 else Place.LOW_BACK
    where = Where.LEFT if place is Place.BUTTOCK else Where.BACK_ONLY
    session = append(_started(at, append(_today(at, pain[0], place, where)), exercise))
    end, holds = at + timedelta(minutes=4), exercise.repetitions.default * 2
    append(SessionEnded(end, session, EndReason.FINISHED, holds, holds))
    checked = _checked(end, session, pain, place, where)
    append(checked)
    append(StepOffered(end, session, "N6" if checked.outcome is Outcome.KEEP else "N9", None, None))
    append(_morning((at + timedelta(days=1)).replace(hour=8), session, pain[1], place, where))


def _today(at: datetime, pain: int, place: Place, where: Where) -> TodayAnswered:
    return TodayAnswered(
        at=at,
        pain=pain,
        place=place,
        where=where,
        nerve_feelings=False,
        much_worse=False,
        red=RedFlag.NONE,
        outcome=StartOutcome.START,
        rule="P9",
    )


def _started(at: datetime, today: int, exercise: Exercise) -> SessionStarted:
    return SessionStarted(
        at=at,
        today=today,
        exercise=exercise.id,
        position=exercise.position,
        hold=exercise.hold.default,
        repetitions=exercise.repetitions.default,
        rest=exercise.rest,
        first_side=Side.LEFT,
        left_out=None,
    )


def _checked(at: datetime, session: int, pain: tuple[int, int], place: Place, where: Where) -> PainChecked:
    before, after = pain
    keeps = after >= _KEEP_FROM
    return PainChecked(
        at=at,
        session=session,
        red=RedFlag.NONE,
        stop=StopCause.NONE,
        before=before,
        after=after,
        during=after,
        place_before=place,
        place_after=place,
        where=where,
        quality=Quality.NOTHING_OR_PULL,
        overall=Overall.SAME if after == before else Overall.BETTER,
        outcome=Outcome.KEEP if keeps else Outcome.GOOD,
        rule="R10" if keeps else "R11",
    )


def _morning(at: datetime, session: int, pain: int, place: Place, where: Where) -> MorningChecked:
    return MorningChecked(
        at=at,
        session=session,
        red=RedFlag.NONE,
        pain=pain,
        place=place,
        where=where,
        nerve_new_or_stronger=False,
        outcome=MorningOutcome.SETTLED,
        rule="M6",
    )
