"""Sits in the tray until it is killed, and prints what the tray tells: a program for test_tray_for_real."""

import sys

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.tray import Tray, TrayItem
from sciatimer.desktop.tray_host import system_tray_host


class Teller(QObject):
    """Fills the menu with a number that grows each time, and prints."""

    def __init__(self, tray: Tray) -> None:
        super().__init__()
        self._tray = tray
        self._opened = 0
        tray.came.connect(self._on_came)
        tray.went.connect(self._on_went)
        tray.open_requested.connect(self._on_open_requested)
        tray.menu_opening.connect(self._on_menu_opening)
        tray.chosen.connect(self._on_chosen)

    def tell(self, line: str) -> None:
        """Prints a line that the test waits for."""
        print(line, flush=True)

    @Slot()
    def _on_came(self) -> None:
        self.tell("came")

    @Slot()
    def _on_went(self) -> None:
        self.tell("went")

    @Slot()
    def _on_open_requested(self) -> None:
        self.tell("open")

    @Slot()
    def _on_menu_opening(self) -> None:
        self._opened += 1
        more = (TrayItem("30 minutes", "half"), TrayItem("Until I say", "pause", checked=True))
        key = f"take {self._opened}"
        self._tray.show_menu((TrayItem(f"Take {self._opened}", key), TrayItem(), TrayItem("Pause", items=more)))
        self.tell(f"opening {self._opened}")

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.tell(f"chosen {key}")


def main() -> int:
    """Runs."""
    application = QApplication([])
    application.setQuitOnLastWindowClosed(False)
    tray = Tray(system_tray_host(Bus("SESSION")))
    teller = Teller(tray)
    tray.set_tool_tip("Sciatimer: the next break is at 14:30")
    tray.start()
    teller.tell("started")
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
