"""Breaks taken against breaks offered, by day or by week. For showing alone; no rule reads it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sciatimer.history.rows import utc_microseconds
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.model import Answer

_SINGLE_DAYS = 60  # more of them are summed up by weeks
_WEEK = 7
# an offer that was put off or held back is shown again: only its first showing is counted
_OFFERS = """
    SELECT substr(at, 1, 10), count(*), total(id IN (
        SELECT coalesce(o.again, o.id) FROM break_answered AS a JOIN break_offered AS o ON o.id = a.offer
        WHERE a.answer = ? AND a.utc >= ?
    ))
    FROM break_offered
    WHERE utc >= ? AND again IS NULL
    GROUP BY substr(at, 1, 10)
    ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class BreakCount:
    """The breaks of a local day, or of the ``days`` from ``first`` on."""

    first: date
    days: int
    offered: int
    taken: int


def break_counts(store: HistoryStore, since: datetime) -> tuple[BreakCount, ...]:
    """The breaks since a time; days and weeks without an offer are left out.

    Raises:
        HistoryError: the file cannot be read.
    """
    begin = utc_microseconds(since)
    rows = store.read(_OFFERS, Answer.TAKEN.value, begin, begin)
    days = tuple(BreakCount(date.fromisoformat(day), 1, offered, int(taken)) for day, offered, taken in rows)
    if not days or (days[-1].first - days[0].first).days < _SINGLE_DAYS:
        return days
    return _by_week(days)


def _by_week(days: tuple[BreakCount, ...]) -> tuple[BreakCount, ...]:
    weeks: dict[date, BreakCount] = {}
    for day in days:
        monday = day.first - timedelta(days=day.first.weekday())
        known = weeks.get(monday, BreakCount(monday, _WEEK, 0, 0))
        weeks[monday] = BreakCount(monday, _WEEK, known.offered + day.offered, known.taken + day.taken)
    return tuple(weeks.values())
