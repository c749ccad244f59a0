"""That breaks come from now on is said once, on Today."""

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from tests.ui.desk import Desk


def test_it_is_said_once(desk: Desk) -> None:
    desk.open_known()
    assert desk.reads("resident.breaks_begin", minutes=45)
    desk.reopen()
    assert not desk.reads("resident.breaks_begin", minutes=45)


def test_not_to_whoever_has_switched_breaks_off(desk: Desk) -> None:
    desk.pass_screens()
    with HistoryStore(desk.folder / "history.db") as store:
        change(store, "reminders", False, desk.clock.now())
    desk.open()
    assert desk.page == "today"
    assert not desk.reads("resident.breaks_begin", minutes=45)


def test_a_full_disk_is_not_told_here(desk: Desk) -> None:
    desk.pass_screens()
    desk.next_store_is_full = True
    desk.open()
    assert desk.page == "today"
