"""All that reminds, put together: what the machine tells, what is decided, what is shown, and the icon in the tray."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sciatimer.clock import boot_id
from sciatimer.desktop.notice import Notifier
from sciatimer.history.breaks import BreakBook
from sciatimer.ui.break_controller import BreakController
from sciatimer.ui.break_teller import BreakTeller
from sciatimer.ui.foundation import Foundation
from sciatimer.ui.senses import Senses
from sciatimer.ui.tray_controller import TrayController

if TYPE_CHECKING:
    from sciatimer.ui.application import Application


class Reminding(QObject):
    """Lives beside the window, and without it.

    Args:
        foundation: what it works with.

    Attributes:
        breaks: looks, decides and has breaks shown.
        is_large: more was loaded than waiting takes.

    Signals:
        open_requested(): the window is wanted.
        today_requested(object): Today is wanted with this Position ready; None for no position more than another.
        quit_requested(): the program is to end.
    """

    open_requested = Signal()
    today_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, foundation: Foundation) -> None:
        super().__init__()
        self._foundation = foundation
        self.is_large = True  # the start itself
        around = foundation.surroundings
        self._bus = around.bus()
        senses = Senses(foundation.clock, foundation.speed, around.idle(), around.sleep(), around.busy)
        book = BreakBook(foundation.store, foundation.clock, foundation.paths.sitting, boot_id())
        teller = BreakTeller(foundation, self._make_notifier)
        self.breaks = BreakController(foundation.store, book, senses, teller, foundation.speed)
        self.breaks.looked.connect(self._on_looked)
        self.breaks.start_requested.connect(self.today_requested)
        self.breaks.hurts.connect(self._on_hurts)
        self._tray = around.tray(self._bus)
        tray = self._in_tray = TrayController(self._tray, self.breaks, foundation.texts)
        tray.open_requested.connect(self.open_requested)
        tray.today_requested.connect(self.today_requested)
        tray.quit_requested.connect(self.quit_requested)

    def begin(self) -> None:
        """Looks for the first time, and for a tray."""
        self.breaks.look()
        self._tray.start()

    def attach(self, application: "Application") -> None:
        """Has the window and the breaks know of each other."""
        application.window.wanted.connect(self.breaks.look_soon)
        self.breaks.looked.connect(application.breaks.refresh)
        application.breaks.attach(self.breaks)

    @property
    def has_tray(self) -> bool:
        """Whether there is an icon that brings the window back."""
        return self._tray.is_there

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is on the screen and nothing waits to be."""
        return self.breaks.is_quiet

    def close(self) -> None:
        """Lets go of the machine."""
        self.breaks.close()
        self._tray.close()
        if self._bus is not None:
            self._bus.close()

    def _make_notifier(self) -> Notifier:
        return self._foundation.surroundings.notifier(self._bus)

    @Slot()
    def _on_looked(self) -> None:
        self.is_large = self.is_large or self.breaks.is_showing

    @Slot()
    def _on_hurts(self) -> None:
        self.today_requested.emit(None)
