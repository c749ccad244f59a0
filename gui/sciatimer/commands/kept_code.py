"""Byte code that Python would make anew at every start, kept as it keeps that of each module.

Two things are compiled at run time, however often the program was started: the Python part of PySide6, which it carries as
text inside a library (15 ms, an eighth of what an empty window takes), and the methods that ``dataclass`` writes for each of
170 classes (80 ms). Both are the same text every time. Their code lies in the folder in which Python puts its own.
"""

from __future__ import annotations  # PySide6 compiles under it, and a compiler follows whoever calls it

import builtins
import dataclasses
import marshal
import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source, source_hash
from pathlib import Path
from types import CodeType
from typing import Any

_OF_QT = "shibokensupport"
_HASH = 8  # bytes of a hash


def place_of_code() -> Path:
    """Where it is kept: with the byte code of this program, by version of Python."""
    return Path(cache_from_source(str(Path(__file__).with_name("kept.py"))))


class KeptCode:
    """Between ``begin`` and ``end`` these texts are compiled only if they were not in an earlier run.

    A text is known by its hash, in which the version of Python counts, too. Nothing is written where Python is not to write
    byte code, or cannot.

    Args:
        place: the file.
    """

    def __init__(self, place: Path) -> None:
        self._place = place
        self._codes: dict[bytes, CodeType] = {}
        self._has_new = False
        self._plain = builtins.compile

    def begin(self) -> None:
        """Puts itself before Python's compiler."""
        self._codes = _read(self._place)
        builtins.compile = self._compile  # which hands on whatever it does not know
        setattr(dataclasses, "exec", self._execute)  # noqa: B010 - a name of the module that hides the one of Python

    def end(self) -> None:
        """Lets go of the compiler, and keeps what is new. A second time does nothing."""
        if builtins.compile is self._plain:
            return
        builtins.compile = self._plain
        delattr(dataclasses, "exec")
        if self._has_new and not sys.dont_write_bytecode:
            _write(self._place, self._codes)
        self._codes = {}

    def _compile(self, source: Any, filename: Any, *others: Any, **named: Any) -> Any:  # noqa: ANN401 - as compile is
        is_of_qt = isinstance(filename, str) and filename.startswith(_OF_QT) and isinstance(source, bytes)
        if not is_of_qt or named or others != ("exec",):
            return self._plain(source, filename, *others, **named)
        key = source_hash(filename.encode() + source)
        if key not in self._codes:
            self._codes[key] = self._plain(source, filename, "exec")
            self._has_new = True
        return self._codes[key]

    def _execute(self, text: str, *spaces: dict[str, Any]) -> None:
        key = source_hash(text.encode())
        if key not in self._codes:
            self._codes[key] = self._plain(text, "<string>", "exec", dont_inherit=True)
            self._has_new = True
        exec(self._codes[key], *spaces)  # noqa: S102 - it stands for the exec of dataclasses


def _read(place: Path) -> dict[bytes, CodeType]:
    try:
        content = place.read_bytes()
    except OSError:
        return {}
    told, data = content[:_HASH], content[_HASH:]
    if told != source_hash(data):  # cut short, or otherwise not what was written
        return {}
    codes: dict[bytes, CodeType] = marshal.loads(data)  # noqa: S302 - as safe as the byte code beside it
    return codes


def _write(place: Path, codes: dict[bytes, CodeType]) -> None:
    data = marshal.dumps(codes)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        draft.write_bytes(source_hash(data) + data)
        draft.replace(place)
