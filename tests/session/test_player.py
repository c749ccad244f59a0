"""The player: what the person and the clocks do to a session."""

from datetime import timedelta

import pytest

from sciatimer.session.events import (
    EasedOff,
    Finished,
    LeadInBegun,
    Moved,
    NotFinished,
    Paused,
    PauseReason,
    PhaseChanged,
    Resumed,
    Stopped,
)
from sciatimer.session.model import PlayerState, SegmentKind, Side
from sciatimer.session.player import Player
from sciatimer.session.transitions import NoSuchTransition
from tests.fakes import FakeClock
from tests.session.built_in import BOTH, HOLD, run, session

# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ease in 45-50, ...
TIMELINE = session(HOLD)
EASE_IN, IN_HOLD = 12.0, 20.0
FRAME = 1 / 60


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(clock: FakeClock) -> Player:
    return Player(TIMELINE, clock)


def started(player: Player, clock: FakeClock, position: float) -> Player:
    player.start()
    run(player, clock, position)
    assert player.position == pytest.approx(position)
    return player


def test_starting_begins_the_first_phase(player: Player) -> None:
    assert player.start() == (PhaseChanged(0, 0.0),)
    assert player.state is PlayerState.RUNNING


def test_nothing_moves_before_the_start(player: Player, clock: FakeClock) -> None:
    assert run(player, clock, 20) == []
    assert (player.state, player.position) == (PlayerState.READY, 0.0)


def test_a_whole_session_passes_every_phase_once_in_order_and_finishes(player: Player, clock: FakeClock) -> None:
    events = [*player.start(), *run(player, clock, TIMELINE.total + 1)]
    phases = [PhaseChanged(index, start) for index, start in enumerate(TIMELINE.starts)]
    assert events == [*phases, Finished(TIMELINE.total)]
    assert player.state is PlayerState.FINISHED
    assert (player.holds_done, player.holds_planned) == (6, 6)
    assert player.seconds_held == pytest.approx({Side.LEFT: 30.0, Side.RIGHT: 30.0, Side.BOTH: 0.0})


def test_ten_minutes_of_frames_do_not_drift(clock: FakeClock) -> None:
    player = Player(TIMELINE, clock)
    player.start()
    begun = clock.monotonic()
    for _ in range(9000):
        clock.advance(FRAME)
        player.tick()
    assert player.position == pytest.approx(clock.monotonic() - begun, abs=1e-9)


def test_what_is_shown_is_computed_at_the_call_not_at_the_last_tick(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    clock.advance(1.7)
    moment = player.moment()
    assert moment.remaining == pytest.approx(3.3)
    assert moment.seconds_shown == 4


def test_events_found_by_showing_are_given_by_the_next_tick(player: Player, clock: FakeClock) -> None:
    started(player, clock, 9)
    clock.advance(2)
    player.moment()
    assert player.tick() == (PhaseChanged(1, 10.0),)
    assert player.tick() == ()


def test_a_stall_that_is_no_gap_loses_no_phase(player: Player, clock: FakeClock) -> None:
    started(player, clock, 24.5)
    clock.advance(5)
    assert player.tick() == (PhaseChanged(3, 25.0),)
    clock.advance(0.5)
    assert player.tick() == (PhaseChanged(4, 30.0),)


def test_a_stall_over_several_short_phases_gives_all_of_them_in_order(clock: FakeClock) -> None:
    player = Player(TIMELINE, clock, gap_seconds=100)
    player.start()
    clock.advance(46)
    assert player.tick() == tuple(PhaseChanged(index, TIMELINE.starts[index]) for index in range(1, 6))


def test_a_stopped_process_pauses_where_it_was_last_seen(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    clock.advance(60)
    assert player.tick() == (Paused(PauseReason.GAP, IN_HOLD),)
    assert player.moment().remaining == pytest.approx(5)


def test_a_sleep_pauses_where_it_was_last_seen(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    clock.suspend(3600)
    clock.advance(0.1)
    assert player.tick() == (Paused(PauseReason.GAP, IN_HOLD),)
    assert player.state is PlayerState.PAUSED


def test_a_gap_in_the_lead_in_pauses_again(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    player.resume()
    clock.suspend(20)
    assert player.tick() == (Paused(PauseReason.GAP, IN_HOLD),)


def test_a_process_stopped_for_longer_than_a_pause_may_last_ends_the_session(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    clock.advance(301)
    assert player.tick() == (Paused(PauseReason.GAP, IN_HOLD), NotFinished(IN_HOLD))


def test_a_gap_before_the_key_for_pause_does_not_resume(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    clock.advance(30)
    assert player.toggle_pause() == (Paused(PauseReason.GAP, IN_HOLD),)
    assert player.state is PlayerState.PAUSED


@pytest.mark.parametrize("moved", [timedelta(days=-400), timedelta(hours=-1), timedelta(seconds=-6)])
def test_a_clock_set_back_changes_nothing(player: Player, clock: FakeClock, moved: timedelta) -> None:
    started(player, clock, IN_HOLD)
    clock.set_wall(clock.now() + moved)
    assert run(player, clock, 4.75) == []
    assert run(player, clock, 0.25) == [PhaseChanged(3, 25.0)]


@pytest.mark.parametrize("moved", [timedelta(seconds=6), timedelta(hours=1), timedelta(days=400)])
def test_a_clock_set_forward_only_pauses(player: Player, clock: FakeClock, moved: timedelta) -> None:
    started(player, clock, IN_HOLD)
    clock.set_wall(clock.now() + moved)
    assert player.tick() == (Paused(PauseReason.GAP, IN_HOLD),)
    assert player.pause_remaining == 300


def test_a_pause_freezes_the_position(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    assert player.pause() == (Paused(PauseReason.ASKED, IN_HOLD),)
    assert run(player, clock, 100) == []
    assert player.position == IN_HOLD


def test_pausing_twice_says_so_once(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    assert player.pause() == ()


def test_resuming_counts_a_lead_in_and_then_goes_on_from_the_same_place(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    run(player, clock, 10)
    assert player.resume() == (LeadInBegun(IN_HOLD),)
    assert run(player, clock, 2.75) == []
    assert player.lead_in_remaining == pytest.approx(0.25)
    assert player.position == IN_HOLD
    assert run(player, clock, 0.25) == [Resumed(IN_HOLD)]
    assert run(player, clock, 5) == [PhaseChanged(3, 25.0)]


def test_a_late_tick_does_not_make_the_lead_in_longer(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    player.resume()
    clock.advance(4.5)
    assert player.tick() == (Resumed(IN_HOLD),)
    assert player.position == pytest.approx(IN_HOLD + 1.5)


def test_resuming_what_runs_changes_nothing(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    assert player.resume() == ()
    player.pause()
    player.resume()
    run(player, clock, 2)
    assert player.resume() == ()
    assert player.lead_in_remaining == pytest.approx(1.0)


def test_pausing_in_the_lead_in_stands_still_again(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    player.resume()
    assert player.toggle_pause() == (Paused(PauseReason.ASKED, IN_HOLD),)
    assert player.toggle_pause() == (LeadInBegun(IN_HOLD),)


def test_outside_of_a_lead_in_none_of_it_remains(player: Player) -> None:
    assert player.lead_in_remaining == 0.0


def test_closing_every_view_pauses(player: Player, clock: FakeClock) -> None:
    assert player.all_views_closed() == ()
    started(player, clock, IN_HOLD)
    assert player.all_views_closed() == (Paused(PauseReason.VIEWS_CLOSED, IN_HOLD),)
    assert player.all_views_closed() == ()


@pytest.mark.parametrize("wait", ["pause", "ease_off"])
def test_five_minutes_of_standing_still_end_the_session_as_not_finished(
    player: Player, clock: FakeClock, wait: str
) -> None:
    started(player, clock, IN_HOLD)
    getattr(player, wait)()
    assert run(player, clock, 299.75) == []
    assert player.pause_remaining == pytest.approx(0.25)
    assert run(player, clock, 0.25) == [NotFinished(IN_HOLD)]
    assert player.state is PlayerState.NOT_FINISHED


def test_time_asleep_counts_as_pause(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    clock.suspend(301)
    assert player.resume() == (NotFinished(IN_HOLD),)


def test_a_clock_set_back_does_not_lengthen_a_pause(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    clock.set_wall(clock.now() - timedelta(days=1))
    assert run(player, clock, 300) == [NotFinished(IN_HOLD)]


def test_a_new_pause_has_its_whole_time(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    run(player, clock, 290)
    player.resume()
    run(player, clock, 4)
    player.pause()
    assert player.pause_remaining == 300


def test_easing_off_goes_half_way_back_and_stays_there_for_this_repetition(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    assert player.ease_off() == (EasedOff(IN_HOLD),)
    assert player.moment().pose == 1.0
    run(player, clock, 1)
    assert player.moment().pose == 0.75
    run(player, clock, 1)
    assert player.moment().pose == 0.5
    player.resume()
    run(player, clock, 3 + 4)
    assert (player.moment().segment.kind, player.moment().pose) == (SegmentKind.HOLD, 0.5)
    run(player, clock, 1 + 5 + 15 + 5 + 1)
    assert player.moment().pose == 1.0
    assert player.holds_done == 0
    assert player.seconds_held[Side.LEFT] == pytest.approx(11)


def test_easing_off_while_easing_in_makes_the_whole_hold_half_way(player: Player, clock: FakeClock) -> None:
    started(player, clock, EASE_IN).ease_off()
    player.resume()
    run(player, clock, 3 + 3 + 5)
    assert player.moment().pose == 0.5
    run(player, clock, 6)
    assert player.holds_done == 0


def test_easing_off_in_a_pause_and_again_says_so_once(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    run(player, clock, 100)
    assert player.ease_off() == (EasedOff(IN_HOLD),)
    assert player.ease_off() == ()
    assert player.state is PlayerState.EASED
    assert player.pause_remaining == 200


@pytest.mark.parametrize("position", [5.0, 27.0, 40.0])
def test_easing_off_where_nothing_is_stretched_does_nothing(player: Player, clock: FakeClock, position: float) -> None:
    started(player, clock, position)
    assert player.ease_off() == ()
    assert player.state is PlayerState.RUNNING


def test_back_in_a_hold_begins_the_repetition_again(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    assert player.back() == (Moved(IN_HOLD, 10.0), PhaseChanged(1, 10.0))
    run(player, clock, 15)
    assert player.holds_done == 1
    assert player.seconds_held[Side.LEFT] == pytest.approx(15)


def test_back_twice_goes_to_the_repetition_before(player: Player, clock: FakeClock) -> None:
    started(player, clock, 52)
    player.back()
    run(player, clock, 1)
    assert player.back() == (Moved(46.0, 10.0), PhaseChanged(1, 10.0))


def test_a_repeated_hold_is_done_once(player: Player, clock: FakeClock) -> None:
    started(player, clock, 26)
    player.back()
    run(player, clock, 16)
    assert player.holds_done == 1


def test_on_in_a_hold_leaves_it_out(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    assert player.forward() == (Moved(IN_HOLD, 45.0), PhaseChanged(5, 45.0))
    assert (player.holds_done, player.moment().holds_done) == (0, 0)
    assert player.seconds_held[Side.LEFT] == pytest.approx(5)


def test_on_in_a_pause_moves_but_stays_paused(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    player.forward()
    assert run(player, clock, 10) == []
    assert (player.state, player.position) == (PlayerState.PAUSED, 45.0)


def test_on_after_easing_off_begins_the_next_at_the_full_pose(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).ease_off()
    player.forward()
    player.resume()
    run(player, clock, 3 + 5 + 1)
    assert player.moment().pose == 1.0


def test_moving_in_the_lead_in_begins_it_again(player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD).pause()
    player.resume()
    run(player, clock, 2)
    player.back()
    assert player.lead_in_remaining == 3.0
    assert run(player, clock, 3) == [Resumed(10.0)]


def test_on_to_the_end_leads_out_of_the_last_hold_first(clock: FakeClock) -> None:
    player = Player(session(BOTH), clock)
    total = session(BOTH).total
    started(player, clock, 15)
    for _ in range(2):
        player.forward()
    assert player.forward()[0] == Moved(total - 20, total - 5)
    assert player.forward() == (Moved(total - 5, total), Finished(total))
    assert (player.state, player.holds_done, player.position) == (PlayerState.FINISHED, 0, total)


def bring_to(state: PlayerState, player: Player, clock: FakeClock) -> None:
    if state is PlayerState.READY:
        return
    started(player, clock, 15.0 if state is PlayerState.WAITING else IN_HOLD)
    steps = {
        PlayerState.RUNNING: [],
        PlayerState.WAITING: [],
        PlayerState.PAUSED: [player.pause],
        PlayerState.EASED: [player.ease_off],
        PlayerState.LEAD_IN: [player.pause, player.resume],
    }
    for step in steps[state]:
        step()
    assert player.state is state


@pytest.mark.parametrize("state", [state for state in PlayerState if not state.is_over], ids=lambda state: state.value)
def test_stop_leads_out_of_every_state_at_once(clock: FakeClock, state: PlayerState) -> None:
    player = Player(TIMELINE, clock, wait_for_pull=state is PlayerState.WAITING)
    bring_to(state, player, clock)
    assert player.stop() == (Stopped(player.position),)
    assert player.state is PlayerState.STOPPED


def test_a_stop_comes_before_anything_the_clocks_tell(player: Player, clock: FakeClock) -> None:
    started(player, clock, TIMELINE.total - 1)
    clock.advance(3)
    assert player.stop() == (Stopped(TIMELINE.total - 1),)
    assert player.state is PlayerState.STOPPED


def end_by(way: PlayerState, player: Player, clock: FakeClock) -> None:
    started(player, clock, IN_HOLD)
    if way is PlayerState.STOPPED:
        player.stop()
    elif way is PlayerState.FINISHED:
        run(player, clock, TIMELINE.total)
    else:
        player.pause()
        run(player, clock, 300)
    assert player.state is way


@pytest.mark.parametrize(
    "way", [PlayerState.STOPPED, PlayerState.FINISHED, PlayerState.NOT_FINISHED], ids=lambda way: way.value
)
def test_after_the_end_every_call_does_nothing(player: Player, clock: FakeClock, way: PlayerState) -> None:
    end_by(way, player, clock)
    before = player.position, player.holds_done, player.seconds_held
    calls = [
        player.start,
        player.pause,
        player.resume,
        player.toggle_pause,
        player.back,
        player.forward,
        player.ease_off,
        player.feel_pull,
        player.all_views_closed,
        player.stop,
        player.tick,
    ]
    for call in calls:
        clock.advance(1)
        assert call() == ()
    assert (player.position, player.holds_done, player.seconds_held) == before
    assert player.state is way


def test_a_session_cannot_be_started_twice(player: Player) -> None:
    player.start()
    with pytest.raises(NoSuchTransition, match="START is not possible in RUNNING"):
        player.start()


@pytest.mark.parametrize("name", ["pause", "resume", "toggle_pause", "back", "forward", "feel_pull"])
def test_what_has_not_begun_cannot_be_played(player: Player, name: str) -> None:
    with pytest.raises(NoSuchTransition, match="is not possible in READY"):
        getattr(player, name)()


def test_outside_of_a_pause_all_of_its_time_remains(player: Player, clock: FakeClock) -> None:
    assert started(player, clock, IN_HOLD).pause_remaining == 300
