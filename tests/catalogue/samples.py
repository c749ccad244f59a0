"""Files of exercises to break: the built-in one, and a small own pack."""

import json
import re
from functools import cache
from typing import Any, Final

from sciatimer.catalogue.checks import Around
from sciatimer.catalogue.load import around_packs
from sciatimer.catalogue.model import CatalogueFile
from sciatimer.catalogue.reading import FileRead, read_bytes
from sciatimer.resources import shipped

GONE: Final = object()  # as a value: the key is taken out
TOWEL = 2  # the place of lying-towel-thigh in the built-in file
PULSE = 1  # of lying-90-90-active
HINGE = 11  # of standing-desk-hinge

_STEP = re.compile(r"\.([A-Za-z_0-9]+)|\[(\d+)\]")


@cache
def builtin_text() -> str:
    """The built-in file as it is shipped."""
    return shipped("exercises.json").read_text(encoding="utf-8")


@cache
def builtin() -> CatalogueFile:
    """The built-in file, read."""
    read = read_bytes(builtin_text().encode(), Around())
    assert read.file is not None
    return read.file


def document() -> dict[str, Any]:
    """The built-in file as plain values, free to be broken."""
    values: dict[str, Any] = json.loads(builtin_text())
    return values


def pack(**changes: object) -> dict[str, Any]:
    """An own pack with one lying exercise; ``changes`` go into the exercise."""
    exercise = document()["exercises"][TOWEL] | {"id": "my-own", "sources": []} | changes
    return {"version": 1, "exercises": [exercise], "sources": {}, "prescribed_by": "A physical therapist"}


def put(values: Any, path: str, value: object) -> None:  # noqa: ANN401 - JSON is anything
    """Puts a value at a JSON path of plain values, or takes it out."""
    *steps, last = [name or int(number) for name, number in _STEP.findall(path.removeprefix("$"))]
    for step in steps:
        values = values[step]
    if value is GONE:
        del values[last]
    else:
        values[last] = value


def broken(path: str, value: object) -> dict[str, Any]:
    """The built-in file with one value put in or taken out."""
    values = document()
    put(values, path, value)
    return values


def written(values: object) -> bytes:
    """Plain values as a file."""
    return json.dumps(values, indent=1).encode()


def read(values: object, around: Around | None = None) -> FileRead:
    """What comes of reading plain values as a file, the built-in one unless told otherwise."""
    return read_bytes(written(values), around or Around())


def read_pack(values: object) -> FileRead:
    """What comes of reading plain values as an own pack beside the built-in exercises."""
    return read(values, around_packs(builtin()))


def paths(found: FileRead) -> list[str]:
    """The JSON paths of the faults, in their order."""
    return [fault.path for fault in found.faults]
