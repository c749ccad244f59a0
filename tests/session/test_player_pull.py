"""The word "I feel a gentle pull": it begins a static hold, whether the player waits for it or not."""

import itertools
from collections.abc import Callable

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
    PlayerEvent,
    PullFelt,
    Resumed,
    Stopped,
    WaitingForPull,
)
from sciatimer.session.model import PlayerState, SegmentKind, Side
from sciatimer.session.moment import smooth
from sciatimer.session.player import Player
from tests.fakes import FakeClock
from tests.session.built_in import BOTH, HOLD, PULSE, run, session

# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ease in 45-50, ...
TIMELINE = session(HOLD)
EASE_IN, BORDER, IN_HOLD = 12.0, 15.0, 20.0
KINDS = [segment.kind for segment in TIMELINE.segments]


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(clock: FakeClock) -> Player:
    return Player(TIMELINE, clock)


@pytest.fixture
def patient(clock: FakeClock) -> Player:
    """A player that waits for the pull."""
    return Player(TIMELINE, clock, wait_for_pull=True)


def at(player: Player, clock: FakeClock, position: float) -> Player:
    player.start()
    run(player, clock, position)
    assert player.position == pytest.approx(position)
    return player


def waiting(player: Player, clock: FakeClock) -> Player:
    at(player, clock, BORDER)
    assert player.state is PlayerState.WAITING
    return player


class TestFeltEarly:
    def test_the_hold_begins_at_once_and_the_rest_comes_earlier(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN)
        assert player.can_feel_pull
        assert player.feel_pull() == (PullFelt(EASE_IN, BORDER), PhaseChanged(2, BORDER))
        assert (player.position, player.moment().remaining) == (BORDER, 10.0)
        assert run(player, clock, 9.75) == []
        assert run(player, clock, 0.25) == [PhaseChanged(3, 25.0)]

    def test_the_whole_hold_is_held_and_counted_once(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN).feel_pull()
        run(player, clock, 11)
        assert player.holds_done == 1
        assert player.seconds_held[Side.LEFT] == pytest.approx(10)

    def test_a_second_press_does_nothing(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN).feel_pull()
        assert not player.can_feel_pull
        assert player.feel_pull() == ()
        assert player.position == BORDER

    def test_the_picture_goes_on_into_the_pose_without_a_jump(self, player: Player, clock: FakeClock) -> None:
        before = at(player, clock, EASE_IN).moment().pose
        player.feel_pull()
        poses = [player.moment().pose]
        for _ in range(60):
            clock.advance(1 / 60)
            poses.append(player.moment().pose)
        assert poses[0] == pytest.approx(before)
        assert all(0.0 <= after - earlier < 0.03 for earlier, after in itertools.pairwise(poses))
        assert poses[-1] == pytest.approx(1.0)

    def test_the_next_ease_in_is_drawn_as_every_other(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, 10.5).feel_pull()
        run(player, clock, 10 + 5 + 15 + 2.5)
        assert (player.moment().segment.kind, player.moment().pose) == (SegmentKind.EASE_IN, 0.5)

    def test_after_easing_off_the_hold_is_half_way_and_does_not_count(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN).ease_off()
        player.resume()
        run(player, clock, 3)
        player.feel_pull()
        run(player, clock, 5)
        assert player.moment().pose == pytest.approx(0.5)
        run(player, clock, 6)
        assert player.holds_done == 0

    def test_back_leads_to_the_whole_ease_in_again(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN).feel_pull()
        run(player, clock, 3)
        assert player.back() == (Moved(18.0, 10.0), PhaseChanged(1, 10.0))
        assert player.moment().pose == 0.0

    def test_back_before_the_picture_has_settled_leaves_nothing_of_it(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, EASE_IN).feel_pull()
        run(player, clock, 0.25)
        player.back()
        run(player, clock, 0.5)
        assert player.moment().pose == pytest.approx(smooth(0.1))

    def test_it_is_told_by_what_happened_since_the_last_look_too(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, 9.0)
        clock.advance(2)
        assert player.feel_pull() == (PhaseChanged(1, 10.0), PullFelt(11.0, BORDER), PhaseChanged(2, BORDER))

    def test_a_press_that_comes_when_the_hold_has_begun_leaves_it_whole(self, player: Player, clock: FakeClock) -> None:
        at(player, clock, 14.0)
        clock.advance(2)
        assert player.feel_pull() == (PhaseChanged(2, BORDER),)
        assert player.position == 16.0

    @pytest.mark.parametrize("position", [5.0, IN_HOLD, 27.0, 40.0])
    def test_outside_of_an_ease_in_it_does_nothing(self, player: Player, clock: FakeClock, position: float) -> None:
        at(player, clock, position)
        assert not player.can_feel_pull
        assert player.feel_pull() == ()
        assert player.position == position

    @pytest.mark.parametrize("way", ["pause", "ease_off", "lead_in"])
    def test_what_stands_still_is_not_started_by_it(self, player: Player, clock: FakeClock, way: str) -> None:
        at(player, clock, EASE_IN)
        getattr(player, "ease_off" if way == "ease_off" else "pause")()
        if way == "lead_in":
            player.resume()
        state = player.state
        assert not player.can_feel_pull
        assert player.feel_pull() == ()
        assert (player.state, player.position) == (state, EASE_IN)

    @pytest.mark.parametrize("patient", [False, True])
    def test_a_pulse_keeps_its_slow_count(self, clock: FakeClock, patient: bool) -> None:
        player = Player(session(PULSE), clock, wait_for_pull=patient)
        player.start()
        run(player, clock, 11)
        assert player.moment().segment.kind is SegmentKind.EASE_IN
        assert not player.can_feel_pull
        assert player.feel_pull() == ()
        assert player.position == 11.0


class TestWaiting:
    def test_the_way_in_ends_in_a_wait_and_not_in_the_hold(self, patient: Player, clock: FakeClock) -> None:
        at(patient, clock, 14.75)
        assert run(patient, clock, 0.25) == [WaitingForPull(BORDER)]
        assert patient.state is PlayerState.WAITING
        assert run(patient, clock, 60) == []
        assert (patient.position, patient.holds_done) == (BORDER, 0)
        assert sum(patient.seconds_held.values()) == 0

    def test_it_shows_the_pose_and_still_the_ease_in(self, patient: Player, clock: FakeClock) -> None:
        moment = waiting(patient, clock).moment()
        assert (moment.segment.kind, moment.index, moment.pose) == (SegmentKind.EASE_IN, 1, 1.0)
        assert (moment.remaining, moment.seconds_shown, moment.ring) == (0.0, 0, 1.0)
        assert moment.coming is TIMELINE.segments[2]
        assert moment.glow == pytest.approx(0.4)

    def test_the_word_begins_the_whole_hold(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        run(patient, clock, 33.25)
        assert patient.can_feel_pull
        assert patient.feel_pull() == (PullFelt(BORDER, BORDER), PhaseChanged(2, BORDER))
        assert patient.state is PlayerState.RUNNING
        assert run(patient, clock, 9.75) == []
        assert run(patient, clock, 0.25) == [PhaseChanged(3, 25.0)]
        assert patient.holds_done == 1

    def test_a_late_look_does_not_eat_into_the_hold(self, patient: Player, clock: FakeClock) -> None:
        at(patient, clock, 14.0)
        clock.advance(4.0)
        assert patient.feel_pull() == (WaitingForPull(BORDER), PullFelt(BORDER, BORDER), PhaseChanged(2, BORDER))
        assert patient.moment().remaining == 10.0

    def test_the_word_may_come_before_the_wait(self, patient: Player, clock: FakeClock) -> None:
        at(patient, clock, EASE_IN)
        assert patient.feel_pull() == (PullFelt(EASE_IN, BORDER), PhaseChanged(2, BORDER))
        assert run(patient, clock, 10) == [PhaseChanged(3, 25.0)]

    def test_a_whole_session_waits_before_each_hold_and_holds_each_in_full(
        self, patient: Player, clock: FakeClock
    ) -> None:
        events = [*patient.start()]
        while not patient.state.is_over:
            events += run(patient, clock, 0.25)
            if patient.state is PlayerState.WAITING:
                events += [*run(patient, clock, 7), *patient.feel_pull()]
        assert [KINDS[event.index] for event in events if isinstance(event, PhaseChanged)] == KINDS
        assert sum(isinstance(event, WaitingForPull) for event in events) == TIMELINE.holds == patient.holds_done
        assert events[-1] == Finished(TIMELINE.total)
        assert sum(patient.seconds_held.values()) == pytest.approx(60)

    def test_pulses_never_wait(self, clock: FakeClock) -> None:
        timeline = session(PULSE, BOTH)
        player = Player(timeline, clock, wait_for_pull=True)
        player.start()
        while player.state is PlayerState.RUNNING:
            run(player, clock, 0.25)
        assert player.state is PlayerState.WAITING
        assert player.moment().segment.exercise == BOTH
        assert player.holds_done == 10

    def test_five_minutes_end_the_session_as_not_finished(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        assert run(patient, clock, 299.75) == []
        assert patient.pause_remaining == pytest.approx(0.25)
        assert run(patient, clock, 0.25) == [NotFinished(BORDER)]
        assert patient.state is PlayerState.NOT_FINISHED
        assert patient.feel_pull() == ()

    def test_a_word_that_comes_too_late_begins_nothing(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        run(patient, clock, 299)
        clock.advance(2)
        assert patient.feel_pull() == (NotFinished(BORDER),)

    @pytest.mark.parametrize("sleep", [True, False], ids=["the machine", "the process"])
    def test_sleeping_while_it_waits_pauses(self, patient: Player, clock: FakeClock, sleep: bool) -> None:
        waiting(patient, clock)
        (clock.suspend if sleep else clock.advance)(60)
        assert patient.tick() == (Paused(PauseReason.GAP, BORDER),)
        assert patient.state is PlayerState.PAUSED

    def test_a_word_after_a_sleep_begins_no_hold(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        clock.suspend(60)
        assert patient.feel_pull() == (Paused(PauseReason.GAP, BORDER),)
        assert patient.position == BORDER

    def test_a_pause_leads_back_into_the_wait_through_the_lead_in(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        assert patient.toggle_pause() == (Paused(PauseReason.ASKED, BORDER),)
        run(patient, clock, 100)
        assert patient.toggle_pause() == (LeadInBegun(BORDER),)
        assert run(patient, clock, 3) == [Resumed(BORDER), WaitingForPull(BORDER)]
        assert patient.pause_remaining == 300
        assert patient.moment().index == 1

    def test_easing_off_while_it_waits_makes_the_hold_half_way(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock)
        assert patient.ease_off() == (EasedOff(BORDER),)
        patient.resume()
        run(patient, clock, 3)
        patient.feel_pull()
        run(patient, clock, 2)
        assert (patient.moment().segment.kind, patient.moment().pose) == (SegmentKind.HOLD, 0.5)
        run(patient, clock, 9)
        assert patient.holds_done == 0

    @pytest.mark.parametrize(
        ("press", "events"),
        [
            (Player.back, (Moved(BORDER, 10.0), PhaseChanged(1, 10.0))),
            (Player.forward, (Moved(BORDER, 45.0), PhaseChanged(5, 45.0))),
            (Player.all_views_closed, (Paused(PauseReason.VIEWS_CLOSED, BORDER),)),
            (Player.resume, ()),
            (Player.stop, (Stopped(BORDER),)),
        ],
    )
    def test_every_key_leads_on(
        self,
        patient: Player,
        clock: FakeClock,
        press: Callable[[Player], tuple[PlayerEvent, ...]],
        events: tuple[PlayerEvent, ...],
    ) -> None:
        assert press(waiting(patient, clock)) == events

    def test_back_walks_the_way_in_again_and_waits_again(self, patient: Player, clock: FakeClock) -> None:
        waiting(patient, clock).back()
        assert run(patient, clock, 4.75) == []
        assert run(patient, clock, 0.25) == [WaitingForPull(BORDER)]
