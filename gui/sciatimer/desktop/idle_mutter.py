"""Idleness on GNOME, X11 or Wayland: the shell's ``org.gnome.Mutter.IdleMonitor``. It comes back with the shell."""

from collections.abc import Callable
from dataclasses import dataclass

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject, QTimer, Signal

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.idle_source import Tell

NAME = "org.gnome.Mutter.IdleMonitor"
PATH = "/org/gnome/Mutter/IdleMonitor/Core"
_MONITOR = DBusAddress(PATH, bus_name=NAME, interface=NAME)
_FIRED = MatchRule(type="signal", sender=NAME, interface=NAME, path=PATH, member="WatchFired")
AGAIN_MS = 60_000  # until a shell that did not answer is asked again
_NONE = 0  # the shell counts from 1


@dataclass(slots=True, eq=False)
class _Watch:
    milliseconds: int
    tell: Tell
    idle: int = _NONE  # the shell's numbers of its two watches
    active: int = _NONE


class MutterIdle(QObject):
    """Watches of the GNOME shell.

    Signals:
        changed(): it is live, is not here, or is lost.

    Args:
        where: the bus, as ``Bus`` takes it.
        parent: what it must not outlive.
    """

    changed = Signal()

    name = f"GNOME: {NAME}"

    def __init__(self, where: str = "SESSION", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_live = False
        self._bus = Bus(where, self)
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._on_appeared)
        self._watches: list[_Watch] = []

    def start(self) -> None:
        """Waits for the shell's name."""
        self._bus.listen(_FIRED, self._on_fired)
        self._bus.watch_name(NAME, self._on_appeared, self._on_vanished)

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        """Tells of each edge, as ``IdleSource`` says. The shell tells at once of who is away already."""
        watch = _Watch(round(seconds * 1000), tell)
        self._watches.append(watch)

        def numbered(reply: tuple[object, ...]) -> None:
            watch.idle = self._numbered(watch, reply)

        self._call("AddIdleWatch", numbered, "t", watch.milliseconds)
        return lambda: self._forget(watch)

    def seconds(self) -> None:
        """Asking takes a turn of the bus, so it only tells of edges."""

    def close(self) -> None:
        """Leaves the bus; the shell forgets the watches of who is gone."""
        self._watches.clear()
        self._again.stop()
        self._bus.close()

    def _call(self, method: str, answered: Callable[[tuple[object, ...]], None], kind: str = "", *values: int) -> None:
        self._bus.call(new_method_call(_MONITOR, method, kind or None, values), answered, self._on_failed)

    def _numbered(self, watch: _Watch, reply: tuple[object, ...]) -> int:
        """The number the shell gave; a watch that nobody wants any more by then is taken back."""
        number = reply[0] if isinstance(reply[0], int) else _NONE
        if watch not in self._watches:
            self._remove(number)
        return number

    def _forget(self, watch: _Watch) -> None:
        if watch in self._watches:
            self._watches.remove(watch)
            self._remove(watch.idle)
            self._remove(watch.active)

    def _remove(self, number: int) -> None:
        if number != _NONE:
            self._bus.call(new_method_call(_MONITOR, "RemoveWatch", "u", (number,)), _ignore, _ignore)

    def _on_fired(self, signal: Message) -> None:
        number = signal.body[0]
        for watch in tuple(self._watches):
            if number == watch.idle:
                watch.tell(True)
                self._await_input(watch)
            elif number == watch.active:
                watch.active = _NONE
                self._confirm(watch)

    def _await_input(self, watch: _Watch) -> None:
        def numbered(reply: tuple[object, ...]) -> None:
            watch.active = self._numbered(watch, reply)

        if watch.active == _NONE:
            self._call("AddUserActiveWatch", numbered)

    def _confirm(self, watch: _Watch) -> None:
        """The shell also tells of somebody when nobody touched anything: then it is waited for again."""

        def answered(reply: tuple[object, ...]) -> None:
            if watch not in self._watches:
                return
            if isinstance(reply[0], int) and reply[0] < watch.milliseconds:
                watch.tell(False)
            else:
                self._await_input(watch)

        self._call("GetIdletime", answered)

    def _become(self, *, is_live: bool) -> None:
        self._watches.clear()
        self.is_live = is_live
        self.changed.emit()

    def _on_appeared(self) -> None:
        self._become(is_live=True)

    def _on_vanished(self) -> None:
        self._again.stop()
        self._become(is_live=False)

    def _on_failed(self, _: str) -> None:
        """A shell that hangs is no help for now; when it restarts its name tells so at once."""
        if self.is_live:
            self._become(is_live=False)
            self._again.start(AGAIN_MS)


def _ignore(_: object) -> None:
    """Whether a watch could be removed is no news: a shell that restarted has forgotten it."""
