"""A file that the person asked for: written whole or not at all, readable by its owner alone."""

import os
import tempfile
from pathlib import Path

from sciatimer.errors import SciatimerError


class FileNotSaved(SciatimerError):
    """The file could not be written; nothing half-written is left."""

    wording = (
        "{path} was not saved ({reason}). Nothing was changed there. "
        "Choose another folder, or free some space, and try again."
    )

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path=path, reason=reason)


def save_file(content: bytes, path: Path) -> None:
    """Puts content in the place of what was there.

    Raises:
        FileNotSaved: it could not be written; what was there before is still there.
    """
    try:
        _publish(content, path)
    except OSError as error:
        raise FileNotSaved(path, error.strerror or str(error)) from error


def _publish(content: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".sciatimer-", suffix=path.suffix, dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
