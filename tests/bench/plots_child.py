"""Opens the page of progress once, in a process of its own: python -m tests.bench.plots_child [HISTORY]."""

import sys
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.history.store import HistoryStore
from sciatimer.resources import shipped
from sciatimer.texts import load_texts
from sciatimer.ui.pages.progress import ProgressPage
from sciatimer.ui.progress_view import Span, progress_view
from sciatimer.ui.qt import make_qt
from sciatimer.ui.theme import LIGHT
from tests.bench.apart import hand_back
from tests.bench.filled import after_all

_TURNS = 10  # through all ranges
_SIZE = (1120, 760)
_KIB = 1024


class Looked(msgspec.Struct):
    """What the page took: milliseconds, those of each change by its range, and MB that it kept over the last half."""

    words: float
    library: float
    plots: float
    changes: dict[str, list[float]]
    growth: float


class Bare(msgspec.Struct):
    """What three empty plots of the library took, in milliseconds."""

    library: float
    plots: float


class Look:
    """Somebody who looks at the page.

    Args:
        store: the history.
        now: local wall time.
    """

    def __init__(self, store: HistoryStore, now: datetime) -> None:
        self._store = store
        self._now = now
        self._texts = load_texts()
        shelf = load_catalogue(shipped("exercises.json"), None)
        self._exercises: dict[str, Exercise] = {exercise.id: exercise for exercise in shelf.exercises}
        self.page: ProgressPage | None = None

    def words(self) -> float:
        """From the request to painted words, in milliseconds."""
        begun = time.perf_counter()
        page = self.page = ProgressPage(self._texts, LIGHT)
        page.resize(*_SIZE)
        self._show(page, Span.MONTH)
        page.show()
        page.grab()
        spent = since(begun)
        QTest.qWait(100)  # whatever else showing a window brings is no part of it
        return spent

    def plots(self) -> float:
        """From the loaded library to painted plots, in milliseconds."""
        begun = time.perf_counter()
        page = self._page()
        page.make_plots()
        page.grab()
        return since(begun)

    def change(self, span: Span) -> float:
        """Another range, painted, in milliseconds."""
        begun = time.perf_counter()
        page = self._page()
        self._show(page, span)
        page.grab()
        spent = since(begun)
        QTest.qWait(0)  # what was let go of is gone before the next
        return spent

    def _page(self) -> ProgressPage:
        if self.page is None:
            raise RuntimeError("the words come first")
        return self.page

    def _show(self, page: ProgressPage, span: Span) -> None:
        page.show_view(progress_view(self._store, self._exercises, self._texts, self._now, span))


def since(begun: float) -> float:
    """Milliseconds since then."""
    return (time.perf_counter() - begun) * 1e3


def memory() -> float:
    """What the process holds, in MB."""
    lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) / _KIB for line in lines if line.startswith("VmRSS"))


def looked(look: Look) -> Looked:
    """Opens the page and goes through all ranges, again and again."""
    words = look.words()
    begun = time.perf_counter()
    import sciatimer.ui.pages.progress_plots  # noqa: F401 - the time it takes is what is wanted

    library, plots = since(begun), look.plots()
    changes: dict[str, list[float]] = {str(span): [] for span in Span}
    held: list[float] = []
    for _ in range(_TURNS):
        for span in Span:
            changes[str(span)].append(look.change(span))
        held.append(memory())
    return Looked(words, library, plots, changes, held[-1] - held[_TURNS // 2 - 1])


def bare() -> Bare:
    """Three plots with nothing in them."""
    begun = time.perf_counter()
    import pyqtgraph

    library, begun = since(begun), time.perf_counter()
    page = QWidget()
    page.resize(*_SIZE)
    column = QVBoxLayout(page)
    for _ in range(3):
        column.addWidget(pyqtgraph.PlotWidget())
    page.show()
    page.grab()
    return Bare(library, since(begun))


def main(arguments: Sequence[str]) -> int:
    """Looks at a history, or at empty plots."""
    qt = make_qt(["plots"])
    if not arguments:
        hand_back(bare())
        return 0
    with HistoryStore(Path(arguments[0])) as store:
        hand_back(looked(Look(store, after_all())))
    del qt
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
