"""The history is deleted, or replaced by a copy, behind the back of the program that reminds."""

from collections.abc import Callable

import pytest

from sciatimer.history.backup import backup
from sciatimer.history.break_facts import BreakAnswered
from sciatimer.history.deletion import delete_everything
from sciatimer.history.restore import restore
from sciatimer.history.settings import BreakStyle, change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.reminders.model import Held
from sciatimer.ui.break_rooms import BreakRooms
from tests.ui.workday import Workday

Replace = Callable[[Workday], None]


def delete(workday: Workday) -> None:
    """Everything goes, by another process."""
    paths = DataPaths(workday.folder)
    with HistoryStore(paths.history) as store:
        delete_everything(store, paths, workday.clock.now(), {})


def put_back(workday: Workday) -> None:
    """A copy from before the day comes back, by another process."""
    with HistoryStore(DataPaths(workday.folder).history) as store:
        restore(store, workday.folder / "copy.db", workday.clock.now(), {})


@pytest.fixture
def office_hours(workday: Workday) -> Workday:
    """The program in the tray, and a copy from before it."""
    with HistoryStore(DataPaths(workday.folder).history) as store:
        backup(store, workday.folder / "copy.db")
    workday.start_program()
    return workday


def wait_for_offer(workday: Workday) -> None:
    """Sits until a break is on the screen."""
    workday.sit(60)
    assert workday.breaks.is_showing


@pytest.mark.parametrize("replace", [delete, put_back])
@pytest.mark.parametrize("key", ["accept", "later", "skip", "default"])
def test_a_button_of_an_offer_that_went_with_the_history_does_no_harm(
    office_hours: Workday, key: str, replace: Replace
) -> None:
    wait_for_offer(office_hours)
    replace(office_hours)
    office_hours.answer(key)
    office_hours.breaks.look()
    with HistoryStore(DataPaths(office_hours.folder).history) as store:
        assert store.facts(BreakAnswered) == ()


def test_it_hurts_is_heard_though_the_offer_went_with_the_history(office_hours: Workday) -> None:
    with HistoryStore(DataPaths(office_hours.folder).history) as store:
        change(store, "break_style", BreakStyle.WINDOW, office_hours.clock.now())
    wait_for_offer(office_hours)
    put_back(office_hours)
    window = office_hours.breaks._teller._window
    assert window is not None
    window.hurts_requested.emit()
    assert office_hours.page == "today"


@pytest.mark.parametrize(("replace", "held"), [(delete, Held.OFF), (put_back, Held.AWAY)])
def test_who_is_away_when_the_history_goes_finds_the_reminders_alive(
    office_hours: Workday, replace: Replace, held: Held
) -> None:
    office_hours.sit(10)
    replace(office_hours)
    office_hours.clock.advance(300)
    office_hours.office.hands.go_idle(300)
    office_hours.breaks.look()
    assert office_hours.held() is held


def test_each_look_is_shown_once_in_the_window(workday: Workday, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[BreakRooms] = []

    def note(rooms: BreakRooms) -> None:
        shown.append(rooms)

    monkeypatch.setattr(BreakRooms, "refresh", note)
    workday.start_program().resident.open()
    shown.clear()
    workday.breaks.look()
    assert len(shown) == 1
