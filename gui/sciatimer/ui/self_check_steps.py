"""Walks through the steps of one self-check of one leg: the clock says how far the figure has moved."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from sciatimer.figure.scene import Build
from sciatimer.figure.self_check_scenes import step_scene
from sciatimer.figure.self_check_steps import SelfCheckStep, held_at
from sciatimer.history.settings import load_settings
from sciatimer.safety.self_check_memory import Turn
from sciatimer.ui.appearance import build_of, stands_still, system_wishes
from sciatimer.ui.main_window import MainWindow
from sciatimer.ui.page_set import Pages
from sciatimer.ui.self_check_view import SIDES, STEPS, step_view
from sciatimer.ui.services import Services

MOVE_SECONDS = 4.0  # from the end of one step to the end of the next: slowly, as the words ask for
FRAME_MS = 16  # 60 frames a second while the body moves


@dataclass(frozen=True, slots=True)
class Walk:
    """A check that is being done. ``still`` is reduced motion; ``said_first`` stands beside the first step."""

    turn: Turn
    said_first: str
    build: Build
    still: bool


class StepController(QObject):
    """Shows one step after the other, and the movement of each once.

    Signals:
        finished(): the last step is done.
        stopped(): a nerve feeling.
        left(): the person goes away from the check.
    """

    finished = Signal()
    stopped = Signal()
    left = Signal()

    def __init__(self, services: Services, window: MainWindow, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._window = window
        self._pages = pages
        self._walk: Walk | None = None
        self._index = 0
        self._began = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        pages.once("self_check", self._connect)

    def show(self, turn: Turn, said_first: str) -> None:
        """Begins a check of a leg with its first step."""
        settings = load_settings(self._services.store)
        self._walk = Walk(turn, said_first, build_of(settings), stands_still(settings, system_wishes()))
        self._index = 0
        self._window.show_page(self._pages.self_check)
        self._begin_step(self._walk)

    def _connect(self) -> None:
        page = self._pages.self_check
        page.next_requested.connect(self._on_next)
        page.stop_requested.connect(self.stopped)
        page.leave_requested.connect(self.left)
        page.again_requested.connect(self._on_again)
        page.seen.connect(self._on_seen)

    def _begin_step(self, walk: Walk) -> None:
        view = step_view(walk.turn, self._index, walk.said_first, self._services.texts)
        self._pages.self_check.show_step(view, moves=self._moves(walk))
        self._move()
        words = f"{view.title}. {view.count}. {view.words}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._pages.self_check, words))

    def _move(self) -> None:
        self._began = self._services.clock.monotonic()
        self._on_tick()

    def _on_next(self) -> None:
        walk = self._walk
        if walk is None:
            return
        if self._index + 1 < len(STEPS[walk.turn.kind]):
            self._index += 1
            self._begin_step(walk)
        else:
            self.finished.emit()

    def _on_again(self) -> None:
        self._move()
        self._pages.self_check.next.setFocus()

    def _on_seen(self, seen: bool) -> None:
        if seen:
            self._on_tick()
        else:
            self._timer.stop()

    def _on_tick(self) -> None:
        """Shows where the movement is by now; the timer goes only as long as there is more to come."""
        walk = self._walk
        if walk is None:
            return
        moment = self._moment(walk)
        step = STEPS[walk.turn.kind][self._index]
        self._pages.self_check.show_scene(step_scene(step, SIDES[walk.turn.leg], moment, build=walk.build))
        if moment >= 1 or not self._pages.self_check.isVisible():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start(FRAME_MS)

    def _moment(self, walk: Walk) -> float:
        if not self._moves(walk):
            return 1.0
        return min(1.0, (self._services.clock.monotonic() - self._began) / MOVE_SECONDS)

    def _moves(self, walk: Walk) -> bool:
        return not walk.still and _is_movement(STEPS[walk.turn.kind][self._index])


def _is_movement(step: SelfCheckStep) -> bool:
    return held_at(step, 0.0) != held_at(step, 1.0)
