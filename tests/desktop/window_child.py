"""A program with one window, for tests: it fills the screen, or no longer, and ends, as it is told on its input."""

import sys

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    """Obeys."""

    def __init__(self) -> None:
        super().__init__()
        self._orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._orders.activated.connect(self._on_order)
        self.resize(300, 200)
        self.show()

    def _on_order(self) -> None:
        order = sys.stdin.readline().strip()
        if order == "fill":
            self.showFullScreen()
        elif order == "shrink":
            self.showNormal()
        else:
            QApplication.quit()


def main(name: str) -> None:
    """Runs under a name."""
    application = QApplication([name])
    application.setApplicationName(name)
    application.setDesktopFileName(name)
    window = Window()
    application.exec()
    del window


if __name__ == "__main__":
    main(sys.argv[1])
