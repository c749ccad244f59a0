"""The check after a session and the morning after: all keys, nothing preselected, the warning line last."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciatimer.safety.values import Overall, Place, Quality, Where
from sciatimer.ui.pages.check import QUESTIONS, CheckPage
from sciatimer.ui.pages.morning import WHERE_ORDER, MorningPage
from tests.ui.pages.gallery import BEFORE, TEXTS, Gallery, named, press_key, settle, words


def focused() -> str:
    focus = QApplication.focusWidget()
    return "" if focus is None else focus.objectName()


@pytest.fixture
def check(gallery: Gallery) -> CheckPage:
    page = gallery.show("check")
    assert isinstance(page, CheckPage)
    page.begin(BEFORE, {})
    return page


@pytest.fixture
def morning(gallery: Gallery) -> MorningPage:
    page = gallery.show("morning")
    assert isinstance(page, MorningPage)
    return page


def test_nothing_is_preselected_in_the_check(check: CheckPage) -> None:
    assert check.answers == {}
    assert not named(check, "check-save").isEnabled()
    assert named(check, "check-warning").isEnabled()
    assert focused() == "page-title"


def test_what_was_said_before_the_session_is_told(check: CheckPage) -> None:
    assert BEFORE in words(check)
    assert TEXTS("check.warning_line") in words(check)


def test_five_keys_and_enter_answer_the_check(qtbot: QtBot, check: CheckPage) -> None:
    told: list[tuple[str, int]] = []
    check.answered.connect(lambda question, value: told.append((question, value)))
    walked = [focused()]
    for key in ("2", "4", "3", "1", "2"):
        press_key(key)
        walked.append(focused())
    assert walked == ["page-title", "during-0", "place_after-0", "quality-0", "overall-0", "check-save"]
    assert told == [("after", 2), ("during", 4), ("place_after", 2), ("quality", 0), ("overall", 1)]
    assert check.answers == dict(told)
    with qtbot.waitSignal(check.saved):
        press_key(Qt.Key.Key_Return)


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, "p"])
@pytest.mark.parametrize("given", [{}, dict.fromkeys(QUESTIONS, 1)])
def test_a_key_that_was_meant_for_the_session_before_it_answers_nothing(
    qtbot: QtBot, check: CheckPage, given: dict[str, int], key: Qt.Key | str
) -> None:
    check.begin(BEFORE, given)
    with qtbot.assertNotEmitted(check.saved), qtbot.assertNotEmitted(check.answered):
        press_key(key)
    assert check.answers == given


def test_ten_is_given_by_one_press_of_end_however_long_it_is_held(check: CheckPage) -> None:
    press_key(Qt.Key.Key_End)
    assert check.answers == {"after": 10}
    repeated = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, text="", autorep=True)
    QApplication.sendEvent(check.group("during"), repeated)
    assert check.answers == {"after": 10}


def test_tab_leads_from_the_title_to_the_first_question(check: CheckPage, morning: MorningPage) -> None:
    for page, first in ((check, "after-0"), (morning, "pain-0")):
        page.show()
        page.title.setFocus()
        press_key(Qt.Key.Key_Tab)
        assert focused() == first


@pytest.mark.parametrize("missing", QUESTIONS)
def test_the_check_cannot_be_saved_while_an_answer_is_missing(check: CheckPage, missing: str) -> None:
    for question in QUESTIONS:
        if question != missing:
            check.group(question).press(1)
    assert not named(check, "check-save").isEnabled()
    assert focused().startswith(missing)
    check.group(missing).press(1)
    assert named(check, "check-save").isEnabled()


def test_a_warning_sign_can_be_named_at_any_time(qtbot: QtBot, check: CheckPage) -> None:
    with qtbot.waitSignal(check.warning_requested):
        named(check, "check-warning").click()


def test_an_answer_can_be_changed_until_it_is_saved(check: CheckPage) -> None:
    check.group("after").press(2)
    check.group("after").press(7)
    assert check.answers == {"after": 7}


def test_an_open_check_goes_on_where_it_was_left(check: CheckPage) -> None:
    check.begin(BEFORE, {"after": 3, "during": 4, "quality": 3})
    assert check.answers == {"after": 3, "during": 4, "quality": 3}
    press_key("1")
    assert check.answers == {"after": 3, "during": 4, "quality": 3, "place_after": 0}
    assert focused() == "overall-0"
    check.begin(BEFORE, {})
    assert check.answers == {}


def test_with_large_text_the_check_still_begins_at_its_top(gallery: Gallery, check: CheckPage) -> None:
    gallery.dress(2.0)
    gallery.window.resize(960, 520)
    settle()
    check.begin(BEFORE, {})
    settle()
    assert not check.title.visibleRegion().isEmpty()


def test_a_notice_stands_above_the_questions(check: CheckPage) -> None:
    check.begin(BEFORE, {}, notice="Sit or lie down.")
    assert "Sit or lie down." in words(check)
    check.begin(BEFORE, {})
    assert "Sit or lie down." not in words(check)


def test_the_answers_are_coded_as_the_rules_have_them(check: CheckPage) -> None:
    coded = {question: [made.objectName() for made in check.group(question).buttons()] for question in QUESTIONS}
    assert coded["after"] == coded["during"][:0] + [f"after-{value}" for value in range(11)]
    assert coded["place_after"] == [f"place_after-{int(place)}" for place in Place]
    assert coded["quality"] == [f"quality-{int(quality)}" for quality in Quality]
    assert coded["overall"] == [f"overall-{int(overall)}" for overall in Overall]


def test_every_question_and_answer_of_the_check_is_written_out(check: CheckPage) -> None:
    said = words(check)
    keys = [*QUESTIONS, *(f"quality_{value}" for value in range(4)), *(f"overall_{value}" for value in range(3))]
    assert [key for key in keys if TEXTS(f"check.{key}") not in said] == []


def test_nothing_is_preselected_in_the_morning(morning: MorningPage) -> None:
    assert morning.answers == {}
    assert not named(morning, "morning-save").isEnabled()
    assert focused() == "page-title"
    assert BEFORE in words(morning)


def test_four_keys_and_enter_answer_the_morning(qtbot: QtBot, morning: MorningPage) -> None:
    walked = [focused()]
    for key in ("2", "3", "2", "1"):
        press_key(key)
        walked.append(focused())
    assert walked == ["page-title", "place-0", "where-0", "nerve-0", "morning-save"]
    assert morning.answers == {"pain": 2, "place": 2, "where": 1, "nerve": 0}
    assert WHERE_ORDER[1] is Where.LEFT
    with qtbot.waitSignal(morning.saved):
        press_key(Qt.Key.Key_Return)


@pytest.mark.parametrize("missing", ["pain", "place", "where", "nerve"])
def test_the_morning_cannot_be_saved_while_an_answer_is_missing(morning: MorningPage, missing: str) -> None:
    for question in ("pain", "place", "where", "nerve"):
        if question != missing:
            morning.group(question).press(1)
    assert not named(morning, "morning-save").isEnabled()
    assert focused().startswith(missing)


def test_a_warning_sign_in_the_morning_can_be_named_at_once(qtbot: QtBot, morning: MorningPage) -> None:
    with qtbot.waitSignal(morning.warning_requested):
        named(morning, "morning-warning").click()


def test_another_morning_begins_empty(morning: MorningPage) -> None:
    morning.group("pain").press(4)
    morning.begin("Before the session you said: 1 of 10, thigh.")
    assert morning.answers == {}
    assert "1 of 10, thigh." in words(morning)
