"""Windows, played at its calls: what it says of the moment is read as its documentation tells it."""

import ctypes
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, TypeAlias, cast

import pytest
from PySide6.QtCore import QObject

from sciatimer.desktop.busy_source import Who
from sciatimer.desktop.busy_windows import windows_ways
from sciatimer.reminders.model import Held

Ctypes: TypeAlias = Any  # a function, a value or a reference of ctypes, which have no common type
STORE = r"Software\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore"
UP = 3600.0  # seconds since the machine started


class Function:
    """A function of a library: it may be given types."""

    def __init__(self, act: Ctypes) -> None:
        self._act = act

    def __call__(self, *arguments: Ctypes) -> int:
        return int(self._act(*arguments))


class Library:
    def __init__(self, **functions: Ctypes) -> None:
        self.__dict__.update({name: Function(act) for name, act in functions.items()})


class Machine:
    """A machine with Windows on it, and Python's module for its registry."""

    HKEY_CURRENT_USER = 1

    def __init__(self) -> None:
        self.state: int | None = 5
        self.in_front = 77
        self.flags: int | None = 0
        self.registry: dict[str, dict[str, object]] = {}
        self.shell32 = Library(SHQueryUserNotificationState=self._notification_state)
        self.powrprof = Library(CallNtPowerInformation=self._power)
        self.kernel32 = Library(GetTickCount64=lambda: UP * 1000)
        self.user32 = Library(GetForegroundWindow=lambda: 7, GetWindowThreadProcessId=self._process)

    def _notification_state(self, state: Ctypes) -> int:
        if self.state is None:
            return -2_147_467_259
        state._obj.value = self.state
        return 0

    def _process(self, window: ctypes.c_void_p, process: Ctypes) -> int:
        assert window.value == 7
        process._obj.value = self.in_front
        return 1

    def _power(self, level: int, given: None, given_size: int, flags: Ctypes, size: int) -> int:
        assert (level, given, given_size, size) == (16, None, 0, ctypes.sizeof(ctypes.c_ulong))
        if self.flags is None:
            return -1
        flags._obj.value = self.flags
        return 0

    @contextmanager
    def OpenKey(self, root: int, path: str) -> Iterator[str]:
        assert root == self.HKEY_CURRENT_USER
        if path not in self.registry:
            raise FileNotFoundError(path)
        yield path

    def EnumKey(self, path: str, number: int) -> str:
        under = [key.removeprefix(path + "\\") for key in self.registry if key.startswith(path + "\\")]
        names = [name for name in under if "\\" not in name]
        if number >= len(names):
            raise OSError("no more data")
        return names[number]

    def QueryValueEx(self, path: str, name: str) -> tuple[object, int]:
        if name not in self.registry[path]:
            raise FileNotFoundError(name)
        return self.registry[path][name], 11

    def add_program(self, capability: str, program: str, ago: float, ended: object = 0) -> None:
        parts = [capability, *program.split("\\")]
        for length in range(len(parts)):
            self.registry.setdefault("\\".join([STORE, *parts[: length + 1]]), {})
        begun = round((time.time() - ago + 11_644_473_600) * 1e7)
        self.registry["\\".join([STORE, *parts])] |= {"LastUsedTimeStart": begun, "LastUsedTimeStop": ended}


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine()
    monkeypatch.setitem(sys.modules, "winreg", cast("ModuleType", made))
    return made


def ask(machine: Machine, held: Held, name: str = "") -> Who:
    parent = QObject()
    (way,) = [
        way for way in windows_ways(parent, cast("Any", machine)).sources if way.held is held and name in way.name
    ]
    told: list[Who] = []
    way.ask(told.append)
    assert len(told) == 1
    return told[0]


@pytest.mark.parametrize(
    ("state", "full_screen", "quiet"),
    [
        (1, (), ()),
        (2, ("",), ()),
        (3, ("",), ()),
        (4, ("",), ()),
        (5, (), ()),
        (6, (), ("",)),
        (7, (), ()),
        (None, None, None),
    ],
)
def test_the_state_for_notifications_is_read(machine: Machine, state: int | None, full_screen: Who, quiet: Who) -> None:
    machine.state = state
    assert ask(machine, Held.FULL_SCREEN) == full_screen
    assert ask(machine, Held.DO_NOT_DISTURB) == quiet


@pytest.mark.parametrize(("state", "who"), [(2, ()), (3, ()), (4, ("",))])
def test_our_own_window_in_front_is_no_reason_but_a_presentation_is(machine: Machine, state: int, who: Who) -> None:
    machine.in_front = os.getpid()
    machine.state = state
    assert ask(machine, Held.FULL_SCREEN) == who


@pytest.mark.parametrize(("flags", "who"), [(0, ()), (1, ()), (2, ("",)), (0x8000_0003, ("",)), (None, None)])
def test_a_screen_that_is_kept_on_is_seen(machine: Machine, flags: int | None, who: Who) -> None:
    machine.flags = flags
    assert ask(machine, Held.INHIBITED) == who


@pytest.mark.parametrize("capability", ["webcam", "microphone"])
def test_who_uses_camera_and_microphone_is_named(machine: Machine, capability: str) -> None:
    machine.add_program(capability, "Meeting_8wekyb3d8bbwe", 60)
    machine.add_program(capability, r"NonPackaged\C:#Program Files#Zoom#zoom.exe", 60)
    machine.add_program(capability, "Camera_8wekyb3d8bbwe", 60, ended=133_000_000_000_000_000)
    machine.add_program(capability, r"NonPackaged\C:#old.exe", UP + 60)
    machine.add_program(capability, "Odd_8wekyb3d8bbwe", 60, ended="never")
    name = "camera" if capability == "webcam" else capability
    assert ask(machine, Held.CALL, name) == ("Meeting", "zoom.exe")


def test_a_capability_that_windows_does_not_list_cannot_be_told(machine: Machine) -> None:
    assert ask(machine, Held.CALL, "camera") is None


def test_a_program_of_which_windows_noted_nothing_uses_nothing(machine: Machine) -> None:
    machine.add_program("webcam", "Meeting_8wekyb3d8bbwe", 60)
    machine.registry[f"{STORE}\\webcam\\Meeting_8wekyb3d8bbwe"].clear()
    assert ask(machine, Held.CALL, "camera") == ()


def test_a_windows_without_a_call_says_nothing(machine: Machine) -> None:
    machine.powrprof = Library()
    assert ask(machine, Held.INHIBITED) is None
