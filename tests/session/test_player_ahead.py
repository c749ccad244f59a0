"""A frame shows the moment at which it will be seen, never one of a phase that has not begun."""

import pytest

from sciatimer.session.model import SegmentKind
from sciatimer.session.player import Player
from tests.fakes import FakeClock
from tests.session.built_in import HOLD, run, session

FRAME = 1 / 60
# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25.
EASE_IN, IN_HOLD = 12.0, 20.0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


def started(clock: FakeClock, position: float, *, wait_for_pull: bool = False) -> Player:
    player = Player(session(HOLD), clock, wait_for_pull=wait_for_pull)
    player.start()
    run(player, clock, position)
    return player


def test_a_moving_body_is_shown_where_it_will_be(clock: FakeClock) -> None:
    player = started(clock, EASE_IN)
    ahead = player.moment(FRAME)
    clock.advance(FRAME)
    assert ahead.pose == pytest.approx(player.moment().pose)
    assert ahead.elapsed == pytest.approx(player.moment().elapsed)


def test_looking_ahead_moves_nothing(clock: FakeClock) -> None:
    player = started(clock, EASE_IN)
    player.moment(FRAME)
    assert player.position == pytest.approx(EASE_IN)
    assert player.tick() == ()


def test_the_end_of_a_phase_is_shown_by_the_phase_that_follows(clock: FakeClock) -> None:
    player = started(clock, 24.75)
    clock.advance(0.24)
    ahead = player.moment(FRAME)
    assert (ahead.segment.kind, ahead.seconds_shown) == (SegmentKind.HOLD, 1)
    clock.advance(0.0095)  # half a millisecond before its end
    last = player.moment(FRAME)
    assert (last.segment.kind, last.seconds_shown) == (SegmentKind.HOLD, 1)
    assert last.elapsed >= ahead.elapsed, "nothing goes back"


def test_what_stands_still_is_shown_as_it_stands(clock: FakeClock) -> None:
    paused = started(clock, IN_HOLD)
    paused.pause()
    waiting = started(clock, 15.5, wait_for_pull=True)
    for player in (paused, waiting):
        assert player.moment(FRAME) == player.moment()


def test_a_body_that_eases_off_is_shown_where_it_will_be(clock: FakeClock) -> None:
    player = started(clock, IN_HOLD)
    player.ease_off()
    player.resume()
    run(player, clock, 4.0)
    ahead = player.moment(FRAME)
    clock.advance(FRAME)
    assert ahead.pose == pytest.approx(player.moment().pose)
