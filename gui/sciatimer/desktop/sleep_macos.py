"""Sleep, locks and a clock that was set, as macOS tells them to its main run loop, which is also Qt's.

Written after the documentation of CFNotificationCenter and IORegisterForSystemPower; it has not been run there.
"""

import ctypes
from collections.abc import Callable
from ctypes import CFUNCTYPE, byref, c_char_p, c_int, c_long, c_uint32, c_void_p
from functools import partial
from typing import Any, Protocol

from sciatimer.desktop.sleep_source import News

_FRAMEWORK = "/System/Library/Frameworks/{0}.framework/{0}"
_UTF8 = 0x08000100  # kCFStringEncodingUTF8
_AT_ONCE = 4  # CFNotificationSuspensionBehaviorDeliverImmediately
_PROGRAMS, _SYSTEM = "CFNotificationCenterGetDistributedCenter", "CFNotificationCenterGetDarwinNotifyCenter"
NOTIFICATIONS = {
    "com.apple.screenIsLocked": (_PROGRAMS, News.LOCKED),
    "com.apple.screenIsUnlocked": (_PROGRAMS, News.UNLOCKED),
    "com.apple.system.clock_set": (_SYSTEM, News.CLOCK_SET),
}
MAY_SLEEP, WILL_SLEEP, HAS_WOKEN = 0xE0000270, 0xE0000280, 0xE0000300  # kIOMessage...
_POWER = {WILL_SLEEP: News.FELL_ASLEEP, HAS_WOKEN: News.WOKE}
_Noticed = CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_Powered = CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)


class Function(Protocol):
    """A function of a framework, with the types that it takes and gives."""

    argtypes: object
    restype: object

    def __call__(self, *arguments: object) -> int:
        """Calls it."""


class Library(Protocol):
    """A framework."""

    def __getattr__(self, name: str) -> Function:
        """A function by its name."""


class MacSleep:
    """Hears what macOS tells.

    Args:
        load: opens a framework by its path.
    """

    def __init__(self, load: Callable[[str], Any] = ctypes.CDLL) -> None:
        self.name = ""
        self._load = load
        self._core: Library | None = None
        self._tell: Callable[[News], None] | None = None
        self._callbacks: list[object] = []  # macOS keeps no reference to them
        self._end_power: Callable[[], None] | None = None

    def start(self, tell: Callable[[News], None]) -> None:
        """Begins to hear."""
        try:
            self._core = self._load(_FRAMEWORK.format("CoreFoundation"))
            kit: Library = self._load(_FRAMEWORK.format("IOKit"))
        except OSError:
            return
        self._tell = tell
        for notification in NOTIFICATIONS:
            self._observe(self._core, notification)
        self._end_power = self._hear_power(self._core, kit)
        self.name = "macOS: notifications" + (" and power" if self._end_power is not None else "")

    def close(self) -> None:
        """Hears no more."""
        self.name, self._tell = "", None
        if self._end_power is not None:
            self._end_power()
            self._end_power = None
        if self._core is not None:
            forget = _typed(self._core.CFNotificationCenterRemoveEveryObserver, None, c_void_p, c_void_p)
            for center in (_PROGRAMS, _SYSTEM):
                forget(_typed(getattr(self._core, center), c_void_p)(), id(self))
        self._core = None
        self._callbacks.clear()

    def _observe(self, core: Library, notification: str) -> None:
        center, news = NOTIFICATIONS[notification]

        def noticed(*_: object) -> None:
            self._say(news)

        callback = _Noticed(noticed)
        self._callbacks.append(callback)
        pointers = (c_void_p, c_void_p, _Noticed, c_void_p, c_void_p, c_long)
        observe = _typed(core.CFNotificationCenterAddObserver, None, *pointers)
        at = _typed(getattr(core, center), c_void_p)()
        observe(at, id(self), callback, _string(core, notification), None, _AT_ONCE)

    def _hear_power(self, core: Library, kit: Library) -> Callable[[], None] | None:
        """Gives the way to end it; None where macOS does not let us."""
        port, notifier, allow = c_void_p(), c_uint32(), _typed(kit.IOAllowPowerChange, c_int, c_uint32, c_void_p)

        def powered(_: object, __: int, kind: int, change: int | None) -> None:
            if kind in _POWER:
                self._say(_POWER[kind])
            if kind in {MAY_SLEEP, WILL_SLEEP}:
                allow(root, change)  # without an answer macOS would wait half a minute for it

        callback = _Powered(powered)
        register = _typed(kit.IORegisterForSystemPower, c_uint32, c_void_p, c_void_p, _Powered, c_void_p)
        root = register(None, byref(port), callback, byref(notifier))
        if not root:
            return None
        self._callbacks.append(callback)
        source = _typed(kit.IONotificationPortGetRunLoopSource, c_void_p, c_void_p)(port)
        loop = _typed(core.CFRunLoopGetMain, c_void_p)()
        add = _typed(core.CFRunLoopAddSource, None, c_void_p, c_void_p, c_void_p)
        add(loop, source, _string(core, "kCFRunLoopDefaultMode"))
        return partial(_end_power, kit, root, port, notifier)

    def _say(self, news: News) -> None:
        if self._tell is not None:
            self._tell(news)


def _end_power(kit: Library, root: int, port: c_void_p, notifier: c_uint32) -> None:
    _typed(kit.IODeregisterForSystemPower, c_int, c_void_p)(byref(notifier))
    _typed(kit.IOServiceClose, c_int, c_uint32)(root)
    _typed(kit.IONotificationPortDestroy, None, c_void_p)(port)


def _typed(function: Function, gives: object, *takes: object) -> Function:
    function.restype, function.argtypes = gives, takes
    return function


def _string(core: Library, text: str) -> int:
    make = _typed(core.CFStringCreateWithCString, c_void_p, c_void_p, c_char_p, c_uint32)
    return make(None, text.encode(), _UTF8)
