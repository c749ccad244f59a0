"""Learn in the window: what is asked for is shown, and an address is opened outside only when it was clicked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.load import load_catalogue
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.resources import shipped
from sciatimer.ui.appearance import Appearance
from sciatimer.ui.learn_controller import LearnController, open_outside
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services, Shelf
from sciatimer.ui.theme import LIGHT
from sciatimer.ui.widgets.copy_text import CopyText
from sciatimer.ui.widgets.figure_view import FigureView
from tests.fakes import FakeClock
from tests.ui.pages.gallery import LOOK, TEXTS

LINK = "https://pubmed.ncbi.nlm.nih.gov/26240711/"


class Reader:
    """Learn with its window, on an empty history; ``can_open`` says whether there is a browser."""

    def __init__(self, folder: Path) -> None:
        paths = DataPaths(folder)
        paths.prepare()
        self.store = HistoryStore(paths.history)
        self.clock = FakeClock()
        catalogue = load_catalogue(shipped("exercises.json"), None)
        services = Services(self.clock, self.store, Shelf(lambda: catalogue), TEXTS, paths, speed=1.0)
        self.opened: list[str] = []
        self.can_open = True
        self.window = MainWindow(TEXTS)
        pages = Pages(TEXTS, Appearance(LIGHT, LOOK, ""), self.window.add_page)
        self.learn = LearnController(services, self.window, pages, self.open)
        assert pages.made() == {}, "the page is made when it is asked for"
        self.page = pages.learn
        self.window.show()

    def open(self, address: str) -> bool:
        self.opened.append(address)
        return self.can_open

    @property
    def title(self) -> str:
        found = self.page.reading.findChild(QLabel, "topic-title")
        return found.text() if found is not None else ""

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.store.close()


@pytest.fixture
def reader(qapp: QApplication, data_folder: Path) -> Iterator[Reader]:
    made = Reader(data_folder)
    yield made
    made.close()


def test_the_first_time_the_first_topic_is_shown(reader: Reader) -> None:
    reader.learn.show()
    assert reader.title == TEXTS("learn.title_sciatica")
    assert reader.window.page is reader.page


def test_a_topic_that_is_named_is_shown(reader: Reader) -> None:
    reader.learn.show("water")
    assert (reader.title, reader.page.topics.topic) == (TEXTS("learn.title_water"), "water")


def test_who_comes_back_finds_the_topic_that_was_read(reader: Reader) -> None:
    reader.learn.show("toes")
    reader.learn.show()
    assert reader.title == TEXTS("learn.title_toes")


def test_the_folder_of_the_data_is_told(reader: Reader, data_folder: Path) -> None:
    reader.learn.show("about")
    copied = reader.page.reading.findChild(CopyText)
    assert copied is not None
    assert copied.toPlainText() == str(data_folder)


def test_the_figure_has_the_build_of_the_settings(reader: Reader) -> None:
    reader.learn.show("toes")
    slim = width_of_the_figure(reader)
    change(reader.store, "build", "sturdy", reader.clock.now())
    reader.learn.show("toes")
    assert width_of_the_figure(reader) != slim


def width_of_the_figure(reader: Reader) -> tuple[float, ...]:
    figure = reader.page.reading.findChild(FigureView)
    assert figure is not None
    assert figure._scene is not None
    return figure._scene.body.trunk_front


def test_an_address_goes_outside_when_it_was_asked_for(reader: Reader) -> None:
    reader.learn.show("tight")
    assert reader.opened == []
    reader.page.link_requested.emit(LINK)
    assert reader.opened == [LINK]
    assert not fault(reader).isVisible()


def test_without_a_browser_the_person_is_told_what_to_do(reader: Reader) -> None:
    reader.can_open = False
    reader.learn.show("tight")
    reader.page.link_requested.emit(LINK)
    assert fault(reader).isVisible()
    assert "copy" in fault(reader).text()
    reader.page.show_topic("water")
    assert not fault(reader).isVisible()


def fault(reader: Reader) -> QLabel:
    found = reader.page.findChild(QLabel, "link-fault")
    assert isinstance(found, QLabel)
    return found


def test_done_leaves(qtbot: QtBot, reader: Reader) -> None:
    reader.learn.show()
    with qtbot.waitSignal(reader.learn.left):
        reader.page.left.emit()


def test_the_browser_is_that_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[QUrl] = []

    def remember(url: QUrl) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", remember)
    assert open_outside(LINK)
    assert asked == [QUrl(LINK)]
