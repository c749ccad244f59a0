"""A notification with buttons, by a notification server that a test plays on a bus of its own."""

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from sciatimer.desktop import notify, notify_server
from sciatimer.desktop.bus import Bus
from sciatimer.desktop.notice import QUICKEST, Notice
from sciatimer.desktop.notify import system_notifier
from sciatimer.desktop.notify_server import ServerNotifier
from tests.desktop.desktops import private_bus
from tests.desktop.notified import NOTICE, Heard, Seconds
from tests.desktop.servers import PATIENCE
from tests.desktop.service import Reply, Service, Values, service

SERVER = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
OTHER = Notice("Another", "Something else", (("start", "Start"),))


class Server:
    """Shows what it is told to, unless a test makes it hang."""

    def __init__(self) -> None:
        self.able = ["actions", "body", "body-markup"]
        self.service: Service | None = None
        self.shown: dict[int, Values] = {}
        self.hangs = self.refuses = self.leaves = False
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self._last = 0

    @property
    def methods(self) -> dict[str, Callable[[Values], Reply]]:
        return {
            "GetCapabilities": self._answer(lambda _: ("as", (self.able,))),
            "Notify": self._answer(self.notify),
            "CloseNotification": self._answer(self.close),
        }

    def _answer(self, method: Callable[[Values], Reply]) -> Callable[[Values], Reply]:
        return lambda values: None if self.hangs else method(values)

    def notify(self, values: Values) -> Reply:
        self.may_go_on.wait(PATIENCE)
        if self.refuses:
            return "error", ("no",)
        self._last = values[1] or self._last + 1
        self.shown[self._last] = values
        return "u", (self._last,)

    def close(self, values: Values) -> Reply:
        self.end(values[0], 3)
        return "", ()

    def press(self, number: int, key: str) -> None:
        """The person presses a button; most servers take the notification away then."""
        self._emit("ActionInvoked", "us", (number, key))
        if not self.leaves:
            self.end(number, 2)

    def end(self, number: int, reason: int) -> None:
        """It goes away: 1 in time, 2 by the person, 3 by the program."""
        if self.shown.pop(number, None) is not None:
            self._emit("NotificationClosed", "uu", (number, reason))

    def _emit(self, name: str, signature: str, values: Values) -> None:
        assert self.service is not None
        self.service.emit(PATH, SERVER, name, signature, values)


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus(starts=False) as bus:
        yield bus


@pytest.fixture
def server(address: str) -> Iterator[Server]:
    made = Server()
    with service(address, SERVER, made.methods) as made.service:
        yield made


@pytest.fixture
def calls(server: Server) -> Callable[[], list[str]]:
    """What the server was asked, in order."""
    asked = server.service.calls if server.service else []
    return lambda: [name for name, _ in asked]


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def notifier(qtbot: QtBot, address: str, seconds: Seconds) -> Iterator[ServerNotifier]:
    bus = Bus(address)
    made = ServerNotifier(bus, seconds)
    yield made
    made.close()
    bus.close()


@pytest.fixture
def heard(notifier: ServerNotifier) -> Heard:
    return Heard(notifier)


@pytest.fixture
def show(qtbot: QtBot, server: Server, notifier: ServerNotifier, seconds: Seconds) -> Callable[[], int]:
    """Shows a notice, lets a second pass, and gives its number."""

    def made() -> int:
        notifier.show(NOTICE)
        qtbot.waitUntil(lambda: notifier._id in server.shown)
        seconds.now += 1.0
        return notifier._id

    return made


def test_the_server_is_told_everything_it_wants_to_know(server: Server, show: Callable[[], int]) -> None:
    program, replaces, icon, title, body, actions, hints, expires = server.shown[show()]
    assert (program, replaces, title) == ("Sciatimer", 0, NOTICE.title)
    assert icon.startswith("file:///")
    assert icon.endswith("sciatimer-64.png")
    assert body == "52 minutes seated, &lt;b&gt;R&amp;D&lt;/b&gt;"
    assert actions == ["done", "Did it", "later", "In 10 min", "skip", "Skip", "default", "Sciatimer"]
    assert hints == {
        "urgency": ("y", 1),
        "category": ("s", "x-sciatimer.break"),
        "desktop-entry": ("s", "sciatimer"),
        "suppress-sound": ("b", True),
    }
    assert expires == 60_000


def test_a_server_that_knows_no_markup_gets_the_words_as_they_are(server: Server, show: Callable[[], int]) -> None:
    server.able.remove("body-markup")
    assert server.shown[show()][4] == NOTICE.body


@pytest.mark.parametrize("key", ["done", "later", "skip", "default"])
def test_a_button_is_an_answer(
    qtbot: QtBot, server: Server, show: Callable[[], int], heard: Heard, notifier: ServerNotifier, key: str
) -> None:
    server.press(show(), key)
    qtbot.waitUntil(lambda: heard.told == [key])
    notifier.withdraw()
    second = show()
    server.end(second, 2)
    qtbot.waitUntil(lambda: heard.told == [key, "closed"])


def test_an_answered_one_is_gone_whatever_the_server_does(
    qtbot: QtBot, server: Server, show: Callable[[], int], heard: Heard
) -> None:
    server.leaves = True
    server.press(show(), "done")
    qtbot.waitUntil(lambda: server.shown == {})
    assert heard.told == ["done"]


@pytest.mark.parametrize("reason", [1, 2, 4])
def test_one_that_went_is_told_as_closed(
    qtbot: QtBot, server: Server, show: Callable[[], int], heard: Heard, reason: int
) -> None:
    server.end(show(), reason)
    qtbot.waitUntil(lambda: heard.told == ["closed"])


def test_what_others_notifications_do_is_not_ours(
    qtbot: QtBot, server: Server, show: Callable[[], int], heard: Heard
) -> None:
    ours = show()
    server.shown[ours + 1] = ()
    server.press(ours + 1, "done")
    server.press(ours, "unknown")
    qtbot.waitUntil(lambda: heard.told == ["closed"])


def test_another_program_cannot_press_our_buttons(
    qtbot: QtBot, address: str, server: Server, show: Callable[[], int], heard: Heard
) -> None:
    ours = show()
    with service(address, "org.example.Rogue") as rogue:
        rogue.emit(PATH, SERVER, "ActionInvoked", "us", (ours, "done"))
        rogue.emit(PATH, SERVER, "NotificationClosed", "uu", (ours, 2))
        server.end(ours, 2)
        qtbot.waitUntil(lambda: heard.told == ["closed"])


def test_a_press_that_nobody_can_have_aimed_shows_it_once_more(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, seconds: Seconds, show: Callable[[], int], heard: Heard
) -> None:
    first = show()
    seconds.now += QUICKEST - 1.01
    server.press(first, "skip")
    qtbot.waitUntil(lambda: notifier._id in server.shown)
    assert heard.told == []
    assert server.shown[notifier._id][1] == 0  # no place of one that the server is just taking away
    seconds.now += QUICKEST
    server.press(notifier._id, "skip")
    qtbot.waitUntil(lambda: heard.told == ["skip"])


def test_the_next_one_takes_the_place_of_the_first(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, show: Callable[[], int], heard: Heard
) -> None:
    first = show()
    notifier.show(OTHER)
    qtbot.waitUntil(lambda: server.shown[first][3] == OTHER.title)
    assert server.shown[first][1] == first
    assert len(server.shown) == 1
    assert heard.told == []


def test_one_that_is_withdrawn_is_gone_without_a_word(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, show: Callable[[], int], heard: Heard
) -> None:
    show()
    notifier.withdraw()
    notifier.withdraw()
    qtbot.waitUntil(lambda: server.shown == {})
    server.end(show(), 1)
    qtbot.waitUntil(lambda: heard.told == ["closed"])


def test_one_that_is_withdrawn_on_its_way_does_not_stay(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, heard: Heard, calls: Callable[[], list[str]]
) -> None:
    notifier.show(NOTICE)
    notifier.withdraw()
    server.may_go_on.clear()
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: "Notify" in calls())
    notifier.withdraw()
    server.may_go_on.set()
    qtbot.waitUntil(lambda: "CloseNotification" in calls())
    qtbot.waitUntil(lambda: server.shown == {})
    assert heard.told == []
    assert calls().count("Notify") == 1


def test_two_in_a_row_leave_one(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, calls: Callable[[], list[str]]
) -> None:
    server.may_go_on.clear()
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: "Notify" in calls())
    notifier.show(OTHER)
    server.may_go_on.set()
    qtbot.waitUntil(lambda: [values[3] for values in server.shown.values()] == [OTHER.title] and bool(notifier._id))


def test_no_server_is_told(qtbot: QtBot, notifier: ServerNotifier, heard: Heard) -> None:
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"], timeout=20_000)  # a bus may look for one to start


def test_no_bus_is_told(qtbot: QtBot) -> None:
    bus = Bus("unix:path=/nowhere")
    notifier = ServerNotifier(bus)
    heard = Heard(notifier)
    notifier.show(NOTICE)
    assert heard.told == []  # never from within the call
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    notifier.close()
    bus.close()


def break_able(server: Server) -> None:
    server.able.remove("actions")


def break_notify(server: Server) -> None:
    server.refuses = True


def break_all(server: Server) -> None:
    server.hangs = True


@pytest.mark.parametrize("fault", [break_able, break_notify, break_all])
def test_a_server_that_is_no_use_is_told_and_asked_again_the_next_time(
    qtbot: QtBot,
    server: Server,
    notifier: ServerNotifier,
    show: Callable[[], int],
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Server], None],
) -> None:
    monkeypatch.setattr(notify_server, "PATIENCE", 0.3)
    fault(server)
    notifier.show(NOTICE)
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    assert server.shown == {}
    server.able, server.refuses, server.hangs = ["actions"], False, False
    monkeypatch.undo()
    show()
    assert heard.told == ["failed"]


def test_one_that_cannot_be_replaced_does_not_stay(
    qtbot: QtBot, server: Server, notifier: ServerNotifier, show: Callable[[], int], heard: Heard
) -> None:
    show()
    server.refuses = True
    notifier.show(OTHER)
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    qtbot.waitUntil(lambda: server.shown == {})


def test_a_server_that_dies_takes_ours_with_it(qtbot: QtBot, address: str, notifier: ServerNotifier) -> None:
    heard, made = Heard(notifier), Server()
    with service(address, SERVER, made.methods) as made.service:
        notifier.show(NOTICE)
        qtbot.waitUntil(lambda: bool(notifier._id))
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    again = Server()
    with service(address, SERVER, again.methods) as again.service:
        notifier.show(NOTICE)
        qtbot.waitUntil(lambda: bool(notifier._id))
        assert list(again.shown.values())[0][1] == 0  # noqa: RUF015 - there is one
    qtbot.waitUntil(lambda: heard.told == ["failed", "failed"])


def test_a_bus_that_dies_takes_ours_with_it(qtbot: QtBot, seconds: Seconds) -> None:
    made = Server()
    with private_bus() as address:
        bus = Bus(address)
        notifier = ServerNotifier(bus, seconds)
        heard = Heard(notifier)
        with service(address, SERVER, made.methods) as made.service:
            notifier.show(NOTICE)
            qtbot.waitUntil(lambda: bool(notifier._id))
    qtbot.waitUntil(lambda: heard.told == ["failed"])
    notifier.close()
    bus.close()


def test_here_it_is_the_server_on_the_bus(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    assert system_notifier(Bus("SESSION")).mechanism == SERVER
    monkeypatch.setattr(notify, "in_flatpak", lambda: True)
    assert system_notifier(Bus("SESSION")).mechanism == "org.freedesktop.portal.Notification"


def test_where_there_is_no_bus_it_is_the_systems_own(qtbot: QtBot) -> None:
    assert system_notifier(None).mechanism == "desktop-notifier"
