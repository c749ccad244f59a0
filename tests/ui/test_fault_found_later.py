"""What goes wrong while the program runs, with a window or with the icon in the tray alone, and the way out of it."""

import os
from pathlib import Path

import pytest

from sciatimer.history.break_facts import Away, RemindersPaused
from sciatimer.history.copies import daily_copy
from sciatimer.history.facts import SessionStarted
from sciatimer.history.faults import HistoryDamaged
from sciatimer.history.restore import restore_over_damage
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.history.verify import check, damage
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts
from sciatimer.ui import program as module
from sciatimer.ui.breaks_view import PauseFor
from tests.history.diary import Diary
from tests.ui.desk import Desk, FrailStore, clear_away
from tests.ui.workday import Workday

BROKEN = HistoryDamaged(Path("history.db"), "a page is gone")
PAUSE = f"pause-{PauseFor.HOUR}"


def choose_in_tray(workday: Workday, key: str) -> None:
    """Takes a line of the menu of the icon, as the desktop tells of it."""
    workday.reminding._tray.chosen.emit(key)
    clear_away()


def fill_disk(workday: Workday) -> None:
    assert workday.program is not None
    store = workday.program._foundation.store
    assert isinstance(store, FrailStore)
    store.full = True


def test_a_pause_that_cannot_be_saved_brings_up_a_window_that_says_so(workday: Workday) -> None:
    workday.start_program()
    fill_disk(workday)
    assert not workday._apps
    choose_in_tray(workday, PAUSE)
    assert workday.page == "fault"
    assert "Free some space" in workday.words
    with HistoryStore(DataPaths(workday.folder).history) as store:
        assert store.facts(RemindersPaused) == ()


def test_a_window_that_was_closed_comes_up_again_for_it(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    change(workday.store, "closing_told", True, workday.clock.now())
    workday.close_window()
    fill_disk(workday)
    choose_in_tray(workday, PAUSE)
    assert not program.resident.is_closed
    assert workday.page == "fault"


def test_who_comes_back_to_a_full_disk_is_not_met_by_a_window(workday: Workday) -> None:
    workday.start_program()
    fill_disk(workday)
    workday.go_away(20)
    assert workday.opened is None
    with HistoryStore(DataPaths(workday.folder).history) as store:
        assert all(recorded.fact.seconds == 0 for recorded in store.facts(Away))


def tear(file: Path) -> None:
    """Overwrites the first page of the sessions: whatever does not ask for them can still be read."""
    with HistoryStore(file) as store:
        page, size = store.read(
            "SELECT rootpage, (SELECT page_size FROM pragma_page_size) FROM sqlite_schema WHERE name = 'session_started'"
        )[0]
    with file.open("r+b") as handle:
        handle.seek((page - 1) * size)
        handle.write(b"\x55" * size)


def torn_with_copy(desk: Desk) -> DataPaths:
    """A history with a copy of today, of which half is gone; its beginning can be read."""
    desk.pass_screens()
    paths = DataPaths(desk.folder)
    with HistoryStore(paths.history) as store:
        for _ in range(100):
            Diary(store, desk.clock).session()
            desk.clock.advance(86_400)
        daily_copy(store, paths, desk.clock.now().date())
    tear(paths.history)
    return paths


def test_damage_that_is_found_in_the_window_offers_a_copy(desk: Desk) -> None:
    torn_with_copy(desk)
    wanted: list[object] = []
    app = desk.open()
    app.flow.faults.restore_requested.connect(wanted.append)
    assert desk.page == "fault"
    desk.press("way-restore")
    assert isinstance(wanted[0], HistoryDamaged)


def test_where_there_is_no_copy_none_is_offered(desk: Desk) -> None:
    desk.open_known()
    desk.app.flow.faults.tell(BROKEN)
    assert "way-restore" not in desk.pressable
    assert "way-back" in desk.pressable


def test_an_error_that_nobody_foresaw_is_told_as_the_damage_it_came_from(desk: Desk) -> None:
    desk.open_known()
    paths = DataPaths(desk.folder)
    with HistoryStore(paths.history) as store:
        daily_copy(store, paths, desk.clock.now().date())
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tear(paths.history)
    resort = desk._last_resort
    assert resort is not None
    resort.handle(ValueError, ValueError("what was answered"), None)
    assert "way-restore" in desk.pressable
    assert "cannot be read" in desk.words


def test_a_whole_history_has_no_damage(desk: Desk) -> None:
    desk.pass_screens()
    assert damage(DataPaths(desk.folder).history) is None
    assert damage(desk.folder / "none.db") is None


def test_the_program_ends_puts_the_copy_back_and_starts_again(
    workday: Workday, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = torn_with_copy(workday)
    program = workday.start_program(tray=False)
    workday.press("way-restore")
    assert workday.codes == [0]
    damage_found = program.damage
    assert damage_found is not None
    workday.end_program()
    told: list[str] = []

    def agree(_text: str, _texts: Texts) -> bool:
        return True

    monkeypatch.setattr("sciatimer.ui.fault_dialog.ask_to_put_back", agree)
    monkeypatch.setattr("sciatimer.ui.fault_dialog.show_fault", lambda text, _texts: told.append(text))
    assert module._mended(damage_found, WindowOptions(paths.folder))
    assert "The copy is back" in told[0]
    assert check(paths.history) == ()
    with HistoryStore(paths.history) as store:
        assert len(store.facts(SessionStarted)) == 100
    assert [file.name for file in paths.folder.glob("history-damaged-*.db")] != []


def test_it_comes_up_again_with_its_window(workday: Workday, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda path, command, variables: started.append(command))
    module._start_anew(WindowOptions(workday.folder))
    assert started[0][-2:] == ["--data-dir", str(workday.folder)]


def test_many_packs_that_were_left_out_do_not_hide_the_window(desk: Desk) -> None:
    desk.pass_screens()
    packs = DataPaths(desk.folder).packs
    packs.mkdir()
    for number in range(60):
        (packs / f"{'long-name-' * 20}{number}.json").write_bytes(b"\xff")
    app = desk.open()
    assert desk.page == "today"
    assert desk.reads("ui.packs_more", count=58)
    notice = app.window._room._notice
    assert notice.height() < app.window.height() / 2
    assert notice.width() <= app.window.width()


def test_after_a_copy_of_the_same_day_the_screens_begin_with_the_first_and_lead_on(desk: Desk) -> None:
    desk.pass_screens()
    paths = DataPaths(desk.folder)
    with HistoryStore(paths.history) as store:
        copy = daily_copy(store, paths, desk.clock.now().date())
    assert copy is not None
    paths.history.write_bytes(b"no history any more")
    restore_over_damage(paths, copy, desk.clock.now())
    desk.open()
    assert "1 of 4" in desk.words
    desk.pass_all_screens()
    assert desk.page == "message"  # a day of rest
