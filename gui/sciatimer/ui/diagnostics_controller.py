"""What works here: asks the machine in processes of their own, and fills the page as the answers come."""

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.mechanisms import MECHANISMS
from sciatimer.desktop.probing import Probing
from sciatimer.ui.diagnostics_view import diagnostics_text, mechanism_view
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class DiagnosticsController(QObject):
    """Shows how each mechanism stands.

    Args:
        services: the words.
        window: what the page covers for a while.
        pages: where its page is.
        probing: asks the machine.

    Signals:
        left(): done.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, probing: Probing | None = None) -> None:
        super().__init__()
        self._texts = services.texts
        self._window = window
        self._pages = pages
        self._probing = probing or Probing()
        self._found: dict[str, str] = {}
        self._probing.found.connect(self._on_found)
        pages.once("diagnostics", self._connect)

    def show(self) -> None:
        """Asks, and shows what is known by now."""
        self._ask()
        self._window.cover_with(self._pages.diagnostics)
        self._pages.diagnostics.begin()

    def close(self) -> None:
        """Ends what is still asked."""
        self._probing.close()

    def _connect(self) -> None:
        page = self._pages.diagnostics
        page.asked_again.connect(self._ask)
        page.copy_requested.connect(self._on_copy)
        page.left.connect(self._on_left)

    def _ask(self) -> None:
        self._found = {}
        self._fill()
        self._probing.ask(MECHANISMS)

    def _fill(self) -> None:
        views = [mechanism_view(name, self._found.get(name), self._texts) for name in MECHANISMS]
        self._pages.diagnostics.show_mechanisms(views)

    def _on_found(self, name: str, line: str) -> None:
        self._found[name] = line
        self._fill()

    def _on_copy(self) -> None:
        self._pages.diagnostics.put_on_clipboard(diagnostics_text(self._found, self._texts))

    def _on_left(self) -> None:
        self.close()
        self.left.emit()
