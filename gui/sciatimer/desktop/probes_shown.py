"""Tries what shows something for us: notifications and the tray. Each in a process of its own, as ``probes`` says."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer

from sciatimer.desktop.flatpak import in_flatpak

if TYPE_CHECKING:
    from jeepney import Message

_NO_BUTTONS = "none: {name} has no buttons; a small window comes instead"
_NO_SERVER = "none: nothing here shows notifications ({reason}); a small window comes instead"
_NO_TRAY = "none: nothing here shows tray icons; the window does it all, and starting the program again brings it up"
_TRAY_MS = 1000


def notifications() -> Iterator[str]:
    """What shows a notification with buttons."""
    application = QCoreApplication([])
    if not sys.platform.startswith("linux"):
        yield "desktop-notifier, not tried: the system may ask the person first"
        return
    yield "the notification server has not answered"
    yield _portal(application) if in_flatpak() else _server(application)


def tray() -> Iterator[str]:
    """What shows an icon in the tray."""
    from sciatimer.desktop.tray_host import system_tray_host

    application = QCoreApplication([])
    yield "the tray has not answered"
    if sys.platform.startswith("linux"):
        from sciatimer.desktop.bus import Bus

        host = system_tray_host(Bus("SESSION", application))
    else:
        host = system_tray_host(None)
    host.changed.connect(application.quit)
    QTimer.singleShot(0, host.start)
    QTimer.singleShot(_TRAY_MS, application.quit)
    application.exec()
    yield host.mechanism if host.is_there else _NO_TRAY
    host.close()


def _server(application: QCoreApplication) -> str:
    from jeepney import new_method_call

    from sciatimer.desktop.notify_server import ADDRESS, SERVER

    who = _ask(application, new_method_call(ADDRESS, "GetServerInformation"))
    if isinstance(who, str):
        return _NO_SERVER.format(reason=who)
    name = f"{SERVER}: {who[0]} {who[2]}"
    able = _ask(application, new_method_call(ADDRESS, "GetCapabilities"))
    return name if "actions" in str(able) else _NO_BUTTONS.format(name=name)


def _portal(application: QCoreApplication) -> str:
    from jeepney import Properties

    from sciatimer.desktop.notify_portal import ADDRESS, NOTIFICATION

    version = _ask(application, Properties(ADDRESS).get("version"))
    return _NO_SERVER.format(reason=version) if isinstance(version, str) else NOTIFICATION


def _ask(application: QCoreApplication, message: "Message") -> tuple[object, ...] | str:
    """The answer to a call; or why there is none."""
    from sciatimer.desktop.bus import Bus

    told: list[tuple[object, ...] | str] = []
    bus = Bus("SESSION")

    def answered(reply: tuple[object, ...] | str) -> None:
        told.append(reply)
        application.quit()

    bus.call(message, answered, answered)
    application.exec()
    bus.close()
    return told[0]
