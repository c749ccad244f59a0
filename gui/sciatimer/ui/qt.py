"""The Qt application: bare while nothing is shown, dressed from the first window on."""

from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QApplication

from sciatimer import __version__
from sciatimer.desktop.own_program import claim_identity
from sciatimer.errors import SciatimerError
from sciatimer.resources import shipped

DESKTOP_NAME = "sciatimer"


class NoLetters(SciatimerError):
    """No font is installed: a window would be full of empty boxes, and nobody can read a warning sign in them."""

    def __init__(self) -> None:
        super().__init__(
            "The window cannot be opened, because there is no font to write with. Install one, such as DejaVu "
            "(fonts-dejavu-core on Debian), and start Sciatimer again. The commands work without one; see sciatimer --help."
        )


def need_letters() -> None:
    """Looks whether a window could be read.

    Raises:
        NoLetters: there is no font.
    """
    if not QFontMetrics(QApplication.font()).inFont("a"):
        raise NoLetters


def bare_qt(arguments: list[str]) -> QApplication:
    """The Qt application with its name, without what only a window needs."""
    claim_identity()
    qt = QApplication(arguments)
    qt.setApplicationName("Sciatimer")
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(DESKTOP_NAME)
    return qt


def dress_qt() -> None:
    """Gives it the icon and the style of our windows. A second time changes nothing that is seen."""
    QApplication.setWindowIcon(QIcon(str(shipped("assets/icons/sciatimer-128.png"))))
    QApplication.setStyle("Fusion")


def make_qt(arguments: list[str]) -> QApplication:
    """The Qt application, ready for windows."""
    qt = bare_qt(arguments)
    dress_qt()
    return qt
