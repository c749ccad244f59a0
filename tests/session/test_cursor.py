"""The place on the timeline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.session.cursor import HALF_WAY, Cursor
from sciatimer.session.events import Moved, PhaseChanged
from sciatimer.session.model import SegmentKind
from sciatimer.session.moment import segment_index
from tests.session.built_in import HOLD, session

# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ease in 45-50, ...
TIMELINE = session(HOLD)
LAST = len(TIMELINE.segments) - 1


def at(position: float) -> Cursor:
    cursor = Cursor(TIMELINE)
    cursor.run_from(0.0)
    cursor.walk(position)
    return cursor


@given(st.floats(0.0, TIMELINE.total), st.floats(0.0, 1e6))
def test_rounding_never_carries_it_back(position: float, monotonic: float) -> None:
    cursor = at(position)
    cursor.run_from(monotonic)
    assert cursor.walk(monotonic) == []
    assert cursor.position >= position
    assert cursor.index == segment_index(TIMELINE, cursor.position)


@given(st.lists(st.floats(0.0, TIMELINE.total + 10), max_size=20))
def test_however_it_gets_there_it_has_told_every_phase_once(times: list[float]) -> None:
    cursor = at(0.0)
    told = [event for time in sorted(times) for event in cursor.walk(time)]
    assert told == [PhaseChanged(index, TIMELINE.starts[index]) for index in range(1, cursor.index + 1)]
    assert cursor.tally.holds_done == TIMELINE.holds_before[cursor.index]


def test_it_ends_in_its_last_segment() -> None:
    cursor = at(TIMELINE.total + 99)
    assert cursor.at_end
    assert (cursor.position, cursor.index) == (TIMELINE.total, LAST)
    assert cursor.tally.holds_done == TIMELINE.holds


def test_a_jump_counts_nothing() -> None:
    cursor = at(20)
    assert cursor.land(LAST) == [Moved(20.0, TIMELINE.starts[LAST]), PhaseChanged(LAST, TIMELINE.starts[LAST])]
    assert cursor.leave_out_rest() == Moved(TIMELINE.starts[LAST], TIMELINE.total)
    assert cursor.at_end
    assert cursor.tally.holds_done == 0
    assert sum(cursor.tally.seconds_held.values()) == 5


def test_after_a_jump_it_moves_on_from_where_it_landed() -> None:
    cursor = at(20)
    cursor.land(5)
    cursor.run_from(20)
    cursor.walk(22)
    assert cursor.position == 47


def test_easing_off_lasts_through_the_way_out_and_ends_with_the_next_ease_in() -> None:
    cursor = at(20)
    cursor.ease_off(20)
    cursor.walk(29)
    assert cursor.segment.kind is SegmentKind.EASE_OUT
    assert cursor.reach(29) == HALF_WAY
    cursor.walk(45)
    assert cursor.reach(45) == 1.0


def test_easing_off_again_does_not_jump_back_to_the_full_pose() -> None:
    cursor = at(20)
    cursor.ease_off(20)
    cursor.ease_off(23)
    assert cursor.reach(23) == HALF_WAY


def test_on_to_the_last_way_out_keeps_the_half_pose() -> None:
    cursor = at(TIMELINE.total - 8)
    cursor.ease_off(0)
    cursor.land(LAST)
    assert cursor.reach(99) == HALF_WAY


@pytest.mark.parametrize(("seconds", "reach"), [(0, 1.0), (1, 0.75), (2, 0.5), (60, 0.5)])
def test_the_picture_takes_two_seconds_to_go_half_way_back(seconds: float, reach: float) -> None:
    cursor = at(20)
    cursor.ease_off(20)
    assert cursor.reach(20 + seconds) == reach
