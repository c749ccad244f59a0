"""A time is found by typing it, with or without its nought and its colon."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from sciatimer.texts import load_texts
from sciatimer.ui.pages.welcome import getting_up_box
from sciatimer.ui.widgets.time_box import TimeBox, digits_of
from tests.ui.widgets.bench import Bench


@pytest.fixture
def box(bench: Bench) -> TimeBox:
    made = getting_up_box(load_texts())
    assert isinstance(made, TimeBox)
    bench.put(made)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0630", "06:30"),
        ("630", "06:30"),
        ("6:30", "06:30"),
        ("06:30", "06:30"),
        ("6", "06:00"),
        ("07", "07:00"),
        ("1030", "10:30"),
        ("1", "10:00"),
        ("14", "14:00"),
    ],
)
def test_a_typed_time_is_chosen(box: TimeBox, typed: str, stored: str) -> None:
    QTest.keyClicks(box, typed)
    assert box.currentData() == stored


@pytest.mark.parametrize("typed", ["3", "0", ":", "x"])
def test_what_is_no_time_of_the_list_chooses_nothing(box: TimeBox, typed: str) -> None:
    QTest.keyClicks(box, typed)
    assert box.currentData() == ""


def test_a_digit_too_many_leaves_the_time_that_was_found(box: TimeBox) -> None:
    QTest.keyClicks(box, "6309")
    assert box.currentData() == "06:30"


def test_after_a_pause_it_begins_anew(box: TimeBox, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.keyClicks(box, "6")
    QTest.qWait(20)
    hints = QGuiApplication.styleHints()
    before = hints.keyboardInputInterval()
    hints.setKeyboardInputInterval(1)
    try:
        QTest.keyClicks(box, "7")
    finally:
        hints.setKeyboardInputInterval(before)
    assert box.currentData() == "07:00"


def test_it_is_found_in_the_open_list_as_well(box: TimeBox) -> None:
    box.showPopup()
    QTest.keyClicks(box.view(), "0730")
    assert box.view().currentIndex().data() == "07:30"
    box.hidePopup()


def test_only_digits_count_and_no_nought_before_them() -> None:
    assert [digits_of(text) for text in ("06:30", "630", "Choose", "00:30")] == ["630", "630", "", "30"]
