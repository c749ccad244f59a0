"""What is typed while the window opens was meant for something else: one key alone answers no first page."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from sciatimer.history.rows import FACTS
from tests.ui.desk import Desk

KEYS = (
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageDown,
    *"abcdefghijklmnopqrstuvwxyz",
)
A_DAY = 24 * 3600.0


def a_new_person(desk: Desk) -> None:
    desk.open()


def somebody_known(desk: Desk) -> None:
    desk.open_known()


def an_open_check(desk: Desk) -> None:
    desk.open_known()
    desk.start()
    desk.play_through()


def a_check_that_only_lacks_the_last_line(desk: Desk) -> None:
    an_open_check(desk)
    desk.answer_check()


def the_morning_after(desk: Desk) -> None:
    desk.open_known()
    desk.session()
    desk.clock.advance(A_DAY)


def the_end_of_the_routine(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    desk.name_signs("warning")
    desk.tick_signs("E1")


def a_day_of_rest(desk: Desk) -> None:
    desk.open_known()
    desk.session(after=3)


def a_condition(desk: Desk) -> None:
    desk.open_known("C2")


FIRST: dict[str, tuple[Callable[[Desk], None], ...]] = {
    "welcome": (a_new_person,),
    "today": (somebody_known,),
    "check": (an_open_check, a_check_that_only_lacks_the_last_line),
    "morning": (the_morning_after,),
    "ended": (the_end_of_the_routine,),
    "message": (a_day_of_rest,),
    "ask_first": (a_condition,),
}


@pytest.mark.parametrize(("page", "lead"), [(page, lead) for page, leads in FIRST.items() for lead in leads])
def test_one_key_answers_no_first_page(page: str, lead: Callable[[Desk], None], desk: Desk) -> None:
    lead(desk)
    for key in KEYS:
        desk.reopen()
        assert desk.page == page
        before = facts(desk)
        desk.key(key)
        assert facts(desk) == before


def facts(desk: Desk) -> dict[str, int]:
    """How many facts of each kind the history holds."""
    return {kind.__name__: len(desk.facts(kind)) for kind in FACTS}
