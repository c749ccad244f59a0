"""After the verdict: one sentence, what it means for next time, and an offer that a person may take."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from sciatimer.catalogue.model import Exercise
from sciatimer.figure.scene import Scene, scene_for
from sciatimer.history.facts import DoseChosen, DoseReason, SessionStarted
from sciatimer.history.settings import load_settings
from sciatimer.safety.next_step import NextStep
from sciatimer.session.model import Side
from sciatimer.ui.appearance import build_of
from sciatimer.ui.check_controller import Judged
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.messages import outcome_message
from sciatimer.ui.page_set import Pages
from sciatimer.ui.services import Services


class OutcomeController(QObject):
    """Tells the outcome and writes down what was taken.

    Signals:
        moved_on(): the routine ended, or the offer was taken; the rules say where to go.
    """

    moved_on = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._judged: Judged | None = None

    def tell(self, judged: Judged) -> None:
        """Shows the outcome; a routine that ended has its own screen."""
        self._judged = judged
        if judged.step is None or judged.step.lock:
            self.moved_on.emit()
            return
        other = self._services.catalogue.all_by_id.get(judged.step.offer_exercise or "")
        message = outcome_message(judged.outcome, judged.reason, judged.step, other, self._services.texts)
        self._pages.message.show_message(replace(message, scene=self._picture(judged, other)))
        self._window.show_page(self._pages.message)

    def take_easier(self) -> None:
        """The easier variant, or the shorter hold, from now on."""
        self._choose(DoseReason.EASIER)

    def take_longer(self) -> None:
        """The longer hold from now on (N7)."""
        self._choose(DoseReason.LONGER)

    def take_harder(self) -> None:
        """The harder variant from now on (N8)."""
        self._choose(DoseReason.HARDER)

    def _picture(self, judged: Judged, other: Exercise | None) -> Scene | None:
        """The stretch of next time, at rest."""
        done = self._services.store.fact(SessionStarted, judged.session)
        shown = other or self._services.catalogue.all_by_id.get(done.exercise)
        if shown is None:
            return None
        return scene_for(shown, 0.0, Side.RIGHT, build=build_of(load_settings(self._services.store)))

    def _choose(self, reason: DoseReason) -> None:
        judged = self._judged
        if judged is not None and judged.step is not None:
            done = self._services.store.fact(SessionStarted, judged.session)
            target = self._services.catalogue.all_by_id.get(judged.step.offer_exercise or done.exercise)
            if target is not None:
                self._services.store.append(self._chosen(judged.step, done, target, reason))
        self._judged = None
        self.moved_on.emit()

    def _chosen(self, step: NextStep, done: SessionStarted, target: Exercise, reason: DoseReason) -> DoseChosen:
        same = target.id == done.exercise
        offered = step.offer_hold if step.offer_hold is not None else target.hold.default
        hold = offered if same else min(offered, target.hold.default)
        hold = min(max(hold, target.hold.min), target.hold.max)
        repetitions = done.repetitions if same else target.repetitions.default
        return DoseChosen(self._services.clock.now(), target.id, hold, repetitions, reason)
