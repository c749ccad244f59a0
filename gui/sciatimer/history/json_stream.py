"""JSON read piece by piece, so that a file may be larger than the memory, and no bad one takes it all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn, TextIO

from sciatimer.history.exchange_faults import (
    ExportCutShort,
    ExportKeyTwice,
    ExportTooDeep,
    ExportTooLong,
    ExportWrong,
    NotAnExport,
)

LONGEST_ENTRY = 64 * 1024 * 1024  # characters: a whole pack of exercises is the longest there is
_CHUNK = 1 << 16
_SPACE = " \t\r\n"
_SPEAKS_ON = "0123456789+-.eE"  # a number at the end of what was read may go on


class _KeyTwice(ValueError):
    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _KeyTwice(next(key for key in keys if keys.count(key) > 1))
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


class JsonStream:
    """The tokens of a JSON file, one after the other.

    Args:
        file: its name, for messages.
        handle: the open file.
    """

    def __init__(self, file: Path, handle: TextIO) -> None:
        self._file = file
        self._handle = handle
        self._text = ""
        self._at = 0
        self._is_over = False
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)

    def next_sign(self) -> str:
        """The next character that is no space, which stays; empty at the end of the file."""
        while True:
            while self._at < len(self._text) and self._text[self._at] in _SPACE:
                self._at += 1
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on():
                return ""

    def expect(self, sign: str, where: str) -> None:
        """Walks over a character.

        Raises:
            ExportCutShort: the file has ended.
            ExportWrong: there is another one.
        """
        found = self.next_sign()
        if not found:
            raise ExportCutShort(self._file)
        if found != sign:
            raise ExportWrong(self._file, where, f"{sign} is missing")
        self._at += 1

    def value(self, where: str) -> object:
        """The next whole value.

        Raises:
            ExportCutShort: the file ends in it.
            ExportWrong: it is none, or none that can be in an export; see ``exchange_faults``.
        """
        if not self.next_sign():
            raise ExportCutShort(self._file)
        while True:
            try:
                found, end = self._decode(where)
            except json.JSONDecodeError as error:
                if self._read_on():
                    self._refuse_long(where)
                    continue
                if error.pos >= len(self._text) or "Unterminated" in error.msg:
                    raise ExportCutShort(self._file) from error
                raise ExportWrong(self._file, where, error.msg) from error
            if end == len(self._text) and self._text[end - 1] in _SPEAKS_ON and self._read_on():
                continue
            self._at = end
            return found

    def members(self, where: str) -> Iterator[str]:
        """The names in the object that begins here; each value is to be read before the next name is asked for.

        Raises:
            ExportWrong: it is no object, or it is not written as one.
        """
        seen: set[str] = set()
        for _ in self._items("{", "}", where):
            name = self.value(where)
            if not isinstance(name, str):
                raise ExportWrong(self._file, where, "a name is missing")
            if name in seen:
                raise ExportKeyTwice(self._file, where, name)
            seen.add(name)
            self.expect(":", name)
            yield name

    def elements(self, where: str) -> Iterator[int]:
        """The numbers, from 1, of the values in the list that begins here; each is to be read before the next."""
        yield from self._items("[", "]", where)

    def finish(self) -> None:
        """Nothing may follow.

        Raises:
            ExportWrong: something does.
        """
        if self.next_sign():
            raise ExportWrong(self._file, "the end", "something follows the end of the history")

    def _items(self, first: str, last: str, where: str) -> Iterator[int]:
        self.expect(first, where)
        number = 0
        while self.next_sign() != last:
            if number:
                self.expect(",", where)
            number += 1
            yield number
        self.expect(last, where)

    def _decode(self, where: str) -> tuple[object, int]:
        try:
            return self._decoder.raw_decode(self._text, self._at)
        except RecursionError as error:
            raise ExportTooDeep(self._file, where) from error
        except _KeyTwice as error:
            raise ExportKeyTwice(self._file, where, error.key) from error
        except json.JSONDecodeError:
            raise
        except ValueError as error:
            raise ExportWrong(self._file, where, str(error)) from error

    def _refuse_long(self, where: str) -> None:
        if len(self._text) - self._at > LONGEST_ENTRY:
            raise ExportTooLong(self._file, where)

    def _read_on(self) -> bool:
        """Reads more, twice as much each time while one value goes on; tells whether there was more."""
        if self._is_over:
            return False
        held = self._text[self._at :]
        try:
            more = self._handle.read(max(_CHUNK, len(held)))
        except UnicodeDecodeError as error:
            raise NotAnExport(self._file) from error
        self._is_over = not more
        self._text, self._at = held + more, 0
        return bool(more)
