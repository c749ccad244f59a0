"""The place where all is wired: from options to a window that runs, and out again."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from sciatimer.catalogue.model import Position
from sciatimer.clock import ScaledClock
from sciatimer.errors import SciatimerError
from sciatimer.history.facts import SessionStarted
from sciatimer.history.settings import Theme, change
from sciatimer.history.store import HistoryStore
from sciatimer.options import WindowOptions
from sciatimer.texts import load_texts
from sciatimer.ui import application as module
from sciatimer.ui.appearance import Wishes
from sciatimer.ui.application import Application, make_services, run_window
from sciatimer.ui.fault_dialog import show_fault
from sciatimer.ui.last_resort import LastResort
from sciatimer.ui.single_instance import SingleInstance, Wish
from sciatimer.ui.theme import DARK
from tests.fakes import FakeClock
from tests.ui.desk import Desk, clear_away

Look = Callable[[Application], None]


class Loop:
    """Stands for the Qt application: looks at the window instead of waiting for a person."""

    def __init__(self) -> None:
        self.windows: list[Application] = []
        self.look: Look = lambda app: None
        self.faults: list[str] = []

    def exec(self) -> int:
        app = self.windows[-1]
        self.look(app)
        app.window.close()
        app.window.deleteLater()
        app.deleteLater()
        clear_away()
        return 0


@pytest.fixture
def loop(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loop]:
    made = Loop()

    class Noted(Application):
        def begin(self) -> None:
            made.windows.append(self)
            super().begin()

    monkeypatch.setattr(module, "make_qt", lambda arguments: made)
    monkeypatch.setattr(module, "Application", Noted)
    monkeypatch.setattr(module, "show_fault", lambda text, texts: made.faults.append(text))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield made
    made.windows.clear()


def test_the_window_opens_on_its_folder_and_lets_go_of_it(loop: Loop, data_folder: Path) -> None:
    seen: list[object] = []
    loop.look = lambda app: seen.extend((app.window.isVisible(), app.window.page is app.pages.welcome))
    assert run_window(WindowOptions(data_dir=data_folder)) == 0
    assert seen == [True, True]
    assert isinstance(getattr(sys.excepthook, "__self__", None), LastResort)
    again = SingleInstance(data_folder)
    assert again.is_first
    again.release()
    with HistoryStore(data_folder / "history.db") as store:
        assert store.facts(SessionStarted) == ()


def test_the_demo_has_a_history_and_the_position_that_was_asked_for_is_ready(loop: Loop, data_folder: Path) -> None:
    seen: list[object] = []

    def look(app: Application) -> None:
        app.pages.today.pain.press(1)
        app.pages.today.place.press(1)
        seen.extend((len(app.services.store.facts(SessionStarted)), app.pages.today.cards[Position.SEATED].isChecked()))

    loop.look = look
    options = WindowOptions(data_dir=data_folder, temp=True, demo=True, speed=30, start=Position.SEATED)
    assert run_window(options) == 0
    assert seen == [9, True]


def test_in_the_tray_it_starts_out_of_the_way(loop: Loop, data_folder: Path) -> None:
    seen: list[bool] = []
    loop.look = lambda app: seen.append(app.window.isMinimized())
    run_window(WindowOptions(data_dir=data_folder, tray=True))
    assert seen == [True]


def test_a_second_launch_raises_the_first_and_opens_nothing(loop: Loop, data_folder: Path) -> None:
    data_folder.mkdir()
    first = SingleInstance(data_folder)
    assert run_window(WindowOptions(data_dir=data_folder)) == 0
    assert loop.windows == []
    assert len(list((data_folder / "wishes").glob("*.wish"))) == 1
    first.release()


def test_a_launch_in_the_tray_beside_a_window_raises_nothing(loop: Loop, data_folder: Path) -> None:
    seen: list[bool] = []

    def look(app: Application) -> None:
        app.window.hide()
        app.grant(Wish(comes_up=False))
        seen.append(app.window.isVisible())
        app.grant(Wish(start=Position.SEATED))
        seen.append(app.window.isVisible())

    loop.look = look
    run_window(WindowOptions(data_dir=data_folder))
    assert seen == [False, True]


def test_a_history_that_cannot_be_read_is_told_and_opens_nothing(loop: Loop, data_folder: Path) -> None:
    data_folder.mkdir()
    (data_folder / "history.db").write_bytes(b"this is no history at all, " * 100)
    assert run_window(WindowOptions(data_dir=data_folder)) == 1
    assert loop.windows == []
    assert "Nothing in it was changed" in loop.faults[0]


def test_the_fault_is_told_in_a_dialog_that_waits(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda self: told.append(self.text()))
    show_fault("The disk is full.", load_texts())
    assert told == ["The disk is full."]


def test_only_another_speed_scales_the_clock(data_folder: Path, clock: FakeClock) -> None:
    for speed, kind in ((1.0, FakeClock), (20.0, ScaledClock)):
        services = make_services(WindowOptions(data_dir=data_folder, speed=speed), clock)
        assert type(services.clock) is kind
        assert services.speed == speed
        services.store.close()


def test_a_folder_that_cannot_be_made_is_a_mistake_with_a_way_out(tmp_path: Path, clock: FakeClock) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SciatimerError, match="--data-dir"):
        make_services(WindowOptions(data_dir=tmp_path / "file" / "data"), clock)


def test_a_second_launch_brings_the_window_back_from_where_it_was(desk: Desk) -> None:
    desk.open_known()
    desk.app.window.showMinimized()
    desk.app.window.raise_above()
    assert not desk.app.window.isMinimized()
    assert desk.app.window.isVisible()


def test_a_window_in_a_session_can_be_raised_without_a_change_to_the_session(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.app.window.raise_above()
    assert desk.page == "player"
    assert desk.app.flow.session.is_running


def test_when_the_desktop_turns_dark_so_does_the_window(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_known()
    monkeypatch.setattr("sciatimer.ui.settings_controller.system_wishes", lambda: Wishes(dark=True))
    QGuiApplication.styleHints().colorSchemeChanged.emit(QGuiApplication.styleHints().colorScheme())
    assert desk.app.pages.today.map._palette is DARK


def test_who_chose_light_stays_light_on_a_dark_desktop(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.open_known()
    change(desk.store, "theme", Theme.LIGHT, desk.clock.now())
    monkeypatch.setattr("sciatimer.ui.settings_controller.system_wishes", lambda: Wishes(dark=True))
    desk.app.dress()
    assert desk.app.pages.today.map._palette is not DARK


def test_the_window_title_tells_nothing_of_the_person(desk: Desk) -> None:
    desk.open_known()
    titles = {desk.app.window.windowTitle()}
    desk.start(3)
    titles.add(desk.app.window.windowTitle())
    desk.play_through()
    desk.save_check(after=7)
    titles.add(desk.app.window.windowTitle())
    assert titles == {"Sciatimer"}
