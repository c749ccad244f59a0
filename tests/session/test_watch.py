"""What two clocks read together can tell."""

from datetime import timedelta

import pytest

from sciatimer.session.watch import Stamp, read
from tests.fakes import FakeClock

BEFORE = read(FakeClock())


def later(monotonic: float, wall: float) -> Stamp:
    return Stamp(BEFORE.monotonic + monotonic, BEFORE.wall + timedelta(seconds=wall))


@pytest.mark.parametrize(
    ("monotonic", "wall", "gap"),
    [
        pytest.param(5, 5, False, id="a stall within the limit"),
        pytest.param(5.1, 5.1, True, id="a stopped process"),
        pytest.param(5.1, -99, True, id="a stopped process and a clock set back"),
        pytest.param(0.1, 60, True, id="a sleep, or a clock set forward"),
        pytest.param(0.1, 5.1, False, id="a sleep within the limit"),
        pytest.param(0.1, -3600, False, id="a clock set back"),
    ],
)
def test_a_gap_is_told_from_both_clocks(monotonic: float, wall: float, gap: bool) -> None:
    assert BEFORE.has_gap_to(later(monotonic, wall), 5.0) is gap


@pytest.mark.parametrize(("monotonic", "wall", "longest"), [(3, 8, 8), (8, 3, 8), (8, -3, 8)])
def test_the_longer_time_counts(monotonic: float, wall: float, longest: float) -> None:
    assert BEFORE.longest_to(later(monotonic, wall)) == longest


def test_reading_takes_both_clocks() -> None:
    clock = FakeClock()
    assert read(clock) == Stamp(clock.monotonic(), clock.now())
