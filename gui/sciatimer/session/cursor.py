"""The place on the timeline: moved by monotonic time, and by the person's jumps."""

from sciatimer.catalogue.model import Kind
from sciatimer.session.events import Moved, PhaseChanged, PlayerEvent, PullFelt
from sciatimer.session.model import Segment, SegmentKind
from sciatimer.session.moment import smooth
from sciatimer.session.tally import Tally
from sciatimer.session.timeline import Timeline

HALF_WAY = 0.5  # how far into the pose the person goes after Ease off (clinical.md 4.3 I7)
EASING_OFF = 2.0  # seconds that the picture takes to go back half-way
SETTLING = 1.0  # seconds that the picture takes from an early pull to the whole pose


class Cursor:
    """A position on a timeline, with the account of what it passed. Monotonic times are seconds of a clock.

    Args:
        timeline: what to walk.
        waits: it does not pass from an ease-in into a static hold by itself.
    """

    def __init__(self, timeline: Timeline, *, waits: bool = False) -> None:
        self._timeline = timeline
        self._waits = waits
        self._zero = 0.0  # the monotonic time at which the beginning of the timeline lies
        self._position = 0.0
        self._index = 0
        self._eased_at: float | None = None
        self._pull: tuple[float, float] | None = None  # when it was felt, and how far the pose was then
        self._tally = Tally()

    @property
    def position(self) -> float:
        """Seconds from the beginning of the timeline."""
        return self._position

    @property
    def index(self) -> int:
        """The place of the segment that the position is in."""
        return self._index

    @property
    def segment(self) -> Segment:
        """The segment that the position is in; at the end, the last one."""
        return self._timeline.segments[self._index]

    @property
    def at_end(self) -> bool:
        """Whether nothing is left."""
        return self._position >= self._timeline.total

    @property
    def before_a_pull(self) -> bool:
        """Whether this is the way into a static hold. A pulse is counted slowly and never waits for anything."""
        exercise = self._timeline.exercises[self.segment.exercise]
        return self.segment.kind is SegmentKind.EASE_IN and exercise.kind is Kind.HOLD

    @property
    def is_waiting(self) -> bool:
        """Whether only the person's word leads on."""
        return self._waits and self.before_a_pull and self._position >= self.segment.ends_at

    @property
    def tally(self) -> Tally:
        """What was held so far."""
        return self._tally

    def run_from(self, monotonic: float) -> None:
        """From this time on the position moves."""
        self._zero = monotonic - self._position

    def walk(self, monotonic: float) -> list[PlayerEvent]:
        """Moves to where a time lies, through every phase on the way; never back, never past the end."""
        # Rounding must not carry it back over a boundary it has crossed.
        target = max(min(monotonic - self._zero, self._timeline.total), self._position)
        phases: list[PlayerEvent] = []
        while target >= self.segment.ends_at:
            if self._waits and self.before_a_pull:
                self._pass_time(self.segment.ends_at)
                return phases
            self._complete()
            if self.at_end:
                return phases
            phases.append(self._enter(self._index + 1))
        self._pass_time(target)
        return phases

    def land(self, index: int) -> list[PlayerEvent]:
        """Jumps to the beginning of a segment; nothing in between counts as done."""
        came_from, self._position = self._position, self._timeline.starts[index]
        return [Moved(came_from, self._position), self._enter(index)]

    def feel_pull(self, monotonic: float) -> list[PlayerEvent]:
        """Begins the hold of this ease-in, from this time on."""
        came_from, elapsed = self._position, self._position - self.segment.starts_at
        self._pull = monotonic, smooth(elapsed / self.segment.seconds)
        self._position = self.segment.ends_at
        self.run_from(monotonic)
        return [PullFelt(came_from, self._position), self._enter(self._index + 1)]

    def leave_out_rest(self) -> Moved:
        """Jumps to the end of the timeline."""
        came_from, self._position = self._position, self._timeline.total
        return Moved(came_from, self._position)

    def ease_off(self, monotonic: float) -> None:
        """From this time on the pose goes back half-way, until the next ease-in."""
        if self._eased_at is None:
            self._eased_at = monotonic

    def reach(self, monotonic: float) -> float:
        """How far into the hold pose the person goes at this time, 0 to 1."""
        reach = 1.0
        if self._pull is not None:
            felt_at, pose = self._pull
            reach = pose + (1.0 - pose) * smooth((monotonic - felt_at) / SETTLING)
        if self._eased_at is not None:
            reach *= 1.0 - (1.0 - HALF_WAY) * smooth((monotonic - self._eased_at) / EASING_OFF)
        return reach

    def _complete(self) -> None:
        self._pass_time(self.segment.ends_at)
        if self._eased_at is None:
            self._tally.complete(self._index, self.segment)

    def _pass_time(self, target: float) -> None:
        self._tally.add_time(self.segment, target - self._position)
        self._position = target

    def _enter(self, index: int) -> PhaseChanged:
        self._index = index
        if self.segment.kind is SegmentKind.EASE_IN:
            self._eased_at = self._pull = None
        return PhaseChanged(index, self._position)
