"""The system's own notifications, with buttons: this system's mechanism. Nothing of it is loaded before it is asked for."""

import sys
from typing import TYPE_CHECKING

from sciatimer.desktop.flatpak import in_flatpak
from sciatimer.desktop.notice import Notice, Notifier

if TYPE_CHECKING:
    from sciatimer.desktop.bus import Bus

__all__ = ["Notice", "Notifier", "system_notifier"]


def system_notifier(bus: "Bus | None") -> Notifier:
    """This system's mechanism.

    Args:
        bus: the session's, on Linux.
    """
    if bus is None or not sys.platform.startswith("linux"):
        from sciatimer.desktop.notify_elsewhere import ElsewhereNotifier

        return ElsewhereNotifier()
    if in_flatpak():
        from sciatimer.desktop.notify_portal import PortalNotifier

        return PortalNotifier(bus)
    from sciatimer.desktop.notify_server import ServerNotifier

    return ServerNotifier(bus)
