"""What is kept, read back: see ``kept_facts``. Each ends when the fact that ends it was recorded after it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.results import result_of
from sciatimer.history.rows import Recorded, table_of
from sciatimer.history.store import HistoryStore
from sciatimer.safety.morning import is_owed
from sciatimer.safety.self_check import CheckKind, CheckResult, Leg
from sciatimer.safety.self_check_memory import Finding, Turn
from sciatimer.safety.situation import SessionResult

_OF_KIND = f"{table_of(Kept).select} WHERE what IN ({{marks}}) ORDER BY id"
# A correction judges answers anew that were given before: nobody was asked, so what is owed stays owed.
_OPEN_CHECKS = """
    SELECT DISTINCT k.session FROM kept AS k WHERE k.what = 'check'
    AND NOT EXISTS (SELECT 1 FROM pain_checked AS c WHERE c.session = k.session AND c.id > k.id
        AND c.outcome <> 'CHECK_DUE' AND c.id NOT IN (SELECT second FROM corrected))
"""
_OPEN_MORNINGS = """
    SELECT DISTINCT k.session FROM kept AS k WHERE k.what = 'morning'
    AND NOT EXISTS (SELECT 1 FROM morning_checked AS m WHERE m.session = k.session AND m.id > k.id
        AND m.outcome <> 'CHECK_DUE' AND m.id NOT IN (SELECT second FROM corrected))
    ORDER BY k.session
"""
_UNFADED = "SELECT self_check, max(id) FROM kept WHERE what = 'faded' GROUP BY self_check"
_SESSIONS_ON = "SELECT coalesce(sum(number), 0) FROM kept WHERE what = 'sessions' AND day = ?"
_NEWEST_ID = "SELECT coalesce(max(id), 0) FROM kept WHERE what = ?"
_LAST_DAY = "SELECT max(day) FROM kept WHERE what = ?"


def kept(store: HistoryStore, *kinds: Keeping) -> tuple[Recorded[Kept], ...]:
    """What is kept of some kinds, in the order in which it was recorded, whether it has ended or not.

    Raises:
        HistoryError: the file cannot be read.
    """
    table = table_of(Kept)
    rows = store.read(_OF_KIND.format(marks=", ".join("?" * len(kinds))), *kinds)
    return tuple(table.recorded(row) for row in rows)


def kept_limits(store: HistoryStore) -> tuple[Recorded[Kept], ...]:
    """The levels and doses that are not to be exceeded.

    Raises:
        HistoryError: the file cannot be read.
    """
    return kept(store, Keeping.LEVEL, Keeping.DOSE)


def kept_checks(store: HistoryStore) -> frozenset[int]:
    """The sessions whose check is open although it may have been answered elsewhere.

    Raises:
        HistoryError: the file cannot be read.
    """
    return frozenset(int(row[0]) for row in store.read(_OPEN_CHECKS))


def kept_mornings(store: HistoryStore) -> tuple[SessionResult, ...]:
    """The sessions whose morning check is owed although it may have been answered elsewhere, oldest first.

    Raises:
        HistoryError: the file cannot be read.
    """
    results = [result_of(store, int(row[0])) for row in store.read(_OPEN_MORNINGS)]
    return tuple(owed for owed in (_unanswered(result) for result in results if result is not None) if is_owed(owed))


def _unanswered(result: SessionResult) -> SessionResult:
    return replace(result, morning=None)


def kept_unfaded(store: HistoryStore) -> Mapping[int, int]:
    """For each self-check that is open again: the id from which on an answer counts.

    Raises:
        HistoryError: the file cannot be read.
    """
    return {int(check): int(since) for check, since in store.read(_UNFADED)}


def kept_days(store: HistoryStore, what: Keeping) -> frozenset[date]:
    """The days that are kept.

    Raises:
        HistoryError: the file cannot be read.
    """
    return frozenset(recorded.fact.day for recorded in kept(store, what) if recorded.fact.day is not None)


def last_kept_day(store: HistoryStore, what: Keeping) -> date | None:
    """The last day that is kept.

    Raises:
        HistoryError: the file cannot be read.
    """
    (day,), *_ = store.read(_LAST_DAY, what)
    return None if day is None else date.fromisoformat(day)


def last_kept_id(store: HistoryStore, what: Keeping) -> int:
    """The id of the last one kept, 0 without one.

    Raises:
        HistoryError: the file cannot be read.
    """
    return int(store.read(_NEWEST_ID, what)[0][0])


def kept_end(store: HistoryStore, after: int) -> datetime | None:
    """When a session ended that is told of nowhere else; None if an end was recorded after it.

    Args:
        store: the history.
        after: the id of the last end that was recorded.

    Raises:
        HistoryError: the file cannot be read.
    """
    ends = [recorded.fact.at for recorded in kept(store, Keeping.ENDED) if recorded.id > after]
    return ends[-1] if ends else None


def kept_sessions(store: HistoryStore, day: date) -> int:
    """How many sessions of a day count beside those that are told.

    Raises:
        HistoryError: the file cannot be read.
    """
    return int(store.read(_SESSIONS_ON, day.isoformat())[0][0])


def kept_findings(store: HistoryStore) -> Iterable[Finding]:
    """The nerve results of self-checks that stand although another history has seen their end.

    Raises:
        HistoryError: the file cannot be read.
    """
    return [_finding(recorded) for recorded in kept(store, Keeping.NERVE)]


def _finding(recorded: Recorded[Kept]) -> Finding:
    kind, leg = recorded.fact.about.split()
    day = recorded.fact.day or recorded.fact.at.date()
    at = datetime.combine(day, recorded.fact.at.timetz())
    return Finding(recorded.id, at, Turn(CheckKind(kind), Leg(leg)), CheckResult.NERVE, "")


def turn_name(turn: Turn) -> str:
    """A check of a leg as it is kept."""
    return f"{turn.kind} {turn.leg}"
