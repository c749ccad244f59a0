"""The words the safety rules are written in, coded as in clinical.md 4.4."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

T = TypeVar("T", bound=StrEnum)


class Place(IntEnum):
    """The furthest place with pain or odd feelings, counted down the leg."""

    NONE = 0
    LOW_BACK = 1
    BUTTOCK = 2
    THIGH = 3
    CALF = 4
    FOOT = 5


class Where(StrEnum):
    """The side the answer belongs to."""

    BACK_ONLY = "back"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Quality(IntEnum):
    """The worst kind of feeling during or after the stretch."""

    NOTHING_OR_PULL = 0
    DULL_ACHE = 1
    NERVE_AS_BEFORE = 2
    NERVE_NEW = 3


class Overall(IntEnum):
    """How the person feels on the whole."""

    BETTER = 0
    SAME = 1
    WORSE = 2


class StopCause(IntEnum):
    """Why the person stopped, as the rules see it."""

    NONE = 0
    PAIN = 1
    NERVE = 2


class RedFlag(IntEnum):
    """The gravest warning sign that was named."""

    NONE = 0
    URGENT = 1
    EMERGENCY = 2


class StopFeeling(StrEnum):
    """The buttons of the stop screen (clinical.md 4.3 and 7.5)."""

    PULL_TOO_STRONG = "pull_too_strong"
    PAIN = "pain"
    NERVE = "nerve"
    CALF_OR_FOOT = "calf_or_foot"
    DIZZY = "dizzy"
    EMERGENCY = "emergency"
    INTERRUPTED = "interrupted"


class Outcome(StrEnum):
    """What a pain check leads to (clinical.md 4.4), gravest first."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    CHECK_DUE = "CHECK_DUE"
    LOCK = "LOCK"
    PAUSE = "PAUSE"
    EASE = "EASE"
    KEEP = "KEEP"
    GOOD = "GOOD"


class MorningOutcome(StrEnum):
    """What a next-morning check leads to (clinical.md 4.4, M1-M6)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    CHECK_DUE = "CHECK_DUE"
    LOCK = "LOCK"
    NOT_SETTLED = "NOT_SETTLED"
    SETTLED = "SETTLED"


class StartOutcome(StrEnum):
    """Whether a session may start (clinical.md 4.2)."""

    EMERGENCY = "EMERGENCY"
    URGENT = "URGENT"
    LOCKED = "LOCKED"
    ASK_FIRST = "ASK_FIRST"
    CHECK_DUE = "CHECK_DUE"
    LOCK = "LOCK"
    NOT_TODAY = "NOT_TODAY"
    RESTED = "RESTED"
    START_REDUCED = "START_REDUCED"
    START = "START"

    @property
    def may_start(self) -> bool:
        """Whether any stretch at all can begin."""
        return self in {StartOutcome.START, StartOutcome.START_REDUCED}


@dataclass(frozen=True, slots=True)
class PainCheck:
    """The answers after a session. None stands for an answer not given (clinical.md 4.4)."""

    red: RedFlag | None = None
    stop: StopCause | None = None
    before: int | None = None
    after: int | None = None
    during: int | None = None
    place_before: Place | None = None
    place_after: Place | None = None
    quality: Quality | None = None
    overall: Overall | None = None


@dataclass(frozen=True, slots=True)
class MorningCheck:
    """The answers of the next morning, against the session's BEFORE (clinical.md 4.4, M1-M6)."""

    red: RedFlag | None = None
    before: int | None = None
    now: int | None = None
    place_before: Place | None = None
    place_now: Place | None = None
    nerve_new_or_stronger: bool | None = None


@dataclass(frozen=True, slots=True)
class TodayAnswers:
    """What is asked before each session (clinical.md 4.2). Pain is NPRS 0-10, the worst of back and legs."""

    pain: int
    place: Place
    where: Where
    nerve_feelings: bool
    much_worse: bool
    red: RedFlag


@dataclass(frozen=True, slots=True)
class Verdict(Generic[T]):
    """One outcome and the row of the table that gave it."""

    outcome: T
    rule: str
