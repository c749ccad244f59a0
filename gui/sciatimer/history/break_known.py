"""What is known of the breaks, derived from the facts each time it is asked for."""

from sciatimer.history.break_facts import (
    Away,
    BreakAnswered,
    BreakHeldBack,
    BreakOffered,
    MeetingSaid,
    RemindersPaused,
    RemindersResumed,
)
from sciatimer.history.break_gate import gate
from sciatimer.history.rows import F, Recorded, table_of
from sciatimer.history.settings import Settings
from sciatimer.history.sitting import Axis, seconds_between
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.due import put_off_until
from sciatimer.reminders.known import Kept, Known, Pause, Plan, PutOff, Shown
from sciatimer.reminders.model import Answer, BreakKind, Instant
from sciatimer.reminders.rules import MEETING_MOST

_NEWEST = 'SELECT coalesce(max(id), 0) FROM "{table}" WHERE boot IN ({marks}) AND id > ?'
_NEWEST_BREAK_TAKEN = """
    SELECT coalesce(max(a.id), 0) FROM break_answered AS a JOIN break_offered AS o ON o.id = a.offer
    WHERE a.boot IN ({marks}) AND a.answer = 'taken' AND a.id > ? AND o.kind <> 'stretch'
"""
_NEWEST_ANSWER_BUT_LATER = """
    SELECT coalesce(max(id), 0) FROM break_answered WHERE boot IN ({marks}) AND id > ? AND answer <> 'later'
"""
_ANSWER = "SELECT coalesce(min(id), 0) FROM break_answered WHERE offer = ?"
_STRETCHES_ON = """
    SELECT count(*) FROM break_offered WHERE substr(at, 1, 10) = ? AND kind = 'stretch' AND again IS NULL
"""
_NEWEST_STRETCHES = "SELECT id FROM break_offered WHERE kind = 'stretch' AND again IS NULL ORDER BY id DESC LIMIT 4"
_SESSION_RUNS = """
    SELECT EXISTS (
        SELECT 1 FROM (
            SELECT s.id FROM session_started AS s JOIN ledger AS l ON l.id = s.id
            WHERE l.origin IS NULL ORDER BY s.id DESC LIMIT 1 -- what was imported meanwhile does not run here
        ) AS s
        WHERE NOT EXISTS (SELECT 1 FROM session_ended AS e WHERE e.session = s.id)
    )
"""


def newest_of(store: HistoryStore, kind: type[F], axis: Axis, after: int = 0) -> Recorded[F] | None:
    """The last recorded fact of a class in the boots of the axis, after an id.

    Raises:
        HistoryError: the file cannot be read.
    """
    return _by_query(store, kind, _NEWEST.format(table=table_of(kind).name, marks=_marks(axis)), axis, after)


def known(store: HistoryStore, axis: Axis) -> Known:
    """Everything of the past that decides about the next break.

    Args:
        store: the history; an Away of one of the boots of ``axis`` was recorded in it.
        axis: now, and how facts are brought onto its elapsed seconds.

    Raises:
        HistoryError: the file cannot be read.
        LookupError: nobody was ever said to sit here.
    """
    with store.snapshot():
        return _known(store, axis)


def plan_of(settings: Settings) -> Plan:
    """How the person wants to be reminded."""
    wanted = {
        BreakKind.POSTURE: settings.break_posture,
        BreakKind.STRETCH: settings.break_stretch,
        BreakKind.MOVE: settings.break_move,
    }
    return Plan(
        interval=settings.break_interval,
        week=settings.break_hours,
        holidays=settings.break_holidays,
        break_times=settings.break_times,
        stretch_times=settings.stretch_times,
        kinds=frozenset(kind for kind, on in wanted.items() if on),
        heeds=settings.break_heeds,
    )


def _known(store: HistoryStore, axis: Axis) -> Known:
    away = newest_of(store, Away, axis)
    if away is None:
        raise LookupError("nobody was ever said to sit here")
    taken = _by_query(store, BreakAnswered, _NEWEST_BREAK_TAKEN.format(marks=_marks(axis)), axis, away.id)
    seated_since = axis.instant(away.fact if taken is None else taken.fact)
    said = _by_query(store, BreakAnswered, _NEWEST_ANSWER_BUT_LATER.format(marks=_marks(axis)), axis, away.id)
    counts_from = seated_since if said is None else axis.instant(said.fact)
    offered = newest_of(store, BreakOffered, axis, away.id)
    answer = None if offered is None else answer_to(store, offered.id)
    return Known(
        seated_since=seated_since,
        counts_from=counts_from,
        put_off=_put_off(offered, answer, counts_from, axis),
        open=_shown(offered, axis) if answer is None else None,
        kept=_kept(store, axis, max(each.id for each in (away, offered, answer) if each is not None)),
        stretches=int(store.read(_STRETCHES_ON, axis.now.wall.date().isoformat())[0][0]),
        last_stretch=_last_stretch(store, axis),
        gate=gate(store, axis.now.wall),
        pause=_pause(store, axis),
        meeting_since=_meeting(store, axis),
        in_session=bool(store.read(_SESSION_RUNS)[0][0]),
    )


def answer_to(store: HistoryStore, offer: int) -> Recorded[BreakAnswered] | None:
    """The first answer to an offer, which counts; None while there is none.

    Raises:
        HistoryError: the file cannot be read.
    """
    return _recorded(store, BreakAnswered, int(store.read(_ANSWER, offer)[0][0]))


def _put_off(
    offered: Recorded[BreakOffered] | None, answer: Recorded[BreakAnswered] | None, counts_from: Instant, axis: Axis
) -> PutOff | None:
    if offered is None or answer is None or answer.fact.answer is not Answer.LATER:
        return None
    said = axis.elapsed(answer.fact)
    due = put_off_until(said, answer.fact.snooze or 0, counts_from.elapsed)
    return PutOff(offered.fact.kind, _first(offered), said, due)


def _shown(offered: Recorded[BreakOffered] | None, axis: Axis) -> Shown | None:
    if offered is None:
        return None
    due = Instant(offered.fact.due, axis.elapsed(offered.fact) - _late(offered.fact))
    return Shown(offered.fact.kind, offered.id, _first(offered), due, axis.elapsed(offered.fact))


def _late(offered: BreakOffered) -> float:
    return max(0.0, seconds_between(offered.due, offered.at))


def _first(offered: Recorded[BreakOffered]) -> int:
    return offered.id if offered.fact.again is None else offered.fact.again


def _kept(store: HistoryStore, axis: Axis, after: int) -> Kept | None:
    held = newest_of(store, BreakHeldBack, axis, after)
    return None if held is None else Kept(held.fact.kind, held.fact.reason, axis.elapsed(held.fact))


def _last_stretch(store: HistoryStore, axis: Axis) -> Instant | None:
    """The latest of the newest few: what was imported may have been recorded last and lie before."""
    offers = [store.fact(BreakOffered, int(row[0])) for row in store.read(_NEWEST_STRETCHES)]
    return max((axis.instant(offer) for offer in offers), key=_elapsed_of, default=None)


def _elapsed_of(instant: Instant) -> float:
    return instant.elapsed


def _pause(store: HistoryStore, axis: Axis) -> Pause | None:
    paused = _last(store, RemindersPaused)
    resumed = _last(store, RemindersResumed)
    if paused is None or (resumed is not None and resumed.id > paused.id):
        return None
    seconds = paused.fact.seconds
    pause = Pause(None if seconds is None else axis.elapsed(paused.fact) + seconds, paused.fact.until)
    return None if pause.is_over(axis.now) else pause


def _meeting(store: HistoryStore, axis: Axis) -> Instant | None:
    said = _last(store, MeetingSaid)
    if said is None or not said.fact.on:
        return None
    since = axis.instant(said.fact)
    return since if axis.now.elapsed < since.elapsed + MEETING_MOST else None


def _last(store: HistoryStore, kind: type[F]) -> Recorded[F] | None:
    newest = store.facts(kind, newest_first=True, limit=1)
    return newest[0] if newest else None


def _marks(axis: Axis) -> str:
    return ", ".join("?" * len(axis.boots))


def _by_query(store: HistoryStore, kind: type[F], sql: str, axis: Axis, after: int) -> Recorded[F] | None:
    return _recorded(store, kind, int(store.read(sql, *axis.boots, after)[0][0]))


def _recorded(store: HistoryStore, kind: type[F], row_id: int) -> Recorded[F] | None:
    return Recorded(row_id, store.fact(kind, row_id)) if row_id else None
