"""The fields with which an own exercise is written."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.model import Span
from sciatimer.catalogue.packs import Picture
from sciatimer.texts import load_texts
from sciatimer.ui.theme import LIGHT, Metrics, style_sheet
from sciatimer.ui.widgets.joint_slider import JointSlider
from sciatimer.ui.widgets.lines_field import LinesField
from sciatimer.ui.widgets.number_box import NumberBox, SpanRow
from sciatimer.ui.widgets.own_picture import OwnPicture

TEXTS = load_texts()


def turn_wheel(widget: QWidget) -> None:
    spot = QPointF(5, 5)
    no, none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(spot, spot, QPoint(), QPoint(0, 120), no, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(widget, event)


def test_the_wheel_scrolls_the_page_and_turns_no_number_by_chance(qtbot: QtBot) -> None:
    box = NumberBox("Rest", 1, 99, name="rest")
    qtbot.addWidget(box)
    box.setValue(10)
    turn_wheel(box)
    assert box.value() == 10
    box.show()
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    turn_wheel(box)
    assert box.value() == 11


def test_the_wheel_moves_no_joint_by_chance(qtbot: QtBot) -> None:
    joint = JointSlider("hip", TEXTS)
    qtbot.addWidget(joint)
    joint.show_angle(20, -30, 130)
    turn_wheel(joint.slider)
    assert joint.slider.value() == 20


def test_three_numbers_are_told_together_and_what_is_shown_is_not_told(qtbot: QtBot) -> None:
    row = SpanRow("Hold", TEXTS, 99, name="hold")
    qtbot.addWidget(row)
    told: list[Span] = []
    row.changed.connect(told.append)
    row.show_span(Span(default=10, min=5, max=30), 5)
    assert told == []
    most = row.findChild(QSpinBox, "hold-max")
    assert most is not None
    assert "Hold" in most.accessibleName()
    most.stepBy(-1)
    assert told == [Span(default=10, min=5, max=25)]


def test_lines_are_told_without_empty_ones_and_the_cursor_stays(qtbot: QtBot) -> None:
    field = LinesField("Steps", name="steps")
    qtbot.addWidget(field)
    told: list[tuple[str, ...]] = []
    field.written.connect(told.append)
    field.show_lines(("One",))
    assert told == []
    QTest.keyClicks(field.edit, "A ")
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    QTest.keyClick(field.edit, Qt.Key.Key_Return)
    assert told[-1] == ("A", "One")
    at = field.edit.textCursor().position()
    field.show_lines(told[-1])
    assert field.edit.textCursor().position() == at


def test_the_field_grows_with_its_lines(qtbot: QtBot) -> None:
    field = LinesField("Steps", name="steps")
    qtbot.addWidget(field)
    before = field.edit.minimumHeight()
    field.show_lines(tuple("abcdef"))
    assert field.edit.minimumHeight() > before


def test_a_joint_says_its_degrees(qtbot: QtBot) -> None:
    joint = JointSlider("knee", TEXTS)
    qtbot.addWidget(joint)
    moved: list[int] = []
    joint.moved.connect(moved.append)
    joint.show_angle(40, 5, 150)
    assert moved == []
    joint.slider.setValue(0)
    assert moved == [5]
    assert joint.slider.accessibleName() == TEXTS("exercises.degrees_said", joint="Knee", degrees=5)


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_a_picture_that_cannot_be_read_leaves_the_figure(qapp: QApplication, tmp_path: Path, content: bytes) -> None:
    path = f"{tmp_path}/own.png"
    Path(path).write_bytes(content)
    own = OwnPicture()
    assert not own.load(None)
    assert not own.load(Picture(path=path))
    assert not own.load(Picture(path=f"{path}.gone"))


def test_a_picture_is_read_again_only_when_it_was_written_again(qapp: QApplication, tmp_path: Path) -> None:
    path = f"{tmp_path}/own.png"
    painted = []
    own = OwnPicture()
    for written, colour in ((1, Qt.GlobalColor.red), (1, Qt.GlobalColor.blue), (2, Qt.GlobalColor.blue)):
        image = QImage(40, 20, QImage.Format.Format_RGB32)
        image.fill(colour)
        image.save(path)
        assert own.load(Picture(path=path, written=written))
        painted.append(painted_with(own).pixelColor(50, 50).name())
    assert painted == ["#ff0000", "#ff0000", "#0000ff"]


def painted_with(own: OwnPicture) -> QImage:
    """The picture on a square of white."""
    canvas = QImage(100, 100, QImage.Format.Format_RGB32)
    canvas.fill(Qt.GlobalColor.white)
    painter = QPainter(canvas)
    own.paint(painter, QRectF(canvas.rect()))
    painter.end()
    assert canvas.pixelColor(50, 5) == Qt.GlobalColor.white  # above it, for it is wide
    return canvas


def test_there_is_room_for_the_number_under_the_style_sheet(qtbot: QtBot) -> None:
    box = NumberBox("Rest", 1, 99, name="rest")
    qtbot.addWidget(box)
    box.setStyleSheet(style_sheet(LIGHT, Metrics(2.0)))
    box.setValue(99)
    box.show()
    room = box.lineEdit().contentsRect().width()
    assert room > box.lineEdit().fontMetrics().horizontalAdvance("99")


def test_lines_that_wrap_are_all_seen(qtbot: QtBot) -> None:
    field = LinesField("Steps", name="steps")
    qtbot.addWidget(field)
    field.resize(200, 400)
    field.show()
    field.show_lines(("word " * 20,))
    assert not field.edit.verticalScrollBar().isVisible()
    field.resize(150, 400)
    QApplication.processEvents()
    assert not field.edit.verticalScrollBar().isVisible()
