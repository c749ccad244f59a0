"""Questions with one answer: by mouse, by digits and by arrows, nothing preselected."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sciatimer.ui.widgets.basics import button
from sciatimer.ui.widgets.choices import ChoiceGroup, Option, PainScale
from tests.ui.widgets.bench import Bench, focused, press

FRUIT = [Option(0, "Apple"), Option(1, "Pear"), Option(2, "Plum")]


@pytest.fixture
def fruit(bench: Bench) -> ChoiceGroup:
    made = ChoiceGroup("Which fruit?", FRUIT, name="fruit")
    bench.put(made, width=900)
    return made


@pytest.fixture
def pain(bench: Bench) -> PainScale:
    made = PainScale("Pain now", low="no pain", high="worst", name="pain")
    bench.put(made, width=900)
    return made


def checked(group: ChoiceGroup) -> list[str]:
    return [made.objectName() for made in group.buttons() if made.isChecked()]


def test_nothing_is_preselected(fruit: ChoiceGroup, pain: PainScale) -> None:
    assert (fruit.value, pain.value) == (None, None)
    assert checked(fruit) == checked(pain) == []


def test_question_and_answers_can_be_read(fruit: ChoiceGroup) -> None:
    assert [made.text() for made in fruit.findChildren(QLabel) if made.isVisible()] == ["Which fruit?"]
    assert [made.text().split()[0] for made in fruit.buttons()] == ["Apple", "Pear", "Plum"]


def test_a_screen_reader_hears_the_question_with_each_answer(fruit: ChoiceGroup, pain: PainScale) -> None:
    assert fruit.accessibleName() == "Which fruit?"
    assert [made.accessibleName() for made in fruit.buttons()] == [
        "Which fruit? Apple",
        "Which fruit? Pear",
        "Which fruit? Plum",
    ]
    assert pain.buttons()[10].accessibleName() == "Pain now 10"


def test_a_click_answers_and_tells_it(qtbot: QtBot, fruit: ChoiceGroup) -> None:
    with qtbot.waitSignal(fruit.chosen) as told:
        QTest.mouseClick(fruit.buttons()[1], Qt.MouseButton.LeftButton)
    assert told.args == [1]
    assert fruit.value == 1


@pytest.mark.parametrize(("key", "value"), [("1", 0), ("2", 1), ("3", 2)])
def test_a_digit_gives_the_answer_with_that_small_number(
    qtbot: QtBot, fruit: ChoiceGroup, key: str, value: int
) -> None:
    fruit.take_focus()
    with qtbot.waitSignal(fruit.chosen) as told:
        press(key)
    assert told.args == [value]
    assert checked(fruit) == [f"fruit-{value}"]


@pytest.mark.parametrize("key", ["0", "4", "9", "x"])
def test_a_digit_without_an_answer_does_nothing(fruit: ChoiceGroup, key: str) -> None:
    fruit.take_focus()
    press(key)
    assert fruit.value is None


def test_a_digit_held_down_answers_once_and_not_the_next_question_too(fruit: ChoiceGroup, pain: PainScale) -> None:
    for group in (fruit, pain):
        held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier, "2", autorep=True)
        QApplication.sendEvent(group.buttons()[0], held)
        assert group.value is None


@pytest.mark.parametrize("value", range(10))
def test_a_digit_is_the_pain(qtbot: QtBot, pain: PainScale, value: int) -> None:
    pain.take_focus()
    with qtbot.waitSignal(pain.chosen) as told:
        press(str(value))
    assert told.args == [value] == [pain.value]


def test_end_is_a_pain_of_ten(pain: PainScale) -> None:
    pain.take_focus()
    press(Qt.Key.Key_End)
    assert pain.value == 10


def test_both_ends_of_the_scale_are_told_in_words(pain: PainScale) -> None:
    said = " ".join(made.text() for made in pain.findChildren(QLabel))
    assert "0 = no pain" in said
    assert "10 = worst" in said


def test_arrows_walk_along_the_answers_without_giving_one(fruit: ChoiceGroup) -> None:
    fruit.take_focus()
    walked = [focused().objectName()]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(key)
        walked.append(focused().objectName())
    assert walked == ["fruit-0", "fruit-1", "fruit-2", "fruit-1"]
    assert fruit.value is None


def test_from_right_to_left_the_next_answer_is_to_the_left(fruit: ChoiceGroup) -> None:
    fruit.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    fruit.take_focus()
    press(Qt.Key.Key_Left)
    assert focused().objectName() == "fruit-1"
    press(Qt.Key.Key_Right)
    assert focused().objectName() == "fruit-0"


def test_arrows_go_around_at_the_ends(fruit: ChoiceGroup) -> None:
    fruit.take_focus()
    press(Qt.Key.Key_Left)
    assert focused().objectName() == "fruit-2"
    press(Qt.Key.Key_Right)
    assert focused().objectName() == "fruit-0"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_the_answer_that_was_walked_to_is_given_by_space_or_enter(fruit: ChoiceGroup, key: Qt.Key) -> None:
    fruit.take_focus()
    press(Qt.Key.Key_Right)
    press(key)
    assert fruit.value == 1


@pytest.mark.parametrize("answer", [None, 0, 2])
def test_a_question_is_one_tab_stop(bench: Bench, answer: int | None) -> None:
    before, after = button("before", name="before"), button("after", name="after")
    group = ChoiceGroup("Which fruit?", FRUIT, name="fruit")
    bench.put(before, group, after)
    group.choose(answer)
    before.setFocus()
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == f"fruit-{answer or 0}"
    press(Qt.Key.Key_Tab)
    assert focused().objectName() == "after"
    press(Qt.Key.Key_Backtab)
    assert focused().objectName() == f"fruit-{answer or 0}"


def test_showing_an_answer_announces_nothing(fruit: ChoiceGroup) -> None:
    told: list[int] = []
    fruit.chosen.connect(told.append)
    fruit.choose(2)
    assert (fruit.value, checked(fruit)) == (2, ["fruit-2"])
    fruit.choose(None)
    assert (fruit.value, checked(fruit)) == (None, [])
    assert told == []


def test_another_answer_takes_the_place_of_the_first(fruit: ChoiceGroup) -> None:
    fruit.press(0)
    fruit.press(2)
    assert checked(fruit) == ["fruit-2"]
    fruit.press(2)
    assert checked(fruit) == ["fruit-2"]


def test_the_focus_goes_to_the_answer_that_was_given(fruit: ChoiceGroup) -> None:
    fruit.choose(2)
    fruit.take_focus()
    assert focused().objectName() == "fruit-2"


def test_a_group_without_a_question_shows_none(bench: Bench) -> None:
    group = ChoiceGroup("", FRUIT, name="fruit")
    bench.put(group)
    assert [made for made in group.findChildren(QLabel) if made.isVisible()] == []


def test_a_narrow_scale_wraps_and_every_number_stays_whole(bench: Bench) -> None:
    pain = PainScale("Pain now", low="no pain", high="worst you can think of", name="pain")
    bench.put(pain, width=330, scale=2.0)
    rows = {made.y() for made in pain.buttons()}
    assert len(rows) > 1
    for made in pain.buttons():
        assert made.geometry().right() <= pain.width()
        assert made.fontMetrics().horizontalAdvance(made.text()) <= made.width()


def test_a_group_that_is_made_never_opens_a_window_of_its_own(bench: Bench, qapp: QApplication) -> None:
    bench.put(ChoiceGroup("", [Option(0, "No")], name="first"))
    opened: list[QWindow] = []
    qapp.focusWindowChanged.connect(opened.append)
    ChoiceGroup("Sure?", [Option(0, "No")], name="second")
    QApplication.processEvents()
    assert opened == []
