"""Timers that go by a fake clock: the program's own code waits, and a month is over in minutes.

``install`` has to come before the first import of ``sciatimer.ui``: its modules take ``QTimer`` by name.
"""

import heapq
import weakref
from collections.abc import Callable

from PySide6 import QtCore
from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from tests.fakes import FakeClock

GRAIN = 2.0  # seconds: what ticks more often than that is called so often, as on a machine that is very busy


class Wheel:
    """All timers of the program on one clock.

    Args:
        clock: goes on as the wheel turns; as Qt's own timers these stand while the machine sleeps.
    """

    def __init__(self, clock: FakeClock) -> None:
        self.clock = clock
        self._waiting: list[tuple[float, int, weakref.ref[ClockTimer], int]] = []
        self._number = 0

    def put(self, timer: "ClockTimer", seconds: float, turn: int) -> None:
        """Has a timer called in so many seconds, unless it is started anew or stopped before."""
        self._number += 1
        heapq.heappush(self._waiting, (self.clock.monotonic() + seconds, self._number, weakref.ref(timer), turn))

    def turn(self, seconds: float, going: Callable[[float], None], gone: Callable[[float], None]) -> None:
        """Lets time go by: ``going`` and ``gone`` hear of each piece of it, before it and before the timer at its end."""
        end = self.clock.monotonic() + seconds
        while self._waiting and self._waiting[0][0] <= end:
            due, _, found, turn = heapq.heappop(self._waiting)
            timer = found()
            if timer is None or not _is_waited_for(timer, turn):
                continue
            self._go_on(due - self.clock.monotonic(), going, gone)
            timer.fire()
            _breathe()
        self._go_on(end - self.clock.monotonic(), going, gone)

    def active(self) -> int:
        """How many timers wait; what waits for none any more is let go."""
        self._waiting = [entry for entry in self._waiting if _is_waited_for(entry[2](), entry[3])]
        heapq.heapify(self._waiting)
        return len(self._waiting)

    def _go_on(self, seconds: float, going: Callable[[float], None], gone: Callable[[float], None]) -> None:
        if seconds > 0:
            going(seconds)
            self.clock.advance(seconds)
            gone(seconds)


class ClockTimer(QObject):
    """Stands in for QTimer, as far as the program uses it."""

    timeout = Signal()
    wheel: Wheel  # set by ``install``

    def __init__(self, parent: QObject | None = None, *, singleShot: bool = False, interval: int = 0) -> None:  # noqa: N803 - as Qt has it
        super().__init__(parent)
        self._is_single = singleShot
        self._interval = interval
        self._turn = 0  # how often it was started or stopped
        self._due: float | None = None

    def start(self, milliseconds: int | None = None) -> None:
        if milliseconds is not None:
            self._interval = milliseconds
        self._turn += 1
        seconds = self._interval / 1000
        if not self._is_single:
            seconds = max(seconds, GRAIN)
        self._due = self.wheel.clock.monotonic() + seconds
        self.wheel.put(self, seconds, self._turn)

    def stop(self) -> None:
        self._turn += 1
        self._due = None

    def fire(self) -> None:
        """Its time has come."""
        self._due = None
        if not self._is_single:
            self.start()
        self.timeout.emit()

    def waits_for(self, turn: int) -> bool:
        """Whether it still waits for the end of this start."""
        return self._due is not None and self._turn == turn

    def isActive(self) -> bool:
        return self._due is not None

    def interval(self) -> int:
        return self._interval

    def setInterval(self, milliseconds: int) -> None:
        self._interval = milliseconds
        if self._due is not None:
            self.start()

    def remainingTime(self) -> int:
        return -1 if self._due is None else round(max(0.0, self._due - self.wheel.clock.monotonic()) * 1000)

    def setSingleShot(self, single: bool) -> None:
        self._is_single = single

    def isSingleShot(self) -> bool:
        return self._is_single

    def setTimerType(self, kind: Qt.TimerType) -> None:
        """All of them are exact."""


def _is_waited_for(timer: ClockTimer | None, turn: int) -> bool:
    return timer is not None and isValid(timer) and timer.waits_for(turn)


def _breathe() -> None:
    """What the event loop does between two events."""
    QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete.value)
    QtCore.QCoreApplication.processEvents()


def install(wheel: Wheel) -> None:
    """From now on whatever imports QTimer gets one of these."""
    ClockTimer.wheel = wheel
    QtCore.QTimer = ClockTimer  # type: ignore[assignment,misc]  # that is the point
