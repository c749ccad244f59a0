"""Walks a session in one view and watches it: python -m tests.bench.player_child VIEW."""

import sys
import time
from collections.abc import Sequence
from itertools import pairwise

import msgspec
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from sciatimer.clock import SystemClock
from sciatimer.session.model import SegmentKind
from sciatimer.ui.collector import Collector
from sciatimer.ui.qt import make_qt
from sciatimer.ui.session_controller import BREATHING_MS, MOVING_MS
from tests.bench.apart import hand_back
from tests.bench.results import Series
from tests.bench.session import MOVES, Walk, begin, show, until_kind, wait, window

_HOLD = 10  # seconds
_EDGE = 1.0  # seconds at both ends of a segment that do not count


class Seen(msgspec.Struct):
    """What a view gave, and beside it a bare widget: frames a second, milliseconds, percent of one core."""

    frames: float
    late: float
    hold: float
    moving: float
    bare_frames: float
    bare_hold: float
    bare_moving: float


class Paints(QObject):
    """Notes when a widget is painted."""

    def __init__(self, of: QWidget) -> None:
        super().__init__(of)
        self.times: list[float] = []
        of.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.times.append(time.perf_counter())
        return super().eventFilter(watched, event)

    @property
    def rate(self) -> float:
        """Paintings a second."""
        return (len(self.times) - 1) / (self.times[-1] - self.times[0])

    @property
    def late(self) -> float:
        """Milliseconds between two of them, what 99 of 100 do not exceed."""
        return Series(tuple(after - before for before, after in pairwise(self.times))).percentile(0.99) * 1e3


class Blank(QWidget):
    """Fills itself with one colour again and again: what Qt alone costs.

    Args:
        room: where it is on the screen.
    """

    def __init__(self, room: QRect) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setGeometry(room)
        self.paints = Paints(self)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), Qt.GlobalColor.white)
        painter.end()

    def share(self, every: int, seconds: float) -> float:
        """Percent of one core when it fills itself so often."""
        self._timer.start(every)
        wait(_EDGE)
        self.paints.times.clear()
        return share_of(seconds)


def share_of(seconds: float) -> float:
    """Percent of one core that this process takes from now on."""
    began, used = time.perf_counter(), time.process_time()
    wait(seconds)
    return (time.process_time() - used) / (time.perf_counter() - began) * 100


def bare(room: QRect) -> tuple[float, float, float]:
    """Frames a second of the bare widget, and its percent of one core: in a hold, and while it moves."""
    blank = Blank(room)
    blank.show()
    moving = blank.share(MOVING_MS, MOVES - 2 * _EDGE)
    frames = blank.paints.rate
    hold = blank.share(BREATHING_MS, MOVES - 2 * _EDGE)
    blank.close()
    return frames, hold, moving


def main(arguments: Sequence[str]) -> int:
    """Watches one view."""
    qt = make_qt(["player"])
    with window(SystemClock()) as application:
        collector = Collector()  # as in the program
        player = begin(application, Walk(_HOLD, 2))
        shown = show(application, arguments[0])
        paints = Paints(shown)
        until_kind(player, SegmentKind.EASE_IN)
        wait(_EDGE / 2)
        paints.times.clear()
        moving = share_of(MOVES - 2 * _EDGE)
        frames, late = paints.rate, paints.late
        until_kind(player, SegmentKind.HOLD)
        wait(_EDGE)
        hold = share_of(_HOLD - 2 * _EDGE)
        application.flow.session.halt()
        room = shown.window().geometry()
        collector.close()
    bare_frames, bare_hold, bare_moving = bare(room)
    hand_back(Seen(frames, late, hold, moving, bare_frames, bare_hold, bare_moving))
    qt.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
