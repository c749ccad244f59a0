"""Facts that make a history as strict as it is to be, where its other facts alone would be milder."""

from collections.abc import Iterator
from datetime import date, datetime, time

from sciatimer.catalogue.model import Exercise, Position
from sciatimer.history.facts import Fact, Locked, ScreenAnswered
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.standing import Exercises, Standing, join, milder_in, standing
from sciatimer.history.store import HistoryStore
from sciatimer.safety.screens import CLINICIAN_ITEMS, HEALTH, HEALTH_CHANGED, SIGNS

_CLEARABLE = frozenset(item.id for item in CLINICIAN_ITEMS)


def keep(
    store: HistoryStore, wanted: Standing, now: datetime, exercises: Exercises, *, lock_again: bool = False
) -> None:
    """Records what is missing to be as strict as wanted; nothing where nothing is. Inside a transaction.

    Args:
        store: the history, with all facts that it is to have.
        wanted: what it may not be milder than, in the ids of this history.
        now: local wall time.
        exercises: all that can be done, by id.
        lock_again: answers came that were given before anybody knew of the lock: it stands anew, after them.

    Raises:
        HistoryError: it could not be written, and nothing was.
    """
    if wanted.blank:
        return
    have = standing(store, now, exercises)
    store.append_all((*_answers(have, wanted, now), *_debts(have, wanted, now), *_days(have, wanted, now)))
    lock = _lock(have, wanted, again=lock_again)
    if lock is not None:
        store.append(lock)
    # a lock lets go of levels and doses, so they are looked at after it
    store.append_all(_limits(standing(store, now, exercises), wanted, now, exercises))


def _answers(have: Standing, wanted: Standing, now: datetime) -> Iterator[Fact]:
    """The screens: what is a yes in one is a yes, and what was asked longest ago counts as the last time."""
    joined = join(have, wanted)
    groups = ((SIGNS, joined.signs_asked_on), (HEALTH, joined.health_asked_on))
    for items, asked_on in groups:
        for item in items:
            yield from _answer(item.id, have, joined, asked_on)
    if HEALTH_CHANGED in have.answers and have.health_asked_on != joined.health_asked_on:
        since = joined.health_asked_on or now.date()
        yield ScreenAnswered(_not_after(have.answers[HEALTH_CHANGED].at, since), HEALTH_CHANGED, yes=False)
    if have.screened and not wanted.screened and wanted.lock is None:
        yield Kept(now, Keeping.SCREENS)


def _answer(item: str, have: Standing, joined: Standing, asked_on: date | None) -> Iterator[Fact]:
    known, wanted = have.answers.get(item), joined.answers.get(item)
    if known is None or wanted is None:
        return
    if wanted.yes and item in _CLEARABLE and item not in joined.uncleared:
        return  # a clinician cleared it where it was said; once more a yes would ask for a new word
    at = wanted.at if asked_on is None else _not_after(wanted.at, asked_on)
    is_opened = item in joined.uncleared and item not in have.uncleared
    if is_opened or wanted.yes != known.yes or known.at.date() > at.date():
        yield ScreenAnswered(at, item, wanted.yes)


def _not_after(at: datetime, day: date) -> datetime:
    return at if at.date() <= day else datetime.combine(day, time(12), tzinfo=at.tzinfo)


def _debts(have: Standing, wanted: Standing, now: datetime) -> Iterator[Fact]:
    yield from (Kept(now, Keeping.CHECK, session=each) for each in sorted(wanted.checks - have.checks))
    yield from (Kept(now, Keeping.MORNING, session=each) for each in sorted(wanted.mornings - have.mornings))
    yield from (Kept(now, Keeping.FADED, self_check=each) for each in sorted(wanted.unfaded - have.unfaded))
    yield from (Kept(now, Keeping.NERVE, turn, day) for turn, day in sorted(wanted.nerve - have.nerve))
    if wanted.gentle and not have.gentle:
        yield Kept(now, Keeping.GENTLE)
    if have.nerve_cleared and not wanted.nerve_cleared:
        yield Kept(now, Keeping.LASTING)


def _days(have: Standing, wanted: Standing, now: datetime) -> Iterator[Fact]:
    yield from (Kept(now, Keeping.HIGH_PAIN, day=day) for day in sorted(wanted.high_pain_days - have.high_pain_days))
    single = (
        (Keeping.REST, have.rest_day, wanted.rest_day),
        (Keeping.SKIPPED, have.skip_day, wanted.skip_day),
        (Keeping.FIRST_DAY, have.first_day, wanted.first_day),
    )
    for what, known, day in single:
        if day is not None and (known is None or known < day):
            yield Kept(now, what, day=day)
    if wanted.last_end is not None and (have.last_end is None or have.last_end < wanted.last_end):
        yield Kept(wanted.last_end, Keeping.ENDED)
    missing = len(wanted.sessions_today) + wanted.unnamed_today - len(have.sessions_today) - have.unnamed_today
    if missing > 0:
        yield Kept(now, Keeping.SESSIONS, day=now.date(), number=missing)


def _lock(have: Standing, wanted: Standing, *, again: bool) -> Locked | None:
    if wanted.lock is None:
        return None
    return wanted.lock if again or "lock" in milder_in(have, wanted) else None


def _limits(have: Standing, wanted: Standing, now: datetime, exercises: Exercises) -> Iterator[Fact]:
    for position, level in wanted.levels.items():
        if have.levels[position] > level:
            yield Kept(now, Keeping.LEVEL, _hardest(position, level, exercises))
    for name, (longest, most) in wanted.doses.items():
        known = have.doses.get(name)
        if known is not None and (known[0] > longest or known[1] > most):
            yield Kept(now, Keeping.DOSE, name, number=min(longest, known[0]), repetitions=min(most, known[1]))


def _hardest(position: Position, level: int, exercises: Exercises) -> str:
    """The exercise that stands for a level: the hardest one within it, or the gentlest of all where none is."""
    there = [each for each in exercises.values() if each.position is position]
    within = [each for each in there if each.level <= level]
    return max(within, key=_level_of).id if within else min(there, key=_level_of).id


def _level_of(exercise: Exercise) -> int:
    return exercise.level
