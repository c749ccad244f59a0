"""Fakes that tests share."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that stands still until a test moves it; wall, monotonic and elapsed time can be moved apart."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 1000.0
        self._elapsed = 5000.0

    def now(self) -> datetime:
        """The faked wall time."""
        return self._now

    def monotonic(self) -> float:
        """The faked monotonic time in seconds."""
        return self._monotonic

    def elapsed(self) -> float:
        """The faked elapsed time in seconds."""
        return self._elapsed

    def advance(self, seconds: float) -> None:
        """Time goes by as it should: all clocks move."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds
        self._elapsed += seconds

    def suspend(self, seconds: float) -> None:
        """The machine sleeps: wall and elapsed time go on, the monotonic clock stands."""
        self._now += timedelta(seconds=seconds)
        self._elapsed += seconds

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock."""
        self._now = now
