"""What the system asks for is followed; what the person has set comes first."""

from enum import Enum

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sciatimer.history.settings import Settings, Theme, change, load_settings
from sciatimer.ui.appearance import Wishes, appearance, stands_still, system_wishes, wishes_of
from sciatimer.ui.theme import DARK, DARK_HIGH, LIGHT, LIGHT_HIGH, Palette
from tests.ui.desk import Desk


class MotionPreference(Enum):
    """As Qt 6.12 has it."""

    NoPreference = 0
    ReducedMotion = 1


class OldHints:
    """A Qt that knows of no preference."""

    def __init__(self, scheme: Qt.ColorScheme = Qt.ColorScheme.Light) -> None:
        self._scheme = scheme

    def colorScheme(self) -> Qt.ColorScheme:
        return self._scheme


class Contrast:
    def __init__(self, contrast: Qt.ContrastPreference) -> None:
        self._contrast = contrast

    def contrastPreference(self) -> Qt.ContrastPreference:
        return self._contrast


class ContrastAndMotion(Contrast):
    def __init__(self, contrast: Qt.ContrastPreference, motion: MotionPreference) -> None:
        super().__init__(contrast)
        self._motion = motion

    def motionPreference(self) -> MotionPreference:
        return self._motion


class NewHints(OldHints):
    """A Qt that knows of some."""

    def __init__(self, told: Contrast) -> None:
        super().__init__()
        self._told = told

    def accessibility(self) -> Contrast:
        return self._told


NONE, HIGH = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast


@pytest.mark.parametrize(
    ("hints", "wishes"),
    [
        (OldHints(), Wishes()),
        (OldHints(Qt.ColorScheme.Dark), Wishes(dark=True)),
        (NewHints(Contrast(NONE)), Wishes()),
        (NewHints(Contrast(HIGH)), Wishes(contrast=True)),
        (NewHints(ContrastAndMotion(NONE, MotionPreference.NoPreference)), Wishes()),
        (NewHints(ContrastAndMotion(NONE, MotionPreference.ReducedMotion)), Wishes(still=True)),
        (NewHints(ContrastAndMotion(HIGH, MotionPreference.ReducedMotion)), Wishes(contrast=True, still=True)),
    ],
)
def test_what_the_system_asks_for_is_understood_on_old_and_new_qt(hints: OldHints, wishes: Wishes) -> None:
    assert wishes_of(hints) == wishes


def test_the_real_hints_are_understood() -> None:
    assert isinstance(system_wishes().contrast, bool)


@pytest.mark.parametrize(
    ("theme", "wishes", "palette"),
    [
        (Theme.SYSTEM, Wishes(), LIGHT),
        (Theme.SYSTEM, Wishes(dark=True), DARK),
        (Theme.SYSTEM, Wishes(contrast=True), LIGHT_HIGH),
        (Theme.SYSTEM, Wishes(dark=True, contrast=True), DARK_HIGH),
        (Theme.LIGHT, Wishes(dark=True, contrast=True), LIGHT_HIGH),
        (Theme.DARK, Wishes(contrast=True), DARK_HIGH),
        (Theme.DARK, Wishes(), DARK),
    ],
)
def test_the_theme_is_the_persons_and_the_contrast_the_systems(theme: Theme, wishes: Wishes, palette: Palette) -> None:
    assert appearance(Settings(theme=theme), wishes).palette is palette


@pytest.mark.parametrize("asked", [False, True])
@pytest.mark.parametrize(("chosen", "still"), [(None, None), (True, True), (False, False)])
def test_motion_is_as_it_was_set_and_else_as_the_system_has_it(
    asked: bool, chosen: bool | None, still: bool | None
) -> None:
    expected = asked if still is None else still
    assert stands_still(Settings(reduced_motion=chosen), Wishes(still=asked)) is expected


def test_the_box_in_the_settings_tells_what_is_in_effect_and_the_first_press_sets_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.ui.settings_controller.system_wishes", lambda: Wishes(still=True))
    desk.open_known()
    desk.press("header-settings")
    assert load_settings(desk.store).reduced_motion is None
    assert desk.button("setting-reduced_motion").isChecked()
    desk.press("setting-reduced_motion")
    assert load_settings(desk.store).reduced_motion is False
    assert not desk.button("setting-reduced_motion").isChecked()


@pytest.mark.parametrize(("chosen", "still"), [(None, True), (False, False)])
def test_a_session_stands_still_where_the_system_asks_for_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, chosen: bool | None, still: bool
) -> None:
    monkeypatch.setattr("sciatimer.ui.session_controller.system_wishes", lambda: Wishes(still=True))
    desk.open_known()
    if chosen is not None:
        change(desk.store, "reduced_motion", chosen, desk.clock.now())
    desk.start()
    running = desk.app.flow.session._running
    assert running is not None
    assert running.staging.still is still


def test_when_the_desktop_asks_for_more_contrast_the_window_has_it_at_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.open_known()
    monkeypatch.setattr("sciatimer.ui.settings_controller.system_wishes", lambda: Wishes(contrast=True))
    hints = QGuiApplication.styleHints().accessibility()
    hints.contrastPreferenceChanged.emit(HIGH)
    assert desk.app.pages.today.map._palette is LIGHT_HIGH
