"""The example history of ``--demo``: a year of somebody at a desk, with a flare, a lock and the way back from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.history.facts import DoseChosen, DoseReason, Fact, ScreenAnswered, Unlocked
from sciatimer.history.settings import change
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.ui.demo_breaks import lay_in_breaks
from sciatimer.ui.demo_sessions import Example, write
from sciatimer.ui.services import Services

_YEAR = timedelta(days=363)
_CALM_FROM = 21  # days ago: from then on everything is as it was at the first use
_CALM = ((20, 3, 3), (18, 3, 2), (16, 3, 3), (13, 2, 2), (11, 3, 2), (9, 2, 2), (6, 2, 1), (4, 2, 1), (2, 1, 1))
_CALM_STRETCHES = ("lying-bent-knee-hold", "lying-towel-thigh", "seated-heel-floor")
_EVERY = (0, 2, 4)  # days of a week
_AWAY = frozenset({14, 33})  # weeks without any
_OF_A_BAD_WEEK = ("lying-bent-knee-hold", "seated-supported-knee-ease", "lying-bent-knee-hold")
_OF_A_GOOD_WEEK = ("standing-desk-hinge", "seated-heel-floor", "lying-towel-thigh")
_BAD = 4  # points of pain
# how a session differs from its week, one after the other: points more before, after, and in the morning (or no answer)
_MOODS = ((0, -1, 0), (1, 0, 0), (0, 0, -1), (0, -1, 0), (0, 0, None), (0, -1, 0), (0, 1, 0), (1, -1, 0), (0, 0, 0))
_FLARE = 26  # the week that ends with a lock
_BACK = 12  # days until a clinician said go on
_SPARED = 10  # weeks after it in which the left leg got less
_WIDE_AWAKE, _DEEP_NIGHT = 9, 2  # hours of the day
_LONGER = {10: 15, 18: 20}  # the weeks from which on a hold was longer, in seconds


@dataclass(frozen=True, slots=True)
class _Week:
    """A week of the year before the calm one, counted from its beginning. Pain in points, hold in seconds."""

    number: int
    pain: int
    hold: int

    @property
    def stretches(self) -> tuple[str, ...]:
        return _OF_A_BAD_WEEK if self.pain >= _BAD else _OF_A_GOOD_WEEK


def lay_in(services: Services) -> None:
    """Writes a year into an empty history."""
    now, store = services.clock.now(), services.store
    with store.transaction():
        store.append_all(_screens(now - _YEAR))
        change(store, "getting_up", far_from(now), now - _YEAR)
        change(store, "disclaimer_read", True, now - _YEAR)
        for week in _weeks():
            _live(services, week, _noon(now - _YEAR + timedelta(weeks=week.number)))
        store.append_all(_screens(now - timedelta(days=_CALM_FROM)))
        store.append_all(ScreenAnswered(now - timedelta(days=3), item.id, yes=False) for item in SIGNS)
        _live_calmly(services, now)
        lay_in_breaks(store, now)


def far_from(now: datetime) -> time:
    """A getting-up time so far from now that the two-hour rule lets every position be offered."""
    return time(5) if now.hour >= _WIDE_AWAKE or now.hour < _DEEP_NIGHT else time(13)


def _noon(at: datetime) -> datetime:
    return at.replace(hour=12, minute=20, second=0, microsecond=0)


def _screens(at: datetime) -> list[Fact]:
    return [ScreenAnswered(at, item.id, yes=False) for item in SIGNS + HEALTH]


def _weeks() -> Iterator[_Week]:
    """Slowly better from 4 to 2, then the flare, then slowly better again."""
    for number in range((_YEAR.days - _CALM_FROM) // 7):
        since_flare = number - _FLARE
        pain = max(2, 4 - number // 8) if since_flare < 0 else max(2, 4 - since_flare // 7)
        hold = max((seconds for week, seconds in _LONGER.items() if 0 <= week <= number < _FLARE), default=10)
        if number not in _AWAY:
            yield _Week(number, pain, hold)


def _live(services: Services, week: _Week, first: datetime) -> None:
    if week.number in _LONGER:
        _lengthen(services, first)
    for turn, (day, name) in enumerate(zip(_EVERY, week.stretches, strict=True)):
        exercise = services.catalogue.by_id(name)
        at = first + timedelta(days=day)
        if week.number < _FLARE or week.number > _FLARE + _BACK // 7:
            write(services.store, _example(week, turn, at, exercise), exercise)
        elif week.number == _FLARE and turn == 0:
            _flare_up(services, at, exercise)


def _example(week: _Week, turn: int, at: datetime, exercise: Exercise) -> Example:
    worse, change_by, overnight = _MOODS[(week.number * len(_EVERY) + turn) % len(_MOODS)]
    before = min(exercise.pain_max, week.pain + worse)
    after = before + change_by
    return Example(
        at=at,
        before=before,
        after=after,
        next_morning=None if overnight is None else max(0, after + overnight),
        hold=week.hold if exercise.kind is Kind.HOLD else exercise.hold.default,
        spared=exercise.position is Position.LYING and _FLARE < week.number < _FLARE + _SPARED,
    )


def _lengthen(services: Services, at: datetime) -> None:
    for name in _OF_A_GOOD_WEEK:
        exercise = services.catalogue.by_id(name)
        hold = max(seconds for week, seconds in _LONGER.items())
        services.store.append(DoseChosen(at, name, hold, exercise.repetitions.default, DoseReason.LONGER))


def _flare_up(services: Services, at: datetime, exercise: Exercise) -> None:
    """A stretch that hurt, the lock, and the clinician's word after which it began again."""
    lock = write(services.store, Example(at, 3, 6, None, exercise.hold.default, stopped=True), exercise)
    if lock is not None:
        back = at + timedelta(days=_BACK)
        services.store.append(Unlocked(back, lock, (back - timedelta(days=1)).date()))
        services.store.append_all(_screens(back))


def _live_calmly(services: Services, now: datetime) -> None:
    for turn, (days, before, after) in enumerate(_CALM):
        at = (now - timedelta(days=days)).replace(hour=11, minute=20)
        exercise = services.catalogue.by_id(_CALM_STRETCHES[turn % len(_CALM_STRETCHES)])
        write(services.store, Example(at, before, after, after, exercise.hold.default), exercise)
