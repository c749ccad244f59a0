"""What the rules know of the past: derived from the facts, never stored."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from sciatimer.catalogue.kinds import Position
from sciatimer.safety.self_check_memory import SelfChecks
from sciatimer.safety.values import MorningOutcome, Outcome, Quality, Where


@dataclass(frozen=True, slots=True)
class SessionResult:
    """A past session as the rules see it. Hold in seconds; ``check`` is None while the check is open."""

    session: int
    started_at: datetime
    ended_at: datetime
    exercise: str
    position: Position
    hold: int
    repetitions: int
    all_holds_done: bool
    where: Where
    check: Outcome | None
    quality: Quality | None
    morning: MorningOutcome | None
    both_legs: bool = True  # no leg was left out

    @property
    def day(self) -> date:
        """The local day the session belongs to."""
        return self.started_at.date()


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything of the past that decides whether and how a session may start (clinical.md 4.2)."""

    now: datetime
    locked: bool = False
    uncleared: tuple[str, ...] = ()  # C items answered yes and not cleared
    x_codes: frozenset[str] = frozenset()  # X codes whose question is answered yes
    screened: bool = True  # the screens of 4.1 were passed once, and again after the last unlock
    open_check: int | None = None  # the session whose check is unanswered
    open_morning: int | None = None  # the session whose morning check is due now
    open_faded: int | None = None  # the self-check that a nerve feeling stopped, while nobody has said whether it faded
    high_pain_days: frozenset[date] = frozenset()  # days with a P6/P7 answer
    rest_day: date | None = None  # the last day that was NOT_TODAY, PAUSE or NOT_SETTLED
    sessions_today: int = 0
    first_session_day: date | None = None
    last_session_end: datetime | None = None
    getting_up: time | None = None  # the usual getting-up time, for the two-hour rule
    nerve_result: bool = False  # a self-check said NERVE or UNCLEAR and it has not ended, or its gate failed today
    self_checks: SelfChecks = field(default_factory=SelfChecks)  # what nerve_result is made of
    after_unlock: bool = False  # unlocked, and no session has gone well since
    nerve_cleared: bool = False  # a clinician cleared lasting nerve feelings (the item screens.LASTING_NERVE, for N3)
    nerve_lock_on: date | None = None  # the day of the newest lock, if lasting nerve feelings brought it (N3)
    signs_asked_on: date | None = None  # when the whole E and U screen was last answered
    health_asked_on: date | None = None  # when the C and X questions, or "has anything changed", were last answered
    results: tuple[SessionResult, ...] = ()  # newest first, since the beginning or the last lock
    before_lock: SessionResult | None = None  # the last session, while a lock came after it and no session since
    kept_morning: SessionResult | None = None  # an earlier one whose morning check another computer still waits for

    @property
    def rested_today(self) -> bool:
        """Whether today is a day of rest; one that is still to come (a clock set back, a flight west) counts too."""
        return self.rest_day is not None and self.rest_day >= self.now.date()

    @property
    def newest(self) -> SessionResult | None:
        """The last session, on whichever side of a lock."""
        return self.results[0] if self.results else self.before_lock
