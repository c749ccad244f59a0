"""Settings: each change is written at once and seen at once."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QObject, Signal

from sciatimer.figure.scene import scene_for
from sciatimer.history.settings import change, load_settings
from sciatimer.session.model import Side
from sciatimer.ui.appearance import Appearance, appearance, build_of, stands_still, system_wishes
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class SettingsController(QObject):
    """Shows and changes the settings.

    Signals:
        appearance_changed(): colours, sizes or the figure's looks are other than before.
        left(): done.
    """

    appearance_changed = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
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
        self._pages.settings.changed.connect(self._on_changed)
        self._pages.settings.left.connect(self.left)

    def _fill(self) -> None:
        settings = load_settings(self._services.store)
        shown = next(iter(self._services.catalogue.exercises), None)
        scene = None if shown is None else scene_for(shown, 1.0, Side.RIGHT, build=build_of(settings))
        # the box tells what is in effect: from the first press on that is set, whatever the system asks for
        settings = replace(settings, reduced_motion=stands_still(settings, system_wishes()))
        self._pages.settings.show_settings(settings, scene, self.looks().look)

    def _on_changed(self, key: str, value: object) -> None:
        if key == "getting_up":
            value = time.fromisoformat(str(value))
        change(self._services.store, key, value, self._services.clock.now())
        self._fill()
        self.appearance_changed.emit()
