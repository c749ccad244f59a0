"""What the recipes of Windows and macOS need that is made from other files: `python -m tools.recipes windows|macos`.

`windows` writes build/windows/ (version resource, icon), `macos` writes build/macos/ (Info.plist, icon). The spec of
PyInstaller may as well call the functions. Flatpak's part is tools/flatpak_sources.py. Standard library alone.
"""

import plistlib
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools import release
from tools.console import ROOT, say
from tools.icon_files import ICNS_SIZES, ICO_SIZES, icns, ico

# The name in reverse order of a host that Flatpak and macOS want. The project has no home page yet, and .invalid belongs
# to nobody for ever (RFC 2606); who publishes puts a name of their own here, into the manifest and into the metainfo.
APPLICATION_ID = "invalid.sciatimer.sciatimer"
_ICONS = ROOT / "assets" / "icons"
_ENGLISH, _UTF_16 = 0x0409, 1200  # a language and a code page of Windows


def version_resource(number: str) -> str:
    """What Windows shows of the program under "Details", in the form that PyInstaller's EXE(version=...) reads.

    https://pyinstaller.org/en/stable/usage.html#capturing-windows-version-data

    Args:
        number: the version, three numbers with dots.
    """
    four = (*map(int, number.split(".")), 0)
    told = {
        "CompanyName": "The Sciatimer authors",
        "FileDescription": "Sciatimer",  # the Task Manager and a question of the firewall would show this
        "FileVersion": number,
        "InternalName": "sciatimer",
        "LegalCopyright": "The Sciatimer authors. MIT licence.",
        "OriginalFilename": "sciatimer.exe",
        "ProductName": "Sciatimer",
        "ProductVersion": number,
    }
    strings = ",\n        ".join(f"StringStruct({name!r}, {text!r})" for name, text in told.items())
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0),
  kids=[
    StringFileInfo([StringTable('{_ENGLISH:04x}{_UTF_16:04x}', [
        {strings}])]),
    VarFileInfo([VarStruct('Translation', [{_ENGLISH}, {_UTF_16}])])
  ]
)
"""


def info_plist(number: str) -> Mapping[str, Any]:
    """The Info.plist of the bundle: packaging/macos/Info.plist with the version and the identity filled in.

    Args:
        number: the version, three numbers with dots.
    """
    fixed: dict[str, Any] = plistlib.loads((ROOT / "packaging" / "macos" / "Info.plist").read_bytes())
    return fixed | {
        "CFBundleIdentifier": APPLICATION_ID,
        "CFBundleShortVersionString": number,
        "CFBundleVersion": number,
    }


def windows_icon() -> bytes:
    """The program's icon as an ICO file."""
    return ico((size, _png(size)) for size in ICO_SIZES)


def macos_icon() -> bytes:
    """The program's icon as an ICNS file."""
    return icns((size, _png(size)) for size in ICNS_SIZES)


def _png(size: int) -> bytes:
    return (_ICONS / f"sciatimer-{size}.png").read_bytes()


def make_windows(folder: Path) -> None:
    """Writes version.txt and sciatimer.ico."""
    (folder / "version.txt").write_text(version_resource(release.version()), encoding="utf-8")
    (folder / "sciatimer.ico").write_bytes(windows_icon())


def make_macos(folder: Path) -> None:
    """Writes Info.plist and sciatimer.icns."""
    (folder / "Info.plist").write_bytes(plistlib.dumps(info_plist(release.version())))
    (folder / "sciatimer.icns").write_bytes(macos_icon())


MAKERS: Mapping[str, Callable[[Path], None]] = {"windows": make_windows, "macos": make_macos}


def main(arguments: Sequence[str]) -> int:
    """Writes what one system needs into build/, or prints the version for a script; gives the exit code."""
    if list(arguments) == ["version"]:
        say(release.version())
        return 0
    if len(arguments) != 1 or arguments[0] not in MAKERS:
        say(f"usage: python -m tools.recipes {'|'.join([*MAKERS, 'version'])}")
        return 2
    folder = ROOT / "build" / arguments[0]
    folder.mkdir(parents=True, exist_ok=True)
    MAKERS[arguments[0]](folder)
    say(f"Written: {', '.join(sorted(file.name for file in folder.iterdir()))} in build/{arguments[0]}/.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
