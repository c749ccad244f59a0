"""Widgets on a bench: shown under the real style sheet, with the keyboard on them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from sciatimer.ui.theme import LIGHT, Metrics, style_sheet


class Bench:
    """Holds the windows of one test, because nobody else does."""

    def __init__(self) -> None:
        self._windows: list[QWidget] = []

    def put(self, *widgets: QWidget, scale: float = 1.0, width: int = 0) -> QWidget:
        """Puts widgets one under the other into a window and shows it; ``width`` in pixels, 0 for as wide as needed."""
        window = QWidget()
        window.setObjectName("page")
        self._windows.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        window.setStyleSheet(style_sheet(LIGHT, Metrics(scale)))
        if width:
            window.resize(width, window.sizeHint().height())
        window.show()
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
        QApplication.processEvents()
        return window

    def clear(self) -> None:
        """Takes everything away."""
        for window in self._windows:
            window.close()
            window.deleteLater()


def focused() -> QWidget:
    """What has the keyboard."""
    focus = QApplication.focusWidget()
    assert focus is not None, "nothing has the keyboard"
    return focus


def press(*keys: Qt.Key | str) -> None:
    """Presses keys on whatever has the keyboard by then."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(focused(), key)
        else:
            QTest.keyClick(focused(), key)
