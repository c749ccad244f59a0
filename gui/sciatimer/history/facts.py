"""The facts that are appended and never edited. Each class is one table; each field is one column.

Every ``at`` is aware local wall time. A field named ``session``, ``today``, ``lock`` or ``self_check`` is the row
id of that fact. Those of the self-checks stand in ``self_check_facts``, those of the breaks in ``break_facts``,
those of looking after one's records in ``edit_facts`` and ``kept_facts``.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sciatimer.catalogue.kinds import Position
from sciatimer.history.break_facts import (
    Away,
    BreakAnswered,
    BreakHeldBack,
    BreakOffered,
    MeetingSaid,
    RemindersPaused,
    RemindersResumed,
)
from sciatimer.history.edit_facts import Corrected, Noted, Withdrawn
from sciatimer.history.kept_facts import Kept
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfChecked, SelfCheckSkipped
from sciatimer.safety.values import (
    MorningOutcome,
    Outcome,
    Overall,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopCause,
    StopFeeling,
    Where,
)
from sciatimer.session.model import SegmentKind, Side


class EndReason(StrEnum):
    """How a session ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    NOT_FINISHED = "not_finished"  # five minutes of pause (I8)
    INTERRUPTED = "interrupted"  # the program was killed in the middle


class DoseReason(StrEnum):
    """Why a dose or a variant changed."""

    LOWERED = "lowered"  # freely, by the person
    LONGER = "longer"  # an accepted N7
    HARDER = "harder"  # an accepted N8
    EASIER = "easier"  # an accepted N5 or N4
    RESTORED = "restored"  # up again, to at most what the rules allow: kept apart from LONGER


@dataclass(frozen=True, slots=True)
class ScreenAnswered:
    """One item of the screens of clinical.md 4.1 (E1.., U1.., C1.., X1..), answered yes or no."""

    at: datetime
    item: str
    yes: bool


@dataclass(frozen=True, slots=True)
class Cleared:
    """A clinician allowed stretching despite a C item; dated, per item, never for an X code."""

    at: datetime
    item: str
    spoken_on: date


@dataclass(frozen=True, slots=True)
class TodayAnswered:
    """The questions before a session, with what they led to."""

    at: datetime
    pain: int
    place: Place
    where: Where
    nerve_feelings: bool
    much_worse: bool
    red: RedFlag
    outcome: StartOutcome
    rule: str


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A session began; its row id is the session's id. Holds and rest in seconds.

    The sore leg's hold and repetitions are its own, smaller ones; all three are None where no leg was spared.
    """

    at: datetime
    today: int
    exercise: str
    position: Position
    hold: int
    repetitions: int
    rest: int
    first_side: Side
    left_out: Side | None
    sore_leg: Side | None = None
    sore_hold: int | None = None
    sore_repetitions: int | None = None


@dataclass(frozen=True, slots=True)
class PhaseBegun:
    """The player entered a segment. ``position`` is seconds on the timeline."""

    at: datetime
    session: int
    kind: SegmentKind
    exercise: str
    side: Side
    repetition: int
    position: float


@dataclass(frozen=True, slots=True)
class PlayerChanged:
    """Pause, resume, ease off, back, on: what else happened in the player (a PlayerState value or a move)."""

    at: datetime
    session: int
    change: str
    position: float


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A session is over; no hold of it can ever run again."""

    at: datetime
    session: int
    reason: EndReason
    holds_done: int
    holds_planned: int


@dataclass(frozen=True, slots=True)
class StopFelt:
    """What was felt at the stop; written the moment it is answered."""

    at: datetime
    session: int
    felt: StopFeeling


@dataclass(frozen=True, slots=True)
class CheckAnswer:
    """One answer of a check that is still open; the last one of a question counts."""

    at: datetime
    session: int
    question: str
    value: int


@dataclass(frozen=True, slots=True)
class PainChecked:
    """A whole pain check with its outcome; it closes the session's open check."""

    at: datetime
    session: int
    red: RedFlag
    stop: StopCause
    before: int
    after: int | None  # None only where a warning sign ended the questions
    during: int | None
    place_before: Place
    place_after: Place | None
    where: Where
    quality: Quality | None
    overall: Overall | None
    outcome: Outcome
    rule: str


@dataclass(frozen=True, slots=True)
class MorningChecked:
    """The morning after a session."""

    at: datetime
    session: int
    red: RedFlag
    pain: int | None  # None only where a warning sign ended the questions
    place: Place | None
    where: Where | None
    nerve_new_or_stronger: bool | None
    outcome: MorningOutcome
    rule: str


@dataclass(frozen=True, slots=True)
class Locked:
    """The routine ended. ``cause`` is LOCK, URGENT or EMERGENCY; ``rule`` is the row that gave it."""

    at: datetime
    cause: Outcome
    rule: str
    session: int | None


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The three steps of clinical.md 4.6 were all done for this lock and all before it."""

    at: datetime
    lock: int
    spoken_on: date


@dataclass(frozen=True, slots=True)
class StepOffered:
    """The next step after a session (N1-N9). ``exercise`` and ``hold`` are what is offered."""

    at: datetime
    session: int
    rule: str
    exercise: str | None
    hold: int | None


@dataclass(frozen=True, slots=True)
class DoseChosen:
    """The person's own dose of an exercise from now on; hold in seconds."""

    at: datetime
    exercise: str
    hold: int
    repetitions: int
    reason: DoseReason


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting; the last one of a key counts. ``value`` is JSON text."""

    at: datetime
    key: str
    value: str


Fact = (
    ScreenAnswered
    | Cleared
    | TodayAnswered
    | SessionStarted
    | PhaseBegun
    | PlayerChanged
    | SessionEnded
    | StopFelt
    | CheckAnswer
    | PainChecked
    | MorningChecked
    | Locked
    | Unlocked
    | StepOffered
    | DoseChosen
    | SettingChanged
    | SelfChecked
    | SelfCheckSkipped
    | NerveFeelingFaded
    | BreakOffered
    | BreakAnswered
    | BreakHeldBack
    | Away
    | RemindersPaused
    | RemindersResumed
    | MeetingSaid
    | Noted
    | Withdrawn
    | Corrected
    | Kept
)
