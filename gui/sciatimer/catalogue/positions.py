"""A JSON reader that remembers on which line each value stands, and survives anything.

It is slow and only asked when the fast reader refuses a file, so that every fault can be named with its place.
"""

import json
import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from sciatimer.catalogue.faults import SHOWN, Fault, quoted, step

DEEPEST = 40  # levels of nesting; a catalogue needs seven
LONGEST_NUMBER = 40  # characters

_SPACE = re.compile(r"[ \t\r\n]*")
_TEXT = re.compile(r'"(?:[^"\\\x00-\x1f]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?(?![0-9a-zA-Z.+-])")
_WORD = re.compile(r"-?[A-Za-z_][A-Za-z0-9_]*|[-+.0-9][-+.0-9a-zA-Z]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WORDS: Final[dict[str, bool | None]] = {"true": True, "false": False, "null": None}
_NO_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})


class Unreadable:
    """Stands for a value that was already found faulty."""


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the line it begins on."""

    value: "dict[str, Node] | list[Node] | str | int | float | bool | Unreadable | None"
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text holds, as far as it can be read, and what is wrong with it as JSON."""

    root: Node | None
    faults: tuple[Fault, ...]


class _Broken(Exception):
    """The text stops being JSON here; nothing behind it can be trusted."""

    def __init__(self, offset: int, path: str, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.path = path
        self.message = message


def read(text: str) -> Reading:
    """Reads a JSON text with the line of each value. Never raises for what the text holds."""
    reader = _Reader(text)
    try:
        root = reader.whole()
    except _Broken as broken:
        reader.report(broken.offset, broken.path, broken.message)
        return Reading(None, tuple(reader.faults))
    return Reading(root, tuple(reader.faults))


class _Reader:
    """A cursor over the text. Faults that do not end the reading are collected on the way."""

    def __init__(self, text: str) -> None:
        self.faults: list[Fault] = []
        self._text = text
        self._at = 0
        self._breaks = [match.start() for match in re.finditer("\n", text)]
        self._last_line = max(1, len(self._breaks) + (not text.endswith("\n")))

    def whole(self) -> Node:
        """The one value that the text holds."""
        if not self._peek():
            raise _Broken(self._at, "$", "the file is empty; an object in braces { } is needed")
        root = self._value("$", 0)
        if self._peek():
            raise _Broken(self._at, "$", f"{self._shown()} follows the end; nothing may follow the last brace")
        return root

    def report(self, offset: int, path: str, message: str) -> None:
        """Notes a fault at a place of the text."""
        self.faults.append(Fault(self._line(offset), path, message))

    def _line(self, offset: int) -> int:
        return min(bisect_right(self._breaks, offset - 1) + 1, self._last_line)

    def _peek(self) -> str:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _shown(self) -> str:
        word = _WORD.match(self._text, self._at)
        found = word.group() if word else self._text[self._at : self._at + 1]
        return quoted(found) if found else "the end of the file"

    def _value(self, path: str, depth: int) -> Node:
        sign = self._peek()
        if depth > DEEPEST:
            raise _Broken(self._at, path, f"nested deeper than {DEEPEST} levels; a catalogue needs seven")
        line = self._line(self._at)
        if sign == "{":
            return Node(self._object(path, depth), line)
        if sign == "[":
            return Node(self._array(path, depth), line)
        if sign == '"':
            return Node(self._string(path), line)
        return Node(self._scalar(path), line)

    def _object(self, path: str, depth: int) -> dict[str, Node]:
        members: dict[str, Node] = {}
        self._at += 1
        if self._peek() == "}":
            self._at += 1
            return members
        while True:
            self._member(members, path, depth)
            if self._closed(path, "}"):
                return members

    def _member(self, members: dict[str, Node], path: str, depth: int) -> None:
        if self._peek() != '"':
            raise _Broken(self._at, path, f'{self._shown()} stands where a key in double quotes ("key") is needed')
        offset = self._at
        key = self._string(path)
        name = key if isinstance(key, str) else "?"
        if name in members:
            self.report(offset, path + step(name), "this key stands twice; each key may stand once")
        if self._peek() != ":":
            raise _Broken(self._at, path + step(name), f"{self._shown()} stands where a colon (:) is needed")
        self._at += 1
        members[name] = self._value(path + step(name), depth + 1)

    def _array(self, path: str, depth: int) -> list[Node]:
        items: list[Node] = []
        self._at += 1
        if self._peek() == "]":
            self._at += 1
            return items
        while True:
            items.append(self._value(path + step(len(items)), depth + 1))
            if self._closed(path, "]"):
                return items

    def _closed(self, path: str, end: str) -> bool:
        """Steps over the comma or the end of a list or object, and tells whether it was the end."""
        sign = self._peek()
        if sign not in {",", end} or not sign:
            raise _Broken(self._at, path, f"{self._shown()} stands where a comma or {end} is needed")
        self._at += 1
        if sign == "," and self._peek() == end:
            raise _Broken(self._at, path, f"a comma stands before {end}; the last item has none behind it")
        return sign == end

    def _string(self, path: str) -> str | Unreadable:
        match = _TEXT.match(self._text, self._at)
        end = match.end() if match else self._at
        if self._text[end : end + 1] != '"':
            raise _Broken(end, path, self._why_unclosed(end))
        token = self._text[self._at : end + 1]
        offset, self._at = self._at, end + 1
        string: str = json.loads(token)
        if _SURROGATE.search(string):
            self.report(offset, path, "half a character (\\ud800 to \\udfff alone); write the character itself")
            return Unreadable()
        return string

    def _why_unclosed(self, end: int) -> str:
        sign = self._text[end : end + 1]
        if not sign:
            return 'the file ends inside a text; a text ends with "'
        if sign == "\\":
            return f'{quoted(self._text[end : end + 2])} is no escape; allowed are \\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000'
        return f'{quoted(sign)} stands inside a text; a text ends with " on the line it begins on'

    def _scalar(self, path: str) -> int | float | bool | Unreadable | None:
        match = _NUMBER.match(self._text, self._at)
        if match:
            return self._number(match, path)
        word = _WORD.match(self._text, self._at)
        found = word.group() if word else ""
        if found in _NO_NUMBERS:
            self.report(self._at, path, f"{found} is no number in JSON; write a number")
        elif found not in _WORDS:
            raise _Broken(
                self._at,
                path,
                f'{self._shown()} is no value; allowed are "text", a number, true, false, '
                "null, a list [ ] or an object { }",
            )
        self._at += len(found)
        return _WORDS.get(found, Unreadable())

    def _number(self, match: re.Match[str], path: str) -> int | float | Unreadable:
        offset, self._at = self._at, match.end()
        token = match.group()
        if len(token) <= LONGEST_NUMBER:
            number = float(token) if match.group(1) or match.group(2) else int(token)
            if math.isfinite(number):
                return number
        self.report(offset, path, f"{token[:SHOWN]} is too long or too large for a number here")
        return Unreadable()
