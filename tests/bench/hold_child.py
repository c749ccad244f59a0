"""Walks a session and notes after each frame what it shows: python -m tests.bench.hold_child CASE REPETITIONS."""

import sys
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle

import msgspec
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from sciatimer.clock import SystemClock
from sciatimer.session.model import PlayerState, SegmentKind
from sciatimer.session.player import Player
from sciatimer.ui.application import Application
from sciatimer.ui.collector import Collector
from sciatimer.ui.player_view import PlayerView
from sciatimer.ui.qt import dress_qt
from sciatimer.ui.session_controller import BREATHING_MS
from tests.bench.apart import hand_back
from tests.bench.session import Walk, begin, show, until, until_kind, wait, window

WATCHING, HOLDING = "watching", "holding"  # what it prints when it may be disturbed
_HOLD = 10  # seconds
_STEPS_MS = 2_000  # between two steps of the wall clock
_STEPS = (timedelta(hours=-1), timedelta(seconds=3))  # a step on by more than five seconds is taken for sleep


class Shown(msgspec.Struct):
    """What was seen.

    Attributes:
        begun: of each frame, when it was begun, by the monotonic clock.
        times: of each frame, when it was painted.
        lags: of each frame, how many seconds the position that it shows lay behind that clock then; less than 0 before it.
        work: of each frame, how many seconds of processor time lay between the position and the painted frame.
        seconds: of each change of the seconds in a hold, how early or late it came, in frames of a hold.
        moved: how many seconds of the session went by over a gap.
    """

    begun: list[float] = []
    times: list[float] = []
    lags: list[float] = []
    work: list[float] = []
    seconds: list[float] = []
    moved: float = 0.0


class SteppedClock(SystemClock):
    """The machine's clocks, but somebody sets the wall clock."""

    def __init__(self) -> None:
        self._off = timedelta()

    def now(self) -> datetime:
        """What the wall clock was set to."""
        return super().now() + self._off

    def step(self, by: timedelta) -> None:
        """Sets it."""
        self._off += by


class Watched(QApplication):
    """The Qt application; it tells when a window has been painted.

    Attributes:
        painted: is called after each.
    """

    painted: "Witness | None" = None

    def notify(self, receiver: QObject, event: QEvent) -> bool:
        done = super().notify(receiver, event)
        if event.type() is QEvent.Type.UpdateRequest and self.painted is not None:
            self.painted.look()
        return done


class Witness:
    """Compares what each frame shows with the monotonic clock.

    The session has to be running. Its beginning is taken once; from then on nothing is asked of the player.

    Args:
        application: the program.
        player: its session, just begun.
    """

    def __init__(self, application: Application, player: Player) -> None:
        self._player = player
        self._frame = application.flow.session._paint_time
        self._zero = player._seen.monotonic - player.position
        self._shown: tuple[PlayerView, float, float] | None = None  # with the position and the end of its segment
        self._new = False
        self._used = 0.0
        self._begun = 0.0
        self._seconds = (0.0, 0)  # the segment's end, and the seconds left in it
        self.seen = Shown()
        stage = application.flow.session.stage
        self._show = stage.show_view
        stage.show_view = self._take  # type: ignore[method-assign] # what is shown has to pass here

    def look(self) -> None:
        """A frame has been painted."""
        used, at = time.thread_time(), time.monotonic()
        now = at - self._zero
        if self._shown is None or not self._new:
            return
        self._new = False
        view, position, end = self._shown
        self.seen.begun.append(self._begun)
        self.seen.times.append(at)
        self.seen.lags.append(now - position)
        self.seen.work.append(used - self._used)
        if self._seconds == (end, view.seconds + 1) and view.strong:
            self.seen.seconds.append(abs(now - (end - view.seconds)) * 1000 / BREATHING_MS)
        self._seconds = (end, view.seconds)

    def begin(self) -> None:
        """What was seen so far counts no more."""
        self.seen = Shown()

    def _take(self, view: PlayerView) -> None:
        segment = self._player._cursor.segment
        self._shown = view, segment.ends_at - view.left * segment.seconds, segment.ends_at
        self._new = True
        self._begun = self._frame._begun  # before the position was read
        self._used = time.thread_time()
        self._show(view)


def walked(application: Application, qt: Watched, case: str, repetitions: int, clock: SteppedClock) -> Shown:
    """Walks the first leg of a session; in a gap, until it stands still."""
    show(application, "window")
    player = begin(application, Walk(_HOLD, repetitions))
    witness = qt.painted = Witness(application, player)
    timer, steps = QTimer(), cycle(_STEPS)
    timer.timeout.connect(lambda: clock.step(next(steps)))
    until_kind(player, SegmentKind.EASE_IN)
    if case == "gap":
        _over_a_gap(player, witness)
        return witness.seen
    witness.begin()
    _say(WATCHING)
    if case == "steps":
        timer.start(_STEPS_MS)
    until_kind(player, SegmentKind.SWITCH_SIDE)
    if player.state is not PlayerState.RUNNING:
        raise RuntimeError(f"the session is {player.state}")
    timer.stop()
    return witness.seen


def _over_a_gap(player: Player, witness: Witness) -> None:
    """Until it stands still: how far the last frame is from the last one before the gap."""
    until_kind(player, SegmentKind.HOLD)
    witness.begin()
    _say(HOLDING)
    until(lambda: player.state is PlayerState.PAUSED)
    wait(0.5)  # and it has been shown
    seen = witness.seen
    places = [at - lag for at, lag in zip(seen.times, seen.lags, strict=True)]
    after = max(range(1, len(places)), key=lambda frame: seen.times[frame] - seen.times[frame - 1])
    seen.moved = places[-1] - places[after - 1]


def _say(word: str) -> None:
    print(word, flush=True)


def main(arguments: Sequence[str]) -> int:
    """Walks and hands back what was seen."""
    case, repetitions = arguments[0], int(arguments[1])
    qt, clock = Watched(["hold"]), SteppedClock()
    dress_qt()
    with window(clock) as application:
        collector = Collector()  # as in the program
        seen = walked(application, qt, case, repetitions, clock)
        qt.painted = None
        application.flow.session.halt()
        collector.close()
    hand_back(seen)
    qt.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
