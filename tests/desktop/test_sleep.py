"""Sleep, locks and clocks that jump: what each way tells, and what becomes of it when several tell the same."""

import ctypes
import errno
import os
import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sciatimer.desktop.sleep import Sleep, _sources, system_sleep
from sciatimer.desktop.sleep_clock import SHORTEST_SLEEP, ClockWatch, KernelTimer
from sciatimer.desktop.sleep_macos import HAS_WOKEN, MAY_SLEEP, NOTIFICATIONS, WILL_SLEEP, MacSleep
from sciatimer.desktop.sleep_source import News
from sciatimer.desktop.sleep_windows import POWER, SESSION, TIME, Message, WindowsSleep
from tests.fakes import FakeClock


class FakeSource:
    """A way that tells what a test says."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.tell: Callable[[News], None] = lambda _: None
        self.is_closed = False

    def start(self, tell: Callable[[News], None]) -> None:
        self.tell = tell

    def close(self) -> None:
        self.is_closed = True


class Hearer:
    """Notes what is told."""

    def __init__(self, sleep: Sleep) -> None:
        self.told: list[str] = []
        sleep.fell_asleep.connect(self.on_fell_asleep)
        sleep.woke.connect(self.on_woke)
        sleep.screen_locked.connect(self.on_locked)
        sleep.screen_unlocked.connect(self.on_unlocked)
        sleep.clock_set.connect(self.on_clock_set)

    def on_fell_asleep(self) -> None:
        self.told.append("asleep")

    def on_woke(self) -> None:
        self.told.append("woke")

    def on_locked(self) -> None:
        self.told.append("locked")

    def on_unlocked(self) -> None:
        self.told.append("unlocked")

    def on_clock_set(self) -> None:
        self.told.append("clock set")


def test_each_news_has_its_signal(qapp: QCoreApplication) -> None:
    source = FakeSource()
    hearer = Hearer(Sleep([source]))
    for news in (News.FELL_ASLEEP, News.WOKE, News.LOCKED, News.UNLOCKED, News.CLOCK_SET):
        source.tell(news)
    assert hearer.told == ["asleep", "woke", "locked", "unlocked", "clock set"]


def test_one_lock_that_several_tell_of_is_one_lock(qapp: QCoreApplication) -> None:
    first, second = FakeSource(), FakeSource()
    hearer = Hearer(Sleep([first, second]))
    first.tell(News.LOCKED)
    second.tell(News.LOCKED)
    first.tell(News.LOCKED)
    first.tell(News.UNLOCKED)
    assert hearer.told == ["locked"]
    second.tell(News.UNLOCKED)
    second.tell(News.UNLOCKED)
    assert hearer.told == ["locked", "unlocked"]


def test_the_ways_that_work_are_named(qapp: QCoreApplication) -> None:
    assert Sleep([FakeSource("logind"), FakeSource(""), FakeSource("clocks")]).mechanism == "logind, clocks"
    assert Sleep([]).mechanism == ""


def test_closing_ends_every_way_and_is_silent(qapp: QCoreApplication) -> None:
    source = FakeSource()
    sleep = Sleep([source])
    hearer = Hearer(sleep)
    sleep.close()
    source.tell(News.WOKE)
    assert (source.is_closed, sleep.mechanism, hearer.told) == (True, "", [])
    sleep.close()


@pytest.mark.parametrize(
    ("platform", "names"),
    [
        ("linux", ["LogindSleep", "ScreenSavers", "ClockWatch"]),
        ("win32", ["WindowsSleep"]),
        ("darwin", ["MacSleep"]),
        ("plan9", []),
    ],
)
def test_each_machine_has_its_ways(qapp: QCoreApplication, platform: str, names: list[str]) -> None:
    made = _sources(platform)
    assert [type(source).__name__ for source in made] == names
    for source in made:
        source.close()


# ---- the kernel's clocks


class FakeTimer(KernelTimer):
    """A timer that a test cancels."""

    def __init__(self) -> None:
        self.descriptor, self._other = os.pipe()
        self.is_closed = False

    def jump(self) -> None:
        os.write(self._other, bytes(8))

    def close(self) -> None:
        super().close()
        os.close(self._other)
        self.is_closed = True


class Watched:
    """A clock watch with its clock, its timer, and what it told."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.timer = FakeTimer()
        self.told: list[News] = []
        self.watch = ClockWatch(self.clock, lambda: self.timer)
        self.watch.start(self.told.append)


@pytest.fixture
def watched(qapp: QCoreApplication) -> Iterator[Watched]:
    made = Watched()
    yield made
    made.watch.close()


def test_a_jump_in_which_the_clocks_parted_was_a_sleep(qtbot: QtBot, watched: Watched) -> None:
    watched.clock.advance(100)
    watched.clock.suspend(3600)
    watched.timer.jump()
    qtbot.waitUntil(lambda: watched.told == [News.WOKE])
    watched.clock.advance(60)
    watched.timer.jump()
    qtbot.waitUntil(lambda: watched.told == [News.WOKE, News.CLOCK_SET])
    watched.clock.suspend(SHORTEST_SLEEP)
    watched.timer.jump()
    qtbot.waitUntil(lambda: watched.told == [News.WOKE, News.CLOCK_SET, News.WOKE])


def test_a_watch_that_is_closed_has_no_name_and_lets_the_timer_go(watched: Watched) -> None:
    assert watched.watch.name == "the kernel's clocks"
    watched.watch.close()
    assert (watched.watch.name, watched.timer.is_closed) == ("", True)


def test_a_system_without_such_a_timer_is_no_error(qapp: QCoreApplication) -> None:
    def none() -> KernelTimer:
        raise OSError(errno.ENOSYS, "no timerfd")

    watch = ClockWatch(FakeClock(), none)
    watch.start(print)
    assert watch.name == ""
    watch.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has it")
def test_the_real_timer_rests_until_the_clock_jumps(qtbot: QtBot) -> None:
    told: list[News] = []
    watch = ClockWatch()
    watch.start(told.append)
    assert watch.name == "the kernel's clocks"
    qtbot.wait(50)
    assert told == []
    assert watch._timer is not None
    watch._timer.take()  # nothing is there to be taken, and that is no error
    watch.close()


@pytest.mark.parametrize("library", [SimpleNamespace(), SimpleNamespace(timerfd_create=lambda *_: -1)])
def test_a_kernel_that_refuses_is_said_so(monkeypatch: pytest.MonkeyPatch, library: SimpleNamespace) -> None:
    library.timerfd_settime = getattr(library, "timerfd_create", None)
    monkeypatch.setattr("sciatimer.desktop.sleep_clock.ctypes.CDLL", lambda *_, **__: library)
    if library.timerfd_settime is None:
        del library.timerfd_settime
    with pytest.raises(OSError, match="timerfd"):
        KernelTimer()


# ---- Windows


class FakeSessions:
    """Windows' sessions: who wants to hear of locks."""

    def __init__(self, *, answers: bool = True) -> None:
        self.windows: list[int | None] = []
        self._answers = answers

    def WTSRegisterSessionNotification(self, window: ctypes.c_void_p, flags: int) -> int:
        assert flags == 0
        self.windows.append(window.value)
        return int(self._answers)

    def WTSUnRegisterSessionNotification(self, window: ctypes.c_void_p) -> int:
        self.windows.remove(window.value)
        return 1


class Windows:
    """A source and the messages that Windows would send."""

    def __init__(self, *, answers: bool = True) -> None:
        self.sessions = FakeSessions(answers=answers)
        self.source = WindowsSleep(self.sessions)
        self.told: list[News] = []
        self.source.start(self.told.append)

    def send(self, message: int, word: int, window: int | None = None, kind: bytes = b"windows_generic_MSG") -> None:
        told = Message(window if window is not None else self.sessions.windows[0], message, word, 0)
        assert self.source.nativeEventFilter(QByteArray(kind), ctypes.addressof(told)) == (False, 0)


@pytest.fixture
def windows(qapp: QApplication) -> Iterator[Windows]:
    made = Windows()
    yield made
    made.source.close()


@pytest.mark.parametrize(
    ("message", "word", "news"),
    [
        (POWER, 0x4, News.FELL_ASLEEP),
        (POWER, 0x12, News.WOKE),
        (POWER, 0x7, News.WOKE),
        (POWER, 0xA, None),  # PBT_APMPOWERSTATUSCHANGE: plugged in
        (SESSION, 0x7, News.LOCKED),
        (SESSION, 0x8, News.UNLOCKED),
        (SESSION, 0x5, None),  # WTS_SESSION_LOGON
        (TIME, 0, News.CLOCK_SET),
        (0x0200, 0, None),  # WM_MOUSEMOVE
    ],
)
def test_the_messages_of_windows_are_understood(windows: Windows, message: int, word: int, news: News | None) -> None:
    windows.send(message, word)
    assert windows.told == ([news] if news else [])


def test_what_windows_tells_other_windows_or_other_systems_tell_is_left_alone(windows: Windows) -> None:
    windows.send(POWER, 0x4, window=1)
    windows.send(POWER, 0x4, kind=b"xcb_generic_event_t")
    assert windows.told == []


def test_the_hidden_window_ends_with_it(windows: Windows) -> None:
    assert windows.source.name == "Windows: power and session messages"
    windows.source.close()
    assert (windows.source.name, windows.sessions.windows) == ("", [])
    windows.source.close()


def test_windows_that_does_not_tell_of_locks_tells_of_sleep(qapp: QApplication) -> None:
    windows = Windows(answers=False)
    assert windows.source.name == "Windows: power messages"
    windows.source.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there it is here")
def test_without_windows_it_is_not_here(qapp: QApplication) -> None:
    source = WindowsSleep()
    source.start(print)
    assert source.name == ""


# ---- macOS


class FakeFramework:
    """Functions that note their calls; the two that matter give their callbacks away."""

    def __init__(self, root: int = 5) -> None:
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self.root = root

    def __getattr__(self, name: str) -> object:
        def call(*arguments: object) -> int:
            self.calls.append((name, arguments))
            if name == "CFStringCreateWithCString":
                return len(self.calls)
            return self.root if name == "IORegisterForSystemPower" else 7

        return call

    def made(self, name: str) -> list[tuple[object, ...]]:
        return [arguments for called, arguments in self.calls if called == name]

    def strings(self) -> dict[object, object]:
        """The texts of the strings that were made, by what stands for them."""
        named = enumerate(self.calls, 1)
        return {at: arguments[1] for at, (name, arguments) in named if name == "CFStringCreateWithCString"}


class Mac:
    """A source on a fake macOS, and what it told."""

    def __init__(self, root: int = 5) -> None:
        self.framework = FakeFramework(root)
        self.told: list[News] = []
        self.source = MacSleep(lambda _: self.framework)
        self.source.start(self.told.append)

    def post(self, name: str) -> None:
        """A notification."""
        texts = self.framework.strings()
        for _, _, callback, string, _, _ in self.framework.made("CFNotificationCenterAddObserver"):
            if texts[string] == name.encode():
                assert callable(callback)
                callback(7, 1, 2, 3, 4)

    def power(self, kind: int, change: int = 99) -> None:
        """The system tells of power."""
        ((_, _, callback, _),) = self.framework.made("IORegisterForSystemPower")
        assert callable(callback)
        callback(None, 1, kind, change)


@pytest.mark.parametrize("name", NOTIFICATIONS)
def test_the_notifications_of_macos_are_understood(name: str) -> None:
    mac = Mac()
    mac.post(name)
    assert mac.told == [NOTIFICATIONS[name][1]]


@pytest.mark.parametrize(
    ("kind", "news", "is_answered"),
    [
        (MAY_SLEEP, [], True),
        (WILL_SLEEP, [News.FELL_ASLEEP], True),
        (HAS_WOKEN, [News.WOKE], False),
        (0xE0000320, [], False),
    ],
)
def test_macos_may_sleep_at_once(kind: int, news: list[News], *, is_answered: bool) -> None:
    mac = Mac()
    mac.power(kind)
    assert mac.told == news
    assert mac.framework.made("IOAllowPowerChange") == ([(5, 99)] if is_answered else [])


def test_macos_is_let_go() -> None:
    mac = Mac()
    assert mac.source.name == "macOS: notifications and power"
    mac.source.close()
    assert mac.source.name == ""
    assert len(mac.framework.made("CFNotificationCenterRemoveEveryObserver")) == 2
    assert mac.framework.made("IOServiceClose") == [(5,)]
    mac.power(WILL_SLEEP)
    mac.post("com.apple.screenIsLocked")
    assert mac.told == []
    mac.source.close()


def test_macos_that_refuses_power_still_tells_of_locks() -> None:
    mac = Mac(root=0)
    assert mac.source.name == "macOS: notifications"
    mac.source.close()
    assert mac.framework.made("IOServiceClose") == []


@pytest.mark.skipif(sys.platform == "darwin", reason="there it is here")
def test_without_macos_it_is_not_here() -> None:
    source = MacSleep()
    source.start(print)
    assert source.name == ""
    source.close()


def test_this_machine_can_be_heard_and_let_go(qtbot: QtBot) -> None:
    sleep = system_sleep()
    qtbot.wait(10)
    sleep.close()
    assert sleep.mechanism == ""
