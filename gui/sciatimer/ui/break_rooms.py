"""The pages around breaks, wired among each other: the day, the settings, and what works here."""

import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sciatimer.paths import DataFolderUnusable, data_paths
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.desktop.autostart import Autostart
    from sciatimer.ui.break_settings_controller import BreakSettingsController
    from sciatimer.ui.breaks_controller import BreaksController, Reminder
    from sciatimer.ui.diagnostics_controller import DiagnosticsController


class BreakRooms(QObject):
    """Leads from one of these pages to the others. Each is loaded when it is first gone to: no start waits for it.

    Args:
        services: what the controllers work with.
        window: what the pages cover for a while.
        pages: where they are.

    Signals:
        hurts(): it hurts today.
        left(): one of the pages is done; what it covered is to be shown again.
    """

    hurts = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._reminder: Reminder | None = None
        self._window = window
        self._pages = pages

    def attach(self, reminder: "Reminder") -> None:
        """Knows from now on what looks and decides. Its ``looked`` is to be connected to ``refresh``."""
        self._reminder = reminder
        if "_day" in vars(self):
            self._day.attach(reminder)

    def refresh(self) -> None:
        """Shows anew how the breaks stand, if that is shown."""
        if "_day" in vars(self):
            self._day.refresh()

    def show_day(self) -> None:
        """Shows the breaks of the day."""
        self._day.show()

    def show_settings(self) -> None:
        """Shows when and how breaks come."""
        self._settings.show()

    def show_machine(self) -> None:
        """Shows what works here."""
        self._machine.show()

    def close(self) -> None:
        """Ends what is still asked of the machine."""
        if "_machine" in vars(self):
            self._machine.close()

    @cached_property
    def _day(self) -> "BreaksController":
        from sciatimer.ui.breaks_controller import BreaksController

        made = BreaksController(self._services, self._window, self._pages)
        made.settings_requested.connect(self.show_settings)
        made.diagnostics_requested.connect(self.show_machine)
        made.hurts.connect(self.hurts)
        made.left.connect(self._on_left)
        if self._reminder is not None:
            made.attach(self._reminder)
        return made

    @cached_property
    def _settings(self) -> "BreakSettingsController":
        from sciatimer.ui.break_settings_controller import BreakSettingsController

        made = BreakSettingsController(self._services, self._window, self._pages, self._autostart)
        made.diagnostics_requested.connect(self.show_machine)
        made.changed.connect(self._on_changed)
        made.left.connect(self._on_left)
        return made

    @cached_property
    def _machine(self) -> "DiagnosticsController":
        from sciatimer.ui.diagnostics_controller import DiagnosticsController

        made = DiagnosticsController(self._services, self._window, self._pages)
        made.left.connect(self._on_left)
        return made

    def _autostart(self) -> "Autostart | None":
        """How this program starts with the computer: with this data folder, unless that is thrown away some day."""
        folder, devices = self._services.paths.folder, self._services.devices
        if devices is None or Path(tempfile.gettempdir()).resolve() in folder.resolve().parents:
            return None
        own = () if _is_usual(folder) else ("--data-dir", str(folder))
        return devices.autostart(self._services.texts, (*own, "--tray"))

    def _on_changed(self) -> None:
        if self._reminder is not None:
            self._reminder.look()

    def _on_left(self) -> None:
        self.left.emit()
        self.refresh()


def _is_usual(folder: Path) -> bool:
    """Whether the program finds this folder without being told."""
    try:
        return folder == data_paths().folder
    except DataFolderUnusable:  # what the environment names is no folder, and this one was named by hand
        return False
