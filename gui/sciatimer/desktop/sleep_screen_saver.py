"""The lock of the screen as desktops tell it themselves, on the session bus, for those that keep it from logind."""

from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.sleep_source import News

SAVERS = {  # the name, which is the interface, too, and where it lives
    "org.gnome.ScreenSaver": "/org/gnome/ScreenSaver",
    "org.freedesktop.ScreenSaver": "/org/freedesktop/ScreenSaver",  # KDE; elsewhere it only keeps screens on
    "org.cinnamon.ScreenSaver": "/org/cinnamon/ScreenSaver",
    "org.mate.ScreenSaver": "/org/mate/ScreenSaver",
    "org.xfce.ScreenSaver": "/org/xfce/ScreenSaver",
}


class ScreenSavers(QObject):
    """Those of SAVERS that are here and tell whether they are active.

    Args:
        where: the bus, as ``Bus`` takes it.
        parent: what it must not outlive.
    """

    def __init__(self, where: str = "SESSION", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = Bus(where, self)
        self._tell: Callable[[News], None] | None = None
        self._active: dict[str, bool] = {}  # of those that have answered

    @property
    def name(self) -> str:
        """Those that are here."""
        return ", ".join(sorted(self._active))

    def start(self, tell: Callable[[News], None]) -> None:
        """Waits for them. None of them is started by this."""
        self._tell = tell
        for name in SAVERS:
            rule = MatchRule(type="signal", sender=name, interface=name, member="ActiveChanged")
            self._bus.listen(rule, partial(self._on_changed, name))
            self._bus.watch_name(name, partial(self._on_appeared, name), partial(self._on_vanished, name))

    def close(self) -> None:
        """Leaves the bus."""
        self._tell = None
        self._bus.close()

    def _on_appeared(self, name: str) -> None:
        saver = DBusAddress(SAVERS[name], bus_name=name, interface=name)
        self._bus.call(new_method_call(saver, "GetActive"), partial(self._on_answer, name), _ignore)

    def _on_answer(self, name: str, reply: tuple[object, ...]) -> None:
        self._note(name, is_active=reply[0] is True)

    def _on_changed(self, name: str, signal: Message) -> None:
        self._note(name, is_active=signal.body[0] is True)

    def _on_vanished(self, name: str) -> None:
        if name in self._active:
            self._note(name, is_active=False)
            del self._active[name]

    def _note(self, name: str, *, is_active: bool) -> None:
        was_locked = any(self._active.values())
        self._active[name] = is_active
        is_locked = any(self._active.values())
        if is_locked is not was_locked and self._tell is not None:
            self._tell(News.LOCKED if is_locked else News.UNLOCKED)


def _ignore(_: str) -> None:
    """It bears the name but does not tell whether it is active."""
