"""macOS, played at its calls: windows, focus, camera, microphone and assertions are read as its documentation tells."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from PySide6.QtCore import QObject

from sciatimer.desktop.busy_macos import covers_a_display, focus_is_on, macos_ways
from sciatimer.desktop.busy_source import Who
from sciatimer.reminders.model import Held

Ctypes: TypeAlias = Any  # a value or a reference of ctypes, which have no common type
DISPLAY = (0.0, 0.0, 1920.0, 1080.0)
SECOND = (1920.0, 0.0, 1280.0, 720.0)


class Function:
    """A function of a library: it may be given types."""

    def __init__(self, act: Callable[..., Any]) -> None:
        self._act = act
        self.restype: Any = int

    def __call__(self, *arguments: Ctypes) -> Ctypes:
        given = self._act(*arguments)
        return self.restype(*given) if isinstance(given, tuple) else given


class Library:
    """A framework whose functions are methods of the machine."""

    def __init__(self, machine: "Machine", prefix: str) -> None:
        self._machine, self._prefix = machine, prefix

    def __getattr__(self, name: str) -> Function:
        act = getattr(self._machine, f"{self._prefix}_{name}", None)
        if act is None:
            raise AttributeError(name)
        made = self.__dict__[name] = Function(act)
        return made


class Machine:
    """A Mac, as far as it is asked. Things of CoreFoundation are numbers of a list; what is copied must be let go."""

    def __init__(self) -> None:
        self.windows: list[dict[str, Any]] = []
        self.displays = [DISPLAY, SECOND]
        self.assertions: dict[str, int] | None = {}
        self.cameras: dict[int, int] = {}
        self.processes: dict[int, tuple[int, int]] | None = {}
        self.things: dict[int, Any] = {}
        self.copies: set[int] = set()
        self.missing: set[str] = set()

    def load(self, path: str) -> Library:
        name = Path(path).name
        if name in self.missing:
            raise OSError(path)
        return Library(self, {"CoreFoundation": "cf", "CoreGraphics": "cg", "IOKit": "io"}.get(name, name))

    def keep(self, thing: object, *, is_copy: bool = False) -> int:
        number = 1000 + len(self.things)
        self.things[number] = thing
        if is_copy:
            self.copies.add(number)
        return number

    def cf_CFStringCreateWithCString(self, _: None, text: bytes, code: int) -> int:
        assert code == 0x08000100
        return self.keep(text.decode(), is_copy=True)

    def cf_CFDictionaryGetValue(self, dictionary: int, key: int) -> int | None:
        found = self.things[dictionary].get(self.things[key])
        return None if found is None else self.keep(found)

    def cf_CFNumberGetValue(self, number: int, kind: int, into: Ctypes) -> int:
        assert kind == 13
        into._obj.value = self.things[number]
        return 1

    def cf_CFArrayGetCount(self, array: int) -> int:
        return len(self.things[array])

    def cf_CFArrayGetValueAtIndex(self, array: int, index: int) -> int:
        return self.keep(self.things[array][index])

    def cf_CFRelease(self, thing: int) -> None:
        self.copies.remove(thing)

    def cg_CGWindowListCopyWindowInfo(self, options: Ctypes, relative: Ctypes) -> int:
        assert (options.value, relative.value) == (17, 0)
        return self.keep(self.windows, is_copy=True)

    def cg_CGRectMakeWithDictionaryRepresentation(self, bounds: int, into: Ctypes) -> int:
        place = into._obj
        place.left, place.top, place.width, place.height = self.things[bounds]
        return 1

    def cg_CGGetActiveDisplayList(self, most: Ctypes, numbers: Ctypes, count: Ctypes) -> int:
        count._obj.value = min(len(self.displays), most.value)
        numbers[: len(self.displays)] = range(len(self.displays))
        return 0

    def cg_CGDisplayBounds(self, number: Ctypes) -> tuple[float, ...]:
        return self.displays[int(number.value)]

    def io_IOPMCopyAssertionsStatus(self, into: Ctypes) -> int:
        if self.assertions is None:
            return 1
        into._obj.value = self.keep(self.assertions, is_copy=True)
        return 0

    def CoreMediaIO_CMIOObjectGetPropertyDataSize(
        self, number: Ctypes, address: Ctypes, _: Ctypes, __: None, size: Ctypes
    ) -> int:
        assert (number.value, word(address._obj)) == (1, ("dev#", "glob"))
        size._obj.value = 4 * len(self.cameras)
        return 0

    def CoreMediaIO_CMIOObjectGetPropertyData(
        self,
        number: Ctypes,
        address: Ctypes,
        _: Ctypes,
        __: None,
        room: Ctypes,
        taken: Ctypes,
        into: Ctypes,
    ) -> int:
        if word(address._obj)[0] == "dev#":
            assert room.value == 4 * len(self.cameras)
            into._obj[:] = list(self.cameras)
        else:
            assert (word(address._obj)[0], room.value) == ("gone", 4)
            into._obj.value = self.cameras[number.value]
        taken._obj.value = room.value
        return 0

    def CoreAudio_AudioObjectGetPropertyDataSize(
        self, number: Ctypes, address: Ctypes, _: Ctypes, __: None, size: Ctypes
    ) -> int:
        assert (number.value, word(address._obj)) == (1, ("prs#", "glob"))
        if self.processes is None:
            return 2_003_332_927
        size._obj.value = 4 * len(self.processes)
        return 0

    def CoreAudio_AudioObjectGetPropertyData(
        self,
        number: Ctypes,
        address: Ctypes,
        _: Ctypes,
        __: None,
        room: Ctypes,
        into: Ctypes,
    ) -> int:
        assert self.processes is not None
        name = word(address._obj)[0]
        assert room._obj.value == (4 * len(self.processes) if name == "prs#" else 4)
        if name == "prs#":
            into._obj[:] = list(self.processes)
        else:
            process, records = self.processes[number.value]
            into._obj.value = {"ppid": process, "piri": records}[name]
        return 0


def word(address: Ctypes) -> tuple[str, str]:
    return address.selector.to_bytes(4, "big").decode(), address.scope.to_bytes(4, "big").decode()


@pytest.fixture
def machine() -> Machine:
    return Machine()


def ask(machine: Machine, name: str, home: Path = Path("/nowhere")) -> Who:
    parent = QObject()
    (way,) = [way for way in macos_ways(parent, machine.load, home).sources if way.name == name]
    told: list[Who] = []
    way.ask(told.append)
    assert len(told) == 1
    assert machine.copies == set()
    return told[0]


def window(place: tuple[float, ...], process: int = 77, layer: int = 0) -> dict[str, Any]:
    return {"kCGWindowOwnerPID": process, "kCGWindowLayer": layer, "kCGWindowBounds": place}


@pytest.mark.parametrize(
    ("windows", "who"),
    [
        ([], ()),
        ([window((10.0, 10.0, 800.0, 600.0))], ()),
        ([window((10.0, 10.0, 800.0, 600.0)), window(DISPLAY)], ("",)),
        ([window(SECOND)], ("",)),
        ([window(DISPLAY, os.getpid())], ()),
        ([window(DISPLAY, layer=25)], ()),
        ([window((0.0, 25.0, 1920.0, 1055.0))], ()),
    ],
)
def test_a_window_that_covers_a_display_is_full_screen(
    machine: Machine, windows: list[dict[str, Any]], who: Who
) -> None:
    machine.windows = windows
    assert ask(machine, "CGWindowList") == who


def test_the_rule_for_it_needs_no_system() -> None:
    assert covers_a_display([(5, 0, DISPLAY)], [DISPLAY], own=4)
    assert not covers_a_display([(5, 0, DISPLAY)], [SECOND], own=4)
    assert not covers_a_display([], [DISPLAY], own=4)


@pytest.mark.parametrize(
    ("assertions", "who"),
    [
        ({}, ()),
        ({"PreventUserIdleDisplaySleep": 0}, ()),
        ({"PreventUserIdleSystemSleep": 1}, ()),
        ({"PreventUserIdleDisplaySleep": 2}, ("",)),
        ({"NoDisplaySleepAssertion": 1}, ("",)),
        (None, None),
    ],
)
def test_who_keeps_the_screen_on_is_seen(machine: Machine, assertions: dict[str, int] | None, who: Who) -> None:
    machine.assertions = assertions
    assert ask(machine, "IOPMCopyAssertionsStatus") == who


@pytest.mark.parametrize(("cameras", "who"), [({}, ()), ({33: 0, 34: 0}, ()), ({33: 0, 34: 1}, ("",))])
def test_a_camera_that_runs_somewhere_is_a_call(machine: Machine, cameras: dict[int, int], who: Who) -> None:
    machine.cameras = cameras
    assert ask(machine, "CoreMediaIO") == who


@pytest.mark.parametrize(
    ("processes", "who"),
    [
        ({}, ()),
        ({40: (77, 0)}, ()),
        ({40: (77, 0), 41: (78, 1)}, ("",)),
        ({40: (os.getpid(), 1)}, ()),
        (None, None),
    ],
)
def test_a_process_that_records_is_a_call(
    machine: Machine, processes: dict[int, tuple[int, int]] | None, who: Who
) -> None:
    machine.processes = processes
    assert ask(machine, "CoreAudio") == who


@pytest.mark.parametrize(
    ("text", "is_on"),
    [
        ('{"data": [{"storeAssertionRecords": [{"uuid": 1}]}]}', True),
        ('{"data": [{}, {"storeAssertionRecords": [1]}]}', True),
        ('{"data": [{"storeAssertionRecords": []}]}', False),
        ('{"data": []}', False),
        ("{}", None),
        ("[1]", None),
        ('{"data": [1]}', None),
        ("", None),
    ],
)
def test_a_focus_is_read_from_its_file(machine: Machine, tmp_path: Path, text: str, is_on: bool | None) -> None:
    assert focus_is_on(text) is is_on
    place = tmp_path / "Library" / "DoNotDisturb" / "DB"
    place.mkdir(parents=True)
    (place / "Assertions.json").write_text(text, encoding="utf-8")
    assert ask(machine, "Assertions.json", tmp_path) == {True: ("",), False: (), None: None}[is_on]


def test_a_focus_that_may_not_be_read_cannot_be_told(machine: Machine) -> None:
    assert ask(machine, "Assertions.json") is None


@pytest.mark.parametrize(
    ("library", "way"),
    [
        ("CoreGraphics", "CGWindowList"),
        ("CoreFoundation", "IOPMCopyAssertionsStatus"),
        ("IOKit", "IOPMCopyAssertionsStatus"),
        ("CoreMediaIO", "CoreMediaIO"),
        ("CoreAudio", "CoreAudio"),
    ],
)
def test_a_framework_that_is_not_there_cannot_tell(machine: Machine, library: str, way: str) -> None:
    machine.missing = {library}
    assert ask(machine, way) is None


def test_all_four_reasons_have_a_way(machine: Machine) -> None:
    ways = macos_ways(QObject(), machine.load, Path("/nowhere")).sources
    assert {way.held for way in ways} == {Held.FULL_SCREEN, Held.DO_NOT_DISTURB, Held.CALL, Held.INHIBITED}
