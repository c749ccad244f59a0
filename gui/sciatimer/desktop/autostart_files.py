"""Files by which others start this program. No Qt."""

import os
import secrets
from pathlib import Path

from sciatimer.paths import make_folder


def write_whole(file: Path, data: bytes) -> None:
    """Puts a file there for its owner alone, whole or not at all, with its folder if that is missing.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    make_folder(file.parent)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
