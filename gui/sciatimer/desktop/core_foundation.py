"""The lists, dictionaries and numbers of macOS, by ctypes. Not run there; tests play the library."""

from collections.abc import Iterator
from ctypes import byref, c_char_p, c_double, c_int, c_long, c_uint32, c_void_p
from typing import Any

_UTF_8 = 0x08000100
_DOUBLE = 13  # kCFNumberDoubleType


class CoreFoundation:
    """What is read of it.

    Args:
        library: the framework's library, or one that is played.
    """

    def __init__(self, library: Any) -> None:  # noqa: ANN401 - a library of ctypes
        self._library = library
        for name, gives, takes in (
            ("CFStringCreateWithCString", c_void_p, (c_void_p, c_char_p, c_uint32)),
            ("CFDictionaryGetValue", c_void_p, (c_void_p, c_void_p)),
            ("CFNumberGetValue", c_int, (c_void_p, c_long, c_void_p)),
            ("CFArrayGetCount", c_long, (c_void_p,)),
            ("CFArrayGetValueAtIndex", c_void_p, (c_void_p, c_long)),
            ("CFRelease", None, (c_void_p,)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = gives, takes

    def items(self, array: int | None) -> Iterator[int]:
        """The items of an array; none of nothing."""
        if array:
            for index in range(self._library.CFArrayGetCount(array)):
                yield self._library.CFArrayGetValueAtIndex(array, index)

    def value(self, dictionary: int | None, key: str) -> int | None:
        """What a dictionary has under a key; None for nothing."""
        if not dictionary:
            return None
        name = self._library.CFStringCreateWithCString(None, key.encode(), _UTF_8)
        found: int | None = self._library.CFDictionaryGetValue(dictionary, name)
        self._library.CFRelease(name)
        return found

    def number(self, dictionary: int | None, key: str) -> float | None:
        """The number that a dictionary has under a key; None for none."""
        found = self.value(dictionary, key)
        into = c_double()
        if not found or not self._library.CFNumberGetValue(found, _DOUBLE, byref(into)):
            return None
        return into.value

    def release(self, thing: int | None) -> None:
        """Lets go of what was copied."""
        if thing:
            self._library.CFRelease(thing)
