"""Takes out of an installed PySide6 what the program never loads: `slim.py FOLDER`, the folder named PySide6.

The wheels bring a web browser, a 3D engine and all of Quick; a Flatpak would carry them to everybody. What stays is
listed, so that a part which is new in a later PySide6 is left out until somebody wants it. Runs while the Flatpak is
built, with the standard library alone.
"""

import sys
from fnmatch import fnmatch
from pathlib import Path

KEPT = (
    "__init__.py",
    "_config.py",
    "_git_pyside_version.py",
    "py.typed",
    "support/*",
    "QtAsyncio/*",
    "libpyside6.abi3.so.*",
    *(f"Qt{module}.abi3.so" for module in ("Core", "Gui", "Widgets", "Svg", "PrintSupport", "Multimedia")),
    "QtTextToSpeech.abi3.so",
    "QtNetwork.abi3.so",  # QtMultimedia's own import of it; the program opens no socket and has no right to one
    *(f"Qt/lib/libQt6{library}.so.6" for library in ("Core", "DBus", "Gui", "Widgets", "Svg", "Network", "OpenGL")),
    *(f"Qt/lib/libQt6{library}.so.6" for library in ("PrintSupport", "Multimedia", "TextToSpeech", "Concurrent")),
    *(f"Qt/lib/libQt6{library}.so.6" for library in ("XcbQpa", "WaylandClient")),
    "Qt/lib/libicu*.so.*",
    "Qt/plugins/iconengines/libqsvgicon.so",
    "Qt/plugins/imageformats/libq[sjw]*.so",  # SVG, JPEG, WebP: our own pictures, and those of a person's pack
    "Qt/plugins/platforminputcontexts/lib[ci]*.so",  # compose keys, ibus
    "Qt/plugins/platforms/libq[xow]*.so",  # X11, Wayland, and offscreen for the self-test
    "Qt/plugins/platformthemes/libqxdgdesktopportal.so",  # tells dark from light, and opens the portal's file dialog
    "Qt/plugins/printsupport/libcupsprintersupport.so",
    "Qt/plugins/texttospeech/libqtexttospeech_speechd.so",
    "Qt/plugins/wayland-decoration-client/*.so",
    "Qt/plugins/wayland-shell-integration/lib[xq]*.so",
    "Qt/translations/qtbase_*.qm",
)


def is_kept(name: str) -> bool:
    """Whether a file stays; ``name`` is its place under PySide6/, with forward slashes."""
    return any(fnmatch(name, kept) for kept in KEPT)


def slim(folder: Path) -> tuple[int, int]:
    """Deletes the others; tells how many bytes stayed and how many went.

    Args:
        folder: the installed package ``PySide6``.

    Raises:
        FileNotFoundError: it is no such folder.
    """
    if not (folder / "QtCore.abi3.so").is_file():
        raise FileNotFoundError(f"no PySide6 in {folder}")
    stayed = went = 0
    for file in sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink()):
        size = file.lstat().st_size
        if is_kept(file.relative_to(folder).as_posix()):
            stayed += size
        else:
            went += size
            file.unlink()
    for empty in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
    return stayed, went


if __name__ == "__main__":
    kept_bytes, gone_bytes = slim(Path(sys.argv[1]))
    print(f"PySide6: {kept_bytes // 10**6} MB stay, {gone_bytes // 10**6} MB are taken out")  # noqa: T201 - progress
