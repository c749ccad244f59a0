"""The page to show a clinician: filled from the history, printed, or saved as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog

from sciatimer.errors import SciatimerError
from sciatimer.ui.dates import short_day
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.printing import Sheet, has_printer, make_printer, paper, print_sheet, save_pdf
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.ui.clinician_view import ClinicianReport


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
        self._printer: QPagedPaintDevice | None = None
        pages.once("clinician", self._connect)

    def show(self) -> None:
        """Shows the history as it is now."""
        self._pages.clinician.show_report(self._report())
        self._window.cover_with(self._pages.clinician)
        self._pages.clinician.begin()

    def _connect(self) -> None:
        page = self._pages.clinician
        page.left.connect(self.left)
        page.print_requested.connect(self._on_print_requested)
        page.save_requested.connect(self._on_save_requested)

    def _report(self) -> "ClinicianReport":
        from sciatimer.ui.clinician_view import clinician_report

        services = self._services
        return clinician_report(services.store, services.catalogue, services.texts, services.clock.now())

    def _sheet(self) -> Sheet:
        """The page with what is known by now."""
        from sciatimer.ui.clinician_document import report_html

        texts = self._services.texts
        today = short_day(self._services.clock.now(), texts)
        footer = texts("clinician.footer", date=today, page="{page}", pages="{pages}")
        return Sheet(report_html(self._report()), footer, texts("clinician.document"))

    def _on_print_requested(self) -> None:
        if not has_printer():
            self._pages.clinician.say(self._services.texts("clinician.no_printer"))
            self._pages.clinician.offer_save()
            return
        from PySide6.QtPrintSupport import QPrintDialog

        printer = make_printer(self._sheet(), paper(QLocale.system()))
        self._printer = printer
        dialog = QPrintDialog(printer, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.finished.connect(self._on_print_dialog)
        dialog.show()

    def _on_print_dialog(self, result: int) -> None:
        printer, self._printer = self._printer, None
        if printer is not None and result:
            self._try_to_print(printer)

    def _try_to_print(self, printer: QPagedPaintDevice) -> None:
        try:
            print_sheet(self._sheet(), printer)
        except SciatimerError as error:
            self._pages.clinician.say(mistake_words(error, self._services.texts))
            self._pages.clinician.offer_save()
        else:
            self._pages.clinician.say(self._services.texts("clinician.printed"))

    def _on_save_requested(self) -> None:
        texts = self._services.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, texts("clinician.save"), folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(texts("clinician.file"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, file: str) -> None:
        path = Path(file)
        try:
            save_pdf(self._sheet(), paper(QLocale.system()), path)
        except SciatimerError as error:
            self._pages.clinician.say(mistake_words(error, self._services.texts))
        else:
            self._pages.clinician.say(self._services.texts("clinician.saved", file=path.name))
