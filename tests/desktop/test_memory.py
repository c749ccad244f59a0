"""Memory that only a start has needed is given back."""

import subprocess
import sys
from pathlib import Path

import pytest

from sciatimer.desktop.memory import _library_pages, give_back

# Reads a library whose pages nobody runs, gives back, and tells how much is held of it before and after.
PROGRAM = """
import ctypes, mmap, sys
from sciatimer.desktop.memory import give_back
path = sys.argv[1]
with open(path, "rb") as file:
    view = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ, flags=mmap.MAP_PRIVATE)
sum(view[at] for at in range(0, len(view), mmap.PAGESIZE))
def held():
    lines = open("/proc/self/smaps").read().split(path)[1].splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Rss:"))
before = held()
give_back()
print(before, held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's own call")
def test_pages_that_nobody_runs_go(program_variables: dict[str, str], tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.write_bytes(bytes(range(256)) * 16 * 512)  # two megabytes
    program = [sys.executable, "-c", PROGRAM, str(library)]
    said = subprocess.run(program, env=program_variables, capture_output=True, text=True, check=True).stdout
    before, after = map(int, said.split())
    assert before == 2048
    assert after < before / 2


@pytest.mark.skipif(sys.platform != "linux", reason="as above")
def test_only_what_cannot_be_written_is_touched() -> None:
    pages = list(_library_pages())
    assert pages
    writable = {
        line.split("-")[0] for line in Path("/proc/self/maps").read_text().splitlines() if "rw" in line.split()[1]
    }
    assert not {f"{start:x}" for start, _ in pages} & writable


def test_elsewhere_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    monkeypatch.setattr("ctypes.CDLL", None)
    give_back()
