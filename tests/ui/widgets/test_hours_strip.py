"""A day of working hours is moved by hand and by the arrows, and says what it is."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sciatimer.reminders.hours import read_spans
from sciatimer.texts import load_texts
from sciatimer.ui.hours_edit import Spans
from sciatimer.ui.theme import DARK, LIGHT
from sciatimer.ui.widgets.hours_strip import HoursStrip
from tests.ui.widgets.bench import Bench, focused, press

TEXTS = load_texts()
TWO = read_spans("09:00-12:30, 13:15-17:00")
RANGE = (6 * 60, 20 * 60)


class Day:
    """A strip on the bench, and what was made of it."""

    def __init__(self, bench: Bench, *, mirrored: bool = False) -> None:
        self.strip = HoursStrip(TEXTS, LIGHT, day="Monday", name="hours-mon")
        if mirrored:
            self.strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.strip.show_spans(TWO, RANGE)
        self.told: list[str] = []
        self.looked = 0
        self.strip.changed.connect(self._on_changed)
        self.strip.looked_at.connect(self._on_looked_at)
        bench.put(self.strip, QPushButton("after"), width=900)

    def at(self, minute: float) -> QPoint:
        return QPoint(round(self.strip._scale.x(minute)), 20)

    def drag(self, begins: float, ends: float) -> None:
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QTest.mousePress(self.strip, left, none, self.at(begins))
        QTest.mouseMove(self.strip, self.at((begins + ends) / 2))
        QTest.mouseMove(self.strip, self.at(ends))
        assert self.told == [], "told while it is still in the hand"
        QTest.mouseRelease(self.strip, left, none, self.at(ends))

    def _on_changed(self, spans: Spans) -> None:
        self.told.append(", ".join(map(str, spans)))

    def _on_looked_at(self) -> None:
        self.looked += 1


@pytest.fixture
def day(bench: Bench) -> Day:
    return Day(bench)


def test_it_says_the_day_and_its_hours(day: Day) -> None:
    assert day.strip.accessibleName() == "Monday: 09:00-12:30, 13:15-17:00"
    day.strip.show_spans((), RANGE)
    assert day.strip.accessibleName() == "Monday: Free day"
    assert "Left and right" in day.strip.accessibleDescription()


@pytest.mark.parametrize(
    ("begins", "ends", "becomes"),
    [
        (540, 485, "08:00-12:30, 13:15-17:00"),
        (1020, 1080, "09:00-12:30, 13:15-18:00"),
        (900, 960, "09:00-12:30, 14:15-18:00"),
    ],
)
def test_an_edge_or_a_whole_span_is_dragged(begins: float, ends: float, becomes: str, day: Day) -> None:
    day.drag(begins, ends)
    assert (day.told, day.strip.accessibleName()) == ([becomes], f"Monday: {becomes}")


def test_a_click_changes_nothing(day: Day) -> None:
    for minute in (540, 600, 770):
        QTest.mouseClick(day.strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, day.at(minute))
    assert (day.told, day.looked >= 3) == ([], True)


def test_from_right_to_left_it_is_dragged_the_other_way(bench: Bench) -> None:
    day = Day(bench, mirrored=True)
    assert day.at(540).x() > day.at(1020).x()
    day.drag(540, 480)
    assert day.told == ["08:00-12:30, 13:15-17:00"]


def test_the_pointer_shows_what_can_be_taken(day: Day) -> None:
    shapes = []
    for minute in (540, 650, 400):
        QTest.mouseMove(day.strip, day.at(minute))
        shapes.append(day.strip.cursor().shape())
    shape = Qt.CursorShape
    assert shapes == [shape.SizeHorCursor, shape.OpenHandCursor, shape.ArrowCursor]


def test_the_arrows_choose_an_edge_and_move_it_by_a_quarter_of_an_hour(day: Day) -> None:
    day.strip.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
    assert day.told == ["09:00-12:45, 13:15-17:00", "08:45-12:45, 13:15-17:00"]


def test_without_a_choice_the_arrows_move_the_beginning(day: Day) -> None:
    day.strip.setFocus()
    press(Qt.Key.Key_Left)
    assert day.told == ["08:45-12:30, 13:15-17:00"]


def test_an_edge_that_has_no_room_left_tells_nothing(day: Day) -> None:
    day.strip.show_spans(read_spans("00:00-12:00"), RANGE)
    day.strip.setFocus()
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert day.told == []


def test_from_right_to_left_the_left_arrow_goes_later(bench: Bench) -> None:
    day = Day(bench, mirrored=True)
    day.strip.setFocus()
    press(Qt.Key.Key_Left)
    assert day.told == ["09:15-12:30, 13:15-17:00"]


def test_hours_are_added_and_taken_away_by_keys(day: Day) -> None:
    day.strip.setFocus()
    press(Qt.Key.Key_Plus, Qt.Key.Key_Up, Qt.Key.Key_Delete, Qt.Key.Key_Down, Qt.Key.Key_Delete)
    assert day.told == [
        "09:00-12:30, 13:15-17:00, 17:15-18:15",
        "09:00-12:30, 13:15-17:00",
        "13:15-17:00",
    ]


def test_a_free_day_takes_keys_without_harm_and_hours_by_plus(day: Day) -> None:
    day.strip.show_spans((), RANGE)
    day.strip.setFocus()
    press(Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Delete, Qt.Key.Key_Plus)
    assert day.told == ["09:00-17:00"]


def test_each_step_is_said(day: Day, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    def hear(event: QAccessibleAnnouncementEvent) -> None:
        heard.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    day.strip.setFocus()
    press(Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert heard == ["Begins at 09:00", "Begins at 09:15", "Ends at 12:30"]


def test_tab_leaves_it(day: Day) -> None:
    day.strip.setFocus()
    press(Qt.Key.Key_Tab)
    assert isinstance(focused(), QPushButton)


def test_a_chosen_edge_that_is_gone_is_no_longer_chosen(day: Day) -> None:
    day.strip.setFocus()
    press(Qt.Key.Key_Up)
    day.strip.show_spans(TWO[:1], RANGE)
    press(Qt.Key.Key_Delete)
    assert day.told == []


def test_blocks_and_focus_are_seen_in_the_colours_of_the_window(day: Day) -> None:
    day.strip.clearFocus()
    at = day.at(560) - QPoint(0, 5)
    assert day.strip.grab().toImage().pixelColor(at).name() == LIGHT.selected.lower()
    before = day.strip.grab().toImage()
    day.strip.setFocus()
    press(Qt.Key.Key_Down)
    assert day.strip.grab().toImage() != before
    day.strip.set_palette(DARK)
    assert day.strip.grab().toImage().pixelColor(at).name() == DARK.selected.lower()
