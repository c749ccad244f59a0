"""A session in the window: played to its end, paused, moved, eased off and stopped, each change on disk first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from sciatimer.history.facts import (
    EndReason,
    Fact,
    PhaseBegun,
    PlayerChanged,
    SessionEnded,
    SessionStarted,
    StopFelt,
)
from sciatimer.history.settings import change
from sciatimer.safety.values import Outcome, StopFeeling
from sciatimer.session.model import SegmentKind, Side
from sciatimer.ui.player_view import PlayerView
from tests.fakes import FakeClock
from tests.ui.desk import Desk, clear_away


def begin(desk: Desk, position: str = "") -> None:
    desk.open_known()
    desk.say(2)
    if position:
        desk.press(f"card-{position}")
    desk.press("today-start")
    assert desk.page == "player"


def changes(desk: Desk) -> list[str]:
    return [fact.change for fact in desk.facts(PlayerChanged)]


def test_a_session_is_played_to_its_end_and_every_phase_is_on_disk(desk: Desk) -> None:
    begin(desk)
    started = desk.last(SessionStarted)
    desk.play_through()
    assert desk.page == "check"
    phases = desk.facts(PhaseBegun)
    assert [phase.kind for phase in phases[:5]] == [
        SegmentKind.GET_READY,
        SegmentKind.EASE_IN,
        SegmentKind.HOLD,
        SegmentKind.EASE_OUT,
        SegmentKind.REST,
    ]
    holds = [phase for phase in phases if phase.kind is SegmentKind.HOLD]
    assert [(hold.side, hold.repetition) for hold in holds] == [
        (side, repetition) for side in (Side.RIGHT, Side.LEFT) for repetition in range(1, started.repetitions + 1)
    ]
    ended = desk.last(SessionEnded)
    assert (ended.reason, ended.holds_done, ended.holds_planned) == (EndReason.FINISHED, 6, 6)


def test_a_phase_is_on_disk_before_its_word_is_shown(desk: Desk) -> None:
    begin(desk)
    seen: list[tuple[Fact, str]] = []

    def look(facts: list[Fact]) -> None:
        seen.extend((fact, desk.app.pages.player.phase.text()) for fact in facts)

    desk.store.before_write = look
    desk.play_through()
    phases = [(fact, shown) for fact, shown in seen if isinstance(fact, PhaseBegun)]
    assert len(phases) > 10
    assert all(shown != desk.texts(f"session.phase.{fact.kind}") for fact, shown in phases)
    assert isinstance(seen[-1][0], SessionEnded)
    assert desk.page == "check"


def test_a_phase_that_begins_while_the_one_before_is_written_is_not_shown_before_it_is_on_disk(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(desk)
    seen: list[tuple[str, SegmentKind]] = []
    stage = desk.app.flow.session.stage
    show = stage.show_view

    def witness(view: PlayerView) -> None:
        seen.append((view.phase, desk.last(PhaseBegun).kind))
        show(view)

    def write_slowly(facts: list[Fact]) -> None:
        if any(isinstance(fact, PhaseBegun) for fact in facts):
            desk.clock.advance(4.5)

    monkeypatch.setattr(stage, "show_view", witness)
    desk.store.before_write = write_slowly
    desk.let_go_by(60, 0.7)
    assert {phase for phase, _ in seen} >= {desk.texts("session.phase.hold"), desk.texts("session.phase.rest")}
    assert [phase for phase, _ in seen] == [desk.texts(f"session.phase.{kind}") for _, kind in seen]


def test_what_is_seen_follows_the_clock(desk: Desk) -> None:
    begin(desk)
    player = desk.app.pages.player
    assert (player.phase.text(), player.ring.seconds) == ("Get ready", 10)
    desk.let_go_by(4)
    assert player.ring.seconds == 6
    desk.play_to(SegmentKind.HOLD)
    assert player.leg.text() == "Right leg", "the less painful leg goes first"
    assert "Next: come out slowly" in desk.words


def test_the_program_draws_often_while_the_body_moves_and_seldom_while_it_stands(desk: Desk) -> None:
    begin(desk)
    timer = desk.app.flow.session._timer
    pace = {SegmentKind.GET_READY: timer.interval()}
    for kind in (SegmentKind.EASE_IN, SegmentKind.HOLD):
        desk.play_to(kind)
        pace[kind] = timer.interval()
    assert pace[SegmentKind.EASE_IN] < pace[SegmentKind.HOLD] < pace[SegmentKind.GET_READY]
    desk.press("player-pause")
    assert timer.interval() == pace[SegmentKind.GET_READY]


def test_with_reduced_motion_it_draws_when_the_seconds_change_and_no_faster(desk: Desk) -> None:
    desk.pass_screens()
    desk.open()
    change(desk.store, "reduced_motion", True, desk.clock.now())
    desk.start()
    desk.play_to(SegmentKind.EASE_IN)
    assert desk.app.flow.session._timer.interval() >= 200


def test_space_pauses_and_goes_on_after_a_lead_in(desk: Desk) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    left = desk.app.pages.player.ring.seconds
    desk.key(Qt.Key.Key_Space)
    assert desk.reads("player.paused")
    assert desk.button("player-pause").accessibleName() == desk.texts("player.resume")
    desk.let_go_by(60)
    assert desk.app.pages.player.ring.seconds == left
    desk.key(Qt.Key.Key_Space)
    assert desk.reads("player.lead_in_cue")
    assert desk.app.pages.player.ring.seconds == 3
    desk.let_go_by(3)
    assert desk.app.pages.player.phase.text() == "Hold"
    assert desk.app.pages.player.ring.seconds == left
    assert changes(desk) == ["paused", "lead_in", "resumed"]


def test_the_arrows_go_on_and_back(desk: Desk) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    desk.let_go_by(4)
    desk.key(Qt.Key.Key_Left)
    assert desk.app.pages.player.phase.text() == "Ease in"
    desk.key(Qt.Key.Key_Right)
    assert desk.last(PhaseBegun).repetition == 2
    assert changes(desk) == ["moved", "moved"]
    assert "0 of 6" in desk.words, "what was skipped was not done"


def test_going_on_past_the_last_repetition_ends_the_session_with_what_was_done(desk: Desk) -> None:
    begin(desk)
    for _ in range(9):
        if desk.page == "player":
            desk.press("player-forward")
    assert desk.page == "check"
    ended = desk.last(SessionEnded)
    assert (ended.reason, ended.holds_done) == (EndReason.FINISHED, 0)


def test_e_eases_off_in_a_hold_and_the_session_may_go_on(desk: Desk) -> None:
    begin(desk, "seated")
    assert not desk.can_press("player-ease"), "nothing to ease off yet"
    desk.key(Qt.Key.Key_E)
    assert changes(desk) == []
    desk.play_to(SegmentKind.HOLD)
    desk.key(Qt.Key.Key_E)
    assert desk.reads("player.eased_cue")
    desk.key(Qt.Key.Key_Space)
    desk.let_go_by(3)
    assert changes(desk) == ["eased", "lead_in", "resumed"]
    desk.play_through()
    assert desk.page == "check"


@pytest.mark.parametrize("state", ["ready", "hold", "paused", "eased", "lead_in"])
def test_escape_stops_at_once_from_every_state_without_a_question(state: str, desk: Desk) -> None:
    begin(desk)
    if state != "ready":
        desk.play_to(SegmentKind.HOLD)
    for key in {"paused": " ", "eased": "e", "lead_in": "  "}.get(state, ""):
        desk.key(key)
    desk.key(Qt.Key.Key_Escape)
    assert desk.page == "stop"
    assert desk.last(SessionEnded).reason is EndReason.STOPPED
    assert not desk.app.flow.session.is_running
    assert not desk.app.flow.session._timer.isActive()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_key_of_the_session_right_after_esc_is_no_answer_to_what_was_felt(key: Qt.Key, desk: Desk) -> None:
    begin(desk)
    desk.key(Qt.Key.Key_Escape, key)
    assert desk.page == "stop"
    assert desk.facts(StopFelt) == []
    desk.key(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    assert desk.last(StopFelt).felt is StopFeeling.PULL_TOO_STRONG


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_E])
def test_no_key_of_the_session_leads_back_into_it_after_a_stop(key: Qt.Key, desk: Desk) -> None:
    begin(desk)
    desk.press("player-stop")
    before = len(desk.facts(PhaseBegun))
    desk.app.window.setFocus()
    desk.app.pages.player.forward_requested.emit()
    desk.app.pages.player.pause_requested.emit()
    desk.app.pages.player.back_requested.emit()
    desk.app.pages.player.ease_requested.emit()
    desk.app.pages.player.stop_requested.emit()
    desk.app.flow.session._timer.timeout.emit()
    desk.clock.advance(60)
    desk.app.flow.session._timer.timeout.emit()
    assert desk.page == "stop"
    assert len(desk.facts(PhaseBegun)) == before
    assert len(desk.facts(SessionEnded)) == 1


def test_five_minutes_of_pause_end_the_session_as_not_finished_and_the_check_is_still_asked(desk: Desk) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    desk.press("player-pause")
    desk.let_go_by(299)
    assert desk.page == "player"
    desk.let_go_by(2)
    assert desk.page == "check"
    assert desk.last(SessionEnded).reason is EndReason.NOT_FINISHED
    desk.save_check()
    assert desk.page == "message"


def test_a_machine_that_slept_for_a_minute_finds_the_session_paused_where_it_was(desk: Desk, clock: FakeClock) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    desk.let_go_by(2)
    left = desk.app.pages.player.ring.seconds
    clock.suspend(60)
    desk.tick()
    assert desk.reads("player.paused_gap")
    assert desk.app.pages.player.ring.seconds == left
    assert changes(desk) == ["paused"]


def test_a_process_that_was_stopped_for_ten_seconds_finds_the_session_paused(desk: Desk, clock: FakeClock) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    clock.advance(10)
    desk.tick()
    assert desk.reads("player.paused_gap")
    assert len([phase for phase in desk.facts(PhaseBegun) if phase.kind is SegmentKind.HOLD]) == 1


def test_a_pause_that_was_asked_for_does_not_blame_the_computer(desk: Desk) -> None:
    begin(desk)
    desk.press("player-pause")
    assert not desk.reads("player.paused_gap")


def test_the_warning_signs_are_one_click_away_in_a_session(desk: Desk) -> None:
    begin(desk)
    desk.press("player-help")
    assert desk.page == "help"
    assert changes(desk) == ["paused"]
    desk.press("way-back")
    assert desk.page == "player"


def test_help_in_a_session_pauses_it_and_gives_it_back_paused(desk: Desk) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    left = desk.app.pages.player.ring.seconds
    desk.key(Qt.Key.Key_F1)
    assert desk.page == "help"
    assert changes(desk) == ["paused"]
    desk.let_go_by(30)
    desk.press("way-back")
    assert desk.page == "player"
    assert desk.reads("player.paused")
    assert desk.app.pages.player.ring.seconds == left
    assert not desk.can_press("header-help"), "the header stays away from a session"
    desk.key(Qt.Key.Key_Space)
    desk.let_go_by(3)
    assert desk.app.pages.player.phase.text() == "Hold"


def test_help_in_a_session_that_is_left_open_for_five_minutes_leads_to_the_check(desk: Desk) -> None:
    begin(desk)
    desk.key(Qt.Key.Key_F1)
    desk.let_go_by(301)
    assert desk.page == "check"
    assert desk.last(SessionEnded).reason is EndReason.NOT_FINISHED


def test_in_a_session_there_is_no_way_to_the_settings(desk: Desk) -> None:
    begin(desk)
    moves = {"player-back", "player-pause", "player-forward", "player-stop", "player-help"}
    assert set(desk.pressable) == moves | {"player-views"}
    desk.press("player-views")
    assert set(desk.pressable) == {
        "player-help",
        "player-stop",
        "player-views",
        "player-full",
        "player-desk",
        "player-words",
    }


def test_full_screen_comes_and_goes_and_is_left_at_the_end(desk: Desk) -> None:
    begin(desk)
    desk.press("player-views", "player-full")
    assert desk.app.window.isFullScreen()
    desk.press("player-views", "player-full")
    assert not desk.app.window.isFullScreen()
    desk.press("player-views", "player-full", "player-stop")
    assert not desk.app.window.isFullScreen()
    assert desk.page == "stop"


def test_who_wants_it_begins_in_full_screen(desk: Desk) -> None:
    desk.open_known()
    change(desk.store, "full_screen", True, desk.clock.now())
    desk.start()
    assert desk.app.window.isFullScreen()
    desk.play_through()
    assert not desk.app.window.isFullScreen()


@pytest.mark.parametrize(
    ("state", "reach"),
    [
        ("ready", lambda desk: None),
        ("hold", lambda desk: desk.play_to(SegmentKind.HOLD)),
        ("paused", lambda desk: desk.press("player-pause")),
        ("full screen", lambda desk: desk.press("player-views", "player-full")),
        ("help", lambda desk: desk.key(Qt.Key.Key_F1)),
    ],
)
def test_closing_the_window_stops_the_session_and_what_was_felt_is_asked_next_time(
    state: str, reach: Callable[[Desk], None], desk: Desk
) -> None:
    begin(desk)
    reach(desk)
    desk.reopen()
    assert [end.reason for end in desk.facts(SessionEnded)] == [EndReason.STOPPED]
    assert desk.page == "stop"
    desk.press("felt-interrupted")
    assert desk.page == "check"


def test_a_window_that_was_closed_is_gone(desk: Desk) -> None:
    begin(desk)
    desk.press("player-views", "player-full")
    desk.app.window.close()
    assert not desk.app.window.isVisible()
    assert not desk.app.flow.session._timer.isActive()


def test_a_killed_program_asks_what_was_felt_and_then_the_check(desk: Desk) -> None:
    begin(desk)
    desk.play_to(SegmentKind.HOLD)
    desk.kill()
    desk.open()
    assert desk.page == "stop"
    ended = desk.last(SessionEnded)
    assert (ended.reason, ended.holds_done) == (EndReason.INTERRUPTED, 0)
    desk.press("felt-pain")
    assert desk.page == "check"
    desk.save_check()
    assert desk.reads("safety.R9")


@pytest.mark.parametrize(
    ("felt", "page", "notice"),
    [
        (StopFeeling.PULL_TOO_STRONG, "check", ""),
        (StopFeeling.PAIN, "check", "safety.I5"),
        (StopFeeling.NERVE, "check", "check.stop_nerve"),
        (StopFeeling.CALF_OR_FOOT, "check", "safety.I3"),
        (StopFeeling.CALF_OR_FOOT, "check", "check.stop_calf_or_foot"),
        (StopFeeling.DIZZY, "check", "screens.stop_dizzy_advice"),
        (StopFeeling.EMERGENCY, "ended", "screens.emergency"),
        (StopFeeling.INTERRUPTED, "check", ""),
    ],
)
def test_each_answer_of_the_stop_screen_is_on_disk_and_leads_on(
    felt: StopFeeling, page: str, notice: str, desk: Desk
) -> None:
    begin(desk)
    desk.press("player-stop")
    assert desk.reads("screens.stop")
    desk.press(f"felt-{felt}")
    assert desk.last(StopFelt).felt is felt
    assert desk.page == page
    if notice:
        assert desk.reads(notice)


@pytest.mark.parametrize(
    ("felt", "outcome", "rule"),
    [
        (StopFeeling.PULL_TOO_STRONG, Outcome.GOOD, "R11"),
        (StopFeeling.PAIN, Outcome.EASE, "R9"),
        (StopFeeling.NERVE, Outcome.LOCK, "R3"),
        (StopFeeling.CALF_OR_FOOT, Outcome.LOCK, "R4"),
        (StopFeeling.DIZZY, Outcome.EASE, "R9"),
        (StopFeeling.INTERRUPTED, Outcome.GOOD, "R11"),
    ],
)
def test_what_was_felt_at_the_stop_counts_in_the_verdict(
    felt: StopFeeling, outcome: Outcome, rule: str, desk: Desk
) -> None:
    begin(desk)
    desk.stop_for(felt)
    desk.save_check()
    judged = desk.facts_of_verdicts()[-1]
    assert judged == (outcome, rule)
    assert (desk.page == "ended") == (outcome is Outcome.LOCK)


def test_an_emergency_at_the_stop_that_a_kill_cut_off_is_judged_at_the_next_start(desk: Desk) -> None:
    begin(desk)
    desk.press("player-stop")
    desk.store.left = 1  # what was felt is still written, the verdict is not
    desk.press("felt-emergency")
    assert desk.page == "fault"
    desk.kill()
    desk.open()
    assert desk.page == "ended"
    assert desk.reads("screens.emergency")
    assert desk.facts_of_verdicts() == [(Outcome.EMERGENCY, "R1")]


def test_a_faster_clock_widens_what_counts_as_a_gap(desk: Desk, clock: FakeClock) -> None:
    desk.pass_screens()
    desk.open(speed=20)
    desk.start()
    clock.advance(8)
    desk.tick()
    assert desk.app.pages.player.phase.text() == "Get ready", "a tick of a fast clock is no gap"


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_E, Qt.Key.Key_F, Qt.Key.Key_W, Qt.Key.Key_Space])
def test_lying_down_every_letter_pauses_and_does_nothing_else(key: Qt.Key, desk: Desk) -> None:
    begin(desk, "lying")
    desk.play_to(SegmentKind.HOLD)
    desk.key(key)
    assert changes(desk) == ["paused"]
    assert not desk.app.window.isFullScreen()
    desk.key(key)
    assert changes(desk) == ["paused", "lead_in"]


def test_at_the_desk_a_letter_without_a_meaning_does_nothing(desk: Desk) -> None:
    begin(desk, "seated")
    desk.key(Qt.Key.Key_A)
    assert changes(desk) == []


def test_enter_begins_the_hold_when_the_pull_is_felt_before_the_time_is_over(desk: Desk) -> None:
    begin(desk, "lying")
    desk.play_to(SegmentKind.EASE_IN)
    assert desk.can_press("player-pull")
    desk.let_go_by(1)
    desk.key(Qt.Key.Key_Return)
    assert desk.last(PhaseBegun).kind is SegmentKind.HOLD
    assert changes(desk)[-1] == "pull_felt"
    assert not desk.can_press("player-pull")


def test_who_asked_for_it_is_waited_for_before_each_hold(desk: Desk) -> None:
    desk.open_known()
    change(desk.store, "wait_for_pull", True, desk.clock.now())
    desk.say(2)
    desk.press("today-start")
    desk.let_go_by(60)
    assert desk.reads("player.waiting_cue")
    assert desk.last(PhaseBegun).kind is SegmentKind.EASE_IN
    desk.press("player-pull")
    assert desk.last(PhaseBegun).kind is SegmentKind.HOLD
    assert changes(desk) == ["waiting", "pull_felt"]


def test_a_wait_of_five_minutes_ends_the_session_and_the_check_is_asked(desk: Desk) -> None:
    desk.open_known()
    change(desk.store, "wait_for_pull", True, desk.clock.now())
    desk.start()
    desk.let_go_by(330)
    assert desk.last(SessionEnded).reason is EndReason.NOT_FINISHED
    assert desk.page == "check"


def test_the_picture_can_be_read_in_words(desk: Desk) -> None:
    begin(desk, "seated")
    player = desk.app.pages.player
    assert not player.described.isVisible()
    desk.key(Qt.Key.Key_W)
    assert player.described.text() == player.figure.accessibleName()
    assert player.described.isVisible()
    desk.press("player-views", "player-words")
    assert not player.described.isVisible()


def test_what_a_sound_tells_stands_in_words_and_flashes(desk: Desk) -> None:
    begin(desk, "lying")
    player = desk.app.pages.player
    desk.play_to(SegmentKind.HOLD)
    assert player.ring._is_lit
    hold = desk.last(SessionStarted).hold
    desk.let_go_by(hold / 2 + 0.5, step=0.25)
    assert player.told.words == desk.texts("cues.shown.half", left=hold // 2)


@pytest.mark.parametrize(("key", "value"), [("flash", False), ("reduced_motion", True)])
def test_nothing_flashes_for_those_who_do_not_want_it(key: str, value: bool, desk: Desk) -> None:
    desk.open_known()
    change(desk.store, key, value, desk.clock.now())
    desk.start()
    desk.play_to(SegmentKind.HOLD)
    assert not desk.app.pages.player.ring._is_lit


def test_what_goes_wrong_is_shown_while_nobody_is_in_a_pose(desk: Desk) -> None:
    begin(desk, "seated")
    clear_away()
    cards = desk.app.pages.player.faults.cards
    assert [card.isVisible() for card in cards] == [True, True]
    desk.play_to(SegmentKind.HOLD)
    assert [card.isVisible() for card in cards] == [False, False]
    desk.play_to(SegmentKind.REST)
    clear_away()
    assert [card.isVisible() for card in cards] == [True, True]
