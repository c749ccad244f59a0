"""The pages around breaks, wired among each other: the day, the settings, and what works here."""

import tempfile
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.autostart import Autostart
from sciatimer.paths import data_paths
from sciatimer.ui.break_settings_controller import BreakSettingsController
from sciatimer.ui.breaks_controller import BreaksController, Reminder
from sciatimer.ui.diagnostics_controller import DiagnosticsController
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class BreakRooms(QObject):
    """Leads from one of these pages to the others.

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
        self._day = BreaksController(services, window, pages)
        self._settings = BreakSettingsController(services, window, pages, self._autostart)
        self._machine = DiagnosticsController(services, window, pages)
        self._connect()

    def attach(self, reminder: Reminder) -> None:
        """Knows from now on what looks and decides. Its ``looked`` is to be connected to ``refresh``."""
        self._reminder = reminder
        self._day.attach(reminder)

    def refresh(self) -> None:
        """Shows anew how the breaks stand, if that is shown."""
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
        self._machine.close()

    def _connect(self) -> None:
        self._day.settings_requested.connect(self.show_settings)
        self._day.diagnostics_requested.connect(self.show_machine)
        self._day.hurts.connect(self.hurts)
        self._settings.diagnostics_requested.connect(self.show_machine)
        self._settings.changed.connect(self._on_changed)
        for controller in (self._day, self._settings, self._machine):
            controller.left.connect(self._on_left)

    def _autostart(self) -> Autostart | None:
        """How this program starts with the computer: with this data folder, unless that is thrown away some day."""
        folder, devices = self._services.paths.folder, self._services.devices
        if devices is None or Path(tempfile.gettempdir()).resolve() in folder.resolve().parents:
            return None
        own = () if folder == data_paths().folder else ("--data-dir", str(folder))
        return devices.autostart(self._services.texts, (*own, "--tray"))

    def _on_changed(self) -> None:
        if self._reminder is not None:
            self._reminder.look()

    def _on_left(self) -> None:
        self.left.emit()
        self._day.refresh()
