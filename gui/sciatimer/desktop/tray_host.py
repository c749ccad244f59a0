"""Whether something here shows tray icons, and when that changes: what can show them on this system.

Qt looks once, when the first icon is made, and keeps to what it found: made before a StatusNotifier host is there, an
icon never appears on it. So Qt is not asked at all until one is.
"""

import os
import sys
from typing import TYPE_CHECKING

from sciatimer.desktop.tray_base import EitherHost, TrayHost

if TYPE_CHECKING:
    from sciatimer.desktop.bus import Bus


def system_tray_host(bus: "Bus | None") -> TrayHost:
    """What can show icons on this system.

    Args:
        bus: the session's, on Linux.
    """
    if bus is None or not sys.platform.startswith("linux"):
        return TrayHost()
    from sciatimer.desktop.tray_notifier import NotifierHost

    notifier = NotifierHost(bus)
    if not os.environ.get("DISPLAY"):
        return notifier
    from sciatimer.desktop.tray_x11 import X11Host

    return EitherHost((notifier, X11Host()))
