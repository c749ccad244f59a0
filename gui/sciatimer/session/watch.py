"""Two clocks read together, and what can be told when they part."""

from dataclasses import dataclass
from datetime import datetime

from sciatimer.clock import Clock


@dataclass(frozen=True, slots=True)
class Stamp:
    """One reading of both clocks."""

    monotonic: float
    wall: datetime

    def seconds_to(self, later: "Stamp") -> tuple[float, float]:
        """How much time went by, in seconds: by the monotonic and by the wall clock."""
        return later.monotonic - self.monotonic, (later.wall - self.wall).total_seconds()

    def longest_to(self, later: "Stamp") -> float:
        """The longer of the two times, in seconds: whichever clock missed something does not count."""
        return max(self.seconds_to(later))

    def has_gap_to(self, later: "Stamp", limit: float) -> bool:
        """Whether nobody was being guided in between.

        A stopped process shows on the monotonic clock. A sleeping machine shows only on the wall clock, and so does a
        clock that somebody sets forward: the two cannot be told apart. A clock set back is no sign of either.

        Args:
            later: the second reading.
            limit: how many seconds are no gap yet.
        """
        gone, wall = self.seconds_to(later)
        return gone > limit or wall - gone > limit


def read(clock: Clock) -> Stamp:
    """Both clocks now."""
    return Stamp(clock.monotonic(), clock.now())
