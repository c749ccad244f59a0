"""Messages with their ways on, and settings that count at once."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from sciatimer.figure.look import HairTone, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.history.settings import Settings, Theme
from sciatimer.session.model import Side
from sciatimer.ui.pages.message import Message, MessagePage, Way
from sciatimer.ui.pages.settings import LOOK_FLAGS, SESSION_FLAGS, SOUND_FLAGS, SettingsPage
from sciatimer.ui.pages.settings_choices import CHOICES, FIGURE_CHOICES, LOOK_CHOICES, SOUND_CHOICES
from tests.ui.pages.gallery import LOOK, SCENE, TEXTS, Gallery, named, press_key, settle, words

TWO_WAYS = (Way("easier", "Take the easier one"), Way("done", "Done", "primary"))


@pytest.fixture
def message(gallery: Gallery) -> MessagePage:
    page = gallery.show("message")
    assert isinstance(page, MessagePage)
    page.show_message(Message("Well done", ("Good work.", "Next time longer."), TWO_WAYS, notice="Call 112."))
    settle()
    return page


ALL_CHOICES = (*CHOICES, *LOOK_CHOICES, *SOUND_CHOICES, *FIGURE_CHOICES)


@pytest.fixture
def settings(gallery: Gallery) -> SettingsPage:
    page = gallery.show("settings")
    assert isinstance(page, SettingsPage)
    return page


def test_a_message_tells_title_notice_and_text(message: MessagePage) -> None:
    assert words(message).startswith("Well done Call 112. Good work. Next time longer.")
    assert message.text == "Call 112.\n\nGood work.\n\nNext time longer."


def test_the_main_way_has_the_keyboard(qtbot: QtBot, message: MessagePage) -> None:
    with qtbot.waitSignal(message.requested) as told:
        press_key(Qt.Key.Key_Return)
    assert told.args == ["done"]


def test_every_way_asks_for_what_it_stands_for(qtbot: QtBot, message: MessagePage) -> None:
    for way in TWO_WAYS:
        with qtbot.waitSignal(message.requested) as told:
            named(message, f"way-{way.request}").click()
        assert told.args == [way.request]


def test_another_message_leaves_nothing_of_the_first(message: MessagePage) -> None:
    message.show_message(Message("Rest today", ("Tomorrow is another day.",), (Way("back", "Back"),)))
    settle()
    assert words(message) == "Rest today Tomorrow is another day. Back"


def test_a_message_without_a_way_on_can_be_shown(message: MessagePage) -> None:
    message.show_message(Message("Please wait", ("One moment.",), ()))
    settle()
    assert words(message) == "Please wait One moment."


def test_a_calm_picture_is_shown_only_where_there_is_one(message: MessagePage) -> None:
    assert not message.figure.isVisible()
    message.show_message(Message("Rest", ("Rest well.",), TWO_WAYS, scene=SCENE))
    assert message.figure.isVisible()


def test_a_calm_picture_takes_what_the_words_leave(gallery: Gallery, message: MessagePage) -> None:
    message.show_message(Message("Good", ("Nice.",), TWO_WAYS, scene=SCENE))
    heights = []
    for size in ((960, 640), (1600, 1000)):
        gallery.window.resize(*size)
        settle()
        heights.append(message.figure.height())
    assert heights[0] < heights[1] <= 440


def test_few_words_stand_in_the_upper_half(gallery: Gallery, message: MessagePage) -> None:
    message.show_message(Message("Good", ("Nice.",), TWO_WAYS))
    gallery.window.resize(1600, 1000)
    settle()
    top = message.title.mapTo(message, message.title.rect().topLeft()).y()
    assert message.height() * 0.1 < top < message.height() * 0.4


def test_the_settings_stand_in_two_columns_where_there_is_room(gallery: Gallery, settings: SettingsPage) -> None:
    beside = []
    for size in ((960, 640), (1600, 1000)):
        gallery.window.resize(*size)
        settle()
        beside.append(
            settings.sound.mapTo(settings, QPoint()).x()
            > settings.figure.mapTo(settings, QPoint()).x() + settings.figure.width()
        )
    assert beside == [False, True]


def test_the_settings_are_shown_as_they_are(settings: SettingsPage) -> None:
    stored = Settings(
        getting_up=time(6, 30),
        first_side=Side.RIGHT,
        get_ready=20,
        text_scale=150,
        theme=Theme.DARK,
        region="eu",
        emergency_number="112",
        full_screen=True,
        skin=SkinTone.DEEP,
    )
    told: list[str] = []
    settings.changed.connect(lambda key, _: told.append(key))
    settings.show_settings(stored, SCENE, LOOK)
    box, number = settings.findChild(QComboBox), settings.findChild(QLineEdit, "emergency-number")
    assert box is not None
    assert number is not None
    assert (box.currentData(), number.text()) == ("06:30", "112")
    for key in ("first_side-1", "get_ready-3", "text_scale-2", "theme-2", "skin-4", "setting-full_screen"):
        assert named(settings, key).isChecked(), key
    assert not named(settings, "setting-reduced_motion").isChecked()
    assert told == []


def test_before_anything_is_set_the_figure_has_its_own_look(settings: SettingsPage) -> None:
    settings.show_settings(Settings(), None, look_for(True, SkinTone.LIGHT, HairTone.BROWN))
    for key in (f"build-{list(Build).index(Build.SLIM)}", "skin-1", "hair-1"):
        assert named(settings, key).isChecked(), key
    box = settings.findChild(QComboBox)
    assert box is not None
    assert box.currentData() == ""


def test_every_choice_is_told_at_once(qtbot: QtBot, settings: SettingsPage) -> None:
    for setting in ALL_CHOICES:
        for index, value in enumerate(setting.values):
            with qtbot.waitSignal(settings.changed) as told:
                named(settings, f"{setting.key}-{index}").click()
            assert told.args == [setting.key, value]


@pytest.mark.parametrize("key", [*SESSION_FLAGS, *SOUND_FLAGS, *LOOK_FLAGS])
def test_every_tick_is_told_at_once_and_taken_back(qtbot: QtBot, settings: SettingsPage, key: str) -> None:
    box = named(settings, f"setting-{key}")
    for on in (not box.isChecked(), box.isChecked()):
        with qtbot.waitSignal(settings.changed) as told:
            box.click()
        assert told.args == [key, on]


def test_getting_up_is_told_when_it_is_chosen_but_never_emptied(qtbot: QtBot, settings: SettingsPage) -> None:
    box = settings.findChild(QComboBox)
    assert box is not None
    with qtbot.waitSignal(settings.changed) as told:
        box.setCurrentIndex(box.findData("07:30"))
    assert told.args == ["getting_up", "07:30"]
    with qtbot.assertNotEmitted(settings.changed):
        box.setCurrentIndex(0)


def test_the_emergency_number_is_told_when_it_is_left(qtbot: QtBot, settings: SettingsPage) -> None:
    number = settings.findChild(QLineEdit, "emergency-number")
    assert number is not None
    number.setFocus()
    press_key(" 112 ")
    told: dict[str, object] = {}
    settings.changed.connect(told.__setitem__)
    press_key(Qt.Key.Key_Tab)
    assert told == {"region": "", "emergency_number": "112"}


def test_every_setting_and_value_is_named_in_words(settings: SettingsPage) -> None:
    said = words(settings)
    for setting in ALL_CHOICES:
        assert TEXTS(f"settings.{setting.key}") in said
        assert [value for value in setting.values if TEXTS(f"settings.{setting.key}_{value}") not in said] == []


def test_done_leaves_the_settings(qtbot: QtBot, settings: SettingsPage) -> None:
    with qtbot.waitSignal(settings.left):
        named(settings, "settings-back").click()


def test_the_settings_begin_at_the_top_with_the_keyboard_there(settings: SettingsPage) -> None:
    settings.reveal(named(settings, "setting-reduced_motion"))
    assert settings.title.visibleRegion().isEmpty()
    settings.begin()
    assert not settings.title.visibleRegion().isEmpty()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "settings-search"
