"""Files by which others start this program. No Qt."""

import os
import secrets
from pathlib import Path


def write_whole(file: Path, data: bytes) -> None:
    """Puts a file there, whole or not at all, with its folder if that is missing.

    Raises:
        OSError: it cannot be written; what was there is untouched.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
