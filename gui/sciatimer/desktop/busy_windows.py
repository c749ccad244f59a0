"""A bad moment on Windows. Written after the documentation of each call; it has not been run there.

- Full screen: ``SHQueryUserNotificationState`` and whose window is in front. It also tells of "quiet time". Focus
  Assist and its successor are told by nothing that is documented; Windows itself then holds notifications back.
- Camera and microphone: the registry of consents, as the settings of Windows list "currently in use".
- A screen that is kept on: ``CallNtPowerInformation``. It is one sum without names, ours in it while a session runs;
  no break is offered then anyway.
"""

import ctypes
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from importlib import import_module
from typing import Any, Protocol

from PySide6.QtCore import QObject

from sciatimer.desktop.busy_asked import AskedSource
from sciatimer.desktop.busy_source import Ways, Who
from sciatimer.reminders.model import Held

_BUSY, _GAME, _PRESENTATION, _QUIET = 2, 3, 4, 6  # QUNS_BUSY, ..._RUNNING_D3D_FULL_SCREEN, ..._MODE, ..._QUIET_TIME
_EXECUTION_STATE = 16  # SystemExecutionState
_DISPLAY_REQUIRED = 2  # ES_DISPLAY_REQUIRED
_CONSENTS = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
_UNIX_EPOCH = 11_644_473_600  # seconds from the beginning of Windows' time to that of Unix


class _Function(Protocol):
    argtypes: list[object]
    restype: object

    def __call__(self, *arguments: object) -> int:
        """Calls it."""


class _Library(Protocol):
    def __getattr__(self, name: str) -> _Function:
        """A function by its name."""


class _Libraries(Protocol):
    def __getattr__(self, name: str) -> _Library:
        """A library by its name."""


class Registry:
    """The registry of this person, as far as it is read.

    Args:
        winreg: Python's module for it.
    """

    def __init__(self, winreg: Any) -> None:  # noqa: ANN401 - a module that is on Windows alone has no type elsewhere
        self._winreg = winreg

    def keys(self, path: str) -> list[str]:
        """The keys under a key; none where it is missing."""
        found: list[str] = []
        with suppress(OSError), self._open(path) as key:
            while True:  # there is no more when Windows says so by an OSError
                found.append(self._winreg.EnumKey(key, len(found)))
        return found

    def number(self, path: str, name: str) -> int | None:
        """A number of a key; None where it is missing."""
        with suppress(OSError, TypeError, ValueError), self._open(path) as key:
            return int(self._winreg.QueryValueEx(key, name)[0])
        return None

    def _open(self, path: str) -> AbstractContextManager[Any]:
        opened: AbstractContextManager[Any] = self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, path)
        return opened


class WindowsMoment:
    """Looks at Windows.

    Args:
        libraries: those of the system, by name.
        registry: what is read of the registry.
    """

    def __init__(self, libraries: _Libraries, registry: Registry) -> None:
        self._libraries = libraries
        self._registry = registry

    def full_screen(self) -> Who:
        """Whether something of somebody else's fills the screen, or a presentation is on."""
        state = self._notification_state()
        if state is None:
            return None
        fills = state == _PRESENTATION or (state in {_BUSY, _GAME} and not self._is_ours_in_front())
        return ("",) if fills else ()

    def quiet_time(self) -> Who:
        """Whether Windows asks for quiet."""
        state = self._notification_state()
        return None if state is None else ("",) if state == _QUIET else ()

    def screen_kept_on(self) -> Who:
        """Whether somebody keeps the screen on."""
        flags = ctypes.c_ulong()
        ask = self._libraries.powrprof.CallNtPowerInformation
        if ask(_EXECUTION_STATE, None, 0, ctypes.byref(flags), ctypes.sizeof(flags)) != 0:
            return None
        return ("",) if flags.value & _DISPLAY_REQUIRED else ()

    def users_of(self, capability: str) -> Who:
        """Which programs use a capability, "webcam" or "microphone"."""
        root = rf"{_CONSENTS}\{capability}"
        keys = self._registry.keys(root)
        if not keys:
            return None
        since = self._started()
        return tuple(name for path, name in self._programs(root, keys) if self._is_used(path, since))

    def _notification_state(self) -> int | None:
        state = ctypes.c_int()
        failed = self._libraries.shell32.SHQueryUserNotificationState(ctypes.byref(state))
        return None if failed else state.value

    def _is_ours_in_front(self) -> bool:
        user32 = self._libraries.user32
        user32.GetForegroundWindow.restype = ctypes.c_void_p
        owner = ctypes.c_ulong()
        user32.GetWindowThreadProcessId(ctypes.c_void_p(user32.GetForegroundWindow()), ctypes.byref(owner))
        return owner.value == os.getpid()

    def _started(self) -> float:
        ticks = self._libraries.kernel32.GetTickCount64
        ticks.restype = ctypes.c_ulonglong
        return time.time() - ticks() / 1000

    def _programs(self, root: str, keys: list[str]) -> Iterator[tuple[str, str]]:
        for key in keys:
            if key != "NonPackaged":
                yield rf"{root}\{key}", key.partition("_")[0]
        for key in self._registry.keys(rf"{root}\NonPackaged"):
            yield rf"{root}\NonPackaged\{key}", key.rpartition("#")[2]

    def _is_used(self, path: str, since: float) -> bool:
        """Begun and not ended. What begun before the machine started was cut off by its end, and is over."""
        begun = self._registry.number(path, "LastUsedTimeStart") or 0
        return self._registry.number(path, "LastUsedTimeStop") == 0 and begun / 1e7 - _UNIX_EPOCH > since


def windows_ways(parent: QObject, libraries: _Libraries | None = None) -> Ways:
    """The ways of Windows.

    Args:
        parent: what they must not outlive.
        libraries: those of the system, by name; None for the real ones.
    """
    found = libraries or getattr(ctypes, "windll", None)
    if found is None:
        return Ways(())
    moment = WindowsMoment(found, Registry(import_module("winreg")))

    def camera() -> Who:
        return moment.users_of("webcam")

    def microphone() -> Who:
        return moment.users_of("microphone")

    return Ways(
        (
            AskedSource(Held.FULL_SCREEN, "SHQueryUserNotificationState", moment.full_screen, parent),
            AskedSource(Held.DO_NOT_DISTURB, "SHQueryUserNotificationState", moment.quiet_time, parent),
            AskedSource(Held.CALL, "camera by consents", camera, parent),
            AskedSource(Held.CALL, "microphone by consents", microphone, parent),
            AskedSource(Held.INHIBITED, "CallNtPowerInformation", moment.screen_kept_on, parent),
        )
    )
