"""Whether the window that somebody works in fills the screen, as wlroots compositors tell it.

``zwlr_foreign_toplevel_management_unstable_v1``: sway, Hyprland, labwc, Wayfire, river, niri. GNOME and KDE tell
programs nothing of the windows of others; there, who keeps the screen on and do-not-disturb have to do.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from sciatimer.desktop.busy_source import BusySource, Tell, is_ours
from sciatimer.desktop.local_socket import LocalSocket
from sciatimer.desktop.wayland_wire import (
    DISPLAY,
    DISPLAY_ERROR,
    DISPLAY_GET_REGISTRY,
    DISPLAY_SYNC,
    REGISTRY_BIND,
    REGISTRY_GLOBAL,
    Event,
    Global,
    Unread,
    WaylandGarbled,
    read_global,
    read_number,
    request,
)
from sciatimer.reminders.model import Held

MANAGER = "zwlr_foreign_toplevel_manager_v1"
_VERSION = 2  # the first that tells of full screen
_REGISTRY, _OFFERED, _MANAGER, _COMPLETE = 2, 3, 4, 5  # our numbers for objects
_TOPLEVEL = 0  # event of the manager
_APP_ID, _STATE, _CLOSED = 1, 4, 6  # events of a window
_ACTIVATED, _FULLSCREEN = 2, 3  # its states


@dataclass(slots=True)
class _Window:
    name: str = ""
    states: frozenset[int] = frozenset()

    @property
    def fills(self) -> bool:
        """Whether it is the one that somebody works in, fills the screen, and is not ours."""
        return {_ACTIVATED, _FULLSCREEN} <= self.states and not is_ours(self.name)


class WaylandFullScreen(BusySource):
    """Asks the compositor, over a connection of its own.

    Args:
        variables: those that name the compositor's socket.
        parent: what it must not outlive.
    """

    def __init__(self, variables: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(Held.FULL_SCREEN, "Wayland", parent)
        self._place = str(Path(variables.get("XDG_RUNTIME_DIR", "")) / variables.get("WAYLAND_DISPLAY", ""))
        self._socket: LocalSocket | None = None
        self._unread = Unread()
        self._manager: Global | None = None
        self._windows: dict[int, _Window] = {}
        self._tell: Tell | None = None
        self._is_watching = False

    def ask(self, tell: Tell) -> None:
        """Connects, and is told of every window."""
        self.close()
        self._tell, self._unread, self._manager, self._windows = tell, Unread(), None, {}
        self._socket = LocalSocket(self._place, self)
        self._socket.received.connect(self._on_received)
        self._socket.gone.connect(self._on_gone)
        self._socket.open()
        self._send(request(DISPLAY, DISPLAY_GET_REGISTRY, _REGISTRY) + request(DISPLAY, DISPLAY_SYNC, _OFFERED))

    def watch(self, *, on: bool) -> None:
        """Stays connected, and is told of changes."""
        self._is_watching = on
        if not on:
            self.close()

    def close(self) -> None:
        """Ends the connection."""
        self._tell, self._is_watching = None, False
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, data: bytes) -> None:
        if self._socket is not None:
            self._socket.send(data)

    def _take(self, event: Event) -> None:
        if event.sender == _REGISTRY and event.code == REGISTRY_GLOBAL:
            offered = read_global(event.body)
            if offered.interface == MANAGER and offered.version >= _VERSION:
                self._manager = offered
        elif event.sender == _OFFERED:
            self._bind()
        elif event.sender == _MANAGER and event.code == _TOPLEVEL:
            self._windows[read_number(event.body)] = _Window()
        elif event.sender == _COMPLETE:
            self._finish(tuple(window.name for window in self._windows.values() if window.fills))
        elif event.sender in self._windows:
            self._take_window(event)
        elif event.sender == DISPLAY and event.code == DISPLAY_ERROR:
            self._fail()

    def _take_window(self, event: Event) -> None:
        window = self._windows[event.sender]
        if event.code == _APP_ID:
            (length,) = struct.unpack_from("=I", event.body)
            window.name = event.body[4 : 4 + length].rstrip(b"\0").decode()
        elif event.code == _STATE:
            length = read_number(event.body) // 4
            window.states = frozenset(struct.unpack_from(f"={length}I", event.body, 4))
        elif event.code == _CLOSED:
            del self._windows[event.sender]
        if self._is_watching and event.code in {_STATE, _CLOSED}:
            self.changed.emit()

    def _bind(self) -> None:
        if self._manager is None:
            self._fail()
            return
        number = self._manager.number
        self._send(request(_REGISTRY, REGISTRY_BIND, number, MANAGER, _VERSION, _MANAGER))
        self._send(request(DISPLAY, DISPLAY_SYNC, _COMPLETE))

    def _finish(self, who: tuple[str, ...]) -> None:
        tell, self._tell = self._tell, None
        if tell is not None:
            tell(who)

    def _fail(self) -> None:
        tell, was_watching = self._tell, self._is_watching
        self.close()
        if tell is not None:
            tell(None)
        if was_watching:
            self.changed.emit()

    def _on_received(self, data: bytes) -> None:
        try:
            for event in self._unread.feed(data):
                if self._socket is not None:
                    self._take(event)
        except (WaylandGarbled, struct.error, UnicodeDecodeError):
            self._fail()

    def _on_gone(self, _: str) -> None:
        self._fail()
