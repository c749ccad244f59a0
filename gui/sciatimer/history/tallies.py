"""Counts over past sessions: by stretch, by position, by day. For showing alone; no rule reads it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from sciatimer.catalogue.kinds import Position
from sciatimer.history.rows import utc_microseconds
from sciatimer.history.shown import CORRECTED_CHECKS, OUT_OF_VIEW
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import Outcome

K = TypeVar("K")

ENOUGH = 5  # sessions; nothing is said of a change over fewer
WEEKS = 12  # of the calendar
_GRAVEST = tuple(Outcome).index

# kind by kind: read so, the indexes alone are gone through and nothing has to be sorted
_NEXT_KIND = """
    SELECT exercise, position FROM session_started INDEXED BY session_started_kind
    WHERE (exercise, position) > (?, ?) ORDER BY exercise, position LIMIT 1
"""
_CHANGES_OF_KIND = """
    SELECT count(*), total(c.after - c.before)
    FROM session_started AS s INDEXED BY session_started_kind
    CROSS JOIN pain_checked AS c INDEXED BY pain_checked_sums
    ON c.session = s.id AND c.outcome <> 'CHECK_DUE' AND c.after IS NOT NULL
    WHERE s.exercise = ? AND s.position = ? AND s.utc >= ?
"""
# those that are to be taken off again: out of view, or corrected
_CHANGES_LESS = f"""
    SELECT s.exercise, s.position, -1, c.before - c.after FROM session_started AS s
    JOIN pain_checked AS c ON c.session = s.id AND c.outcome <> 'CHECK_DUE' AND c.after IS NOT NULL
    WHERE (s.id IN ({OUT_OF_VIEW}) OR s.id IN ({CORRECTED_CHECKS})) AND s.utc >= ?
"""
_CORRECTED_CHANGES = f"""
    SELECT s.exercise, s.position, 1, c.after - c.before FROM session_started AS s
    JOIN pain_checked AS c ON c.id = (SELECT max(id) FROM pain_checked WHERE session = s.id AND outcome <> 'CHECK_DUE')
    WHERE s.id IN ({CORRECTED_CHECKS}) AND s.id NOT IN ({OUT_OF_VIEW}) AND s.utc >= ? AND c.after IS NOT NULL
"""
_DAYS = f"""
    SELECT substr(s.at, 1, 10), count(DISTINCT s.id), group_concat(DISTINCT c.outcome)
    FROM session_started AS s INDEXED BY session_started_utc
    LEFT JOIN pain_checked AS c ON c.session = s.id AND c.outcome <> 'CHECK_DUE'
    WHERE s.utc >= ? AND s.id NOT IN ({OUT_OF_VIEW})
    GROUP BY substr(s.at, 1, 10)
"""
_RESTED = """
    SELECT DISTINCT substr(at, 1, 10) FROM today_answered
    WHERE utc >= ? AND outcome NOT IN ('START', 'START_REDUCED')
"""


@dataclass(frozen=True, slots=True)
class Change:
    """How pain changed over the sessions of one kind: points after less points before.

    Attributes:
        sessions: those in which both were answered.
        mean: None where there were fewer than ENOUGH, because so few tell nothing.
    """

    sessions: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Change of pain over all sessions, by position and by stretch; the kind with the most sessions comes first."""

    whole: Change
    by_position: tuple[tuple[Position, Change], ...]
    by_exercise: tuple[tuple[str, Change], ...]


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One local day. A day on which the person was told to rest counts as kept, like a stop for pain.

    Attributes:
        gravest: the gravest outcome of the day's checks, None where none was answered.
        rested: the answers on Today led to no session.
    """

    day: date
    sessions: int
    gravest: Outcome | None
    rested: bool


def changes(store: HistoryStore, since: datetime) -> Changes:
    """How pain changed since a time, over the sessions in view; where an answer was corrected the last one counts.

    Raises:
        HistoryError: the file cannot be read.
    """
    positions: dict[Position, tuple[int, float]] = {}
    exercises: dict[str, tuple[int, float]] = {}
    begin = utc_microseconds(since)
    apart = (row for rows in (_CHANGES_LESS, _CORRECTED_CHANGES) for row in store.read(rows, begin))
    for exercise, position, count, total in (*_by_kind(store, begin), *apart):
        _add(positions, Position(position), count, total)
        _add(exercises, exercise, count, total)
    sums = list(positions.values())
    return Changes(
        _change(sum(count for count, _ in sums), sum(total for _, total in sums)),
        tuple((position, _change(*positions[position])) for position in _most_first(positions)),
        tuple((exercise, _change(*exercises[exercise])) for exercise in _most_first(exercises)),
    )


def _by_kind(store: HistoryStore, begin: int) -> Iterator[tuple[str, str, int, float]]:
    """Exercise, position, sessions and the sum of their changes: all of them."""
    kind = ("", "")
    while found := store.read(_NEXT_KIND, *kind):
        kind = found[0]
        count, total = store.read(_CHANGES_OF_KIND, *kind, begin)[0]
        if count:
            yield (*kind, count, total)


def calendar(store: HistoryStore, today: datetime) -> tuple[CalendarDay, ...]:
    """Every day of the last twelve weeks, Mondays first, up to today, without the sessions taken out of view.

    Raises:
        HistoryError: the file cannot be read.
    """
    last = today.date()
    first = last - timedelta(days=last.weekday(), weeks=WEEKS - 1)
    since = utc_microseconds(datetime.combine(first, datetime.min.time(), today.tzinfo) - timedelta(days=1))
    held = {row[0]: (row[1], _gravest(row[2])) for row in store.read(_DAYS, since)}
    rested = {row[0] for row in store.read(_RESTED, since)}
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(
        CalendarDay(day, *held.get(day.isoformat(), (0, None)), rested=day.isoformat() in rested) for day in days
    )


def _add(sums: dict[K, tuple[int, float]], key: K, count: int, total: float) -> None:
    known_count, known_total = sums.get(key, (0, 0.0))
    sums[key] = (known_count + count, known_total + total)


def _most_first(sums: dict[K, tuple[int, float]]) -> list[K]:
    return sorted((kind for kind in sums if sums[kind][0]), key=lambda kind: -sums[kind][0])


def _change(count: int, total: float) -> Change:
    return Change(count, total / count if count >= ENOUGH else None)


def _gravest(outcomes: str | None) -> Outcome | None:
    return min((Outcome(each) for each in (outcomes or "").split(",") if each), key=_GRAVEST, default=None)
