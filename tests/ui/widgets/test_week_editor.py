"""A week of working hours: moved, written, copied, made free; a mistake is named and changes nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from sciatimer.reminders.hours import USUAL_WEEK, WorkingWeek, read_week
from sciatimer.texts import load_texts
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.week_editor import WeekEditor
from tests.ui.widgets.bench import Bench, press

TEXTS = load_texts()


class Week:
    """The editor on the bench, and what was made of the week."""

    def __init__(self, bench: Bench, width: int = 900) -> None:
        self.editor = WeekEditor(TEXTS, LIGHT)
        self.editor.show_week(USUAL_WEEK)
        self.told: list[str] = []
        self.editor.changed.connect(self._on_changed)
        bench.put(self.editor, width=width)

    def written(self, day: str) -> QLineEdit:
        found = self.editor.findChild(QLineEdit, f"hours-written-{day}")
        assert isinstance(found, QLineEdit)
        return found

    def write(self, day: str, text: str) -> None:
        field = self.written(day)
        field.setFocus()
        field.selectAll()
        press(text, Qt.Key.Key_Return)

    def press(self, name: str) -> None:
        found = self.editor.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        found.click()

    @property
    def fault(self) -> str:
        found = self.editor.findChild(QLabel, "hours-fault")
        assert isinstance(found, QLabel)
        return found.text() if found.isVisible() else ""

    def _on_changed(self, week: WorkingWeek) -> None:
        self.told.append(str(week))


@pytest.fixture
def week(bench: Bench) -> Week:
    return Week(bench)


def test_what_is_set_is_shown_and_not_announced(week: Week) -> None:
    week.editor.show_week(read_week("sat 10:00-12:00, 13:00-15:00"))
    assert (week.written("sat").text(), week.written("mon").text()) == ("10:00-12:00, 13:00-15:00", "")
    assert week.told == []


def test_a_day_is_written(week: Week) -> None:
    week.write("sat", "10:00-12:00,13:00-15:00")
    assert week.told == [f"{USUAL_WEEK}; sat 10:00-12:00,13:00-15:00"]
    assert week.written("sat").text() == "10:00-12:00, 13:00-15:00"


@pytest.mark.parametrize("text", ["nine to five", "12:00-09:00", "25:00-26:00"])
def test_what_cannot_be_read_is_named_and_stays_to_be_mended(text: str, week: Week) -> None:
    week.write("mon", text)
    assert week.told == []
    assert text.split("-", maxsplit=1)[0] in week.fault
    assert week.written("mon").text() == text
    week.write("mon", "08:00-12:00")
    assert (week.fault, len(week.told)) == ("", 1)


def test_leaving_a_field_as_it_was_changes_nothing(week: Week) -> None:
    week.written("tue").setFocus()
    press(Qt.Key.Key_Tab)
    assert week.told == []


def test_a_strip_and_the_writing_beside_it_agree(week: Week) -> None:
    week.editor.take_focus()
    press(Qt.Key.Key_Left)
    assert week.written("mon").text() == "08:45-17:00"
    assert week.told[-1].startswith("mon 08:45-17:00; tue 09:00-17:00")


def test_the_buttons_are_about_the_day_that_was_looked_at(week: Week) -> None:
    week.write("wed", "08:00-12:00")
    week.press("hours-copy-weekdays")
    assert week.told[-1] == "; ".join(f"{day} 08:00-12:00" for day in ("mon", "tue", "wed", "thu", "fri"))
    week.press("hours-copy-all")
    assert week.told[-1].endswith("sun 08:00-12:00")
    words = [made.text() for made in week.editor.findChildren(QPushButton)]
    assert all(word.startswith("Wednesday") for word in words)


def test_a_day_is_made_free_and_gets_hours_again(week: Week) -> None:
    week.press("hours-free")
    assert "mon" not in week.told[-1]
    week.press("hours-free")
    assert len(week.told) == 1
    week.press("hours-add")
    assert week.told[-1] == str(USUAL_WEEK)
    week.press("hours-add")
    assert week.told[-1].startswith("mon 09:00-17:00,17:15-18:15")


def test_all_days_show_the_same_hours_so_that_they_can_be_compared(week: Week) -> None:
    week.write("sun", "04:00-06:00")
    assert {row.strip._range for row in week.editor._rows} == {(3 * 60, 20 * 60)}


def test_where_there_is_room_the_strips_stand_exactly_one_below_the_other(week: Week) -> None:
    places = {(row.strip.x(), row.strip.width()) for row in week.editor._rows}
    assert len(places) == 1
    assert week.editor._rows[0].written.y() < week.editor._rows[1].strip.y()


def test_without_room_the_parts_of_a_day_stand_one_below_the_other(bench: Bench) -> None:
    week = Week(bench, width=420)
    first = week.editor._rows[0]
    assert first.name.y() < first.strip.y() < first.written.y()


def test_other_colours_reach_every_day(week: Week) -> None:
    week.editor.set_palette(DARK)
    assert {row.strip._palette for row in week.editor._rows} == {DARK}
