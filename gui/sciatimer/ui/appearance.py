"""From settings to colours, sizes and the figure's looks."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.history.settings import Settings, Theme
from sciatimer.ui.theme import DARK, LIGHT, Metrics, Palette, style_sheet


@dataclass(frozen=True, slots=True)
class Appearance:
    """How everything looks now."""

    palette: Palette
    look: Look
    sheet: str


def appearance(settings: Settings, *, system_dark: bool) -> Appearance:
    """The looks that the settings ask for on a desktop that is dark or not."""
    dark = settings.theme is Theme.DARK or (settings.theme is Theme.SYSTEM and system_dark)
    palette = DARK if dark else LIGHT
    skin = SkinTone(settings.skin or SkinTone.LIGHT)
    hair = HairTone(settings.hair or HairTone.BROWN)
    metrics = Metrics(settings.text_scale / 100)
    return Appearance(palette, look_for(dark, skin, hair), style_sheet(palette, metrics))


def build_of(settings: Settings) -> Build:
    """The figure's build."""
    return Build(settings.build or Build.SLIM)


def system_is_dark() -> bool:
    """Whether the desktop is dark now."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
