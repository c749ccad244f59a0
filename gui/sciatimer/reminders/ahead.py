"""What comes next and when it is time to look again: for a tool tip, a strip of the day and a single timer."""

from datetime import datetime, time

from sciatimer.reminders.due import end_of_work, is_working_time, next_working_moment, wall_of
from sciatimer.reminders.model import BUSY, BreakKind, Held
from sciatimer.reminders.rules import MEETING_MOST, Case, Turn

_MINUTE = 60.0
_SHORTEST = 1.0  # seconds: rounding never makes a timer spin
_NONE_TO_COME = frozenset(
    {Held.LOCKED, Held.OFF, Held.IN_SESSION, Held.CHECK_DUE, Held.MORNING_DUE, Held.AWAY}
)  # only an event, of which nobody knows the time, ends these
_HOLDS_BACK = frozenset({Held.MEETING, *BUSY, Held.TYPING})  # what keeps a break waiting that is due


def next_of(case: Case, outcome: Held | Turn) -> tuple[BreakKind | None, datetime | None]:
    """The kind and local wall time of the next break; one that is due already has the time at which it became due."""
    at = None if outcome in _NONE_TO_COME or case.due_kind is None else _next_at(case)
    return (None, None) if at is None else (case.due_kind, at)


def look_again(case: Case, outcome: Held | Turn) -> float | None:
    """Seconds until time alone may lead to another row; None: only an event can."""
    if outcome in _NONE_TO_COME:
        return None
    found = (_wait(case, outcome), _work_wait(case, outcome), _lapse(case, outcome))
    waits = [wait for wait in found if wait is not None]
    return max(_SHORTEST, min(waits)) if waits else None


def _next_at(case: Case) -> datetime | None:
    at = case.now.elapsed if case.due is None else case.due.at
    wall = case.open.due.wall if case.open is not None else wall_of(at, case.now)
    free_from = _pause_end(case)
    if free_from is None:
        return None
    due_and_held = case.is_due and free_from <= case.now.wall and is_working_time(case.plan, case.now.wall)
    return wall if due_and_held else next_working_moment(case.plan, max(wall, free_from))


def _pause_end(case: Case) -> datetime | None:
    """From when on no pause holds a break back; None for a pause without an end."""
    pause, now = case.known.pause, case.now
    if pause is None or pause.is_over(now):
        return now.wall
    ends = []
    if pause.until_elapsed is not None:
        ends.append(wall_of(pause.until_elapsed, now))
    if pause.until_day is not None:
        ends.append(datetime.combine(pause.until_day, time(), tzinfo=now.wall.tzinfo))
    return min(ends, default=None)


def _wait(case: Case, outcome: Held | Turn) -> float | None:
    """What the row waits for; busy rows wait for an event."""
    known, now = case.known, case.now
    if outcome is Held.PAUSED:
        end = _pause_end(case)
        return None if end is None else end.timestamp() - now.wall.timestamp()
    if outcome is Turn.NOT_YET:
        return None if case.due is None else case.due.at - now.elapsed
    if outcome is Held.MEETING and known.meeting_since is not None:
        return known.meeting_since.elapsed + MEETING_MOST - now.elapsed
    if outcome is Held.TYPING:
        return case.typing_until - now.elapsed
    return _renewal(case) if outcome is Turn.SHOW else None


def _lapse(case: Case, outcome: Held | Turn) -> float | None:
    """Seconds until an offer that is held back is too old to come again: then another may be due, or none."""
    if case.open is None or outcome not in _HOLDS_BACK:
        return None
    return _too_old_in(case, case.open.at)


def _renewal(case: Case) -> float:
    """Seconds until an offer that nobody answers is shown anew."""
    shown_at = case.open.at if case.open is not None and case.is_on_screen else case.now.elapsed
    return _too_old_in(case, shown_at)


def _too_old_in(case: Case, shown_at: float) -> float:
    return shown_at + case.plan.interval * _MINUTE - case.now.elapsed


def _work_wait(case: Case, outcome: Held | Turn) -> float | None:
    """Seconds until work begins or ends."""
    if outcome is Held.PAUSED:
        return None
    wall = case.now.wall
    turn = end_of_work(case.plan, wall) or next_working_moment(case.plan, wall)
    return None if turn is None else turn.timestamp() - wall.timestamp()
