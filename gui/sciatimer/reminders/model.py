"""The words of the breaks: what is offered, what was answered, and why nothing is shown.

Spans are counted on the axis of elapsed seconds (``Clock.elapsed``): it goes on while the machine sleeps and never
jumps. The wall clock tells working hours and dates, and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class BreakKind(StrEnum):
    """What a break asks for."""

    POSTURE = "posture"  # change position for a minute or two
    STRETCH = "stretch"  # a stretch session
    MOVE = "move"  # plain "change position" while the routine is locked, only on request (clinical.md doubt 7)


class Answer(StrEnum):
    """What became of an offer."""

    TAKEN = "taken"
    LATER = "later"
    SKIPPED = "skipped"
    UNANSWERED = "unanswered"


class Held(StrEnum):
    """Why nothing is shown."""

    LOCKED = "locked"
    OFF = "off"  # switched off, not switched on again since the last lock, or the first run is not done
    CHECK_DUE = "check_due"
    MORNING_DUE = "morning_due"
    PAUSED = "paused"
    HOLIDAY = "holiday"
    OUTSIDE_HOURS = "outside_hours"
    IN_SESSION = "in_session"
    AWAY = "away"
    MEETING = "meeting"
    CALL = "call"
    FULL_SCREEN = "full_screen"
    DO_NOT_DISTURB = "do_not_disturb"
    INHIBITED = "inhibited"
    TYPING = "typing"


BUSY = (Held.CALL, Held.FULL_SCREEN, Held.DO_NOT_DISTURB, Held.INHIBITED)  # what the machine tells, gravest first


class AwayCause(StrEnum):
    """How the program knows that nobody sat here."""

    IDLE = "idle"  # no input
    SLEEP = "sleep"  # the machine slept
    SCREEN_LOCK = "screen_lock"
    STRETCH = "stretch"  # a stretch session was finished: a break as good as any
    OFF = "off"  # the program did not run, so that nobody can tell


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment on both axes: local wall time, and elapsed seconds (``Clock.elapsed``)."""

    wall: datetime
    elapsed: float


@dataclass(frozen=True, slots=True)
class Offer:
    """A break that is to be on the screen now.

    Attributes:
        kind: what it asks for.
        id: the id of its BreakOffered; None: it is to be recorded and shown now, whatever was there before. The same
            id is the same offer, although ``seated_seconds`` goes on.
        due: when it became due.
        seated_seconds: how long the person has sat by now.
        snoozes: the minutes that "later" may take (of 5, 10, 15) without going beyond 60 minutes; empty for none.
        lying_only: only a lying stretch may start now (two hours after getting up).
        again: the id of its first showing, when it was put off or held back since.
    """

    kind: BreakKind
    id: int | None
    due: Instant
    seated_seconds: int
    snoozes: tuple[int, ...] = ()
    lying_only: bool = False
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What the machine says now.

    Attributes:
        busy: of BUSY, what holds; only what was asked.
        idle_seconds: since the last input; None where nobody can tell.
        away: nobody is here: no input for five minutes, or the screen is locked.
        typing: there was input within the last few seconds; None to go by ``idle_seconds``.
    """

    busy: frozenset[Held] = frozenset()
    idle_seconds: float | None = None
    away: bool = False
    typing: bool | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be seen now, and when to look again.

    Attributes:
        offer: the one offer that is to be on the screen; None: whatever is there is to be taken away.
        held: why nothing is shown, also while nothing is due; None with an offer, and while the person just sits.
        kept: the break that is due and held back; it comes when ``held`` ends.
        next_kind: the kind of the next break, as far as can be told; None if none is to come.
        next_at: local wall time of the next break if the person goes on sitting; None if none is to come.
        look_again: seconds until time alone may change what is to be seen; None: only an event can.
    """

    offer: Offer | None
    held: Held | None
    kept: BreakKind | None
    next_kind: BreakKind | None
    next_at: datetime | None
    look_again: float | None
