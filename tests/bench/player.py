"""Prints what a session costs in a real window: frames a second while it moves, processor share in a breathing hold."""

import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer

from sciatimer.clock import SystemClock
from sciatimer.history.settings import change, load_settings
from sciatimer.options import WindowOptions
from sciatimer.session.model import SegmentKind
from sciatimer.session.plan import Dose as PlannedDose
from sciatimer.session.plan import PlannedExercise, PlanSettings, plan
from sciatimer.ui.application import Application, make_services
from sciatimer.ui.main_window import Header
from sciatimer.ui.qt import make_qt
from tests.history.diary import STARTED, TODAY

SIZES = ((1120, 760), (1600, 1000))
HOLD_SECONDS = 10
LEAST_FRAMES, MOST_SHARE = 60, 5.0  # a second; percent of one core
EXERCISE = "seated-heel-floor"


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[float] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return super().eventFilter(watched, event)


def wait(seconds: float) -> None:
    """Lets the program run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def until(application: Application, kind: SegmentKind) -> None:
    """Lets the program run until a segment of this kind has begun."""
    running = application.flow.session._running
    assert running is not None
    while running.player.moment().segment.kind is not kind:
        wait(0.02)


def measure(application: Application, size: tuple[int, int]) -> tuple[float, float]:
    """Frames a second while it moves, and percent of one core in a hold with breathing."""
    services, player = application.services, application.pages.player
    exercise = services.catalogue.by_id(EXERCISE)
    timeline = plan(
        [PlannedExercise(exercise, PlannedDose(HOLD_SECONDS, 2, 10))], PlanSettings(get_ready=3, ease_in=5, ease_out=3)
    )
    application.window.resize(*size)
    application.window.show_page(player, Header.BARE)
    application.window.show()
    store = services.store
    session = store.append(replace(STARTED, today=store.append(TODAY), exercise=EXERCISE))
    paints = Paints()
    player.figure.installEventFilter(paints)
    application.flow.session.start(session, timeline, load_settings(services.store))
    until(application, SegmentKind.EASE_IN)
    paints.times.clear()
    wait(4)
    gaps = [after - before for before, after in pairwise(paints.times)]
    until(application, SegmentKind.HOLD)
    wait(1)
    began, used = time.perf_counter(), time.process_time()
    wait(HOLD_SECONDS - 3)
    share = (time.process_time() - used) / (time.perf_counter() - began) * 100
    application.flow.session.halt()
    return 1 / median(gaps), share


def main() -> int:
    """Measures both sizes and prints them beside what is asked for."""
    qt = make_qt(["player-bench"])
    with tempfile.TemporaryDirectory() as folder:
        services = make_services(WindowOptions(Path(folder) / "data", temp=True), SystemClock())
        for key in ("voice", "keep_awake"):
            change(services.store, key, False, services.clock.now())
        change(services.store, "sound_volume", 0, services.clock.now())
        application = Application(services)
        for size in SIZES:
            frames, share = measure(application, size)
            print(
                f"{size[0]}x{size[1]}: {frames:5.1f} frames a second while it moves (at least {LEAST_FRAMES}), "
                f"{share:4.1f} % of a core in a hold (at most {MOST_SHARE})"
            )
        application.window.close()
        services.store.close()
    qt.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
