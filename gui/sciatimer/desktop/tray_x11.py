"""Hosts of the older kind on X11, which swallow windows of ours: they own a selection of the server (XEMBED)."""

import struct
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from sciatimer.desktop.tray_base import TrayHost
from sciatimer.desktop.x11 import X11, X11Unreachable

_INTERN_ATOM, _GET_SELECTION_OWNER = 16, 23
_TRAY = b"_NET_SYSTEM_TRAY_S0"
_QUERY_VERSION, _SELECT_SELECTION_INPUT = 0, 2
_VERSION = struct.pack("=II", 1, 0)
_EVERY_CHANGE = 0b111  # a new owner, its window destroyed, its connection closed


class X11Host(TrayHost):
    """Told by the X server when the selection changes hands (XFIXES), over a connection of its own.

    Args:
        connect: opens a connection.
        parent: what it must not outlive.
    """

    mechanism = "XEMBED"

    def __init__(self, connect: Callable[[], X11] = X11, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_there = False
        self._connect = connect
        self._x11: X11 | None = None
        self._notifier: QSocketNotifier | None = None
        self._tray = 0

    def start(self) -> None:
        """Begins to watch. Without a server, or one that tells of selections, there is no host."""
        try:
            self._x11 = self._connect()
        except X11Unreachable:
            return
        extension = self._x11.extension("XFIXES")
        if extension is None:
            self.close()
            return
        self._select(self._x11, extension[0])
        self._notifier = QSocketNotifier(self._x11.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_readable)
        self._on_readable()

    def close(self) -> None:
        """Watches no more."""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._x11 is not None:
            self._x11.close()
            self._x11 = None

    def _select(self, x11: X11, opcode: int) -> None:
        x11.ask(opcode, _QUERY_VERSION, _VERSION)
        atom = x11.ask(_INTERN_ATOM, 0, struct.pack("=HH", len(_TRAY), 0) + _TRAY)
        self._tray = _number(atom)
        x11.tell(opcode, _SELECT_SELECTION_INPUT, struct.pack("=III", x11.root, self._tray, _EVERY_CHANGE))

    @Slot()
    def _on_readable(self) -> None:
        x11 = self._x11
        if x11 is None:
            return
        owner = _number(x11.ask(_GET_SELECTION_OWNER, 0, struct.pack("=I", self._tray)))
        # What came beside the reply wakes no notifier any more; an owner that changed in between is asked again.
        while x11.event() is not None:
            owner = _number(x11.ask(_GET_SELECTION_OWNER, 0, struct.pack("=I", self._tray)))
        if not x11.is_alive:
            self.close()
        self._become(there=bool(owner))


def _number(reply: bytes | None) -> int:
    return int(struct.unpack_from("=I", reply, 8)[0]) if reply is not None else 0
