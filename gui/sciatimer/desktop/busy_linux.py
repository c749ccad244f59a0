"""Every way of Linux to see a bad moment, put together. Imported when somebody first asks."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy_bus import do_not_disturb_switches
from sciatimer.desktop.busy_camera import CameraFiles
from sciatimer.desktop.busy_inhibitors import GnomeInhibitors, KdeInhibitors, LogindInhibitors, PowerInhibitors
from sciatimer.desktop.busy_programs import gnome_settings, microphone, shared_camera
from sciatimer.desktop.busy_source import BusySource, Ways
from sciatimer.desktop.busy_wayland import WaylandFullScreen
from sciatimer.desktop.busy_x11 import X11FullScreen


def linux_ways(variables: Mapping[str, str], parent: QObject) -> Ways:
    """The ways that may work here. Which of them do is seen when they are asked.

    Args:
        variables: the environment.
        parent: what they must not outlive.
    """
    session, system = Bus("SESSION", parent), Bus("SYSTEM", parent)
    made: list[BusySource] = []
    if variables.get("DISPLAY"):
        made.append(X11FullScreen(parent=parent))
    if variables.get("WAYLAND_DISPLAY"):
        made.append(WaylandFullScreen(variables, parent))
    made += do_not_disturb_switches(session, parent)
    made += gnome_settings(variables, parent)
    made += [CameraFiles(parent=parent), shared_camera(parent), microphone(parent)]
    made += [KdeInhibitors(session, parent), GnomeInhibitors(session, parent), PowerInhibitors(session, parent)]
    made.append(LogindInhibitors(system, parent))
    return Ways(tuple(made), (session.close, system.close))
