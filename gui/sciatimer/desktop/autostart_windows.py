"""The Run key of Windows, and the list in which its Task Manager notes what the person has switched off. No Qt.

Written to Microsoft's description of the keys. It has not been run on Windows: its tests play the registry.
"""

import subprocess
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from sciatimer.desktop.autostart_model import Refusal

_NAME = "Sciatimer"
_RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
_APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_SWITCHED_OFF = 1  # the lowest bit of the first byte


class RunKey:
    """Starts with Windows through a value of the person's own Run key.

    Args:
        command: what to start.
    """

    mechanism = "the Run key of Windows"
    place = rf"HKEY_CURRENT_USER\{_RUN}"

    def __init__(self, command: Sequence[str]) -> None:
        self._line = subprocess.list2cmdline(command)
        self._winreg: Any = import_module("winreg")

    def is_on(self) -> bool:
        """Whether the value is there and the Task Manager lets it run."""
        return bool(self._value(_RUN)) and not self._is_switched_off()

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        """Writes the value, or takes it away. What the Task Manager has switched off stays off until it is on there.

        Raises:
            OSError: the registry refuses.
        """
        with self._winreg.CreateKeyEx(self._winreg.HKEY_CURRENT_USER, _RUN, 0, self._winreg.KEY_SET_VALUE) as key:
            if on:
                self._winreg.SetValueEx(key, _NAME, 0, self._winreg.REG_SZ, self._line)
            elif self._value(_RUN):
                self._winreg.DeleteValue(key, _NAME)
        done(Refusal.OFF_ELSEWHERE if on and self._is_switched_off() else Refusal.NONE)

    def _is_switched_off(self) -> bool:
        noted = self._value(_APPROVED)
        return isinstance(noted, bytes) and bool(noted) and bool(noted[0] & _SWITCHED_OFF)

    def _value(self, path: str) -> str | bytes | None:
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, path) as key:
                value: str | bytes = self._winreg.QueryValueEx(key, _NAME)[0]
        except OSError:
            return None
        return value
