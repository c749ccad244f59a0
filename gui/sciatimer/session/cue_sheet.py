"""Every cue of a timeline with its time, made once; and which of them a look at the clock brings."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import ceil, inf

from sciatimer.catalogue.model import Kind
from sciatimer.session.cues import OPENING, PHASE_CUES, Cue, CueKind
from sciatimer.session.model import Segment, SegmentKind
from sciatimer.session.spoken import Speaker
from sciatimer.session.timeline import Timeline
from sciatimer.session.words import leg_words, phase_words

LATE = 1.0  # seconds after which a cue says nothing true any more
HALF_FROM = 10  # seconds of a hold from which on the half is told; a pulse is never so long
TEN = 10  # seconds left that are told once more
APART = 3  # seconds that the half and the ten lie apart, or the ten is left out
COUNT_FROM = 3
_SLACK = 0.15  # seconds that a look may be late, and the words still end in time
_OPENINGS = {SegmentKind.GET_READY, SegmentKind.SWITCH_SIDE, SegmentKind.NEXT}

Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class CueSheet:
    """The cues of a whole session.

    Attributes:
        cues: in the order of their times.
        times: their times in seconds, for a binary search.
    """

    cues: tuple[Cue, ...]
    times: tuple[float, ...]

    def rows(self) -> list[dict[str, str | float | None]]:
        """The session as it is heard and read, as plain values."""
        return [
            {"at": cue.at, "kind": cue.kind.value, "sound": cue.sound, "spoken": cue.spoken, "shown": cue.shown}
            for cue in self.cues
        ]

    def next_sound(self, position: float) -> float:
        """When the next sound after a position comes; infinity after the last one."""
        later = self.cues[bisect_right(self.times, position) :]
        return next((cue.at for cue in later if cue.sound is not None), inf)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A cue before it has its words: ``index`` is its segment, ``left`` the seconds that a countdown tells."""

    at: float
    kind: CueKind
    index: int
    left: int = 0


def cue_sheet(timeline: Timeline, speaker: Speaker, *, waits: bool = False) -> CueSheet:
    """All cues of a timeline. No word runs into a sound: it is said in fewer words then, or not at all.

    Args:
        timeline: the session.
        speaker: what is said, and how fast.
        waits: the player waits for a gentle pull, so nothing counts down to a static hold.
    """
    values = _values(timeline, speaker)
    told: list[Cue] = []
    sound_at = inf
    for mark in reversed(tuple(_marks(timeline, waits=waits))):
        told.append(_cue(mark, sound_at, speaker, values[mark.index]))
        sound_at = sound_at if mark.kind.sound is None else mark.at
    told.reverse()
    return CueSheet(tuple(told), tuple(cue.at for cue in told))


def cues_between(sheet: CueSheet, previous: float, now: float) -> tuple[Cue, ...]:
    """What a look at the clock tells: the cues after ``previous`` up to and with ``now``, without a backlog.

    After a stall that is the phase that runs now, however late, and what came last in it, if it is still true. Words
    for which it is too late are left out.

    Args:
        sheet: the cues of the session.
        previous: the position of the last look, in seconds; below 0 at the first one.
        now: the position of this look.
    """
    passed = sheet.cues[bisect_right(sheet.times, previous) : bisect_right(sheet.times, now)]
    kept: list[Cue] = []
    for cue in passed:
        if cue.kind in OPENING:
            kept = [cue]
        elif now - cue.at <= LATE:
            kept = [*(each for each in kept if each.kind in OPENING), cue]
    return tuple(_in_time(cue, now) for cue in kept)


def _in_time(cue: Cue, now: float) -> Cue:
    fits = now + cue.speak_after + cue.speaking <= cue.quiet_until
    return cue if fits else replace(cue, spoken="", speaking=0.0)


def room_for_words(cue: Cue) -> float:
    """The seconds that words have between a cue's own sound and the next one."""
    return cue.quiet_until - cue.at - cue.speak_after - _SLACK


def _cue(mark: _Mark, sound_at: float, speaker: Speaker, values: Values) -> Cue:
    filled = {**values, "left": mark.left}
    phase = filled["phase"] if mark.kind in PHASE_CUES.values() else ""
    shown = str(phase or speaker.texts(f"cues.shown.{mark.kind}", **filled))
    cue = Cue(mark.at, mark.kind, shown, quiet_until=sound_at)
    words = speaker.say(mark.kind, room_for_words(cue), filled)
    return replace(cue, spoken=words, speaking=speaker.seconds(words))


def _marks(timeline: Timeline, *, waits: bool) -> Iterator[_Mark]:
    for index, segment in enumerate(timeline.segments):
        static = timeline.exercises[segment.exercise].kind is Kind.HOLD
        yield _Mark(segment.starts_at, PHASE_CUES[segment.kind], index)
        if segment.kind is SegmentKind.HOLD:
            yield from _seconds_left(segment, index)
        if segment.kind is SegmentKind.HOLD or (segment.kind is SegmentKind.EASE_IN and not (waits and static)):
            yield from _countdown(segment, index)
    yield _Mark(timeline.total, CueKind.FINISH, len(timeline.segments) - 1)


def _seconds_left(segment: Segment, index: int) -> Iterator[_Mark]:
    """The half, on a whole second, and ten seconds."""
    half = ceil(segment.seconds / 2)
    if segment.seconds >= HALF_FROM:
        yield _Mark(segment.ends_at - half, CueKind.HALF, index, half)
    if half - TEN >= APART:
        yield _Mark(segment.ends_at - TEN, CueKind.TEN_LEFT, index, TEN)


def _countdown(segment: Segment, index: int) -> Iterator[_Mark]:
    """Three, two, one; in a short segment the first of them is the beginning, which has its own sound."""
    for left in range(COUNT_FROM, 0, -1):
        if left < segment.seconds:
            yield _Mark(segment.ends_at - left, CueKind.COUNT, index, left)


def _values(timeline: Timeline, speaker: Speaker) -> tuple[Values, ...]:
    """For each segment what its words may name: the phase, and the hold that it is or that comes next on its leg."""
    row: list[Values] = []
    hold = timeline.segments[-1]
    count = 0
    for segment in reversed(timeline.segments):
        if segment.kind is SegmentKind.HOLD:
            hold, count = segment, max(count, segment.repetition)
        row.append(
            {
                "phase": phase_words(segment.kind, speaker.texts),
                "leg": leg_words(segment.side, speaker.texts),
                "name": timeline.exercises[segment.exercise].name,
                "seconds": round(hold.seconds),
                "number": hold.repetition,
                "count": count,
            }
        )
        count = 0 if segment.kind in _OPENINGS else count
    row.reverse()
    return tuple(row)
