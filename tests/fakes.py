"""Fakes that tests share."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that stands still until a test moves it; wall and monotonic time can be moved apart."""

    def __init__(self, now: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)) -> None:
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        """The faked wall time."""
        return self._now

    def monotonic(self) -> float:
        """The faked monotonic time in seconds."""
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Time goes by as it should: both clocks move."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds

    def suspend(self, seconds: float) -> None:
        """The machine sleeps: the wall clock moves, the monotonic one does not."""
        self._now += timedelta(seconds=seconds)

    def set_wall(self, now: datetime) -> None:
        """Somebody sets the clock."""
        self._now = now
