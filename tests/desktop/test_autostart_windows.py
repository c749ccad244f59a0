"""The Run key of Windows, with a registry that a test plays."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

import pytest

from sciatimer.desktop.autostart import Autostart
from sciatimer.desktop.autostart_model import AutostartState
from sciatimer.desktop.autostart_windows import RunKey
from sciatimer.texts import load_texts

RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


class FakeRegistry(ModuleType):
    """The person's own part of the registry: values by key and name."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.is_closed = False

    @contextmanager
    def OpenKey(self, root: str, path: str) -> Iterator[str]:
        if not any(key == path for key, _ in self.values):
            raise FileNotFoundError(path)
        yield path

    @contextmanager
    def CreateKeyEx(self, root: str, path: str, reserved: int, access: int) -> Iterator[str]:
        assert (root, reserved, access) == (self.HKEY_CURRENT_USER, 0, self.KEY_SET_VALUE)
        if self.is_closed:
            raise PermissionError(5, "Access is denied")
        yield path

    def QueryValueEx(self, key: str, name: str) -> tuple[str | bytes, int]:
        if (key, name) not in self.values:
            raise FileNotFoundError(name)
        return self.values[key, name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: str) -> None:
        self.values[key, name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        del self.values[key, name]


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> FakeRegistry:
    made = FakeRegistry()
    monkeypatch.setitem(sys.modules, "winreg", made)
    return made


@pytest.fixture
def autostart(registry: FakeRegistry) -> Autostart:
    return Autostart(load_texts(), RunKey([r"C:\Program Files\Sciatimer\sciatimer.exe", "--tray"]))


def switch(autostart: Autostart, on: bool) -> AutostartState:
    told: list[AutostartState] = []
    autostart.switch(on, told.append)
    (state,) = told
    return state


def test_it_is_a_value_of_the_run_key(autostart: Autostart, registry: FakeRegistry) -> None:
    assert not autostart.state().is_on
    assert switch(autostart, True) == AutostartState(True)
    assert registry.values == {(RUN, "Sciatimer"): r'"C:\Program Files\Sciatimer\sciatimer.exe" --tray'}
    assert switch(autostart, False) == AutostartState(False)
    assert switch(autostart, False) == AutostartState(False)
    assert registry.values == {}


@pytest.mark.parametrize(("noted", "is_on"), [(b"\x02\x00", True), (b"\x03\x00", False), (b"", True)])
def test_what_the_task_manager_switched_off_is_off(
    autostart: Autostart, registry: FakeRegistry, noted: bytes, is_on: bool
) -> None:
    registry.values[APPROVED, "Sciatimer"] = noted
    state = switch(autostart, True)
    assert state.is_on == is_on
    assert ("Task Manager" in state.refusal) == (not is_on)


def test_a_registry_that_refuses_is_told(autostart: Autostart, registry: FakeRegistry) -> None:
    registry.is_closed = True
    state = switch(autostart, True)
    assert not state.is_on
    assert rf"HKEY_CURRENT_USER\{RUN} cannot be written" in state.refusal
