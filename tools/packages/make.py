"""All that can be made here, one after the other, with each result tried; what cannot be made or tried is named."""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tools import bill, machine, release
from tools.console import ROOT, say
from tools.environment import Environment
from tools.packages import appimage, deb, folder, root, trial, wheel

DIST = ROOT / "dist"
WORK = ROOT / "build" / "packaging"


@dataclass(frozen=True, slots=True)
class Made:
    """A package, and how it was tried."""

    file: Path
    tried: str


def make(environment: Environment) -> None:
    """Makes and tries everything, and says at the end what lies where.

    Raises:
        Trouble: something could not be made, or a package does not do what it should.
    """
    version = release.version()
    progress = Progress(6)
    progress.step("wheel and sdist")
    packed_wheel = wheel.build(environment, DIST)
    progress.step("the program as one folder")
    packed = folder.build(packed_wheel, WORK)
    bill.write(packed.python, DIST / f"sciatimer-{version}.cdx.json")  # of what all packages hold
    made = [Made(packed_wheel, "not yet")]
    if sys.platform == "linux":
        made = _for_linux(environment, packed_wheel, packed, version, progress)
    say("\nIn dist/:")
    for each in made:
        say(f"  {each.file.name}  {each.file.stat().st_size / 1e6:.1f} MB  {each.tried}")
    say(f"The whole took {progress.minutes:.0f} minutes.")


def _for_linux(
    environment: Environment, packed_wheel: Path, packed: folder.Folder, version: str, progress: "Progress"
) -> list[Made]:
    progress.step("the Debian package")
    package = deb.build(packed, version, WORK / "debian", DIST)
    progress.step("the AppImage")
    appdir = appimage.lay_out(packed, WORK / "AppDir")
    image = appimage.press(appdir, version, DIST)
    if not root.can_be_made():
        say("Nothing is tried: that needs root, to make a bare Debian. The packages are made.")
        return [Made(packed_wheel, "not tried"), Made(package, "not tried")]
    machine.bring(machine.DESKTOP)
    progress.step("trying wheel and AppImage in a bare Debian")
    _try(lambda bare: trial.wheel(packed_wheel, bare, version))
    _try(lambda bare: trial.appdir(appdir, bare, version))
    progress.step("trying the Debian package in a bare Debian")
    _try(lambda bare: trial.deb(package, bare, environment, version))
    made = [
        Made(packed_wheel, "pipx and its own test"),
        Made(package, "installed, upgraded, used by real keys, removed"),
    ]
    return made if image is None else [*made, Made(image, "its folder was tried, the image was not")]


def _try(attempt: Callable[[root.Root], None]) -> None:
    with root.bare_root(WORK) as bare:
        attempt(bare)


class Progress:
    """Says how far it is.

    Args:
        steps: how many there are.
    """

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._step = 0
        self._began = time.monotonic()

    @property
    def minutes(self) -> float:
        """Since it began."""
        return (time.monotonic() - self._began) / 60

    def step(self, what: str) -> None:
        """The next one begins."""
        self._step += 1
        say(f"\n[{self._step}/{self._steps}] {what}")
