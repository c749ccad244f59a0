"""Prints what waiting in the tray costs, beside an empty PySide6 window and beside every peer that is installed.

Each runs alone on a bus of its own with an empty home: half a minute to settle, then two minutes in which nothing
happens. Memory is that of the process tree from smaps_rollup (a page that two share counts half for each), wake-ups
are the voluntary context switches of all threads. ``--seconds N`` shortens the two minutes.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from datetime import time as clock_time
from pathlib import Path

from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.paths import DataPaths
from tests.fakes import FakeClock
from tests.history.diary import Diary

ROOT = Path(__file__).resolve().parent.parent.parent
SETTLE = 30.0  # seconds
REST = 120.0  # seconds
MOST_MEMORY = 1.1  # times the empty window
MOST_WAKE_UPS = 1.0  # a minute
_MIB = 1024
_TICKS = os.sysconf("SC_CLK_TCK")
_BUSES = ("dbus-daemon", "dbus-run-sessio", "dbus-broker")  # and what they start belong to no program

# Where no system bus runs, the session's stands in for it: Safe Eyes does not start without one.
_BOTH_BUSES = ("sh", "-c", 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$0" "$@"')

EMPTY = """
import sys
from PySide6 import QtWidgets
app = QtWidgets.QApplication(sys.argv)
window = QtWidgets.QWidget()
window.resize(1000, 700)
window.show()
app.exec()
"""
PEERS = {"Workrave": "workrave", "Safe Eyes": "safeeyes", "RSIBreak": "rsibreak"}


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process tree has used so far. Memory in KiB, CPU in seconds."""

    pss: int
    uss: int
    threads: int
    cpu: float
    switches: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What waiting cost."""

    pss: float
    uss: float
    threads: int
    cpu: float
    wake_ups: float


def seeded(folder: Path) -> Path:
    """A data folder of somebody who uses the program, with breaks on."""
    paths = DataPaths(folder)
    paths.prepare()
    clock = FakeClock(datetime.now().astimezone())
    with HistoryStore(paths.history) as store:
        Diary(store, clock).answer_screens()
        change(store, "getting_up", clock_time(4), clock.now())
        change(store, "disclaimer_read", True, clock.now())
    return folder


@contextmanager
def running(command: list[str], home: Path) -> Iterator[int]:
    """A program on a bus of its own; its first process."""
    packages = os.pathsep.join(filter(None, [str(ROOT / "gui"), os.environ.get("PYTHONPATH")]))
    variables = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "PYTHONPATH": packages}
    (home / ".config").mkdir()  # Safe Eyes expects it
    variables.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its byte code
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        ["dbus-run-session", "--", *_BOTH_BUSES, *command],
        env=variables,
        stdout=quiet,
        stderr=quiet,
        stdin=quiet,
        start_new_session=True,
    )
    try:
        yield process.pid
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def tree(pid: int) -> list[int]:
    """The processes of the program: all below ``pid`` but the bus and what that has started."""
    name = Path(f"/proc/{pid}/comm").read_text(encoding="ascii").strip()
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    below = [found for child in children for found in tree(int(child))]
    if name == "dbus-run-sessio":
        return below
    return [] if name in _BUSES else [pid, *below]


def usage(pid: int) -> Usage:
    """What the program has used so far."""
    total = [0, 0, 0, 0.0, 0]
    for each in tree(pid):
        with suppress(FileNotFoundError, ProcessLookupError):
            for at, value in enumerate(_used(each)):
                total[at] += value
    return Usage(int(total[0]), int(total[1]), int(total[2]), float(total[3]), int(total[4]))


def _used(pid: int) -> tuple[int, int, int, float, int]:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in rollup)}
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    cpu = sum(int(field) for field in fields[11:15]) / _TICKS  # its own, and that of its children which have ended
    tasks = list(Path(f"/proc/{pid}/task").iterdir())
    private = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return sizes["Pss"], private, len(tasks), cpu, sum(_switches(task) for task in tasks)


def _switches(task: Path) -> int:
    for line in (task / "status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("voluntary_ctxt_switches"):
            return int(line.split()[1])
    return 0


def cost(command: list[str], seconds: float) -> Cost | None:
    """Lets a program wait, alone; None if it did not."""
    # a portal may have mounted something of its own in it
    with (
        tempfile.TemporaryDirectory(prefix="sciatimer-bench-", ignore_cleanup_errors=True) as home,
        running(command, Path(home)) as pid,
    ):
        _touch()
        time.sleep(SETTLE)
        before = usage(pid)
        time.sleep(seconds)
        after = usage(pid)
    if not after.pss:
        return None
    wake_ups = (after.switches - before.switches) / seconds * 60
    return Cost(after.pss / _MIB, after.uss / _MIB, after.threads, after.cpu - before.cpu, wake_ups)


def _touch() -> None:
    """Somebody is at the desk, for another five minutes: that they leave is news, and not rest."""
    subprocess.run(["xdotool", "mousemove_relative", "1", "1"], check=True)


def programs(folder: Path) -> dict[str, list[str]]:
    """What is compared, by name."""
    python = sys.executable
    found = {
        "empty PySide6 window": [python, "-c", EMPTY],
        "Sciatimer in the tray": [python, "-m", "sciatimer", "--data-dir", str(seeded(folder)), "--tray"],
    }
    return found | {name: [program] for name, program in PEERS.items() if shutil.which(program)}


def main() -> None:
    """Measures one after the other and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=REST)
    seconds = parser.parse_args().seconds
    print(f"{'':24} {'PSS MiB':>8} {'USS MiB':>8} {'threads':>8} {'CPU s':>8} {'wake-ups a min':>15}")
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory(prefix="sciatimer-bench-") as folder:
        for name, command in programs(Path(folder) / "data").items():
            made = cost(command, seconds)
            if made is None:
                print(f"{name:24} has ended by itself")
                continue
            costs[name] = made
            figures = f"{made.pss:8.1f} {made.uss:8.1f} {made.threads:8} {made.cpu:8.2f} {made.wake_ups:15.1f}"
            print(f"{name:24} {figures}", flush=True)
    empty, ours = costs["empty PySide6 window"], costs["Sciatimer in the tray"]
    print(f"memory: {ours.pss / empty.pss:.2f} x the empty window (at most {MOST_MEMORY} x)")
    print(f"wake-ups: {ours.wake_ups:.1f} a minute (at most {MOST_WAKE_UPS:.0f})")


if __name__ == "__main__":
    main()
