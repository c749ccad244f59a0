"""The report on paper: shown as it will be, printed, or saved as a PDF."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QFileDialog

from sciatimer.errors import SciatimerError
from sciatimer.ui.file_dialog import file_dialog
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.ui.printing import Sheet

PREVIEW_DPI = 90  # dots per inch


class ReportController(QObject):
    """Shows the pages over what is shown, also while the routine is off.

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
        pages.once("report", self._connect)

    def show(self) -> None:
        """Shows the pages as they would be now."""
        self._draw()
        self._window.cover_with(self._pages.report)
        self._pages.report.begin()

    def _connect(self) -> None:
        page = self._pages.report
        page.left.connect(self.left)
        page.changed.connect(self._draw)
        page.print_requested.connect(self._on_print_requested)
        page.save_requested.connect(self._on_save_requested)

    def _draw(self) -> None:
        from sciatimer.ui.printing import page_images, paper

        self._pages.report.show_pages(page_images(self._sheet(), paper(QLocale.system()), PREVIEW_DPI))

    def _sheet(self) -> "Sheet":
        """The pages with what is known by now."""
        from sciatimer.ui.report import report_sheet

        services = self._services
        now = services.clock.now()
        return report_sheet(services.store, services.catalogue, services.texts, now, self._pages.report.wanted)

    def _on_print_requested(self) -> None:
        from sciatimer.ui.printing import has_printer, make_printer, paper

        if not has_printer():
            self._pages.report.say(self._services.texts("clinician.no_printer"))
            self._pages.report.offer_save()
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
        from sciatimer.ui.printing import print_sheet

        try:
            print_sheet(self._sheet(), printer)
        except SciatimerError as error:
            self._pages.report.say(mistake_words(error, self._services.texts))
            self._pages.report.offer_save()
        else:
            self._pages.report.say(self._services.texts("clinician.printed"))

    def _on_save_requested(self) -> None:
        texts = self._services.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = file_dialog(self._window, texts("clinician.save"), folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(texts("clinician.file"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    def _on_file_chosen(self, file: str) -> None:
        from sciatimer.ui.printing import paper, save_pdf

        path = Path(file)
        try:
            save_pdf(self._sheet(), paper(QLocale.system()), path)
        except SciatimerError as error:
            self._pages.report.say(mistake_words(error, self._services.texts))
        else:
            self._pages.report.say(self._services.texts("clinician.saved", file=path.name))
