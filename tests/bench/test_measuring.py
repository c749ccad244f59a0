"""How things are measured in turn, and how far it is told to be."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

from tests.bench.hold import right_again, whole
from tests.bench.hold_child import Shown
from tests.bench.measuring import Run, alternate
from tests.bench.results import Bound, Series, Target, figure
from tests.bench.teller import EVERY, Progress
from tests.fakes import FakeClock


def test_two_things_are_measured_in_turn_and_change_places() -> None:
    order: list[str] = []

    def way(name: str) -> Callable[[], int]:
        def measured() -> int:
            order.append(name)
            return len(order)

        return measured

    made = alternate({"ours": way("ours"), "empty": way("empty")}, 3, lambda what: None)
    assert order == ["ours", "empty", "empty", "ours", "ours", "empty"]
    assert made == {"ours": [1, 4, 5], "empty": [2, 3, 6]}


def test_every_step_tells_how_much_is_behind() -> None:
    told: list[tuple[float, str]] = []
    steps = Run(Path(), lambda share, doing: told.append((share, doing))).steps(2)
    for what in ("first", "second", "one more than thought"):
        steps.begin(what)
    assert told == [(0.0, "first"), (0.5, "second"), (1.0, "one more than thought")]


def test_quick_means_fewer_rounds() -> None:
    assert Run(Path(), lambda *_: None).rounds(15, 5) == 15
    assert Run(Path(), lambda *_: None, quick=True).rounds(15, 5) == 5


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def progress(stream: StringIO) -> tuple[Progress, FakeClock]:
    clock = FakeClock()
    made = Progress(stream, clock.monotonic)
    made.begin(1, 3, "tray", "waiting in the tray")
    return made, clock


def test_a_log_gets_a_line_now_and_then() -> None:
    stream = StringIO()
    told, clock = progress(stream)
    for _ in range(6):
        told.part(0.25, "Workrave")
        clock.advance(EVERY / 2)
    assert stream.getvalue().splitlines() == ["[1/3] tray: waiting in the tray", "   25%  Workrave", "   25%  Workrave"]


def test_a_terminal_shows_every_step_in_one_line() -> None:
    stream = Terminal()
    told, _ = progress(stream)
    told.part(0.25, "Workrave")
    told.part(0.5, "RSIBreak")
    assert stream.getvalue().count("\n") == 1
    assert stream.getvalue().endswith("\r\x1b[K   50%  RSIBreak")


def test_a_figure_is_told_as_soon_as_it_is_known() -> None:
    stream = StringIO()
    told, _ = progress(stream)
    told.found(figure("tray.cpu", "processor time", Series((0.02,)), "s", Target(Bound.MOST, 0.01)))
    told.failed("RSIBreak has ended by itself")
    assert stream.getvalue().splitlines()[1:] == [
        "  tray.cpu: 0.0200 s (at most 0.01: missed)",
        "  could not be measured: RSIBreak has ended by itself",
    ]


def test_a_frame_that_a_stop_cut_in_two_does_not_count_but_the_next_one_does() -> None:
    begun, times = [0.99, 1.99, 3.69, 3.79], [1.0, 3.6, 3.7, 3.8]
    shown = Shown(begun=begun, times=times, lags=[0.005, 1.6, -0.01, 0.002])
    assert [round(lag, 2) for lag in whole(shown, stops=[3.5]).values] == [0.3, 0.6, 0.12]
    assert [round(seconds, 2) for seconds in right_again(shown, stops=[3.5, 9.0]).values] == [0.2]
