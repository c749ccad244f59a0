"""From settings, and what the system asks for, to colours, sizes and the figure's looks."""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from sciatimer.figure.look import HairTone, Look, SkinTone, look_for
from sciatimer.figure.proportions import Build
from sciatimer.history.settings import Settings, Theme
from sciatimer.ui.theme import Metrics, Palette, palette_for, style_sheet


@dataclass(frozen=True, slots=True)
class Appearance:
    """How everything looks now."""

    palette: Palette
    look: Look
    sheet: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the system asks of every program.

    Attributes:
        dark: dark windows.
        contrast: more contrast.
        still: less motion.
    """

    dark: bool = False
    contrast: bool = False
    still: bool = False


class Hints(Protocol):
    """What Qt tells of the system; from 6.10 on it also has ``accessibility()``."""

    def colorScheme(self) -> Qt.ColorScheme:
        """Light or dark."""


def appearance(settings: Settings, wishes: Wishes) -> Appearance:
    """The looks that the settings ask for on such a desktop."""
    dark = settings.theme is Theme.DARK or (settings.theme is Theme.SYSTEM and wishes.dark)
    palette = palette_for(dark=dark, high=wishes.contrast)
    skin = SkinTone(settings.skin or SkinTone.LIGHT)
    hair = HairTone(settings.hair or HairTone.BROWN)
    metrics = Metrics(settings.text_scale / 100)
    return Appearance(palette, look_for(dark, skin, hair), style_sheet(palette, metrics))


def build_of(settings: Settings) -> Build:
    """The figure's build."""
    return Build(settings.build or Build.SLIM)


def stands_still(settings: Settings, wishes: Wishes) -> bool:
    """Whether the figure stands still: as it was set, and as the system has it as long as nothing was set."""
    return wishes.still if settings.reduced_motion is None else settings.reduced_motion


def system_wishes() -> Wishes:
    """What the system asks for now."""
    return wishes_of(QGuiApplication.styleHints())


def wishes_of(hints: Hints) -> Wishes:
    """What these hints say. Qt knows the contrast from 6.10 on and the motion from 6.12 on; before, nobody asks."""
    return Wishes(
        dark=hints.colorScheme() is Qt.ColorScheme.Dark,
        contrast=_asks_for(hints, "contrastPreference"),
        still=_asks_for(hints, "motionPreference"),
    )


def _asks_for(hints: Hints, preference: str) -> bool:
    accessibility = getattr(hints, "accessibility", None)
    told = getattr(accessibility() if accessibility else None, preference, None)
    return told is not None and told().name != "NoPreference"
