"""Which benches there are, in the order in which they run, and how each measures."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import cast

from tests.bench.measuring import Results, Run


@dataclass(frozen=True, slots=True)
class Bench:
    """One bench.

    Attributes:
        name: what it is chosen by, and the module that measures.
        what: what it is about.
        method: how it measures, for the page in the docs.
    """

    name: str
    what: str
    method: str

    def load(self) -> Callable[[Run], Results]:
        """What measures; its libraries are imported now."""
        return cast("Callable[[Run], Results]", import_module(f"tests.bench.{self.name}").measure)


BENCHES = (
    Bench(
        "startup",
        "from a new process to its first painted window",
        "new processes in turn, the file cache warm, from the start of the process to the first paint event of a "
        "window; the ratio is taken round by round. Processor time is that of the process until then, user and system. "
        "With peers: to the first window that the window manager lists, or to the icon's registration with the tray, "
        "whichever comes first; each with an empty home.",
    ),
    Bench(
        "tray",
        "waiting in the tray",
        "each program alone on a bus of its own, with a tray that takes its icon, an empty home, and a copy of Qt for "
        "Python that no other program on the machine has loaded: half a minute to "
        "settle, in the last round two minutes more in which nothing happens. Memory is that of the process tree from "
        "smaps_rollup: in PSS a page that two processes share counts half for each, in USS not at all, in RSS whole; "
        "wake-ups are the voluntary context switches of all its threads, CPU is user and system time with that of "
        "children that ended.",
    ),
    Bench(
        "player",
        "a session that is walked in a real window",
        "the real window on a virtual screen, the figure's paint events counted while it moves, and the processor time "
        "of the process in a hold with breathing and while it moves; the X server's share is not in it. Beside it a "
        "bare widget of the same size that fills itself with one colour as often.",
    ),
    Bench(
        "hold",
        "what is shown against the monotonic clock",
        "a session in a real window; each time a frame has been painted, the position that it shows is compared with "
        "the monotonic clock since the beginning of the session. A frame is a 60th of a second; in a hold ten are drawn "
        "a second. Load: as many busy processes as there are cores, of the same priority. Stopped: SIGSTOP for "
        "1.5 s and SIGCONT. Steps: the wall clock that the program is given jumps back an hour and on by three "
        "seconds. Gap: SIGSTOP for seven seconds, after which the session stands still where it was. Beside it: how "
        "late a process that only sleeps wakes up meanwhile.",
    ),
    Bench(
        "save",
        "working with the history of 100,000 sessions",
        "on the disk of the folder for temporary files, with all that makes it durable (synchronous = FULL). Beside it "
        "one row that is inserted as durably into an empty SQLite file beside it, in turn.",
    ),
    Bench(
        "plots",
        "the page of progress with 100,000 sessions",
        "a new process each time: words painted, then the library that draws plots imported, then plots painted; then "
        "ten times through all ranges. Opening is words and plots without the import. Beside it three plots of "
        "the library itself, without points, painted in a new process in turn.",
    ),
    Bench(
        "exchange",
        "export, import, copies and deletion with 100,000 sessions",
        "each once, in a process of its own, with the most memory that it had.",
    ),
    Bench(
        "catalogue",
        "a catalogue of 5,000 exercises",
        "read from a file and checked. Beside it json.loads on the same bytes, in turn.",
    ),
    Bench(
        "judge",
        "sciatimer judge",
        "the whole program with its start on 200,000 lines. Beside it a Python program that reads each line with "
        "json.loads and answers all alike, in turn.",
    ),
    Bench(
        "figure",
        "painting the figure alone",
        "processor time of one picture on an image in memory, the median of 120. Beside it the same image filled with "
        "one colour.",
    ),
    Bench(
        "moment",
        "what one frame costs the session, without painting",
        "the best of five series of calls.",
    ),
    Bench(
        "house",
        "how the code is built",
        "counted in the source of the program and the door; tests without the benches and the tour.",
    ),
)


def by_name(name: str) -> Bench:
    """The bench of this name.

    Raises:
        KeyError: there is none.
    """
    return {bench.name: bench for bench in BENCHES}[name]
