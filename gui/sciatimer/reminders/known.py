"""What is known of the person's day and wishes: derived from facts and settings, never counted."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sciatimer.reminders.hours import USUAL_WEEK, Holiday, WorkingWeek
from sciatimer.reminders.model import BUSY, BreakKind, Held, Instant


@dataclass(frozen=True, slots=True)
class Plan:
    """How the person wants to be reminded.

    Attributes:
        interval: minutes of sitting between two breaks, 20 to 60 (clinical.md 5).
        week: the working hours; outside them nothing is shown.
        holidays: free days.
        break_times: fixed clock times of a posture break, beside the interval.
        stretch_times: fixed clock times of a stretch offer; with none it comes in place of a posture break.
        kinds: which kinds are on; MOVE is the opt-in prompt during a lock.
        heeds: of BUSY, what keeps a break back.
    """

    interval: int = 45
    week: WorkingWeek = USUAL_WEEK
    holidays: tuple[Holiday, ...] = ()
    break_times: tuple[time, ...] = ()
    stretch_times: tuple[time, ...] = ()
    kinds: frozenset[BreakKind] = frozenset({BreakKind.POSTURE, BreakKind.STRETCH})
    heeds: frozenset[Held] = frozenset(BUSY)


@dataclass(frozen=True, slots=True)
class Gate:
    """What the safety rules leave of the reminders; derived from them, never decided here.

    Attributes:
        shut: LOCKED, OFF, CHECK_DUE or MORNING_DUE: no reminder at all; None: reminders may come.
        move: the lock leaves room for the plain prompt: no warning sign brought it, and nobody switched reminders off.
        stretch: a stretch session may start now.
        opens: local wall time from which one may start again by itself; None if no time alone opens it.
        lying_only: only a lying one may start now.
        stretches: how many stretch offers this day may have.
    """

    shut: Held | None = None
    move: bool = False
    stretch: bool = True
    opens: datetime | None = None
    lying_only: bool = False
    stretches: int = 2


@dataclass(frozen=True, slots=True)
class Pause:
    """The person's pause; it is over as soon as one of its ends is reached, and without ends only when they say so.

    Attributes:
        until_elapsed: elapsed seconds.
        until_day: a local date: from its midnight on the reminders are back.
    """

    until_elapsed: float | None = None
    until_day: date | None = None

    def is_over(self, now: Instant) -> bool:
        """Whether one of its ends is reached."""
        by_time = self.until_elapsed is not None and now.elapsed >= self.until_elapsed
        return by_time or (self.until_day is not None and now.wall.date() >= self.until_day)


@dataclass(frozen=True, slots=True)
class PutOff:
    """An offer that was put off, with times in elapsed seconds.

    Attributes:
        kind: what it asks for.
        offer: the id of its first showing.
        said: when it was put off.
        due: when it comes again.
    """

    kind: BreakKind
    offer: int
    said: float
    due: float


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer that was shown and has no answer.

    Attributes:
        kind: what it asks for.
        id: the id of its BreakOffered.
        first: the id of its first showing; its own if it was shown once.
        due: when it became due.
        at: when it was shown, elapsed seconds.
    """

    kind: BreakKind
    id: int
    first: int
    due: Instant
    at: float


@dataclass(frozen=True, slots=True)
class Kept:
    """The break that is due was held back last for this reason, since a point of elapsed time."""

    kind: BreakKind
    reason: Held
    since: float


@dataclass(frozen=True, slots=True)
class Known:
    """Everything of the past that decides about the next break.

    Attributes:
        seated_since: when the person sat down after the last break.
        counts_from: from when on the interval to the next break counts: the last break, or the last answer.
        put_off: the offer that was answered with "later" and has not come again.
        open: the offer that was shown and has no answer.
        kept: why the break that is due was held back last; None if it was not, or was shown since.
        stretches: how many stretch offers this local day has had; one that was put off counts once.
        last_stretch: the last stretch offer.
        gate: what the safety rules allow.
        pause: the person's pause; None without one, and once it is over.
        meeting_since: since when the person says they are in a meeting; None once it is over by itself.
        in_session: a stretch session runs.
    """

    seated_since: Instant
    counts_from: Instant
    put_off: PutOff | None = None
    open: Shown | None = None
    kept: Kept | None = None
    stretches: int = 0
    last_stretch: Instant | None = None
    gate: Gate = Gate()
    pause: Pause | None = None
    meeting_since: Instant | None = None
    in_session: bool = False
