"""The course of pain over time: what was said before, after and the next morning, session by session or summed up.

Everything here is for showing. No rule reads it.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from sciatimer.catalogue.kinds import Position
from sciatimer.history.course_sums import Sums
from sciatimer.history.facts import Locked, Unlocked
from sciatimer.history.rows import utc_microseconds
from sciatimer.history.shown import OUT_OF_VIEW
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import MorningOutcome, Outcome
from sciatimer.session.model import Side

MOST_POINTS = 400  # sessions one by one; more of them melt into one line, so they are summed up by weeks or months
_DAY = timedelta(days=1)
_SPANS = (1, 7, 28, 91, 364)  # days summed up into one
_GRAVEST = tuple(Outcome).index
_GRAVEST_MORNING = tuple(MorningOutcome).index

_POINTS = f"""
    SELECT s.id, s.at, s.exercise, s.position, s.hold, s.left_out, s.sore_leg, s.sore_hold,
        t.pain, c.after, c.outcome, m.pain, m.outcome
    FROM session_started AS s INDEXED BY session_started_utc -- SQLite, left alone, reads the whole table
    JOIN today_answered AS t ON t.id = coalesce((SELECT max(second) FROM corrected WHERE first = s.today), s.today)
    LEFT JOIN pain_checked AS c ON c.session = s.id AND c.outcome <> 'CHECK_DUE'
    LEFT JOIN morning_checked AS m ON m.session = s.id AND m.outcome <> 'CHECK_DUE'
    WHERE s.utc >= ? AND s.id NOT IN ({OUT_OF_VIEW})
    ORDER BY s.id, c.id, m.id
"""
_FIRST = f"""
    SELECT utc FROM session_started WHERE utc >= ? AND id NOT IN ({OUT_OF_VIEW}) ORDER BY utc LIMIT 1
"""
_LAST = f"""
    SELECT utc FROM session_started WHERE utc >= ? AND id NOT IN ({OUT_OF_VIEW}) ORDER BY utc DESC LIMIT 1
"""
_NEWEST = f"""
    SELECT id FROM session_started WHERE utc >= ? AND id NOT IN ({OUT_OF_VIEW}) ORDER BY utc DESC, id DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class SessionPoint:
    """One session on the line of time. Pain is NPRS 0-10; holds in seconds, None for a leg that was left out.

    Attributes:
        check: how the session came out, None while its check is open.
        morning: how the next morning came out, None while it was not answered.
    """

    session: int
    at: datetime
    exercise: str
    position: Position
    before: int
    after: int | None
    next_morning: int | None
    check: Outcome | None
    morning: MorningOutcome | None
    hold_left: int | None
    hold_right: int | None


@dataclass(frozen=True, slots=True)
class SpanPoint:
    """Several sessions summed up. Pain is the mean of the NPRS values given in the span, None where none was given.

    Attributes:
        first: the local day on which the span begins.
        days: how long the span is.
        sessions: how many were begun in it.
    """

    first: date
    days: int
    sessions: int
    before: float | None
    after: float | None
    next_morning: float | None


@dataclass(frozen=True, slots=True)
class LockMark:
    """A moment at which the routine was locked or unlocked."""

    at: datetime
    locks: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What a plot of pain over time shows: sessions one by one, or spans where there are too many of them."""

    points: tuple[SessionPoint, ...]
    spans: tuple[SpanPoint, ...]
    marks: tuple[LockMark, ...]


def course(store: HistoryStore, since: datetime) -> Course:
    """The course of pain since a time.

    Raises:
        HistoryError: the file cannot be read.
    """
    with store.snapshot():
        if len(newest_sessions(store, since, MOST_POINTS + 1)) > MOST_POINTS:
            return Course((), _spans(store, since), _marks(store, since))
        return Course(points_since(store, since), (), _marks(store, since))


def points_since(store: HistoryStore, since: datetime) -> tuple[SessionPoint, ...]:
    """The sessions since a time one by one, in the order in which they were begun.

    Where an answer was corrected, or given in two windows, the last one is shown, and of the outcomes the graver: it is
    the one that counts. Sessions that were taken out of view are left out.

    Raises:
        HistoryError: the file cannot be read.
    """
    found: dict[int, SessionPoint] = {}
    for row in store.read(_POINTS, utc_microseconds(since)):
        point = _point(row)
        known = found.get(point.session)
        found[point.session] = point if known is None else _graver(point, known)
    return tuple(found.values())


def newest_sessions(store: HistoryStore, since: datetime, most: int) -> tuple[int, ...]:
    """The ids of the newest sessions since a time that are to be shown, newest first.

    Raises:
        HistoryError: the file cannot be read.
    """
    return tuple(int(row[0]) for row in store.read(_NEWEST, utc_microseconds(since), most))


def _graver(point: SessionPoint, known: SessionPoint) -> SessionPoint:
    """The values of the one with the graver outcomes of both."""
    checks = [each.check for each in (point, known) if each.check is not None]
    mornings = [each.morning for each in (point, known) if each.morning is not None]
    return replace(
        point,
        check=min(checks, key=_GRAVEST, default=None),
        morning=min(mornings, key=_GRAVEST_MORNING, default=None),
    )


def _point(row: tuple[Any, ...]) -> SessionPoint:
    session, at, exercise, position, hold, left_out, sore_leg, sore_hold, before, after, check, later, morning = row
    holds = {side: hold for side in (Side.LEFT, Side.RIGHT) if side.value != left_out}
    if sore_leg is not None and Side(sore_leg) in holds:
        holds[Side(sore_leg)] = sore_hold
    return SessionPoint(
        session=session,
        at=datetime.fromisoformat(at),
        exercise=exercise,
        position=Position(position),
        before=before,
        after=after,
        next_morning=later,
        check=None if check is None else Outcome(check),
        morning=None if morning is None else MorningOutcome(morning),
        hold_left=holds.get(Side.LEFT),
        hold_right=holds.get(Side.RIGHT),
    )


def _spans(store: HistoryStore, since: datetime) -> tuple[SpanPoint, ...]:
    """As fine as MOST_POINTS allows, from the first local day that has a session."""
    first, last = (int(store.read(end, utc_microseconds(since))[0][0]) for end in (_FIRST, _LAST))
    begin = datetime.fromtimestamp(first / 1e6, since.tzinfo).replace(hour=0, minute=0, second=0, microsecond=0)
    start = utc_microseconds(begin)
    days = (last - start) // _microseconds(1) + 1
    length = next((span for span in _SPANS if days <= span * MOST_POINTS), days // MOST_POINTS + 1)
    sums = Sums(store, first, start, _microseconds(length), -(-days // length))
    return tuple(
        SpanPoint(
            first=(begin + span * length * _DAY).date(),
            days=length,
            sessions=count,
            before=sums.before.of(span),
            after=sums.after.of(span),
            next_morning=sums.later.of(span),
        )
        for span, count in enumerate(sums.sessions)
        if count
    )


def _microseconds(days: int) -> int:
    return days * _DAY // timedelta(microseconds=1)


def _marks(store: HistoryStore, since: datetime) -> tuple[LockMark, ...]:
    locks = [LockMark(each.fact.at, locks=True) for each in store.facts(Locked, since=since)]
    unlocks = [LockMark(each.fact.at, locks=False) for each in store.facts(Unlocked, since=since)]
    return tuple(sorted([*locks, *unlocks], key=_when))


def _when(mark: LockMark) -> datetime:
    return mark.at
