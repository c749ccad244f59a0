"""Past sessions as the rules see them, in the order in which they were done.

What was recorded here is ordered by its ids, whatever a clock said. Sessions that came from another computer have no
place among these ids: they are put between them by their times.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sciatimer.catalogue.kinds import Position
from sciatimer.history.store import HistoryStore
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import MorningOutcome, Outcome, Quality, Where

MOST = 400  # sessions: more than half a year at two a day, far beyond what any rule looks back on

Row = tuple[Any, ...]

_OUTCOMES = tuple(Outcome)  # gravest first
_MORNINGS = tuple(MorningOutcome)  # gravest first
_COLUMNS = """
    SELECT s.id, s.at, e.at, s.exercise, s.position,
        coalesce(s.sore_hold, s.hold), coalesce(s.sore_repetitions, s.repetitions), e.holds_done >= e.holds_planned,
        coalesce(c."where", t."where"), c.outcome, c.quality, m.outcome, s.left_out IS NULL,
        l.number IS NULL OR l.number = s.id, s.utc
    FROM session_started AS s
    JOIN ledger AS l ON l.id = s.id
    JOIN today_answered AS t ON t.id = s.today
    JOIN session_ended AS e ON e.session = s.id
    LEFT JOIN pain_checked AS c ON c.session = s.id AND c.outcome <> 'CHECK_DUE'
    LEFT JOIN morning_checked AS m ON m.session = s.id AND m.outcome <> 'CHECK_DUE'
"""
# one that came from elsewhere, and took place before the lock, is not one of those since the lock
_SINCE = """
    WHERE s.id > ?1 AND (l.number IS NULL OR l.number = s.id
        OR s.utc > coalesce((SELECT utc FROM locked WHERE id = ?1), s.utc - 1))
"""
_NEWEST = f"{_COLUMNS} {_SINCE} ORDER BY s.id DESC, e.id DESC LIMIT ?2"
_LATEST = f"{_COLUMNS} {_SINCE} AND s.id IN (SELECT id FROM session_started ORDER BY utc DESC LIMIT ?2)"
_ONE = f"{_COLUMNS} WHERE s.id = ? ORDER BY e.id DESC"
_CAME_FROM_ELSEWHERE = "SELECT 1 FROM ledger WHERE origin IS NOT NULL LIMIT 1"


def results_after(store: HistoryStore, after: int, most: int = MOST) -> tuple[SessionResult, ...]:
    """The ended sessions recorded after an id, newest first.

    A session that spared a sore leg counts with that leg's hold and repetitions: nothing longer was tried on it.
    Two windows may both have answered for a session: then the graver answer counts.

    Args:
        store: the history.
        after: an id, such as that of the last lock; 0 for all.
        most: how many at most.

    Raises:
        HistoryError: the file cannot be read.
    """
    rows = store.read(_NEWEST, after, most)
    if not store.read(_CAME_FROM_ELSEWHERE):
        return tuple(_graver_of_each(rows).values())
    rows += store.read(_LATEST, after, most)
    results = _graver_of_each(rows)
    return tuple(results[session] for session in _newest_first(rows)[:most])


def result_of(store: HistoryStore, session: int) -> SessionResult | None:
    """One session; None while it runs.

    Raises:
        HistoryError: the file cannot be read.
    """
    return _graver_of_each(store.read(_ONE, session)).get(session)


def _newest_first(rows: Iterable[Row]) -> list[int]:
    """The ids of the sessions: those from here by id, with those from elsewhere where their times put them."""
    times = {int(row[0]): (bool(row[-2]), int(row[-1])) for row in rows}
    places: dict[int, int] = {}
    latest = 0
    for session in sorted(times):
        is_from_here, utc = times[session]
        latest = max(latest, utc) if is_from_here else latest
        places[session] = latest if is_from_here else utc
    return sorted(places, key=lambda session: (places[session], session), reverse=True)


def _graver_of_each(rows: Iterable[Row]) -> dict[int, SessionResult]:
    results: dict[int, SessionResult] = {}
    for row in rows:
        result = _result(row)
        known = results.get(result.session)
        results[result.session] = result if known is None else _graver(known, result)
    return results


def _result(row: Row) -> SessionResult:
    session, started, ended, exercise, position, hold, repetitions, done, where, check, quality, morning, both, *_ = row
    return SessionResult(
        session=session,
        started_at=datetime.fromisoformat(started),
        ended_at=datetime.fromisoformat(ended),
        exercise=exercise,
        position=Position(position),
        hold=hold,
        repetitions=repetitions,
        all_holds_done=bool(done),
        where=Where(where),
        check=None if check is None else Outcome(check),
        quality=None if quality is None else Quality(quality),
        morning=None if morning is None else MorningOutcome(morning),
        both_legs=bool(both),
    )


def _graver(one: SessionResult, other: SessionResult) -> SessionResult:
    checks = [result.check for result in (one, other) if result.check is not None]
    qualities = [result.quality for result in (one, other) if result.quality is not None]
    mornings = [result.morning for result in (one, other) if result.morning is not None]
    return replace(
        one,
        all_holds_done=one.all_holds_done and other.all_holds_done,
        check=min(checks, key=_OUTCOMES.index, default=None),
        quality=max(qualities, default=None),
        morning=min(mornings, key=_MORNINGS.index, default=None),
    )
