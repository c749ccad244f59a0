"""The small window: the same session, the same keys, in the place of the large window and back again."""

from itertools import product

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from sciatimer.history.facts import EndReason, PhaseBegun, PlayerChanged, SessionEnded, SettingChanged
from sciatimer.history.settings import Theme, change, load_settings
from sciatimer.session.model import SegmentKind
from sciatimer.ui.desk_view import LEAST, USUAL, DeskView
from sciatimer.ui.theme import DARK
from tests.ui.desk import Desk, clear_away


def begin(desk: Desk, position: str = "seated") -> DeskView:
    """Starts a session and takes it to the small window."""
    desk.open_known()
    return go_small(desk, position)


def go_small(desk: Desk, position: str = "seated") -> DeskView:
    desk.say(2)
    desk.press(f"card-{position}", "today-start")
    desk.app.pages.player.desk_view_requested.emit()
    return small(desk)


def small(desk: Desk) -> DeskView:
    view = desk.app.desk.view
    assert view is not None
    assert QTest.qWaitForWindowActive(view)
    clear_away()
    return view


def changes(desk: Desk) -> list[str]:
    return [fact.change for fact in desk.facts(PlayerChanged)]


def is_large(desk: Desk) -> bool:
    """Whether the large window is up, alone."""
    return desk.app.desk.view is None and desk.app.window.isVisible()


# to and fro


def test_the_session_moves_to_the_small_window_and_back_and_nothing_of_it_notices(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("card-seated", "today-start")
    desk.play_to(SegmentKind.HOLD)
    facts = len(desk.facts(PhaseBegun)), len(desk.facts(PlayerChanged))
    seconds = desk.app.pages.player.ring.seconds
    desk.key("d")
    view = small(desk)
    assert not desk.app.window.isVisible()
    assert (view.phase.text(), view.leg.text(), view.ring.seconds) == ("Hold", "Right leg", seconds)
    desk.let_go_by(2)
    assert view.ring.seconds == seconds - 2
    desk.key("d")
    assert is_large(desk)
    player = desk.app.pages.player
    assert (player.phase.text(), player.ring.seconds) == ("Hold", seconds - 2)
    assert desk.app.pages.player.hasFocus()
    assert (len(desk.facts(PhaseBegun)), len(desk.facts(PlayerChanged))) == facts


def test_the_large_window_comes_back_by_its_button(desk: Desk) -> None:
    begin(desk)
    desk.press("desk-large")
    assert is_large(desk)
    assert desk.page == "player"


def test_what_is_seen_at_once_is_what_is_true_at_once(desk: Desk) -> None:
    view = begin(desk)
    assert view.phase.text() == "Get ready"
    assert view.figure.accessibleName() == desk.app.pages.player.figure.accessibleName() != ""
    desk.key(Qt.Key.Key_Space)
    desk.key("d")
    assert desk.reads("player.paused")
    assert desk.button("player-pause").accessibleName() == desk.texts("player.resume")


def test_asking_twice_opens_one(desk: Desk) -> None:
    view = begin(desk)
    desk.app.desk.open()
    assert desk.app.desk.view is view


def test_from_full_screen_to_the_small_window_and_back_to_full_screen(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.press("card-seated", "today-start")
    desk.key(Qt.Key.Key_F11)
    desk.key("d")
    small(desk)
    desk.key("d")
    assert is_large(desk)
    assert desk.app.window.isFullScreen()
    desk.key(Qt.Key.Key_Escape)
    assert not desk.app.window.isFullScreen()


@pytest.mark.parametrize("key", [Qt.Key.Key_F11, Qt.Key.Key_F])
def test_the_small_window_leads_to_full_screen(desk: Desk, key: Qt.Key) -> None:
    begin(desk)
    desk.key(key)
    assert is_large(desk)
    assert desk.app.window.isFullScreen()
    assert changes(desk) == []


# the same keys


def test_space_pauses_and_goes_on(desk: Desk) -> None:
    view = begin(desk)
    desk.key(Qt.Key.Key_Space)
    assert changes(desk) == ["paused"]
    assert view.pause.text() == desk.texts("player.resume")
    desk.key(Qt.Key.Key_Space)
    assert changes(desk) == ["paused", "lead_in"]


def test_the_arrows_e_and_enter_do_what_they_do_on_the_page(desk: Desk) -> None:
    begin(desk)
    desk.key(Qt.Key.Key_Right)
    assert desk.last(PhaseBegun).kind is SegmentKind.EASE_IN
    desk.let_go_by(2)
    desk.key(Qt.Key.Key_Return)
    assert desk.last(PhaseBegun).kind is SegmentKind.HOLD
    desk.let_go_by(3)
    desk.key(Qt.Key.Key_Left)
    assert desk.last(PhaseBegun).kind is SegmentKind.EASE_IN
    desk.key("e")
    assert changes(desk) == ["moved", "pull_felt", "moved", "eased"]


def test_lying_down_any_letter_pauses_also_here(desk: Desk) -> None:
    begin(desk, "lying")
    desk.key("d")
    assert changes(desk) == ["paused"]
    assert desk.app.desk.view is not None
    desk.press("desk-large")
    assert is_large(desk)


def test_a_letter_without_a_meaning_does_nothing_at_the_desk(desk: Desk) -> None:
    begin(desk)
    desk.key("a")
    assert changes(desk) == []


def test_the_pull_is_felt_by_its_button_in_the_place_of_the_line(desk: Desk) -> None:
    view = begin(desk)
    assert view.cue.isVisible()
    desk.play_small_to(SegmentKind.EASE_IN)
    desk.let_go_by(1)
    assert not view.cue.isVisible()
    desk.press("desk-pull")
    assert desk.last(PhaseBegun).kind is SegmentKind.HOLD
    assert view.cue.isVisible()
    assert not view.pull.isVisible()


# the end, help and faults


@pytest.mark.parametrize("how", ["key", "button"])
def test_stop_ends_at_once_and_the_large_window_asks_what_was_felt(desk: Desk, how: str) -> None:
    begin(desk)
    if how == "key":
        desk.key(Qt.Key.Key_Escape)
    else:
        desk.press("desk-stop")
    assert desk.last(SessionEnded).reason is EndReason.STOPPED
    assert is_large(desk)
    assert desk.page == "stop"
    assert desk.app.window.isActiveWindow()
    assert desk.focused is not None
    assert desk.app.pages.stop.isAncestorOf(desk.focused)


def test_the_end_brings_the_check(desk: Desk) -> None:
    begin(desk)
    desk.play_through()
    assert is_large(desk)
    assert desk.page == "check"


def test_who_is_typing_elsewhere_when_it_ends_is_only_called(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(desk)
    called: list[QWidget] = []
    monkeypatch.setattr("sciatimer.ui.main_window.QApplication.alert", called.append)
    other = QPushButton("another program")
    other.show()
    other.activateWindow()
    assert QTest.qWaitForWindowActive(other)
    desk.play_through()
    assert is_large(desk)
    assert called == [desk.app.window]
    other.close()
    other.deleteLater()


def test_closing_the_small_window_pauses_and_the_large_one_shows_it(desk: Desk) -> None:
    view = begin(desk)
    view.close()
    clear_away()
    assert is_large(desk)
    assert desk.page == "player"
    assert changes(desk) == ["paused"]
    assert desk.reads("player.paused")


def test_a_minimised_window_pauses_nothing(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.app.window.showMinimized()
    desk.let_go_by(3)
    assert changes(desk) == []


def test_help_leads_to_the_large_window_and_pauses(desk: Desk) -> None:
    begin(desk)
    desk.key(Qt.Key.Key_F1)
    assert is_large(desk)
    assert desk.page == "help"
    assert changes(desk) == ["paused"]
    desk.press("way-back")
    assert desk.page == "player"
    assert is_large(desk)


def test_a_full_disk_brings_the_large_window_with_the_fault(desk: Desk) -> None:
    begin(desk)
    desk.store.full = True
    desk.key(Qt.Key.Key_Space)
    assert is_large(desk)
    assert desk.page == "fault"


def test_a_second_launch_brings_the_large_window(desk: Desk) -> None:
    begin(desk)
    desk.app.window.raise_above()
    assert is_large(desk)
    assert changes(desk) == []


def test_closing_the_program_leaves_no_window(desk: Desk) -> None:
    begin(desk)
    desk.app.window.close()
    clear_away()
    assert desk.app.desk.view is None
    assert desk.last(SessionEnded).reason is EndReason.STOPPED


# where it stands


def test_it_stands_on_top_bottom_right_in_its_usual_size_and_tells_nothing_of_pain(desk: Desk) -> None:
    view = begin(desk)
    free = desk.app.window.screen().availableGeometry()
    assert view.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert (view.size(), view.minimumSize(), view.windowTitle()) == (USUAL, LEAST, "Sciatimer")
    assert free.contains(view.frameGeometry())
    assert free.bottomRight().x() - view.frameGeometry().right() < 40
    assert free.bottomRight().y() - view.frameGeometry().bottom() < 40


def test_it_comes_back_where_it_was_put(desk: Desk) -> None:
    view = begin(desk)
    view.move(60, 70)
    view.resize(300, 400)
    desk.key("d")
    assert load_settings(desk.store).desk_place.startswith("60,70,300,400@")
    desk.key("d")
    assert (small(desk).pos(), small(desk).size()) == (QPoint(60, 70), QSize(300, 400))
    desk.key("d")
    assert len([fact for fact in desk.facts(SettingChanged) if fact.key == "desk_place"]) == 1


def test_a_full_disk_does_not_keep_it_from_coming_back(desk: Desk) -> None:
    view = begin(desk)
    view.move(60, 70)
    desk.store.full = True
    desk.key("d")
    assert is_large(desk)
    assert desk.page == "player"


@pytest.mark.parametrize("written", ["9000,9000,280,360@{}", "-500,-500,280,360@{}", "1,1,280,360@gone", "nonsense"])
def test_it_never_opens_where_nobody_can_see_it(desk: Desk, written: str) -> None:
    desk.open_known()
    screen = desk.app.window.screen()
    change(desk.store, "desk_place", written.format(screen.name()), desk.clock.now())
    view = go_small(desk)
    view.watch._timer.timeout.emit()  # by then the window manager has told how thick its frame is
    assert screen.availableGeometry().contains(view.frameGeometry())
    assert view.size() == USUAL


@pytest.mark.parametrize("what", ["screenRemoved", "screenAdded"])
def test_when_screens_come_or_go_it_is_brought_back_after_a_moment(desk: Desk, what: str) -> None:
    view = begin(desk)
    view.move(5000, 5000)
    view.watch._timer.stop()
    application = QGuiApplication.instance()
    getattr(application, what).emit(view.screen())
    assert view.pos() == QPoint(5000, 5000)
    assert view.watch._timer.isActive()
    assert view.watch._timer.interval() == 400
    view.watch._timer.timeout.emit()
    assert view.screen().availableGeometry().contains(view.frameGeometry())


def test_where_a_program_may_not_place_its_windows_it_is_an_ordinary_window(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.ui.screens.QGuiApplication.platformName", lambda: "wayland-egl")
    view = begin(desk)
    view.move(5000, 5000)
    view.watch._timer.timeout.emit()
    assert view.pos() == QPoint(5000, 5000)
    desk.key("d")
    assert is_large(desk)
    assert load_settings(desk.store).desk_place == ""


# how it looks


def test_it_goes_dark_with_the_window(desk: Desk) -> None:
    view = begin(desk)
    change(desk.store, "theme", Theme.DARK, desk.clock.now())
    desk.app.dress()
    assert view.ring._palette is DARK
    assert view.styleSheet() == desk.app.window.styleSheet()


def test_it_flashes_with_a_sound_unless_that_was_turned_off(desk: Desk) -> None:
    view = begin(desk)
    desk.play_small_to(SegmentKind.EASE_IN)
    assert view.ring._is_lit
    desk.key(Qt.Key.Key_Escape)
    change(desk.store, "flash", False, desk.clock.now())
    desk.press("felt-interrupted")
    desk.app.flow.session.stage.begin(flashes=False, any_key=False)
    assert not desk.app.pages.player.ring._is_lit


def test_what_is_missing_is_said_in_the_place_of_the_figure_for_a_while(desk: Desk) -> None:
    view = begin(desk)
    desk.app.flow.session.stage.show_missing("There is no sound right now.")
    assert view.missing.isVisible()
    assert not view.figure.isVisible()
    view._missing_over.timeout.emit()
    view._missing_over.stop()
    assert view.figure.isVisible()
    assert not view.missing.isVisible()


def test_everything_in_it_has_a_name_and_is_large_enough_to_hit(desk: Desk) -> None:
    view = begin(desk)
    view.resize(LEAST)
    clear_away()
    buttons = [made for made in view.findChildren(QPushButton) if made.isVisible()]
    assert {made.objectName() for made in buttons} == {"desk-large", "desk-pause", "desk-stop"}
    assert all(min(made.width(), made.height()) >= 44 for made in buttons)
    assert view.stop.width() > view.pause.width()
    assert view.large.accessibleName() == "Large window"
    assert view.help.accessibleName() == "Warning signs"
    assert view.ring.accessibleName() == "Get ready, Right leg"


@pytest.fixture(params=product((100, 200), ("least", "usual", "wide")), ids=lambda case: f"{case[1]} at {case[0]}")
def sized(request: pytest.FixtureRequest, desk: Desk) -> DeskView:
    scale, size = request.param
    desk.open_known()
    change(desk.store, "text_scale", scale, desk.clock.now())
    desk.app.dress()
    view = go_small(desk)
    sizes = {"least": view.minimumSize(), "usual": view.size(), "wide": QSize(700, view.minimumHeight())}
    view.resize(sizes[size])
    clear_away()
    assert view.size() == sizes[size], "it takes no more room than it was given"
    return view


def test_the_digits_are_a_fifth_of_the_window_high(sized: DeskView) -> None:
    assert sized.ring.digit_height() >= sized.height() * 0.2
    assert sized.ring.width() <= sized.width() * 0.7


def test_the_warning_signs_are_one_click_away_in_the_small_window(desk: Desk) -> None:
    begin(desk)
    desk.press("desk-help")
    assert desk.page == "help"
    assert desk.reads("ui.help_emergency")


def test_the_way_to_the_warning_signs_goes_before_it_covers_the_figure(desk: Desk) -> None:
    view = begin(desk)
    assert view.size() == USUAL
    assert view.figure.rect().contains(view.help.geometry())
    assert min(view.help.width(), view.help.height()) >= 44
    view.resize(LEAST)
    clear_away()
    assert not view.help.isVisible()
    view.resize(USUAL)
    clear_away()
    assert view.help.isVisible()
