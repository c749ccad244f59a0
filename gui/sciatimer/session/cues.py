"""What is told of a session, and how: each cue is shown, and heard as a sound, as words, or as both.

docs/cues.md has the same as a table for people.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from math import inf

from sciatimer.session.model import SegmentKind

_BREATH = 0.05  # seconds of silence between a sound and the words after it


class Sound(StrEnum):
    """The sounds: five that cannot be confused, and the tick of a 3-2-1."""

    READY_START = "ready_start"
    HALF = "half"
    SWITCH = "switch"
    REST = "rest"
    FINISH = "finish"
    COUNT = "count"

    @property
    def longest(self) -> float:
        """The seconds a sound lasts at most; words wait for so long."""
        return _LONGEST[self]


_LONGEST = {
    Sound.READY_START: 0.5,
    Sound.HALF: 0.35,
    Sound.SWITCH: 0.7,
    Sound.REST: 0.6,
    Sound.FINISH: 1.2,
    Sound.COUNT: 0.15,
}


class Priority(IntEnum):
    """Which words go before which, the least first."""

    HALF = 1
    NEXT = 2
    COUNTDOWN = 3
    SWITCH = 4
    STOP = 5


class CueKind(StrEnum):
    """What is told: of the timeline (first part), and of what else happens in the player (second part)."""

    GET_READY = "get_ready"
    EASE_IN = "ease_in"
    COUNT = "count"  # the last three seconds before a hold, of a hold, and of a lead-in
    START = "start"
    HALF = "half"
    TEN_LEFT = "ten_left"
    EASE_OUT = "ease_out"
    REST = "rest"
    SWITCH = "switch"
    NEXT = "next"
    FINISH = "finish"

    WAITING = "waiting"
    PAUSED = "paused"
    EASED = "eased"
    MOVED = "moved"  # back or on while it stands still
    RESUMING = "resuming"
    RESUMED = "resumed"
    STOPPED = "stopped"
    NOT_FINISHED = "not_finished"

    @property
    def sound(self) -> Sound | None:
        """What is heard of it before any word."""
        return _SOUNDS.get(self)

    @property
    def priority(self) -> Priority:
        """How much its words matter."""
        return _PRIORITIES[self]


# Into the position rises, out of it falls: the same two sounds, whether the hold or the way to it begins.
_SOUNDS = {
    CueKind.GET_READY: Sound.READY_START,
    CueKind.EASE_IN: Sound.READY_START,
    CueKind.COUNT: Sound.COUNT,
    CueKind.START: Sound.READY_START,
    CueKind.HALF: Sound.HALF,
    CueKind.EASE_OUT: Sound.REST,
    CueKind.REST: Sound.REST,
    CueKind.SWITCH: Sound.SWITCH,
    CueKind.NEXT: Sound.SWITCH,
    CueKind.FINISH: Sound.FINISH,
    CueKind.WAITING: Sound.COUNT,
    CueKind.PAUSED: Sound.REST,
    CueKind.EASED: Sound.REST,
    CueKind.MOVED: Sound.SWITCH,
    CueKind.RESUMING: Sound.COUNT,
    CueKind.RESUMED: Sound.READY_START,
    CueKind.STOPPED: Sound.FINISH,
    CueKind.NOT_FINISHED: Sound.FINISH,
}
_PRIORITIES = {
    CueKind.GET_READY: Priority.NEXT,
    CueKind.EASE_IN: Priority.COUNTDOWN,
    CueKind.COUNT: Priority.COUNTDOWN,
    CueKind.START: Priority.COUNTDOWN,
    CueKind.HALF: Priority.HALF,
    CueKind.TEN_LEFT: Priority.HALF,
    CueKind.EASE_OUT: Priority.COUNTDOWN,
    CueKind.REST: Priority.NEXT,
    CueKind.SWITCH: Priority.SWITCH,
    CueKind.NEXT: Priority.NEXT,
    CueKind.FINISH: Priority.STOP,
    CueKind.WAITING: Priority.COUNTDOWN,
    CueKind.PAUSED: Priority.STOP,
    CueKind.EASED: Priority.STOP,
    CueKind.MOVED: Priority.STOP,
    CueKind.RESUMING: Priority.STOP,
    CueKind.RESUMED: Priority.COUNTDOWN,
    CueKind.STOPPED: Priority.STOP,
    CueKind.NOT_FINISHED: Priority.STOP,
}

PHASE_CUES = {
    SegmentKind.GET_READY: CueKind.GET_READY,
    SegmentKind.EASE_IN: CueKind.EASE_IN,
    SegmentKind.HOLD: CueKind.START,
    SegmentKind.EASE_OUT: CueKind.EASE_OUT,
    SegmentKind.REST: CueKind.REST,
    SegmentKind.SWITCH_SIDE: CueKind.SWITCH,
    SegmentKind.NEXT: CueKind.NEXT,
}
OPENING = frozenset({*PHASE_CUES.values(), CueKind.FINISH})  # what a late look still tells


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing that is told once. Times are seconds on the timeline.

    Attributes:
        at: when.
        kind: what.
        shown: the words on the screen.
        spoken: the words to say; empty where a sound is enough or there is no time for words.
        speaking: how many seconds the words take, about.
        quiet_until: when the next sound comes, which no words may run into.
        cuts: the person jumped, so what is being said is no longer true: it is broken off, whatever it is.
    """

    at: float
    kind: CueKind
    shown: str
    spoken: str = ""
    speaking: float = 0.0
    quiet_until: float = inf
    cuts: bool = False

    @property
    def sound(self) -> Sound | None:
        """What is heard before any word."""
        return self.kind.sound

    @property
    def flash(self) -> bool:
        """Whether the screen flashes: with every sound. Never under reduced motion."""
        return self.sound is not None

    @property
    def speak_after(self) -> float:
        """Seconds from the cue to its first word, so that its own sound is over."""
        return 0.0 if self.sound is None else self.sound.longest + _BREATH
