"""What happened in the player, named as facts. ``position`` is seconds on the timeline."""

from dataclasses import dataclass
from enum import StrEnum


class PauseReason(StrEnum):
    """Why the session stands still."""

    ASKED = "asked"
    VIEWS_CLOSED = "views_closed"  # nobody can see it any more (clinical.md 4.3 I8)
    GAP = "gap"  # the machine slept, the process was stopped, or the wall clock was moved


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The segment with this index began."""

    index: int
    position: float


@dataclass(frozen=True, slots=True)
class Paused:
    """The session stands still."""

    reason: PauseReason
    position: float


@dataclass(frozen=True, slots=True)
class EasedOff:
    """The pull was too strong, without pain: the session stands still and the pose goes back half-way (I7)."""

    position: float


@dataclass(frozen=True, slots=True)
class LeadInBegun:
    """The person wants to go on; the lead-in counts down first."""

    position: float


@dataclass(frozen=True, slots=True)
class Resumed:
    """The lead-in is over and the session goes on."""

    position: float


@dataclass(frozen=True, slots=True)
class WaitingForPull:
    """The way into the hold is over; the hold begins when the person feels a gentle pull (clinical.md 1.1)."""

    position: float


@dataclass(frozen=True, slots=True)
class PullFelt:
    """The person feels a gentle pull: the hold begins now, and what was left of the ease-in is left out."""

    came_from: float
    position: float


@dataclass(frozen=True, slots=True)
class Moved:
    """The person went back or on."""

    came_from: float
    position: float


@dataclass(frozen=True, slots=True)
class Stopped:
    """The person stopped the session; there is no way back into it."""

    position: float


@dataclass(frozen=True, slots=True)
class Finished:
    """The timeline is at its end."""

    position: float


@dataclass(frozen=True, slots=True)
class NotFinished:
    """The pause, or the wait for a pull, took too long and the session ended (I8)."""

    position: float


PlayerEvent = (
    PhaseChanged
    | Paused
    | EasedOff
    | LeadInBegun
    | Resumed
    | WaitingForPull
    | PullFelt
    | Moved
    | Stopped
    | Finished
    | NotFinished
)
