"""Past sessions as the rules see them, read in one query."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sciatimer.catalogue.kinds import Position
from sciatimer.history.store import HistoryStore
from sciatimer.safety.situation import SessionResult
from sciatimer.safety.values import MorningOutcome, Outcome, Quality, Where

MOST = 400  # sessions: more than half a year at two a day, far beyond what any rule looks back on

_OUTCOMES = tuple(Outcome)  # gravest first
_MORNINGS = tuple(MorningOutcome)  # gravest first
_ENDED_SESSIONS = """
    SELECT s.id, s.at, e.at, s.exercise, s.position,
        coalesce(s.sore_hold, s.hold), coalesce(s.sore_repetitions, s.repetitions), e.holds_done >= e.holds_planned,
        coalesce(c."where", t."where"), c.outcome, c.quality, m.outcome, s.left_out IS NULL
    FROM session_started AS s
    JOIN today_answered AS t ON t.id = s.today
    JOIN session_ended AS e ON e.session = s.id
    LEFT JOIN pain_checked AS c ON c.session = s.id AND c.outcome <> 'CHECK_DUE'
    LEFT JOIN morning_checked AS m ON m.session = s.id AND m.outcome <> 'CHECK_DUE'
    WHERE s.id > ?
    ORDER BY s.id DESC, e.id DESC
    LIMIT ?
"""


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
    results: dict[int, SessionResult] = {}
    for row in store.read(_ENDED_SESSIONS, after, most):
        result = _result(row)
        known = results.get(result.session)
        results[result.session] = result if known is None else _graver(known, result)
    return tuple(results.values())


def _result(row: tuple[Any, ...]) -> SessionResult:
    session, started, ended, exercise, position, hold, repetitions, done, where, check, quality, morning, both = row
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
