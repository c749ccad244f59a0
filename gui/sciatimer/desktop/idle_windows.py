"""Idleness on Windows: ``GetLastInputInfo``, asked. Written after its documentation; it has not been run there."""

import ctypes
from typing import Any, ClassVar, Protocol

from sciatimer.desktop.idle_polled import PolledIdle

_TICKS = 2**32  # both counts of milliseconds begin anew after 49.7 days


class Libraries(Protocol):
    """Those of Windows that are called."""

    user32: Any
    kernel32: Any


class _LastInput(ctypes.Structure):
    _fields_: ClassVar = [("size", ctypes.c_uint32), ("tick", ctypes.c_uint32)]


def seconds_between(last: int, now: int) -> float:
    """Seconds from one count of milliseconds to a later one, also where it began anew in between."""
    return (now - last) % _TICKS / 1000


def windows_idle(libraries: Libraries | None = None) -> PolledIdle:
    """Asks Windows.

    Args:
        libraries: those of the system, by name; None for the real ones.
    """
    found = libraries or getattr(ctypes, "windll", None)

    def seconds() -> float | None:
        last = _LastInput(size=ctypes.sizeof(_LastInput))
        if found is None or not found.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        return seconds_between(last.tick, found.kernel32.GetTickCount())

    return PolledIdle("Windows: GetLastInputInfo, asked", seconds)
