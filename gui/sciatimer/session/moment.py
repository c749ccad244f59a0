"""What is seen and heard at a position of the timeline: a pure function, asked for at every frame."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, pi, sin

from sciatimer.catalogue.model import Exercise
from sciatimer.session.model import Segment, SegmentKind
from sciatimer.session.timeline import Timeline
from sciatimer.texts import Texts

CUE_SECONDS = 5  # one hold cue every 5 s (clinical.md 1.1)
SHARED_CUES = tuple(f"session.cue.{number}" for number in range(1, 8))
FAINT_GLOW = 0.4  # how far the muscle glows at the end of the ease-in
GLOW_RISE = 1.0  # seconds from the faint glow to the full one

_CUE_KEYS = {SegmentKind.EASE_OUT: "session.cue.ease_out", SegmentKind.REST: "session.cue.rest"}


@dataclass(frozen=True, slots=True)
class Cue:
    """One line to read: a sentence of the card, or the key of one that all exercises share."""

    text: str
    is_key: bool = False

    def words(self, texts: Texts) -> str:
        """The line as a person reads it."""
        return texts(self.text) if self.is_key else self.text


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything that is shown at one position. Times in seconds.

    Attributes:
        segment: the segment the position is in; at the very end the last one.
        index: its place in the timeline's segments.
        elapsed: time gone by in the segment.
        remaining: time left in the segment.
        seconds_shown: the countdown, rounded up: 1 is the last second, 0 only at the very end.
        pose: how far the body is from the start pose (0) to the hold pose (1).
        glow: how strongly the stretched muscle glows, 0 to 1.
        arrow: how strongly the arrow of the movement shows, 0 to 1.
        ring: how much of the segment is done, 0 to 1.
        total_remaining: time left in the session.
        progress: how much of the session is done, 0 to 1.
        holds_done: holds behind this position; a player puts in the ones that were really done.
        holds_planned: holds in the session.
        coming: the next segment, or None in the last one.
        cue: the line to read.
    """

    segment: Segment
    index: int
    elapsed: float
    remaining: float
    seconds_shown: int
    pose: float
    glow: float
    arrow: float
    ring: float
    total_remaining: float
    progress: float
    holds_done: int
    holds_planned: int
    coming: Segment | None
    cue: Cue


def moment_at(
    timeline: Timeline,
    position: float,
    reach: float = 1.0,
    holds_done: int | None = None,
    index: int | None = None,
) -> Moment:
    """What is shown at a position.

    Args:
        timeline: the session.
        position: seconds from its beginning; taken to its nearer end when outside of it.
        reach: how far into the hold pose the person goes, 0 to 1; less than 1 after Ease off.
        holds_done: the holds really done; without it, those behind the position.
        index: the segment, where the position is on its border and the next one has yet to begin.
    """
    position = min(max(position, 0.0), timeline.total)
    index = segment_index(timeline, position) if index is None else index
    segment = timeline.segments[index]
    elapsed = position - segment.starts_at
    remaining = segment.ends_at - position
    return Moment(
        segment=segment,
        index=index,
        elapsed=elapsed,
        remaining=remaining,
        seconds_shown=ceil(remaining),
        pose=reach * _pose(segment, elapsed),
        glow=reach * _glow(segment, elapsed),
        arrow=sin(pi * elapsed / segment.seconds) if segment.kind is SegmentKind.EASE_IN else 0.0,
        ring=elapsed / segment.seconds,
        total_remaining=timeline.total - position,
        progress=position / timeline.total,
        holds_done=timeline.holds_before[index] if holds_done is None else holds_done,
        holds_planned=timeline.holds,
        coming=timeline.segments[index + 1] if index + 1 < len(timeline.segments) else None,
        cue=_cue(timeline, index, elapsed),
    )


def segment_index(timeline: Timeline, position: float) -> int:
    """The place of the segment that a position (seconds, 0 to the total) lies in."""
    return max(bisect_right(timeline.starts, position) - 1, 0)


def smooth(share: float) -> float:
    """A share of a movement, 0 to 1, made to begin and end gently; taken to its nearer end when outside."""
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)


def _pose(segment: Segment, elapsed: float) -> float:
    match segment.kind:
        case SegmentKind.EASE_IN:
            return smooth(elapsed / segment.seconds)
        case SegmentKind.HOLD:
            return 1.0
        case SegmentKind.EASE_OUT:
            return 1.0 - smooth(elapsed / segment.seconds)
        case _:
            return 0.0


def _glow(segment: Segment, elapsed: float) -> float:
    if segment.kind is SegmentKind.EASE_IN:
        return FAINT_GLOW * _pose(segment, elapsed)
    if segment.kind is SegmentKind.HOLD:
        return FAINT_GLOW + (1 - FAINT_GLOW) * smooth(elapsed / GLOW_RISE)
    return _pose(segment, elapsed)


def _cue(timeline: Timeline, index: int, elapsed: float) -> Cue:
    segment = timeline.segments[index]
    exercise = timeline.exercises[segment.exercise]
    if segment.kind is SegmentKind.HOLD:
        return _hold_cue(exercise, segment, timeline.holds_before[index], elapsed)
    if segment.kind is SegmentKind.EASE_IN:
        return Cue(_step_at(exercise.movement, elapsed / segment.seconds))
    if segment.kind in _CUE_KEYS:
        return Cue(_CUE_KEYS[segment.kind], is_key=True)
    return Cue(_step_at(exercise.setup, elapsed / segment.seconds))


def _hold_cue(exercise: Exercise, segment: Segment, holds_before: int, elapsed: float) -> Cue:
    # Short holds show one or two cues each; the rotation goes on from hold to hold, so that every cue has its turn.
    shown_before = holds_before * ceil(segment.seconds / CUE_SECONDS)
    number = (shown_before + int(elapsed / CUE_SECONDS)) % (len(SHARED_CUES) + len(exercise.cues))
    if number < len(SHARED_CUES):
        return Cue(SHARED_CUES[number], is_key=True)
    return Cue(exercise.cues[number - len(SHARED_CUES)])


def _step_at(steps: Sequence[str], share: float) -> str:
    return steps[min(int(share * len(steps)), len(steps) - 1)]
