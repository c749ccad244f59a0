"""The window with everything in it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from sciatimer.clock import ScaledClock
from sciatimer.errors import SciatimerError
from sciatimer.history.settings import Theme, change
from sciatimer.options import WindowOptions
from sciatimer.ui.appearance import Wishes
from sciatimer.ui.application import make_services
from sciatimer.ui.theme import DARK
from tests.fakes import FakeClock
from tests.ui.desk import Desk


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
