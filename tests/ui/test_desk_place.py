"""The small window stands where it was put, bottom right at first, and never where nobody can see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QSize

from sciatimer.ui.desk_place import EDGE, DeskPlace, first_place, kept_inside

LEFT = QRect(0, 30, 1920, 1050)
RIGHT = QRect(1920, 0, 1280, 1024)
SCREENS = {"DP-1": LEFT, "HDMI-1": RIGHT}
USUAL = QSize(280, 360)


def test_at_first_it_stands_bottom_right() -> None:
    place = first_place(USUAL, RIGHT)
    assert place.size() == USUAL
    assert RIGHT.right() - place.right() == RIGHT.bottom() - place.bottom() == EDGE + 1


def test_a_place_comes_back_from_its_text() -> None:
    place = DeskPlace.of(QRect(QPoint(2000, 100), USUAL), "HDMI-1", RIGHT)
    assert str(place) == "80,100,280,360@HDMI-1"
    assert DeskPlace.read(str(place)) == place
    assert place.on(SCREENS) == QRect(QPoint(2000, 100), USUAL)


def test_it_moves_with_its_screen() -> None:
    place = DeskPlace("HDMI-1", QPoint(80, 100), USUAL)
    assert place.on({"HDMI-1": QRect(-1280, 200, 1280, 1024)}) == QRect(QPoint(-1200, 300), USUAL)


def test_a_screen_that_is_gone_has_no_place() -> None:
    assert DeskPlace("HDMI-2", QPoint(0, 0), USUAL).on(SCREENS) is None


def test_a_long_name_of_a_screen_is_known_again() -> None:
    name = "Built-in Retina Display of a very long name that no text of a setting can hold"
    place = DeskPlace.of(QRect(10, 40, 280, 360), name, LEFT)
    assert len(str(place)) <= 64
    assert place.on({name: LEFT}) == QRect(QPoint(10, 40), USUAL)


@pytest.mark.parametrize("text", ["", "HDMI-1", "1,2,3@HDMI-1", "1,2,3,x@HDMI-1", "1,2,-3,4@HDMI-1", "999999,2,3,4@X"])
def test_what_is_no_place_is_passed_over(text: str) -> None:
    assert DeskPlace.read(text) is None


def test_on_a_screen_smaller_than_itself_it_fills_the_screen() -> None:
    assert kept_inside(QRect(500, 500, 3000, 2000), RIGHT) == RIGHT


NUMBERS = st.integers(-99999, 99999)
SIZES = st.integers(1, 5000)


@given(NUMBERS, NUMBERS, SIZES, SIZES)
def test_whatever_was_written_down_it_is_seen_as_a_whole(x: int, y: int, width: int, height: int) -> None:
    place = DeskPlace.read(f"{x},{y},{width},{height}@HDMI-1")
    assert place is not None
    there = place.on(SCREENS)
    assert there is not None
    assert RIGHT.contains(there)
    assert there.size() == QSize(width, height).boundedTo(RIGHT.size())
