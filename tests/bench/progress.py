"""Prints what the page of progress costs after 100,000 sessions; `python3 dev.py bench` runs it.

Painted words come first, then the library that draws plots is loaded, then painted plots. Memory is that of this process
(VmRSS), looked at over many changes of the range.
"""

import sys
import tempfile
import time
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtTest import QTest

from sciatimer.catalogue.load import load_catalogue
from sciatimer.catalogue.model import Exercise
from sciatimer.history.store import HistoryStore
from sciatimer.resources import shipped
from sciatimer.texts import load_texts
from sciatimer.ui.pages.progress import ProgressPage
from sciatimer.ui.progress_view import Span, progress_view
from sciatimer.ui.qt import make_qt
from sciatimer.ui.theme import LIGHT
from tests.bench.history import SESSIONS, fill
from tests.history.diary import AT

ROUNDS = 10  # through all ranges: fifty changes
MOST_MS = 150  # from the request to painted plots, without the import
MOST_GROWTH = 10  # MB over the last changes of the range
_KIB = 1024


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
        page.resize(1120, 760)
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


def load_library() -> float:
    """Loads what draws plots; in milliseconds."""
    begun = time.perf_counter()
    import sciatimer.ui.pages.progress_plots  # noqa: F401 - the time it takes is what is wanted

    return since(begun)


def measure(look: Look) -> bool:
    """Prints what it costs; whether that is little enough."""
    words = look.words()
    library, plots = load_library(), look.plots()
    print(f"painted words {words:.0f} ms, the library {library:.0f} ms, painted plots {plots:.0f} ms after it")
    print(f"words and plots without the import: {words + plots:.0f} ms (at most {MOST_MS})")
    held = []
    for turn in range(ROUNDS):
        times = {span: look.change(span) for span in Span}
        held.append(memory())
        if turn in {0, ROUNDS - 1}:
            print(f"round {turn + 1}: " + ", ".join(f"{span} {spent:.0f} ms" for span, spent in times.items()))
    growth = held[-1] - held[ROUNDS // 2]
    print(f"memory {held[0]:.0f} MB after the first round, {held[-1]:.0f} MB after the last; {growth:+.1f} MB lately")
    return words + plots <= MOST_MS and growth <= MOST_GROWTH


def main() -> int:
    """Measures on a history that is thrown away, or on the one that is named."""
    qt = make_qt(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder:
        named = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        with HistoryStore(named or Path(folder) / "data" / "history.db") as store:
            if named is None:
                fill(store)
            good = measure(Look(store, AT + timedelta(days=SESSIONS // 2 + 1)))
    del qt
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
