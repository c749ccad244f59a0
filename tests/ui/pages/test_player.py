"""The player screen: what it shows, and keys that work wherever the focus is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.session.player import Player
from sciatimer.ui.pages.player import PROGRESS_STEPS, PlayerPage
from sciatimer.ui.player_view import PlayerView, Staging, player_view
from sciatimer.ui.theme import DARK, LIGHT
from tests.fakes import FakeClock
from tests.safety.examples import EXERCISES
from tests.session.built_in import HOLD, run, session
from tests.ui.pages.gallery import TEXTS, Gallery, named, press_key, settle

TIMELINE = session(HOLD)
MOVING = Staging(TIMELINE, TEXTS, Build.SLIM, still=False)
IN_HOLD = 18.0  # seconds from the beginning

REQUESTS: dict[Qt.Key, str] = {
    Qt.Key.Key_Space: "pause_requested",
    Qt.Key.Key_Left: "back_requested",
    Qt.Key.Key_Right: "forward_requested",
    Qt.Key.Key_E: "ease_requested",
    Qt.Key.Key_Escape: "stop_requested",
    Qt.Key.Key_F11: "full_screen_requested",
    Qt.Key.Key_F: "full_screen_requested",
}
BUTTONS = {
    "player-back": "back_requested",
    "player-pause": "pause_requested",
    "player-forward": "forward_requested",
    "player-ease": "ease_requested",
    "player-full": "full_screen_requested",
    "player-stop": "stop_requested",
}


def a_hold() -> PlayerView:
    clock = FakeClock()
    player = Player(TIMELINE, clock)
    player.start()
    run(player, clock, IN_HOLD)
    return player_view(player, None, MOVING)


@pytest.fixture
def page(gallery: Gallery) -> PlayerPage:
    shown = gallery.show("player")
    assert isinstance(shown, PlayerPage)
    shown.show_view(a_hold())
    settle()
    return shown


@pytest.mark.parametrize("key", REQUESTS)
def test_every_key_works_wherever_the_focus_is(page: PlayerPage, key: Qt.Key) -> None:
    told = {name: count(getattr(page, name)) for name in BUTTONS.values()}
    places: list[QWidget] = [page, *(named(page, name) for name in BUTTONS)]
    for place in places:
        place.setFocus()
        press_key(key)
    assert {name: len(times) for name, times in told.items() if times} == {REQUESTS[key]: len(places)}


def count(signal: SignalInstance) -> list[None]:
    """Grows by one whenever a signal is emitted."""
    told: list[None] = []
    signal.connect(lambda: told.append(None))
    return told


@pytest.mark.parametrize(("name", "request_name"), BUTTONS.items())
def test_every_button_asks_for_what_it_says(qtbot: QtBot, page: PlayerPage, name: str, request_name: str) -> None:
    with qtbot.waitSignal(getattr(page, request_name)):
        named(page, name).click()


def test_stop_works_also_where_nothing_else_does(qtbot: QtBot, page: PlayerPage) -> None:
    page.show_view(replace(a_hold(), can_ease=False))
    for name in BUTTONS:
        if name != "player-stop":
            named(page, name).setEnabled(False)
    with qtbot.waitSignal(page.stop_requested):
        press_key(Qt.Key.Key_Escape)


def test_keys_of_the_player_are_silent_on_other_pages(qtbot: QtBot, gallery: Gallery, page: PlayerPage) -> None:
    gallery.show("stop")
    spies = [count(getattr(page, name)) for name in BUTTONS.values()]
    press_key(Qt.Key.Key_Escape, Qt.Key.Key_E, Qt.Key.Key_F11, Qt.Key.Key_Right)
    assert [len(spy) for spy in spies] == [0] * len(spies)


def test_a_hold_is_told_in_words(page: PlayerPage) -> None:
    assert (page.phase.text(), page.leg.text()) == ("Hold", "Left leg")
    assert page.cue.text()
    assert page.coming.text() == TEXTS("session.coming.ease_out")
    assert page.summary.text().startswith("0 of 6 holds done")
    assert page.ring.seconds == 7
    assert page.ring.accessibleName() == "Hold, Left leg"
    assert page.progress.value() == round(IN_HOLD / TIMELINE.total * PROGRESS_STEPS)


def test_the_pause_button_says_what_it_does_next(page: PlayerPage) -> None:
    pause = named(page, "player-pause")
    assert pause.text() == "Pause (Space)"
    page.show_view(replace(a_hold(), paused=True))
    assert pause.text() == "Go on (Space)"
    assert (pause.accessibleName(), pause.toolTip()) == ("Go on", "Go on (Space)")


def test_easing_off_is_there_only_where_it_makes_sense(page: PlayerPage) -> None:
    assert named(page, "player-ease").isEnabled()
    page.show_view(replace(a_hold(), can_ease=False))
    assert not named(page, "player-ease").isEnabled()


def test_a_screen_reader_hears_the_picture(page: PlayerPage) -> None:
    page.describe("Picture of a person who lies")
    assert page.figure.accessibleName() == "Picture of a person who lies"


def test_the_player_goes_dark_with_the_window(page: PlayerPage) -> None:
    page.set_colours(DARK, look_for(True, SkinTone.TAN, HairTone.BROWN))
    ring = page.ring.grab().toImage()
    corners = {ring.pixelColor(x, y).name() for x in range(ring.width()) for y in range(ring.height())}
    assert DARK.glow.lower() in corners
    assert LIGHT.glow.lower() not in corners


@pytest.mark.parametrize("size", [(960, 640), (1280, 720), (1600, 1000)])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_seconds_are_a_fifth_of_the_window_high(
    gallery: Gallery, page: PlayerPage, size: tuple[int, int], scale: float
) -> None:
    gallery.dress(scale)
    gallery.window.resize(*size)
    settle()
    assert gallery.window.height() == size[1]
    assert page.ring.digit_height() >= size[1] * 0.2
    font = QFont(page.ring.font())
    font.setWeight(QFont.Weight.Bold)
    font.setPixelSize(100)
    share = QFontMetricsF(font).tightBoundingRect("30").width() / QFontMetricsF(font).tightBoundingRect("0").height()
    assert page.ring.digit_height() * share < min(page.ring.width(), page.ring.height())


def test_stop_is_the_most_striking_button(page: PlayerPage) -> None:
    stop = named(page, "player-stop")
    image = stop.grab().toImage()
    assert image.pixelColor(image.width() // 2, 8).name() == LIGHT.stop.lower()
    assert stop.width() >= 140


def test_the_longest_line_leaves_the_seconds_their_fifth_of_the_window(gallery: Gallery, page: PlayerPage) -> None:
    gallery.dress(2.0)
    longest = max((line for exercise in EXERCISES.values() for line in exercise.setup), key=len)
    page.show_view(replace(a_hold(), cue=longest, coming=TEXTS("player.paused_coming", minutes=5)))
    settle()
    assert gallery.window.height() == 640
    assert page.ring.is_tight
    assert page.ring.digit_height() == pytest.approx(640 * 0.2)
    assert page.ring.height() > page.ring.digit_height()
    assert page.phase.font().pixelSize() >= 32, "200 % of plain text"


def test_where_no_ring_has_room_a_bar_says_how_much_is_left(gallery: Gallery, page: PlayerPage) -> None:
    page.ring.setFixedHeight(150)
    settle()
    page.ring.show_time(7, 0.5, strong=True)
    image = page.ring.grab().toImage()
    foot = image.height() - 3
    glow, raised = LIGHT.glow.lower(), LIGHT.raised.lower()
    assert [image.pixelColor(x, foot).name() for x in (5, image.width() - 5)] == [glow, raised]
    page.ring.flash()
    assert page.ring.grab().toImage().pixelColor(2, 2).name() == LIGHT.selected.lower()
    page.ring.put_out()


def test_in_full_screen_the_words_grow_with_the_window_and_shrink_again(gallery: Gallery, page: PlayerPage) -> None:
    usual = page.phase.font().pixelSize(), page.cue.font().pixelSize()
    gallery.window.setWindowState(Qt.WindowState.WindowFullScreen)
    settle()
    grown = round(min(page.height() * 0.06, page.width() * 0.044))
    assert grown > usual[0]
    assert page.phase.font().pixelSize() == page.leg.font().pixelSize() == grown
    assert page.cue.font().pixelSize() >= usual[1]
    assert page.ring.digit_height() >= gallery.window.height() * 0.2
    gallery.window.setWindowState(Qt.WindowState.WindowNoState)
    settle()
    assert (page.phase.font().pixelSize(), page.cue.font().pixelSize()) == usual
