"""Own exercises in the window: written, posed, offered at once, and under every rule that holds for the others."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPlainTextEdit, QSpinBox
from pytestqt.qtbot import QtBot

from sciatimer.catalogue.own import own
from sciatimer.history.facts import SessionStarted
from sciatimer.safety.values import Place
from sciatimer.ui.widgets.figure_view import FigureView
from sciatimer.ui.widgets.joint_slider import JointSlider
from tests.catalogue.samples import pack
from tests.ui.desk import Desk, clear_away

MINE = "own-heel-on-a-box"
COPIED = "seated-supported-knee-ease"


@pytest.fixture(autouse=True)
def no_trace_at_home(tmp_path: Path) -> None:
    """The file dialog remembers its folder in a file of its own."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


def open_list(desk: Desk) -> None:
    desk.press("header-settings", "settings-exercises")
    assert desk.page == "exercises"


def leave_list(desk: Desk) -> None:
    desk.press("exercises-back")
    desk.press("settings-back")


def write(desk: Desk, field: str, text: str) -> None:
    made = desk.window.findChild(QLineEdit, f"edit-{field}") or desk.window.findChild(QPlainTextEdit, f"edit-{field}")
    assert made is not None
    made.setFocus()
    made.selectAll()
    QTest.keyClicks(made, text)
    clear_away()


def copy(desk: Desk, exercise: str = COPIED, name: str = "Heel on a box") -> None:
    """Copies a built-in exercise and saves it under a name."""
    choose_item(desk, "exercises-templates", exercise)
    desk.press("exercises-copy")
    write(desk, "name", name)
    desk.press("editor-save")
    assert desk.page == "exercises"


def choose_item(desk: Desk, name: str, value: object) -> None:
    box = desk.window.findChild(QComboBox, name)
    assert box is not None
    box.setCurrentIndex(box.findData(value))


def choose_file(desk: Desk, button: str, file: Path) -> None:
    desk.press(button)
    (dialog,) = desk.app.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.done(0)
    clear_away()


def longest_hold(desk: Desk) -> QSpinBox:
    box = desk.app.pages.exercise_editor.findChild(QSpinBox, "edit-hold-max")
    assert box is not None
    return box


def own_ids(desk: Desk) -> list[str]:
    return [each.id for each in own(desk.app.services.catalogue)]


def variants(desk: Desk, position: str) -> list[str]:
    """What can be taken of a position on Today."""
    desk.press(f"card-{position}", "today-variants")
    found = [name.removeprefix("variant-") for name in desk.pressable if name.startswith("variant-")]
    desk.press("variants-back")
    return [name for name in found if name != "back"]


def test_an_empty_list_says_how_to_begin(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    assert desk.reads("exercises.empty")
    assert desk.reads("exercises.limits")
    assert not desk.can_press("exercises-export")


def test_a_new_one_is_written_and_offered_at_once(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-new", "editor-save")
    assert desk.reads("exercises.fault_name")
    assert desk.reads("exercises.fault_setup")
    assert desk.page == "exercise_editor"
    desk.press("edit-position-1")
    for field, text in (("name", "Heel on a box"), ("setup", "Sit down"), ("movement", "Lean"), ("cues", "Soft")):
        write(desk, field, text)
    write(desk, "felt", "Back of the thigh")
    write(desk, "prescribed_by", "Dr. Winter")
    assert not desk.reads("exercises.fault_name")
    desk.press("editor-save")
    assert desk.reads("exercises.saved", name="Heel on a box")
    assert desk.reads("exercises.prescribed", who="Dr. Winter")
    leave_list(desk)
    desk.say(2)
    assert MINE in variants(desk, "seated")


def test_a_session_with_an_own_one_goes_to_its_check(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk)
    leave_list(desk)
    desk.say(2)
    desk.press("card-seated", "today-variants", f"variant-{MINE}", "today-start")
    desk.play_through()
    assert desk.last(SessionStarted).exercise == MINE
    desk.save_check()
    desk.press("way-done")
    assert not desk.can_press("today-start")  # the gap between two sessions holds for own ones, too


@pytest.mark.parametrize(("pain", "place"), [(4, Place.BUTTOCK), (2, Place.CALF), (7, Place.BUTTOCK)])
def test_what_stands_is_not_offered_at_more_pain_or_with_nerve_signs(desk: Desk, pain: int, place: Place) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk, "standing-desk-hinge")
    leave_list(desk)
    desk.say(2)
    assert MINE in variants(desk, "standing")
    desk.say(pain, place)
    assert not desk.can_press("card-standing")


def test_standing_takes_no_pain_above_three(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-new", "edit-position-0")
    assert not desk.can_press("edit-pain-4")
    assert desk.can_press("edit-pain-3")


def test_a_hold_above_thirty_seconds_is_not_saved(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-copy")
    longest_hold(desk).setValue(45)
    desk.press("editor-save")
    assert desk.reads("exercises.fault_hold")
    assert own_ids(desk) == []


def picture_at_rest(figure: FigureView) -> QImage:
    """From the second time on it is laid together from kept layers, whose edges are rounded otherwise by a shade."""
    figure.grab()
    return figure.grab().toImage()


def test_joints_move_the_figure_and_each_step_is_taken_back(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-copy")
    editor = desk.app.pages.exercise_editor
    figure, joint = editor.pose.figure, editor.findChildren(JointSlider)[2].slider
    before, angle = picture_at_rest(figure), joint.value()
    joint.setFocus()
    desk.key(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)
    assert joint.value() == angle - 20
    assert picture_at_rest(figure) != before
    desk.press("pose-undo")
    assert joint.value() == angle
    assert picture_at_rest(figure) == before
    desk.press("pose-redo")
    assert joint.value() == angle - 20


def test_undo_has_its_key(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-new", "edit-position-0", "edit-kind-1")
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    clear_away()
    assert longest_hold(desk).value() == 30
    QTest.keyClick(desk.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    clear_away()
    assert longest_hold(desk).value() < 30


def test_the_movement_is_shown_and_ends(desk: Desk, qtbot: QtBot) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-copy")
    pose = desk.app.pages.exercise_editor.pose
    held, told = pose.figure._scene, pose.figure.accessibleName()
    pose._moving.setDuration(200)
    with qtbot.waitSignal(pose._moving.finished, timeout=3000):
        desk.press("pose-play")
        qtbot.waitUntil(lambda: pose.figure._scene != held)
        assert pose.figure.accessibleName() != told
    assert pose.figure._scene == held


def test_another_pose_is_taken(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-new")
    choose_item(desk, "pose-templates", "standing-scissor")
    desk.press("pose-take")
    assert desk.button("edit-position-0").isChecked()
    assert "chair" in desk.app.pages.exercise_editor.pose.figure.accessibleName()


def test_leaving_with_changes_asks_first(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    desk.press("exercises-copy", "editor-cancel")
    assert desk.page == "exercises"  # nothing was changed
    desk.press("exercises-copy")
    write(desk, "name", "Other")
    desk.press("editor-cancel")
    assert desk.reads("exercises.leave_ask")
    desk.press("way-editor-no")
    assert desk.page == "exercise_editor"
    desk.press("editor-cancel", "way-editor-go")
    assert desk.page == "exercises"
    assert own_ids(desk) == []


def test_a_deleted_one_is_gone_from_today_and_can_be_put_back(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk)
    leave_list(desk)
    desk.say(2)
    desk.press("card-seated", "today-variants", f"variant-{MINE}")
    open_list(desk)
    desk.press(f"exercise-delete-{MINE}", "way-exercise-no")
    assert own_ids(desk) == [MINE]
    desk.press(f"exercise-delete-{MINE}", "way-exercise-go")
    assert desk.reads("exercises.deleted", name="Heel on a box")
    assert own_ids(desk) == []
    desk.press("exercises-undo")
    assert own_ids(desk) == [MINE]
    desk.press(f"exercise-delete-{MINE}", "way-exercise-go")
    leave_list(desk)
    assert desk.page == "today"
    assert MINE not in variants(desk, "seated")
    assert list((desk.folder / "exercises").iterdir()) == []
    desk.start()
    assert desk.page == "player"


def test_the_check_of_a_deleted_one_is_still_asked(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk)
    leave_list(desk)
    desk.say(2)
    desk.press("card-seated", "today-variants", f"variant-{MINE}", "today-start")
    desk.play_through()
    assert desk.page == "check"
    desk.app.exercises.show()
    desk.press(f"exercise-delete-{MINE}", "way-exercise-go", "exercises-back")
    assert desk.page == "check"
    desk.save_check()
    assert desk.page == "message"


def test_a_broken_pack_is_named_with_its_line(desk: Desk) -> None:
    folder = desk.folder / "exercises"
    folder.mkdir(parents=True)
    values = pack(pain_max=9, hold={"default": 10, "min": 5, "max": 60})
    (folder / "loose.json").write_text(json.dumps(values, indent=1))
    desk.open_known()
    open_list(desk)
    assert desk.reads("exercises.problem", file="loose.json")
    assert desk.reads("exercises.fault_pain_max")
    assert desk.reads("exercises.fault_hold")
    assert own_ids(desk) == []


def test_an_export_is_taken_in_again(desk: Desk, tmp_path: Path) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk)
    file = tmp_path / "mine.json"
    choose_file(desk, "exercises-export", file)
    assert desk.reads("exercises.exported", file="mine.json", count=1)
    choose_file(desk, "exercises-import", file)
    assert desk.reads("exercises.refused", file="mine.json")
    assert desk.reads("exercises.fault_id")
    desk.press(f"exercise-delete-{MINE}", "way-exercise-go")
    choose_file(desk, "exercises-import", file)
    assert desk.reads("exercises.taken_in", count=1)
    assert own_ids(desk) == [MINE]


def test_an_own_picture_is_seen_in_the_place_of_the_figure(desk: Desk, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    image.save(str(photo))
    desk.open_known()
    open_list(desk)
    desk.press("exercises-copy")
    write(desk, "name", "Heel on a box")
    (tmp_path / "text.png").write_text("no picture")
    choose_file(desk, "pose-picture_choose", tmp_path / "text.png")
    assert "text.png" in desk.words
    choose_file(desk, "pose-picture_choose", photo)
    assert is_magenta(desk.app.pages.exercise_editor.pose.figure)
    desk.press("editor-save")
    (figure,) = desk.app.pages.exercises.findChildren(FigureView)
    assert is_magenta(figure)
    assert "Heel on a box" in figure.accessibleName()
    assert desk.app.services.catalogue.by_id(MINE).setup[0] in figure.accessibleName()
    desk.press(f"exercise-edit-{MINE}", "pose-picture_remove", "editor-save")
    (figure,) = desk.app.pages.exercises.findChildren(FigureView)
    assert not is_magenta(figure)
    assert [path.suffix for path in (desk.folder / "exercises").iterdir() if path.name[0] != "."] == [".json"]


def is_magenta(figure: FigureView) -> bool:
    clear_away()
    colour = figure.grab().toImage().pixelColor(figure.rect().center())
    return min(colour.red(), colour.blue()) > 240 and colour.green() < 15


def test_a_file_that_changed_meanwhile_is_left_as_it_is(desk: Desk) -> None:
    desk.open_known()
    open_list(desk)
    copy(desk)
    file = desk.folder / "exercises" / f"{MINE}.json"
    desk.press(f"exercise-edit-{MINE}")
    file.write_bytes(file.read_bytes() + b"\n")
    write(desk, "name", "Other")
    before = file.read_bytes()
    desk.press("editor-save")
    assert desk.page == "exercise_editor"
    assert MINE in desk.words.replace("\u200b", "")
    assert file.read_bytes() == before
