"""The page to show a clinician: everything can be read, selected, walked by the keyboard, printed and left."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel

from sciatimer.ui.pages.clinician import ClinicianPage
from sciatimer.ui.widgets.fact_text import FactText
from tests.ui.pages.gallery import REPORT, TEXTS, Gallery, named, press_key, settle, words


@pytest.fixture
def page(gallery: Gallery) -> ClinicianPage:
    shown = gallery.show("clinician")
    assert isinstance(shown, ClinicianPage)
    return shown


def facts(page: ClinicianPage) -> list[FactText]:
    """The texts of the sections, in the order in which they were made."""
    return [made for made in page.findChildren(FactText) if made.isVisible()]


def place(made: FactText, page: ClinicianPage) -> QRect:
    return QRect(made.mapTo(page, QPoint(0, 0)), made.size())


def test_everything_of_the_report_can_be_read(page: ClinicianPage) -> None:
    said = words(page) + " " + " ".join(" ".join(made.toPlainText().split()) for made in facts(page))
    told = [REPORT.title, REPORT.about, REPORT.written, *REPORT.summary, REPORT.table_title]
    told += [section.title for section in REPORT.sections]
    told += [text for part in REPORT.sections for line in part.lines for text in (line.label, line.value)]
    assert [text for text in told if text not in said] == []


def test_what_is_said_of_a_section_stands_whole_without_a_bar_of_its_own(page: ClinicianPage) -> None:
    for made in facts(page):
        assert made.verticalScrollBar().maximum() == 0
        assert made.horizontalScrollBar().maximum() == 0


def test_a_screen_reader_hears_the_name_of_each_section_and_of_the_table(page: ClinicianPage) -> None:
    assert [made.accessibleName() for made in facts(page)] == [section.title for section in REPORT.sections]
    assert page.table.accessibleName() == TEXTS("clinician.sessions")


def test_the_text_can_be_selected_by_the_keyboard_and_not_changed(page: ClinicianPage) -> None:
    first = facts(page)[0]
    first.setFocus()
    press_key("x")
    first.moveCursor(QTextCursor.MoveOperation.Start)
    QApplication.processEvents()
    first.selectAll()
    assert REPORT.sections[0].lines[0].value in first.textCursor().selectedText()


def test_the_table_is_walked_by_the_arrows_and_left_by_tab(page: ClinicianPage) -> None:
    page.table.setFocus()
    press_key(Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert (page.table.currentRow(), page.table.currentColumn()) == (1, 1)
    press_key(Qt.Key.Key_Tab)
    assert not page.table.hasFocus()


def test_the_way_to_paper_is_the_main_action_and_has_the_focus(page: ClinicianPage) -> None:
    assert named(page, "clinician-paper").hasFocus()
    assert named(page, "clinician-paper").property("role") == "primary"


def test_each_button_asks_for_its_own(page: ClinicianPage) -> None:
    asked = {"clinician-paper": QSignalSpy(page.paper_requested), "clinician-back": QSignalSpy(page.left)}
    for name in asked:
        named(page, name).click()
    assert [spy.count() for spy in asked.values()] == [1, 1]


def test_another_report_takes_the_place_of_the_one_before(page: ClinicianPage) -> None:
    page.show_report(replace(REPORT, sections=REPORT.sections[:1], sessions=()))
    settle()
    assert len(facts(page)) == 1
    assert not page.table.isVisible()


@pytest.mark.parametrize("locked", [True, False])
def test_a_lock_stands_out(locked: bool, page: ClinicianPage) -> None:
    page.show_report(replace(REPORT, locked=locked))
    summary = page.findChild(QLabel, "clinician-summary")
    assert isinstance(summary, QLabel)
    assert summary.property("role") == ("notice" if locked else "lead")


@pytest.mark.parametrize(
    ("size", "scale", "columns"), [((960, 640), 1.0, 2), ((960, 640), 2.0, 1), ((1600, 1000), 1.0, 2)]
)
def test_the_facts_stand_in_two_columns_where_there_is_room(
    size: tuple[int, int], scale: float, columns: int, qapp: QApplication
) -> None:
    gallery = Gallery(scale=scale, size=size)
    page = gallery.show("clinician")
    assert isinstance(page, ClinicianPage)
    places = [place(made, page) for made in facts(page)]
    assert len({box.left() for box in places}) == columns
    beside = place_of_table(page)
    assert (beside.left() > max(box.right() for box in places)) == (size == (1600, 1000))
    gallery.close()


def place_of_table(page: ClinicianPage) -> QRect:
    return QRect(page.table.mapTo(page, QPoint(0, 0)), page.table.size())


def test_the_whole_of_it_is_one_screen_on_a_large_one(qapp: QApplication) -> None:
    gallery = Gallery(size=(1600, 1000))
    page = gallery.show("clinician")
    assert page._scroll.verticalScrollBar().maximum() == 0  # type: ignore[attr-defined]  # only a Page has it
    gallery.close()


def test_sections_do_not_lie_on_each_other(page: ClinicianPage) -> None:
    places = [place(made, page) for made in facts(page)]
    assert not any(first.intersects(second) for first, second in pairwise(places))
