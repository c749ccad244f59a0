"""The AppImage: the folder with what every desktop expects at its side, pressed into one file that runs by itself."""

import os
import shutil
import subprocess
from pathlib import Path

from tools import licences, linux, machine
from tools.console import ROOT, Trouble, say
from tools.packages.folder import Folder

RECIPE = ROOT / "packaging" / "appimage"
TOOLS = (machine.Program("mksquashfs", "squashfs-tools"),)
RUNTIME = "SCIATIMER_APPIMAGE_RUNTIME"  # the variable with the path of the start piece, which nothing here brings
ID = "sciatimer"


def lay_out(folder: Folder, place: Path) -> Path:
    """Makes the AppDir: what an AppImage holds, and runs without being one.

    Args:
        folder: the packed program.
        place: where it goes; what was there before goes.
    """
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(folder.path, place / "usr" / "lib" / ID, symlinks=True)
    for name in left_to_the_desktop():
        for library in (place / "usr" / "lib" / ID / "_internal").glob(f"{name}*"):
            library.unlink()
    inside = place / "usr" / "lib" / ID / "_internal"
    licences.collect(inside, inside / ID / "assets" / "licences" / "system")
    linux.lay_out(place / "usr")
    shutil.copy2(RECIPE / "AppRun", place / "AppRun")
    (place / "AppRun").chmod(0o755)
    shutil.copy2(place / f"usr/share/applications/{ID}.desktop", place)
    shutil.copy2(place / f"usr/share/icons/hicolor/scalable/apps/{ID}.svg", place)
    (place / ".DirIcon").symlink_to(f"{ID}.svg")
    return place


def left_to_the_desktop() -> list[str]:
    """The libraries that have to be those of the machine, because they speak to its driver or read its settings."""
    lines = (RECIPE / "left-to-the-desktop.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("#")[0].strip() for line in lines if line.split("#")[0].strip()]


def press(place: Path, version: str, into: Path, variables: dict[str, str] | None = None) -> Path | None:
    """Presses the AppDir into one file, where the runtime that starts it is given.

    Returns:
        The AppImage; None where no runtime is given.

    Raises:
        Trouble: the runtime is not there, or the pressing failed.
    """
    given = (os.environ if variables is None else variables).get(RUNTIME)
    if given is None:
        say(
            f"  no AppImage: set {RUNTIME} to a runtime file (packaging/appimage/README.md); its folder is built and tried"
        )
        return None
    if not Path(given).is_file():
        raise Trouble(f"{RUNTIME} names {given}, which is not there.")
    machine.bring(TOOLS)
    image = into / f"Sciatimer-{version}-{os.uname().machine}.AppImage"
    squashed = image.with_suffix(".squashfs")
    pressing: list[str | Path] = [
        "mksquashfs",
        place,
        squashed,
        "-root-owned",
        "-noappend",
        "-comp",
        "zstd",
        "-quiet",
        "-no-progress",
    ]
    if subprocess.run(pressing, check=False).returncode != 0:
        raise Trouble("mksquashfs could not press the AppImage: see its last lines above.")
    image.write_bytes(Path(given).read_bytes() + squashed.read_bytes())
    squashed.unlink()
    image.chmod(0o755)
    return image
