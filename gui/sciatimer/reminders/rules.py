"""The rows of the breaks (clinical.md 5, 1.1 and 4.6): read top down, the first that applies is the only outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from sciatimer.reminders.due import Due, is_working_time
from sciatimer.reminders.hours import is_free
from sciatimer.reminders.known import Known, Plan, Shown
from sciatimer.reminders.model import Around, BreakKind, Held, Instant

TYPING_PAUSE = 3.0  # seconds without input that count as a pause
TYPING_MOST = 60.0  # seconds that a break waits for one
MEETING_MOST = 4 * 60 * 60.0  # seconds: a meeting that nobody ended is over
_MINUTE = 60.0


class Turn(StrEnum):
    """What the rows lead to where nothing holds a break back."""

    NOT_YET = "not_yet"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Case:
    """What the rows look at."""

    known: Known
    plan: Plan
    around: Around
    now: Instant
    due: Due | None

    @property
    def open(self) -> Shown | None:
        """The offer that was shown, if it still holds: not a whole interval old, and of a kind that may come now."""
        shown = self.known.open
        if shown is None or self.now.elapsed >= shown.at + self.plan.interval * _MINUTE:
            return None
        return shown if self._may_come(shown.kind) else None

    @property
    def is_on_screen(self) -> bool:
        """Whether the offer that was shown is still there: one that was held back since was taken away."""
        return self.open is not None and self.known.kept is None

    @property
    def is_due(self) -> bool:
        """Whether a break is due now."""
        return self.open is not None or (self.due is not None and self.due.at <= self.now.elapsed)

    @property
    def due_kind(self) -> BreakKind | None:
        """The kind of the next break, the one on the screen first."""
        if self.open is not None:
            return self.open.kind
        return None if self.due is None else self.due.kind

    @property
    def typing_until(self) -> float:
        """Until when a break waits for a pause in typing, elapsed seconds."""
        kept = self.known.kept
        since = kept.since if kept is not None and kept.reason is Held.TYPING else self.now.elapsed
        return since + TYPING_MOST

    def _may_come(self, kind: BreakKind) -> bool:
        gate = self.known.gate
        if kind not in self.plan.kinds or (kind is BreakKind.MOVE) is not (gate.shut is Held.LOCKED):
            return False
        return {BreakKind.MOVE: gate.move, BreakKind.STRETCH: gate.stretch}.get(kind, True)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its id, when it applies, and what it leads to."""

    id: str
    applies: Callable[[Case], bool]
    outcome: Held | Turn


def _locked(case: Case) -> bool:
    """Everything is off but the plain prompt that was asked for."""
    return case.known.gate.shut is Held.LOCKED and case.due_kind is not BreakKind.MOVE


def _off(case: Case) -> bool:
    return case.known.gate.shut is Held.OFF


def _in_session(case: Case) -> bool:
    return case.known.in_session


def _check_due(case: Case) -> bool:
    return case.known.gate.shut is Held.CHECK_DUE


def _morning_due(case: Case) -> bool:
    return case.known.gate.shut is Held.MORNING_DUE


def _paused(case: Case) -> bool:
    return case.known.pause is not None and not case.known.pause.is_over(case.now)


def _holiday(case: Case) -> bool:
    return is_free(case.plan.holidays, case.now.wall.date())


def _outside_hours(case: Case) -> bool:
    return not is_working_time(case.plan, case.now.wall)


def _away(case: Case) -> bool:
    return case.around.away


def _not_due(case: Case) -> bool:
    return not case.is_due


def _meeting(case: Case) -> bool:
    since = case.known.meeting_since
    return since is not None and case.now.elapsed < since.elapsed + MEETING_MOST


def _busy(reason: Held, case: Case) -> bool:
    return reason in case.around.busy and reason in case.plan.heeds


def _call(case: Case) -> bool:
    return _busy(Held.CALL, case)


def _full_screen(case: Case) -> bool:
    return _busy(Held.FULL_SCREEN, case)


def _do_not_disturb(case: Case) -> bool:
    return _busy(Held.DO_NOT_DISTURB, case)


def _inhibited(case: Case) -> bool:
    return _busy(Held.INHIBITED, case)


def _typing(case: Case) -> bool:
    """Somebody types, the break has not waited a minute yet, and it is not on the screen already."""
    return not case.is_on_screen and case.now.elapsed < case.typing_until and _is_typing(case.around)


def _is_typing(around: Around) -> bool:
    if around.typing is not None:
        return around.typing
    return around.idle_seconds is not None and around.idle_seconds < TYPING_PAUSE


def _otherwise(_case: Case) -> bool:
    return True


ROWS: tuple[Row, ...] = (
    Row("B1", _locked, Held.LOCKED),
    Row("B2", _off, Held.OFF),
    Row("B3", _in_session, Held.IN_SESSION),
    Row("B4", _check_due, Held.CHECK_DUE),
    Row("B5", _morning_due, Held.MORNING_DUE),
    Row("B6", _paused, Held.PAUSED),
    Row("B7", _holiday, Held.HOLIDAY),
    Row("B8", _outside_hours, Held.OUTSIDE_HOURS),
    Row("B9", _away, Held.AWAY),
    Row("B10", _not_due, Turn.NOT_YET),
    Row("B11", _meeting, Held.MEETING),
    Row("B12", _call, Held.CALL),
    Row("B13", _full_screen, Held.FULL_SCREEN),
    Row("B14", _do_not_disturb, Held.DO_NOT_DISTURB),
    Row("B15", _inhibited, Held.INHIBITED),
    Row("B16", _typing, Held.TYPING),
    Row("B17", _otherwise, Turn.SHOW),
)


def outcome_of(case: Case) -> Held | Turn:
    """What the first row that applies leads to."""
    return next(row.outcome for row in ROWS if row.applies(case))
