"""The clocks: each face of a scaled one runs at the same multiple of the clock beneath."""

import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from sciatimer.clock import ScaledClock, SystemClock, boot_id
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


def test_elapsed_time_goes_on_in_sleep_and_not_when_the_clock_is_set() -> None:
    base = FakeClock()
    scaled = ScaledClock(base, 3)
    assert scaled.elapsed() == base.elapsed()
    elapsed = scaled.elapsed()
    base.suspend(10)
    base.advance(1)
    base.set_wall(base.now() - timedelta(days=2))
    assert scaled.elapsed() == pytest.approx(elapsed + 33)


@pytest.mark.parametrize("speed", [0, -1])
def test_time_cannot_be_stopped_or_turned(speed: float) -> None:
    with pytest.raises(ValueError, match="speed must be above 0"):
        ScaledClock(FakeClock(), speed)


def test_the_system_clock_knows_its_time_zone_and_never_goes_back() -> None:
    clock = SystemClock()
    assert clock.now().tzinfo is not None
    assert clock.monotonic() <= clock.monotonic()
    assert clock.elapsed() <= clock.elapsed()


@pytest.mark.skipif(sys.platform != "linux", reason="the clock of Linux")
def test_the_elapsed_time_of_linux_counts_from_the_boot() -> None:
    uptime = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    assert SystemClock().elapsed() == pytest.approx(uptime, abs=5)


@pytest.mark.parametrize("platform", ["win32", "freebsd15"])
def test_a_system_without_such_a_clock_has_the_monotonic_one(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert SystemClock().elapsed() == pytest.approx(time.monotonic(), abs=5)


def test_a_boot_has_one_name() -> None:
    assert boot_id() == boot_id() != ""


def test_where_no_boot_has_a_name_each_process_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "read_text", _no_file)
    assert boot_id() != boot_id()


def _no_file(path: Path, encoding: str) -> str:
    raise FileNotFoundError(path)
