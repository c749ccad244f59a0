"""How it goes over time: reads the history, shows it, and saves a plot as a picture."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from sciatimer.errors import SciatimerError
from sciatimer.ui.asking import Asking
from sciatimer.ui.file_dialog import file_dialog
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.progress_view import Span, progress_view
from sciatimer.ui.saving import save_file
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.ui.pages.progress_plots import PlotCard
    from sciatimer.ui.record_controller import RecordController


class ProgressController(QObject):
    """Fills the page of progress. It reads; nothing here changes anything.

    Signals:
        clinician_requested(): the report is to be shown.
        left(): done.
        moved_on(): something was put right, and the routine has ended by it; the rules say where to go.
    """

    clinician_requested = Signal()
    left = Signal()
    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._span = Span.MONTH
        self._saving: PlotCard | None = None
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.timeout.connect(self._on_drawing)
        pages.once("progress", self._connect)

    def show(self) -> None:
        """Shows the page at once; the plots come as soon as the library that draws them has been loaded."""
        self._fill()
        self._window.cover_with(self._pages.progress)
        self._pages.progress.begin()
        if self._pages.progress.plots is None:
            self._drawing.start()

    @cached_property
    def record(self) -> "RecordController":
        """Single sessions; loaded when the first is looked at."""
        from sciatimer.ui.record_controller import RecordController

        made = RecordController(self._services, self._window, self._pages, self._asking)
        made.left.connect(self._on_record_left)
        made.moved_on.connect(self.moved_on)
        return made

    def _connect(self) -> None:
        page = self._pages.progress
        page.left.connect(self.left)
        page.span_chosen.connect(self._on_span_chosen)
        page.save_requested.connect(self._on_save_requested)
        page.clinician_requested.connect(self.clinician_requested)
        page.opened.connect(self._on_opened)
        page.out_of_view_requested.connect(self._on_out_of_view)

    def _fill(self) -> None:
        services = self._services
        exercises = services.catalogue.all_by_id
        now = services.clock.now()
        self._pages.progress.show_view(progress_view(services.store, exercises, services.texts, now, self._span))

    def _on_opened(self, session: int) -> None:
        self.record.show(session)

    def _on_out_of_view(self) -> None:
        self.record.show_out_of_view()

    def _on_record_left(self) -> None:
        """What was changed there shows here."""
        self._fill()
        self.left.emit()

    def _on_drawing(self) -> None:
        self._pages.progress.make_plots()

    def _on_span_chosen(self, span: str) -> None:
        self._span = Span(span)
        self._fill()

    def _on_save_requested(self, card: "PlotCard") -> None:
        texts = self._services.texts
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = file_dialog(self._window, card.title, folder, "PNG (*.png);;SVG (*.svg)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.selectFile(texts("progress.file"))
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        self._saving = card
        dialog.open()

    def _on_file_chosen(self, file: str) -> None:
        page, texts, card, path = self._pages.progress, self._services.texts, self._saving, Path(file)
        if card is None:
            return
        picture = card.chart.as_svg(card.title) if path.suffix.lower() == ".svg" else card.chart.as_png()
        try:
            save_file(picture, path)
        except SciatimerError as error:
            page.say(mistake_words(error, texts))
        else:
            page.say(texts("progress.saved", file=path.name))
