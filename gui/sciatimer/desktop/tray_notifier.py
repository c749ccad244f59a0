"""Hosts of StatusNotifier icons: KDE, LXQt, Xfce, waybar, GNOME with its extension. They have a watcher on the bus."""

from collections.abc import Callable

from jeepney import DBusAddress, MatchRule, Message, Properties
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.tray_base import TrayHost

WATCHER = "org.kde.StatusNotifierWatcher"
ADDRESS = DBusAddress("/StatusNotifierWatcher", bus_name=WATCHER, interface=WATCHER)
_HOST_IS_THERE = "IsStatusNotifierHostRegistered"


class NotifierHost(TrayHost):
    """Told by the watcher, which may be there without a host for a while.

    Args:
        bus: the session's.
        parent: what it must not outlive.
    """

    mechanism = WATCHER

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_there = False
        self._bus = bus
        self._stops: list[Callable[[], None]] = []

    def start(self) -> None:
        """Begins to watch."""
        rules = [
            MatchRule(type="signal", sender=WATCHER, interface=WATCHER, member=f"StatusNotifierHost{what}")
            for what in ("Registered", "Unregistered")
        ]
        self._stops = [self._bus.listen(rule, self._on_host) for rule in rules]
        self._stops.append(self._bus.watch_name(WATCHER, self._ask, self._on_vanished))

    def close(self) -> None:
        """Watches no more."""
        for stop in self._stops:
            stop()
        self._stops.clear()

    def _ask(self) -> None:
        self._bus.call(Properties(ADDRESS).get(_HOST_IS_THERE), self._on_answered, self._on_failed)

    def _on_host(self, _: Message) -> None:
        self._ask()

    def _on_answered(self, reply: tuple[object, ...]) -> None:
        self._become(there=reply == (("b", True),))

    def _on_failed(self, _: str) -> None:
        self._become(there=False)

    def _on_vanished(self) -> None:
        self._become(there=False)
