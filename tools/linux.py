"""What a Linux package lays beside the program: desktop entry, icons, metainfo, man page, and what bash offers."""

import os
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from tools import release
from tools.console import ROOT

METAINFO = PurePosixPath("share/metainfo/invalid.sciatimer.sciatimer.metainfo.xml")
MAN_PAGE = PurePosixPath("share/man/man1/sciatimer.1")


def shared_files() -> dict[PurePosixPath, Path]:
    """The files that are the same in every release, by their place under a prefix such as /usr: as the wheel has them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared: dict[str, str] = project["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    return {PurePosixPath(place): ROOT / source for source, place in shared.items()}


def lay_out(prefix: Path, pictures_at: str = "", variables: Mapping[str, str] = os.environ) -> None:
    """Writes all of it under a prefix, readable by everybody.

    Args:
        prefix: what becomes /usr.
        pictures_at: where the screenshots can be fetched, as in ``release.metainfo``.
        variables: the environment, for SOURCE_DATE_EPOCH.

    Raises:
        Trouble: the changelog cannot be read, or when the release was made is not known.
        OSError: it cannot be written.
    """
    for place, source in shared_files().items():
        shutil.copyfile(source, _made(prefix / place))
    changelog = release.CHANGELOG.read_text(encoding="utf-8")
    made = {
        METAINFO: release.metainfo(changelog, pictures_at, variables),
        MAN_PAGE: release.man_page(changelog, variables),
    }
    for place, text in made.items():
        _made(prefix / place).write_text(text, encoding="utf-8")
    for file in prefix.joinpath("share").rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)


def _made(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file
