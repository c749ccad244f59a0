"""Work that may take a while, in a thread of its own, so that the window goes on."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from sciatimer.errors import SciatimerError

Progress = Callable[[int, int], None]
Work = Callable[[Progress], object]


class LongWork(QObject):
    """One piece of work at a time. What it opens, it opens itself: nothing of the window is touched from the thread.

    Signals:
        progressed(int, int): how much is done, of how much.
        done(object): what it gave.
        failed(object): the SciatimerError that ended it.
        broke(object): an error that is no mistake of a person.
    """

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._thread: threading.Thread | None = None

    @property
    def is_on(self) -> bool:
        """Whether something is being done."""
        return self._thread is not None and self._thread.is_alive()

    def begin(self, work: Work) -> None:
        """Begins; while something else is being done it does nothing."""
        if not self.is_on:
            self._thread = threading.Thread(target=self._run, args=(work,), name="long-work")
            self._thread.start()

    def wait(self) -> None:
        """Waits for the end, before the program ends: nothing is left half-done."""
        if self._thread is not None:
            self._thread.join()

    def _run(self, work: Work) -> None:
        try:
            result = work(self.progressed.emit)
        except SciatimerError as error:
            self.failed.emit(error)
        except Exception as error:  # noqa: BLE001 - it is told in the window's own thread
            self.broke.emit(error)
        else:
            self.done.emit(result)
