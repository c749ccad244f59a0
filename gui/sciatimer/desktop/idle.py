"""How long nobody has touched keyboard or mouse, told by the machine. Nothing here looks again and again by itself."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from sciatimer.desktop.idle_source import IdleSource


class IdleAlarm(QObject):
    """Tells of nobody being there for a while.

    Signals:
        idled(): there has been no input for that long.
        resumed(): there is input again, or nothing here can tell any more.

    Args:
        seconds: how long.
        parent: what it must not outlive.
    """

    idled = Signal()
    resumed = Signal()

    def __init__(self, seconds: float, parent: QObject) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._is_idle = False
        self._stop: Callable[[], None] | None = None

    def arm(self, source: IdleSource) -> None:
        """Hears of it from this source from now on."""
        self._stop = source.arm(self._seconds, self._tell)

    def disarm(self) -> None:
        """Hears of it no more. What is not known counts as somebody being there."""
        if self._stop is not None:
            self._stop()
            self._stop = None
        self._tell(False)

    def close(self) -> None:
        """Falls silent for good. Twice does no harm."""
        self.blockSignals(True)
        self.disarm()
        self.setParent(None)
        self.deleteLater()

    def _tell(self, is_idle: bool) -> None:
        if is_idle is self._is_idle:
            return
        self._is_idle = is_idle
        (self.idled if is_idle else self.resumed).emit()


class Idle(QObject):
    """The best of several ways that is live; alarms go over to another one when it is lost, and back.

    Args:
        sources: the ways, the best first. A later one is only tried where those before it are not here.
        parent: what it must not outlive.
    """

    def __init__(self, sources: Sequence[IdleSource], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = list(sources)
        self._begun: list[IdleSource] = []
        self._active: IdleSource | None = None
        self._begin_next()

    @property
    def mechanism(self) -> str:
        """The way that is live; empty where there is none: then only the clock is left."""
        return self._active.name if self._active is not None else ""

    def watch(self, seconds: float) -> IdleAlarm:
        """An alarm for nobody being there for ``seconds``, above 0. It stays silent while no way is live."""
        alarm = IdleAlarm(seconds, self)
        if self._active is not None:
            alarm.arm(self._active)
        return alarm

    def seconds(self) -> float | None:
        """Seconds since the last input; None where the machine only tells of edges, or nothing."""
        return self._active.seconds() if self._active is not None else None

    def close(self) -> None:
        """Ends every alarm and lets every way go."""
        for alarm in self._alarms():
            alarm.close()
        self._active = None
        self._waiting.clear()
        while self._begun:
            source = self._begun.pop()
            source.changed.disconnect(self._on_changed)
            source.close()

    def _alarms(self) -> list[IdleAlarm]:
        return [child for child in self.children() if isinstance(child, IdleAlarm)]

    def _begin_next(self) -> None:
        if self._waiting:
            source = self._waiting.pop(0)
            self._begun.append(source)
            source.changed.connect(self._on_changed)
            source.start()

    @Slot()
    def _on_changed(self) -> None:
        best = next((source for source in self._begun if source.is_live), None)
        if best is not self._active:
            self._turn_to(best)
        if best is None:
            self._begin_next()

    def _turn_to(self, source: IdleSource | None) -> None:
        self._active = source
        for alarm in self._alarms():
            alarm.disarm()
            if source is not None:
                alarm.arm(source)


def system_idle(parent: QObject | None = None, variables: Mapping[str, str] = os.environ) -> Idle:
    """The ways of this machine."""
    return Idle(_sources(variables, sys.platform), parent)


def _sources(variables: Mapping[str, str], platform: str) -> list[IdleSource]:
    """Each is imported only where it may be of use.

    Under Wayland there is often an X server as well, for old programs: it only sees what these are given.
    """
    if platform == "win32":
        from sciatimer.desktop.idle_windows import windows_idle

        return [windows_idle()]
    if platform == "darwin":
        from sciatimer.desktop.idle_macos import macos_idle

        return [macos_idle()]
    if variables.get("WAYLAND_DISPLAY"):
        from sciatimer.desktop.idle_mutter import MutterIdle
        from sciatimer.desktop.idle_wayland import WaylandIdle

        return [WaylandIdle(variables), MutterIdle()]
    if variables.get("DISPLAY"):
        from sciatimer.desktop.idle_x11 import X11Idle, screen_saver_idle

        return [X11Idle(), screen_saver_idle()]
    return []
