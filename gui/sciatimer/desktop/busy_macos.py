"""A bad moment on macOS. Written after the documentation of each call; it has not been run there.

- Full screen: a window of somebody else's that covers a display, by ``CGWindowListCopyWindowInfo``. No permission is
  needed for that. A display with a notch may keep a strip above such a window; there it is not seen.
- Do-not-disturb: the file in which macOS 12 and later keep it, where it may be read. Newer systems may refuse.
- Camera: CoreMediaIO, "is running somewhere". Microphone: the processes of CoreAudio that record (macOS 14 and later).
- A screen that is kept on: ``IOPMCopyAssertionsStatus``. It is one sum without names, ours in it while a session
  runs; no break is offered then anyway.
"""

import ctypes
import json
import os
from collections.abc import Callable, Iterable
from ctypes import POINTER, Structure, byref, c_uint32, c_void_p, sizeof
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QObject

from sciatimer.desktop.busy_asked import AskedSource
from sciatimer.desktop.busy_source import Ways, Who
from sciatimer.desktop.core_foundation import CoreFoundation
from sciatimer.reminders.model import Held

_FRAMEWORKS = "/System/Library/Frameworks/{0}.framework/{0}"
_ASSERTIONS = Path("Library/DoNotDisturb/DB/Assertions.json")
_ON_SCREEN = 1 | 16  # kCGWindowListOptionOnScreenOnly, kCGWindowListExcludeDesktopElements
_MOST_DISPLAYS = 16
_SYSTEM = 1  # kCMIOObjectSystemObject, kAudioObjectSystemObject
_KEEPS_ON = ("PreventUserIdleDisplaySleep", "NoDisplaySleepAssertion")

Rectangle = tuple[float, float, float, float]  # left, top, width, height
Load = Callable[[str], Any]


class _Address(Structure):
    """Which property of an audio or camera object."""

    _fields_: ClassVar = [("selector", c_uint32), ("scope", c_uint32), ("element", c_uint32)]


class _Rect(Structure):
    _fields_: ClassVar = [(name, ctypes.c_double) for name in ("left", "top", "width", "height")]


def covers_a_display(windows: Iterable[tuple[int, int, Rectangle]], displays: Iterable[Rectangle], own: int) -> bool:
    """Whether a normal window of another process is as large as a display.

    Args:
        windows: each as its process, its layer (0 for normal ones), and where it is.
        displays: where they are.
        own: our process.
    """
    whole = set(displays)
    return any(process != own and layer == 0 and place in whole for process, layer, place in windows)


def focus_is_on(text: str) -> bool | None:
    """Reads Assertions.json; None for something else."""
    try:
        return any(entry.get("storeAssertionRecords") for entry in json.loads(text)["data"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _code(word: str) -> int:
    return int.from_bytes(word.encode("ascii"), "big")


class HardwareObjects:
    """The objects of CoreAudio or CoreMediaIO: both are asked in the same way.

    Args:
        get: reads a property.
        size: tells how many bytes a property has.
        counts_separately: whether the size of what was read has a place of its own (CoreMediaIO), or is put where
            that of the room was (CoreAudio).
    """

    def __init__(self, get: Any, size: Any, *, counts_separately: bool) -> None:  # noqa: ANN401 - functions of ctypes
        self._get, self._size, self._counts_separately = get, size, counts_separately

    def listed(self, selector: str) -> tuple[int, ...] | None:
        """The objects in a list of the system; None where it has no such list."""
        address = _Address(_code(selector), _code("glob"), 0)
        room = c_uint32()
        if self._size(c_uint32(_SYSTEM), byref(address), c_uint32(0), None, byref(room)):
            return None
        objects = (c_uint32 * (room.value // sizeof(c_uint32)))()
        return tuple(objects) if self._read(_SYSTEM, address, objects) else None

    def number(self, number: int, selector: str) -> int:
        """A property of an object; 0 where it has none of that name."""
        value = c_uint32()
        return value.value if self._read(number, _Address(_code(selector), _code("glob"), 0), value) else 0

    def _read(self, number: int, address: _Address, into: Any) -> bool:  # noqa: ANN401 - a ctypes value of any kind
        room, taken = c_uint32(sizeof(into)), c_uint32()
        counted = (room, byref(taken)) if self._counts_separately else (byref(room),)
        failed = self._get(c_uint32(number), byref(address), c_uint32(0), None, *counted, byref(into))
        return not failed


class MacMoment:
    """Looks at macOS.

    Args:
        load: opens a framework's library.
        home: the person's folder.
    """

    def __init__(self, load: Load, home: Path) -> None:
        self._load = load
        self._home = home

    def full_screen(self) -> Who:
        """Whether somebody else's window fills a display."""
        graphics, foundation = self._framework("CoreGraphics"), self._foundation()
        graphics.CGWindowListCopyWindowInfo.restype = c_void_p
        graphics.CGRectMakeWithDictionaryRepresentation.argtypes = [c_void_p, POINTER(_Rect)]
        listed = graphics.CGWindowListCopyWindowInfo(c_uint32(_ON_SCREEN), c_uint32(0))
        windows = []
        for window in foundation.items(listed):
            process, layer = (foundation.number(window, name) for name in ("kCGWindowOwnerPID", "kCGWindowLayer"))
            place = _Rect()
            graphics.CGRectMakeWithDictionaryRepresentation(foundation.value(window, "kCGWindowBounds"), byref(place))
            windows.append((int(process or 0), int(layer or 0), _rectangle(place)))
        foundation.release(listed)
        return ("",) if covers_a_display(windows, self._displays(graphics), os.getpid()) else ()

    def do_not_disturb(self) -> Who:
        """Whether a focus is on."""
        is_on = focus_is_on((self._home / _ASSERTIONS).read_text(encoding="utf-8"))
        return None if is_on is None else ("",) if is_on else ()

    def camera(self) -> Who:
        """Whether a camera runs."""
        library = self._framework("CoreMediaIO")
        get, size = library.CMIOObjectGetPropertyData, library.CMIOObjectGetPropertyDataSize
        objects = HardwareObjects(get, size, counts_separately=True)
        return _any_running(objects, objects.listed("dev#"), "gone")

    def microphone(self) -> Who:
        """Whether another process records."""
        library = self._framework("CoreAudio")
        get, size = library.AudioObjectGetPropertyData, library.AudioObjectGetPropertyDataSize
        objects = HardwareObjects(get, size, counts_separately=False)
        processes = objects.listed("prs#")
        theirs = None if processes is None else [one for one in processes if objects.number(one, "ppid") != os.getpid()]
        return _any_running(objects, theirs, "piri")

    def screen_kept_on(self) -> Who:
        """Whether somebody keeps the screen on."""
        power, foundation = self._framework("IOKit"), self._foundation()
        status = c_void_p()
        if power.IOPMCopyAssertionsStatus(byref(status)):
            return None
        held = any(foundation.number(status.value, name) for name in _KEEPS_ON)
        foundation.release(status.value)
        return ("",) if held else ()

    def _framework(self, name: str) -> Any:  # noqa: ANN401 - a library of ctypes
        return self._load(_FRAMEWORKS.format(name))

    def _foundation(self) -> CoreFoundation:
        return CoreFoundation(self._framework("CoreFoundation"))

    def _displays(self, graphics: Any) -> list[Rectangle]:  # noqa: ANN401 - a library of ctypes
        numbers, count = (c_uint32 * _MOST_DISPLAYS)(), c_uint32()
        graphics.CGGetActiveDisplayList(c_uint32(_MOST_DISPLAYS), numbers, byref(count))
        graphics.CGDisplayBounds.restype = _Rect
        return [_rectangle(graphics.CGDisplayBounds(c_uint32(number))) for number in numbers[: count.value]]


def macos_ways(parent: QObject, load: Load = ctypes.CDLL, home: Path | None = None) -> Ways:
    """The ways of macOS.

    Args:
        parent: what they must not outlive.
        load: opens a library by its path.
        home: the person's folder; None for the real one.
    """
    moment = MacMoment(load, home or Path.home())
    return Ways(
        (
            AskedSource(Held.FULL_SCREEN, "CGWindowList", moment.full_screen, parent),
            AskedSource(Held.DO_NOT_DISTURB, "Assertions.json", moment.do_not_disturb, parent),
            AskedSource(Held.CALL, "CoreMediaIO", moment.camera, parent),
            AskedSource(Held.CALL, "CoreAudio", moment.microphone, parent),
            AskedSource(Held.INHIBITED, "IOPMCopyAssertionsStatus", moment.screen_kept_on, parent),
        )
    )


def _rectangle(place: _Rect) -> Rectangle:
    return place.left, place.top, place.width, place.height


def _any_running(objects: HardwareObjects, numbers: Iterable[int] | None, selector: str) -> Who:
    if numbers is None:
        return None
    return ("",) if any(objects.number(number, selector) for number in numbers) else ()
