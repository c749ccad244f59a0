"""Idleness where the machine only answers when it is asked: it is asked as seldom as the alarms allow."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sciatimer.desktop.idle_source import Tell

SELDOM = 5.0  # seconds: never more often than this while nothing is expected any sooner


@dataclass(slots=True, eq=False)
class _Watch:
    seconds: float
    tell: Tell


def until_next_look(idle: float, watched: list[float]) -> float:
    """Seconds after which it may be news, at least SELDOM.

    An alarm that has not gone off cannot before the rest of its time is over. Once one has, any input is news.
    """
    if any(idle >= seconds for seconds in watched):
        return SELDOM
    return max(SELDOM, min(seconds - idle for seconds in watched))


class PolledIdle(QObject):
    """Asks for the idle seconds, only while something is watched.

    Signals:
        changed(): it is here, or is not.

    Args:
        name: what it is called.
        read: the seconds since the last input; None where that cannot be had, and then never again.
        parent: what it must not outlive.
    """

    changed = Signal()

    def __init__(self, name: str, read: Callable[[], float | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.is_live = False
        self._read = read
        self._watches: list[_Watch] = []
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Asks once."""
        self.is_live = self._read() is not None
        self.changed.emit()

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        """Tells of each edge, as ``IdleSource`` says."""
        watch = _Watch(seconds, tell)
        self._watches.append(watch)
        self._timer.start(0)
        return lambda: self._forget(watch)

    def seconds(self) -> float | None:
        """Seconds since the last input."""
        return self._read()

    def close(self) -> None:
        """Asks no more."""
        self._watches.clear()
        self._timer.stop()

    def _forget(self, watch: _Watch) -> None:
        if watch in self._watches:
            self._watches.remove(watch)
        if not self._watches:
            self._timer.stop()

    @Slot()
    def _look(self) -> None:
        idle = self._read()
        if idle is None:
            self.close()
            self.is_live = False
            self.changed.emit()
            return
        for watch in tuple(self._watches):
            watch.tell(idle >= watch.seconds)
        if self._watches:
            self._timer.start(round(until_next_look(idle, [watch.seconds for watch in self._watches]) * 1000))
