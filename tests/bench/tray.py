"""What waiting in the tray costs, beside an empty PySide6 window and, with peers, beside every one that is installed."""

import subprocess
import time
from dataclasses import dataclass, replace

from tests.bench.measuring import Results, Run, Steps
from tests.bench.peers import EMPTY, TRAY, Desk, commands, desk, own_qt
from tests.bench.processes import Usage, qt_programs, usage
from tests.bench.results import Anchor, Bound, Figure, Reading, Series, Target, figure

MOST_MEMORY = 1.1  # times the empty window
MOST_WAKE_UPS = 1.0  # a minute, where the desktop tells of idleness by events
MOST_CPU = 0.01  # seconds: the least that the kernel's account tells
_MIB = 1024


@dataclass(frozen=True, slots=True)
class Wait:
    """How long each program waits, in seconds: to settle, and at rest."""

    settle: float
    rest: float


@dataclass(frozen=True, slots=True)
class Cost:
    """What waiting cost.

    Attributes:
        pss, uss, rss: memory in MiB, of every round.
        others: how many other programs with Qt there were at most.
        threads, cpu, wake_ups: of the last round; seconds, and a minute.
    """

    pss: tuple[float, ...] = ()
    uss: tuple[float, ...] = ()
    rss: tuple[float, ...] = ()
    others: int = 0
    threads: int = 0
    cpu: float = 0.0
    wake_ups: float = 0.0


def measure(run: Run) -> Results:
    """Memory, CPU and wake-ups of ours, and those of the others as readings."""
    wait = Wait(20.0, 30.0) if run.quick else Wait(30.0, 120.0)
    costs = _costs(run, wait)
    yield from _figures(costs, wait)
    peers = {name: cost for name, cost in costs.items() if name not in {EMPTY, TRAY}}
    if peers:
        yield _beside_lightest(costs[TRAY], peers)
    for name, cost in costs.items():
        yield Reading("memory at rest (PSS)", name, Series(cost.pss).middle, "MiB")
        yield Reading("memory at rest (USS)", name, Series(cost.uss).middle, "MiB")
        yield Reading("memory at rest (RSS)", name, Series(cost.rss).middle, "MiB")
        yield Reading("threads", name, cost.threads, "")
        yield Reading(f"CPU in {wait.rest:.0f} s of rest", name, cost.cpu, "s")
        yield Reading("wake-ups at rest", name, cost.wake_ups, "a minute")


def _costs(run: Run, wait: Wait) -> dict[str, Cost]:
    """Lets one program after the other wait, round by round."""
    programs = commands(run.scratch, peers=run.peers)
    rounds = run.rounds(3, 1)
    costs = dict.fromkeys(programs, Cost())
    steps = run.steps(len(programs) * (rounds + 1))
    with desk(own_qt(run.scratch / "packages")) as bus:
        for turn in range(rounds):
            for name in list(programs)[:: -1 if turn % 2 else 1]:
                rest = wait.rest if turn == rounds - 1 else 0.0
                costs[name] = _waited(bus, programs[name], Wait(wait.settle, rest), costs[name], steps, name)
    return costs


def _waited(bus: Desk, command: list[str], wait: Wait, cost: Cost, steps: Steps, name: str) -> Cost:
    others = qt_programs()
    steps.begin(f"{name}, settling for {wait.settle:.0f} s" + (f" beside {others} Qt programs" if others else ""))
    with bus.running(command) as pid:
        _touch()
        time.sleep(wait.settle)
        before = usage(pid)
        if not before.pss:
            raise RuntimeError(f"{name} has ended by itself")
        cost = _with_memory(cost, before, others)
        if not wait.rest:
            return cost
        steps.begin(f"{name}, at rest for {wait.rest:.0f} s")
        time.sleep(wait.rest)
        return _rested(cost, before, usage(pid), wait.rest)


def _with_memory(cost: Cost, now: Usage, others: int) -> Cost:
    return replace(
        cost,
        pss=(*cost.pss, now.pss / _MIB),
        uss=(*cost.uss, now.uss / _MIB),
        rss=(*cost.rss, now.rss / _MIB),
        others=max(cost.others, others),
    )


def _rested(cost: Cost, before: Usage, after: Usage, seconds: float) -> Cost:
    wake_ups = (after.switches - before.switches) / seconds * 60
    return replace(cost, threads=after.threads, cpu=round(after.cpu - before.cpu, 2), wake_ups=wake_ups)


def _touch() -> None:
    """Somebody is at the desk, for another five minutes: that they leave is news, and not rest."""
    subprocess.run(["xdotool", "mousemove_relative", "1", "1"], check=True)


def _figures(costs: dict[str, Cost], wait: Wait) -> Results:
    empty, ours = costs[EMPTY], costs[TRAY]
    for key, kind, mine, theirs in (("pss", "PSS", ours.pss, empty.pss), ("uss", "USS", ours.uss, empty.uss)):
        ratio = Series(mine).over(Series(theirs))
        anchor = Anchor(EMPTY, Series(theirs).middle, "MiB")
        yield figure(f"tray.{key}", f"memory in the tray ({kind})", ratio, "x", Target(Bound.MOST, MOST_MEMORY), anchor)
    resident = Series(ours.rss).over(Series(empty.rss))
    anchor = Anchor(EMPTY, Series(empty.rss).middle, "MiB")
    yield figure("tray.rss", "memory in the tray, whoever shares it (RSS)", resident, "x", None, anchor)
    others = Series((float(max(ours.others, empty.others)),))
    yield figure("tray.others", "other programs with Qt meanwhile", others, "")
    yield figure(
        "tray.wake-ups",
        f"wake-ups a minute, in {wait.rest:.0f} s of rest",
        Series((ours.wake_ups,)),
        "",
        Target(Bound.MOST, MOST_WAKE_UPS),
        Anchor(EMPTY, empty.wake_ups, ""),
    )
    yield figure(
        "tray.cpu",
        f"processor time in {wait.rest:.0f} s of rest",
        Series((ours.cpu,)),
        "s",
        Target(Bound.MOST, MOST_CPU),
        Anchor(EMPTY, empty.cpu, "s"),
    )


def _beside_lightest(ours: Cost, peers: dict[str, Cost]) -> Figure:
    """Ours has to be below the lightest of them."""
    name, lightest = min(peers.items(), key=lambda item: Series(item[1].pss).middle)
    most = Series(lightest.pss).middle
    what = "memory in the tray (PSS), below every peer"
    return figure("tray.peers", what, Series(ours.pss), "MiB", Target(Bound.BELOW, most), Anchor(name, most, "MiB"))
