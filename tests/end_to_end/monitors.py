"""Plugs a monitor into the display and out again: ``monitors.py add NAME X WIDTH HEIGHT [primary]``, ``remove NAME``.

An X server without real outputs, such as Xvfb, takes monitors that a client names (RandR 1.5), and Qt follows them. The
first one takes over the only output, so that the whole display is no monitor any more.
"""

import ctypes
import sys
from ctypes import POINTER, Structure, c_char_p, c_int, c_ulong, c_void_p


class Monitor(Structure):
    """XRRMonitorInfo."""

    _fields_ = (
        ("name", c_ulong), ("primary", c_int), ("automatic", c_int), ("outputs_count", c_int), ("x", c_int),
        ("y", c_int), ("width", c_int), ("height", c_int), ("mm_width", c_int), ("mm_height", c_int),
        ("outputs", POINTER(c_ulong)),
    )  # fmt: skip


class Resources(Structure):
    """The beginning of XRRScreenResources."""

    _fields_ = (
        ("timestamp", c_ulong), ("configured", c_ulong), ("crtcs_count", c_int), ("crtcs", POINTER(c_ulong)),
        ("outputs_count", c_int), ("outputs", POINTER(c_ulong)),
    )  # fmt: skip


class Display:
    """The display of the variable DISPLAY."""

    def __init__(self) -> None:
        x11, self._randr = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXrandr.so.2")
        x11.XOpenDisplay.restype = c_void_p
        x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = (c_void_p,), c_ulong
        x11.XInternAtom.argtypes, x11.XInternAtom.restype = (c_void_p, c_char_p, c_int), c_ulong
        x11.XSync.argtypes = (c_void_p, c_int)
        self._randr.XRRSetMonitor.argtypes = (c_void_p, c_ulong, POINTER(Monitor))
        self._randr.XRRDeleteMonitor.argtypes = (c_void_p, c_ulong, c_ulong)
        self._randr.XRRGetScreenResources.argtypes = (c_void_p, c_ulong)
        self._randr.XRRGetScreenResources.restype = POINTER(Resources)
        self._x11 = x11
        self._display = x11.XOpenDisplay(None)
        self._root = x11.XDefaultRootWindow(self._display)

    def add(self, name: str, x: int, width: int, height: int, *, primary: bool) -> None:
        """Plugs one in; the primary one takes the output."""
        outputs = self._randr.XRRGetScreenResources(self._display, self._root).contents.outputs
        count = 1 if primary else 0
        monitor = Monitor(self._atom(name), count, 0, count, x, 0, width, height, width // 4, height // 4, outputs)
        self._randr.XRRSetMonitor(self._display, self._root, ctypes.byref(monitor))
        self._x11.XSync(self._display, 0)

    def remove(self, name: str) -> None:
        """Pulls one out."""
        self._randr.XRRDeleteMonitor(self._display, self._root, self._atom(name))
        self._x11.XSync(self._display, 0)

    def _atom(self, name: str) -> int:
        return int(self._x11.XInternAtom(self._display, name.encode(), 0))


def main(what: str, name: str, *rest: str) -> None:
    """Does one of the two."""
    if what == "remove":
        Display().remove(name)
    else:
        x, width, height = map(int, rest[:3])
        Display().add(name, x, width, height, primary="primary" in rest)


if __name__ == "__main__":
    main(*sys.argv[1:])
