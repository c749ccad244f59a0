"""Idleness on real desktops: a pointer that is moved, a machine left alone, a desktop that ends or restarts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.idle import Idle, system_idle
from sciatimer.desktop.idle_x11 import screen_saver_idle
from tests.desktop.compositors import RealDesktop, kwin, mutter, sway, x_server
from tests.desktop.desktops import private_bus
from tests.desktop.servers import PATIENCE, short_folder
from tests.desktop.test_idle import Listener

SOON = 1.0  # seconds without input that count as idle here
WAIT = PATIENCE * 1000


@contextmanager
def gnome() -> Iterator[RealDesktop]:
    with short_folder() as folder, private_bus() as address, mutter(folder, address) as desktop:
        yield desktop


@contextmanager
def wlroots() -> Iterator[RealDesktop]:
    with short_folder() as folder, sway(folder) as desktop:
        yield desktop


DESKTOPS = {
    "x11": (x_server, "X11: alarms on IDLETIME"),
    "gnome": (gnome, "GNOME: org.gnome.Mutter.IdleMonitor"),
    "kde": (kwin, "Wayland: ext_idle_notifier_v1"),
    "wlroots": (wlroots, "Wayland: ext_idle_notifier_v1"),
}


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[RealDesktop], Idle]]:
    """Idleness as the program hears of it on a desktop."""
    made: list[Idle] = []

    def make(desktop: RealDesktop) -> Idle:
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in desktop.variables.items():
            monkeypatch.setenv(name, value)
        made.append(system_idle())
        return made[-1]

    yield make
    for idle in made:
        idle.close()


@pytest.mark.parametrize(
    "name",
    ["x11", *(pytest.param(name, marks=pytest.mark.desktops) for name in ("gnome", "kde", "wlroots"))],
)
def test_a_desktop_tells_when_nobody_is_there_and_when_somebody_is(
    qtbot: QtBot, begin: Callable[[RealDesktop], Idle], name: str
) -> None:
    start, mechanism = DESKTOPS[name]
    with start() as desktop:
        desktop.touch()
        idle = begin(desktop)
        qtbot.waitUntil(lambda: idle.mechanism.startswith(mechanism), timeout=WAIT)
        soon, later = Listener(idle.watch(SOON)), Listener(idle.watch(500))
        qtbot.waitUntil(lambda: soon.told == ["idled"], timeout=WAIT)
        desktop.touch()
        qtbot.waitUntil(lambda: soon.told == ["idled", "resumed"], timeout=WAIT)
        qtbot.waitUntil(lambda: soon.told == ["idled", "resumed", "idled"], timeout=WAIT)
        assert later.told == []
    qtbot.waitUntil(lambda: idle.mechanism == "", timeout=WAIT)
    assert (idle.seconds(), soon.told) == (None, ["idled", "resumed", "idled", "resumed"])


@pytest.mark.desktops
def test_a_shell_that_restarts_is_heard_again(qtbot: QtBot, begin: Callable[[RealDesktop], Idle]) -> None:
    with short_folder() as folder, private_bus() as address:
        with mutter(folder, address) as desktop:
            idle = begin(desktop)
            qtbot.waitUntil(lambda: "Mutter" in idle.mechanism, timeout=WAIT)
            soon = Listener(idle.watch(SOON))
            qtbot.waitUntil(lambda: soon.told == ["idled"], timeout=WAIT)
        qtbot.waitUntil(lambda: idle.mechanism == "" and soon.told == ["idled", "resumed"], timeout=WAIT)
        with mutter(folder, address) as desktop:
            qtbot.waitUntil(lambda: "Mutter" in idle.mechanism, timeout=WAIT)
            qtbot.waitUntil(lambda: soon.told[2:] == ["idled"], timeout=WAIT)
            desktop.touch()
            qtbot.waitUntil(lambda: soon.told[3:4] == ["resumed"], timeout=WAIT)


@pytest.mark.desktops
def test_a_compositor_that_restarts_is_heard_again(qtbot: QtBot, begin: Callable[[RealDesktop], Idle]) -> None:
    with short_folder() as folder:
        with sway(folder) as desktop:
            idle = begin(desktop)
            qtbot.waitUntil(lambda: "ext_idle" in idle.mechanism, timeout=WAIT)
            soon = Listener(idle.watch(SOON))
        qtbot.waitUntil(lambda: idle.mechanism == "", timeout=WAIT)
        told = len(soon.told)
        with sway(folder):
            qtbot.waitUntil(lambda: "ext_idle" in idle.mechanism, timeout=WAIT)
            qtbot.waitUntil(lambda: soon.told[told:] == ["idled"], timeout=WAIT)


def test_on_x11_who_has_been_away_already_is_told_at_once(qtbot: QtBot, begin: Callable[[RealDesktop], Idle]) -> None:
    with x_server() as desktop:
        desktop.touch()
        idle = begin(desktop)
        qtbot.waitUntil(lambda: (idle.seconds() or 0) > 0.5, timeout=WAIT)
        listener = Listener(idle.watch(0.25))
        assert listener.told == []
        qtbot.waitUntil(lambda: listener.told == ["idled"], timeout=WAIT)
        desktop.touch()
        qtbot.waitUntil(lambda: listener.told[1:2] == ["resumed"], timeout=WAIT)


def test_on_x11_an_alarm_that_was_closed_wakes_nobody(qtbot: QtBot, begin: Callable[[RealDesktop], Idle]) -> None:
    with x_server() as desktop:
        desktop.touch()
        idle = begin(desktop)
        closed, kept = idle.watch(0.1), Listener(idle.watch(0.5))
        listener = Listener(closed)
        closed.close()
        qtbot.waitUntil(lambda: kept.told == ["idled"], timeout=WAIT)
        assert listener.told == []


def test_the_screen_saver_of_x11_is_asked_where_there_are_no_alarms(
    qtbot: QtBot, begin: Callable[[RealDesktop], Idle], monkeypatch: pytest.MonkeyPatch
) -> None:
    with x_server() as desktop:
        monkeypatch.setenv("DISPLAY", desktop.variables["DISPLAY"])
        idle = Idle([screen_saver_idle()])
        assert idle.mechanism == "X11: XScreenSaver, asked"
        qtbot.waitUntil(lambda: (idle.seconds() or 0) > 0.3, timeout=WAIT)
        desktop.touch()
        qtbot.waitUntil(lambda: (idle.seconds() or 9) < 0.3, timeout=WAIT)
    assert idle.seconds() is None
    idle.close()
