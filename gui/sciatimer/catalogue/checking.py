"""Checks one file of exercises for its author: as the built-in catalogue, or as an own pack."""

import re
from dataclasses import dataclass
from pathlib import Path

from sciatimer.catalogue.checks import Around
from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.load import CatalogueUnusable, around_packs
from sciatimer.catalogue.model import CatalogueFile
from sciatimer.catalogue.reading import read_file

PACKS_FOLDER = "exercises"

_ID = re.compile(rb'"id"\s*:\s*"([a-z0-9-]+)"')


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check. ``exercises`` is how many are in a file that is good."""

    is_pack: bool
    faults: tuple[Fault, ...]
    exercises: int


def check_file(path: Path, builtin: Path) -> Checked:
    """All faults of a file.

    A file is read as an own pack when it says who prescribed it, lies in a folder named ``exercises``, or has no
    exercise in common with the built-in ones; otherwise as a built-in catalogue.

    Raises:
        CatalogueUnusable: it is a pack, and the built-in exercises it may refer to cannot be read.
    """
    shipped = read_file(builtin, Around())
    ids = {exercise.id for exercise in shipped.file.exercises} if shipped.file else set()
    is_pack = _is_pack(path, ids)
    if is_pack and shipped.file is None:
        raise CatalogueUnusable(builtin, shipped.faults)
    read = read_file(path, around_packs(shipped.file) if is_pack and shipped.file else Around())
    return Checked(is_pack, read.faults, _count(read.file))


def _is_pack(path: Path, builtin_ids: set[str]) -> bool:
    try:
        raw = path.read_bytes() if path.is_file() else b""
    except (OSError, ValueError):
        return False
    if b'"prescribed_by"' in raw or path.absolute().parent.name == PACKS_FOLDER:
        return True
    ids = {found.decode() for found in _ID.findall(raw)}
    return bool(ids) and ids.isdisjoint(builtin_ids)


def _count(file: CatalogueFile | None) -> int:
    return len(file.exercises) if file else 0
