"""Sleep, locks and a clock that was set, as Windows tells them to windows. Here it is a window that nobody sees.

Written after the documentation of WM_POWERBROADCAST, WM_WTSSESSION_CHANGE and WM_TIMECHANGE; it has not been run there.
"""

import ctypes
from collections.abc import Callable
from typing import ClassVar, Protocol

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QWindow

from sciatimer.desktop.sleep_source import News

POWER, SESSION, TIME = 0x0218, 0x02B1, 0x001E  # WM_POWERBROADCAST, WM_WTSSESSION_CHANGE, WM_TIMECHANGE
_NEWS = {  # by message and its wParam
    (POWER, 0x0004): News.FELL_ASLEEP,  # PBT_APMSUSPEND
    (POWER, 0x0007): News.WOKE,  # PBT_APMRESUMESUSPEND: somebody is there
    (POWER, 0x0012): News.WOKE,  # PBT_APMRESUMEAUTOMATIC: sent after every sleep
    (SESSION, 0x7): News.LOCKED,  # WTS_SESSION_LOCK
    (SESSION, 0x8): News.UNLOCKED,  # WTS_SESSION_UNLOCK
    (TIME, 0): News.CLOCK_SET,
}
_THIS_SESSION = 0  # NOTIFY_FOR_THIS_SESSION


class Message(ctypes.Structure):
    """A MSG of Windows, as far as it is read here."""

    _fields_: ClassVar = [
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("word", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    ]


class Sessions(Protocol):
    """The functions of wtsapi32 that are called."""

    def WTSRegisterSessionNotification(self, window: ctypes.c_void_p, flags: int) -> int:
        """Sends the window WM_WTSSESSION_CHANGE from now on; 0 where it cannot."""

    def WTSUnRegisterSessionNotification(self, window: ctypes.c_void_p) -> int:
        """Sends it no more."""


def _sessions() -> Sessions | None:
    libraries = getattr(ctypes, "windll", None)
    return None if libraries is None else libraries.wtsapi32


class WindowsSleep(QAbstractNativeEventFilter):
    """Hears what Windows tells every window.

    Args:
        sessions: tells of locks; None for the real one.
    """

    def __init__(self, sessions: Sessions | None = None) -> None:
        super().__init__()
        self.name = ""
        self._sessions = sessions or _sessions()
        self._window: QWindow | None = None
        self._tell: Callable[[News], None] | None = None

    def start(self, tell: Callable[[News], None]) -> None:
        """Makes the window."""
        application = QCoreApplication.instance()
        if self._sessions is None or application is None:
            return
        self._tell = tell
        self._window = QWindow()
        self._window.create()
        application.installNativeEventFilter(self)
        hears_locks = self._sessions.WTSRegisterSessionNotification(self._handle(), _THIS_SESSION)
        self.name = "Windows: power and session messages" if hears_locks else "Windows: power messages"

    def close(self) -> None:
        """Ends the window."""
        application = QCoreApplication.instance()
        if self._window is None or self._sessions is None or application is None:
            return
        application.removeNativeEventFilter(self)
        self._sessions.WTSUnRegisterSessionNotification(self._handle())
        self._window.destroy()
        self._window, self.name = None, ""

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Looks at a message and lets it pass. One message goes to all windows: only ours counts."""
        if kind == b"windows_generic_MSG":
            read = Message.from_address(int(message))
            news = _NEWS.get((read.message, read.word))
            if news is not None and self._tell is not None and read.window == self._handle().value:
                self._tell(news)
        return False, 0

    def _handle(self) -> ctypes.c_void_p:
        return ctypes.c_void_p(int(self._window.winId()) if self._window is not None else None)
