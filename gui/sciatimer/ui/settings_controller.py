"""Settings: each change is written at once and seen at once."""

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sciatimer.figure.scene import scene_for
from sciatimer.history.settings import Settings, change, load_settings
from sciatimer.session.cues import Sound
from sciatimer.session.model import Side
from sciatimer.ui.appearance import Appearance, appearance, build_of, stands_still, system_wishes
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services
from sciatimer.ui.unusual import USUAL, unusual

if TYPE_CHECKING:
    from sciatimer.ui.sound_preview import SoundPreview


_TOGETHER = {"voice_engine": ("voice_engine", "voice_name")}
_NOTHING_USUAL = frozenset({"getting_up", "region", "emergency_number"})


class SettingsController(QObject):
    """Shows and changes the settings.

    Signals:
        appearance_changed(): colours, sizes or the figure's looks are other than before.
        way_requested(str): one of pages.settings.WAYS, which has a page of its own.
        left(): done.
    """

    appearance_changed = Signal()
    way_requested = Signal(str)
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._preview: SoundPreview | None = None
        pages.once("settings", self._connect)

    def show(self) -> None:
        """Shows the settings as they are."""
        self._fill()
        self._window.cover_with(self._pages.settings)
        self._pages.settings.begin()

    def looks(self) -> Appearance:
        """How everything looks with the settings as they are."""
        return appearance(load_settings(self._services.store), system_wishes())

    def _connect(self) -> None:
        page = self._pages.settings
        page.changed.connect(self._on_changed)
        page.reset_requested.connect(self._on_reset)
        page.way_requested.connect(self.way_requested)
        page.left.connect(self._on_left)
        page.sound.sound_requested.connect(self._on_sound)
        page.sound.voice_requested.connect(self._on_voice)

    def _fill(self) -> None:
        settings = load_settings(self._services.store)
        shown = next(iter(self._services.catalogue.exercises), None)
        scene = None if shown is None else scene_for(shown, 1.0, Side.RIGHT, build=build_of(settings))
        self._pages.settings.show_unusual(_unusual(settings))
        # the box tells what is in effect: from the first press on that is set, whatever the system asks for
        settings = replace(settings, reduced_motion=stands_still(settings, system_wishes()))
        self._pages.settings.show_settings(settings, scene, self.looks().look)

    def _on_changed(self, key: str, value: object) -> None:
        if key == "getting_up":
            value = time.fromisoformat(str(value))
        change(self._services.store, key, value, self._services.clock.now())
        self._fill()
        self.appearance_changed.emit()

    def _on_reset(self, key: str) -> None:
        store, now = self._services.store, self._services.clock.now()
        with store.transaction():
            for each in _TOGETHER.get(key, (key,)):
                change(store, each, getattr(USUAL, each), now)
        self._fill()
        self.appearance_changed.emit()

    def _on_left(self) -> None:
        self.quiet()
        self.left.emit()

    def quiet(self) -> None:
        """Lets sound and voice go, if they were tried."""
        if self._preview is not None:
            self._preview.close()

    def _on_sound(self, sound: str) -> None:
        preview = self._open_preview()
        if preview is not None:
            preview.play(Sound(sound), load_settings(self._services.store))

    def _on_voice(self) -> None:
        preview = self._open_preview()
        if preview is not None:
            preview.speak(load_settings(self._services.store))

    def _open_preview(self) -> "SoundPreview | None":
        from sciatimer.ui.sound_preview import SoundPreview

        devices, page = self._services.devices, self._pages.settings.sound
        if devices is None:
            page.show_fault(self._services.texts("settings.seen_only"))
            return None
        if self._preview is None:
            self._preview = SoundPreview(self._services.texts, devices)
            self._preview.voices_found.connect(page.show_voices)
            self._preview.missing.connect(page.show_fault)
        return self._preview


def _unusual(settings: Settings) -> dict[str, bool]:
    """Which settings are other than usual, by the key of their row."""
    other = unusual(settings)
    rows = {key: any(other[each] for each in keys) for key, keys in _TOGETHER.items()}
    return other | rows | dict.fromkeys(_NOTHING_USUAL, False)
