"""What is shown against the monotonic clock: at rest, under load, after SIGSTOP, and when the wall clock is set."""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sciatimer.ui.session_controller import BREATHING_MS
from tests.bench.apart import read
from tests.bench.hold_child import HOLDING, WATCHING, Shown
from tests.bench.measuring import Results, Run
from tests.bench.peers import program_variables
from tests.bench.results import Anchor, Bound, Figure, Series, Target, figure, worst

A_FRAME = Target(Bound.BELOW, 1.0)  # of a 60th of a second
A_BREATH = Target(Bound.BELOW, 1.0)  # of the frames that a hold has
CASES = {
    "calm": "nothing else to do",
    "load": "all cores busy",
    "stop": "stopped by SIGSTOP for 1.5 s, again and again",
    "steps": "the wall clock set back an hour and on by 3 s, again and again",
    "gap": "stopped by SIGSTOP for 7 s",
}
_STOP, _BETWEEN = 1.5, 3.0  # seconds
_GAP = 7.0  # seconds: longer than a session goes on without being looked at
_PATIENCE = 240.0
_NAP = 0.1  # seconds
_FRAMES = 60.0  # a second


@dataclass(slots=True)
class Naps:
    """How late a process that only sleeps wakes up, in seconds."""

    late: list[float] = field(default_factory=lambda: [0.0])

    def take(self) -> None:
        """One more."""
        began = time.monotonic()
        time.sleep(_NAP)
        self.late.append(time.monotonic() - began - _NAP)

    @property
    def anchor(self) -> Anchor:
        """The latest of all."""
        return Anchor("a process that only sleeps, the latest", max(self.late) * _FRAMES, "frames")


def measure(run: Run) -> Results:
    """Each case in a session of its own."""
    repetitions = run.rounds(4, 2)
    steps = run.steps(len(CASES))
    for case, words in CASES.items():
        steps.begin(f"a session, {words}")
        naps = Naps()
        with _busy(os.cpu_count() or 1 if case == "load" else 0):
            shown, stops = _watched(case, repetitions, naps)
        yield from _figures(case, words, shown, stops, naps.anchor)


def _watched(case: str, repetitions: int, naps: Naps) -> tuple[Shown, list[float]]:
    """Walks a session, disturbs it as the case wants it, and naps beside it; frames that a stop cut in two are left out.

    A frame that was begun before a stop and painted after it shows what was right before: the screen did so all along.
    """
    command = [sys.executable, "-m", "tests.bench.hold_child", case, str(repetitions)]
    process = subprocess.Popen(
        command, env=program_variables(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        stops = _disturb(process, case, naps)
        out, err = process.communicate(timeout=_PATIENCE)
    finally:
        process.kill()
    return read("hold_child", process.returncode, out, err, Shown), stops


def _disturb(process: "subprocess.Popen[str]", case: str, naps: Naps) -> list[float]:
    """Naps until the session is over; where the case wants it, stops it once it has said that it is watched.

    Returns:
        When it was let go on, by the monotonic clock.
    """
    on: list[float] = []
    stopping = {"stop": _STOP, "gap": _GAP}.get(case, 0.0)
    if process.stdout is None or process.stdout.readline().strip() != (HOLDING if case == "gap" else WATCHING):
        return on
    last = time.monotonic()
    while not _has_ended(process):
        naps.take()
        if stopping and time.monotonic() - last > _BETWEEN:
            process.send_signal(signal.SIGSTOP)
            time.sleep(stopping)
            on.append(time.monotonic())
            process.send_signal(signal.SIGCONT)
            last = on[-1] if case == "stop" else float("inf")
    return on


def _has_ended(process: "subprocess.Popen[str]") -> bool:
    """Whether it hands back what it has seen, or has died."""
    return process.stdout is None or bool(select.select([process.stdout.fileno()], [], [], 0)[0])


@contextmanager
def _busy(number: int) -> Iterator[None]:
    """Keeps so many cores busy."""
    idle = [sys.executable, "-c", "while True: pass"]
    processes = [subprocess.Popen(idle) for _ in range(number)]
    try:
        yield
    finally:
        for process in processes:
            process.kill()
            process.wait()


def whole(shown: Shown, stops: Sequence[float]) -> Series:
    """How far each frame was off, in frames, but for those that a stop cut in two."""
    frames = zip(shown.begun, shown.times, shown.lags, strict=True)
    lags = [abs(lag) for begun, at, lag in frames if not any(begun < stop < at for stop in stops)]
    return Series(tuple(lags)).times(_FRAMES)


def right_again(shown: Shown, stops: Sequence[float]) -> Series:
    """After each stop that frames came after, seconds until one was painted that is right."""
    right = [at for at, lag in zip(shown.times, shown.lags, strict=True) if abs(lag) * _FRAMES < 1]
    return Series(tuple(min(at for at in right if at > stop) - stop for stop in stops if right and right[-1] > stop))


def _figures(case: str, words: str, shown: Shown, stops: Sequence[float], naps: Anchor) -> Iterator[Figure]:
    if case == "gap":
        moved = Series((abs(shown.moved) * _FRAMES,))
        yield figure("hold.gap", f"how far the position moved, {words}", moved, "frames", A_FRAME, naps)
        return
    lag = whole(shown, stops)
    what = "off the monotonic clock when painted"
    yield worst(f"hold.{case}", f"{what}, the most of all frames, {words}", lag, "frames", A_FRAME, naps)
    usual = Series((lag.percentile(0.99),))
    yield figure(f"hold.{case}-usual", f"{what}, 99 of 100 frames, {words}", usual, "frames", A_FRAME, naps)
    if case == "calm":
        work = Series(tuple(shown.work)).times(_FRAMES)
        spent = "processor time from the position to the painted frame, the most of all frames"
        yield worst("hold.calm-work", f"{spent}, {words}", work, "frames")
    if case == "stop":
        back = right_again(shown, stops).times(1000 / BREATHING_MS)
        yield worst("hold.stop-back", "from SIGCONT to a frame that is right, the most", back, "frames of a hold")
    else:
        late = Series(tuple(shown.seconds))
        seconds = f"a second on the ring changes early or late, the most, {words}"
        yield worst(f"hold.{case}-seconds", seconds, late, "frames of a hold", A_BREATH, naps)
