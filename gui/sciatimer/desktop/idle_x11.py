"""Idleness on X11: the server wakes us when its IDLETIME counter crosses a mark (SYNC extension). Nothing is polled."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from sciatimer.desktop.idle_polled import PolledIdle
from sciatimer.desktop.idle_source import Tell
from sciatimer.desktop.x11 import X11, X11Unreachable

_INITIALIZE, _LIST_COUNTERS, _QUERY_COUNTER, _CREATE_ALARM, _DESTROY_ALARM = 0, 1, 5, 8, 11
_VERSION = struct.pack("=BBH", 3, 1, 0)
_ALARM_NOTIFY = 1  # after the first event of the extension
_RISES, _FALLS = 0, 1  # positive and negative transition
_EVERYTHING = 0x3F  # counter, value type, value, test type, delta, events
_ABSOLUTE = 0
_SAVER_QUERY = 1


def idle_counter(reply: bytes) -> int | None:
    """The number of the IDLETIME counter in the reply to ListSystemCounters; None where it is missing."""
    (count,) = struct.unpack_from("=I", reply, 8)
    at = 32
    for _ in range(count):
        counter, length = struct.unpack_from("=I8xH", reply, at)
        if reply[at + 14 : at + 14 + length] == b"IDLETIME":
            return int(counter)
        at += 14 + length + -(14 + length) % 4
    return None


def new_alarm(alarm: int, counter: int, milliseconds: int, direction: int) -> bytes:
    """The request for an alarm that goes off each time the counter crosses the mark in one direction."""
    mark = struct.pack("=iI", *divmod(milliseconds, 2**32))
    still = struct.pack("=iI", 0, 0)  # the mark does not move on
    begin = struct.pack("=IIII", alarm, _EVERYTHING, counter, _ABSOLUTE)
    return begin + mark + struct.pack("=I", direction) + still + struct.pack("=I", 1)


def counter_value(reply: bytes) -> int:
    """The value in the reply to QueryCounter."""
    high, low = struct.unpack_from("=iI", reply, 8)
    return int(high * 2**32 + low)


@dataclass(frozen=True, slots=True, eq=False)
class _Watch:
    """What is watched, and its two alarms on the server."""

    milliseconds: int
    tell: Tell
    rising: int
    falling: int


class X11Idle(QObject):
    """Alarms on the IDLETIME counter, over a connection of its own.

    Signals:
        changed(): it is live, is not here, or the server is gone.

    Args:
        connect: opens a connection.
        parent: what it must not outlive.
    """

    changed = Signal()

    name = "X11: alarms on IDLETIME"

    def __init__(self, connect: Callable[[], X11] = X11, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_live = False
        self._connect = connect
        self._x11: X11 | None = None
        self._notifier: QSocketNotifier | None = None
        self._opcode = self._first_event = self._counter = 0
        self._watches: list[_Watch] = []
        self._new: list[_Watch] = []
        # What a reply brought along wakes no notifier any more: it is looked after a turn later.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_readable)

    def start(self) -> None:
        """Connects, and asks for the counter."""
        try:
            self._x11 = self._connect()
        except X11Unreachable:
            self.changed.emit()
            return
        self.is_live = self._prepare(self._x11)
        if self.is_live:
            self._notifier = QSocketNotifier(self._x11.descriptor, QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._on_readable)
            self.changed.emit()
        else:
            self._lose()

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        """Tells of each edge, as ``IdleSource`` says."""
        x11 = self._x11
        if x11 is None:
            return lambda: None
        watch = _Watch(round(seconds * 1000), tell, x11.new_id(), x11.new_id())
        for alarm, direction in ((watch.rising, _RISES), (watch.falling, _FALLS)):
            x11.tell(self._opcode, _CREATE_ALARM, new_alarm(alarm, self._counter, watch.milliseconds, direction))
        self._watches.append(watch)
        self._new.append(watch)
        self._soon.start()
        return lambda: self._forget(watch)

    def seconds(self) -> float | None:
        """Seconds since the last input."""
        if self._x11 is None:
            return None
        reply = self._x11.ask(self._opcode, _QUERY_COUNTER, struct.pack("=I", self._counter))
        self._soon.start()
        return counter_value(reply) / 1000 if reply is not None else None

    def close(self) -> None:
        """Ends the connection, and with it the alarms."""
        self._watches, self._new = [], []
        self.is_live = False
        self._soon.stop()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._x11 is not None:
            self._x11.close()
            self._x11 = None

    def _prepare(self, x11: X11) -> bool:
        sync = x11.extension("SYNC")
        if sync is None or x11.extension("XWAYLAND") is not None:
            return False
        self._opcode, self._first_event = sync
        x11.ask(self._opcode, _INITIALIZE, _VERSION)
        reply = x11.ask(self._opcode, _LIST_COUNTERS)
        self._counter = (idle_counter(reply) if reply is not None else None) or 0
        return self._counter != 0

    def _forget(self, watch: _Watch) -> None:
        if watch not in self._watches or self._x11 is None:
            return
        self._watches.remove(watch)
        for alarm in (watch.rising, watch.falling):
            self._x11.tell(self._opcode, _DESTROY_ALARM, struct.pack("=I", alarm))

    def _lose(self) -> None:
        self.close()
        self.changed.emit()

    def _tell_the_new(self) -> None:
        """An alarm only tells of a crossing: who has been away for longer already is told here."""
        new, self._new = self._new, []
        idle = self.seconds() if new else None
        for watch in new:
            if idle is not None and idle * 1000 >= watch.milliseconds and watch in self._watches:
                watch.tell(True)

    def _take(self, event: bytes) -> None:
        kind, alarm = struct.unpack_from("=B3xI", event)
        if kind != self._first_event + _ALARM_NOTIFY:
            return
        for watch in tuple(self._watches):
            if alarm in {watch.rising, watch.falling}:
                watch.tell(alarm == watch.rising)

    @Slot()
    def _on_readable(self) -> None:
        while self._x11 is not None and (event := self._x11.event()) is not None:
            self._take(event)
        self._tell_the_new()
        if self._x11 is not None and not self._x11.is_alive:
            self._lose()


def screen_saver_idle(connect: Callable[[], X11] = X11) -> PolledIdle:
    """The idle seconds of the XScreenSaver extension, for servers without the counter."""
    return PolledIdle("X11: XScreenSaver, asked", _ScreenSaver(connect).seconds)


class _ScreenSaver:
    """Asks a server that it connects to when it is first asked itself."""

    def __init__(self, connect: Callable[[], X11]) -> None:
        self._connect = connect
        self._x11: X11 | None = None
        self._opcode = 0

    def seconds(self) -> float | None:
        """Seconds since the last input; None without the extension or the server."""
        try:
            return self._ask()
        except X11Unreachable:
            return None

    def _ask(self) -> float | None:
        x11 = self._x11 = self._x11 or self._connect()
        if not self._opcode:
            extension = None if x11.extension("XWAYLAND") else x11.extension("MIT-SCREEN-SAVER")
            self._opcode = extension[0] if extension else 0
        reply = x11.ask(self._opcode, _SAVER_QUERY, struct.pack("=I", x11.root)) if self._opcode else None
        return struct.unpack_from("=I", reply, 16)[0] / 1000 if reply is not None else None
