"""What of the machine a session and the breaks may use, and how each of it is reached when it is first wanted."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sciatimer.desktop.autostart import Autostart
    from sciatimer.desktop.awake import Inhibition
    from sciatimer.desktop.bus import Bus
    from sciatimer.desktop.busy import Busy
    from sciatimer.desktop.idle import Idle
    from sciatimer.desktop.notice import Notifier
    from sciatimer.desktop.sleep import Sleep
    from sciatimer.desktop.sound import Outputs
    from sciatimer.desktop.speech import Helper
    from sciatimer.desktop.tray import Tray
    from sciatimer.texts import Texts


def _outputs() -> "Outputs":
    from sciatimer.desktop.sound import system_outputs

    return system_outputs()


def _speech() -> "Helper":
    from sciatimer.desktop.speech import system_helper

    return system_helper()


def _inhibition(reason: str) -> "Inhibition":
    from sciatimer.desktop.awake import system_inhibition

    return system_inhibition(reason)


def _autostart(texts: "Texts", arguments: tuple[str, ...]) -> "Autostart":
    from sciatimer.desktop.autostart import system_autostart

    return system_autostart(texts, arguments)


@dataclass(frozen=True, slots=True)
class Devices:
    """Makes each of them when it is first wanted; nothing of them is loaded before."""

    outputs: "Callable[[], Outputs]" = _outputs
    speech: "Callable[[], Helper]" = _speech
    inhibition: "Callable[[str], Inhibition]" = _inhibition
    autostart: "Callable[[Texts, tuple[str, ...]], Autostart]" = _autostart


def _idle() -> "Idle":
    from sciatimer.desktop.idle import system_idle

    return system_idle()


def _sleep() -> "Sleep":
    from sciatimer.desktop.sleep import system_sleep

    return system_sleep()


def _busy() -> "Busy":
    from sciatimer.desktop.busy import system_busy

    return system_busy()


def _session_bus() -> "Bus | None":
    if sys.platform != "linux":
        return None
    from sciatimer.desktop.bus import Bus

    return Bus("SESSION")


def _notifier(bus: "Bus | None") -> "Notifier":
    from sciatimer.desktop.notify import system_notifier

    return system_notifier(bus)


def _tray(bus: "Bus | None") -> "Tray":
    from sciatimer.desktop.tray import Tray
    from sciatimer.desktop.tray_host import system_tray_host

    return Tray(system_tray_host(bus))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Makes what tells of the person at the desk, and what speaks to them; nothing of it is loaded before."""

    idle: "Callable[[], Idle]" = _idle
    sleep: "Callable[[], Sleep]" = _sleep
    busy: "Callable[[], Busy]" = _busy
    bus: "Callable[[], Bus | None]" = _session_bus
    notifier: "Callable[[Bus | None], Notifier]" = _notifier
    tray: "Callable[[Bus | None], Tray]" = _tray
