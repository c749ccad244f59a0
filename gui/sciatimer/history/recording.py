"""Facts that belong together, written together, so that a kill in between leaves neither alone."""

from collections.abc import Callable

from sciatimer.history.facts import (
    EndReason,
    Locked,
    MorningChecked,
    PainChecked,
    PhaseBegun,
    PlayerChanged,
    SessionEnded,
    SessionStarted,
    StepOffered,
    TodayAnswered,
)
from sciatimer.history.rows import Recorded
from sciatimer.history.situation import LOOK_BACK, situation
from sciatimer.history.store import HistoryStore
from sciatimer.safety.lock import lock_cause
from sciatimer.safety.situation import Situation
from sciatimer.session.model import PlayerState, SegmentKind, Side

Course = list[Recorded[PhaseBegun] | Recorded[PlayerChanged]]
Judged = TodayAnswered | PainChecked | MorningChecked

_STILL_AT_THE_POSE = frozenset({PlayerState.PAUSED.value, PlayerState.LEAD_IN.value, "resumed"})
_UNENDED = """
    SELECT s.id FROM (SELECT id FROM session_started ORDER BY id DESC LIMIT ?) AS s
    WHERE NOT EXISTS (SELECT 1 FROM session_ended AS e WHERE e.session = s.id) ORDER BY s.id
"""


def begin_session(store: HistoryStore, started: SessionStarted, guard: Callable[[Situation], None]) -> int:
    """Records the start of a session, if it is still allowed once no other window can write any more.

    Args:
        store: the history.
        started: the start.
        guard: looks at the situation as it is now and raises if a start is no longer allowed.

    Returns:
        The session's id.

    Raises:
        HistoryError: it could not be written, and nothing was.
        Exception: what the guard raises; nothing was written.
    """
    with store.transaction():
        guard(situation(store, started.at))
        return store.append(started)


def record_verdict(
    store: HistoryStore, judged: Judged, lock: Locked | None = None, step: StepOffered | None = None
) -> int:
    """Records answers with the verdict on them, the lock it brings and the step it offers, all or nothing.

    A verdict of the history may lock where the answers alone do not (N2, N3).

    Returns:
        The id of the answers.

    Raises:
        HistoryError: they could not be written, and nothing was.
        ValueError: the outcome ends the routine, and no lock was given.
    """
    if lock_cause(judged.outcome) is not None and lock is None:
        raise ValueError(f"{judged.outcome} ends the routine: it needs its lock")
    return store.append_all(fact for fact in (judged, lock, step) if fact is not None)[0]


def recover(store: HistoryStore) -> tuple[int, ...]:
    """Ends every session that was begun and never ended: the program was killed in the middle.

    Called once at the start of the program, when no other window can be in a session. The end is dated by the last
    thing that is known of the session; its check stays open.

    Returns:
        The ids of the sessions it ended.

    Raises:
        HistoryError: the file cannot be read or written.
    """
    with store.transaction():
        unended = tuple(int(row[0]) for row in store.read(_UNENDED, LOOK_BACK))
        store.append_all(_interruption(store, session) for session in unended)
    return unended


def _interruption(store: HistoryStore, session: int) -> SessionEnded:
    started = store.fact(SessionStarted, session)
    course = _course(store, session)
    return SessionEnded(
        at=course[-1].fact.at if course else started.at,
        session=session,
        reason=EndReason.INTERRUPTED,
        holds_done=_holds_done(course),
        holds_planned=_holds_planned(started, course),
    )


def _course(store: HistoryStore, session: int) -> Course:
    phases = store.facts(PhaseBegun, session=session)
    changes = store.facts(PlayerChanged, session=session)
    return sorted((*phases, *changes), key=_recorded_id)


def _recorded_id(recorded: Recorded[PhaseBegun] | Recorded[PlayerChanged]) -> int:
    return recorded.id


def _holds_done(course: Course) -> int:
    """Holds that were followed by their ease-out and nothing but pauses in between; a repeated one counts once."""
    done: set[tuple[str, Side, int]] = set()
    hold: PhaseBegun | None = None
    for fact in (recorded.fact for recorded in course):
        if isinstance(fact, PlayerChanged):
            hold = hold if fact.change in _STILL_AT_THE_POSE else None
        elif fact.kind is SegmentKind.HOLD:
            hold = fact
        else:
            if hold is not None and fact.position > hold.position:
                done.add((hold.exercise, hold.side, hold.repetition))
            hold = None
    return len(done)


def _holds_planned(started: SessionStarted, course: Course) -> int:
    together = any(recorded.fact.side is Side.BOTH for recorded in course if isinstance(recorded.fact, PhaseBegun))
    spared = started.repetitions if started.sore_repetitions is None else started.sore_repetitions
    if together:
        return spared
    by_leg = {Side.LEFT: started.repetitions, Side.RIGHT: started.repetitions}
    if started.sore_leg is not None:
        by_leg[started.sore_leg] = spared
    return sum(repetitions for leg, repetitions in by_leg.items() if leg is not started.left_out)
