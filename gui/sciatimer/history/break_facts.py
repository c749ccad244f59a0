"""The facts of the breaks. As all facts they are appended and never edited.

``boot`` and ``elapsed`` are the reading of ``Clock.elapsed`` beside the wall time ``at``: within one boot they tell how
much time went by between two facts, whatever somebody did to the wall clock.
"""

from dataclasses import dataclass
from datetime import date, datetime

from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Held


@dataclass(frozen=True, slots=True)
class BreakOffered:
    """A break was put on the screen; its row id is the offer's id."""

    at: datetime
    boot: str
    elapsed: float
    kind: BreakKind
    due: datetime  # local wall time at which it became due
    seated: int  # seconds that the person had sat
    again: int | None  # its first showing, when it was put off or held back since


@dataclass(frozen=True, slots=True)
class BreakAnswered:
    """What became of an offer; the first answer to an offer counts."""

    at: datetime
    boot: str
    elapsed: float
    offer: int
    answer: Answer
    snooze: int | None  # minutes, for LATER


@dataclass(frozen=True, slots=True)
class BreakHeldBack:
    """A break is due and not shown; written when the reason changes, not while it lasts."""

    at: datetime
    boot: str
    elapsed: float
    kind: BreakKind
    reason: Held


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody is here again (at ``at``) after five minutes or more without anybody; it counts as a break."""

    at: datetime
    boot: str
    elapsed: float
    since: datetime  # local wall time at which they went
    seconds: int  # how long nobody was here
    cause: AwayCause


@dataclass(frozen=True, slots=True)
class RemindersPaused:
    """The person wants no reminders: for ``seconds``, until the day ``until``, or with neither until they say."""

    at: datetime
    boot: str
    elapsed: float
    seconds: int | None
    until: date | None


@dataclass(frozen=True, slots=True)
class RemindersResumed:
    """The person ends their pause."""

    at: datetime
    boot: str
    elapsed: float


@dataclass(frozen=True, slots=True)
class MeetingSaid:
    """The person says that they are in a meeting, or that it is over."""

    at: datetime
    boot: str
    elapsed: float
    on: bool
