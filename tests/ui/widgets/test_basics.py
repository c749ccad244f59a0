"""Buttons, labels and cards."""

import pytest
from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.ui.theme import LIGHT
from sciatimer.ui.widgets.basics import ActionButton, button, card, label, set_margins, spacer
from tests.tongues import FROM_RIGHT
from tests.ui.widgets.bench import Bench


def presses(made: ActionButton) -> list[None]:
    """Grows by one with every press."""
    pressed: list[None] = []
    made.clicked.connect(lambda: pressed.append(None))
    return pressed


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, bench: Bench, key: Qt.Key) -> None:
    made = button("Go")
    bench.put(made)
    made.setFocus()
    with qtbot.waitSignal(made.clicked, timeout=1000):
        QTest.keyClick(made, key)


def test_other_keys_do_not_press_a_button(bench: Bench) -> None:
    made = button("Go")
    pressed = presses(made)
    bench.put(made)
    QTest.keyClicks(made, "go1")
    assert pressed == []


def test_enter_that_is_held_down_presses_once(bench: Bench) -> None:
    made = button("Go")
    pressed = presses(made)
    bench.put(made)
    for repeated in (False, True, True):
        nothing = Qt.KeyboardModifier.NoModifier
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, nothing, "\r", autorep=repeated)
        QApplication.sendEvent(made, event)
    assert len(pressed) == 1


def test_a_double_click_presses_once(bench: Bench) -> None:
    made = button("Go")
    pressed = presses(made)
    bench.put(made)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.mouseDClick(made, Qt.MouseButton.LeftButton)
    assert len(pressed) == 1


def test_a_disabled_button_cannot_be_pressed(bench: Bench) -> None:
    made = button("Go")
    made.setEnabled(False)
    pressed = presses(made)
    bench.put(made)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert pressed == []


@pytest.mark.parametrize(("role", "colour"), [("primary", LIGHT.primary), ("stop", LIGHT.stop), ("", LIGHT.surface)])
def test_a_role_gives_a_button_its_colour(bench: Bench, role: str, colour: str) -> None:
    made, other = button("Go", role), button("elsewhere")
    bench.put(other, made)
    other.setFocus()
    painted = made.grab().toImage()
    assert painted.pixelColor(painted.width() // 2, 8).name() == colour.lower()


def test_the_button_with_the_keyboard_is_framed(bench: Bench) -> None:
    made, other = button("Go"), button("elsewhere")
    bench.put(made, other)
    made.setFocus()
    painted = made.grab().toImage()
    assert painted.pixelColor(painted.width() // 2, 1).name() == LIGHT.focus.lower()
    other.setFocus()
    painted = made.grab().toImage()
    assert painted.pixelColor(painted.width() // 2, 1).name() != LIGHT.focus.lower()


@pytest.mark.parametrize("role", ["primary", "stop"])
def test_on_a_filled_button_a_line_in_the_colour_of_its_words_shows_the_keyboard(bench: Bench, role: str) -> None:
    made, other = button("Go on", role), button("elsewhere")
    bench.put(made, other)
    seen = []
    for holder in (made, other):
        holder.setFocus()
        painted = made.grab().toImage()
        seen.append(painted.pixelColor(painted.width() // 2, 5).name())
    assert seen[0] == made.palette().buttonText().color().name() != seen[1]


def test_a_label_wraps_and_shows_what_it_is_given_as_it_is(bench: Bench) -> None:
    made = label("3 < 4 & <b>no</b> " * 20)
    bench.put(made, width=300)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.height() > 3 * made.fontMetrics().lineSpacing()
    assert made.width() <= 300


def test_a_heading_is_larger_than_a_line(bench: Bench) -> None:
    line, heading = label("Pain"), label("Pain", "heading")
    bench.put(line, heading)
    assert heading.fontMetrics().height() > line.fontMetrics().height()


def test_a_card_frames_what_is_in_it(bench: Bench) -> None:
    frame, column = card()
    column.addWidget(label("inside"))
    bench.put(frame)
    painted = frame.grab().toImage()
    assert painted.pixelColor(painted.width() // 2, 8).name() == LIGHT.surface.lower()


def test_a_spacer_takes_the_room_and_lets_clicks_through(bench: Bench) -> None:
    made: QWidget = spacer()
    window = bench.put(button("Go"), made)
    window.resize(300, 500)
    QApplication.processEvents()
    assert made.height() > 300
    assert made.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_margins_follow_the_direction_of_reading(qapp: QApplication) -> None:
    made = QVBoxLayout()
    set_margins(made, 24, 16, 4, 8)
    assert made.contentsMargins() == QMargins(24, 16, 4, 8)
    with FROM_RIGHT.spoken():
        set_margins(made, 24, 16, 4, 8)
    assert made.contentsMargins() == QMargins(4, 16, 24, 8)
