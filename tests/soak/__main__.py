"""Thirty workdays with the program in one process: is every break right, and does nothing grow?

Usage: python -m tests.soak [--days N] [--seed N]. Prints a line for each day; exit 1 if something grew, or was wrong.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random

DAYS = 30
WARM_UP = 10  # days by which everything was done once


def main() -> int:
    """Lives the days."""
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    gc.disable()  # Qt's objects may go in this thread alone: as in the program, it is collected by hand
    with tempfile.TemporaryDirectory(prefix="sciatimer-soak-") as folder:
        return _soak(Path(folder) / "data", wanted.days, wanted.seed)


def _soak(folder: Path, days: int, seed: int) -> int:
    from tests.history.witness import Machine
    from tests.soak.timers import Wheel, install

    machine = Machine()
    wheel = Wheel(machine)
    install(wheel)  # before anything of the window is imported

    import pytest
    from PySide6.QtCore import qInstallMessageHandler

    from sciatimer.ui.qt import make_qt
    from tests.soak.figures import figures, growth, handles
    from tests.soak.month import Month
    from tests.soak.person import Person

    qInstallMessageHandler(_say)
    qt = make_qt(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    seen = []
    with pytest.MonkeyPatch.context() as patch, closing(Person(folder, machine, wheel, patch)) as person:
        month = Month(person, Random(seed))  # noqa: S311 - a person, not a secret
        for day in range(1, days + 1):
            began = time.monotonic()
            try:
                month.live_a_day()
            except AssertionError:
                print(*month.done, person.desk.breaks.standing(), sep="\n")
                raise
            seen.append(figures(wheel.active()))
            lived = f"{person.breaks} breaks, {person.sessions} sessions, {month.locks} locks, {person.looks} looks"
            print(f"day {day}: {lived}; {seen[-1].as_line()}; {time.monotonic() - began:.1f} s", flush=True)
    if days > WARM_UP:
        return _told(growth(seen[WARM_UP - 1], seen[-1], days - WARM_UP))
    print(f"Whether memory grows is not told before day {WARM_UP + 1}.")
    return _told(handles(seen[0], seen[-1]))


def _told(grown: list[str]) -> int:
    print("Every break was right.", *(grown or ["Nothing grew."]), sep="\n")
    return 1 if grown else 0


def _say(_kind: object, _where: object, said: str) -> None:
    """What Qt warns of, without what the screen that nobody sees says of every window."""
    if not said.startswith("This plugin does not support "):
        print(said, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
