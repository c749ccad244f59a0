"""How long a frame takes is learned from the frames before, and a stall teaches nothing."""

import pytest
from PySide6.QtWidgets import QApplication

from sciatimer.ui.paint_time import FRAME, PaintTime
from tests.fakes import FakeClock

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def paint_time(clock: FakeClock) -> PaintTime:
    return PaintTime(clock)


def paint(paint_time: PaintTime, clock: FakeClock, seconds: float, frames: int = 1) -> None:
    for _ in range(frames):
        paint_time.begin()
        clock.advance(seconds)
        QApplication.processEvents()


def test_before_the_first_frame_nothing_is_known(paint_time: PaintTime) -> None:
    assert paint_time.seconds == 0.0


def test_after_some_frames_it_is_what_they_took(paint_time: PaintTime, clock: FakeClock) -> None:
    paint(paint_time, clock, 0.006, frames=60)
    assert paint_time.seconds == pytest.approx(0.006, rel=0.01)


def test_it_is_never_more_than_a_frame(paint_time: PaintTime, clock: FakeClock) -> None:
    paint(paint_time, clock, 1.5 * FRAME, frames=60)
    assert paint_time.seconds == FRAME


def test_a_stalled_process_teaches_nothing(paint_time: PaintTime, clock: FakeClock) -> None:
    paint(paint_time, clock, 0.006, frames=60)
    known = paint_time.seconds
    paint(paint_time, clock, 1.5)
    assert paint_time.seconds == known


def test_another_session_begins_without_it(paint_time: PaintTime, clock: FakeClock) -> None:
    paint(paint_time, clock, 0.006, frames=60)
    paint_time.begin()
    paint_time.forget()
    clock.advance(0.006)
    QApplication.processEvents()
    assert paint_time.seconds == 0.0
