"""The scaled clock: both of its faces run at the same multiple of the clock beneath."""

from datetime import timedelta

import pytest

from sciatimer.clock import ScaledClock, SystemClock
from tests.fakes import FakeClock


def test_a_scaled_clock_starts_where_its_base_stands() -> None:
    base = FakeClock()
    scaled = ScaledClock(base, 60)
    assert scaled.now() == base.now()
    assert scaled.monotonic() == base.monotonic()


def test_a_second_below_is_a_minute_above() -> None:
    base = FakeClock()
    scaled = ScaledClock(base, 60)
    wall, monotonic = base.now(), base.monotonic()
    base.advance(1)
    assert scaled.now() == wall + timedelta(seconds=60)
    assert scaled.monotonic() == pytest.approx(monotonic + 60)


def test_a_suspend_below_moves_the_wall_alone() -> None:
    base = FakeClock()
    scaled = ScaledClock(base, 2)
    wall, monotonic = base.now(), base.monotonic()
    base.suspend(10)
    assert scaled.now() == wall + timedelta(seconds=20)
    assert scaled.monotonic() == monotonic


@pytest.mark.parametrize("speed", [0, -1])
def test_time_cannot_be_stopped_or_turned(speed: float) -> None:
    with pytest.raises(ValueError, match="speed must be above 0"):
        ScaledClock(FakeClock(), speed)


def test_the_system_clock_knows_its_time_zone_and_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is not None
    assert clock.monotonic() <= clock.monotonic()
