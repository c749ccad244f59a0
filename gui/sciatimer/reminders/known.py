"""What is known of the person's day and wishes: derived from facts and settings, never counted."""

from dataclasses import dataclass
from datetime import date, datetime, time

from sciatimer.reminders.hours import USUAL_WEEK, Holiday, WorkingWeek
from sciatimer.reminders.model import BUSY, BreakKind, Held, Instant, Offer


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
    """The person's pause: to a point of elapsed time, to the morning of a day, or with neither until they say."""

    until_elapsed: float | None = None
    until_day: date | None = None


@dataclass(frozen=True, slots=True)
class PutOff:
    """An offer that was put off: its kind, the first showing's id, and when it comes again (elapsed seconds)."""

    kind: BreakKind
    offer: int
    due: float


@dataclass(frozen=True, slots=True)
class Known:
    """Everything of the past that decides about the next break.

    Attributes:
        seated_since: when the person sat down after the last break.
        counts_from: from when on the interval to the next break counts: the last break, or the last answer.
        put_off: the offer that was answered with "later" and has not come again.
        open: the offer that was shown and not answered, as it was shown.
        shown_at: when it was shown, elapsed seconds; None without an open offer.
        typing_since: since when the break that is due waits for a pause in typing, elapsed seconds.
        stretches: how many stretch offers this local day has had.
        last_stretch: the last stretch offer; None without one in the last two days.
        gate: what the safety rules allow.
        pause: the person's pause, None without one.
        meeting_since: since when the person says they are in a meeting, elapsed seconds.
        in_session: a stretch session runs.
    """

    seated_since: Instant
    counts_from: Instant
    put_off: PutOff | None = None
    open: Offer | None = None
    shown_at: float | None = None
    typing_since: float | None = None
    stretches: int = 0
    last_stretch: Instant | None = None
    gate: Gate = Gate()
    pause: Pause | None = None
    meeting_since: float | None = None
    in_session: bool = False
