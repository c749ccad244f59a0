"""The Qt application: bare while nothing is shown, dressed from the first window on."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from sciatimer import __version__
from sciatimer.desktop.flatpak import in_flatpak
from sciatimer.desktop.own_program import claim_identity
from sciatimer.errors import SciatimerError
from sciatimer.resources import shipped
from sciatimer.ui.language import lay_out

DESKTOP_NAME = "sciatimer"


def desktop_name(variables: Mapping[str, str] = os.environ, *, is_flatpak: bool | None = None) -> str:
    """The desktop entry that our windows belong to: a Flatpak's bears the name of the Flatpak.

    Args:
        variables: the environment.
        is_flatpak: whether this runs in one; None to look. A host's program may inherit the variable of another Flatpak.
    """
    inside = in_flatpak() if is_flatpak is None else is_flatpak
    return (inside and variables.get("FLATPAK_ID")) or DESKTOP_NAME


class NoLetters(SciatimerError):
    """No font is installed: a window would be full of empty boxes, and nobody can read a warning sign in them."""

    def __init__(self) -> None:
        super().__init__(
            "The window cannot be opened, because there is no font to write with. Install one, such as DejaVu "
            "(fonts-dejavu-core on Debian), and start Sciatimer again. The commands work without one; see sciatimer --help."
        )


_NO_WAY_IN = (
    "The window cannot be opened, because Qt cannot use this display; what it says stands above. Start Sciatimer from a "
    'desktop session. If a library is missing, install it; in a checkout "python3 dev.py run" does it. '
    "The commands work without a display; see sciatimer --help."
)


def need_letters() -> None:
    """Looks whether a window could be read.

    Raises:
        NoLetters: there is no font.
    """
    from PySide6.QtGui import QFontMetrics

    if not QFontMetrics(QApplication.font()).inFont("a"):
        raise NoLetters


def bare_qt(arguments: list[str]) -> QApplication:
    """The Qt application with its name, without what only a window needs."""
    claim_identity()
    before = qInstallMessageHandler(_on_message)
    try:
        qt = QApplication(arguments)
    finally:
        qInstallMessageHandler(before)
    qt.setApplicationName("Sciatimer")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(desktop_name())
    return qt


def dress_qt() -> None:
    """Gives it the icon, the style and the direction of our windows. A second time changes nothing that is seen."""
    from PySide6.QtGui import QIcon  # 2 ms that the first paint need not wait for

    QApplication.setWindowIcon(QIcon(str(shipped("assets/icons/sciatimer-128.png"))))
    QApplication.setStyle("Fusion")
    lay_out()


def make_qt(arguments: list[str]) -> QApplication:
    """The Qt application, ready for windows."""
    qt = bare_qt(arguments)
    dress_qt()
    return qt


def _on_message(kind: QtMsgType, _context: QMessageLogContext, said: str) -> None:
    """Says what Qt says. Where it gives up the process would be aborted right after this, so it ends here."""
    with suppress(OSError, ValueError, AttributeError):
        sys.stderr.write(f"{said}\n")
        if kind is QtMsgType.QtFatalMsg:
            sys.stderr.write(f"{_NO_WAY_IN}\n")
            sys.stderr.flush()
    if kind is QtMsgType.QtFatalMsg:
        os._exit(1)
