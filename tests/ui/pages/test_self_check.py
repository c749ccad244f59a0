"""The pages of the self-checks for themselves: what they show, what they ask for, and where the keyboard is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciatimer.safety.self_check import CheckKind
from sciatimer.ui.pages.self_check_questions import ASKED
from sciatimer.ui.pages.self_check_result import FoundView, KindView, ResultView
from tests.ui.pages.gallery import TEXTS, Gallery, named, press_key, settle, words


def test_next_has_the_keyboard_and_stop_is_pressed_only_where_it_is_meant(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show("self_check")
    page = gallery.pages.self_check
    assert QApplication.focusWidget() is page.next
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        with qtbot.waitSignal(page.next_requested), qtbot.assertNotEmitted(page.stop_requested):
            press_key(key)
    page.stop.setFocus()
    with qtbot.waitSignal(page.stop_requested), qtbot.assertNotEmitted(page.next_requested):
        press_key(Qt.Key.Key_Return)


def test_escape_stops_wherever_the_keyboard_is(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show("self_check")
    page = gallery.pages.self_check
    for made in (page.leave, page.again, page.next, named(page, "header-help")):
        made.setFocus()
        with qtbot.waitSignal(page.stop_requested):
            press_key(Qt.Key.Key_Escape)


def test_escape_of_another_page_stops_nothing(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show("self_check")
    gallery.show("self_check_questions")
    with qtbot.assertNotEmitted(gallery.pages.self_check.stop_requested):
        press_key(Qt.Key.Key_Escape)


def test_it_tells_when_it_comes_into_sight_and_goes_out_of_it(gallery: Gallery) -> None:
    told: list[bool] = []
    gallery.pages.self_check.seen.connect(told.append)
    gallery.pages.self_check_fade.seen.connect(told.append)
    for name in ("self_check", "self_check_fade", "help"):
        gallery.show(name)
    assert told == [True, False, True, False]


def test_the_picture_has_words_and_stays_in_sight_beside_the_step_at_any_size_of_text(gallery: Gallery) -> None:
    page = gallery.pages.self_check
    gallery.show("self_check")
    assert "toes up" in page.figure.accessibleName()
    large = page.words.fontInfo().pixelSize()
    for scale in (1.0, 2.0):
        gallery.dress(scale)
        gallery.show("help")
        gallery.show("self_check")
        assert page.figure.x() >= page.words.x() + page.words.width()
        assert page.figure.visibleRegion().boundingRect().height() > 240
        assert page.words.fontInfo().pixelSize() >= large


@pytest.mark.parametrize("kind", CheckKind)
def test_only_the_questions_of_the_check_are_asked(kind: CheckKind, gallery: Gallery) -> None:
    gallery.show("self_check_questions")
    page = gallery.pages.self_check_questions
    page.begin("Right leg", kind)
    seen = {question for question in ("lean", "eases", "grows", "place", "feeling") if page.group(question).isVisible()}
    assert seen == set(ASKED[kind])
    assert page.answers == {}


def test_what_was_answered_for_one_leg_is_not_shown_for_the_other(gallery: Gallery) -> None:
    gallery.show("self_check_questions")
    page = gallery.pages.self_check_questions
    page.group("place").press(1)
    assert page.answers == {"place": 1}
    page.begin("Left leg", CheckKind.SITTING)
    assert page.answers == {}


def test_save_comes_with_the_last_answer_and_a_nerve_feeling_is_told_at_once(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show("self_check_questions")
    page = gallery.pages.self_check_questions
    page.begin("Left leg", CheckKind.SITTING)
    press_key("1", "2")
    assert not named(page, "questions-save").isEnabled()
    with qtbot.assertNotEmitted(page.nerve_named):
        press_key("1")
    assert named(page, "questions-save").isEnabled()
    with qtbot.waitSignal(page.nerve_named):
        page.group("feeling").press(1)


def test_a_question_that_is_asked_anew_shows_no_answer(gallery: Gallery, qtbot: QtBot) -> None:
    gallery.show("self_check_fade")
    page = gallery.pages.self_check_fade
    page.ask("Stop", later=False)
    settle()
    press_key("2")
    with qtbot.waitSignal(page.answered) as told:
        press_key(Qt.Key.Key_Return)
    assert told.args == [False]
    page.ask("Stop", later=True)
    assert page.later.value is None
    assert not page.now.isVisible()
    assert not named(page, "fade-go").isEnabled()


def test_an_older_result_is_gone_when_another_is_shown(gallery: Gallery) -> None:
    gallery.show("self_check_result")
    page = gallery.pages.self_check_result
    kind = KindView("Toe check", (FoundView("Left leg", "No sign", "You felt nothing."),), "Why move the toes?")
    page.show_result(ResultView("", (kind,), ("All is well.",), "In a week.", clearable=False))
    settle()
    said = words(page)
    assert TEXTS("self_check.T3") not in said
    assert "Left leg: No sign" in said
    assert not named(page, "result-clear").isVisible()
    assert not page._notice.isVisible()


def test_the_gate_begins_empty_each_time(gallery: Gallery) -> None:
    gallery.show("self_check_gate")
    gate = gallery.pages.self_check_gate
    for group, value in ((gate.pain, 2), (gate.nerve, 0), (gate.injury, 0)):
        group.press(value)
    assert named(gate, "gate-go").isEnabled()
    gate.begin("Toe check", (), clearable=False)
    assert (gate.pain.value, gate.nerve.value, gate.injury.value) == (None, None, None)
    assert not named(gate, "gate-go").isEnabled()
    assert not named(gate, "gate-clear").isVisible()
