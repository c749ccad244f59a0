"""What desktops tell over D-Bus, on a real bus with played desktops: who holds, who does not, and that we never do."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from jeepney import MessageFlag
from pytestqt.qtbot import QtBot

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy_bus import do_not_disturb_switches, fits
from sciatimer.desktop.busy_inhibitors import (
    GnomeInhibitors,
    KdeInhibitors,
    LogindInhibitors,
    PowerInhibitors,
    logind_holders,
)
from sciatimer.desktop.busy_source import BusySource, Who
from sciatimer.desktop.own_program import INHIBITOR
from tests.desktop.desktops import private_bus
from tests.desktop.service import PROPERTIES, Reply, Service, Values, service

NOTIFICATIONS = "org.freedesktop.Notifications"
SESSION_MANAGER = "org.gnome.SessionManager"
POLICY = "org.kde.Solid.PowerManagement.PolicyAgent"
POLICY_PATH = "/org/kde/Solid/PowerManagement/PolicyAgent"
POWER = "org.freedesktop.PowerManagement"
LOGIND = "org.freedesktop.login1"


class Told:
    """Asks a way and keeps what it tells."""

    def __init__(self, qtbot: QtBot, source: BusySource) -> None:
        self._qtbot = qtbot
        self.source = source
        self._told: list[Who] = []
        self.changes = 0
        source.changed.connect(self.on_changed)

    def on_changed(self) -> None:
        self.changes += 1

    def ask(self) -> Who:
        self._told = []
        self.source.ask(self._told.append)
        self._qtbot.wait_until(lambda: len(self._told) == 1)
        return self._told[0]

    def settle(self) -> None:
        """Until the daemon knows what this one listens to: it takes one thing after the other."""
        self.ask()


@pytest.fixture
def address() -> Iterator[str]:
    with private_bus() as bus:
        yield bus


@pytest.fixture
def bus(qtbot: QtBot, address: str) -> Iterator[Bus]:
    made = Bus(address)
    yield made
    made.close()


@pytest.fixture
def play(address: str) -> Iterator[Callable[..., Service]]:
    with ExitStack() as stack:

        def start(
            name: str,
            methods: dict[str, Callable[[Values], Reply]] | None = None,
            properties: dict[str, tuple[str, Any]] | None = None,
        ) -> Service:
            return stack.enter_context(service(address, name, methods, properties))

        yield start


Play = Callable[..., Service]


def answer(signature: str, *values: object) -> Callable[[Values], Reply]:
    return lambda _: (signature, values)


def switches(qtbot: QtBot, bus: Bus) -> dict[str, Told]:
    made = {source.name: Told(qtbot, source) for source in do_not_disturb_switches(bus, bus)}
    assert set(made) == {"the notification server", "dunst", "XFCE"}
    return made


def test_where_no_desktop_is_nothing_can_be_told(qtbot: QtBot, bus: Bus) -> None:
    ways = [KdeInhibitors(bus), GnomeInhibitors(bus), PowerInhibitors(bus), LogindInhibitors(bus)]
    assert [Told(qtbot, way).ask() for way in ways] == [None, None, None, None]
    assert [told.ask() for told in switches(qtbot, bus).values()] == [None, None, None]


@pytest.mark.parametrize(
    ("name", "interface"),
    [("the notification server", f"{NOTIFICATIONS}.Inhibited"), ("dunst", "org.dunstproject.cmd0.paused")],
)
def test_a_notification_server_that_holds_back_means_do_not_disturb(
    qtbot: QtBot, bus: Bus, play: Play, name: str, interface: str
) -> None:
    server = play(NOTIFICATIONS, {}, {interface: ("b", False)})
    told = switches(qtbot, bus)[name]
    assert told.ask() == ()
    server.properties[interface] = ("b", True)
    assert told.ask() == ("",)


def test_a_notification_server_that_knows_no_such_thing_says_nothing(qtbot: QtBot, bus: Bus, play: Play) -> None:
    play(NOTIFICATIONS)
    assert switches(qtbot, bus)["the notification server"].ask() is None


def test_a_notification_server_that_answers_something_else_says_nothing(qtbot: QtBot, bus: Bus, play: Play) -> None:
    play(NOTIFICATIONS, {}, {f"{NOTIFICATIONS}.Inhibited": ("s", "yes")})
    assert switches(qtbot, bus)["the notification server"].ask() is None


def test_the_switch_of_xfce_is_read(qtbot: QtBot, bus: Bus, play: Play) -> None:
    xfconf = play("org.xfce.Xfconf", {"GetProperty": answer("v", ("b", True))})
    assert switches(qtbot, bus)["XFCE"].ask() == ("",)
    assert xfconf.calls == [("GetProperty", ("xfce4-notifyd", "/do-not-disturb"))]


def test_the_end_of_do_not_disturb_is_told_while_it_is_watched(qtbot: QtBot, bus: Bus, play: Play) -> None:
    server = play(NOTIFICATIONS, {}, {f"{NOTIFICATIONS}.Inhibited": ("b", True)})
    told = switches(qtbot, bus)["the notification server"]
    told.source.watch(on=True)
    told.source.watch(on=True)
    told.settle()
    change: Values = (NOTIFICATIONS, {"Inhibited": ("b", False)}, [])
    server.emit("/org/freedesktop/Notifications", PROPERTIES, "PropertiesChanged", "sa{sv}as", change)
    qtbot.wait_until(lambda: told.changes == 1)
    told.source.watch(on=False)
    told.settle()
    server.emit("/org/freedesktop/Notifications", PROPERTIES, "PropertiesChanged", "sa{sv}as", change)
    told.settle()
    assert told.changes == 1


FILM = ("idle", "Firefox", "playing a film", "block", 1000, 77)


@pytest.mark.parametrize(
    ("entry", "who"),
    [
        (FILM, ("Firefox",)),
        (("sleep:idle", "Slides", "presenting", "block", 1000, 77), ("Slides",)),
        (("idle", "Slides", "presenting", "block-weak", 1000, 77), ("Slides",)),
        (("sleep", "Backup", "copying", "block", 1000, 77), ()),
        (("idle", "UPower", "pausing", "delay", 0, 77), ()),
        (("idle", INHIBITOR, "a stretch", "block", 1000, 77), ()),
        (("idle", "anything", "a stretch", "block", 1000, 4711), ()),
        (("idle", "ada", "user session inhibited", "block", 1000, 77), ()),
    ],
)
def test_only_somebody_who_blocks_idleness_counts_for_logind(
    entry: tuple[str, str, str, str, int, int], who: tuple[str, ...]
) -> None:
    assert logind_holders([entry], own_pid=4711) == who
    assert logind_holders([entry, FILM], own_pid=4711) == tuple(dict.fromkeys([*who, "Firefox"]))


def test_logind_is_read_on_the_bus_and_its_changes_are_told(qtbot: QtBot, bus: Bus, play: Play) -> None:
    logind = play(LOGIND, {"ListInhibitors": answer("a(ssssuu)", [FILM])})
    told = Told(qtbot, LogindInhibitors(bus))
    assert told.ask() == ("Firefox",)
    told.source.watch(on=True)
    told.settle()
    logind.emit(
        "/org/freedesktop/login1",
        PROPERTIES,
        "PropertiesChanged",
        "sa{sv}as",
        ("org.freedesktop.login1.Manager", {}, []),
    )
    qtbot.wait_until(lambda: told.changes == 1)
    told.source.close()


def test_plasma_6_names_who_keeps_the_screen_on(qtbot: QtBot, bus: Bus, play: Play) -> None:
    entries = [
        ("idle", "org.kde.haruna", "a film", "block", 1),
        ("sleep", "Music", "a song", "block", 1),
        ("sleep:idle", INHIBITOR, "a stretch", "block", 1),
    ]
    play("org.kde.Solid.PowerManagement", {}, {f"{POLICY}.ActiveInhibitions": ("a(ssssu)", entries)})
    assert Told(qtbot, KdeInhibitors(bus)).ask() == ("org.kde.haruna",)


@pytest.mark.parametrize(
    ("inhibited", "entries", "who"),
    [
        (False, [("Music", "a song")], ()),
        (True, [("Film", "a film"), (INHIBITOR, "a stretch")], ("Film",)),
        (True, [(INHIBITOR, "a stretch")], ()),
    ],
)
def test_plasma_5_is_asked_in_its_own_way(
    qtbot: QtBot, bus: Bus, play: Play, inhibited: bool, entries: list[tuple[str, str]], who: Who
) -> None:
    methods = {"HasInhibition": answer("b", inhibited), "ListInhibitions": answer("a(ss)", entries)}
    desktop = play("org.kde.Solid.PowerManagement", methods)
    assert Told(qtbot, KdeInhibitors(bus)).ask() == who
    assert ("HasInhibition", (4,)) in desktop.calls


def gnome(
    holders: dict[str, tuple[str, int]],
) -> tuple[dict[str, Callable[[Values], Reply]], dict[str, tuple[str, Any]]]:
    """The session manager, with what it answers for its inhibitors, one after the other from the last."""
    flags = iter([flag for _, flag in reversed(holders.values())])
    names = iter([name for name, flag in reversed(holders.values()) if flag & 8])
    every = 0
    for _, flag in holders.values():
        every |= flag
    methods: dict[str, Callable[[Values], Reply]] = {
        "GetInhibitors": answer("ao", list(holders)),
        "GetFlags": lambda _: ("u", (next(flags),)),
        "GetAppId": lambda _: ("s", (next(names),)),
    }
    return methods, {f"{SESSION_MANAGER}.InhibitedActions": ("u", every)}


@pytest.mark.parametrize(
    ("holders", "who"),
    [
        ({}, ()),
        ({"/one": ("Firefox", 8)}, ("Firefox",)),
        ({"/one": ("Firefox", 8), "/two": (INHIBITOR, 8), "/three": ("Writer", 1)}, ("Firefox",)),
        ({"/one": (INHIBITOR, 8)}, ()),
        ({"/one": ("Writer", 1)}, ()),
        ({"/one": ("", 12)}, ("",)),
    ],
)
def test_the_session_manager_names_who_keeps_the_screen_on(
    qtbot: QtBot, bus: Bus, play: Play, holders: dict[str, tuple[str, int]], who: Who
) -> None:
    play(SESSION_MANAGER, *gnome(holders))
    assert Told(qtbot, GnomeInhibitors(bus)).ask() == who


def test_an_inhibitor_that_is_gone_by_the_time_it_is_asked_holds_nothing(qtbot: QtBot, bus: Bus, play: Play) -> None:
    methods, properties = gnome({"/one": ("Firefox", 8)})
    del methods["GetFlags"]
    play(SESSION_MANAGER, methods, properties)
    assert Told(qtbot, GnomeInhibitors(bus)).ask() == ()


def test_the_old_power_manager_names_them_too(qtbot: QtBot, bus: Bus, play: Play) -> None:
    manager = play(POWER, {"GetInhibitors": answer("as", ["Player", INHIBITOR])})
    told = Told(qtbot, PowerInhibitors(bus))
    assert told.ask() == ("Player",)
    told.source.watch(on=True)
    told.settle()
    manager.emit("/org/freedesktop/PowerManagement/Inhibit", f"{POWER}.Inhibit", "HasInhibitChanged", "b", (False,))
    qtbot.wait_until(lambda: told.changes == 1)


def test_changes_of_the_session_manager_and_of_kde_are_told(qtbot: QtBot, bus: Bus, play: Play) -> None:
    desktop, manager = play("org.kde.Solid.PowerManagement"), play(SESSION_MANAGER)
    kde, session = Told(qtbot, KdeInhibitors(bus)), Told(qtbot, GnomeInhibitors(bus))
    for told in (kde, session):
        told.source.watch(on=True)
        told.settle()
    desktop.emit(POLICY_PATH, POLICY, "InhibitionsChanged", "a(ss)as", ([], ["Film"]))
    manager.emit("/org/gnome/SessionManager", SESSION_MANAGER, "InhibitorRemoved", "o", ("/one",))
    qtbot.wait_until(lambda: kde.changes == session.changes == 1)


def test_a_desktop_that_answers_nothing_is_given_up(
    qtbot: QtBot, bus: Bus, play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sciatimer.desktop.busy_bus._LIMIT", 0.1)
    play(LOGIND, {"ListInhibitors": lambda _: None})
    assert Told(qtbot, LogindInhibitors(bus)).ask() is None


@pytest.mark.parametrize(
    ("value", "kind", "is_fit"),
    [
        (5, int, True),
        (True, int, False),
        ("a", int, False),
        (None, bool, False),
        ([("a", 5)], list[tuple[str, int]], True),
        ([("a", "b")], list[tuple[str, int]], False),
        ([("a",)], list[tuple[str, int]], False),
        ("ab", list[str], False),
        (("b", True), tuple[str, bool], True),
        (["b", True], tuple[str, bool], False),
    ],
)
def test_an_answer_of_another_kind_is_none(value: object, kind: object, is_fit: bool) -> None:
    assert fits(value, kind) == is_fit


def test_asking_starts_no_program(qtbot: QtBot, bus: Bus, play: Play) -> None:
    logind = play(LOGIND, {"ListInhibitors": answer("a(ssssuu)", [])})
    desktop = play("org.kde.Solid.PowerManagement", {}, {f"{POLICY}.ActiveInhibitions": ("a(ssssu)", [])})
    Told(qtbot, LogindInhibitors(bus)).ask()
    Told(qtbot, KdeInhibitors(bus)).ask()
    assert logind.flags == desktop.flags == [MessageFlag.no_auto_start]
