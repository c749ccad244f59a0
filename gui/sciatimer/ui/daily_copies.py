"""The daily copy of the history, made while the program runs, in a thread, so that nobody waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from sciatimer.clock import Clock
from sciatimer.history.copies import daily_copy
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from sciatimer.ui.coarse import let_be_late
from sciatimer.ui.long_work import LongWork, Progress

EVERY_MS = 6 * 3600 * 1000  # a day has its copy however long the program runs, and four wake-ups for it


class DailyCopies(QObject):
    """Makes today's copy now, and looks a few times a day whether there is one.

    Args:
        paths: the data folder.
        clock: says which day it is.
        note: takes a line for the log where a copy could not be made; nobody is kept from a stretch by that.
    """

    def __init__(self, paths: DataPaths, clock: Clock, note: Callable[[str], None]) -> None:
        super().__init__()
        self._paths = paths
        self._clock = clock
        self._note = note
        self.work = LongWork()
        self.work.failed.connect(self._on_failed)
        self.work.broke.connect(self._on_failed)
        self._timer = QTimer(self)
        let_be_late(self._timer)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Makes today's copy, and goes on looking."""
        self._timer.start()
        self.look()

    def close(self) -> None:
        """Waits for the copy that is being made."""
        self._timer.stop()
        self.work.wait()

    @Slot()
    def look(self) -> None:
        """Makes today's copy if there is none yet."""
        today = self._clock.now().date()

        def work(_progress: Progress) -> object:
            with HistoryStore(self._paths.history) as store:
                return daily_copy(store, self._paths, today)

        self.work.begin(work)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._note(f"the daily copy was not made: {type(error).__name__}")
