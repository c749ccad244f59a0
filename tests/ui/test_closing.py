"""Closing the window: what it means is said once, and the person chooses."""

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from tests.desktop.surroundings import Office
from tests.ui.workday import Workday


def test_it_is_explained_once_that_the_breaks_go_on(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    workday.close_window()
    assert workday.app.window.isVisible()
    assert workday.reads("resident.closing_hidden")
    workday.press("way-keep")
    assert not workday.app.window.isVisible()
    assert workday.codes == []
    program.resident.open()
    workday.close_window()
    assert not workday.app.window.isVisible()
    assert workday.codes == []


def test_with_a_tray_it_is_said_that_the_icon_brings_it_back(workday: Workday) -> None:
    workday.office = Office(has_tray=True)
    workday.start_program(tray=False)
    workday.close_window()
    assert workday.reads("resident.closing_tray")


def test_quit_there_ends_the_program(workday: Workday) -> None:
    workday.start_program(tray=False)
    workday.close_window()
    workday.press("way-quit")
    assert not workday.app.window.isVisible()
    assert workday.codes == [0]


def test_who_closes_once_more_is_not_held(workday: Workday) -> None:
    workday.start_program(tray=False)
    workday.close_window()
    workday.close_window()
    assert not workday.app.window.isVisible()
    assert workday.codes == []
    workday.end_program()
    assert workday.closing_told()


def test_without_breaks_closing_ends_the_program(workday: Workday) -> None:
    with HistoryStore(workday.folder / "history.db") as store:
        change(store, "reminders", False, workday.clock.now())
    workday.start_program(tray=False)
    workday.close_window()
    assert not workday.app.window.isVisible()
    assert workday.codes == [0]


def test_closing_in_a_session_stops_it_and_its_check_is_asked_when_the_window_comes_back(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    workday.start()
    workday.close_window()
    assert not workday.app.flow.session.is_running
    workday.press("way-keep")
    program.resident.open()
    assert workday.page in {"stop", "check"}


def test_a_window_that_comes_back_shows_what_is_asked_for_by_then(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    workday.press("header-learn")
    workday.close_window()
    workday.press("way-keep")
    workday.clock.advance(8 * 86400)
    program.resident.open()
    assert workday.page == "screening"
