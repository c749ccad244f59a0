"""What processes use, read from a folder that looks like the kernel's."""

from pathlib import Path

import pytest

from tests.bench.processes import Usage, qt_programs, tree, usage

ROLLUP = """55d0-7ffc ---p 00000000 00:00 0 [rollup]
Rss:              40000 kB
Pss:              {pss} kB
Private_Clean:     1000 kB
Private_Dirty:     2000 kB
"""


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    add(tmp_path, 10, children="11 12", pss=20_000, ticks=(100, 50, 3, 2), switches=(40, 2))
    add(tmp_path, 11, children="", pss=5_000, ticks=(1, 0, 0, 0), switches=(7,))
    return tmp_path


def add(proc: Path, pid: int, *, children: str, pss: int, ticks: tuple[int, ...], switches: tuple[int, ...]) -> None:
    folder = proc / str(pid)
    for number, count in enumerate(switches):
        task = folder / "task" / str(pid + 1000 * number)
        task.mkdir(parents=True)
        (task / "status").write_text(f"Name:\tx\nvoluntary_ctxt_switches:\t{count}\n", encoding="ascii")
    (folder / "task" / str(pid) / "children").write_text(children, encoding="ascii")
    (folder / "smaps_rollup").write_text(ROLLUP.format(pss=pss), encoding="ascii")
    fields = " ".join(["S", *["0"] * 10, *map(str, ticks), *["0"] * 5])
    (folder / "stat").write_text(f"{pid} (a name) with) {fields}\n", encoding="ascii")
    (folder / "maps").write_text("7f00 r-xp /usr/lib/libQt6Core.so.6\n" if pid == 10 else "", encoding="ascii")


def test_a_tree_is_all_that_was_started_and_is_still_there(proc: Path) -> None:
    assert list(tree(10, proc)) == [10, 11]


def test_what_a_tree_uses_is_the_sum(proc: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.processes._TICKS", 100)
    assert usage(10, proc) == Usage(pss=25_000, uss=6_000, rss=80_000, threads=3, cpu=1.56, switches=49)


def test_what_has_ended_uses_nothing(proc: Path) -> None:
    assert usage(99, proc) == Usage()


def test_programs_with_qt_are_counted(proc: Path) -> None:
    assert qt_programs(proc) == 1
