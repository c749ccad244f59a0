"""The wheel and the sdist, and proof that what the program reads is inside."""

import tarfile
import tempfile
import zipfile
from pathlib import Path

from tools.console import ROOT, Trouble, call, say
from tools.environment import Environment


def build(environment: Environment, into: Path) -> Path:
    """Builds both and looks inside; then builds the wheel once more from the sdist alone, and compares.

    Args:
        environment: where the build tools are.
        into: the folder for both; older ones there go.

    Returns:
        The wheel.

    Raises:
        Trouble: the build failed, something is missing in what it built, or the two wheels differ.
    """
    for old in (*into.glob("sciatimer-*.whl"), *into.glob("sciatimer-*.tar.gz")):
        old.unlink()
    _make(environment, ROOT, into, "--sdist", "--wheel")
    wheel, sdist = next(into.glob("*.whl")), next(into.glob("*.tar.gz"))
    _demand(wheel, _shipped("sciatimer"), set(zipfile.ZipFile(wheel).namelist()))
    with tarfile.open(sdist) as packed:
        inside = {name.partition("/")[2] for name in packed.getnames()}
    _demand(sdist, _shipped(".") | {"dev.py", "tools/machine.py", "requirements/run.txt"}, inside)
    say(f"Built {wheel.name} and {sdist.name}; both hold the exercises and the assets")
    _compare(environment, wheel, sdist)
    return wheel


def _make(environment: Environment, source: Path, into: Path, *kinds: str) -> None:
    if call([environment.python, "-m", "build", "--no-isolation", *kinds, "--outdir", into, source]) != 0:
        raise Trouble("The package could not be built: see the last lines above.")


def _compare(environment: Environment, wheel: Path, sdist: Path) -> None:
    """The sdist has no history of git, lies in another folder, and is built at another time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(sdist) as packed:
            packed.extractall(folder, filter="data")
        _make(environment, next(folder.iterdir()), folder / "dist", "--wheel")
        again = next((folder / "dist").glob("*.whl"))
        if again.read_bytes() != wheel.read_bytes():
            raise Trouble(f"The wheel from {sdist.name} is another one: something in the build depends on the place.")
    say("The sdist alone gives the same wheel, byte by byte")


def _shipped(folder: str) -> set[str]:
    files = [ROOT / "exercises.json", *(file for file in (ROOT / "assets").rglob("*") if file.is_file())]
    return {(Path(folder) / file.relative_to(ROOT)).as_posix() for file in files}


def _demand(archive: Path, wanted: set[str], inside: set[str]) -> None:
    missing = sorted(wanted - inside)
    if missing:
        raise Trouble(f"{archive.name} lacks {', '.join(missing)}: mend the build section of pyproject.toml.")
