"""Real desktops for the tests that want one: Debian's packages, and a newer sway where Debian's is too old."""

import re
import shutil
import subprocess
import sys

from tools import machine
from tools.console import ROOT, Trouble, say

SUITE = "trixie"  # the first Debian whose sway tells of idleness: 1.7 of bookworm does not
FOLDER = ROOT / "build" / "desktops" / SUITE
_FIRST = (1, 8)  # the first sway that does


def bring() -> None:
    """Adds what the tests marked ``desktops`` start.

    Raises:
        Trouble: it could not be had.
    """
    machine.bring(machine.REAL_DESKTOPS)
    if sys.platform.startswith("linux") and shutil.which("apt-get") and not unpacked("sway"):
        _unpack("sway")


def unpacked(program: str) -> list[str]:
    """The command that starts a program of sway: the machine's own, or one that was unpacked; empty for neither.

    What was unpacked runs with its own libraries, so nothing of this machine changes and nobody has to be root.
    """
    if _is_new_enough():
        return [program]
    found = FOLDER / "usr" / "bin" / program
    if not found.is_file():
        return []
    (loader,) = (FOLDER / "usr" / "lib").glob("*/ld-linux-*.so.*")
    return [str(loader), "--library-path", str(loader.parent), str(found)]


def _is_new_enough() -> bool:
    if shutil.which("sway") is None:
        return False
    told = subprocess.run(["sway", "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"(\d+)\.(\d+)", told)
    return number is not None and (int(number[1]), int(number[2])) >= _FIRST


def _unpack(package: str) -> None:
    say(f"Unpacking {package} of Debian {SUITE} into {FOLDER}")
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.parent.mkdir(parents=True, exist_ok=True)
    command = ["mmdebstrap", "--quiet", "--variant=extract", f"--include={package}", SUITE, str(FOLDER)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        shutil.rmtree(FOLDER, ignore_errors=True)
        raise Trouble(f"{package} of Debian {SUITE} could not be unpacked: {done.stderr.strip()}")
