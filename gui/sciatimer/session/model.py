"""The values of a session: its segments and what a player of them can be doing."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Side(StrEnum):
    """Which leg is worked."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"

    @property
    def opposite(self) -> "Side":
        """The other leg; both legs stay both."""
        return {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}[self]


class SegmentKind(StrEnum):
    """What a stretch of the timeline is for."""

    GET_READY = "get_ready"
    EASE_IN = "ease_in"
    HOLD = "hold"
    EASE_OUT = "ease_out"
    REST = "rest"
    SWITCH_SIDE = "switch_side"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the timeline. ``starts_at`` and ``seconds`` are seconds; repetition counts from 1."""

    kind: SegmentKind
    exercise: str
    side: Side
    repetition: int
    starts_at: float
    seconds: float

    @property
    def ends_at(self) -> float:
        """The position at which the next segment begins, in seconds."""
        return self.starts_at + self.seconds


class PlayerState(Enum):
    """What the player is doing."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    EASED = "eased"  # paused by Ease off: go back half-way (clinical.md 4.3 I7)
    LEAD_IN = "lead_in"  # the three seconds between Resume and running on
    WAITING = "waiting"  # in the pose, until the person feels a gentle pull (clinical.md 1.1)
    STOPPED = "stopped"
    FINISHED = "finished"
    NOT_FINISHED = "not_finished"

    @property
    def is_over(self) -> bool:
        """Whether no hold can ever run again in this session."""
        return self in {PlayerState.STOPPED, PlayerState.FINISHED, PlayerState.NOT_FINISHED}
