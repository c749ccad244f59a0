"""What a process and all that it has started use, as the kernel tells it."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path

PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Usage:
    """What has been used so far.

    Attributes:
        pss: memory in KiB; a page that two processes share counts half for each.
        uss: memory in KiB that is nobody else's.
        rss: memory in KiB, whoever shares it.
        threads: how many.
        cpu: seconds, with those of children that have ended.
        switches: how often a thread has gone to wait by itself, which is how often one was woken.
    """

    pss: int = 0
    uss: int = 0
    rss: int = 0
    threads: int = 0
    cpu: float = 0.0
    switches: int = 0

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(*(ours + theirs for ours, theirs in zip(astuple(self), astuple(other), strict=True)))


def usage(pid: int, proc: Path = PROC) -> Usage:
    """What a process tree has used so far; what ends meanwhile does not count."""
    total = Usage()
    for each in tree(pid, proc):
        with suppress(FileNotFoundError, ProcessLookupError):
            total += _used(proc / str(each))
    return total


def tree(pid: int, proc: Path = PROC) -> Iterator[int]:
    """The process and all below it; nothing where it is gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        children = (proc / str(pid) / "task" / str(pid) / "children").read_text(encoding="ascii").split()
        yield pid
        for child in children:
            yield from tree(int(child), proc)


def qt_programs(proc: Path = PROC) -> int:
    """How many processes on the machine have Qt loaded: they share its pages with what is measured."""
    found = 0
    for maps in proc.glob("[0-9]*/maps"):
        with suppress(OSError):
            found += "libQt6Core" in maps.read_text(encoding="utf-8", errors="replace")
    return found


def _used(process: Path) -> Usage:
    rollup = (process / "smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    sizes = {name: int(rest.split()[0]) for name, _, rest in (line.partition(":") for line in rollup)}
    fields = (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    cpu = sum(int(field) for field in fields[11:15]) / _TICKS
    tasks = list((process / "task").iterdir())
    private = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return Usage(sizes["Pss"], private, sizes["Rss"], len(tasks), cpu, sum(_switches(task) for task in tasks))


def _switches(task: Path) -> int:
    for line in (task / "status").read_text(encoding="ascii", errors="replace").splitlines():
        if line.startswith("voluntary_ctxt_switches"):
            return int(line.split()[1])
    return 0
