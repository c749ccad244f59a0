"""The page to show a clinician, filled from the history."""

from PySide6.QtCore import QObject, Signal

from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.report_controller import ReportController
from sciatimer.ui.services import Services


class ClinicianController(QObject):
    """Shows the report over what is shown, also while the routine is off.

    Signals:
        left(): done.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self.paper = ReportController(services, window, pages)
        self.paper.left.connect(self._window.uncover)
        pages.once("clinician", self._connect)

    def show(self) -> None:
        """Shows the history as it is now."""
        from sciatimer.ui.clinician_view import clinician_report

        services = self._services
        report = clinician_report(services.store, services.catalogue, services.texts, services.clock.now())
        self._pages.clinician.show_report(report)
        self._window.cover_with(self._pages.clinician)
        self._pages.clinician.begin()

    def _connect(self) -> None:
        page = self._pages.clinician
        page.left.connect(self.left)
        page.paper_requested.connect(self.paper.show)
