"""A walked session tells each cue once a pass: by the timeline, and by what the person and the clocks do."""

from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from sciatimer.session.cue_sheet import cue_sheet
from sciatimer.session.cues import OPENING, Cue, CueKind, Sound
from sciatimer.session.events import Finished, PhaseChanged, PlayerEvent, PullFelt
from sciatimer.session.model import PlayerState
from sciatimer.session.player import Player
from sciatimer.session.prompter import _HAPPENED, Prompter
from sciatimer.session.spoken import Speaker
from sciatimer.texts import load_texts
from tests.fakes import FakeClock
from tests.session.built_in import HOLD, PULSE, session

SPEAKER = Speaker(load_texts())
# Of HOLD at its defaults: get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ease in 45-50, ...
TIMELINE = session(HOLD)
STEP = 0.125


class Listener:
    """A player with somebody who listens to it."""

    def __init__(self, *, waits: bool = False, names: tuple[str, ...] = (HOLD,)) -> None:
        timeline = session(*names)
        self.clock = FakeClock()
        self.player = Player(timeline, self.clock, wait_for_pull=waits)
        self.prompter = Prompter(timeline, SPEAKER, waits=waits)

    def press(self, command: Callable[[Player], tuple[PlayerEvent, ...]]) -> list[Cue]:
        return list(self.prompter.prompt(self.player, command(self.player)))

    def listen(self, seconds: float) -> list[Cue]:
        heard: list[Cue] = []
        for _ in range(round(seconds / STEP)):
            self.clock.advance(STEP)
            heard += self.press(Player.tick)
        return heard

    def at(self, position: float) -> "Listener":
        self.press(Player.start)
        self.listen(position)
        assert self.player.position == pytest.approx(position)
        return self


def kinds(cues: list[Cue]) -> list[str]:
    return [cue.kind.value for cue in cues]


def test_a_whole_session_is_told_as_it_stands_on_the_sheet() -> None:
    listener = Listener()
    heard = [*listener.press(Player.start), *listener.listen(TIMELINE.total + 1)]
    assert heard == list(cue_sheet(TIMELINE, SPEAKER).cues)
    assert listener.player.state is PlayerState.FINISHED


def test_before_the_beginning_nothing_is_told() -> None:
    listener = Listener()
    assert listener.listen(20) == []
    assert kinds(listener.press(Player.start)) == ["get_ready"]


def test_a_drawing_that_looks_at_the_clock_first_swallows_nothing() -> None:
    listener = Listener().at(14.875)
    listener.clock.advance(STEP)
    listener.player.moment()
    assert kinds(listener.press(Player.tick)) == ["start"]
    assert listener.press(Player.tick) == []


class TestPause:
    def test_a_pause_says_so_and_then_nothing(self) -> None:
        listener = Listener().at(18)
        (paused,) = listener.press(Player.pause)
        assert (paused.kind, paused.spoken, paused.shown, paused.sound) == (
            CueKind.PAUSED,
            "Paused.",
            "Paused",
            Sound.REST,
        )
        assert listener.listen(100) == []

    def test_it_says_why_it_paused(self) -> None:
        listener = Listener().at(18)
        listener.clock.suspend(60)
        assert [cue.spoken for cue in listener.press(Player.tick)] == ["Paused. The computer was away for a moment."]
        closed = Listener().at(18).press(Player.all_views_closed)
        assert [cue.spoken for cue in closed] == ["Paused. The window is closed."]

    def test_the_lead_in_is_counted_and_then_the_hold_goes_on(self) -> None:
        listener = Listener().at(18)
        listener.press(Player.pause)
        heard = [*listener.press(Player.resume), *listener.listen(3)]
        assert [(cue.kind.value, cue.shown) for cue in heard] == [
            ("resuming", "Going on in 3"),
            ("count", "2"),
            ("count", "1"),
            ("resumed", "Going on"),
        ]
        # The half at 20 s comes too soon for more words.
        assert heard[-1].spoken == "Hold."
        assert kinds(listener.listen(2)) == ["half"]

    def test_where_there_is_time_it_says_how_much_is_left(self) -> None:
        listener = Listener().at(15.125)
        listener.press(Player.pause)
        listener.press(Player.resume)
        assert listener.listen(3)[-1].spoken == "Hold. 10 seconds left."
        resting = Listener().at(32)
        resting.press(Player.pause)
        resting.press(Player.resume)
        assert resting.listen(3)[-1].spoken == "Rest, left leg."

    def test_a_stall_in_the_lead_in_counts_only_what_is_left(self) -> None:
        listener = Listener().at(18)
        listener.press(Player.pause)
        listener.press(Player.resume)
        listener.clock.advance(2.5)
        assert [cue.shown for cue in listener.press(Player.tick)] == ["1"]

    def test_a_phase_that_had_begun_when_it_paused_is_named_when_it_goes_on(self) -> None:
        listener = Listener().at(24.875)
        listener.clock.advance(1)
        assert kinds(listener.press(Player.pause)) == ["paused"]
        listener.press(Player.resume)
        (resumed,) = listener.listen(3)[-1:]
        assert (resumed.kind, resumed.spoken) == (CueKind.RESUMED, "Ease out, left leg.")

    def test_a_pause_that_takes_too_long_says_that_it_ended(self) -> None:
        listener = Listener().at(18)
        listener.press(Player.pause)
        assert kinds(listener.listen(300)) == ["not_finished"]
        listener = Listener().at(18)
        listener.clock.advance(301)
        assert kinds(listener.press(Player.tick)) == ["not_finished"]


class TestJumps:
    def test_back_tells_the_repetition_again_and_cuts_what_is_being_said(self) -> None:
        listener = Listener().at(18)
        (again,) = listener.press(Player.back)
        assert (again.kind, again.at, again.cuts) == (CueKind.EASE_IN, 10.0, True)
        assert kinds(listener.listen(5)) == ["count", "count", "count", "start"]

    def test_on_tells_where_it_leads_and_nothing_in_between(self) -> None:
        listener = Listener().at(18)
        assert kinds(listener.press(Player.forward)) == ["ease_in"]
        assert kinds(listener.listen(2)) == ["count"]

    def test_what_comes_by_itself_cuts_nothing(self) -> None:
        listener = Listener()
        heard = [*listener.press(Player.start), *listener.listen(50), *listener.press(Player.pause)]
        assert not any(cue.cuts for cue in heard)

    def test_in_a_pause_it_tells_where_it_stands_and_begins_when_it_goes_on(self) -> None:
        listener = Listener().at(18)
        listener.press(Player.pause)
        (moved,) = listener.press(Player.forward)
        assert (moved.kind, moved.shown) == (CueKind.MOVED, "Paused at: Ease in, left leg")
        assert (moved.spoken, moved.cuts) == ("Still paused. Here: Ease in, left leg.", True)
        assert listener.listen(20) == []
        listener.press(Player.resume)
        assert kinds(listener.listen(3)) == ["count", "count", "ease_in"]

    def test_in_the_lead_in_the_count_begins_anew(self) -> None:
        listener = Listener().at(18)
        listener.press(Player.pause)
        listener.press(Player.resume)
        listener.listen(1.5)
        assert kinds(listener.press(Player.back)) == ["resuming"]
        assert kinds(listener.listen(3)) == ["count", "count", "ease_in"]

    def test_on_at_the_end_finishes(self) -> None:
        listener = Listener().at(TIMELINE.total - 2)
        assert kinds(listener.press(Player.forward)) == ["finish"]

    @pytest.mark.parametrize("paused", [False, True])
    def test_the_last_on_finishes_out_of_a_pause_too(self, *, paused: bool) -> None:
        listener = Listener().at(TIMELINE.total - 2)
        if paused:
            listener.press(Player.pause)
        assert kinds(listener.press(Player.forward)) == ["finish"]


class TestPull:
    def test_felt_early_it_begins_the_hold_without_the_rest_of_the_count(self) -> None:
        listener = Listener().at(12.5)
        (start,) = listener.press(Player.feel_pull)
        assert (start.kind, start.at, start.cuts) == (CueKind.START, 15.0, True)
        assert kinds(listener.listen(10)) == ["half", "count", "count", "count", "ease_out"]

    def test_the_wait_is_told_once_and_the_hold_only_after_the_word(self) -> None:
        listener = Listener(waits=True).at(10)
        heard = listener.listen(60)
        assert kinds(heard) == ["waiting"]
        assert (heard[0].spoken, heard[0].sound) == ("Press when you feel a gentle pull.", Sound.COUNT)
        assert kinds(listener.press(Player.feel_pull)) == ["start"]

    def test_a_word_that_comes_with_the_wait_is_a_beginning_and_no_wait(self) -> None:
        listener = Listener(waits=True).at(14.875)
        listener.clock.advance(STEP)
        assert kinds(listener.press(Player.feel_pull)) == ["start"]

    def test_after_a_pause_it_asks_again_and_promises_no_going_on(self) -> None:
        listener = Listener(waits=True).at(15)
        listener.press(Player.pause)
        listener.press(Player.resume)
        assert kinds(listener.listen(3)) == ["count", "count", "waiting"]
        assert kinds(listener.press(Player.feel_pull)) == ["start"]


class TestEnds:
    @pytest.mark.parametrize("position", [0.0, 14.875, 20.0, 24.875])
    def test_stop_is_all_that_is_told_of_a_stop(self, position: float) -> None:
        listener = Listener().at(position)
        listener.clock.advance(STEP)
        (stopped,) = listener.press(Player.stop)
        assert (stopped.kind, stopped.sound, stopped.spoken) == (
            CueKind.STOPPED,
            Sound.FINISH,
            "Stopped. You did the right thing.",
        )
        assert listener.listen(60) == []

    def test_easing_off_says_what_to_do(self) -> None:
        (eased,) = Listener().at(18).press(Player.ease_off)
        assert eased.spoken == "Go back half-way. Go on when it feels easy."


def test_every_event_of_the_player_is_told() -> None:
    by_the_timeline = {PhaseChanged, PullFelt, Finished}
    assert {event for event, _ in _HAPPENED} | by_the_timeline == set(get_args(PlayerEvent))


def test_every_state_that_can_be_seen_is_told_when_it_begins() -> None:
    by_the_timeline = {PlayerState.READY, PlayerState.RUNNING, PlayerState.FINISHED}
    assert {state for _, state in _HAPPENED} | by_the_timeline == set(PlayerState)


def test_every_cue_can_come() -> None:
    outside = set(_HAPPENED.values())
    inside = {cue.kind for names in ((HOLD,), (PULSE, HOLD)) for cue in cue_sheet(session(*names), SPEAKER).cues}
    assert outside | inside | {CueKind.TEN_LEFT} == set(CueKind)


class ListenerLife(RuleBasedStateMachine):
    """Whatever is pressed, and however late the looks: nothing twice, nothing stale, and no start without a hold."""

    @initialize(waits=st.booleans(), pulse=st.booleans())
    def begin(self, *, waits: bool, pulse: bool) -> None:
        self.listener = Listener(waits=waits, names=(PULSE, HOLD) if pulse else (HOLD,))
        self.passed: list[float] = []  # the times on the timeline that were told since the last jump
        self.heard: list[Cue] = []
        self.press(Player.start)

    @rule(seconds=st.floats(0.01, 4.9), times=st.integers(1, 10))
    def time_goes_by(self, seconds: float, times: int) -> None:
        for _ in range(times):
            self.listener.clock.advance(seconds)
            self.press(Player.tick)

    @rule(
        name=st.sampled_from(
            ["pause", "resume", "toggle_pause", "back", "forward", "ease_off", "feel_pull", "all_views_closed"]
        )
    )
    def a_key_is_pressed(self, name: str) -> None:
        self.press(getattr(Player, name))

    @rule()
    def the_machine_sleeps(self) -> None:
        self.listener.clock.suspend(30)

    @rule()
    @precondition(lambda self: len(self.heard) > 20)
    def stop_is_pressed(self) -> None:
        was_over = self.listener.player.state.is_over
        heard = self.press(Player.stop)
        assert was_over or kinds(heard) == ["stopped"]

    @invariant()
    def the_phase_that_was_told_is_the_one_that_runs(self) -> None:
        player = self.listener.player
        told = [cue for cue in self.heard if cue.kind in OPENING]
        if player.state is PlayerState.RUNNING and self.heard[-1].kind in OPENING | {CueKind.COUNT, CueKind.HALF}:
            assert told[-1].at == player.moment().segment.starts_at

    def press(self, command: Callable[[Player], tuple[PlayerEvent, ...]]) -> list[Cue]:
        cues = self.listener.press(command)
        for cue in cues:
            if cue.cuts:
                self.passed = []
            if cue.kind in {*OPENING, CueKind.HALF, CueKind.TEN_LEFT}:
                assert all(cue.at > time for time in self.passed), "told twice in one pass"
                self.passed.append(cue.at)
        if self.listener.player.state not in {PlayerState.RUNNING, PlayerState.FINISHED, PlayerState.WAITING}:
            assert not any(cue.kind in OPENING for cue in cues), "what stands still begins nothing"
        self.heard += cues
        return cues


TestListenerLife = ListenerLife.TestCase
TestListenerLife.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
