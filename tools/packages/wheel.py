"""The wheel and the sdist, and proof that what the program reads is inside."""

import tarfile
import zipfile
from pathlib import Path

from tools import release
from tools.console import ROOT, Trouble, call, say
from tools.environment import Environment


def build(environment: Environment, into: Path) -> Path:
    """Builds both, each the same bytes wherever it is built, and looks inside.

    Args:
        environment: where the build tools are.
        into: the folder for both; older ones there go.

    Returns:
        The wheel.

    Raises:
        Trouble: the build failed, or something is missing in what it built.
    """
    for old in (*into.glob("sciatimer-*.whl"), *into.glob("sciatimer-*.tar.gz")):
        old.unlink()
    variables = environment.variables() | {"SOURCE_DATE_EPOCH": release.source_date()}
    if call([environment.python, "-m", "build", "--no-isolation", "--outdir", into], variables) != 0:
        raise Trouble("The package could not be built: see the last lines above.")
    wheel, sdist = next(into.glob("*.whl")), next(into.glob("*.tar.gz"))
    _demand(wheel, _shipped("sciatimer"), set(zipfile.ZipFile(wheel).namelist()))
    with tarfile.open(sdist) as packed:
        inside = {name.partition("/")[2] for name in packed.getnames()}
    _demand(sdist, _shipped(".") | {"dev.py", "tools/machine.py", "requirements/run.txt"}, inside)
    say(f"Built {wheel.name} and {sdist.name}; both hold the exercises and the assets")
    return wheel


def _shipped(folder: str) -> set[str]:
    files = [ROOT / "exercises.json", *(file for file in (ROOT / "assets").rglob("*") if file.is_file())]
    return {(Path(folder) / file.relative_to(ROOT)).as_posix() for file in files}


def _demand(archive: Path, wanted: set[str], inside: set[str]) -> None:
    missing = sorted(wanted - inside)
    if missing:
        raise Trouble(f"{archive.name} lacks {', '.join(missing)}: mend the build section of pyproject.toml.")
