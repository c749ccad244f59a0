"""A quiet line: there while it has something to say, and never in the way of the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from sciatimer.ui.widgets.invitation import Invitation
from tests.ui.widgets.bench import Bench


def test_it_is_there_only_while_it_has_something_to_say(bench: Bench) -> None:
    made = Invitation("Begin", name="begin")
    bench.put(made)
    made.say("It has been a week.")
    assert made.isVisible()
    assert made.button.accessibleDescription() == "It has been a week."
    made.say("")
    assert not made.isVisible()


def test_it_takes_no_keyboard_when_it_comes(bench: Bench) -> None:
    other, made = QPushButton("Other"), Invitation("Begin", name="begin")
    bench.put(other, made)
    other.setFocus()
    made.say("It has been a week.")
    QApplication.processEvents()
    assert QApplication.focusWidget() is other


def test_the_button_accepts(bench: Bench, qtbot: QtBot) -> None:
    made = Invitation("Begin", name="begin")
    bench.put(made)
    made.say("It has been a week.")
    with qtbot.waitSignal(made.accepted):
        QTest.mouseClick(made.button, Qt.MouseButton.LeftButton)
