"""What was really held: seconds for each leg, and the holds that ran in full."""

from sciatimer.session.model import Segment, SegmentKind, Side


class Tally:
    """The account of one session's holds."""

    def __init__(self) -> None:
        self._done: set[int] = set()
        self._held = dict.fromkeys(Side, 0.0)

    @property
    def holds_done(self) -> int:
        """How many holds ran their whole length at the full pose; a repeated one counts once."""
        return len(self._done)

    @property
    def seconds_held(self) -> dict[Side, float]:
        """Seconds spent in holds by side, repeated and eased ones too."""
        return dict(self._held)

    def add_time(self, segment: Segment, seconds: float) -> None:
        """Time spent in a segment; only holds are counted."""
        if segment.kind is SegmentKind.HOLD:
            self._held[segment.side] += seconds

    def complete(self, index: int, segment: Segment) -> None:
        """The segment with this index ran to its end at the full pose."""
        if segment.kind is SegmentKind.HOLD:
            self._done.add(index)
