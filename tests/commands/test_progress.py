"""Long work tells how far it is; short work says nothing."""

import pytest

from sciatimer.commands.progress import Progress
from tests.fakes import FakeClock


def test_it_speaks_now_and_then_and_not_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    clock = FakeClock()
    told = Progress("Exporting", clock.monotonic)
    for done in range(0, 101, 10):
        told(done, 100)
        clock.advance(1)
    assert capsys.readouterr().err.splitlines() == [f"Exporting: {done} %" for done in (20, 40, 60, 80)]


def test_short_work_and_work_without_an_end_say_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    clock = FakeClock()
    told = Progress("Exporting", clock.monotonic)
    told(5, 10)
    clock.advance(60)
    told(0, 0)
    assert capsys.readouterr().err == ""
