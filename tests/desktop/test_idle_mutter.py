"""The GNOME shell's idle monitor, played on a private bus."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.idle import Idle
from sciatimer.desktop.idle_mutter import NAME, PATH, MutterIdle
from tests.desktop.desktops import private_bus
from tests.desktop.servers import PATIENCE
from tests.desktop.service import Reply, Service, Values, service
from tests.desktop.test_idle import Listener

WAIT = PATIENCE * 1000


class Shell:
    """What the shell answers: watches numbered from 1, and the idle milliseconds that a test says."""

    def __init__(self) -> None:
        self.idle = 0
        self.numbers = 0
        self.is_silent = False
        self.on_bus: Service | None = None

    def add(self, _: Values) -> Reply:
        self.numbers += 1
        return None if self.is_silent else ("u", (self.numbers,))

    def tell_idle(self, _: Values) -> Reply:
        return "t", (self.idle,)

    def ignore(self, _: Values) -> Reply:
        return "", ()

    @contextmanager
    def on(self, address: str) -> Iterator[None]:
        methods = {
            "AddIdleWatch": self.add,
            "AddUserActiveWatch": self.add,
            "GetIdletime": self.tell_idle,
            "RemoveWatch": self.ignore,
        }
        with service(address, NAME, methods) as self.on_bus:
            yield

    @property
    def calls(self) -> list[tuple[str, Values]]:
        assert self.on_bus is not None
        return list(self.on_bus.calls)

    def fire(self, number: int) -> None:
        assert self.on_bus is not None
        self.on_bus.emit(PATH, NAME, "WatchFired", "u", (number,))


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as made:
        yield made


@pytest.fixture
def shell(address: str) -> Iterator[Shell]:
    made = Shell()
    with made.on(address):
        yield made


@pytest.fixture
def idle(qtbot: QtBot, address: str) -> Iterator[Idle]:
    made = Idle([MutterIdle(address)])
    yield made
    made.close()


def live(qtbot: QtBot, idle: Idle) -> None:
    qtbot.waitUntil(lambda: idle.mechanism == f"GNOME: {NAME}", timeout=WAIT)


def calls(qtbot: QtBot, shell: Shell, *expected: tuple[str, Values]) -> None:
    qtbot.waitUntil(lambda: len(shell.calls) >= len(expected), timeout=WAIT)
    assert shell.calls == list(expected)


def test_each_edge_is_told_once_it_is_sure(qtbot: QtBot, shell: Shell, idle: Idle) -> None:
    live(qtbot, idle)
    listener = Listener(idle.watch(300))
    calls(qtbot, shell, ("AddIdleWatch", (300_000,)))
    shell.fire(77)
    shell.fire(1)
    qtbot.waitUntil(lambda: listener.told == ["idled"], timeout=WAIT)
    qtbot.waitUntil(lambda: shell.calls[1:] == [("AddUserActiveWatch", ())], timeout=WAIT)
    shell.idle = 12
    shell.fire(2)
    qtbot.waitUntil(lambda: listener.told == ["idled", "resumed"], timeout=WAIT)
    shell.fire(1)
    qtbot.waitUntil(lambda: listener.told == ["idled", "resumed", "idled"], timeout=WAIT)
    assert idle.seconds() is None


def test_a_shell_that_only_thinks_somebody_is_there_is_not_believed(qtbot: QtBot, shell: Shell, idle: Idle) -> None:
    live(qtbot, idle)
    listener = Listener(idle.watch(300))
    calls(qtbot, shell, ("AddIdleWatch", (300_000,)))
    shell.fire(1)
    qtbot.waitUntil(lambda: shell.numbers == 2, timeout=WAIT)
    shell.idle = 400_000
    shell.fire(2)
    qtbot.waitUntil(lambda: shell.numbers == 3, timeout=WAIT)
    assert listener.told == ["idled"]
    shell.idle = 1
    shell.fire(3)
    qtbot.waitUntil(lambda: listener.told == ["idled", "resumed"], timeout=WAIT)


def test_a_closed_alarm_takes_its_watches_back(qtbot: QtBot, shell: Shell, idle: Idle) -> None:
    live(qtbot, idle)
    alarm = idle.watch(300)
    calls(qtbot, shell, ("AddIdleWatch", (300_000,)))
    shell.fire(1)
    qtbot.waitUntil(lambda: shell.numbers == 2, timeout=WAIT)
    other = idle.watch(5)
    qtbot.waitUntil(lambda: shell.numbers == 3, timeout=WAIT)
    alarm.close()
    qtbot.waitUntil(lambda: shell.calls[3:] == [("RemoveWatch", (1,)), ("RemoveWatch", (2,))], timeout=WAIT)
    other.close()


def test_an_alarm_that_is_closed_before_it_has_its_number_is_taken_back(qtbot: QtBot, shell: Shell, idle: Idle) -> None:
    live(qtbot, idle)
    idle.watch(300).close()
    calls(qtbot, shell, ("AddIdleWatch", (300_000,)), ("RemoveWatch", (1,)))


def test_a_shell_that_restarts_is_told_anew(qtbot: QtBot, address: str, idle: Idle) -> None:
    first, second = Shell(), Shell()
    with first.on(address):
        live(qtbot, idle)
        listener = Listener(idle.watch(300))
        calls(qtbot, first, ("AddIdleWatch", (300_000,)))
        first.fire(1)
        qtbot.waitUntil(lambda: listener.told == ["idled"], timeout=WAIT)
    qtbot.waitUntil(lambda: idle.mechanism == "", timeout=WAIT)
    assert listener.told == ["idled", "resumed"]
    with second.on(address):
        live(qtbot, idle)
        calls(qtbot, second, ("AddIdleWatch", (300_000,)))
        second.fire(1)
        qtbot.waitUntil(lambda: listener.told == ["idled", "resumed", "idled"], timeout=WAIT)


def test_a_shell_that_hangs_is_given_up_for_a_minute(
    qtbot: QtBot, shell: Shell, idle: Idle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.desktop.idle_mutter.AGAIN_MS", 20)
    live(qtbot, idle)
    (source,) = idle._begun
    assert isinstance(source, MutterIdle)
    source._on_failed("no answer in time")
    assert idle.mechanism == ""
    source._on_failed("nor to the other call")
    live(qtbot, idle)


def test_no_bus_is_no_error(qtbot: QtBot) -> None:
    idle = Idle([MutterIdle("unix:path=/nowhere/bus")])
    idle.watch(300)
    qtbot.wait(20)
    assert idle.mechanism == ""
    idle.close()
