"""Keeps a window where it can be seen, while screens come, go and change."""

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from sciatimer.ui.desk_place import kept_inside

SETTLE_MS = 400  # a dock that is unplugged takes away one screen after the other


class ScreenWatch(QObject):
    """Brings a window back whenever the screens have changed and come to rest.

    Args:
        window: the window; the watch lives and ends with it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.bring_back)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_added)
            application.screenRemoved.connect(self.look)
        for screen in QGuiApplication.screens():
            screen.availableGeometryChanged.connect(self.look)

    def look(self) -> None:
        """Looks where the window stands as soon as all has come to rest."""
        self._timer.start()

    def bring_back(self) -> None:
        """Moves the window, and makes it smaller if it must, so that all of it is seen."""
        frame = self._window.frameGeometry()
        screen = QGuiApplication.screenAt(frame.center()) or self._window.screen()
        if not can_be_placed() or self._window.isFullScreen():
            return
        margin = frame.size() - self._window.size()
        seen = kept_inside(frame, screen.availableGeometry())
        if seen != frame:
            self._window.resize(seen.size() - margin)
            self._window.move(seen.topLeft())

    def _on_added(self, screen: QScreen) -> None:
        screen.availableGeometryChanged.connect(self.look)
        self.look()


def can_be_placed() -> bool:
    """Whether a program may say where its window stands: not on Wayland."""
    return not QGuiApplication.platformName().startswith("wayland")


def free_areas() -> dict[str, QRect]:
    """What panels leave free on each screen, by the screen's name."""
    return {screen.name(): screen.availableGeometry() for screen in QGuiApplication.screens()}


def screen_in_use() -> QScreen:
    """The screen that the person looks at, as far as the pointer tells; the first one where it tells nothing."""
    return QGuiApplication.screenAt(QCursor.pos()) or QGuiApplication.primaryScreen()
