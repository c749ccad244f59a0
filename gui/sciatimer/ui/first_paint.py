"""The window as it is seen first: its ground and its name in the right colours, and nothing that is not known yet."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel

from sciatimer.history.at_once import settings_at_once
from sciatimer.paths import DataPaths
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.theme import Metrics, Palette, palette_for

PATIENCE_MS = 250  # a window that comes up behind others, or on another desktop, is not painted
SCALES = frozenset(str(percent) for percent in range(100, 201))
_NAME = "Sciatimer"  # as in every language
_AROUND = 13  # what the header has above and below its buttons, in pixels
_MIDDLE = 128  # lightness, 0 to 255


class FirstPaint(QObject):
    """Waits for the moment at which a window is seen.

    Args:
        window: is shown, and not yet furnished.

    Attributes:
        window: the same.
        is_closing: the person closed it meanwhile; it stays until it can be closed as it should be.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.is_closing = False
        self._loop = QEventLoop()
        self._over = QTimer(self, singleShot=True)
        self._over.timeout.connect(self._loop.quit)
        self.window = window
        window.installEventFilter(self)
        window.ask_before_closing(self._on_closing)

    def wait(self) -> None:
        """Returns when the window has been painted, and in any case after a quarter of a second."""
        self._over.start(PATIENCE_MS)
        self._loop.exec()
        self._over.stop()
        self.window.removeEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Hears that it is about to be painted."""
        if event.type() is QEvent.Type.Paint:
            self._over.start(0)  # by the next turn it is on the screen
        return False

    def _on_closing(self) -> bool:
        self.is_closing = True
        return True


def show_first(paths: DataPaths) -> FirstPaint | None:
    """Shows the window empty and waits until it is seen.

    Returns:
        What was shown; None where the history cannot be used as it is, which has to be said instead.
    """
    settings = settings_at_once(paths.history, "theme", "text_scale")
    if settings is None:
        return None
    window = MainWindow()
    window.setWindowTitle(_NAME)
    _dress(window, settings)
    window.show()
    first = FirstPaint(window)
    first.wait()
    return first


def _dress(window: MainWindow, settings: Mapping[str, str]) -> None:
    colours = palette_for(dark=_is_dark(settings.get("theme")), high=False)
    scale = settings.get("text_scale", "")
    metrics = Metrics(int(scale) / 100 if scale in SCALES else 1.0)
    window.setStyleSheet(_sheet(colours, metrics))
    name = QLabel(_NAME)
    name.setIndent(0)  # else a line below it moves its words aside
    name.setFixedHeight(metrics.target + _AROUND)
    window.setMenuWidget(name)


def _sheet(colours: Palette, metrics: Metrics) -> str:
    """What of the style sheet can be seen."""
    return (
        f"QMainWindow {{ background: {colours.ground}; }}"
        f"QLabel {{ color: {colours.text}; border: none; border-bottom: 1px solid {colours.line};"
        f" padding: 6px 24px; font-size: {metrics.text(18)}px; font-weight: 600; }}"
    )


def _is_dark(theme: str | None) -> bool:
    """As it was set, and else as the system has it, told by its colours: to ask for its scheme takes 19 ms here."""
    if theme in {'"dark"', '"light"'}:
        return theme == '"dark"'
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < _MIDDLE
