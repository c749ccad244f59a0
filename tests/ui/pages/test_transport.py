"""The buttons under a session: one row, each with its key where there is room."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from sciatimer.ui.pages.player import PlayerPage
from sciatimer.ui.pages.transport import Transport
from tests.pseudo import pseudo_texts
from tests.ui.pages.gallery import Gallery, settle

WITH_KEYS = ["Back (←)", "Pause (Space)", "Next (→)", "Ease off (E)", "View", "STOP (Esc)"]
PLAIN = ["Back", "Pause", "Next", "Ease off", "View", "STOP"]


def player(gallery: Gallery) -> PlayerPage:
    page = gallery.show("player")
    assert isinstance(page, PlayerPage)
    page.transport.show_pause(paused=False)
    settle()
    return page


@pytest.fixture
def row(gallery: Gallery) -> Transport:
    return player(gallery).transport


@pytest.fixture
def large_text(qapp: QApplication) -> Iterator[Gallery]:
    made = Gallery(scale=2.0)
    yield made
    made.close()


def shown(row: Transport) -> list[str]:
    """The words on the buttons that can be seen, from left to right."""
    seen = [made for made in row._labels if made.isVisible()]
    return [made.text() for made in sorted(seen, key=lambda made: made.x())]


def test_each_button_shows_its_key(row: Transport) -> None:
    assert shown(row) == WITH_KEYS


def test_where_there_is_no_room_the_keys_are_in_the_tool_tips(large_text: Gallery) -> None:
    row = player(large_text).transport
    assert shown(row) == PLAIN
    assert row.pause.toolTip() == "Pause (Space)"
    assert row.stop.toolTip() == "STOP (Esc)"


def test_keys_come_and_go_with_the_width_of_the_window(gallery: Gallery, row: Transport) -> None:
    gallery.window.resize(720, 640)
    settle()
    assert shown(row) == PLAIN
    assert row.width() == 720, "keys take only room that is there"
    gallery.window.resize(1200, 640)
    settle()
    assert shown(row) == WITH_KEYS


def test_a_screen_reader_hears_the_words_without_the_key(row: Transport) -> None:
    assert [made.accessibleName() for made in row._labels if made.isVisible()] == PLAIN


def test_lying_down_no_letter_stands_beside_a_button_since_every_one_pauses(row: Transport) -> None:
    row.let_any_key_pause(True)
    assert shown(row) == ["Back (←)", "Pause (any letter)", "Next (→)", "Ease off", "View", "STOP (Esc)"]
    row.let_any_key_pause(False)
    assert shown(row) == WITH_KEYS


def test_the_ways_to_see_a_session_take_the_place_of_what_leads_it_and_stop_stays(row: Transport) -> None:
    row.views.click()
    settle()
    assert shown(row) == ["In words (W)", "Small window (D)", "Full screen (F11)", "View", "STOP (Esc)"]
    row.full.click()
    settle()
    assert shown(row) == WITH_KEYS


def test_going_on_after_a_pause_has_the_same_key(row: Transport) -> None:
    row.show_pause(paused=True)
    assert (row.pause.text(), row.pause.accessibleName()) == ("Go on (Space)", "Go on")


def test_long_words_get_smaller_and_come_back_to_their_size(qapp: QApplication) -> None:
    made = Gallery(scale=2.0, texts=pseudo_texts())
    row = player(made).transport
    full = row.fontInfo().pixelSize()
    assert 0.6 * full <= row.pause.fontInfo().pixelSize() < full
    made.window.resize(1900, 640)
    settle()
    assert row.pause.fontInfo().pixelSize() == full
    made.close()
