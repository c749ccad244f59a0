"""What of others is inside this program: each part with its version, its licence and that licence's text.

The texts come from the metadata of the installed distributions. A part whose metadata has none, as Qt, has its text in
assets/licences, where README.md says from where. A package that is made without metadata shows names and licences alone.
A package that brings libraries of the system on which it was built has a text for each in assets/licences/system, by name
and version; tools/licences.py lays them there.
"""

import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import PurePosixPath

from sciatimer.resources import shipped

_FOLDER = "assets/licences"
_SYSTEM = "system"
_SHORT_NAME = re.compile(r"^License: (\S.*)$", re.MULTILINE)  # as Debian writes it
_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")  # how the files begin that a licence asks to be passed on
_LINUX, _WINDOWS, _MACOS = "linux", "win32", "darwin"
_NOT_LINUX = (_WINDOWS, _MACOS)
_LGPL = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the first one counts on top of the second, and names it


@dataclass(frozen=True, slots=True)
class Part:
    """Something that others have made.

    Attributes:
        id: its own.
        name: as its makers write it.
        licence: an SPDX expression; where there is a choice, what we chose.
        distributions: the Python packages that bring it; the first one tells its version.
        texts: files in assets/licences.
        systems: where it is needed, as in ``sys.platform``; everywhere when empty.
        packed: True: it is inside only where the program was packed with its own Python; False: only where it was not.
        version: its own, where no distribution tells it.
    """

    id: str
    name: str
    licence: str
    distributions: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    packed: bool | None = None
    version: str = ""

    @property
    def purpose(self) -> str:
        """Its id, or what it has in common with others: the key of what it is for is ``about.for_PURPOSE``."""
        return self.id.partition("-")[0]


@dataclass(frozen=True, slots=True)
class LicenceText:
    """A text to be passed on with a part, and the name of its file."""

    name: str
    text: str


_NUMPY = (  # with what its wheel brings along: OpenBLAS, and of GCC the runtime of Fortran
    "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0 AND BSD-3-Clause-Open-MPI AND LGPL-2.1-or-later"
    " AND GPL-3.0-or-later WITH GCC-exception-3.1"
)
_PYSIDE = ("pyside6-essentials", "pyside6-addons")
_WINRT = (
    "winrt-runtime",
    "winrt-windows-applicationmodel-core",
    "winrt-windows-data-xml-dom",
    "winrt-windows-foundation",
    "winrt-windows-foundation-collections",
    "winrt-windows-storage-streams",
    "winrt-windows-ui-notifications",
)
PARTS = (
    Part("python", "Python", "PSF-2.0", texts=("Python.txt",)),
    Part("qt", "Qt", "LGPL-3.0-only", _PYSIDE, (*_LGPL, "Qt-parts.txt")),
    Part("pyside", "PySide6", "LGPL-3.0-only", _PYSIDE, _LGPL),
    Part("shiboken", "Shiboken6", "LGPL-3.0-only", ("shiboken6",), _LGPL),
    Part("ffmpeg", "FFmpeg", "LGPL-2.1-or-later", texts=("LGPL-2.1.txt",), packed=False),
    Part("msgspec", "msgspec", "BSD-3-Clause", ("msgspec",)),
    Part("platformdirs", "platformdirs", "MIT", ("platformdirs",)),
    Part("wakepy", "wakepy", "MIT", ("wakepy",)),
    Part("jeepney", "jeepney", "MIT", ("jeepney",), systems=(_LINUX,)),
    Part("pyqtgraph", "PyQtGraph", "MIT", ("pyqtgraph",)),
    Part("numpy", "NumPy", _NUMPY, ("numpy",)),
    Part("colorama", "colorama", "BSD-3-Clause", ("colorama",)),
    Part("notifier", "Desktop-Notifier", "MIT", ("desktop-notifier",), systems=_NOT_LINUX),
    Part("bidict", "bidict", "MPL-2.0", ("bidict",), systems=_NOT_LINUX),
    Part("packaging", "packaging", "Apache-2.0", ("packaging",), systems=_NOT_LINUX),
    Part("typing", "typing_extensions", "PSF-2.0", ("typing-extensions",), systems=_NOT_LINUX),
    Part("rubicon", "Rubicon-ObjC", "BSD-3-Clause", ("rubicon-objc",), systems=(_MACOS,)),
    Part("winrt", "PyWinRT", "MIT", _WINRT, systems=(_WINDOWS,)),
    Part("pyinstaller", "PyInstaller", "GPL-2.0-or-later WITH Bootloader-exception", ("pyinstaller",), packed=True),
)


def parts_inside(system: str = sys.platform, *, packed: bool = bool(getattr(sys, "frozen", False))) -> tuple[Part, ...]:
    """The parts that are inside on a system; ``packed`` when the program has its own Python with it."""
    known = (part for part in PARTS if not part.systems or system in part.systems)
    return (*(part for part in known if part.packed in (None, packed)), *_of_the_system())


def _of_the_system() -> Iterator[Part]:
    folder = shipped(f"{_FOLDER}/{_SYSTEM}")
    for file in sorted(folder.glob("*_*.txt")):
        name, _, version = file.stem.partition("_")
        licences = dict.fromkeys(_SHORT_NAME.findall(file.read_text(encoding="utf-8")))
        text = f"{_SYSTEM}/{file.name}"
        yield Part(f"{_SYSTEM}-{name}", name, ", ".join(licences), texts=(text,), version=version.replace("%3a", ":"))


def version_of(part: Part) -> str:
    """Its version; empty where nobody says it."""
    if part.id == "python":
        return platform.python_version()
    return next((found.version for found in _distributions(part)), part.version)


def licence_texts(part: Part) -> tuple[LicenceText, ...]:
    """What its licence asks to be passed on, the main text first; each text once."""
    told: dict[str, LicenceText] = {}
    for text in (*_shipped(part), *(text for found in _distributions(part) for text in _in_metadata(found))):
        told.setdefault(text.text, text)
    return tuple(told.values())


def _shipped(part: Part) -> Iterator[LicenceText]:
    for name in part.texts:
        yield LicenceText(name, shipped(f"{_FOLDER}/{name}").read_text(encoding="utf-8"))


def _distributions(part: Part) -> Iterator[Distribution]:
    for name in part.distributions:
        try:
            yield distribution(name)
        except PackageNotFoundError:
            continue


def _in_metadata(found: Distribution) -> Iterator[LicenceText]:
    files = [file for file in found.files or () if _is_licence(file)]
    for file in sorted(files, key=lambda file: (len(file.parts), file.as_posix())):
        name = file.as_posix().partition(".dist-info/")[2].removeprefix("licenses/")
        try:
            yield LicenceText(name, file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            continue


def _is_licence(file: PurePosixPath) -> bool:
    return ".dist-info/" in file.as_posix() and any(begin in file.name.upper() for begin in _NAMES)
