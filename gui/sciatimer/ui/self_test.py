"""A whole session at speed, from the first screen to the verdict, on a throw-away folder. Every package passes it."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from sciatimer.clock import SystemClock
from sciatimer.errors import SciatimerError
from sciatimer.history.facts import PainChecked, PhaseBegun, SessionEnded, SessionStarted
from sciatimer.options import WindowOptions
from sciatimer.safety.values import Outcome, Place
from sciatimer.session.model import SegmentKind
from sciatimer.ui.application import Application, make_services
from sciatimer.ui.demo import far_from
from sciatimer.ui.qt import make_qt
from sciatimer.ui.saving import FileNotSaved
from sciatimer.ui.services import Services

SPEED = 40.0
_PATIENCE_MS = 60_000
_LOOK_MS = 20
_ANSWERS = (("after", 2), ("during", 2), ("place_after", int(Place.THIGH)), ("quality", 0), ("overall", 1))

Step = Callable[[], bool]


class SelfTestFailed(SciatimerError):
    """A step of the self-test did not happen."""

    def __init__(self, step: str) -> None:
        super().__init__(f"The self-test stopped before: {step}. Install Sciatimer again, or report this.")


class Walk(QObject):
    """Walks through the steps: each is waited for, then done, then drawn."""

    def __init__(self, application: Application, pictures: Path | None) -> None:
        super().__init__()
        self._application = application
        self._pictures = pictures
        self._drawn = 0
        self._script = self._steps()
        self._awaited: tuple[str, Step] | None = None
        self._loop = QEventLoop(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._on_tick)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._loop.quit)

    def run(self) -> None:
        """Walks to the end.

        Raises:
            SelfTestFailed: a step did not come in a minute.
        """
        self._awaited = next(self._script)
        self._timer.start()
        self._limit.start(_PATIENCE_MS)
        self._loop.exec()
        self._timer.stop()
        self._limit.stop()
        if self._awaited is not None:
            raise SelfTestFailed(self._awaited[0])

    def _on_tick(self) -> None:
        if self._awaited is None or not self._awaited[1]():
            return
        self._draw(self._awaited[0])
        self._awaited = next(self._script, None)
        if self._awaited is None:
            self._loop.quit()

    def _draw(self, name: str) -> None:
        if self._pictures is not None:
            self._drawn += 1
            self._application.window.grab().save(str(self._pictures / f"{self._drawn:02}-{name}.png"))

    def _steps(self) -> Iterator[tuple[str, Step]]:
        pages = self._application.pages
        yield "welcome", self._shows(pages.welcome)
        pages.welcome.accepted.emit(f"{far_from(self._application.services.clock.now()):%H:%M}", "", "")
        for name in ("emergency", "urgent", "health", "exercises"):
            yield name, self._shows(pages.screening)
            pages.screening.answered.emit(())
        yield "today", self._shows(pages.today)
        pages.today.pain.press(2)
        pages.today.place.press(int(Place.THIGH))
        pages.today.leg.press(0)
        yield "offer", pages.today.start.isEnabled
        pages.today.start.click()
        yield "get-ready", self._shows(pages.player)
        for kind in (SegmentKind.EASE_IN, SegmentKind.HOLD, SegmentKind.SWITCH_SIDE):
            yield str(kind).replace("_", "-"), self._has_begun(kind)
        yield "check", self._shows(pages.check)
        for question, value in _ANSWERS:
            pages.check.group(question).press(value)
        yield "answers", self._all_answered
        pages.check.saved.emit()
        yield "verdict", self._shows(pages.message)
        yield "history", self._is_written

    def _shows(self, page: QWidget) -> Step:
        def shown() -> bool:
            return self._application.window.page is page

        return shown

    def _has_begun(self, kind: SegmentKind) -> Step:
        def begun() -> bool:
            phases = self._application.services.store.facts(PhaseBegun)
            return any(phase.fact.kind is kind for phase in phases)

        return begun

    def _all_answered(self) -> bool:
        return len(self._application.pages.check.answers) == len(_ANSWERS)

    def _is_written(self) -> bool:
        store = self._application.services.store
        ended = store.facts(SessionEnded)
        checked = store.facts(PainChecked)
        return (
            len(store.facts(SessionStarted)) == 1
            and [end.fact.holds_done for end in ended] == [end.fact.holds_planned for end in ended]
            and [check.fact.outcome for check in checked] == [Outcome.GOOD]
        )


def run_self_test(pictures: Path | None) -> int:
    """Plays a whole session in a hidden window.

    Args:
        pictures: a folder for a picture of each step, None for none.

    Returns:
        0: all of it happened.

    Raises:
        SelfTestFailed: a step did not happen.
        SciatimerError: there are no exercises, or the folder for the pictures cannot be made.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = make_qt(sys.argv[:1])
    if pictures is not None:
        _make(pictures)
    with tempfile.TemporaryDirectory(prefix="sciatimer-self-test-") as folder:
        services = make_services(WindowOptions(Path(folder) / "data", temp=True, speed=SPEED), SystemClock())
        try:
            if services.catalogue.fault is not None:
                raise SciatimerError(services.catalogue.fault)
            _walk(services, pictures)
        finally:
            services.store.close()
    qt.quit()
    return 0


def _walk(services: Services, pictures: Path | None) -> None:
    application = Application(services)
    application.window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    application.begin()
    application.window.show()
    try:
        Walk(application, pictures).run()
    finally:
        application.window.close()


def _make(pictures: Path) -> None:
    try:
        pictures.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileNotSaved(pictures, error.strerror or str(error)) from error
