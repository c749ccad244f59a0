"""What is shown at a position."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sciatimer.session.model import Segment, SegmentKind
from sciatimer.session.moment import SHARED_CUES, Cue, Moment, moment_at, smooth
from sciatimer.session.timeline import Timeline
from sciatimer.texts import load_texts
from tests.session.built_in import BOTH, HOLD, PULSE, exercises, session

TIMELINE = session(PULSE, HOLD)
FRAME = 1 / 60


def first(kind: SegmentKind, timeline: Timeline = TIMELINE) -> Segment:
    return next(segment for segment in timeline.segments if segment.kind is kind)


def inside(kind: SegmentKind, share: float) -> Moment:
    segment = first(kind)
    return moment_at(TIMELINE, segment.starts_at + share * segment.seconds)


@given(st.floats(0, TIMELINE.total, exclude_max=True))
def test_the_numbers_of_a_moment_agree_with_its_position(position: float) -> None:
    moment = moment_at(TIMELINE, position)
    segment = moment.segment
    assert segment is TIMELINE.segments[moment.index]
    assert segment.starts_at <= position < segment.ends_at
    assert moment.elapsed + moment.remaining == pytest.approx(segment.seconds)
    assert moment.remaining <= moment.seconds_shown < moment.remaining + 1
    assert 1 <= moment.seconds_shown <= segment.seconds
    assert moment.total_remaining == TIMELINE.total - position
    for share in (moment.pose, moment.glow, moment.arrow, moment.ring, moment.progress):
        assert 0.0 <= share <= 1.0


@given(st.floats(0, TIMELINE.total))
def test_the_body_never_jumps_between_two_frames(position: float) -> None:
    before, after = moment_at(TIMELINE, position), moment_at(TIMELINE, position + FRAME)
    # The steepest part of the shortest ease: 1.5 / 3 s.
    assert abs(after.pose - before.pose) <= 0.5 * FRAME + 1e-9
    assert abs(after.glow - before.glow) <= 1.0 * FRAME


@pytest.mark.parametrize("kind", ["get_ready", "rest", "switch_side", "next"])
def test_between_the_holds_the_body_is_in_the_start_pose(kind: SegmentKind) -> None:
    moment = inside(SegmentKind(kind), 0.5)
    assert (moment.pose, moment.glow, moment.arrow) == (0.0, 0.0, 0.0)


def test_in_a_hold_the_body_is_in_the_hold_pose_and_the_muscle_glows_fully() -> None:
    moment = inside(SegmentKind.HOLD, 0.6)
    assert (moment.pose, moment.glow, moment.arrow) == (1.0, 1.0, 0.0)


def test_while_easing_in_the_muscle_glows_faintly_and_the_arrow_shows() -> None:
    moment = inside(SegmentKind.EASE_IN, 0.5)
    assert moment.pose == pytest.approx(0.5)
    assert 0.0 < moment.glow < 0.5
    assert moment.arrow == pytest.approx(1.0)


def test_easing_in_only_rises_and_easing_out_only_falls() -> None:
    shares = [number / 50 for number in range(50)]
    rising = [inside(SegmentKind.EASE_IN, share).pose for share in shares]
    falling = [inside(SegmentKind.EASE_OUT, share).pose for share in shares]
    assert rising == sorted(rising)
    assert falling == sorted(falling, reverse=True)
    assert (rising[0], falling[0]) == (0.0, 1.0)


def test_a_shorter_reach_takes_pose_and_glow_back_together() -> None:
    position = first(SegmentKind.HOLD).starts_at + 2
    whole, half = moment_at(TIMELINE, position), moment_at(TIMELINE, position, reach=0.5)
    assert (half.pose, half.glow) == (whole.pose / 2, whole.glow / 2)


def test_the_countdown_begins_with_the_whole_length_and_its_last_second_is_one() -> None:
    segment = first(SegmentKind.REST)
    assert moment_at(TIMELINE, segment.starts_at).seconds_shown == segment.seconds
    assert moment_at(TIMELINE, segment.ends_at - 0.001).seconds_shown == 1


def test_at_the_very_end_nothing_is_left() -> None:
    moment = moment_at(TIMELINE, TIMELINE.total)
    assert (moment.seconds_shown, moment.remaining, moment.total_remaining) == (0, 0.0, 0.0)
    assert (moment.progress, moment.ring, moment.coming) == (1.0, 1.0, None)


@pytest.mark.parametrize("position", [-5.0, TIMELINE.total + 5])
def test_a_position_outside_is_taken_to_its_nearer_end(position: float) -> None:
    end = 0.0 if position < 0 else TIMELINE.total
    assert moment_at(TIMELINE, position) == moment_at(TIMELINE, end)


def test_what_comes_is_the_next_segment() -> None:
    for index, (segment, after) in enumerate(pairwise(TIMELINE.segments)):
        moment = moment_at(TIMELINE, segment.starts_at)
        assert (moment.index, moment.coming) == (index, after)


def test_holds_done_are_those_behind_the_position_unless_told_otherwise() -> None:
    second_rest = [segment for segment in TIMELINE.segments if segment.kind is SegmentKind.REST][1]
    assert moment_at(TIMELINE, second_rest.starts_at).holds_done == 2
    assert moment_at(TIMELINE, second_rest.starts_at, holds_done=0).holds_done == 0
    assert moment_at(TIMELINE, 0.0).holds_planned == 5 * 2 + 3 * 2


def cues_in_holds(timeline: Timeline) -> list[Cue]:
    return [
        moment_at(timeline, segment.starts_at + second).cue
        for segment in timeline.segments
        if segment.kind is SegmentKind.HOLD
        for second in range(0, round(segment.seconds), 5)
    ]


@pytest.mark.parametrize("name", [HOLD, PULSE])
def test_the_hold_cues_rotate_over_the_shared_and_the_own_ones(name: str) -> None:
    own = [Cue(cue) for cue in exercises()[name].cues]
    shared = [Cue(key, is_key=True) for key in SHARED_CUES]
    assert cues_in_holds(session(name))[: len(shared + own)] == shared + own


def test_a_hold_cue_stays_for_five_seconds() -> None:
    hold = first(SegmentKind.HOLD, session(BOTH))
    cues = [moment_at(session(BOTH), hold.starts_at + second).cue for second in (0, 4.99, 5, 9.99)]
    assert cues[0] == cues[1] != cues[2] == cues[3]


def test_the_steps_of_the_set_up_are_shown_one_after_the_other_while_getting_ready() -> None:
    shown = [moment_at(TIMELINE, position).cue.text for position in (0, 4.9, 5, 9.9)]
    step_one, step_two = exercises()[PULSE].setup
    assert shown == [step_one, step_one, step_two, step_two]


def test_the_set_up_of_the_next_stretch_is_shown_before_it() -> None:
    assert inside(SegmentKind.NEXT, 0.0).cue.text == exercises()[HOLD].setup[0]


def test_the_movement_is_told_step_by_step_while_easing_in() -> None:
    told = [inside(SegmentKind.EASE_IN, share / 100).cue.text for share in range(100)]
    assert tuple(dict.fromkeys(told)) == exercises()[PULSE].movement


@pytest.mark.parametrize("kind", list(SegmentKind))
def test_every_phase_has_a_line_that_can_be_read(kind: SegmentKind) -> None:
    words = inside(kind, 0.5).cue.words(load_texts())
    assert words
    assert "session." not in words


def test_a_smooth_movement_keeps_its_ends() -> None:
    assert [smooth(share) for share in (-1, 0, 0.5, 1, 2)] == [0, 0, 0.5, 1, 1]
