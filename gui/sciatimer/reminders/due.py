"""When the next break is due and what it is: clinical.md 5, all spans on the axis of elapsed seconds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sciatimer.reminders.hours import is_free, is_inside, working_spans
from sciatimer.reminders.known import Known, Plan
from sciatimer.reminders.model import BreakKind, Held, Instant

CEILING = 60 * 60.0  # seconds: the longest that a snooze may stretch the interval (clinical.md 5)
SNOOZES = (5, 10, 15)  # minutes (clinical.md 5)
STRETCH_GAP = 4 * 60 * 60.0  # seconds between two stretch offers (clinical.md 1.1 and 5)
_MINUTE = 60.0
_LOOK_AHEAD = 15  # days: two weeks, so that a holiday of one leaves no hole


@dataclass(frozen=True, slots=True)
class Due:
    """The next break: its kind, when it is due in elapsed seconds, and the first showing it goes on from, if any."""

    kind: BreakKind
    at: float
    again: int | None = None


def next_break(known: Known, plan: Plan, now: Instant) -> Due | None:
    """The next break after what is on the screen, due already or still to come; None if none is to come."""
    if known.gate.shut is Held.LOCKED:
        kind = _plain_kind(known, plan)
        return Due(kind, _seated_long(known, plan, now)) if kind in plan.kinds else None
    stretch, posture = _stretch(known, plan, now), _posture(known, plan, now)
    if stretch is None or posture is None:
        return stretch or posture
    return stretch if stretch.at <= max(posture.at, now.elapsed) else posture


def put_off_until(answered: float, minutes: int, counts_from: float) -> float:
    """When an offer comes again, in elapsed seconds: never later than 60 minutes of the interval, nor at once.

    Args:
        answered: when "later" was said.
        minutes: for how long.
        counts_from: when the interval began.
    """
    return max(min(answered + minutes * _MINUTE, counts_from + CEILING), answered + _MINUTE)


def snoozes(known: Known, now: Instant) -> tuple[int, ...]:
    """The minutes that "later" may take now without going beyond 60 minutes."""
    left = known.counts_from.elapsed + CEILING - now.elapsed
    return tuple(minutes for minutes in SNOOZES if minutes * _MINUTE <= left)


def wall_of(elapsed: float, now: Instant) -> datetime:
    """What the wall clock of now says of a point of elapsed time."""
    return now.wall + timedelta(seconds=elapsed - now.elapsed)


def is_working_time(plan: Plan, wall: datetime) -> bool:
    """Whether reminders may come at a local time."""
    return is_inside(plan.week, wall) and not is_free(plan.holidays, wall.date())


def next_working_moment(plan: Plan, wall: datetime) -> datetime | None:
    """The local time itself if it is working time, else when work begins again; None if not within two weeks."""
    naive = wall.replace(tzinfo=None)
    for start, end in working_spans(plan.week, plan.holidays, naive.date(), _LOOK_AHEAD):
        if naive < end:
            return max(start, naive).replace(tzinfo=wall.tzinfo)
    return None


def end_of_work(plan: Plan, wall: datetime) -> datetime | None:
    """When the working time that runs now ends; None outside it."""
    naive = wall.replace(tzinfo=None)
    spans = working_spans(plan.week, plan.holidays, naive.date(), 1)
    ends = [end for start, end in spans if start <= naive < end]
    return ends[0].replace(tzinfo=wall.tzinfo) if ends else None


def _plain_kind(known: Known, plan: Plan) -> BreakKind:
    return BreakKind.MOVE if known.gate.move and BreakKind.MOVE in plan.kinds else BreakKind.POSTURE


def _posture(known: Known, plan: Plan, now: Instant) -> Due | None:
    if BreakKind.POSTURE not in plan.kinds:
        return None
    waits = known.put_off if known.open is None else None
    return Due(BreakKind.POSTURE, _seated_long(known, plan, now), None if waits is None else waits.offer)


def _counts_from(known: Known) -> float:
    """From when on the next break counts: the offer that is open, what was said last, or the last break."""
    if known.open is not None:
        return known.open.at
    return known.counts_from.elapsed if known.put_off is None else known.put_off.said


def _seated_long(known: Known, plan: Plan, now: Instant) -> float:
    """The end of the interval or of the snooze, or a fixed clock time before it."""
    since = _counts_from(known)
    put_off = known.put_off if known.open is None else None
    by_sitting = since + plan.interval * _MINUTE if put_off is None else put_off.due
    by_clock = _fixed(plan.break_times, plan, since, now)
    return by_sitting if by_clock is None else min(by_sitting, by_clock)


def _stretch(known: Known, plan: Plan, now: Instant) -> Due | None:
    """A stretch offer: put off before, at its own clock times, or in place of a posture break."""
    if BreakKind.STRETCH not in plan.kinds:
        return None
    put_off = known.put_off if known.open is None else None
    if put_off is not None and put_off.kind is BreakKind.STRETCH:
        return Due(BreakKind.STRETCH, put_off.due, put_off.offer) if known.gate.stretch else None
    opens = _stretch_opens(known, now)
    wanted = _stretch_wanted(known, plan, now)
    return None if opens is None or wanted is None else Due(BreakKind.STRETCH, max(opens, wanted))


def _stretch_wanted(known: Known, plan: Plan, now: Instant) -> float | None:
    """A posture break that was put off stays one; at a fixed time a stretch comes of its own."""
    if not plan.stretch_times:
        return _seated_long(known, plan, now) if known.put_off is None else None
    since = known.seated_since.elapsed
    if known.last_stretch is not None:
        since = max(since, known.last_stretch.elapsed)
    return _fixed(plan.stretch_times, plan, since, now)


def _stretch_opens(known: Known, now: Instant) -> float | None:
    """From when on the rules let a stretch be offered, elapsed seconds; None: not by time alone, or not today."""
    gate = known.gate
    if known.stretches >= gate.stretches or (not gate.stretch and gate.opens is None):
        return None
    opens = now.elapsed
    if not gate.stretch and gate.opens is not None:
        opens += max(_MINUTE, gate.opens.timestamp() - now.wall.timestamp())
    last = known.last_stretch
    return opens if last is None else max(opens, last.elapsed + STRETCH_GAP)


def _fixed(times: tuple[time, ...], plan: Plan, since: float, now: Instant) -> float | None:
    """The first fixed clock time after a moment, as elapsed seconds; only within working hours."""
    if not times:
        return None
    naive_now = now.wall.replace(tzinfo=None)
    naive_since = wall_of(since, now).replace(tzinfo=None)
    after = (at for at in _fixed_times(times, plan, naive_since) if at > naive_since)
    first = next(after, None)
    return None if first is None else now.elapsed + (first - naive_now).total_seconds()


def _fixed_times(times: tuple[time, ...], plan: Plan, since: datetime) -> Iterator[datetime]:
    for start, end in working_spans(plan.week, plan.holidays, since.date(), _LOOK_AHEAD):
        for each in times:
            at = datetime.combine(start.date(), each)
            if start <= at < end:
                yield at
