"""The way to the page on the program: from the settings, by a search in them, and from what can be read; and back."""

from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtTest import QTest

from sciatimer.parts import parts_inside
from sciatimer.ui.about_controller import libraries
from tests.ui.desk import Desk, clear_away


def test_the_settings_lead_there_and_back(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "settings-about")
    assert desk.page == "about"
    desk.press("about-done")
    assert desk.page == "settings"


def test_who_searches_the_settings_for_the_licence_finds_the_way(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    QTest.keyClicks(desk.app.pages.settings.search, "licence")
    clear_away()
    desk.press("settings-about")
    assert desk.page == "about"


def test_what_can_be_read_of_the_app_leads_there_and_back(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-learn")
    desk.app.pages.learn.show_topic("about")
    clear_away()
    desk.press("learn-more-about")
    assert desk.page == "about"
    desk.press("about-done")
    assert desk.page == "learn"


def test_it_shows_the_program_as_it_runs_here(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "settings-about")
    page = desk.app.pages.about
    titles = [page.topics.item(row).text() for row in range(page.topics.count())]
    assert [part.name for part in parts_inside() if part.name not in titles] == []
    page.topics.choose("qt")
    assert f"Version {qVersion()}" in page.reading.toPlainText()


def test_a_second_visit_begins_at_the_beginning(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "settings-about")
    page = desk.app.pages.about
    QTest.keyClicks(page.search, "jeepney")
    desk.press("about-done", "settings-about")
    assert (page.search.text(), page.topics.topic) == ("", "sciatimer")


def test_the_folders_that_are_told_hold_the_libraries() -> None:
    folders = {part: Path(folder) for part, folder in libraries().folders.items()}
    assert any(folders["qt"].glob("*Qt6Core*"))
    assert any(folders["ffmpeg"].glob("*avcodec*"))
    assert any(folders["pyside"].glob("*pyside6*"))
    assert any(folders["shiboken"].glob("*shiboken6*"))
