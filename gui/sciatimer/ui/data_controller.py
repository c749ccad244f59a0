"""One's own data: exported, taken in, put back, deleted; each in a thread of its own, after it was said what happens."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from sciatimer.errors import SciatimerError
from sciatimer.history.copies import daily_copies, look
from sciatimer.history.deletion import what_goes
from sciatimer.history.store import HistoryStore
from sciatimer.ui.data_deeds import Deed, Deeds
from sciatimer.ui.data_view import copy_view, going_words, holdings_words, staying_words
from sciatimer.ui.file_dialog import file_dialog
from sciatimer.ui.long_work import LongWork, Progress
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.message import Message, Way
from sciatimer.ui.services import Services

_KINDS = {"export_json": "json", "export_csv": "csv", "save_copy": "copy"}
_SUFFIXES = {"json": "json", "csv": "csv", "copy": "db"}


class DataController(QObject):
    """Fills the page of the data and does what it asks for.

    Signals:
        left(): done.
        clinician_requested(): the report is to be shown.
        history_changed(): what is on disk is not what it was: everything is to be looked at anew.
    """

    left = Signal()
    clinician_requested = Signal()
    history_changed = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._waiting = ""  # the deed for which a file is being chosen, or that was asked about
        self._copy = Path()
        self._changes = False
        self.work = LongWork()
        self.work.done.connect(self._on_done)
        self.work.failed.connect(self._on_failed)
        self.work.broke.connect(self._on_broke)
        pages.once("data", self._connect)
        pages.once("question", self._connect_question)

    def show(self) -> None:
        """Shows what is kept."""
        self._pages.data.say("")
        self._fill()
        self._window.cover_with(self._pages.data)
        self._pages.data.begin()

    def close(self) -> None:
        """Waits for what is being done, so that it is done whole."""
        self.work.wait()

    @property
    def _deeds(self) -> Deeds:
        """With the exercises as they are by now: own ones come and go."""
        services, exercises = self._services, self._services.catalogue.all_by_id
        separator = ";" if QLocale.system().decimalPoint() == "," else ","
        return Deeds(services.paths, exercises, services.texts, separator)

    def _connect(self) -> None:
        page = self._pages.data
        page.left.connect(self.left)
        page.requested.connect(self._on_requested)
        page.restore_requested.connect(self._ask_to_restore)
        self.work.progressed.connect(page.show_progress)

    def _connect_question(self) -> None:
        self._pages.question.requested.connect(self._on_answered)

    def _fill(self) -> None:
        paths, texts = self._services.paths, self._services.texts
        try:
            copies = [copy_view(day, look(file), texts) for day, file in daily_copies(paths).items()]
        except SciatimerError as error:
            copies = []
            self._pages.data.say(mistake_words(error, texts))
        self._pages.data.show_data(paths.folder, copies)

    def _on_requested(self, request: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "folder": self._open_folder,
            "clinician": self.clinician_requested.emit,
            "delete": self._ask_to_delete,
        }
        if request in ways:
            ways[request]()
        else:
            self._choose_file(request)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._services.paths.folder)))

    def _choose_file(self, request: str) -> None:
        texts = self._services.texts
        saves = request in _KINDS
        kind = _KINDS.get(request, "json" if request == "import" else "copy")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kinds = f"{texts(f'data.kind_{kind}')} (*.{_SUFFIXES[kind]})"
        dialog = file_dialog(self._window, texts(f"data.{request}"), folder, kinds)
        if saves:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(_SUFFIXES[kind])
            dialog.selectFile(texts(f"data.file_{kind}"))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._waiting = request
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, name: str) -> None:
        file, deeds, now = Path(name), self._deeds, self._services.clock.now()
        if self._waiting == "other_copy":
            self._ask_to_restore(file)
        elif self._waiting == "import":
            self._begin(deeds.take_in(file, now), changes=True)
        else:
            makes = {"export_json": deeds.export_json, "export_csv": deeds.export_csv, "save_copy": deeds.save_copy}
            self._begin(makes[self._waiting](file), changes=False)

    def _ask_to_restore(self, copy: Path) -> None:
        texts = self._services.texts
        try:
            held = holdings_words(look(copy), texts)
        except SciatimerError as error:
            self._pages.data.say(mistake_words(error, texts))
            return
        self._copy = copy
        go = Way("restore", texts("data.restore_go"), "primary")
        self._ask(Message(texts("data.restore_title"), (texts("data.restore_ask"),), (self._no(), go), held))

    def _ask_to_delete(self) -> None:
        services, texts = self._services, self._services.texts
        going = what_goes(services.store, services.paths, services.clock.now(), services.catalogue.all_by_id)
        goes = "\n".join([texts("data.delete_goes"), *(f"\u2022 {line}" for line in going_words(going, texts))])
        stays = "\n".join([texts("data.delete_stays"), *(f"\u2022 {line}" for line in staying_words(going, texts))])
        ways = (Way("delete", texts("data.delete_go"), "stop"), self._no())
        self._ask(Message(texts("data.delete_title"), (goes, stays), ways, texts("data.delete_note")))

    def _no(self) -> Way:
        return Way("no", self._services.texts("data.back"))

    def _ask(self, message: Message) -> None:
        self._pages.question.show_message(message)
        self._window.cover_with(self._pages.question)

    def _on_answered(self, answer: str) -> None:
        if answer not in {"restore", "delete", "no"}:
            return  # somebody else asked
        self._window.uncover()
        now = self._services.clock.now()
        if answer == "restore":
            self._begin(self._deeds.put_back(self._copy, now), changes=True)
        elif answer == "delete":
            self._begin(self._deeds.delete(now), changes=True)

    def _begin(self, deed: Deed, *, changes: bool) -> None:
        self._changes = changes
        self._pages.data.show_working(on=True)
        path = self._services.paths.history

        def work(progress: Progress) -> str:
            with HistoryStore(path) as store:
                return deed(store, progress)

        self.work.begin(work)

    def _on_done(self, words: str) -> None:
        self._pages.data.show_working(on=False)
        self._fill()
        self._pages.data.say(words)
        if self._changes:
            self.history_changed.emit()

    def _on_failed(self, error: SciatimerError) -> None:
        self._pages.data.show_working(on=False)
        self._pages.data.say(mistake_words(error, self._services.texts))

    def _on_broke(self, error: Exception) -> None:
        self._pages.data.show_working(on=False)
        self._pages.data.say("")
        raise error
