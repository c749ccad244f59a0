"""The program's own window with a session in it, for the benches that watch one."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QWidget

from sciatimer.clock import Clock
from sciatimer.history.settings import change, load_settings
from sciatimer.options import WindowOptions
from sciatimer.session.model import SegmentKind
from sciatimer.session.plan import Dose, PlannedExercise, PlanSettings, plan
from sciatimer.session.player import Player
from sciatimer.session.timeline import Timeline
from sciatimer.ui.application import Application, make_services
from sciatimer.ui.main_window import Header
from tests.history.diary import STARTED, TODAY

EXERCISE = "seated-heel-floor"
MOVES = 5  # seconds of an ease-in
WINDOW = (1120, 760)


@dataclass(frozen=True, slots=True)
class Walk:
    """A session to be walked: the length of its holds in seconds, and how many for each leg."""

    hold: int
    repetitions: int

    def timeline(self, application: Application) -> Timeline:
        """As the program plans it."""
        exercise = application.services.catalogue.by_id(EXERCISE)
        dose = Dose(self.hold, self.repetitions, 10)
        return plan([PlannedExercise(exercise, dose)], PlanSettings(get_ready=3, ease_in=MOVES, ease_out=3))


@contextmanager
def window(clock: Clock) -> Iterator[Application]:
    """The program's window on a history that is thrown away, with voice and sound off."""
    with tempfile.TemporaryDirectory() as folder:
        services = make_services(WindowOptions(Path(folder) / "data", temp=True), clock)
        for key in ("voice", "keep_awake"):
            change(services.store, key, False, clock.now())
        change(services.store, "sound_volume", 0, clock.now())
        application = Application(services)
        yield application
        application.window.close()
        services.store.close()


def begin(application: Application, walk: Walk) -> Player:
    """Begins a session on the page of the window; gives its player."""
    store, flow = application.services.store, application.flow.session
    application.window.show_page(application.pages.player, Header.BARE)
    session = store.append(replace(STARTED, today=store.append(TODAY), exercise=EXERCISE))
    flow.start(session, walk.timeline(application), load_settings(store))
    running = flow._running
    if running is None:
        raise RuntimeError("the session did not begin")
    return running.player


def show(application: Application, view: str) -> QWidget:
    """Shows the session in a view ("window", "desk", "full" or WIDTHxHEIGHT); gives the figure in it."""
    main = application.window
    if view == "full":
        main.showFullScreen()
    else:
        width, _, height = view.partition("x")
        main.resize(*((int(width), int(height)) if height else WINDOW))
        main.show()
    wait(1)
    if view != "desk":
        return application.pages.player.figure
    application.desk.open()
    if application.desk.view is None:
        raise RuntimeError("the small window did not open")
    return application.desk.view.figure


def wait(seconds: float) -> None:
    """Lets the program run."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def until(happened: Callable[[], bool]) -> None:
    """Lets the program run until something has happened."""
    while not happened():
        wait(0.02)


def until_kind(player: Player, kind: SegmentKind) -> None:
    """Lets the program run until a segment of this kind has begun."""
    until(lambda: player.moment().segment.kind is kind or player.state.is_over)
