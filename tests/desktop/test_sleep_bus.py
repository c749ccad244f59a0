"""logind and the desktops' screen savers on private buses: asked at the start, heard after it, lost and back."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.sleep_logind import NAME, PATH, LogindSleep
from sciatimer.desktop.sleep_screen_saver import SAVERS, ScreenSavers
from sciatimer.desktop.sleep_source import News
from tests.desktop.desktops import private_bus
from tests.desktop.logind import logind
from tests.desktop.servers import PATIENCE
from tests.desktop.service import PROPERTIES, Reply, Service, Values, service

WAIT = PATIENCE * 1000
SESSION = f"{PATH}/session/_32"
LOCKED_HINT = f"{NAME}.Session.LockedHint"


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as made:
        yield made


class Heard:
    """A way on a bus, and what it told."""

    def __init__(self, qtbot: QtBot, source: LogindSleep | ScreenSavers) -> None:
        self.source = source
        self.told: list[News] = []
        self._qtbot = qtbot
        source.start(self.told.append)

    def wait(self, *told: News) -> None:
        """Waits until it has told exactly this."""
        self._qtbot.waitUntil(lambda: self.told == list(told), timeout=WAIT)

    def wait_for_name(self, name: str) -> None:
        self._qtbot.waitUntil(lambda: self.source.name == name, timeout=WAIT)


@pytest.fixture
def manager(qtbot: QtBot, address: str) -> Iterator[Heard]:
    made = Heard(qtbot, LogindSleep(address))
    yield made
    made.source.close()


@pytest.fixture
def savers(qtbot: QtBot, address: str) -> Iterator[Heard]:
    made = Heard(qtbot, ScreenSavers(address))
    yield made
    made.source.close()


def session_of(asked: Values) -> Reply:
    assert asked == ("auto",)
    return "o", (SESSION,)


def played(stack: ExitStack, address: str, *, is_locked: bool = False) -> Service:
    """A logind with one session."""
    known = {LOCKED_HINT: ("b", is_locked)}
    return stack.enter_context(service(address, NAME, {"GetSession": session_of}, known))


def hint(played: Service, *, is_locked: bool, of: str = f"{NAME}.Session") -> None:
    """The session's locker says so."""
    changed = {"LockedHint": ("b", is_locked), "IdleHint": ("b", True)}
    played.emit(SESSION, PROPERTIES, "PropertiesChanged", "sa{sv}as", (of, changed, []))


def sleeps(played: Service, *, begins: bool) -> None:
    played.emit(PATH, f"{NAME}.Manager", "PrepareForSleep", "b", (begins,))


def test_logind_tells_of_sleep_and_of_locks(manager: Heard, address: str) -> None:
    with ExitStack() as stack:
        fake = played(stack, address)
        manager.wait_for_name("logind")
        sleeps(fake, begins=True)
        sleeps(fake, begins=False)
        manager.wait(News.FELL_ASLEEP, News.WOKE)
        manager._qtbot.waitUntil(lambda: len(fake.calls) == 2, timeout=WAIT)
        hint(fake, is_locked=True)
        hint(fake, is_locked=True)
        hint(fake, is_locked=False)
        hint(fake, is_locked=True, of=f"{NAME}.Seat")
        sleeps(fake, begins=True)
        manager.wait(News.FELL_ASLEEP, News.WOKE, News.LOCKED, News.UNLOCKED, News.FELL_ASLEEP)


def test_a_session_that_is_locked_already_is_told(manager: Heard, address: str) -> None:
    with ExitStack() as stack:
        played(stack, address, is_locked=True)
        manager.wait(News.LOCKED)


def test_a_logind_that_goes_leaves_no_lock_and_comes_back(manager: Heard, address: str) -> None:
    with ExitStack() as stack:
        played(stack, address, is_locked=True)
        manager.wait(News.LOCKED)
    manager.wait(News.LOCKED, News.UNLOCKED)
    assert manager.source.name == ""
    with ExitStack() as stack:
        fake = played(stack, address)
        manager.wait_for_name("logind")
        sleeps(fake, begins=True)
        manager.wait(News.LOCKED, News.UNLOCKED, News.FELL_ASLEEP)


def test_without_a_session_it_still_tells_of_sleep(manager: Heard, address: str) -> None:
    with service(address, NAME) as fake:
        manager.wait_for_name("logind")
        sleeps(fake, begins=True)
        manager.wait(News.FELL_ASLEEP)


@pytest.mark.desktops
def test_logind_as_dbusmock_plays_it(manager: Heard, address: str) -> None:
    with logind(address) as mock:
        manager.wait_for_name("logind")
        mock.prepare_for_sleep(begins=True)
        mock.prepare_for_sleep(begins=False)
        mock.lock(is_locked=True)
        mock.lock(is_locked=False)
        manager.wait(News.FELL_ASLEEP, News.WOKE, News.LOCKED, News.UNLOCKED)
    manager.wait_for_name("")


@pytest.mark.parametrize("name", SAVERS)
def test_each_desktops_screen_saver_is_heard(savers: Heard, address: str, name: str) -> None:
    with service(address, name, {"GetActive": lambda _: ("b", (False,))}) as fake:
        savers.wait_for_name(name)
        assert savers.told == []
        for is_active in (True, True, False):
            fake.emit(SAVERS[name], name, "ActiveChanged", "b", (is_active,))
        savers.wait(News.LOCKED, News.UNLOCKED)


def test_a_screen_that_is_locked_already_is_told_and_free_when_its_saver_goes(savers: Heard, address: str) -> None:
    with service(address, "org.gnome.ScreenSaver", {"GetActive": lambda _: ("b", (True,))}):
        savers.wait(News.LOCKED)
    savers.wait(News.LOCKED, News.UNLOCKED)
    assert savers.source.name == ""


def test_two_savers_lock_once(savers: Heard, address: str) -> None:
    first, second = "org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"
    answer = {"GetActive": lambda _: ("b", (False,))}
    with service(address, first, answer) as one, service(address, second, answer) as other:
        savers.wait_for_name(f"{first}, {second}")
        one.emit(SAVERS[first], first, "ActiveChanged", "b", (True,))
        savers.wait(News.LOCKED)
        other.emit(SAVERS[second], second, "ActiveChanged", "b", (True,))
        one.emit(SAVERS[first], first, "ActiveChanged", "b", (False,))
        other.emit(SAVERS[second], second, "ActiveChanged", "b", (False,))
        savers.wait(News.LOCKED, News.UNLOCKED)


def test_a_name_that_only_keeps_screens_on_is_not_one_of_them(qtbot: QtBot, savers: Heard, address: str) -> None:
    with service(address, "org.freedesktop.ScreenSaver") as fake:
        qtbot.waitUntil(lambda: fake.calls == [("GetActive", ())], timeout=WAIT)
        qtbot.wait(20)
        assert (savers.source.name, savers.told) == ("", [])


@pytest.mark.parametrize("kind", [LogindSleep, ScreenSavers])
def test_no_bus_is_no_error(qtbot: QtBot, kind: type[LogindSleep | ScreenSavers]) -> None:
    heard = Heard(qtbot, kind("unix:path=/nowhere/bus"))
    qtbot.wait(20)
    assert (heard.source.name, heard.told) == ("", [])
    heard.source.close()
