"""Waits until the window manager lists a window, without asking again and again."""

import ctypes
import select
import time
from collections.abc import Callable
from typing import Any

_PROPERTY_CHANGE_MASK = 1 << 22
_PROPERTY_NOTIFY = 28
_LONGS = 24  # an XEvent is so long


class _PropertyEvent(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("atom", ctypes.c_ulong),
    )


class WindowList:
    """The window manager's list of windows on the screen of DISPLAY.

    Raises:
        OSError: there is no such screen.
    """

    def __init__(self) -> None:
        self._x: Any = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XInternAtom.restype = ctypes.c_ulong
        display = self._x.XOpenDisplay(None)
        if not display:
            raise OSError("no X screen to watch")
        self._display = ctypes.c_void_p(display)
        self._list = self._x.XInternAtom(self._display, b"_NET_CLIENT_LIST", 0)
        root = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        self._x.XSelectInput(self._display, root, ctypes.c_long(_PROPERTY_CHANGE_MASK))
        self._x.XSync(self._display, 0)

    def forget(self) -> None:
        """What has happened so far counts no more."""
        self._x.XSync(self._display, 0)
        while self._x.XPending(self._display):
            self._next()

    def wait(self, seconds: float, other: Callable[[], float | None]) -> float | None:
        """When the list changes, or when ``other`` tells a time, by the monotonic clock; None if neither does."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if (told := other()) is not None:
                return told
            if self._x.XPending(self._display) or self._is_ready():
                now = time.monotonic()
                if self._next():
                    return now
        return None

    def close(self) -> None:
        """Watches no more."""
        self._x.XCloseDisplay(self._display)

    def _is_ready(self) -> bool:
        number = self._x.XConnectionNumber(self._display)
        return bool(select.select([number], [], [], 0.02)[0]) and bool(self._x.XPending(self._display))

    def _next(self) -> bool:
        """Takes the next event; whether it tells of the list."""
        event = (ctypes.c_long * _LONGS)()
        self._x.XNextEvent(self._display, ctypes.byref(event))
        told = _PropertyEvent.from_buffer(event)
        return bool(told.type == _PROPERTY_NOTIFY and told.atom == self._list)
