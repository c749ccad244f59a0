"""Whether the window that somebody works in fills the screen, on X11. Under Wayland it sees X11 programs alone."""

import struct
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from sciatimer.desktop.busy_source import BusySource, Tell, is_ours
from sciatimer.desktop.x11 import X11, X11Unreachable
from sciatimer.reminders.model import Held

_CHANGE_ATTRIBUTES, _INTERN_ATOM, _GET_PROPERTY = 2, 16, 20
_EVENT_MASK, _NOTHING, _PROPERTY_CHANGE = 1 << 11, 0, 1 << 22
_PROPERTY_NOTIFY = 28
_WORDS = 64  # of a property are read; no list of states is longer


class X11FullScreen(BusySource):
    """Reads the properties that window managers keep, over a connection of its own.

    Args:
        connect: opens a connection.
        parent: what it must not outlive.
    """

    def __init__(self, connect: Callable[[], X11] = X11, parent: QObject | None = None) -> None:
        super().__init__(Held.FULL_SCREEN, "X11", parent)
        self._connect = connect
        self._x11: X11 | None = None
        self._atoms: dict[str, int] = {}
        self._notifier: QSocketNotifier | None = None
        self._watched: tuple[int, ...] = ()

    def ask(self, tell: Tell) -> None:
        """Looks at once; the X server is the one that draws our window, too."""
        x11 = self._open()
        if x11 is None:
            tell(None)
            return
        window = self._number(x11, x11.root, "_NET_ACTIVE_WINDOW")
        fills = window and self._atom(x11, "_NET_WM_STATE_FULLSCREEN") in self._numbers(x11, window, "_NET_WM_STATE")
        name = self._class(x11, window) if fills else ""
        if not x11.is_alive:
            self.close()
            tell(None)
            return
        tell((name,) if fills and not is_ours(name) else ())

    def watch(self, *, on: bool) -> None:
        """Hears of another active window, and of another state of this one. Without it the connection is ended."""
        self._unwatch()
        x11 = self._x11
        if not on or x11 is None:
            self.close()
            return
        self._watched = (x11.root, self._number(x11, x11.root, "_NET_ACTIVE_WINDOW"))
        for window in filter(None, self._watched):
            x11.tell(_CHANGE_ATTRIBUTES, 0, struct.pack("=III", window, _EVENT_MASK, _PROPERTY_CHANGE))
        self._notifier = QSocketNotifier(x11.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)

    def close(self) -> None:
        """Ends the connection."""
        self._unwatch()
        if self._x11 is not None:
            self._x11.close()
            self._x11 = None

    def _open(self) -> X11 | None:
        if self._x11 is not None and not self._x11.is_alive:
            self.close()
        if self._x11 is None:
            try:
                self._x11 = self._connect()
            except X11Unreachable:
                return None
            self._atoms = {}
        return self._x11

    def _unwatch(self) -> None:
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._x11 is not None and self._x11.is_alive:
            for window in filter(None, self._watched):
                self._x11.tell(_CHANGE_ATTRIBUTES, 0, struct.pack("=III", window, _EVENT_MASK, _NOTHING))
        self._watched = ()

    def _on_readable(self) -> None:
        if self._x11 is None:
            return
        telling = {self._atom(self._x11, "_NET_ACTIVE_WINDOW"), self._atom(self._x11, "_NET_WM_STATE")}
        is_news = False
        while (event := self._x11.event()) is not None:
            is_news = is_news or (event[0] == _PROPERTY_NOTIFY and struct.unpack_from("=I", event, 8)[0] in telling)
        if not self._x11.is_alive:
            self.close()
        if is_news:
            self.changed.emit()

    def _atom(self, x11: X11, name: str) -> int:
        if name not in self._atoms:
            reply = x11.ask(_INTERN_ATOM, 0, struct.pack("=HH", len(name), 0) + name.encode())
            self._atoms[name] = struct.unpack_from("=I", reply, 8)[0] if reply else 0
        return self._atoms[name]

    def _property(self, x11: X11, window: int, name: str) -> bytes:
        body = struct.pack("=IIIII", window, self._atom(x11, name), 0, 0, _WORDS)
        reply = x11.ask(_GET_PROPERTY, 0, body) or bytes(32)
        (length,) = struct.unpack_from("=I", reply, 16)
        return reply[32 : 32 + length * reply[1] // 8]

    def _numbers(self, x11: X11, window: int, name: str) -> tuple[int, ...]:
        data = self._property(x11, window, name)
        return struct.unpack(f"={len(data) // 4}I", data[: len(data) // 4 * 4])

    def _number(self, x11: X11, window: int, name: str) -> int:
        return next(iter(self._numbers(x11, window, name)), 0)

    def _class(self, x11: X11, window: int) -> str:
        _, _, name = self._property(x11, window, "WM_CLASS").rstrip(b"\0").rpartition(b"\0")
        return name.decode("latin-1")
