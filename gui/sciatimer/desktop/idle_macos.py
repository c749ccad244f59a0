"""Idleness on macOS: the seconds since the last event of the session, asked; no permission is needed for it.

Written after the documentation of ``CGEventSourceSecondsSinceLastEventType``; it has not been run there.
"""

import ctypes
from collections.abc import Callable
from typing import Any

from sciatimer.desktop.idle_polled import PolledIdle

_LIBRARY = "/System/Library/Frameworks/CoreGraphics.framework/CoreGraphics"
_COMBINED_SESSION = 0  # kCGEventSourceStateCombinedSessionState: keyboard, mouse, and what programs send
_ANY_INPUT = 0xFFFFFFFF  # kCGAnyInputEventType


def macos_idle(load: Callable[[str], Any] = ctypes.CDLL) -> PolledIdle:
    """Asks macOS."""

    def seconds() -> float | None:
        try:
            ask = load(_LIBRARY).CGEventSourceSecondsSinceLastEventType
        except (OSError, AttributeError):
            return None
        ask.argtypes, ask.restype = [ctypes.c_int32, ctypes.c_uint32], ctypes.c_double
        return float(ask(_COMBINED_SESSION, _ANY_INPUT))

    return PolledIdle("macOS: CGEventSource, asked", seconds)
