"""About as a person reads it: by keyboard and mouse, searched, at any size of the text."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sciatimer.ui.about_view import AboutEntry, Kind, Paragraph
from sciatimer.ui.pages.about import AboutPage
from tests.ui.pages.gallery import TEXTS, Gallery, named, press_key, settle

LONG = tuple(Paragraph(f"Paragraph {number} of a long licence, with a needle in it.") for number in range(200))
ENTRIES = (
    AboutEntry("sciatimer", (Paragraph("Sciatimer", Kind.TITLE), Paragraph("The program itself.")), "own"),
    AboutEntry("python", (Paragraph("Python", Kind.TITLE), Paragraph("A Language, and a NEEDLE."))),
    AboutEntry("qt", (Paragraph("Qt", Kind.TITLE), Paragraph("LGPL.txt", Kind.HEADING), *LONG)),
)


@pytest.fixture
def page(gallery: Gallery) -> AboutPage:
    page = gallery.show("about")
    assert isinstance(page, AboutPage)
    page.show_entries(ENTRIES)
    page.begin()
    settle()
    return page


def listed(page: AboutPage) -> list[str]:
    items = [page.topics.item(row) for row in range(page.topics.count())]
    return [item.text() for item in items if not item.isHidden()]


def search(page: AboutPage, words: str) -> None:
    page.search.setFocus()
    page.search.clear()
    QTest.keyClicks(page.search, words)
    settle()


def told(page: AboutPage) -> str:
    found = page.findChild(QLabel, "about-found")
    assert isinstance(found, QLabel)
    return found.text() if found.isVisible() else ""


def test_it_begins_with_the_program_and_the_keyboard_on_the_list(page: AboutPage) -> None:
    assert listed(page) == ["The program", "Sciatimer", "Parts", "Python", "Qt"]
    assert page.reading.toPlainText() == "Sciatimer\nThe program itself."
    assert QApplication.focusWidget() is page.topics


def test_the_arrows_go_from_part_to_part_and_enter_goes_on_to_the_text(page: AboutPage) -> None:
    press_key(Qt.Key.Key_Down)
    assert page.reading.toPlainText().startswith("Python")
    press_key(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.reading.toPlainText().startswith("Qt")
    assert QApplication.focusWidget() is page.reading
    press_key(Qt.Key.Key_PageDown)
    assert page.reading.verticalScrollBar().value() > 0


def test_another_part_is_shown_from_its_beginning(page: AboutPage) -> None:
    page.topics.choose("qt")
    page.reading.verticalScrollBar().setValue(500)
    page.topics.choose("python")
    page.topics.choose("qt")
    assert page.reading.verticalScrollBar().value() == 0


def test_only_what_has_the_words_is_left_in_the_list(page: AboutPage) -> None:
    search(page, "language")
    assert listed(page) == ["Parts", "Python"]
    assert page.reading.toPlainText().startswith("Python")
    assert told(page) == "1 of 1"
    assert page.reading.textCursor().selectedText() == "Language"


def test_enter_goes_from_place_to_place_and_around(page: AboutPage) -> None:
    page.topics.choose("qt")
    search(page, "needle")
    assert told(page) == "1 of 200"
    press_key(Qt.Key.Key_Return, Qt.Key.Key_F3)
    assert told(page) == "3 of 200"
    first = page.reading.verticalScrollBar().value()
    QTest.keyClick(page.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert told(page) == "2 of 200"
    for _ in range(50):
        named(page, "about-next").click()
    assert told(page) == "52 of 200"
    assert page.reading.verticalScrollBar().value() > first
    visible = page.reading.viewport().rect()
    assert visible.contains(page.reading.cursorRect().center())


def test_the_words_stay_found_in_the_next_part(page: AboutPage) -> None:
    page.topics.choose("qt")
    search(page, "needle")
    page.topics.setFocus()
    press_key(Qt.Key.Key_Up)
    assert page.topics.topic == "python"
    assert told(page) == "1 of 1"


def test_words_that_stand_nowhere_are_said_to(page: AboutPage) -> None:
    search(page, "nowhere")
    assert listed(page) == []
    assert told(page) == "No text has these words."
    assert not named(page, "about-next").isVisible()
    page.search.clear()
    settle()
    assert len(listed(page)) == 5
    assert told(page) == ""


def test_control_f_searches_from_anywhere(page: AboutPage) -> None:
    page.reading.setFocus()
    QTest.keyClick(page.reading, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search


def test_the_keyboard_can_select_what_is_to_be_copied(page: AboutPage) -> None:
    page.reading.setFocus()
    QTest.keyClick(page.reading, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.reading, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "The program itself." in QApplication.clipboard().text()


def test_nothing_can_be_written_into_a_licence(page: AboutPage) -> None:
    page.reading.setFocus()
    press_key("x")
    assert page.reading.toPlainText() == "Sciatimer\nThe program itself."


def test_larger_text_sets_the_same_words_larger(gallery: Gallery, page: AboutPage) -> None:
    page.topics.choose("qt")
    search(page, "needle")
    before = page.reading.document().size().height()
    gallery.dress(2.0)
    settle()
    assert page.reading.document().size().height() > before * 1.8
    assert page.reading.toPlainText().startswith("Qt\nLGPL.txt\nParagraph 0")
    assert told(page) == "1 of 200"


def test_a_screen_reader_hears_which_part_it_is(page: AboutPage) -> None:
    page.topics.choose("python")
    assert page.reading.accessibleName() == "Python"
    assert page.topics.accessibleName() == TEXTS("about.entries")


@pytest.mark.parametrize("way", ["escape", "done"])
def test_escape_and_done_leave(qtbot: QtBot, page: AboutPage, way: str) -> None:
    with qtbot.waitSignal(page.left):
        if way == "escape":
            press_key(Qt.Key.Key_Escape)
        else:
            named(page, "about-done").click()
