"""A notification out of a Flatpak, by a portal that a test plays on a bus of its own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop import notify_portal
from sciatimer.desktop.bus import Bus
from sciatimer.desktop.notice import QUICKEST, Notice
from sciatimer.desktop.notify_portal import PortalNotifier
from tests.desktop.desktops import private_bus
from tests.desktop.notified import NOTICE, Heard, Seconds
from tests.desktop.service import Reply, Service, Values, service

PORTAL = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
NOTIFICATION = "org.freedesktop.portal.Notification"


class Portal:
    """Shows what it is told to, unless a test makes it hang or refuse."""

    def __init__(self) -> None:
        self.service: Service | None = None
        self.shown: dict[str, dict[str, tuple[str, Any]]] = {}
        self.answer: Reply = ("", ())

    def add(self, values: Values) -> Reply:
        self.shown[values[0]] = values[1]
        return self.answer

    def remove(self, values: Values) -> Reply:
        del self.shown[values[0]]
        return "", ()

    def press(self, name: str, key: str) -> None:
        assert self.service is not None
        self.service.emit(PATH, NOTIFICATION, "ActionInvoked", "ssav", (name, key, []))


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus(starts=False) as bus:
        yield bus


@pytest.fixture
def portal(address: str) -> Iterator[Portal]:
    made = Portal()
    methods = {"AddNotification": made.add, "RemoveNotification": made.remove}
    with service(address, PORTAL, methods) as made.service:
        yield made


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def notifier(qtbot: QtBot, address: str, seconds: Seconds) -> Iterator[PortalNotifier]:
    bus = Bus(address)
    made = PortalNotifier(bus, seconds)
    yield made
    made.close()
    bus.close()


@pytest.fixture
def heard(notifier: PortalNotifier) -> Heard:
    return Heard(notifier)


@pytest.fixture
def show(qtbot: QtBot, portal: Portal, notifier: PortalNotifier, seconds: Seconds) -> Callable[[Notice], str]:
    """Shows a notice, lets a second pass, and gives its name."""

    def made(notice: Notice) -> str:
        notifier.show(notice)
        qtbot.waitUntil(lambda: notifier._up_since == seconds.now)
        seconds.now += 1.0
        (name,) = portal.shown
        return name

    return made


def test_the_portal_is_told_everything_it_wants_to_know(portal: Portal, show: Callable[[Notice], str]) -> None:
    assert portal.shown[show(NOTICE)] == {
        "title": ("s", NOTICE.title),
        "body": ("s", NOTICE.body),
        "priority": ("s", "normal"),
        "default-action": ("s", "default"),
        "buttons": (
            "aa{sv}",
            [
                {"label": ("s", "Did it"), "action": ("s", "done")},
                {"label": ("s", "In 10 min"), "action": ("s", "later")},
                {"label": ("s", "Skip"), "action": ("s", "skip")},
            ],
        ),
    }


@pytest.mark.parametrize("key", ["done", "later", "skip", "default"])
def test_a_button_is_an_answer_and_takes_it_away(
    qtbot: QtBot, portal: Portal, show: Callable[[Notice], str], heard: Heard, key: str
) -> None:
    name = show(NOTICE)
    portal.press("somebody's", "done" if key == "skip" else "skip")
    portal.press(name, "unknown")
    portal.press(name, key)
    portal.press(name, key)
    qtbot.waitUntil(lambda: portal.shown == {})
    show(NOTICE)
    assert heard.told == [key]


def test_a_press_that_nobody_can_have_aimed_shows_it_once_more(
    qtbot: QtBot, portal: Portal, seconds: Seconds, show: Callable[[Notice], str], heard: Heard
) -> None:
    name = show(NOTICE)
    seconds.now += QUICKEST - 1.01
    portal.press(name, "skip")
    qtbot.waitUntil(lambda: bool(portal.shown) and name not in portal.shown)
    assert heard.told == []


def test_the_next_one_takes_the_place_of_the_first(portal: Portal, show: Callable[[Notice], str]) -> None:
    show(NOTICE)
    assert portal.shown[show(Notice("Another", "", ()))]["title"] == ("s", "Another")


def test_one_that_is_withdrawn_is_gone(
    qtbot: QtBot, portal: Portal, notifier: PortalNotifier, show: Callable[[Notice], str], heard: Heard
) -> None:
    show(NOTICE)
    notifier.withdraw()
    qtbot.waitUntil(lambda: portal.shown == {})
    notifier.show(NOTICE)
    notifier.withdraw()
    show(NOTICE)
    assert heard.told == []


@pytest.mark.parametrize("answer", [("error", ("no",)), None])
def test_a_portal_that_is_no_use_is_told(
    qtbot: QtBot, portal: Portal, notifier: PortalNotifier, heard: Heard, answer: Reply, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notify_portal, "PATIENCE", 0.3)
    portal.answer = answer
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    qtbot.waitUntil(lambda: portal.shown == {})


def test_no_portal_is_told(qtbot: QtBot, notifier: PortalNotifier, heard: Heard) -> None:
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"], timeout=20_000)  # a bus may look for one to start
