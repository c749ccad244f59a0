"""The person's own hold and repetitions: lowered freely, raised only within what was allowed before."""

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.model import Exercise, Kind
from sciatimer.history.facts import DoseChosen, DoseReason
from sciatimer.safety.levels import Dose
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services

STEP = {Kind.HOLD: 5, Kind.PULSE: 1}  # seconds (clinical.md 1.1)


class DoseController(QObject):
    """Shows the choices of one stretch and writes the one that is taken.

    Signals:
        left(): done, with or without a change.
    """

    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._shown: tuple[Exercise, Dose] | None = None
        pages.once("dose", self._connect)

    def show(self, exercise: Exercise, dose: Dose) -> None:
        """Shows what can be chosen for a stretch with this dose."""
        self._shown = (exercise, dose)
        page = self._pages.dose
        page.begin(exercise.name, *choices_of(exercise, dose), (dose.hold, dose.repetitions))
        self._window.show_page(page)
        page.take_focus()

    def _connect(self) -> None:
        self._pages.dose.saved.connect(self._on_saved)
        self._pages.dose.left.connect(self.left)

    def _on_saved(self, hold: int, repetitions: int) -> None:
        if self._shown is not None:
            exercise, dose = self._shown
            down = hold <= dose.hold and repetitions <= dose.repetitions
            reason = DoseReason.LOWERED if down else DoseReason.RESTORED
            self._services.store.append(DoseChosen(self._services.clock.now(), exercise.id, hold, repetitions, reason))
        self.left.emit()


def choices_of(exercise: Exercise, dose: Dose) -> tuple[list[int], list[int]]:
    """The holds in seconds and the repetitions that can be chosen: from the least to what is allowed now."""
    holds = set(range(exercise.hold.min, dose.longest + 1, STEP[exercise.kind])) | {dose.hold}
    return sorted(holds), list(range(exercise.repetitions.min, dose.most + 1))
