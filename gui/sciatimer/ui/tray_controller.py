"""The icon in the tray: shows how the breaks stand, and takes the person's wishes."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sciatimer.catalogue.kinds import Position
from sciatimer.texts import Texts
from sciatimer.ui.break_controller import BreakController

if TYPE_CHECKING:
    from sciatimer.desktop.tray import Tray


class TrayController(QObject):
    """Fills the tray whenever it is looked at, and whenever something was found anew.

    Args:
        tray: the icon.
        breaks: how they stand.
        texts: the words.

    Signals:
        open_requested(): the window is wanted.
        today_requested(object): Today is wanted with this Position ready.
        quit_requested(): the program is to end.
    """

    open_requested = Signal()
    today_requested = Signal(object)
    quit_requested = Signal()

    def __init__(self, tray: "Tray", breaks: BreakController, texts: Texts) -> None:
        super().__init__()
        self._tray = tray
        self._breaks = breaks
        self._texts = texts
        tray.came.connect(self._on_looked)
        tray.menu_opening.connect(self._on_menu)
        tray.open_requested.connect(self.open_requested)
        tray.chosen.connect(self._on_chosen)
        breaks.looked.connect(self._on_looked)

    @Slot()
    def _on_looked(self) -> None:
        from sciatimer.ui.tray_view import tray_look, tray_tip

        standing = self._breaks.standing()
        if standing is not None and self._tray.is_there:
            self._tray.set_look(tray_look(standing))
            self._tray.set_tool_tip(tray_tip(standing, self._texts))
            self._on_menu()  # some hosts never say that they open it

    @Slot()
    def _on_menu(self) -> None:
        from sciatimer.ui.tray_view import tray_menu

        standing = self._breaks.standing()
        if standing is not None:
            self._tray.show_menu(tray_menu(standing, self._texts))

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        from sciatimer.ui.breaks_view import PauseFor
        from sciatimer.ui.tray_view import MEETING, PAUSE, QUIT, RESUME, START

        if key.startswith(START):
            self.today_requested.emit(Position(key.removeprefix(START)))
        elif key.startswith(PAUSE):
            self._breaks.pause(PauseFor(key.removeprefix(PAUSE)))
        elif key == RESUME:
            self._breaks.resume()
        elif key == MEETING:
            self._breaks.toggle_meeting()
        elif key == QUIT:
            self.quit_requested.emit()
        else:
            self.open_requested.emit()
