"""Licences of what a packer puts together: what may not be inside, and the texts of what came from the system.

Code that is free under the GPL alone would bind the whole program.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tools.console import Trouble

# Of Qt only what is used, and what that needs; each is free under the LGPL. A module that is not on this list has to be
# looked up at https://doc.qt.io/qt-6/qtmodules.html before it may be packed: some are free under the GPL alone.
QT_LIBRARIES = frozenset(
    {
        *("Core", "Gui", "Widgets", "DBus", "OpenGL", "OpenGLWidgets", "PrintSupport", "Svg", "SvgWidgets", "Test"),
        *("Concurrent", "Multimedia", "Network", "TextToSpeech"),
        *("XcbQpa", "WaylandClient", "WlShellIntegration", "EglFSDeviceIntegration", "EglFsKmsSupport"),
        *("FFmpegStub-crypto", "FFmpegStub-ssl", "FFmpegStub-va", "FFmpegStub-va-drm", "FFmpegStub-va-x11"),
    }
)
GPL_ALONE = (  # parts of file names
    "qtvirtualkeyboard",  # a plugin that is taken along by itself with Qt's input methods
    "qt-wayland-compositor",  # plugins for those who write a desktop
    "libreadline",  # which Python's module readline needs; nobody types into this program
    "libgdbm",
    "libhistory",
)


def refused(folder: Path) -> list[Path]:
    """The files in a packed program that may not be there, as paths in the folder; empty when all is well."""
    files = sorted(file.relative_to(folder) for file in folder.rglob("*") if file.is_file())
    return [file for file in files if _is_strange_qt(file) or any(name in file.name.lower() for name in GPL_ALONE)]


def collect(folder: Path, out: Path, documents: Path = Path("/usr/share/doc")) -> list[str]:
    """Lays the licence of each library that came from this Debian beside the others, for the page "About Sciatimer".

    Args:
        folder: the packed program; what its Python packages brought along has its text in their metadata.
        out: assets/licences/system in the packed program.
        documents: where Debian keeps a copyright file for each package.

    Returns:
        The names of libraries of which no package of Debian is known.

    Raises:
        Trouble: a package has no copyright file.
        OSError: it cannot be written.
    """
    files = [file for file in folder.rglob("*.so*") if not file.is_symlink()]
    libraries = sorted({file.name for file in files if not _is_of_a_wheel(file.relative_to(folder))})
    packages = dict(_packages(libraries))
    out.mkdir(parents=True, exist_ok=True)
    for package, version in sorted(set(packages.values())):
        text = documents / package / "copyright"
        if not text.is_file():
            raise Trouble(f"{package} has no {text}: this system drops such files; build where they are kept.")
        (out / f"{package}_{version.replace(':', '%3a')}.txt").write_text(text.read_text("utf-8"), encoding="utf-8")
    return [library for library in libraries if library not in packages]


def _is_of_a_wheel(file: Path) -> bool:
    """Extension modules, and the libraries in the folder of a Python package."""
    brought = {"PySide6", "shiboken6", "numpy", "numpy.libs", "msgspec", "lib-dynload"}
    return bool(brought & set(file.parts)) or ".cpython-" in file.name or ".abi3." in file.name


def _packages(libraries: list[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Libraries with the package that brought them, and its version."""
    if not libraries:
        return
    found = _said("dpkg-query", "--search", *(f"*/{library}" for library in libraries))
    versions = dict(
        line.split("\t") for line in _said("dpkg-query", "--show", "--showformat=${Package}\t${Version}\n").splitlines()
    )
    for line in found.splitlines():
        owners, _, path = line.partition(": ")
        package = owners.partition(",")[0].partition(":")[0]
        name = path.rpartition("/")[2]
        if name in libraries and package in versions:
            yield name, (package, versions[package])


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _is_strange_qt(file: Path) -> bool:
    """Whether it is a library of Qt that is not on the list, under the names that it has on the three systems."""
    name = file.name.removeprefix("lib")
    is_library = name.startswith("Qt6") and (".so" in name or name.endswith((".dll", ".dylib")))
    return is_library and name.partition(".")[0].removeprefix("Qt6") not in QT_LIBRARIES
