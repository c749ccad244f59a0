"""The .venv folder: made once, and filled from the pinned files whenever these have changed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tools import machine
from tools.console import ROOT, Trouble, call, say

RUN = "run"
DEV = "dev"
_COVERS = {RUN: (RUN, DEV), DEV: (DEV,)}  # dev.txt pins everything that run.txt pins


class Environment:
    """A virtual environment and what has been installed into it.

    Args:
        folder: where it lies, or shall lie.
        requirements: the folder of the pinned files.
        plain: no progress bars, for a log.
    """

    def __init__(
        self, folder: Path = ROOT / ".venv", requirements: Path = ROOT / "requirements", *, plain: bool = False
    ) -> None:
        self._folder = folder
        self._requirements = requirements
        self._plain = plain

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.tool("python")

    def tool(self, name: str) -> Path:
        """The path of a program installed in it."""
        if sys.platform == "win32":
            return self._folder / "Scripts" / f"{name}.exe"
        return self._folder / "bin" / name

    def prepare(self, wanted: str) -> None:
        """Makes it when it is not there or broken, and installs what is pinned for ``wanted`` (RUN or DEV).

        Raises:
            Trouble: it could not be made or filled.
        """
        if not self._works():
            self._make()
        if not any(self._is_filled(name) for name in _COVERS[wanted]):
            self._fill(wanted)

    def variables(self) -> dict[str, str]:
        """The variables under which the checkout runs: the package is found in gui/."""
        return os.environ | {"PYTHONPATH": str(ROOT / "gui")}

    def _works(self) -> bool:
        if not self.python.exists():
            return False
        asked = [str(self.python), "-c", "import pip, sys; sys.exit(sys.version_info < (3, 11))"]
        return subprocess.run(asked, capture_output=True, check=False).returncode == 0

    def _make(self) -> None:
        machine.bring(machine.VENV)
        say(f"Making {self._folder.name} with Python {sys.version.split()[0]}")
        if call([sys.executable, "-m", "venv", "--clear", self._folder]) != 0:
            raise Trouble(
                f"Python could not make {self._folder}: install its venv module (Debian: python3-venv) and see that "
                "the folder can be written to, then try again."
            )

    def _fill(self, wanted: str) -> None:
        file = self._file(wanted)
        say(f"Installing the packages pinned in {file.parent.name}/{file.name}")
        bar = "off" if self._plain or not sys.stdout.isatty() else "on"
        pip: list[str | Path] = [self.python, "-m", "pip", "install", "--require-hashes"]
        if (
            call(
                [*pip, "--disable-pip-version-check", "--root-user-action=ignore", f"--progress-bar={bar}", "-r", file]
            )
            != 0
        ):
            raise Trouble(
                f"pip could not install the packages pinned in {file}: see its last lines above, check that this "
                "machine reaches its package index and that the disk has 1 GB of room, then try again."
            )
        self._stamp(wanted).write_text(self._hash(wanted), encoding="ascii")

    def _is_filled(self, name: str) -> bool:
        stamp = self._stamp(name)
        return stamp.is_file() and stamp.read_text(encoding="ascii") == self._hash(name)

    def _stamp(self, name: str) -> Path:
        return self._folder / f"installed-{name}.sha256"

    def _hash(self, name: str) -> str:
        return hashlib.sha256(self._file(name).read_bytes()).hexdigest()

    def _file(self, name: str) -> Path:
        return self._requirements / f"{name}.txt"
