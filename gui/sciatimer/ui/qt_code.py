"""The Python part of PySide6, compiled once.

PySide6 carries it as text inside a library and compiles it at every start: 15 ms, an eighth of what an empty window takes.
Python keeps what it compiles itself beside each module; the same is done here, in the same place and under the same rules.
"""

from __future__ import annotations  # PySide6 compiles under it, and a compiler follows whoever calls it

import builtins
import marshal
import os
import sys
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    Kept = dict[tuple[str, bytes], CodeType]


def place_of_code() -> Path:
    """Where it is kept: with the byte code of this program, by version of Python."""
    return Path(cache_from_source(str(Path(__file__).with_name("shibokensupport.py"))))


@contextmanager
def compiled_once(place: Path) -> Iterator[None]:
    """Inside it, what was compiled in an earlier run is taken from ``place``, where its text is still the same.

    Nothing is written where Python is not to write byte code, or cannot.
    """
    kept, plain = _read(place), builtins.compile
    new: Kept = {}

    def remembering(source: Any, filename: Any, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - as compile is
        if others != ("exec",) or named or not (isinstance(source, bytes) and isinstance(filename, str)):
            return plain(source, filename, *others, **named)
        key = filename, source_hash(source)  # which knows the version of Python, too
        if key not in kept:
            new[key] = kept[key] = plain(source, filename, "exec")
        return kept[key]

    builtins.compile = remembering
    try:
        yield
    finally:
        builtins.compile = plain
    if new and not sys.dont_write_bytecode:
        _write(place, kept)


def _read(place: Path) -> Kept:
    try:
        kept: Kept = marshal.loads(place.read_bytes())  # noqa: S302 - Python's own byte code lies in the same folder
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return kept


def _write(place: Path, kept: Kept) -> None:
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        draft.write_bytes(marshal.dumps(kept))
        draft.replace(place)
