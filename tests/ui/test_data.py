"""One's own data in the window: taken along, taken in, put back, deleted; nothing of it makes anything milder."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from sciatimer.history.copies import daily_copies, daily_copy
from sciatimer.history.facts import SessionStarted
from sciatimer.history.json_export import export_json
from sciatimer.history.settings import Theme, change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.safety.values import Place
from tests.history.diary import Diary
from tests.ui.desk import Desk, clear_away


@pytest.fixture(autouse=True)
def no_trace_at_home(tmp_path: Path) -> None:
    """The file dialog remembers its folder in a file of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


def live(desk: Desk, days: int) -> None:
    with HistoryStore(DataPaths(desk.folder).history) as store:
        diary = Diary(store, desk.clock)
        for _ in range(days):
            session = diary.session()
            diary.days_pass(1)
            diary.morning(session)


def open_data(desk: Desk) -> None:
    desk.press("header-settings", "settings-data")
    assert desk.page == "data"


def choose(desk: Desk, name: str, file: Path) -> None:
    """Presses what asks for a file, chooses it, and waits until all is done."""
    desk.press(name)
    (dialog,) = desk.app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.done(0)
    clear_away()
    finish(desk)


def finish(desk: Desk) -> None:
    desk.app.data.work.wait()
    clear_away()


def test_the_page_says_what_is_kept_where_and_who_can_read_it(desk: Desk) -> None:
    desk.open_known()
    open_data(desk)
    for number in range(1, 5):
        assert desk.reads(f"data.privacy_{number}")
    assert desk.app.pages.data._folder.toPlainText() == str(desk.folder)
    assert desk.reads("data.no_copy")


def test_done_leads_back_to_the_settings(desk: Desk) -> None:
    desk.open_known()
    open_data(desk)
    desk.press("data-back")
    assert desk.page == "settings"


def test_all_of_it_is_exported_and_comes_in_on_another_computer(desk: Desk, tmp_path: Path) -> None:
    live(desk, 3)
    desk.open_known()
    open_data(desk)
    choose(desk, "data-export_json", tmp_path / "all.json")
    assert "Stretches in all.json: 3." in desk.words
    desk.close()
    desk.folder = tmp_path / "other"
    desk.open_known()
    open_data(desk)
    choose(desk, "data-import", tmp_path / "all.json")
    assert "New stretches: 3." in desk.words
    assert len(desk.facts(SessionStarted)) == 3


def test_taking_the_same_in_twice_brings_nothing_new(desk: Desk, tmp_path: Path) -> None:
    live(desk, 2)
    desk.open_known()
    open_data(desk)
    choose(desk, "data-export_json", tmp_path / "all.json")
    choose(desk, "data-import", tmp_path / "all.json")
    assert desk.reads("data.imported_nothing")


def test_a_table_is_exported(desk: Desk, tmp_path: Path) -> None:
    live(desk, 2)
    desk.open_known()
    open_data(desk)
    choose(desk, "data-export_csv", tmp_path / "table.csv")
    assert "Stretches in table.csv: 2." in desk.words
    assert len((tmp_path / "table.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_a_lock_on_the_other_computer_locks_here_and_is_told(desk: Desk, tmp_path: Path) -> None:
    with HistoryStore(tmp_path / "other" / "history.db") as store:
        diary = Diary(store, desk.clock)
        diary.session()
        diary.lock()
        export_json(store, tmp_path / "none", tmp_path / "locked.json")
    desk.open_known()
    open_data(desk)
    choose(desk, "data-import", tmp_path / "locked.json")
    assert desk.reads("data.still_locked")
    desk.press("data-back")
    assert desk.page == "ended"


def test_a_file_that_is_no_export_is_told_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    live(desk, 1)
    desk.open_known()
    before = desk.store.read("SELECT count(*) FROM ledger")
    (tmp_path / "no.json").write_text(json.dumps({"some": "thing"}))
    open_data(desk)
    choose(desk, "data-import", tmp_path / "no.json")
    assert "Nothing was changed" in desk.words
    assert desk.store.read("SELECT count(*) FROM ledger") == before


def test_a_copy_is_saved_and_put_back_after_a_question(desk: Desk, tmp_path: Path) -> None:
    live(desk, 2)
    desk.open_known()
    open_data(desk)
    choose(desk, "data-save_copy", tmp_path / "copy.db")
    assert desk.reads("data.saved", file="copy.db")
    choose(desk, "data-other_copy", tmp_path / "copy.db")
    assert desk.page == "question"
    assert "Stretches: 2, from" in desk.words
    desk.press("way-restore")
    finish(desk)
    assert "Stretches there now: 2." in desk.words


def test_the_copies_of_the_last_days_are_listed_with_what_they_hold(desk: Desk) -> None:
    live(desk, 2)
    desk.open_known()
    daily_copy(desk.store, DataPaths(desk.folder), desk.clock.now().date())
    open_data(desk)
    assert "Copy of Wednesday 4 March 2026 Stretches: 2, from 2 Mar 2026 to 3 Mar 2026." in desk.words
    desk.press("data-restore")
    assert desk.page == "question"
    desk.press("way-no")
    assert desk.page == "data"
    assert desk.app.pages.data.said == ""


def test_putting_an_old_copy_back_opens_no_lock(desk: Desk, tmp_path: Path) -> None:
    desk.open_known()
    desk.session(2)
    desk.press("way-done")
    desk.clock.advance(26 * 3600)
    daily_copy(desk.store, DataPaths(desk.folder), desk.clock.now().date())
    Diary(desk.store, desk.clock).lock()
    desk.reopen()
    assert desk.page == "ended"
    desk.app.data.show()
    desk.press("data-restore", "way-restore")
    finish(desk)
    assert desk.reads("data.still_locked")
    desk.press("data-back")
    assert desk.page == "ended"
    assert desk.past.locked


def test_before_all_is_deleted_it_is_said_what_goes_and_what_stays(desk: Desk) -> None:
    live(desk, 2)
    desk.open_known()
    open_data(desk)
    desk.press("data-delete")
    assert desk.page == "question"
    assert desk.reads("data.delete_note")
    assert "Stretches: 2. Breaks: 0." in desk.words
    desk.press("way-no")
    assert desk.page == "data"
    assert len(desk.facts(SessionStarted)) == 2


def test_after_all_was_deleted_it_begins_as_on_the_first_day(desk: Desk) -> None:
    live(desk, 2)
    desk.open_known()
    change(desk.store, "theme", Theme.DARK, desk.clock.now())
    desk.clock.advance(3 * 86_400)
    desk.app.flow.route()
    desk.app.data.show()
    desk.press("data-delete", "way-delete")
    finish(desk)
    assert desk.reads("data.deleted")
    desk.press("data-back")
    assert desk.page == "welcome"
    assert desk.facts(SessionStarted) == []


def test_who_deletes_all_while_locked_is_locked_still_and_nothing_of_the_pain_is_left(desk: Desk) -> None:
    desk.open_known()
    desk.session(2, Place.BUTTOCK, 0, after=3, place_after=Place.CALF)
    assert desk.page == "ended"
    desk.app.data.show()
    desk.press("data-delete")
    assert desk.reads("data.stays_lock")
    desk.press("way-delete")
    finish(desk)
    assert desk.past.locked
    assert desk.store.read("SELECT count(*) FROM pain_checked WHERE after > 0")[0][0] == 0


def test_while_something_is_done_nothing_else_can_be_begun(desk: Desk, qtbot: QtBot) -> None:
    desk.open_known()
    open_data(desk)
    page = desk.app.pages.data
    page.show_working(on=True)
    page.show_progress(3, 10)
    assert desk.reads("data.working")
    assert [name for name in desk.pressable if name.startswith("data-")] == []
    page.show_working(on=False)
    assert desk.can_press("data-delete")


def test_copies_that_cannot_be_read_are_told(desk: Desk) -> None:
    desk.open_known()
    folder = DataPaths(desk.folder)
    daily_copy(desk.store, folder, desk.clock.now().date())
    (file,) = daily_copies(folder).values()
    file.write_bytes(b"no history at all")
    desk.app.data.show()
    assert "no history" in desk.words or "is no" in desk.words


def test_the_way_to_the_clinician_comes_back_here(desk: Desk) -> None:
    desk.open_known()
    open_data(desk)
    desk.press("data-clinician")
    assert desk.page == "clinician"
    desk.press("clinician-back")
    assert desk.page == "data"
