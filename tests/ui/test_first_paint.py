"""What is seen first: an empty window in the right colours, and nothing that is not known yet."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from sciatimer.history.facts import SettingChanged
from sciatimer.history.settings import TEXT_SCALE_RANGE, Theme, change, load_settings
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.texts import load_texts
from sciatimer.ui.appearance import Wishes, appearance
from sciatimer.ui.first_paint import PATIENCE_MS, SCALES, FirstPaint, show_first
from sciatimer.ui.main_window import Header, MainWindow
from sciatimer.ui.theme import DARK, LIGHT, Palette
from tests.ui.desk import clear_away

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TEXTS = load_texts()
HEAVY = (
    "sciatimer.ui.application",
    "sciatimer.ui.program",
    "sciatimer.ui.window_room",
    "sciatimer.history.facts",
    "sciatimer.catalogue.load",
    "sciatimer.safety",
    "sciatimer.session",
    "sciatimer.figure",
    "sciatimer.reminders",
    "msgspec",
    "numpy",
    "pyqtgraph",
    "jeepney",
    "platformdirs",
    "wakepy",
    "PySide6.QtMultimedia",
    "PySide6.QtTextToSpeech",
    "PySide6.QtSvg",
    "PySide6.QtDBus",
)
LOADED = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from sciatimer.commands.running import run
import sciatimer.ui.first_paint as module
show = module.show_first
def shown(paths):
    first = show(paths)
    print(first.window.isVisible(), *sys.modules)
    sys.exit()
module.show_first = shown
run(["--data-dir", sys.argv[1]])
"""


@pytest.fixture
def paths(data_folder: Path) -> DataPaths:
    """A data folder with a history."""
    made = DataPaths(data_folder)
    HistoryStore(made.history).close()
    return made


@pytest.fixture
def first(qapp: QApplication) -> Iterator[Callable[[DataPaths], FirstPaint]]:
    """Shows the window for the first time, and takes it away afterwards."""
    shown: list[FirstPaint] = []

    def show(paths: DataPaths) -> FirstPaint:
        made = show_first(paths)
        assert made is not None
        shown.append(made)
        return made

    yield show
    for made in shown:
        made.window.ask_before_closing(lambda: False)
        made.window.close()
        made.window.deleteLater()
        made.deleteLater()
    clear_away()


def set_to(paths: DataPaths, **values: object) -> None:
    with HistoryStore(paths.history) as store:
        for key, value in values.items():
            change(store, key, value, NOW)


def ground(window: QWidget) -> str:
    return window.grab().toImage().pixelColor(window.width() // 2, window.height() - 20).name().upper()


def place_of_name(window: QWidget) -> QRect:
    """Where the letters of the name stand in the window, by what is drawn there."""
    picture = window.grab().toImage().copy(0, 0, 300, 54)
    under = picture.pixelColor(2, 2)
    drawn = [
        QPoint(x, y)
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y) != under
    ]
    place = QRect()
    for point in drawn:
        place |= QRect(point, point)
    return place


def test_it_has_its_name_and_nothing_that_can_be_pressed(
    first: Callable[[DataPaths], FirstPaint], paths: DataPaths
) -> None:
    window = first(paths).window
    assert window.isVisible()
    assert window.windowTitle() == TEXTS("ui.app")
    labels = window.findChildren(QLabel)
    assert [label.text() for label in labels] == [TEXTS("ui.app")]
    assert window.focusWidget() is None


@pytest.mark.parametrize(("theme", "colours"), [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK)])
def test_it_has_the_colours_that_were_set(
    theme: Theme, colours: Palette, first: Callable[[DataPaths], FirstPaint], paths: DataPaths
) -> None:
    set_to(paths, theme=Theme.LIGHT)
    set_to(paths, theme=theme)
    assert ground(first(paths).window) == colours.ground


def test_without_a_history_it_has_the_colours_of_the_system(
    first: Callable[[DataPaths], FirstPaint], data_folder: Path
) -> None:
    dark = QApplication.palette().window().color().lightness() < 128
    assert ground(first(DataPaths(data_folder)).window) == (DARK if dark else LIGHT).ground


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_the_name_stays_where_it_is_when_the_rest_comes(
    scale: int, first: Callable[[DataPaths], FirstPaint], paths: DataPaths
) -> None:
    set_to(paths, text_scale=scale, theme=Theme.LIGHT)
    window = first(paths).window
    before = place_of_name(window)
    with HistoryStore(paths.history) as store:
        looks = appearance(load_settings(store), Wishes())
    window.setStyleSheet(looks.sheet)
    window.furnish(TEXTS)
    page = QWidget()
    window.add_page(page)
    window.show_page(page, Header.HELP)
    clear_away()
    assert before.isValid()
    assert place_of_name(window) == before


@pytest.mark.parametrize("scale", ["0", "99", "201", "1e9", '"large"', "null", ""])
def test_a_size_that_nobody_can_set_is_passed_over(
    scale: str, first: Callable[[DataPaths], FirstPaint], paths: DataPaths
) -> None:
    usual = place_of_name(first(paths).window)
    with HistoryStore(paths.history) as store:
        store.append(SettingChanged(NOW, "text_scale", scale))
    assert place_of_name(first(paths).window) == usual


def test_every_size_that_can_be_set_is_known_at_once() -> None:
    least, most = TEXT_SCALE_RANGE
    assert {str(percent) for percent in range(least, most + 1)} == SCALES


def test_a_history_that_cannot_be_read_shows_no_window(qapp: QApplication, paths: DataPaths) -> None:
    paths.history.write_bytes(b"this is no history at all, " * 100)
    assert show_first(paths) is None
    assert [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()] == []


def test_a_history_of_a_newer_program_shows_no_window(qapp: QApplication, paths: DataPaths) -> None:
    with HistoryStore(paths.history) as store:
        store.connection.execute("PRAGMA user_version = 999")
    assert show_first(paths) is None


def test_a_window_that_nobody_sees_is_not_waited_for(qapp: QApplication) -> None:
    window = MainWindow()
    first = FirstPaint(window)
    first.wait()  # it was never shown, so it is never painted
    assert not window.isVisible()
    assert PATIENCE_MS < 1000
    window.deleteLater()
    first.deleteLater()
    clear_away()


def test_closed_at_once_it_stays_until_it_can_be_closed_as_it_should_be(qapp: QApplication) -> None:
    window = MainWindow()
    window.show()
    first = FirstPaint(window)
    QTimer.singleShot(0, window.close)
    first.wait()
    assert first.is_closing
    assert window.isVisible()
    window.ask_before_closing(lambda: False)
    window.close()
    window.deleteLater()
    first.deleteLater()
    clear_away()


def test_what_is_not_needed_yet_is_not_loaded(paths: DataPaths, program_variables: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(paths.folder)],
        env=program_variables,
        capture_output=True,
        text=True,
        check=False,
    )
    visible, *loaded = done.stdout.split()
    assert (visible, done.stderr) == ("True", "")
    assert [name for name in loaded if name.startswith(HEAVY)] == []
