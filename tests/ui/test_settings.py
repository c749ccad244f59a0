"""Settings: each change counts at once, and nothing that was open before is lost."""

from datetime import time

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from sciatimer.catalogue.load import Catalogue
from sciatimer.catalogue.model import Equipment
from sciatimer.history.facts import SessionStarted, SettingChanged
from sciatimer.history.settings import Theme, load_settings
from sciatimer.safety.values import Place
from sciatimer.session.model import Side
from sciatimer.ui.theme import DARK, LIGHT
from tests.ui.desk import Desk


def test_the_answers_of_today_are_still_there_after_the_settings_and_after_help(desk: Desk) -> None:
    desk.open_known()
    desk.say(3, Place.THIGH, 1)
    desk.press("header-settings", "settings-back", "header-help", "way-back")
    assert desk.page == "today"
    today = desk.app.pages.today
    assert (today.pain.value, today.place.value, today.leg.value) == (3, Place.THIGH, 1)
    desk.press("today-start")
    assert desk.page == "player"


def test_help_opened_from_the_settings_leads_back_to_them_and_then_to_today(desk: Desk) -> None:
    desk.open_known()
    desk.say(3)
    desk.press("header-settings", "header-help")
    assert desk.page == "help"
    desk.press("way-back")
    assert desk.page == "settings"
    desk.press("settings-back")
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value == 3


def test_help_asked_for_twice_is_left_once(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-help", "header-help", "way-back")
    assert desk.page == "today"


def test_settings_left_open_over_night_do_not_bring_yesterdays_answers_back(desk: Desk) -> None:
    desk.open_known()
    desk.say(3)
    desk.press("header-settings")
    desk.next_day()
    desk.press("settings-back")
    assert desk.page == "today"
    assert desk.app.pages.today.pain.value is None


def test_settings_left_open_until_something_is_due_lead_to_it(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    desk.clock.advance(8 * 86400)
    desk.press("settings-back")
    assert desk.page == "screening"


def test_a_setting_is_on_disk_at_once_and_there_again_the_next_time(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "first_side-1", "get_ready-2", "setting-reduced_motion")
    settings = load_settings(desk.store)
    assert (settings.first_side, settings.get_ready, settings.reduced_motion) == (Side.RIGHT, 15, True)
    desk.reopen()
    desk.press("header-settings")
    assert desk.button("first_side-1").isChecked()
    assert desk.button("setting-reduced_motion").isChecked()


def test_the_first_leg_is_the_one_that_was_set(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "first_side-1", "settings-back")
    desk.start()
    assert desk.app.pages.player.leg.text() == "Right leg"
    assert desk.last(SessionStarted).first_side is Side.RIGHT


def test_opening_the_settings_changes_none(desk: Desk) -> None:
    desk.open_known()
    before = len(desk.facts(SettingChanged))
    desk.press("header-settings", "settings-back")
    assert len(desk.facts(SettingChanged)) == before


def test_another_getting_up_time_changes_what_today_offers(desk: Desk) -> None:
    desk.open_known()
    desk.say(2)
    assert desk.can_press("card-seated")
    desk.press("header-settings")
    (box,) = desk.app.pages.settings.findChildren(QComboBox, "getting-up")
    box.setCurrentIndex(box.findData("08:30"))
    assert load_settings(desk.store).getting_up == time(8, 30)
    desk.press("settings-back")
    assert desk.app.pages.today.pain.value == 2
    assert not desk.can_press("card-seated")
    assert desk.reads("safety.offer_morning")


def test_the_emergency_number_is_on_the_help_page(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    (field,) = desk.app.pages.settings.findChildren(QLineEdit, "emergency-number")
    field.setText(" 112 ")
    field.editingFinished.emit()
    desk.press("header-help")
    assert desk.reads("ui.emergency_number", number="112")


@pytest.mark.parametrize(("theme", "palette"), [(Theme.DARK, DARK), (Theme.LIGHT, LIGHT)])
def test_another_theme_is_seen_at_once(theme: Theme, palette: object, desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", f"theme-{tuple(Theme).index(theme)}")
    assert desk.app.settings.looks().palette is palette
    assert desk.app.window.styleSheet() == desk.app.settings.looks().sheet
    assert desk.app.pages.today.map._palette is palette


def test_larger_text_is_seen_at_once_and_stays(desk: Desk) -> None:
    desk.open_known()
    before = desk.button("header-help").height()
    desk.press("header-settings", "text_scale-4", "settings-back")
    assert desk.button("header-help").height() > before
    desk.reopen()
    assert desk.button("header-help").height() > before


def test_the_settings_open_without_a_single_stretch(desk: Desk) -> None:
    desk.pass_screens()
    desk.open(Catalogue(fault="line 1: nothing there"))
    desk.press("header-settings", "first_side-1", "settings-back")
    assert desk.page == "today"


def test_a_setting_is_found_by_its_words_and_the_others_step_aside(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    page = desk.app.pages.settings
    page.search.setText("voice FAST")
    assert desk.can_press("voice_rate-0")
    assert not desk.can_press("theme-0")
    assert not desk.reads("settings.search_nothing")
    page.search.setText("")
    assert desk.can_press("theme-0")


def test_the_title_of_a_section_finds_all_of_it(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    desk.app.pages.settings.search.setText(desk.texts("settings.section_looks"))
    assert desk.can_press("theme-0")
    assert desk.can_press("skin-0")


def test_what_has_a_page_of_its_own_is_found_by_what_is_on_it(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    desk.app.pages.settings.search.setText("camera")
    assert not desk.can_press("settings-breaks")
    desk.app.pages.settings.search.setText("how long seat")
    assert desk.can_press("settings-breaks")
    assert not desk.can_press("settings-data")


def test_a_search_that_finds_nothing_says_so(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    desk.app.pages.settings.search.setText("xyzzy")
    assert desk.reads("settings.search_nothing")


def test_what_is_not_as_usual_says_what_is_usual_and_leads_back_to_it(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings")
    assert [name for name in desk.pressable if name.startswith("usual-")] == []
    desk.press("text_scale-3", "setting-voice", "setting-wall")
    assert desk.reads("settings.usual", value="100 %")
    assert desk.reads("settings.usual", value="everything")
    desk.press("usual-text_scale", "usual-voice", "usual-equipment")
    stored = load_settings(desk.store)
    assert (stored.text_scale, stored.voice, stored.equipment) == (100, True, frozenset(Equipment))
    assert [name for name in desk.pressable if name.startswith("usual-")] == []


def test_what_the_system_decides_is_led_back_to_the_system(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "setting-reduced_motion")
    assert load_settings(desk.store).reduced_motion is True
    desk.press("usual-reduced_motion")
    assert load_settings(desk.store).reduced_motion is None


def test_what_is_at_hand_is_set_here_too(desk: Desk) -> None:
    desk.open_known()
    desk.press("header-settings", "setting-no_floor", "setting-mat")
    stored = load_settings(desk.store)
    assert stored.no_floor
    assert Equipment.MAT not in stored.equipment
