"""Where back and on lead to."""

from sciatimer.session.model import SegmentKind
from sciatimer.session.timeline import Timeline

RESTART_AFTER = 2.0  # seconds; a press of back sooner than this goes one repetition further back

# Where a person may be dropped: at the beginning of a repetition, or where a leg or a stretch is changed, because
# nobody changes legs in no time.
_LANDINGS = {SegmentKind.EASE_IN, SegmentKind.SWITCH_SIDE, SegmentKind.NEXT}


def landing_ahead(timeline: Timeline, index: int) -> int | None:
    """The segment that "on" leads to, or None for the end of the session.

    It is the next beginning of a repetition, or the change of leg or stretch before it. In the last repetition it is
    the way out of the hold first, then the end.
    """
    segments = timeline.segments
    for ahead in range(index + 1, len(segments)):
        if segments[ahead].kind in _LANDINGS:
            return ahead
    last = len(segments) - 1
    return last if index < last else None


def landing_behind(timeline: Timeline, index: int, elapsed: float) -> int:
    """The segment that "back" leads to.

    It is the beginning of this repetition; from its first two seconds (so, by a second press) that of the one before.

    Args:
        timeline: the session.
        index: the segment the session is in.
        elapsed: seconds gone by in that segment.
    """
    beginning = _beginning(timeline, index)
    if index == beginning and elapsed < RESTART_AFTER:
        return _beginning(timeline, _hold_before(timeline, index))
    return beginning


def _beginning(timeline: Timeline, index: int) -> int:
    for behind in range(index, 0, -1):
        if timeline.segments[behind].kind in _LANDINGS:
            return behind
    return 0


def _hold_before(timeline: Timeline, index: int) -> int:
    for behind in range(index - 1, 0, -1):
        if timeline.segments[behind].kind is SegmentKind.HOLD:
            return behind
    return index
