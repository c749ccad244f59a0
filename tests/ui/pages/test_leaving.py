"""Esc leaves what is only read or set, from wherever on it the keyboard is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.pages.gallery import Gallery


@pytest.mark.parametrize("name", ["settings", "learn", "clinician", "report"])
def test_escape_leaves_the_page(qtbot: QtBot, gallery: Gallery, name: str) -> None:
    page = gallery.show(name)
    stops = [
        each for each in page.findChildren(QWidget) if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(stops) > 1
    for stop in (stops[0], stops[-1]):
        stop.setFocus()
        with qtbot.waitSignal(gallery.pages.made()[name].left):  # type: ignore[attr-defined]  # pages of four kinds
            QTest.keyClick(stop, Qt.Key.Key_Escape)


@pytest.mark.parametrize("name", ["check", "morning", "screening", "welcome"])
def test_escape_leaves_no_page_that_has_to_be_answered(gallery: Gallery, name: str) -> None:
    page = gallery.show(name)
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert gallery.window.page is page


def test_no_button_jumps_when_the_report_says_where_it_was_saved(gallery: Gallery) -> None:
    page = gallery.show("report")
    report = gallery.pages.report
    places = []
    for said in ("", "Saved as report.pdf in the folder Documents of somebody with a long name.", ""):
        report.say(said)
        QTest.qWait(20)
        bar = [each for each in report.bar.findChildren(QWidget) if each.objectName().startswith("report-")]
        places.append(
            {
                each.objectName(): each.mapTo(page, each.rect().topLeft())
                for each in bar
                if "said" not in each.objectName()
            }
        )
    assert places[0] == places[1] == places[2]
    assert len(places[0]) == 3
