"""Free days are added and taken out by hand: single ones and ranges."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sciatimer.reminders.hours import Holiday, read_holidays
from sciatimer.texts import load_texts
from sciatimer.ui.widgets.holiday_list import HolidayList
from tests.ui.pages.gallery import settle
from tests.ui.widgets.bench import Bench, focused, press

TODAY = date(2026, 3, 2)
TWO = read_holidays("2026-05-01, 2026-12-24..2027-01-01")


class Free:
    """The list on the bench, and what was asked of it."""

    def __init__(self, bench: Bench) -> None:
        self.list = HolidayList(load_texts())
        self.added: list[Holiday] = []
        self.removed: list[Holiday] = []
        self.list.added.connect(self.added.append)
        self.list.removed.connect(self.removed.append)
        self.list.begin(TODAY)
        bench.put(self.list, QPushButton("after"), width=700)
        self.list.show_holidays(TWO)

    def says(self) -> list[str]:
        settle()
        return [made.text() for made in self.list.findChildren(QLabel) if made.isVisible()]

    def press(self, name: str) -> None:
        found = self.list.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        found.click()


@pytest.fixture
def free(bench: Bench) -> Free:
    return Free(bench)


def test_each_free_day_stands_there_in_words(free: Free) -> None:
    assert free.says() == ["to", "1 May 2026", "24 Dec 2026 to 1 Jan 2027"]


def test_without_any_it_says_what_they_are_for(free: Free) -> None:
    free.list.show_holidays(())
    assert free.says() == ["None yet. No breaks come on a free day.", "to"]


def test_a_day_is_taken_out_by_its_own_button(free: Free) -> None:
    free.press("holiday-remove-2026-12-24..2027-01-01")
    free.press("holiday-remove-2026-05-01")
    assert free.removed == [TWO[1], TWO[0]]
    names = [made.accessibleName() for made in free.list.findChildren(QPushButton)]
    assert "Remove: 24 Dec 2026 to 1 Jan 2027" in names


def test_today_is_offered_and_added_as_one_day(free: Free) -> None:
    free.press("holiday-add")
    assert free.added == [Holiday(TODAY, TODAY)]


def test_a_range_is_added(free: Free) -> None:
    free.list.first.offer(date(2026, 7, 1), keep=True)
    assert free.list.last.day == date(2026, 7, 1)
    free.list.last.offer(date(2026, 7, 14), keep=True)
    free.press("holiday-add")
    assert free.added == [Holiday(date(2026, 7, 1), date(2026, 7, 14))]


def test_a_last_day_before_the_first_is_the_first(free: Free) -> None:
    free.list.first.offer(date(2026, 7, 10), keep=True)
    free.list.last.offer(date(2026, 7, 1), keep=True)
    free.press("holiday-add")
    assert free.added == [Holiday(date(2026, 7, 10), date(2026, 7, 10))]


def test_days_that_are_over_cannot_be_chosen(free: Free) -> None:
    free.list.first.offer(date(2025, 1, 1), keep=True)
    assert free.list.first.day == TODAY


def test_tab_goes_through_the_days_and_then_to_what_is_added(free: Free) -> None:
    settle()
    free.list.findChildren(QPushButton, "holiday-remove-2026-05-01")[0].setFocus()
    walked = []
    for _ in range(5):
        press(Qt.Key.Key_Tab)
        walked.append(focused().objectName())
    assert walked == ["holiday-remove-2026-12-24..2027-01-01", "holiday-first", "holiday-last", "holiday-add", ""]
