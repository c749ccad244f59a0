"""The bus against a real daemon: calls, signals and names come and go, a daemon that hangs or dies harms nobody."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection
from pytestqt.qtbot import QtBot

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.bus_socket import BusSocket
from tests.desktop.desktops import private_bus
from tests.desktop.servers import short_folder
from tests.desktop.service import Service, Values, service

NAME = "org.example.Desk"
DESK = DBusAddress("/desk", bus_name=NAME, interface=NAME)
MOVED = MatchRule(type="signal", interface=NAME, member="Moved")
MOVED_BY_DESK = MatchRule(type="signal", sender=NAME, interface=NAME, member="Moved")


def open_sockets() -> int:
    """How many this process holds."""
    links = [link for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return sum(str(link.readlink()).startswith("socket:") for link in links)


class Asker:
    """Notes what a bus tells."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.replies: list[tuple[object, ...]] = []
        self.failures: list[str] = []
        self.told: list[str] = []
        self.heard: list[Values] = []
        bus.lost.connect(self.on_lost)

    def call(self, method: str, signature: str = "", values: Values = (), seconds: float = 20) -> None:
        message = new_method_call(DESK, method, signature or None, values)
        self.bus.call(message, self.replies.append, self.failures.append, seconds)

    def listen(self, rule: MatchRule) -> Callable[[], None]:
        return self.bus.listen(rule, self.on_heard)

    def watch(self, name: str = NAME) -> Callable[[], None]:
        return self.bus.watch_name(name, self.on_appeared, self.on_vanished)

    def on_heard(self, message: Message) -> None:
        self.heard.append(message.body)

    def on_lost(self) -> None:
        self.told.append("lost")

    def on_appeared(self) -> None:
        self.told.append("appeared")

    def on_vanished(self) -> None:
        self.told.append("vanished")


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as bus:
        yield bus


@pytest.fixture
def made_bus() -> Iterator[Callable[[str], Asker]]:
    made: list[Bus] = []
    before = open_sockets()

    def make(where: str) -> Asker:
        made.append(Bus(where))
        return Asker(made[-1])

    yield make
    for bus in made:
        bus.close()
    assert open_sockets() == before


@pytest.fixture
def asker(qtbot: QtBot, address: str, made_bus: Callable[[str], Asker]) -> Asker:
    return made_bus(address)


@pytest.fixture
def desk(address: str) -> Iterator[Service]:
    methods: dict[str, Any] = {
        "Double": lambda values: ("u", (2 * values[0],)),
        "Nothing": lambda values: ("", ()),
        "Describe": lambda values: ("a{sv}", ({"seats": ("u", 4_000_000_000), "who": ("s", "Ada")},)),
        "Echo": lambda values: ("s", values),
        "Silence": lambda values: None,
    }
    with service(address, NAME, methods) as made:
        yield made


def test_nothing_is_opened_before_it_is_used(asker: Asker) -> None:
    assert asker.bus.findChildren(BusSocket) == []


def test_a_call_is_answered(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    asker.call("Double", "u", (2_000_000_000,))
    assert asker.replies == []
    qtbot.wait_until(lambda: asker.replies == [(4_000_000_000,)])
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies[1:] == [()])
    assert asker.failures == []


def test_a_dictionary_is_read(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    asker.call("Describe")
    qtbot.wait_until(lambda: asker.replies == [({"seats": ("u", 4_000_000_000), "who": ("s", "Ada")},)])


def test_many_calls_at_once_find_their_own_answers(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    for number in range(100):
        asker.call("Double", "u", (number,))
    qtbot.wait_until(lambda: asker.replies == [(2 * number,) for number in range(100)])


def test_what_is_longer_than_a_socket_holds_goes_through(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    long = "sit " * 1_000_000
    asker.call("Echo", "s", (long,))
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [(long,), ()], timeout=20_000)


def test_an_error_is_told_in_words(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    asker.call("Fly")
    qtbot.wait_until(lambda: asker.failures == ["org.example.Error: no such method"])


def test_a_program_that_is_not_there_is_an_error(qtbot: QtBot, asker: Asker) -> None:
    asker.call("Double", "u", (1,))
    qtbot.wait_until(lambda: len(asker.failures) == 1)
    assert asker.failures[0].startswith("org.freedesktop.DBus.Error.ServiceUnknown: ")


def test_an_answer_that_does_not_come_fails_in_time_and_holds_nobody_up(
    qtbot: QtBot, asker: Asker, desk: Service
) -> None:
    asker.call("Silence", seconds=0.2)
    asker.call("Double", "u", (4,))
    qtbot.wait_until(lambda: asker.replies == [(8,)])
    assert asker.failures == []
    qtbot.wait_until(lambda: asker.failures == ["no answer in time"])


def test_with_nothing_open_no_timer_runs(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [()])
    qtbot.wait_until(lambda: not asker.bus._timer.isActive())


def test_a_message_that_cannot_be_written_is_refused_at_once_and_forgotten(
    qtbot: QtBot, asker: Asker, desk: Service
) -> None:
    with pytest.raises(TypeError):
        asker.call("Echo", "s", (5,))
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [()])
    assert asker.failures == []


def test_a_signal_is_heard_until_nobody_listens(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    stop = asker.listen(MOVED)
    asker.call("Nothing")
    qtbot.wait_until(lambda: len(asker.replies) == 1)
    desk.emit("/desk", NAME, "Moved", "s", ("up",))
    desk.emit("/desk", NAME, "Broken", "s", ("leg",))
    qtbot.wait_until(lambda: asker.heard == [("up",)])
    stop()
    stop()
    asker.call("Nothing")
    qtbot.wait_until(lambda: len(asker.replies) == 2)
    desk.emit("/desk", NAME, "Moved", "s", ("down",))
    asker.call("Nothing")
    qtbot.wait_until(lambda: len(asker.replies) == 3)
    assert asker.heard == [("up",)]


def test_a_rule_that_names_its_sender_hears_that_one_alone(
    qtbot: QtBot, asker: Asker, address: str, desk: Service
) -> None:
    everybody: list[Values] = []

    def on_moved(message: Message) -> None:
        everybody.append(message.body)

    asker.listen(MOVED_BY_DESK)
    asker.bus.listen(MOVED, on_moved)  # so that the daemon sends the stranger's, too
    asker.call("Nothing")
    qtbot.wait_until(lambda: len(asker.replies) == 1)
    with service(address, "org.example.Stranger") as stranger:
        stranger.emit("/desk", NAME, "Moved", "s", ("by a stranger",))
        qtbot.wait_until(lambda: everybody == [("by a stranger",)])
    desk.emit("/desk", NAME, "Moved", "s", ("by itself",))
    qtbot.wait_until(lambda: len(everybody) == 2)
    assert asker.heard == [("by itself",)]


def test_a_program_that_starts_later_is_heard_too(qtbot: QtBot, asker: Asker, address: str) -> None:
    asker.listen(MOVED_BY_DESK)
    asker.watch()
    qtbot.wait_until(lambda: asker.told == ["vanished"])
    with service(address, NAME) as desk:
        desk.emit("/desk", NAME, "Moved", "s", ("up",))
        qtbot.wait_until(lambda: asker.heard == [("up",)])
    with service(address, NAME) as desk:
        desk.emit("/desk", NAME, "Moved", "s", ("down",))
        qtbot.wait_until(lambda: asker.heard == [("up",), ("down",)])


def test_an_argument_and_a_path_can_be_asked_for(qtbot: QtBot, asker: Asker, desk: Service) -> None:
    rule = MatchRule(type="signal", sender=NAME, interface=NAME, member="Moved", path="/desk")
    rule.add_arg_condition(0, "up")
    asker.listen(rule)
    asker.call("Nothing")
    qtbot.wait_until(lambda: len(asker.replies) == 1)
    asker.listen(MOVED)
    for path, where in (("/chair", "up"), ("/desk", "down"), ("/desk", "up")):
        desk.emit(path, NAME, "Moved", "s", (where,))
    qtbot.wait_until(lambda: len(asker.heard) == 4)
    assert asker.heard == [("up",), ("down",), ("up",), ("up",)]


def test_a_name_comes_and_goes(qtbot: QtBot, asker: Asker, address: str) -> None:
    stop = asker.watch()
    qtbot.wait_until(lambda: asker.told == ["vanished"])
    with service(address, NAME):
        qtbot.wait_until(lambda: asker.told == ["vanished", "appeared"])
    qtbot.wait_until(lambda: asker.told == ["vanished", "appeared", "vanished"])
    stop()
    stop()
    with service(address, NAME):
        asker.call("Nothing")
        qtbot.wait_until(lambda: len(asker.failures) == 1)
    assert len(asker.told) == 3


def test_a_name_with_another_bearer_vanished_and_appeared(qtbot: QtBot, asker: Asker, address: str) -> None:
    with open_dbus_connection(address) as first, open_dbus_connection(address) as second:
        first.send_and_get_reply(message_bus.RequestName(NAME, flags=1))
        asker.watch()
        qtbot.wait_until(lambda: asker.told == ["appeared"])
        second.send_and_get_reply(message_bus.RequestName(NAME, flags=2))
        qtbot.wait_until(lambda: asker.told == ["appeared", "vanished", "appeared"])


def test_who_calls_us_is_told_that_nobody_serves(qtbot: QtBot, asker: Asker, address: str) -> None:
    asker.bus.call(message_bus.GetNameOwner("org.freedesktop.DBus"), asker.replies.append, asker.failures.append)
    qtbot.wait_until(lambda: len(asker.replies) == 1)
    ask = "import sys; from jeepney import DBusAddress, new_method_call\n" + ASK_EVERYBODY
    process = subprocess.Popen([sys.executable, "-c", ask, address], stdout=subprocess.PIPE, text=True)
    qtbot.wait_until(lambda: process.poll() is not None, timeout=20_000)
    assert "org.freedesktop.DBus.Error.UnknownMethod" in process.communicate()[0]


ASK_EVERYBODY = """
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(sys.argv[1])
names = bus.send_and_get_reply(message_bus.ListNames()).body[0]
for name in names:
    if name.startswith(":") and name != bus.unique_name:
        print(bus.send_and_get_reply(new_method_call(DBusAddress("/", name, "org.example.X"), "Fly"), timeout=10))
"""


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("SESSION", "no bus is named here"),
        ("tcp:host=localhost,port=1", "no bus is named here"),
        ("nonsense", "no bus is named here"),
        ("unix:path=/nowhere/bus", "nobody is there: No such file or directory"),
    ],
)
def test_no_bus_at_all_fails_later_and_quietly(
    qtbot: QtBot, made_bus: Callable[[str], Asker], monkeypatch: pytest.MonkeyPatch, where: str, why: str
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    asker = made_bus(where)
    asker.watch()
    asker.listen(MOVED)
    asker.call("Nothing")
    assert asker.failures == []
    qtbot.wait_until(lambda: asker.failures != [] and asker.told != [])
    assert asker.failures == [why]
    assert asker.told == ["vanished"]


@pytest.mark.parametrize("where", ["SESSION", "SYSTEM"])
def test_the_buses_are_found_by_their_variables(
    qtbot: QtBot,
    address: str,
    desk: Service,
    made_bus: Callable[[str], Asker],
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    monkeypatch.setenv(f"DBUS_{where}_BUS_ADDRESS", address)
    asker = made_bus(where)
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [()])


def test_a_daemon_that_dies_is_told_and_a_new_one_is_used(qtbot: QtBot, made_bus: Callable[[str], Asker]) -> None:
    with short_folder() as folder:
        asker = made_bus(f"unix:path={folder}/bus")
        with ExitStack() as daemon, ExitStack() as program:
            address = daemon.enter_context(private_bus(folder / "bus"))
            program.enter_context(service(address, NAME, {"Silence": lambda values: None}))
            asker.listen(MOVED_BY_DESK)
            asker.watch()
            asker.call("Silence")
            qtbot.wait_until(lambda: asker.told == ["appeared"])
            daemon.close()
            qtbot.wait_until(lambda: asker.told[-1:] == ["lost"])
        assert asker.told == ["appeared", "vanished", "lost"]
        assert len(asker.failures) == 1
        asker.call("Nothing")
        qtbot.wait_until(lambda: len(asker.failures) == 2)
        assert asker.told.count("lost") == 1
        with (
            private_bus(folder / "bus") as address,
            service(address, NAME, {"Nothing": lambda values: ("", ())}) as desk,
        ):
            asker.call("Nothing")
            qtbot.wait_until(lambda: asker.replies == [()])
            assert asker.told[-1] == "appeared"
            desk.emit("/desk", NAME, "Moved", "s", ("again",))
            qtbot.wait_until(lambda: asker.heard == [("again",)])


def test_who_asks_again_as_soon_as_it_is_lost_does_no_harm(qtbot: QtBot, made_bus: Callable[[str], Asker]) -> None:
    with short_folder() as folder:
        asker = made_bus(f"unix:path={folder}/bus")

        def again(_: str) -> None:
            asker.call("Nothing")

        with private_bus(folder / "bus"):
            asker.bus.call(message_bus.GetId(), asker.replies.append, again)
            qtbot.wait_until(lambda: len(asker.replies) == 1)
            asker.bus.call(new_method_call(DESK, "Nothing"), asker.replies.append, again)
            asker.bus.lost.connect(asker.watch)
        qtbot.wait_until(lambda: "lost" in asker.told and "vanished" in asker.told)
        qtbot.wait_until(lambda: len(asker.failures) >= 1)


def test_a_daemon_that_takes_the_connection_and_says_nothing_blocks_nobody(
    qtbot: QtBot, made_bus: Callable[[str], Asker], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.desktop.bus.GREETING", 0.2)
    with short_folder() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "bus"))
        listener.listen()
        asker = made_bus(f"unix:path={folder}/bus")
        begun = time.monotonic()
        asker.call("Nothing")
        assert time.monotonic() - begun < 0.1
        qtbot.wait_until(lambda: len(asker.failures) == 1)
        assert asker.bus.findChildren(BusSocket) == []
        assert asker.told == []


@pytest.mark.parametrize(
    "answer", [b"REJECTED\r\n", b"OK 1234\r\n" + 200 * b"\xff", b"OK 1234\r\nOK 1234\r\n", 9000 * b"x", b""]
)
def test_a_daemon_that_talks_nonsense_is_left(qtbot: QtBot, made_bus: Callable[[str], Asker], answer: bytes) -> None:
    with short_folder() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "bus"))
        listener.listen()
        asker = made_bus(f"unix:path={folder}/bus")
        asker.call("Nothing")
        taken, _ = listener.accept()
        with taken:
            taken.sendall(answer)
            if not answer:
                taken.close()
            qtbot.wait_until(lambda: len(asker.failures) == 1)
        assert asker.bus.findChildren(BusSocket) == []


def test_bytes_that_are_no_message_end_the_connection(qtbot: QtBot, made_bus: Callable[[str], Asker]) -> None:
    with short_folder() as folder, socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(folder / "bus"))
        listener.listen()
        asker = made_bus(f"unix:path={folder}/bus")
        asker.call("Nothing")
        taken, _ = listener.accept()
        with taken:
            taken.sendall(b"OK 1234\r\n")
            qtbot.wait_until(lambda: b"BEGIN" in taken.recv(65_536, socket.MSG_PEEK))
            taken.sendall(300 * b"\xfe")
            qtbot.wait_until(lambda: asker.failures == ["the daemon cannot be understood"])
        qtbot.wait_until(lambda: asker.told == ["lost"])


def let_a_while_pass(qtbot: QtBot, asker: Asker) -> None:
    """As long as a silent program is given a tenth of a second."""
    asker.call("Silence", seconds=0.1)
    qtbot.wait_until(lambda: asker.failures != [])


def test_a_closed_bus_calls_nobody_any_more(
    qtbot: QtBot, asker: Asker, desk: Service, made_bus: Callable[[str], Asker], address: str
) -> None:
    asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [()])
    stop_hearing, stop_watching = asker.listen(MOVED), asker.watch()
    asker.call("Silence", seconds=0.05)
    asker.call("Nothing")
    asker.bus.close()
    asker.bus.close()
    asker.call("Nothing")
    stop_hearing()
    stop_watching()
    let_a_while_pass(qtbot, made_bus(address))
    assert asker.replies == [()]
    assert asker.failures == asker.told == []
    assert asker.bus.findChildren(BusSocket) == []


def test_it_may_be_closed_from_within_an_answer(
    qtbot: QtBot, asker: Asker, desk: Service, made_bus: Callable[[str], Asker], address: str
) -> None:
    def close(reply: tuple[object, ...]) -> None:
        asker.replies.append(reply)
        asker.bus.close()

    asker.bus.call(new_method_call(DESK, "Nothing"), close, asker.failures.append)
    for _ in range(20):
        asker.call("Nothing")
    qtbot.wait_until(lambda: asker.replies == [()])
    let_a_while_pass(qtbot, made_bus(address))
    assert asker.replies == [()]
    assert asker.failures == []
