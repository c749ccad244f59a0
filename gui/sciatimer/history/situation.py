"""The situation the rules decide by, derived from the facts each time it is asked for.

What came before what is told by the ids of the facts, never by their times: a clock that was moved changes nothing
about a lock, an open check, a clearance or an unlock.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sciatimer.history.facts import Cleared, Locked, ScreenAnswered, SessionEnded, SessionStarted
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.keeping import (
    kept_checks,
    kept_days,
    kept_end,
    kept_mornings,
    kept_sessions,
    last_kept_day,
    last_kept_id,
)
from sciatimer.history.kept_facts import Keeping
from sciatimer.history.results import results_after
from sciatimer.history.rows import F, Recorded
from sciatimer.history.self_checks import self_checks
from sciatimer.history.settings import load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.safety import screens
from sciatimer.safety.morning import is_owed, morning_due
from sciatimer.safety.self_check_memory import counts_as_nerve, unfaded
from sciatimer.safety.situation import SessionResult, Situation
from sciatimer.safety.streak import went_well

LOOK_BACK = 400  # sessions: a start is refused while a check is open, so only the last one's can be
FEW = 8  # rows: enough for the last session, whoever answered for it twice
HIGH_PAIN_LOOK_BACK = timedelta(days=14)  # twice what any rule asks for

_NEWEST_UNLOCK = "SELECT max(id), max(lock) FROM unlocked"
_OPEN_CHECKS = """
    SELECT s.id FROM (SELECT id FROM session_started ORDER BY id DESC LIMIT ?) AS s
    WHERE NOT EXISTS (SELECT 1 FROM pain_checked AS c WHERE c.session = s.id AND c.outcome <> 'CHECK_DUE')
"""
_HIGH_PAIN_DAYS = """
    SELECT DISTINCT substr(at, 1, 10) FROM today_answered
    WHERE (pain >= 6 OR much_worse = 1) AND substr(at, 1, 10) >= ?
"""
_REST_DAY = """
    SELECT max(day) FROM (
        SELECT max(substr(at, 1, 10)) AS day FROM today_answered WHERE outcome = 'NOT_TODAY'
        UNION ALL SELECT max(substr(at, 1, 10)) FROM pain_checked WHERE outcome = 'PAUSE'
        UNION ALL SELECT max(substr(at, 1, 10)) FROM morning_checked WHERE outcome = 'NOT_SETTLED'
    )
"""
_SESSIONS_ON = "SELECT count(*) FROM session_started WHERE substr(at, 1, 10) = ?"


def situation(store: HistoryStore, now: datetime) -> Situation:
    """Everything of the past that decides whether and how a session may start.

    Args:
        store: the history.
        now: local wall time.

    Raises:
        HistoryError: the file cannot be read.
    """
    try:
        with store.snapshot():
            return _situation(store, now)
    except (ValueError, KeyError, OverflowError) as error:  # a time that is none, or a record that points nowhere
        raise HistoryDamaged(store.path, "a record in it makes no sense") from error


def standing_lock(store: HistoryStore) -> Recorded[Locked] | None:
    """The newest lock, if it stands: no unlock was for it or for a later one.

    Raises:
        HistoryError: the file cannot be read.
    """
    lock = _newest_lock(store)
    (_, opened), *_ = store.read(_NEWEST_UNLOCK)
    return lock if lock is not None and lock.id > (opened or 0) else None


def answers_that_count(store: HistoryStore) -> list[ScreenAnswered]:
    """The answers to the screens since all of them were asked anew, in the order in which they were given.

    Raises:
        HistoryError: the file cannot be read.
    """
    lock = _newest_lock(store)
    return _facts(store.facts(ScreenAnswered), after=_asked_anew(store, lock.id if lock else 0))


def _asked_anew(store: HistoryStore, lock: int) -> int:
    """The last record after which every answer to the screens has to be given again; 0 if there is none."""
    return max(lock, last_kept_id(store, Keeping.SCREENS))


def _newest_lock(store: HistoryStore) -> Recorded[Locked] | None:
    locks = store.facts(Locked, newest_first=True, limit=1)
    return locks[0] if locks else None


def open_checks(store: HistoryStore) -> frozenset[int]:
    """The sessions whose check is open: one, or more where two histories came together.

    Raises:
        HistoryError: the file cannot be read.
    """
    unanswered = frozenset(int(row[0]) for row in store.read(_OPEN_CHECKS, LOOK_BACK))
    return unanswered | kept_checks(store)


def owed_mornings(store: HistoryStore) -> tuple[SessionResult, ...]:
    """The sessions whose morning check is to come or due: those that are kept, then the last session.

    Raises:
        HistoryError: the file cannot be read.
    """
    newest = _last_result(store)
    kept = kept_mornings(store)
    last = () if newest is None or not is_owed(newest) else (newest,)
    return (*kept, *(result for result in last if result.session not in {each.session for each in kept}))


def _situation(store: HistoryStore, now: datetime) -> Situation:
    locked = _newest_lock(store)
    lock = locked.id if locked else 0
    answers = store.newest_of_each(ScreenAnswered, "item")
    clearances = store.newest_of_each(Cleared, "item")
    results = results_after(store, lock)
    newest = results[0] if results else _last_result(store)
    kept_morning = next(iter(kept_mornings(store)), None)
    checks = self_checks(store)
    return Situation(
        now=now,
        locked=standing_lock(store) is not None,
        uncleared=_uncleared(answers, clearances),
        x_codes=screens.x_codes(_facts(answers)),
        screened=not screens.unanswered(_facts(answers, after=_asked_anew(store, lock))),
        open_check=min(open_checks(store), default=None),
        open_morning=_due(kept_morning, now) or _due(newest, now),
        open_faded=unfaded(checks),
        high_pain_days=_high_pain_days(store, now) | kept_days(store, Keeping.HIGH_PAIN),
        rest_day=_rest_day(store),
        sessions_today=_number(store, _SESSIONS_ON, now.date().isoformat()) + kept_sessions(store, now.date()),
        first_session_day=_first_session_day(store),
        last_session_end=_last_session_end(store),
        getting_up=load_settings(store).getting_up,
        after_unlock=_starts_gently(store, results),
        nerve_result=counts_as_nerve(checks, now.date()),
        self_checks=checks,
        nerve_cleared=_nerve_cleared(store, clearances, locked),
        nerve_lock_on=locked.fact.at.date() if locked and locked.fact.rule == screens.LASTING_NERVE else None,
        signs_asked_on=screens.signs_asked_on(_facts(answers)),
        health_asked_on=screens.health_asked_on(_facts(answers)),
        results=results,
        before_lock=None if results else newest,
        kept_morning=kept_morning,
    )


def _due(result: SessionResult | None, now: datetime) -> int | None:
    return result.session if result is not None and morning_due(result, now) else None


def _starts_gently(store: HistoryStore, results: Iterable[SessionResult]) -> bool:
    """Unlocked, and no session has gone well since; a gentle start that is kept asks for one after it."""
    kept = last_kept_id(store, Keeping.GENTLE)
    if not kept and not _number(store, _NEWEST_UNLOCK):
        return False
    return not any(went_well(result) and result.session > kept for result in results)


def _nerve_cleared(store: HistoryStore, words: Iterable[Recorded[Cleared]], lock: Recorded[Locked] | None) -> bool:
    since = max(lock.id if lock else 0, last_kept_id(store, Keeping.LASTING))
    return screens.nerve_cleared(_facts(words, after=since), lock.fact.at.date() if lock else None)


def _number(store: HistoryStore, sql: str, *values: str | int) -> int:
    return int(store.read(sql, *values)[0][0] or 0)


def _facts(recorded: Iterable[Recorded[F]], after: int = 0) -> list[F]:
    return [each.fact for each in recorded if each.id > after]


def _uncleared(answers: Iterable[Recorded[ScreenAnswered]], words: Iterable[Recorded[Cleared]]) -> tuple[str, ...]:
    """A clearance counts only for the answers recorded before it, whatever the clock said."""
    answered_at = {each.fact.item: each.id for each in answers}
    since = [word.fact for word in words if word.id > answered_at.get(word.fact.item, 0)]
    return screens.uncleared(_facts(answers), since)


def _high_pain_days(store: HistoryStore, now: datetime) -> frozenset[date]:
    rows = store.read(_HIGH_PAIN_DAYS, (now.date() - HIGH_PAIN_LOOK_BACK).isoformat())
    return frozenset(date.fromisoformat(row[0]) for row in rows)


def _first_session_day(store: HistoryStore) -> date | None:
    first = store.facts(SessionStarted, limit=1)
    return _latest(first[0].fact.at.date() if first else None, last_kept_day(store, Keeping.FIRST_DAY))


def _last_session_end(store: HistoryStore) -> datetime | None:
    ends = store.facts(SessionEnded, newest_first=True, limit=1)
    kept = kept_end(store, ends[0].id if ends else 0)
    return kept or (ends[0].fact.at if ends else None)


def _rest_day(store: HistoryStore) -> date | None:
    (day,), *_ = store.read(_REST_DAY)
    return _latest(None if day is None else date.fromisoformat(day), last_kept_day(store, Keeping.REST))


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)


def _last_result(store: HistoryStore) -> SessionResult | None:
    """The last session, whatever came after it: a lock takes no morning check away."""
    return next(iter(results_after(store, 0, FEW)), None)
