"""A machine that a test plays: who is at the desk, what is on its screen, and what speaks to the person."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy import Busy
from sciatimer.desktop.busy_source import Ways
from sciatimer.desktop.devices import Surroundings
from sciatimer.desktop.idle import Idle
from sciatimer.desktop.idle_source import IdleSource, Tell
from sciatimer.desktop.notice import Notice, Notifier
from sciatimer.desktop.sleep import Sleep
from sciatimer.desktop.tray import Tray
from sciatimer.desktop.tray_base import TrayHost
from sciatimer.reminders.model import Held


class FakeInput(QObject):
    """Keyboard and mouse, as one way of telling of them.

    Attributes:
        idle: seconds since the last input; None where the machine only gives edges.
    """

    changed = Signal()
    name = "a test"
    is_live = True

    def __init__(self) -> None:
        super().__init__()
        self.idle: float | None = 60.0
        self.alarms: list[tuple[float, Tell]] = []

    def start(self) -> None:
        self.changed.emit()

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        entry = (seconds, tell)
        self.alarms.append(entry)

        def stop() -> None:
            if entry in self.alarms:
                self.alarms.remove(entry)

        return stop

    def seconds(self) -> float | None:
        return self.idle

    def close(self) -> None:
        self.alarms.clear()

    def go_idle(self, seconds: float) -> None:
        """Nobody has touched anything for so long: alarms of up to this length ring."""
        self.idle = None if self.idle is None else seconds
        for length, tell in list(self.alarms):
            if length <= seconds:
                tell(True)

    def touch(self) -> None:
        """Somebody types."""
        self.idle = None if self.idle is None else 0.0
        for _, tell in list(self.alarms):
            tell(False)


class FakeBusy(Busy):
    """Answers at once with what the test says.

    Attributes:
        found: what makes busy.
        asked: how often it was asked.
        passed_over: the programs that were not to count, when it was asked last.
    """

    def __init__(self) -> None:
        super().__init__(_no_ways)
        self.found: frozenset[Held] = frozenset()
        self.asked = 0
        self.passed_over: frozenset[str] = frozenset()

    def ignore(self, names: Iterable[str]) -> None:
        self.passed_over = frozenset(names)

    def ask(self) -> None:
        self.asked += 1
        self.answered.emit(self.found)


class FakeNotifier(Notifier):
    """Keeps what is shown.

    Attributes:
        shown: the notice that is on the screen.
        all: every notice there was.
        works: whether anything can be shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.shown: Notice | None = None
        self.all: list[Notice] = []
        self.works = True

    def show(self, notice: Notice) -> None:
        if not self.works:
            self.failed.emit()
            return
        self.shown = notice
        self.all.append(notice)

    def withdraw(self) -> None:
        self.shown = None

    def choose(self, key: str) -> None:
        """The person presses a button."""
        assert self.shown is not None
        assert key == "default" or key in dict(self.shown.actions)
        self.shown = None
        self.chosen.emit(key)

    def leave(self) -> None:
        """Nobody was there."""
        self.shown = None
        self.closed.emit()


class FakeHost(TrayHost):
    """A panel that comes and goes."""

    def __init__(self, *, there: bool) -> None:
        super().__init__()
        self.is_there = there

    def turn(self, *, there: bool) -> None:
        """It comes, or goes."""
        self._become(there=there)


class Office:
    """One machine with everything on it.

    Attributes:
        hands: keyboard and mouse.
        sleep: emit its signals.
        busy: what makes busy.
        notifier: what shows notifications.
        host: what shows tray icons.
    """

    def __init__(self, *, has_tray: bool = False) -> None:
        self.hands = FakeInput()
        self.sleep = Sleep(())
        self.busy = FakeBusy()
        self.notifier = FakeNotifier()
        self.host = FakeHost(there=has_tray)

    def surroundings(self) -> Surroundings:
        """What the program is given."""
        return Surroundings(
            self._make_idle, self._give_sleep, self._give_busy, _no_bus, self._give_notifier, self._make_tray
        )

    def _make_idle(self) -> Idle:
        source: IdleSource = self.hands
        return Idle((source,))

    def _give_sleep(self) -> Sleep:
        return self.sleep

    def _give_busy(self) -> Busy:
        return self.busy

    def _give_notifier(self, _bus: Bus | None) -> Notifier:
        return self.notifier

    def _make_tray(self, _bus: Bus | None) -> Tray:
        return Tray(self.host)


def _no_ways(_: QObject) -> Ways:
    return Ways(())


def _no_bus() -> Bus | None:
    return None
