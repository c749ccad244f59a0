"""Random lives of a player: whatever the person and the clocks do, what must hold holds."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sciatimer.session.events import (
    EasedOff,
    Finished,
    LeadInBegun,
    Moved,
    NotFinished,
    Paused,
    PhaseChanged,
    PlayerEvent,
    PullFelt,
    Resumed,
    Stopped,
    WaitingForPull,
)
from sciatimer.session.model import PlayerState, SegmentKind, Side
from sciatimer.session.plan import Dose, PlanSettings, plan
from sciatimer.session.player import Player
from tests.fakes import FakeClock
from tests.session.built_in import BOTH, HOLD, PULSE, planned, session

GAP = 5.0
TINY = 1e-6
MOVING = {PlayerState.RUNNING, PlayerState.LEAD_IN}
STANDING = {PlayerState.PAUSED, PlayerState.EASED, PlayerState.WAITING}
GUIDING = {*MOVING, PlayerState.WAITING}

AFTER_EVENT = {
    Paused: PlayerState.PAUSED,
    EasedOff: PlayerState.EASED,
    LeadInBegun: PlayerState.LEAD_IN,
    Resumed: PlayerState.RUNNING,
    WaitingForPull: PlayerState.WAITING,
    PullFelt: PlayerState.RUNNING,
    Stopped: PlayerState.STOPPED,
    Finished: PlayerState.FINISHED,
    NotFinished: PlayerState.NOT_FINISHED,
}

TIMELINES = [
    session(BOTH),
    session(PULSE, BOTH),
    session(HOLD, settings=PlanSettings(left_out=Side.RIGHT)),
    plan([planned(HOLD, Dose(5, 2, 10))], PlanSettings(get_ready=3, ease_in=3, ease_out=3, switch_side=3)),
]


class PlayerLife(RuleBasedStateMachine):
    """Drives a player and keeps its own, simpler account of what is true."""

    @initialize(number=st.integers(0, len(TIMELINES) - 1), lived=st.integers(0, 90), waits=st.booleans())
    def begin(self, number: int, lived: int, waits: bool) -> None:
        self.timeline = TIMELINES[number]
        self.clock = FakeClock()
        self.waits = waits
        self.player = Player(self.timeline, self.clock, gap_seconds=GAP, wait_for_pull=waits)
        self.state = PlayerState.READY  # as told by events alone
        self.index = 0  # the same
        self.moving_seconds = 0.0
        self.unseen = 0.0
        self.clock_parted = False
        self.words_heard = 0
        self.static_holds_begun = 0
        self.position_at_end: float | None = None
        self.hear(self.player.start(), PlayerState.RUNNING)
        for _ in range(round(self.timeline.total * lived / 100)):
            self.time_goes_by_and_is_seen(1.0, 1)
            if self.state is PlayerState.WAITING:
                self.call(self.player.feel_pull)

    @rule(seconds=st.floats(0.001, GAP), times=st.integers(1, 12))
    def time_goes_by_and_is_seen(self, seconds: float, times: int) -> None:
        for _ in range(times):
            self.wait(seconds)
            self.call(self.player.tick)

    @rule(seconds=st.floats(0.0, 4 * GAP))
    def nobody_looks_for_a_while(self, seconds: float) -> None:
        self.wait(seconds)

    @rule(seconds=st.floats(0.0, 400.0))
    def the_machine_sleeps(self, seconds: float) -> None:
        self.clock.suspend(seconds)
        self.clock_parted = True

    @rule(seconds=st.integers(-10_000_000, 10_000_000))
    def somebody_sets_the_clock(self, seconds: int) -> None:
        self.clock.set_wall(self.clock.now() + timedelta(seconds=seconds))
        self.clock_parted = True

    @rule()
    def it_is_drawn(self) -> None:
        before = self.player.state, self.player.position
        moment = self.player.moment()
        self.assert_moved_rightly(*before)
        self.seen(before[0])
        shown = moment.segment.starts_at + moment.elapsed
        assert abs(shown - self.player.position) < TINY
        assert moment.holds_done == self.player.holds_done

    @rule(name=st.sampled_from(["pause", "resume", "toggle_pause", "forward", "ease_off", "all_views_closed"]))
    def a_key_is_pressed(self, name: str) -> None:
        self.call(getattr(self.player, name))

    @rule()
    def a_gentle_pull_is_felt(self) -> None:
        self.call(self.player.feel_pull)

    @rule()
    @precondition(lambda self: self.player.state is PlayerState.WAITING)
    def nobody_says_a_word(self) -> None:
        # Sixty looks of 5 s each: a wait ends like a pause, and never by itself in a hold.
        held = self.player.seconds_held
        for _ in range(60):
            self.wait(GAP)
            self.call(self.player.tick)
        assert self.player.state in {PlayerState.NOT_FINISHED, PlayerState.PAUSED}
        assert self.player.seconds_held == held

    @rule()
    def back_is_pressed(self) -> None:
        self.call(self.player.back)

    @rule()
    @precondition(lambda self: self.player.holds_done > 0)
    def stop_is_pressed(self) -> None:
        was_over = self.player.state.is_over
        position = self.player.position
        self.call(self.player.stop)
        assert self.player.state.is_over
        assert self.player.position == position
        assert was_over or self.player.state is PlayerState.STOPPED

    @rule()
    def whatever_it_does_a_stop_would_lead_out_of_it(self) -> None:
        other = deepcopy(self.player)
        other.stop()
        assert other.state.is_over

    @invariant()
    def an_end_is_an_end(self) -> None:
        if self.player.state.is_over:
            if self.position_at_end is None:
                self.position_at_end = self.player.position
            assert self.player.position == self.position_at_end

    @invariant()
    def a_hold_that_counts_was_held_in_full(self) -> None:
        shortest = min(segment.seconds for segment in self.timeline.segments if segment.kind is SegmentKind.HOLD)
        held = sum(self.player.seconds_held.values())
        assert held <= self.moving_seconds + TINY
        assert self.player.holds_done * shortest <= held + TINY
        assert self.player.holds_done <= self.player.holds_planned

    def wait(self, seconds: float) -> None:
        self.clock.advance(seconds)
        self.unseen += seconds

    def call(self, command: Callable[[], tuple[PlayerEvent, ...]]) -> None:
        before = self.player.state, self.player.position
        events = command()
        if not any(isinstance(event, Moved | PullFelt | Stopped) for event in events):
            self.assert_moved_rightly(*before)
        if command.__name__ != "back":
            assert self.player.position >= before[1]
        if command.__name__ != "stop":
            self.seen(before[0])
        self.hear(events)

    def assert_moved_rightly(self, state: PlayerState, position: float) -> None:
        gone = self.player.position - position
        assert 0.0 <= gone <= min(self.unseen, GAP) + TINY
        if state in GUIDING and self.unseen > GAP + TINY:
            # Not even a resume pressed at the same moment may skip the lead-in.
            assert self.player.state is not PlayerState.RUNNING
            assert gone == 0.0
        if state is PlayerState.RUNNING and self.unseen < GAP - TINY and not self.clock_parted:
            expected = min(self.unseen, self.next_wait(position) - position)
            assert abs(gone - expected) < TINY
        if state in STANDING or state.is_over:
            assert gone == 0.0

    def next_wait(self, position: float) -> float:
        """Where it stands still by itself: before the next static hold that it has not begun, or at the end."""
        waits = [
            segment.ends_at
            for segment in self.timeline.segments[self.index :]
            if self.waits and segment.kind is SegmentKind.EASE_IN and segment.exercise != PULSE
        ]
        return max(min([*waits, self.timeline.total]), position)

    def seen(self, before: PlayerState) -> None:
        if before in MOVING and self.unseen <= GAP + TINY:
            self.moving_seconds += self.unseen
        self.unseen = 0.0
        self.clock_parted = False

    @invariant()
    def no_static_hold_begins_without_a_word_when_it_waits(self) -> None:
        if self.waits and self.state is not PlayerState.READY:
            assert self.words_heard >= self.static_holds_begun

    def hear(self, events: Iterable[PlayerEvent], state: PlayerState | None = None) -> None:
        self.state = state or self.state
        for event in events:
            assert not self.state.is_over, "an event after the end"
            if isinstance(event, PhaseChanged):
                assert event.position == self.timeline.starts[event.index]
                self.index = event.index
                segment = self.timeline.segments[event.index]
                self.static_holds_begun += segment.kind is SegmentKind.HOLD and segment.exercise != PULSE
            elif isinstance(event, Moved):
                # A move out of an eased hold leaves an ordinary pause.
                # A move out of a wait goes on.
                after = {PlayerState.EASED: PlayerState.PAUSED, PlayerState.WAITING: PlayerState.RUNNING}
                self.state = after.get(self.state, self.state)
            else:
                self.state = AFTER_EVENT[type(event)]
                self.words_heard += isinstance(event, PullFelt)
        if not self.player._events:
            assert self.state is self.player.state
            assert self.player.state is PlayerState.FINISHED or self.index == self.player.moment().index


TestPlayerLife = PlayerLife.TestCase
TestPlayerLife.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
