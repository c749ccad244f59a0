"""What wraps, what scrolls, and a date that is empty until it is chosen."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.ui.widgets.basics import button, label
from sciatimer.ui.widgets.choices import ChoiceGroup, Option
from sciatimer.ui.widgets.date_field import DateField
from sciatimer.ui.widgets.page import Page
from sciatimer.ui.widgets.wrapping import ChoiceButton, RowButton, WrappingCheckBox, wrapped
from tests.ui.widgets.bench import Bench, focused, press

LONG = "Numb or tingling between your legs, around your genitals, bottom or back passage, also when wiping feels odd"
WIDTHS = [260, 333, 480, 700, 1200]
SCALES = [1.0, 1.5, 2.0]
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 20)
Wrapping = WrappingCheckBox | ChoiceButton | RowButton


def made_of(kind: str, text: str) -> tuple[QWidget, Wrapping]:
    """What goes on the bench, and the part of it that wraps."""
    if kind == "choice":
        group = ChoiceGroup("", [Option(10, text)], name="choice", role="")
        made = group.findChild(ChoiceButton)
        assert made is not None
        return group, made
    alone = WrappingCheckBox(text) if kind == "box" else RowButton(text, "row")
    return alone, alone


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", ["box", "row", "choice"])
def test_no_word_is_lost_at_any_width(bench: Bench, kind: str, width: int, scale: float) -> None:
    whole, made = made_of(kind, LONG)
    bench.put(whole, scale=scale).setFixedWidth(width)
    QApplication.processEvents()
    metrics = made.fontMetrics()
    lines = made.text().split("\n")
    assert " ".join(lines).startswith(LONG)
    assert max(metrics.horizontalAdvance(line) for line in lines) < made.width() - (30 if kind == "box" else 8)
    assert len(lines) * metrics.lineSpacing() < made.height()
    assert made.height() >= 44


@pytest.mark.parametrize("kind", ["box", "row", "choice"])
def test_what_got_room_again_goes_back_to_one_line(bench: Bench, kind: str) -> None:
    whole, made = made_of(kind, LONG)
    window = bench.put(whole)
    for width, several in ((300, True), (1300, False)):
        window.setFixedWidth(width)
        QApplication.processEvents()
        assert ("\n" in made.text()) is several


@pytest.mark.parametrize("kind", ["box", "row", "choice"])
def test_the_narrower_the_higher(bench: Bench, kind: str) -> None:
    whole, made = made_of(kind, LONG)
    bench.put(whole)
    assert made.hasHeightForWidth()
    heights = [made.heightForWidth(width) for width in WIDTHS]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1]
    assert made.minimumSizeHint().width() <= 240


@pytest.mark.parametrize("kind", ["box", "row"])
def test_an_ampersand_is_a_word_and_no_shortcut(bench: Bench, kind: str) -> None:
    whole, made = made_of(kind, "Bladder & bowels")
    bench.put(whole, width=600)
    assert made.text() == "Bladder && bowels"
    assert made.shortcut().isEmpty()


@pytest.mark.parametrize("kind", ["box", "row"])
def test_a_screen_reader_hears_the_words_without_their_breaks(bench: Bench, kind: str) -> None:
    whole, made = made_of(kind, LONG)
    bench.put(whole, width=300)
    assert "\n" in made.text()
    assert made.accessibleName() == LONG


def test_words_are_broken_only_between_them(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    room = max(metrics.horizontalAdvance(word) for word in LONG.split())
    lines = wrapped(LONG, metrics, room).split("\n")
    assert " ".join(lines) == LONG
    assert max(metrics.horizontalAdvance(line) for line in lines) == room
    assert wrapped(LONG, metrics, 1) == LONG.replace(" ", "\n")
    assert wrapped("", metrics, 100) == ""


def test_a_box_is_ticked_by_space_and_by_a_click_on_its_words(bench: Bench) -> None:
    made = WrappingCheckBox(LONG)
    bench.put(made, width=400)
    made.setFocus()
    press(Qt.Key.Key_Space)
    assert made.isChecked()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(100, made.height() // 2))
    assert not made.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_row_is_taken_by_the_keyboard(qtbot: QtBot, bench: Bench, key: Qt.Key) -> None:
    made = RowButton(LONG, "row")
    bench.put(made, width=400)
    made.setFocus()
    with qtbot.waitSignal(made.clicked):
        press(key)


@pytest.fixture
def day(bench: Bench) -> DateField:
    made = DateField("Choose a date", name="day", described="On what date?", form="d MMMM yyyy")
    bench.put(made, button("next", name="next"))
    made.begin(FIRST, LAST)
    made.setFocus()
    return made


def test_a_date_is_empty_until_it_is_chosen(day: DateField) -> None:
    assert day.chosen is None
    assert day.text() == "Choose a date"
    assert day.accessibleName() == "On what date?"


@pytest.mark.parametrize("chosen", [FIRST, date(2026, 3, 9), LAST])
def test_every_day_of_the_range_can_be_chosen(day: DateField, chosen: date) -> None:
    day.choose(chosen)
    assert day.chosen == chosen
    assert day.text() == f"{chosen.day} March 2026"


@pytest.mark.parametrize("outside", [date(2026, 3, 21), date(2027, 1, 1)])
def test_no_day_that_is_still_to_come_can_be_chosen(day: DateField, outside: date) -> None:
    day.choose(outside)
    assert day.chosen is None or day.chosen <= LAST


def test_no_day_before_the_first_month_can_be_chosen(day: DateField) -> None:
    day.choose(date(2026, 2, 1))
    assert day.chosen is None


def test_it_is_emptied_again(day: DateField) -> None:
    day.choose(LAST)
    day.begin(FIRST, LAST)
    assert day.chosen is None


def test_up_chooses_the_latest_day_and_then_goes_on_from_there(day: DateField) -> None:
    press(Qt.Key.Key_Up)
    assert day.chosen == LAST
    press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert day.chosen == date(2026, 3, 18)


@pytest.mark.parametrize(("typed", "chosen"), [("5", date(2026, 3, 5)), ("17", date(2026, 3, 17)), ("20", LAST)])
def test_a_day_can_be_typed(day: DateField, typed: str, chosen: date) -> None:
    press(typed)
    assert day.chosen == chosen


def test_a_letter_chooses_nothing(day: DateField) -> None:
    press("x")
    assert day.chosen is None


@pytest.mark.parametrize("chosen", [None, LAST])
def test_one_tab_leads_past_a_date(day: DateField, chosen: date | None) -> None:
    if chosen is not None:
        day.choose(chosen)
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "next"
    press(Qt.Key.Key_Backtab)
    assert focused() is day


def test_the_calendar_opens_on_the_latest_month(day: DateField) -> None:
    calendar = day.calendarWidget()
    assert day.calendarPopup()
    assert (calendar.yearShown(), calendar.monthShown()) == (2026, 3)


@pytest.fixture
def page(bench: Bench) -> Page:
    made = Page("A title")
    made.add(*(label(f"line {number}") for number in range(60)))
    made.add_action(button("back", name="back"), button("go", "primary", name="go"))
    window = bench.put(made)
    window.resize(700, 400)
    QApplication.processEvents()
    return made


def test_the_bar_stays_in_reach_when_the_column_is_long(page: Page) -> None:
    go = page.findChild(QPushButton, "go")
    assert go is not None
    assert not go.visibleRegion().isEmpty()
    assert go.mapTo(page, QPoint(0, go.height())).y() <= page.height()


def test_the_column_can_be_scrolled_to_any_line_and_back(page: Page) -> None:
    last = page.findChildren(type(page.title))[-1]
    assert last.text() == "line 59"
    assert last.visibleRegion().isEmpty()
    page.reveal(last)
    assert not last.visibleRegion().isEmpty()
    page.scroll_to_top()
    assert last.visibleRegion().isEmpty()
    assert not page.title.visibleRegion().isEmpty()


@pytest.mark.parametrize("scale", SCALES)
def test_what_stands_in_an_empty_date_is_whole(bench: Bench, scale: float) -> None:
    field = DateField("Choose a date", name="day", described="Day", form="d MMM yyyy")
    bench.put(field, label("word " * 100), scale=scale, width=900)
    inside = field.lineEdit().width()
    words = field.fontMetrics().horizontalAdvance("Choose a date")
    assert words + 8 < inside < words * 2.2


def test_the_column_keeps_to_its_width_in_a_wide_window(bench: Bench) -> None:
    made = Page("A title", width=500)
    made.add(label("word " * 100))
    bench.put(made).resize(1400, 400)
    QApplication.processEvents()
    assert made.title.width() <= 500


def test_a_question_goes_above_the_actions_where_there_is_no_room_beside_them(bench: Bench) -> None:
    made = Page("A title")
    question = label("Any warning sign, new or worse?", "heading")
    go = button("No, and save all of it", name="go")
    made.bar.ask(question)
    made.add_action(button("Yes, or show me the list"), go)
    window = bench.put(made)
    for width, above in ((1200, False), (420, True)):
        window.resize(width, 500)
        QApplication.processEvents()
        QApplication.processEvents()
        assert (question.mapTo(made, QPoint(0, question.height())).y() <= go.mapTo(made, QPoint(0, 0)).y()) is above
