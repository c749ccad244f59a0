"""The wheel and the sdist, and proof that what the program reads is inside."""

import tarfile
import zipfile
from pathlib import Path

from tools.console import ROOT, Trouble, call, say
from tools.environment import Environment

DIST = ROOT / "dist"


def build(environment: Environment) -> None:
    """Builds both into dist/ and looks inside.

    Raises:
        Trouble: the build failed, or something is missing in what it built.
    """
    for old in DIST.glob("sciatimer-*"):
        old.unlink()
    if call([environment.python, "-m", "build", "--no-isolation", "--outdir", DIST]) != 0:
        raise Trouble("The package could not be built: see the last lines above.")
    wheel, sdist = next(DIST.glob("*.whl")), next(DIST.glob("*.tar.gz"))
    _demand(wheel, _shipped("sciatimer"), set(zipfile.ZipFile(wheel).namelist()))
    with tarfile.open(sdist) as packed:
        inside = {name.partition("/")[2] for name in packed.getnames()}
    _demand(sdist, _shipped(".") | {"dev.py", "tools/machine.py", "requirements/run.txt"}, inside)
    say(f"Built {wheel.relative_to(ROOT)} and {sdist.relative_to(ROOT)}; both hold the exercises and the assets.")


def _shipped(folder: str) -> set[str]:
    files = [ROOT / "exercises.json", *(file for file in (ROOT / "assets").rglob("*") if file.is_file())]
    return {(Path(folder) / file.relative_to(ROOT)).as_posix() for file in files}


def _demand(archive: Path, wanted: set[str], inside: set[str]) -> None:
    missing = sorted(wanted - inside)
    if missing:
        raise Trouble(f"{archive.name} lacks {', '.join(missing)}: mend the build section of pyproject.toml.")
