"""Which way of hearing of input is live, what becomes of alarms when it is lost, and ways that must be asked."""

import sys
from collections.abc import Callable
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal

from sciatimer.desktop.idle import Idle, IdleAlarm, _sources, system_idle
from sciatimer.desktop.idle_macos import macos_idle
from sciatimer.desktop.idle_polled import SELDOM, PolledIdle, until_next_look
from sciatimer.desktop.idle_source import Tell
from sciatimer.desktop.idle_windows import seconds_between, windows_idle


class FakeSource(QObject):
    """A way that comes, goes and tells as a test says."""

    changed = Signal()

    def __init__(self, name: str = "fake", *, is_live: bool = True) -> None:
        super().__init__()
        self.name = name
        self.is_live = is_live
        self.is_started = self.is_closed = False
        self.tells: dict[float, Tell] = {}
        self.idle: float | None = 1.5

    def start(self) -> None:
        self.is_started = True
        self.changed.emit()

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        assert self.is_live
        self.tells[seconds] = tell
        return lambda: self._stop(seconds, tell)

    def _stop(self, seconds: float, tell: Tell) -> None:
        if self.tells.get(seconds) is tell:
            del self.tells[seconds]

    def seconds(self) -> float | None:
        return self.idle

    def close(self) -> None:
        self.is_closed = True

    def become(self, *, is_live: bool) -> None:
        """It comes or goes; who goes forgets."""
        self.is_live = is_live
        if not is_live:
            self.tells.clear()
        self.changed.emit()


class Listener:
    """Notes what an alarm tells."""

    def __init__(self, alarm: IdleAlarm) -> None:
        self.told: list[str] = []
        alarm.idled.connect(self.on_idled)
        alarm.resumed.connect(self.on_resumed)

    def on_idled(self) -> None:
        self.told.append("idled")

    def on_resumed(self) -> None:
        self.told.append("resumed")


def test_the_first_way_that_is_live_is_taken_and_no_other_is_tried(qapp: QCoreApplication) -> None:
    first, second = FakeSource("first"), FakeSource("second")
    idle = Idle([first, second])
    assert (idle.mechanism, idle.seconds()) == ("first", 1.5)
    assert not second.is_started


def test_where_the_first_is_not_here_the_next_is_tried(qapp: QCoreApplication) -> None:
    idle = Idle([FakeSource(is_live=False), FakeSource(is_live=False), FakeSource("third")])
    assert idle.mechanism == "third"


@pytest.mark.parametrize("sources", [[], [FakeSource]])
def test_where_none_is_live_it_says_so_and_alarms_stay_silent(qapp: QCoreApplication, sources: list[type]) -> None:
    idle = Idle([source(is_live=False) for source in sources])
    alarm = idle.watch(300)
    assert (idle.mechanism, idle.seconds()) == ("", None)
    alarm.close()
    idle.close()


def test_an_alarm_tells_of_each_edge_once(qapp: QCoreApplication) -> None:
    source = FakeSource()
    idle = Idle([source])
    listener = Listener(idle.watch(300))
    for is_idle in (False, True, True, False, False, True):
        source.tells[300](is_idle)
    assert listener.told == ["idled", "resumed", "idled"]


def test_an_alarm_that_was_closed_is_silent_and_taken_back(qapp: QCoreApplication) -> None:
    source = FakeSource()
    idle = Idle([source])
    alarm, other = idle.watch(300), idle.watch(5)
    listener = Listener(alarm)
    tell = source.tells[300]
    alarm.close()
    tell(True)
    assert listener.told == []
    assert list(source.tells) == [5]
    other.close()
    other.close()


def test_alarms_come_back_with_the_way_that_was_lost(qapp: QCoreApplication) -> None:
    source = FakeSource("shell")
    idle = Idle([source])
    listener = Listener(idle.watch(300))
    source.become(is_live=False)
    assert idle.mechanism == ""
    source.become(is_live=True)
    assert idle.mechanism == "shell"
    source.tells[300](True)
    assert listener.told == ["idled"]


def test_who_was_away_when_it_was_lost_counts_as_there(qapp: QCoreApplication) -> None:
    source = FakeSource()
    idle = Idle([source])
    listener = Listener(idle.watch(300))
    source.tells[300](True)
    source.become(is_live=False)
    assert listener.told == ["idled", "resumed"]


def test_a_lost_way_is_replaced_by_the_next_and_taken_again_when_it_is_back(qapp: QCoreApplication) -> None:
    first, second = FakeSource("first"), FakeSource("second")
    idle = Idle([first, second])
    listener = Listener(idle.watch(300))
    first.become(is_live=False)
    assert (idle.mechanism, list(second.tells)) == ("second", [300])
    first.become(is_live=True)
    assert (idle.mechanism, list(first.tells), list(second.tells)) == ("first", [300], [])
    first.tells[300](True)
    assert listener.told == ["idled"]


def test_an_alarm_set_while_nothing_is_live_begins_with_it(qapp: QCoreApplication) -> None:
    source = FakeSource(is_live=False)
    idle = Idle([source])
    listener = Listener(idle.watch(300))
    source.become(is_live=True)
    source.tells[300](True)
    assert listener.told == ["idled"]


def test_closing_ends_all_and_hears_nothing_more(qapp: QCoreApplication) -> None:
    source, never = FakeSource(), FakeSource()
    idle = Idle([source, never])
    listener = Listener(idle.watch(300))
    idle.close()
    source.become(is_live=False)
    assert (source.is_closed, never.is_started, idle.mechanism, listener.told) == (True, False, "", [])
    idle.close()


@pytest.mark.parametrize(
    ("variables", "platform", "names"),
    [
        ({"DISPLAY": ":0"}, "linux", ["X11Idle", "PolledIdle"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "linux", ["WaylandIdle", "MutterIdle"]),
        ({}, "linux", []),
        ({"DISPLAY": ":0"}, "win32", ["PolledIdle"]),
        ({}, "darwin", ["PolledIdle"]),
    ],
)
def test_each_machine_has_its_ways(
    qapp: QCoreApplication, variables: dict[str, str], platform: str, names: list[str]
) -> None:
    made = _sources(variables, platform)
    assert [type(source).__name__ for source in made] == names
    for source in made:
        source.close()


def test_a_machine_without_a_desktop_goes_by_the_clock(qapp: QCoreApplication) -> None:
    assert system_idle(variables={}).mechanism == ""


class Asked:
    """A machine that answers with what a test says."""

    def __init__(self, idle: float | None) -> None:
        self.idle = idle
        self.source = PolledIdle("asked", self.read)
        self.source.start()

    def read(self) -> float | None:
        return self.idle

    def look(self, idle: float | None) -> None:
        """The timer rings."""
        self.idle = idle
        self.source._look()

    @property
    def wait(self) -> float:
        """Seconds until it asks again."""
        return self.source._timer.interval() / 1000 if self.source._timer.isActive() else -1


@pytest.mark.parametrize(
    ("idle", "watched", "wait"),
    [
        (0.0, [300.0], 300.0),
        (100.0, [300.0], 200.0),
        (299.0, [300.0], SELDOM),
        (300.0, [300.0], SELDOM),
        (10.0, [3.0, 300.0], SELDOM),
        (1.0, [60.0, 300.0], 59.0),
    ],
)
def test_it_is_asked_no_sooner_than_there_can_be_news(idle: float, watched: list[float], wait: float) -> None:
    assert until_next_look(idle, watched) == wait


def test_edges_are_told_when_they_are_seen(qapp: QCoreApplication) -> None:
    asked = Asked(0.0)
    idle = Idle([asked.source])
    listener = Listener(idle.watch(300))
    assert asked.wait == 0
    asked.look(0.0)
    assert (listener.told, asked.wait) == ([], 300)
    asked.look(300.0)
    assert (listener.told, asked.wait) == (["idled"], SELDOM)
    asked.look(0.2)
    assert (listener.told, asked.wait) == (["idled", "resumed"], 299.8)
    idle.close()
    assert asked.wait == -1


def test_who_is_away_already_is_told_at_once(qapp: QCoreApplication) -> None:
    asked = Asked(400.0)
    idle = Idle([asked.source])
    listener = Listener(idle.watch(300))
    assert listener.told == []
    asked.look(400.0)
    assert listener.told == ["idled"]
    idle.close()


def test_nothing_is_asked_while_nothing_is_watched(qapp: QCoreApplication) -> None:
    asked = Asked(0.0)
    idle = Idle([asked.source])
    assert asked.wait == -1
    alarm = idle.watch(300)
    alarm.close()
    asked.look(0.0)
    assert asked.wait == -1


def test_one_that_answers_no_more_is_given_up(qapp: QCoreApplication) -> None:
    asked = Asked(0.0)
    idle = Idle([asked.source])
    idle.watch(300)
    asked.look(None)
    assert (idle.mechanism, idle.seconds(), asked.wait) == ("", None, -1)


@pytest.mark.parametrize(
    ("last", "now", "seconds"),
    [(1000, 61_000, 60.0), (2**32 - 500, 500, 1.0), (0, 2**32 - 1, 4_294_967.295), (7, 7, 0)],
)
def test_the_count_of_windows_begins_anew_after_fifty_days(last: int, now: int, seconds: float) -> None:
    assert seconds_between(last, now) == seconds


class FakeWindows:
    """Its libraries, with an input at a count of milliseconds."""

    def __init__(self, last: int, now: int, *, answers: bool = True) -> None:
        self.user32 = SimpleNamespace(GetLastInputInfo=self.fill)
        self.kernel32 = SimpleNamespace(GetTickCount=lambda: now)
        self._last, self._answers = last, answers

    def fill(self, pointer: object) -> int:
        found = pointer._obj  # type: ignore[attr-defined] # what byref points at
        assert found.size == 8
        found.tick = self._last
        return int(self._answers)


def test_windows_is_asked_for_both_counts(qapp: QCoreApplication) -> None:
    idle = Idle([windows_idle(FakeWindows(2**32 - 1000, 3000))])
    assert (idle.mechanism, idle.seconds()) == ("Windows: GetLastInputInfo, asked", 4.0)


@pytest.mark.skipif(sys.platform == "win32", reason="there it is here")
def test_without_windows_it_is_not_here(qapp: QCoreApplication) -> None:
    assert Idle([windows_idle()]).mechanism == ""
    assert Idle([windows_idle(FakeWindows(0, 0, answers=False))]).mechanism == ""


class FakeFunction:
    """A function of a framework: notes its arguments and gives an answer."""

    def __init__(self, answer: float) -> None:
        self.argtypes: object = None
        self.restype: object = None
        self.asked: list[tuple[object, ...]] = []
        self._answer = answer

    def __call__(self, *arguments: object) -> float:
        self.asked.append(arguments)
        return self._answer


def test_macos_is_asked_for_any_input_of_the_session(qapp: QCoreApplication) -> None:
    function = FakeFunction(12.25)
    framework = SimpleNamespace(CGEventSourceSecondsSinceLastEventType=function)
    idle = Idle([macos_idle(lambda _: framework)])
    assert (idle.mechanism, idle.seconds()) == ("macOS: CGEventSource, asked", 12.25)
    assert set(function.asked) == {(0, 0xFFFFFFFF)}


@pytest.mark.skipif(sys.platform == "darwin", reason="there it is here")
def test_without_macos_it_is_not_here(qapp: QCoreApplication) -> None:
    assert Idle([macos_idle()]).mechanism == ""
    assert Idle([macos_idle(lambda _: SimpleNamespace())]).mechanism == ""
