"""The icon in the tray: what it says, and what is chosen there."""

import pytest

from sciatimer.catalogue.kinds import Position
from sciatimer.desktop.tray import TrayItem, TrayLook
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.model import Held
from sciatimer.ui.breaks_view import Standing
from sciatimer.ui.tray_view import tray_look, tray_menu, tray_tip
from tests.desktop.surroundings import Office
from tests.ui.workday import Workday


@pytest.fixture
def panel(workday: Workday) -> Workday:
    """A desk with a tray, and the program in it."""
    workday.office = Office(has_tray=True)
    workday.start_program()
    return workday


def standing(workday: Workday) -> Standing:
    """How the breaks stand."""
    found = workday.breaks.standing()
    assert found is not None
    return found


def labels(items: tuple[TrayItem, ...]) -> list[str]:
    """All lines of a menu, those of its own menus too."""
    return [label for item in items for label in (item.label, *labels(item.items)) if label]


def choose(workday: Workday, key: str) -> None:
    """The person takes a line of the menu."""
    workday.reminding._tray.chosen.emit(key)


def test_it_says_when_the_next_break_comes(panel: Workday) -> None:
    assert tray_tip(standing(panel), panel.texts) == "Next: a stretch, if you like, about 09:45"
    assert labels(tray_menu(standing(panel), panel.texts))[0].endswith("(in 45 min)")
    panel.sit(20)
    assert labels(tray_menu(standing(panel), panel.texts))[0].endswith("(in 25 min)")


def test_the_menu_has_everything_that_a_day_needs(panel: Workday) -> None:
    said = labels(tray_menu(standing(panel), panel.texts))
    for key in ("pause_30", "pause_60", "pause_tomorrow", "pause_open", "meeting", "open", "quit"):
        assert panel.texts(f"resident.{key}") in said
    for position in Position:
        assert panel.texts(f"today.position_{position}") in said


def test_a_pause_shows_in_the_icon_and_its_end_is_offered(panel: Workday) -> None:
    choose(panel, "pause-30")
    assert panel.held() is Held.PAUSED
    assert tray_look(standing(panel)) is TrayLook.PAUSED
    assert tray_tip(standing(panel), panel.texts) == "Paused until 09:30."
    assert panel.texts("resident.resume") in labels(tray_menu(standing(panel), panel.texts))
    choose(panel, "resume")
    assert tray_look(standing(panel)) is TrayLook.NORMAL


def test_a_meeting_is_said_and_taken_back_there(panel: Workday) -> None:
    choose(panel, "meeting")
    meeting = next(item for item in tray_menu(standing(panel), panel.texts) if item.key == "meeting")
    assert meeting.checked
    panel.sit(60)
    assert panel.office.notifier.all == []
    assert tray_tip(standing(panel), panel.texts).startswith("A break waits")
    choose(panel, "meeting")
    assert panel.is_offered()


def test_a_click_opens_the_window(panel: Workday) -> None:
    panel.reminding._tray.open_requested.emit()
    assert panel.app.window.isVisible()


@pytest.mark.parametrize("position", list(Position))
def test_a_stretch_can_be_begun_from_there(panel: Workday, position: Position) -> None:
    choose(panel, f"start-{position}")
    assert panel.page == "today"
    panel.say(1)
    assert panel.app.pages.today.cards[position].isChecked()


def test_open_and_quit(panel: Workday) -> None:
    choose(panel, "open")
    assert panel.app.window.isVisible()
    choose(panel, "quit")
    assert not panel.app.window.isVisible()
    assert panel.codes == [0]


def test_while_the_routine_is_locked_it_says_so_and_nothing_of_pain(panel: Workday) -> None:
    choose(panel, "open")
    panel.session(after=8)
    panel.sit(60)
    assert panel.held() is Held.LOCKED
    said = " ".join((tray_tip(standing(panel), panel.texts), *labels(tray_menu(standing(panel), panel.texts))))
    assert panel.texts("breaks.held_locked") in said
    assert "pain" not in said.lower()
    assert tray_look(standing(panel)) is TrayLook.RESTING


def test_a_panel_that_goes_and_comes_back_has_the_icon_again(panel: Workday) -> None:
    seen = []
    for there in (False, True):
        panel.office.host.turn(there=there)
        seen.append(panel.reminding.has_tray)
    assert seen == [False, True]
    assert panel.reminding._tray._tip == "Next: a stretch, if you like, about 09:45"


def test_with_breaks_off_it_rests(workday: Workday) -> None:
    with HistoryStore(workday.folder / "history.db") as store:
        change(store, "reminders", False, workday.clock.now())
    workday.office = Office(has_tray=True)
    workday.start_program()
    assert tray_look(standing(workday)) is TrayLook.RESTING
    assert tray_tip(standing(workday), workday.texts) == f"No breaks: {workday.texts('breaks.held_off')}"
