"""The settings of the breaks are written at once, taken back one by one, and never claim what is not so."""

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from sciatimer.desktop.autostart import Autostart
from sciatimer.desktop.autostart_model import Refusal
from sciatimer.history.break_gate import reminders_on
from sciatimer.history.facts import SettingChanged
from sciatimer.history.settings import BreakStyle, Settings, change, load_settings
from sciatimer.reminders.hours import holidays_text, read_week, times_text
from sciatimer.reminders.model import Held
from sciatimer.ui.break_settings_controller import MOST_STEPS, BreakSettingsController
from sciatimer.ui.theme import DARK
from tests.fakes import FakeClock
from tests.history.diary import Diary
from tests.ui.break_stage import LOOK, Stage
from tests.ui.pages.gallery import settle
from tests.ui.widgets.bench import press


class FakeStarter:
    """A system's way to start at login, which may refuse."""

    mechanism = "a fake"
    place = "/somewhere/autostart"

    def __init__(self) -> None:
        self.on = False
        self.refusal = Refusal.NONE

    def is_on(self) -> bool:
        return self.on

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        if self.refusal is Refusal.NONE:
            self.on = on
        done(self.refusal)


class Setting:
    """The page with its controller."""

    def __init__(self, stage: Stage, clock: FakeClock) -> None:
        self.stage = stage
        self.clock = clock
        self.starter = FakeStarter()
        self.controller = BreakSettingsController(stage.services, stage.window, stage.pages, self._autostart)
        self.changes = 0
        self.controller.changed.connect(self._on_changed)

    def open(self) -> None:
        self.controller.show()
        settle()

    @property
    def now(self) -> Settings:
        return load_settings(self.stage.store)

    @property
    def facts(self) -> int:
        return len(tuple(self.stage.store.facts(SettingChanged)))

    def write(self, name: str, text: str) -> None:
        field = self.stage.window.findChild(QLineEdit, name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.clear()
        press(text)
        field.editingFinished.emit()
        settle()

    def _on_changed(self) -> None:
        self.changes += 1

    def _autostart(self) -> Autostart:
        return Autostart(self.stage.texts, self.starter)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def setting(qapp: QApplication, data_folder: Path, clock: FakeClock) -> Iterator[Setting]:
    stage = Stage(data_folder, clock)
    made = Setting(stage, clock)
    made.open()
    yield made
    stage.close()


def test_opening_changes_nothing_and_offers_nothing_to_take_back(setting: Setting) -> None:
    assert (setting.facts, setting.changes) == (0, 0)
    assert not setting.stage.pages.settings_breaks.undo.isEnabled()
    assert setting.stage.is_on("setting-reminders")


@pytest.mark.parametrize(
    ("name", "key", "value"),
    [
        ("setting-reminders", "reminders", False),
        ("setting-break_posture", "break_posture", False),
        ("setting-break_stretch", "break_stretch", False),
        ("setting-break_move", "break_move", True),
        ("break_interval-0", "break_interval", 20),
        ("break_interval-8", "break_interval", 60),
        ("break_style-1", "break_style", BreakStyle.WINDOW),
        ("break_snooze-2", "break_snooze", 15),
        ("closing_told-0", "closing_told", True),
        ("heed-full_screen", "break_heeds", Settings().break_heeds - {Held.FULL_SCREEN}),
    ],
)
def test_a_press_is_written_at_once_and_taken_back_by_another(
    name: str, key: str, value: object, setting: Setting
) -> None:
    before = getattr(setting.now, key)
    setting.stage.press(name)
    assert getattr(setting.now, key) == value != before
    setting.stage.press("break-settings-undo")
    assert getattr(setting.now, key) == before
    assert setting.changes == 2
    assert not setting.stage.pages.settings_breaks.undo.isEnabled()


def test_changes_are_taken_back_one_by_one_the_last_first(setting: Setting) -> None:
    setting.stage.press("break_interval-0")
    setting.stage.press("break_interval-1")
    setting.stage.press("setting-break_move")
    seen = []
    for _ in range(3):
        setting.stage.press("break-settings-undo")
        seen.append((setting.now.break_interval, setting.now.break_move))
    assert seen == [(25, False), (20, False), (45, False)]


def test_only_so_many_changes_are_kept(setting: Setting) -> None:
    for at in range(MOST_STEPS + 5):
        setting.stage.press(f"break_interval-{at % 2}")
    for _ in range(MOST_STEPS):
        setting.stage.press("break-settings-undo")
    assert not setting.stage.pages.settings_breaks.undo.isEnabled()


def test_what_is_set_already_is_no_change(setting: Setting) -> None:
    setting.stage.press("break_interval-5")
    assert (setting.facts, setting.changes) == (0, 0)


def test_hours_are_written_and_seen_on_the_strip(setting: Setting) -> None:
    setting.write("hours-written-mon", "08:00-12:00")
    assert str(setting.now.break_hours).startswith("mon 08:00-12:00; tue 09:00-17:00")
    setting.stage.press("hours-copy-all")
    assert setting.now.break_hours == read_week("; ".join(f"{day} 08:00-12:00" for day in DAYS))
    setting.stage.press("break-settings-undo")
    setting.stage.press("break-settings-undo")
    assert setting.now.break_hours == Settings().break_hours


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def test_clock_times_are_read_and_a_mistake_is_named_beside_them(setting: Setting) -> None:
    setting.write("break_times", "10:30, 15:00")
    assert setting.now.break_times == (time(10, 30), time(15))
    setting.write("break_times", "half past ten")
    assert setting.now.break_times == (time(10, 30), time(15))
    assert setting.stage.reads("break_times-fault").startswith("half past ten is not understood.")
    setting.write("stretch_times", "11:00")
    assert setting.now.stretch_times == (time(11),)
    setting.write("break_times", "")
    assert times_text(setting.now.break_times) == ""
    assert setting.stage.reads("break_times-fault") == ""


def test_free_days_are_added_and_taken_out(setting: Setting) -> None:
    today = setting.clock.now().date()
    setting.stage.press("holiday-add")
    assert holidays_text(setting.now.break_holidays) == str(today)
    setting.stage.press("holiday-add")
    assert setting.facts == 1, "the same day is no second holiday"
    setting.stage.press(f"holiday-remove-{today}")
    assert holidays_text(setting.now.break_holidays) == ""
    setting.stage.press("break-settings-undo")
    assert holidays_text(setting.now.break_holidays) == str(today)


def test_breaks_that_a_lock_has_turned_off_are_shown_as_off_and_why(setting: Setting) -> None:
    diary = Diary(setting.stage.store, setting.clock)
    diary.unlock(diary.lock())
    setting.open()
    assert not setting.stage.is_on("setting-reminders")
    assert setting.stage.reads("reminders-line") == setting.stage.texts("breaks.off_since_lock")
    setting.stage.press("setting-reminders")
    assert setting.stage.is_on("setting-reminders")
    assert setting.stage.reads("reminders-line") == ""


def test_turning_breaks_on_after_a_lock_is_taken_back_to_off(setting: Setting) -> None:
    diary = Diary(setting.stage.store, setting.clock)
    diary.unlock(diary.lock())
    setting.open()
    setting.stage.press("setting-reminders")
    setting.stage.press("break-settings-undo")
    assert not setting.stage.is_on("setting-reminders")
    assert not reminders_on(setting.stage.store)


def test_what_is_usual_is_told_and_led_back_to_and_that_can_be_undone(setting: Setting) -> None:
    ways = ("usual-break_interval", "usual-break_heeds", "usual-break_move")
    window = setting.stage.window
    back = [window.findChild(QAbstractButton, way) for way in ways]
    assert [made is not None and made.isVisible() for made in back] == [False] * 3
    for name in ("break_interval-2", "heed-full_screen", "setting-break_move"):
        setting.stage.press(name)
    assert [made is not None and made.isVisible() for made in back] == [True] * 3
    for way in ways:
        setting.stage.press(way)
    usual = Settings()
    assert (setting.now.break_interval, setting.now.break_heeds) == (usual.break_interval, usual.break_heeds)
    assert not setting.now.break_move
    setting.stage.press("break-settings-undo")
    assert setting.now.break_move


def test_starting_with_the_computer_is_switched_and_shown_as_it_is(setting: Setting) -> None:
    setting.stage.press("autostart")
    assert (setting.starter.on, setting.stage.is_on("autostart"), setting.stage.reads("autostart-line")) == (
        True,
        True,
        "",
    )
    setting.stage.press("autostart")
    assert not setting.starter.on


def test_a_refusal_is_told_and_the_box_stays_as_it_truly_is(setting: Setting) -> None:
    setting.starter.refusal = Refusal.DENIED
    setting.stage.press("autostart")
    assert not setting.stage.is_on("autostart")
    assert setting.stage.reads("autostart-line").startswith("Your system said no.")


def test_what_changed_elsewhere_is_shown_when_it_is_opened(setting: Setting) -> None:
    setting.starter.on = True
    change(setting.stage.store, "break_interval", 30, setting.clock.now())
    setting.open()
    assert setting.stage.is_on("autostart")
    assert setting.stage.is_on("break_interval-2")


def test_where_the_program_never_starts_by_itself_nothing_offers_it(setting: Setting) -> None:
    stage = setting.stage
    controller = BreakSettingsController(stage.services, stage.window, stage.pages, lambda: None)
    controller.show()
    assert not stage.pages.settings_breaks._autostart.isEnabled()


def test_each_way_out_is_taken(setting: Setting) -> None:
    taken: list[str] = []
    setting.controller.diagnostics_requested.connect(lambda: taken.append("diagnostics"))
    setting.controller.left.connect(lambda: taken.append("left"))
    setting.stage.press("break-settings-diagnostics")
    setting.stage.press("break-settings-back")
    assert taken == ["diagnostics", "left"]


def test_the_keyboard_begins_at_the_first_setting_and_colours_reach_the_strips(setting: Setting) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "setting-reminders"
    page = setting.stage.pages.settings_breaks
    page.set_colours(DARK, LOOK)
    assert page.week._rows[0].strip._palette is DARK
    assert page.holidays.first.day == date(2026, 3, 2)
