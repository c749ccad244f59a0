"""What was written is told once, and a fault stays beside it until it is mended."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from sciatimer.ui.widgets.written_field import WrittenField
from tests.ui.widgets.bench import Bench, press


class Written:
    """A field on the bench, and what it told."""

    def __init__(self, bench: Bench) -> None:
        self.field = WrittenField("At these times", "such as 10:30", name="times")
        self.told: list[str] = []
        self.field.written.connect(self.told.append)
        bench.put(self.field, QPushButton("after"))
        self.field._line.setFocus()

    @property
    def fault(self) -> str:
        found = self.field.findChild(QLabel, "times-fault")
        assert isinstance(found, QLabel)
        return found.text() if found.isVisible() else ""


@pytest.fixture
def written(bench: Bench) -> Written:
    return Written(bench)


def test_it_is_told_when_it_is_left_and_not_before(written: Written) -> None:
    press(" 10:30 ")
    assert written.told == []
    press(Qt.Key.Key_Tab)
    assert written.told == ["10:30"]


def test_the_same_is_not_told_again(written: Written) -> None:
    press("10:30", Qt.Key.Key_Return, Qt.Key.Key_Tab)
    assert written.told == ["10:30"]


def test_what_is_set_is_shown_and_not_announced(written: Written) -> None:
    written.field.show_text("15:00")
    press(Qt.Key.Key_Tab)
    assert (written.told, written.field._line.text()) == ([], "15:00")


def test_a_fault_is_shown_until_something_else_is_set(written: Written) -> None:
    press("ten")
    written.field.show_fault("ten is not understood")
    assert (written.fault, written.field._line.text()) == ("ten is not understood", "ten")
    written.field.show_text("10:00")
    assert written.fault == ""


def test_it_has_the_name_of_its_question(written: Written) -> None:
    assert written.field._line.accessibleName() == "At these times"
