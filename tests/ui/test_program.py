"""The place where all is put together: from options to a program that runs, and out again."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from sciatimer.catalogue.kinds import Position
from sciatimer.clock import Clock
from sciatimer.desktop.own_program import own_command
from sciatimer.history.copies import daily_copies
from sciatimer.history.facts import SessionStarted
from sciatimer.history.faults import HistoryTooNew
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.options import WindowOptions
from sciatimer.paths import DataPaths
from sciatimer.texts import Texts, load_texts
from sciatimer.ui import first_paint
from sciatimer.ui import program as module
from sciatimer.ui import start as start_module
from sciatimer.ui.application import Application
from sciatimer.ui.fault_dialog import show_fault
from sciatimer.ui.foundation import Foundation, make_foundation
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.program import Program
from sciatimer.ui.resident import Resident
from sciatimer.ui.single_instance import SingleInstance, Wish
from tests.desktop.surroundings import Office
from tests.fakes import FakeClock
from tests.ui.desk import clear_away
from tests.ui.workday import Workday

Look = Callable[[Application], None]


class Loop:
    """Stands for the Qt application: looks at the program instead of waiting for a person."""

    def __init__(self) -> None:
        self.programs: list[Program] = []
        self.look: Look = lambda app: None
        self.faults: list[str] = []

    def setQuitOnLastWindowClosed(self, _quits: bool) -> None:
        """As the real one."""

    def exec(self) -> int:
        resident = self.programs[-1].resident
        assert resident.application is not None
        self.look(resident.application)
        resident.leave()
        resident.application.window.deleteLater()
        resident.application.deleteLater()
        clear_away()
        return 0


@pytest.fixture
def loop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loop]:
    made = Loop()

    class Noted(Program):
        def begin(self) -> None:
            made.programs.append(self)
            super().begin()

    monkeypatch.setattr(start_module, "bare_qt", lambda arguments: made)
    monkeypatch.setattr(module, "Program", Noted)
    monkeypatch.setattr("sciatimer.ui.fault_dialog.show_fault", lambda text, texts: made.faults.append(text))
    monkeypatch.setattr(QApplication, "exit", lambda code: None)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield made
    made.programs.clear()


def run(options: WindowOptions) -> int:
    return start_module.run(options, lambda: None)


def test_the_window_opens_on_its_folder_and_lets_go_of_it(loop: Loop, data_folder: Path) -> None:
    seen: list[object] = []
    loop.look = lambda app: seen.extend((app.window.isVisible(), app.window.page is app.pages.welcome))
    assert run(WindowOptions(data_dir=data_folder)) == 0
    assert seen == [True, True]
    assert isinstance(getattr(sys.excepthook, "__self__", None), LastResort)
    again = SingleInstance(data_folder)
    assert again.is_first
    again.release()
    with HistoryStore(data_folder / "history.db") as store:
        assert store.facts(SessionStarted) == ()


def test_the_window_that_is_seen_first_is_the_one_that_is_filled(
    loop: Loop, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    show = first_paint.show_first

    def noted(paths: DataPaths) -> first_paint.FirstPaint | None:
        first = show(paths)
        assert first is not None
        seen.append(first.window)
        return first

    monkeypatch.setattr(first_paint, "show_first", noted)
    loop.look = lambda app: seen.append(app.window)
    assert run(WindowOptions(data_dir=data_folder)) == 0
    assert seen[0] is seen[1]


def test_a_launch_while_the_window_comes_up_is_heard(
    loop: Loop, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    show = first_paint.show_first

    def meanwhile(paths: DataPaths) -> first_paint.FirstPaint | None:
        SingleInstance(data_folder).ask(Wish(start=Position.LYING))
        return show(paths)

    wishes: list[Wish] = []
    monkeypatch.setattr(first_paint, "show_first", meanwhile)
    monkeypatch.setattr(Resident, "grant", lambda self, wish: wishes.append(wish))
    loop.look = lambda app: clear_away()
    assert run(WindowOptions(data_dir=data_folder)) == 0
    assert wishes == [Wish(start=Position.LYING)]


def test_a_window_that_was_closed_while_it_came_up_is_closed(
    loop: Loop, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait = first_paint.FirstPaint.wait

    def closed(first: first_paint.FirstPaint) -> None:
        first.window.close()
        wait(first)

    seen: list[bool] = []
    monkeypatch.setattr(first_paint.FirstPaint, "wait", closed)
    loop.look = lambda app: seen.append(app.window.isVisible())
    assert run(WindowOptions(data_dir=data_folder)) == 0
    assert seen == [False]


def test_no_window_stays_behind_what_is_said_of_a_history(
    loop: Loop, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def broken(options: WindowOptions, base: Clock) -> Foundation:
        raise HistoryTooNew(options.data_dir, 9, 5)

    def shown(text: str, texts: Texts) -> None:
        seen.append(any(widget.isVisible() for widget in QApplication.topLevelWidgets()))

    monkeypatch.setattr(module, "make_foundation", broken)
    monkeypatch.setattr("sciatimer.ui.fault_dialog.show_fault", shown)
    assert run(WindowOptions(data_dir=data_folder)) == 1
    assert seen == [False]


def test_the_demo_has_a_history_and_the_position_that_was_asked_for_is_ready(loop: Loop, data_folder: Path) -> None:
    seen: list[object] = []

    def look(app: Application) -> None:
        app.pages.today.pain.press(1)
        app.pages.today.place.press(1)
        seen.extend(
            (bool(app.services.store.facts(SessionStarted)), app.pages.today.cards[Position.SEATED].isChecked())
        )

    loop.look = look
    assert run(WindowOptions(data_dir=data_folder, temp=True, demo=True, speed=30, start=Position.SEATED)) == 0
    assert seen == [True, True]


def test_a_second_launch_leaves_its_wish_and_opens_nothing(loop: Loop, data_folder: Path) -> None:
    data_folder.mkdir()
    first = SingleInstance(data_folder)
    assert run(WindowOptions(data_dir=data_folder)) == 0
    assert loop.programs == []
    assert len(list((data_folder / "wishes").glob("*.wish"))) == 1
    first.release()


def test_a_history_that_cannot_be_read_is_told_and_opens_nothing(loop: Loop, data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "history.db").write_bytes(b"this is no history at all, " * 100)
    assert run(WindowOptions(data_dir=data_folder)) == 1
    assert loop.programs == []
    assert "Nothing in it was changed" in loop.faults[0]


def test_a_data_folder_that_cannot_be_made_is_told_in_a_dialog_and_on_stderr(
    loop: Loop, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    assert run(WindowOptions(data_dir=tmp_path / "file" / "data")) == 1
    assert loop.programs == []
    assert "cannot use its data folder" in loop.faults[0]
    assert "start with --data-dir" in capsys.readouterr().err


def test_the_fault_is_told_in_a_dialog_that_waits(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda self: told.append(self.text()))
    show_fault("The disk is full.", load_texts())
    assert told == ["The disk is full."]


@pytest.mark.parametrize(("temp", "copies"), [(False, 1), (True, 0)])
def test_the_copy_of_the_day_is_made_once_the_program_has_settled(
    temp: bool, copies: int, loop: Loop, data_folder: Path
) -> None:
    loop.look = lambda app: loop.programs[-1]._remind()
    assert run(WindowOptions(data_dir=data_folder, temp=temp)) == 0
    assert len(daily_copies(DataPaths(data_folder))) == copies


def test_the_reminders_begin_after_the_window_is_there(loop: Loop, data_folder: Path) -> None:
    seen: list[bool] = []
    loop.look = lambda app: seen.append(loop.programs[-1].has_tray or loop.programs[-1]._reminding is not None)
    run(WindowOptions(data_dir=data_folder))
    assert seen == [False]


def test_in_the_tray_no_window_is_made(workday: Workday) -> None:
    workday.office = Office(has_tray=True)
    program = workday.start_program()
    assert program.has_tray
    program._later.timeout.emit()
    assert workday.opened is None


def test_without_a_tray_the_breaks_go_on_unseen(workday: Workday) -> None:
    program = workday.start_program()
    program._later.timeout.emit()
    assert workday.opened is None


def test_without_a_tray_and_without_breaks_the_window_waits_out_of_the_way(workday: Workday) -> None:
    with HistoryStore(workday.folder / "history.db") as store:
        change(store, "reminders", False, workday.clock.now())
    workday.start_program()._later.timeout.emit()
    assert workday.app.window.isMinimized()


def test_a_launch_in_the_tray_beside_a_running_program_raises_nothing(workday: Workday) -> None:
    program = workday.start_program()
    program.resident.grant(Wish(comes_up=False))
    assert workday.opened is None
    program.resident.grant(Wish())
    assert workday.app.window.isVisible()


def test_a_shortcut_has_its_position_ready(workday: Workday) -> None:
    program = workday.start_program()
    program.resident.grant(Wish(start=Position.STANDING))
    workday.say(1)
    assert workday.app.pages.today.cards[Position.STANDING].isChecked()


def test_a_shortcut_finds_a_window_on_another_page_and_leads_to_today(workday: Workday) -> None:
    program = workday.start_program()
    program.resident.open()
    workday.press("header-learn")
    program.resident.grant(Wish(start=Position.SEATED))
    assert workday.page == "today"
    workday.say(1)
    assert workday.app.pages.today.cards[Position.SEATED].isChecked()


def test_a_shortcut_keeps_what_was_answered_on_today(workday: Workday) -> None:
    program = workday.start_program()
    program.resident.open()
    workday.say(3)
    program.resident.grant(Wish(start=Position.SEATED))
    assert workday.app.pages.today.pain.value == 3
    assert workday.app.pages.today.cards[Position.SEATED].isChecked()


def test_a_shortcut_in_a_session_changes_nothing_about_it(workday: Workday) -> None:
    program = workday.start_program()
    program.resident.open()
    workday.start()
    workday.app.window.showMinimized()
    program.resident.grant(Wish(start=Position.LYING))
    assert workday.page == "player"
    assert workday.app.flow.session.is_running
    assert not workday.app.window.isMinimized()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no such signal")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130), (signal.SIGHUP, 0)])
def test_a_signal_ends_it_cleanly(workday: Workday, number: signal.Signals, code: int) -> None:
    workday.start_program()
    os.kill(os.getpid(), number)
    clear_away()
    assert workday.codes == [code]
    workday.end_program()


def test_logging_out_ends_a_session_and_asks_nothing(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    workday.start()
    program._endings.logging_out.emit()
    assert not workday.app.window.isVisible()
    assert not workday.app.flow.session.is_running
    assert workday.codes == [0]


def test_after_a_minute_without_a_window_it_starts_anew_without_one(
    workday: Workday, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = workday.start_program(tray=False)
    change(workday.store, "closing_told", True, workday.clock.now())
    workday.close_window()
    program.resident.rested.emit()
    assert program.goes_on_small
    started: list[list[str]] = []
    monkeypatch.setattr(os, "execve", lambda path, command, variables: started.append(command))
    module._start_anew(WindowOptions(workday.folder), "--tray")
    assert started == [own_command("--data-dir", str(workday.folder), "--tray")]


def test_it_does_not_start_anew_while_an_offer_is_on_the_screen(workday: Workday) -> None:
    program = workday.start_program(tray=False)
    change(workday.store, "closing_told", True, workday.clock.now())
    workday.close_window()
    workday.sit(46)
    assert workday.is_offered()
    program.resident.rested.emit()
    assert not program.goes_on_small
    workday.answer("accept")
    program.resident.rested.emit()
    assert program.goes_on_small


def test_what_is_thrown_away_is_not_handed_to_another_process(data_folder: Path, clock: FakeClock) -> None:
    foundation = make_foundation(WindowOptions(data_folder, temp=True), clock)
    assert not module._can_start_anew(WindowOptions(data_folder, temp=True))
    foundation.store.close()
