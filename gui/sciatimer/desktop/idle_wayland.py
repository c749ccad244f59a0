"""Idleness under Wayland: ``ext_idle_notifier_v1``, as KDE, wlroots and others have it, over a connection of its own."""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from sciatimer.desktop.idle_source import Tell
from sciatimer.desktop.local_socket import LocalSocket
from sciatimer.desktop.wayland_wire import (
    DISPLAY,
    DISPLAY_ERROR,
    DISPLAY_GET_REGISTRY,
    DISPLAY_SYNC,
    REGISTRY_BIND,
    REGISTRY_GLOBAL,
    REGISTRY_GLOBAL_REMOVE,
    Event,
    Global,
    Unread,
    WaylandGarbled,
    read_global,
    read_number,
    request,
)

NOTIFIER = "ext_idle_notifier_v1"
SEAT = "wl_seat"
_GET_IDLE, _GET_INPUT_IDLE = 1, 2  # requests of the notifier
_DESTROY = 0  # request of a notification
_IDLED, _RESUMED = 0, 1  # its events
_ANY_INPUT = 2  # the version from which on it can ignore what keeps a screen on, such as a film
_REGISTRY, _SYNC, _FIRST_FREE = 2, 3, 4  # our numbers for objects
_SOONEST, _LATEST = 1, 60  # seconds until a compositor that is gone is looked for again, twice as long each time


@dataclass(frozen=True, slots=True)
class _Bound:
    """What was bound: our numbers of the seat and the notifier, and the notifier's version."""

    seat: int
    notifier: int
    version: int


class WaylandIdle(QObject):
    """Notifications of a compositor. When it restarts they come back by themselves.

    Signals:
        changed(): it is live, is not here, or is lost.

    Args:
        variables: those that name the compositor's socket.
        parent: what it must not outlive.
    """

    changed = Signal()

    def __init__(self, variables: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = str(Path(variables.get("XDG_RUNTIME_DIR", "")) / variables.get("WAYLAND_DISPLAY", ""))
        self._socket: LocalSocket | None = None
        self._unread = Unread()
        self._globals: dict[int, Global] = {}
        self._bound: _Bound | None = None
        self._watches: dict[int, Tell] = {}
        self._next = _FIRST_FREE
        self._patience = _SOONEST
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self.start)

    @property
    def name(self) -> str:
        """The protocol, and whether it sees all input or stands still while a screen is kept on."""
        version = self._bound.version if self._bound is not None else 0
        return f"Wayland: {NOTIFIER}" + ("" if version >= _ANY_INPUT else " (a screen kept on counts as input)")

    @property
    def is_live(self) -> bool:
        """Whether the compositor tells of idleness."""
        return self._bound is not None

    @Slot()
    def start(self) -> None:
        """Connects, and asks what the compositor offers."""
        self._unread, self._next = Unread(), _FIRST_FREE
        self._socket = LocalSocket(self._place, self)
        self._socket.received.connect(self._on_received)
        self._socket.gone.connect(self._on_gone)
        self._socket.open()
        self._send(request(DISPLAY, DISPLAY_GET_REGISTRY, _REGISTRY) + request(DISPLAY, DISPLAY_SYNC, _SYNC))

    def arm(self, seconds: float, tell: Tell) -> Callable[[], None]:
        """Tells of each edge, as ``IdleSource`` says; the time begins now, whoever was away before."""
        if self._bound is None:
            return lambda: None
        number = self._new_id()
        code = _GET_INPUT_IDLE if self._bound.version >= _ANY_INPUT else _GET_IDLE
        self._watches[number] = tell
        self._send(request(self._bound.notifier, code, number, round(seconds * 1000), self._bound.seat))
        return lambda: self._forget(number, tell)

    def seconds(self) -> None:
        """It only tells of edges."""

    def close(self) -> None:
        """Ends the connection, and with it the notifications."""
        self._again.stop()
        self._watches, self._globals, self._bound = {}, {}, None
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _new_id(self) -> int:
        self._next += 1
        return self._next - 1

    def _send(self, data: bytes) -> None:
        if self._socket is not None:
            self._socket.send(data)

    def _forget(self, number: int, tell: Tell) -> None:
        if self._watches.get(number) is tell:
            del self._watches[number]
            self._send(request(number, _DESTROY))

    def _take(self, event: Event) -> None:
        if event.sender == _REGISTRY:
            self._take_global(event)
        elif event.sender == _SYNC:
            self._patience = _SOONEST
            self._bind()
        elif event.sender == DISPLAY and event.code == DISPLAY_ERROR:
            self._lose()
        elif event.sender in self._watches and event.code in {_IDLED, _RESUMED}:
            self._watches[event.sender](event.code == _IDLED)

    def _take_global(self, event: Event) -> None:
        if event.code == REGISTRY_GLOBAL:
            offered = read_global(event.body)
            self._globals[offered.number] = offered
        elif event.code == REGISTRY_GLOBAL_REMOVE:
            gone = self._globals.pop(read_number(event.body), None)
            if gone is not None and gone.interface in {SEAT, NOTIFIER}:
                self._lose()

    def _bind(self) -> None:
        found = {each.interface: each for each in reversed(self._globals.values())}
        if SEAT in found and NOTIFIER in found:
            version = min(found[NOTIFIER].version, _ANY_INPUT)
            bound = _Bound(self._new_id(), self._new_id(), version)
            for each, wanted, number in ((found[SEAT], 1, bound.seat), (found[NOTIFIER], version, bound.notifier)):
                self._send(request(_REGISTRY, REGISTRY_BIND, each.number, each.interface, wanted, number))
            self._bound = bound
        self.changed.emit()

    def _lose(self) -> None:
        self.close()
        self._again.start(self._patience * 1000)
        self._patience = min(2 * self._patience, _LATEST)
        self.changed.emit()

    @Slot(bytes)
    def _on_received(self, data: bytes) -> None:
        try:
            for event in self._unread.feed(data):
                if self._socket is not None:
                    self._take(event)
        except (WaylandGarbled, struct.error, UnicodeDecodeError):
            self._lose()

    @Slot(str)
    def _on_gone(self, _: str) -> None:
        self._lose()
