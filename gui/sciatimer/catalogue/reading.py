"""One file of exercises: read fast when all is well, read slowly to name every fault when it is not."""

import json
import stat
from dataclasses import dataclass
from pathlib import Path

import msgspec

from sciatimer.catalogue.checks import Around, is_sound
from sciatimer.catalogue.faults import Fault
from sciatimer.catalogue.model import CatalogueFile

LARGEST_FILE = 64 * 1024 * 1024  # bytes; 5,000 exercises take 11 MB
BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # some editors begin a file with it; it says nothing


@dataclass(frozen=True, slots=True)
class FileRead:
    """What came of reading a file: its content, or every fault that keeps it from being used."""

    file: CatalogueFile | None
    faults: tuple[Fault, ...] = ()


def read_file(path: Path, around: Around) -> FileRead:
    """Reads and checks a file of exercises. Never raises for what lies at the path.

    Args:
        path: the file.
        around: what the file may refer to, and whether it is an own pack.
    """
    try:
        raw = _bytes(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        return FileRead(None, (Fault(1, "$", f"the file cannot be read ({reason}); a readable JSON file is needed"),))
    return read_bytes(raw, around)


def read_bytes(raw: bytes, around: Around) -> FileRead:
    """Reads and checks the bytes of a file of exercises. Never raises for what they hold."""
    raw = raw.removeprefix(BYTE_ORDER_MARK)
    file, refusal = _decoded(raw)
    if file is not None and not _repeats_keys(raw, file) and is_sound(file, around):
        return FileRead(file)
    # Only a file that needs it pays for the slow reader's import and time
    from sciatimer.catalogue.diagnosis import faults_of

    faults = faults_of(raw, around)
    if file is None and not faults:
        faults = (Fault(1, "$", refusal),)
    return FileRead(None, faults) if faults else FileRead(file)


def _bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(0, "it is not a file")
    if found.st_size > LARGEST_FILE:
        raise OSError(0, f"it is larger than {LARGEST_FILE // 1024 // 1024} MB")
    return path.read_bytes()


def _decoded(raw: bytes) -> tuple[CatalogueFile | None, str]:
    try:
        _refuse_other_encodings(raw)
        return msgspec.json.decode(raw, type=CatalogueFile), ""
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return None, str(error)


def _refuse_other_encodings(raw: bytes) -> None:
    if not raw.isascii():
        raw.decode("utf-8")


def _repeats_keys(raw: bytes, file: CatalogueFile) -> bool:
    """Whether a key stands twice, which the fast reader does not see.

    Written again, a file without repeated keys has as many quotes as before. Where that differs (a default written out
    or an escaped letter differs too), the standard library's reader looks at each object.
    """
    if raw.count(b'"') == msgspec.json.encode(file).count(b'"') and b"\\u" not in raw:
        return False
    repeated: list[str] = []
    json.loads(raw, object_pairs_hook=lambda pairs: repeated.extend(_twice(pairs)))
    return bool(repeated)


def _twice(pairs: list[tuple[str, object]]) -> list[str]:
    keys = [key for key, _ in pairs]
    return keys if len(set(keys)) < len(keys) else []
