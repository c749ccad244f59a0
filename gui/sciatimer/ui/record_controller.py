"""One past session: shown with all that was said, noted, corrected, taken out of view and brought back."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sciatimer.errors import SciatimerError
from sciatimer.history.notes import note_before, note_of, withdraw, withdrawn_sessions, write_note
from sciatimer.ui.asking import Asking
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.mistakes import mistake_words
from sciatimer.ui.page_set import Pages
from sciatimer.ui.record_view import Part, hidden_sessions, record_view
from sciatimer.ui.services import Services

if TYPE_CHECKING:
    from sciatimer.ui.correct_controller import CorrectController


class RecordController(QObject):
    """Fills the page of a session and the list of those out of view.

    Signals:
        left(): done with the session, or with the list.
        moved_on(): a correction ended the routine; the rules say where to go.
    """

    left = Signal()
    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages, asking: Asking) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._asking = asking
        self._session = 0
        self._undo: Callable[[], None] | None = None
        pages.once("record", self._connect)
        pages.once("out_of_view", self._connect_list)

    def show(self, session: int) -> None:
        """Shows a session over what is shown."""
        self._session, self._undo = session, None
        self._fill()
        self._window.cover_with(self._pages.record)
        self._pages.record.begin()

    def show_out_of_view(self) -> None:
        """Shows the sessions that were taken out of view, over what is shown."""
        self._fill_list()
        self._window.cover_with(self._pages.out_of_view)
        self._pages.out_of_view.begin()

    @cached_property
    def correct(self) -> "CorrectController":
        """What asks anew; loaded when it is first wanted."""
        from sciatimer.ui.correct_controller import CorrectController

        made = CorrectController(self._services, self._window, self._pages, self._asking)
        made.left.connect(self._on_correction_left)
        made.corrected.connect(self._on_corrected)
        made.moved_on.connect(self.moved_on)
        return made

    def _connect(self) -> None:
        page = self._pages.record
        page.left.connect(self._on_left)
        page.note_saved.connect(self._on_note_saved)
        page.correct_requested.connect(self._on_correct_requested)
        page.view_requested.connect(self._on_view_requested)
        page.undo_requested.connect(self._on_undo)

    def _connect_list(self) -> None:
        page = self._pages.out_of_view
        page.left.connect(self.left)
        page.opened.connect(self.show)
        page.back_requested.connect(self._on_back_requested)

    def _fill(self) -> None:
        services = self._services
        self._pages.record.show_view(
            record_view(services.store, self._session, self._services.catalogue.all_by_id, services.texts)
        )

    def _fill_list(self) -> None:
        services = self._services
        hidden = hidden_sessions(services.store, self._services.catalogue.all_by_id, services.texts)
        self._pages.out_of_view.show_sessions(hidden)

    def _on_left(self) -> None:
        """Words that were written and not saved are not lost."""
        if self._save_note(self._pages.record.note):
            if "out_of_view" in self._pages.made():
                self._fill_list()
            self.left.emit()

    def _save_note(self, words: str) -> bool:
        """Whether it could be saved; if not, the page says why."""
        try:
            write_note(self._services.store, self._session, words, self._services.clock.now())
        except SciatimerError as error:
            self._pages.record.say(mistake_words(error, self._services.texts))
            return False
        return True

    def _on_note_saved(self, words: str) -> None:
        is_new = words.strip() != note_of(self._services.store, self._session)
        if self._save_note(words):
            self._tell("record.note_saved", self._take_note_back if is_new else None)

    def _take_note_back(self) -> None:
        store = self._services.store
        write_note(store, self._session, note_before(store, self._session), self._services.clock.now())

    def _on_view_requested(self) -> None:
        self._save_note(self._pages.record.note)
        goes = self._session not in withdrawn_sessions(self._services.store)
        self._set_view(withdrawn=goes)
        self._tell("record.taken_out" if goes else "record.brought_back", partial(self._set_view, withdrawn=not goes))

    def _set_view(self, *, withdrawn: bool) -> None:
        services = self._services
        withdraw(services.store, self._session, services.clock.now(), withdrawn=withdrawn)

    def _on_undo(self) -> None:
        if self._undo is not None:
            self._undo()
            self._tell("record.undone", None)

    def _tell(self, key: str, undo: Callable[[], None] | None) -> None:
        self._undo = undo
        self._fill()
        self._pages.record.say(self._services.texts(key) if key else "", undo=undo is not None)

    def _on_correct_requested(self, part: str) -> None:
        if self._save_note(self._pages.record.note):
            self.correct.show(self._session, Part(part))

    def _on_correction_left(self) -> None:
        self._window.uncover()
        self._pages.record.begin()

    def _on_corrected(self, words: str) -> None:
        self._window.uncover()
        self._tell("", None)
        self._pages.record.say(words)
        self._pages.record.begin()

    def _on_back_requested(self, session: int) -> None:
        withdraw(self._services.store, session, self._services.clock.now(), withdrawn=False)
        self._fill_list()
        self._pages.out_of_view.begin()
