"""Notifications of Windows and macOS: a desktop-notifier that a test plays, awaited on Qt's own event loop."""

import asyncio
import socket
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Thread
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop.notice import QUICKEST, Notice
from sciatimer.desktop.notify_elsewhere import ElsewhereNotifier
from tests.desktop.notified import NOTICE, Heard, Seconds


class Capability(Enum):
    BUTTONS = 1
    TITLE = 2


@dataclass(frozen=True)
class Icon:
    path: Path


@dataclass(frozen=True)
class Button:
    title: str
    identifier: str


@dataclass(frozen=True)
class Notification:
    title: str
    message: str
    buttons: tuple[Button, ...]
    identifier: str


class FakeNotifier:
    """As the package has it: coroutines, handlers by the notification's name, failures that are merely logged."""

    def __init__(self, name: str, icon: Icon) -> None:
        self.name, self.icon = name, icon
        self.shown: dict[str, Notification] = {}
        self.can = frozenset(Capability)
        self.may: Future[bool] = Future()
        self.may.set_result(True)
        self.is_broken = self.is_dumb = False
        self.on_dispatched: Callable[[str], None] | None = None
        self.on_clicked: Callable[[str], None] | None = None
        self.on_button_pressed: Callable[[str, str], None] | None = None
        self.on_dismissed: Callable[[str], None] | None = None

    async def get_capabilities(self) -> frozenset[Capability]:
        return self.can

    async def request_authorisation(self) -> bool:
        return await asyncio.wrap_future(self.may)

    async def send_notification(self, notification: Notification) -> str:
        assert asyncio.get_running_loop() is not None
        if self.is_broken:
            raise OSError("the notification platform is unavailable")
        if not self.is_dumb:
            self.shown[notification.identifier] = notification
            assert self.on_dispatched is not None
            self.on_dispatched(notification.identifier)
        return notification.identifier

    async def clear(self, identifier: str) -> None:
        if self.is_broken:
            raise OSError("the notification platform is unavailable")
        self.shown.pop(identifier, None)

    def press(self, name: str, key: str) -> None:
        """From the system's own thread, as Windows does it."""
        self.shown.pop(name, None)
        assert self.on_button_pressed is not None
        loop = asyncio.get_running_loop()
        pressing = Thread(target=loop.call_soon_threadsafe, args=(self.on_button_pressed, name, key))
        pressing.start()
        pressing.join()


class FakeModule(ModuleType):
    """The package."""

    def __init__(self) -> None:
        super().__init__("desktop_notifier")
        self.Capability, self.Icon, self.Button, self.Notification = Capability, Icon, Button, Notification
        self.made: list[FakeNotifier] = []
        self.prepare: Callable[[FakeNotifier], None] = lambda notifier: None

    def DesktopNotifier(self, name: str, icon: Icon) -> FakeNotifier:
        self.made.append(FakeNotifier(name, icon))
        self.prepare(self.made[-1])
        return self.made[-1]


@pytest.fixture
def package(monkeypatch: pytest.MonkeyPatch) -> FakeModule:
    made = FakeModule()
    monkeypatch.setitem(sys.modules, "desktop_notifier", made)
    return made


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def notifier(qtbot: QtBot, package: FakeModule, seconds: Seconds) -> Iterator[ElsewhereNotifier]:
    made = ElsewhereNotifier(seconds)
    yield made
    made.close()


@pytest.fixture
def heard(notifier: ElsewhereNotifier) -> Heard:
    return Heard(notifier)


@pytest.fixture
def show(
    qtbot: QtBot, package: FakeModule, notifier: ElsewhereNotifier, seconds: Seconds
) -> Callable[[Notice], tuple[FakeNotifier, str]]:
    """Shows a notice, lets a second pass, and gives the system's side and the name there."""

    def made(notice: Notice) -> tuple[FakeNotifier, str]:
        notifier.show(notice)
        qtbot.waitUntil(lambda: notifier._name != "")
        seconds.now += 1.0
        return package.made[-1], notifier._name

    return made


Show = Callable[[Notice], tuple[FakeNotifier, str]]


def test_it_is_shown_in_our_name_with_its_buttons(show: Show) -> None:
    system, name = show(NOTICE)
    assert system.name == "Sciatimer"
    assert system.icon.path.is_file()
    shown = system.shown[name]
    assert (shown.title, shown.message) == (NOTICE.title, NOTICE.body)
    assert [(button.identifier, button.title) for button in shown.buttons] == list(NOTICE.actions)


@pytest.mark.parametrize("key", ["done", "later", "skip"])
def test_a_button_is_an_answer(qtbot: QtBot, show: Show, heard: Heard, key: str) -> None:
    system, name = show(NOTICE)
    system.press("somebody's", key)
    system.press(name, "unknown")
    system.press(name, key)
    system.press(name, key)
    qtbot.waitUntil(lambda: heard.told == [key])


def test_a_click_and_a_dismissal_are_told(show: Show, heard: Heard) -> None:
    system, name = show(NOTICE)
    assert system.on_clicked is not None
    system.on_clicked(name)
    system, name = show(NOTICE)
    assert system.on_dismissed is not None
    system.on_dismissed("somebody's")
    system.on_dismissed(name)
    system.on_dismissed(name)
    assert heard.told == ["default", "closed"]


def test_a_press_that_nobody_can_have_aimed_shows_it_once_more(
    qtbot: QtBot, show: Show, heard: Heard, seconds: Seconds, notifier: ElsewhereNotifier
) -> None:
    system, name = show(NOTICE)
    seconds.now += QUICKEST - 1.01
    system.press(name, "skip")
    qtbot.waitUntil(lambda: notifier._name not in {"", name})
    assert heard.told == []


def test_one_takes_the_place_of_the_other_and_is_withdrawn(
    qtbot: QtBot, show: Show, heard: Heard, notifier: ElsewhereNotifier
) -> None:
    show(NOTICE)
    system, name = show(Notice("Another", "", ()))
    qtbot.waitUntil(lambda: list(system.shown) == [name])
    notifier.withdraw()
    qtbot.waitUntil(lambda: system.shown == {})
    assert heard.told == []


def cannot(system: FakeNotifier) -> None:
    system.can = frozenset({Capability.TITLE})


def may_not(system: FakeNotifier) -> None:
    system.may = Future()
    system.may.set_result(False)


def is_broken(system: FakeNotifier) -> None:
    system.is_broken = True


def is_dumb(system: FakeNotifier) -> None:
    system.is_dumb = True


def is_not_there(system: FakeNotifier) -> None:
    raise RuntimeError("Could not get ToastNotificationManagerForUser")


@pytest.mark.parametrize("fault", [cannot, may_not, is_broken, is_dumb, is_not_there])
def test_what_cannot_be_shown_is_told_once(
    qtbot: QtBot,
    package: FakeModule,
    notifier: ElsewhereNotifier,
    heard: Heard,
    fault: Callable[[FakeNotifier], None],
) -> None:
    package.prepare = fault
    notifier.show(NOTICE)
    assert heard.told == []
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    notifier.withdraw()
    assert not notifier._late.isActive()


def test_a_package_that_is_missing_is_told(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "desktop_notifier", None)
    notifier = ElsewhereNotifier()
    heard = Heard(notifier)
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    notifier.close()


def test_a_question_that_nobody_answers_is_given_up_and_leaves_nothing(
    qtbot: QtBot,
    package: FakeModule,
    notifier: ElsewhereNotifier,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asking: Future[bool] = Future()
    names: list[str] = []

    async def cleared(_: FakeNotifier, name: str) -> None:
        names.append(name)

    def ask(system: FakeNotifier) -> None:
        system.may = asking

    package.prepare = ask
    notifier._late.setInterval(50)
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    monkeypatch.setattr(FakeNotifier, "clear", cleared)
    answering = Thread(target=asking.set_result, args=(True,))
    answering.start()
    answering.join()
    qtbot.waitUntil(lambda: names == ["break-1"])
    assert package.made[0].shown == {}
    assert heard.told == ["failed"]


def test_no_socket_is_opened(qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(socket, "socket", lambda *arguments, **named: opened.append(arguments))
    monkeypatch.setattr(socket, "socketpair", lambda *arguments, **named: opened.append(arguments))
    show(NOTICE)
    assert opened == []


def test_what_asyncio_was_told_is_taken_back(qtbot: QtBot, package: FakeModule) -> None:
    notifier = ElsewhereNotifier()
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: notifier._name != "")
    notifier.close()
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
