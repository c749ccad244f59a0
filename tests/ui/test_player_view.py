"""What the player screen shows at a moment: words, seconds, ring and picture."""

import pytest

from sciatimer.figure.proportions import Build
from sciatimer.session.events import PauseReason
from sciatimer.session.model import SegmentKind
from sciatimer.session.player import Player
from sciatimer.texts import load_texts
from sciatimer.ui.player_view import PlayerView, Staging, clock_words, player_view
from tests.fakes import FakeClock
from tests.session.built_in import BOTH, HOLD, run, session

# Get ready 0-10, ease in 10-15, hold 15-25, ease out 25-30, rest 30-45, ...
TIMELINE = session(HOLD)
TEXTS = load_texts()
MOVING = Staging(TIMELINE, TEXTS, Build.SLIM, still=False)
STILL = Staging(TIMELINE, TEXTS, Build.SLIM, still=True)
GET_READY, EASE_IN, IN_HOLD, EASE_OUT, REST = 4.0, 12.0, 18.0, 27.0, 33.0


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(clock: FakeClock) -> Player:
    made = Player(TIMELINE, clock)
    made.start()
    return made


def seen(player: Player, reason: PauseReason | None = None, staging: Staging = MOVING) -> PlayerView:
    return player_view(player, reason, staging)


@pytest.mark.parametrize(
    ("position", "kind"),
    [
        (GET_READY, SegmentKind.GET_READY),
        (EASE_IN, SegmentKind.EASE_IN),
        (IN_HOLD, SegmentKind.HOLD),
        (EASE_OUT, SegmentKind.EASE_OUT),
        (REST, SegmentKind.REST),
    ],
)
def test_the_phase_is_named(player: Player, clock: FakeClock, position: float, kind: SegmentKind) -> None:
    run(player, clock, position)
    assert seen(player).phase == TEXTS(f"session.phase.{kind}")


def test_the_hold_shows_its_seconds_its_leg_and_its_ring(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    view = seen(player)
    assert (view.seconds, view.leg, view.strong) == (7, "Left leg", True)
    assert view.left == pytest.approx(0.7)
    assert view.glow == pytest.approx(1.0)
    assert (view.paused, view.can_ease) == (False, True)


def test_the_seconds_are_those_of_the_clock_and_not_of_the_last_tick(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    clock.advance(2.5)
    assert seen(player).seconds == 5


def test_easing_off_is_for_easing_in_and_for_holds(player: Player, clock: FakeClock) -> None:
    can_ease = []
    for position in (GET_READY, EASE_IN, IN_HOLD, EASE_OUT, REST):
        run(player, clock, position - player.position)
        can_ease.append(seen(player).can_ease)
    assert can_ease == [False, True, True, False, False]


def test_the_arrow_shows_the_movement_but_not_under_reduced_motion(player: Player, clock: FakeClock) -> None:
    run(player, clock, EASE_IN)
    assert seen(player).arrow > 0
    assert seen(player, staging=STILL).arrow == 0


def test_a_pause_says_how_to_go_on_and_when_it_ends_by_itself(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    player.toggle_pause()
    view = seen(player, PauseReason.ASKED)
    assert (view.phase, view.paused) == (TEXTS("player.paused"), True)
    assert view.coming == TEXTS("player.paused_coming_any", minutes=5)
    run(player, clock, 200)
    assert seen(player, PauseReason.ASKED).coming == TEXTS("player.paused_coming_any", minutes=2)


def test_standing_only_space_goes_on_and_that_is_what_it_says(clock: FakeClock) -> None:
    standing = session(BOTH)
    player, staging = Player(standing, clock), Staging(standing, TEXTS, Build.SLIM, still=False)
    player.start()
    run(player, clock, IN_HOLD)
    player.toggle_pause()
    assert seen(player, PauseReason.ASKED, staging).coming == TEXTS("player.paused_coming", minutes=5)
    player.toggle_pause()
    run(player, clock, 4)
    player.ease_off()
    assert seen(player, None, staging).cue == TEXTS("player.eased_cue")


def test_a_pause_that_the_computer_made_says_so(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    clock.advance(60)
    player.tick()
    assert seen(player, PauseReason.GAP).cue == TEXTS("player.paused_gap")
    assert seen(player, PauseReason.ASKED).cue != TEXTS("player.paused_gap")


def test_easing_off_says_what_to_do(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    player.ease_off()
    view = seen(player)
    assert (view.phase, view.cue, view.paused) == (TEXTS("player.eased"), TEXTS("player.eased_cue_any"), True)


def test_the_lead_in_counts_three_seconds(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    player.toggle_pause()
    player.toggle_pause()
    assert (seen(player).phase, seen(player).seconds) == (TEXTS("player.lead_in"), 3)
    assert (seen(player).cue, seen(player).paused) == (TEXTS("player.lead_in_cue"), False)
    run(player, clock, 1.5)
    assert seen(player).seconds == 2


def test_the_summary_tells_holds_and_time(player: Player, clock: FakeClock) -> None:
    begin = seen(player)
    assert begin.summary == TEXTS("player.summary", done=0, planned=6, time=clock_words(TIMELINE.total))
    assert begin.progress == 0
    run(player, clock, REST)
    assert seen(player).summary.startswith("1 of 6")
    assert seen(player).progress == pytest.approx(REST / TIMELINE.total)


def test_what_comes_next_is_told(player: Player, clock: FakeClock) -> None:
    run(player, clock, EASE_IN)
    assert TEXTS("session.phase.hold").lower() in seen(player).coming.lower()


def test_the_body_breathes_in_a_hold_but_not_in_a_pause(player: Player, clock: FakeClock) -> None:
    run(player, clock, IN_HOLD)
    first = seen(player).scene
    run(player, clock, 2.5)
    assert seen(player).scene != first
    player.toggle_pause()
    paused = seen(player).scene
    run(player, clock, 2.5)
    assert seen(player).scene == paused


def test_under_reduced_motion_the_picture_stands_still(player: Player, clock: FakeClock) -> None:
    run(player, clock, EASE_IN - 1)
    first = seen(player, staging=STILL).scene
    run(player, clock, 1)
    assert seen(player, staging=STILL).scene == first
    run(player, clock, IN_HOLD - EASE_IN)
    hold = seen(player, staging=STILL).scene
    assert hold != first
    run(player, clock, 2.5)
    assert seen(player, staging=STILL).scene == hold


@pytest.mark.parametrize(("seconds", "said"), [(0, "0:00"), (5, "0:05"), (59.2, "1:00"), (185, "3:05")])
def test_times_are_told_in_minutes_and_seconds(seconds: float, said: str) -> None:
    assert clock_words(seconds) == said
