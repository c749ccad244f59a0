"""Esc leads back from every page that only covers another one for a while."""

import threading

import pytest
from PySide6.QtCore import Qt

from tests.ui.desk import Desk, clear_away

ROADS = {
    "breaks": ("header-breaks",),
    "settings_breaks": ("header-breaks", "breaks-settings"),
    "diagnostics": ("header-breaks", "breaks-diagnostics"),
    "data": ("header-settings", "settings-data"),
    "settings": ("header-settings",),
    "learn": ("header-learn",),
    "progress": ("header-progress",),
}


ASKED = {"help": ("header-help",), "question": (*ROADS["data"], "data-delete")}


@pytest.mark.parametrize(("page", "road"), (ROADS | ASKED).items())
def test_esc_leads_back_one_page_after_the_other(desk: Desk, page: str, road: tuple[str, ...]) -> None:
    desk.open_known()
    desk.press(*road)
    assert desk.page == page
    for _ in road:
        desk.key(Qt.Key.Key_Escape)
    assert desk.page == "today"


def test_esc_waits_for_what_is_done_with_the_data_and_the_keyboard_stays_on_the_page(desk: Desk) -> None:
    app = desk.open_known()
    desk.press(*ROADS["data"])
    over = threading.Event()
    app.data._begin(lambda store, progress: str(over.wait(10)), changes=False)
    desk.key(Qt.Key.Key_Escape)
    assert desk.page == "data"
    over.set()
    app.data.work.wait()
    clear_away()
    desk.key(Qt.Key.Key_Escape)
    assert desk.page == "settings"


def test_esc_answers_no_question_that_has_no_way_back(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    assert desk.page == "message"
    desk.key(Qt.Key.Key_Escape)
    assert desk.page == "message"
