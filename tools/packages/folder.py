"""The program as one folder that needs no Python: PyInstaller, run on the installed wheel in an environment of its own."""

import json
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tools import licences, machine
from tools.console import ROOT, Trouble, call, say

SPEC = ROOT / "packaging" / "pyinstaller" / "sciatimer.spec"
PINS = ROOT / "requirements" / "package.txt"
TOOLS = (machine.Program("strip", "binutils"), machine.Program("patchelf", "patchelf"))
NAME = "sciatimer"


class Folder:
    """A packed program, and where each of its binaries came from.

    Args:
        path: the folder with the executable and ``_internal``.
        sources: by the name in ``_internal``, the file that it is a copy of.
        python: that of the environment which was packed.
    """

    def __init__(self, path: Path, sources: dict[str, str], python: Path) -> None:
        self.path = path
        self.sources = sources
        self.python = python

    @property
    def megabytes(self) -> float:
        """The sum of all its files."""
        return sum(file.lstat().st_size for file in self.path.rglob("*") if not file.is_dir()) / 1e6


def build(wheel: Path, work: Path) -> Folder:
    """Packs the wheel and all it needs.

    Args:
        wheel: the one to pack.
        work: a folder that is kept from one build to the next.

    Raises:
        Trouble: this Python cannot be packed, pip could not install what is needed, PyInstaller failed, or something
            came along that may not be packed.
    """
    has_library = any(map(sysconfig.get_config_var, ("Py_ENABLE_SHARED", "PYTHONFRAMEWORK")))
    if sys.platform != "win32" and not has_library:
        raise Trouble(
            "This Python has no shared library and cannot be packed: use Debian's python3, or one of its kind."
        )
    python = _environment(wheel, work / "venv")
    say("Packing the program with PyInstaller: two to four minutes")
    command: list[str | Path] = [
        python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level=WARN",
        "--distpath",
        work / "folder",
    ]
    if call([*command, "--workpath", work / "work", SPEC]) != 0:
        raise Trouble("PyInstaller could not pack the program: see the last lines above.")
    packed = work / "folder" / NAME
    if refused := licences.refused(packed):
        raise Trouble(f"These may not be packed: {', '.join(map(str, refused))}. See tools/packages/parts.py.")
    _strip(packed)
    sources = json.loads((work / "work" / SPEC.stem / "sources.json").read_text(encoding="utf-8"))
    folder = Folder(packed, sources, python)
    say(f"The folder has {folder.megabytes:.0f} MB")
    return folder


def _environment(wheel: Path, place: Path) -> Path:
    """Only what the program needs, so that nothing else can slip in."""
    say("Making an environment with the wheel and PyInstaller alone")
    venv.create(place, clear=True, with_pip=True)
    python = place / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    pip: list[str | Path] = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
    ]
    if call([*pip, "--require-hashes", "-r", PINS]) != 0 or call([*pip, "--no-deps", wheel]) != 0:
        raise Trouble("pip could not install what the package needs: see its last lines above.")
    return python


def _strip(packed: Path) -> None:
    """Python's own libraries come with tables for debuggers, and with the folder in which this machine has its Python."""
    if sys.platform == "linux":
        machine.bring(TOOLS)
        inside = packed / "_internal"
        for library in (*inside.glob("libpython*.so.*"), *inside.glob("python3*/lib-dynload/*.so")):
            subprocess.run(["strip", "--strip-unneeded", library], check=True)
            subprocess.run(["patchelf", "--remove-rpath", library], check=True)
