"""Sleep and the lock of the screen as logind tells them, on the system bus."""

from collections.abc import Callable

from jeepney import DBusAddress, MatchRule, Message, Properties, new_method_call
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.sleep_source import News

NAME = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
_MANAGER = f"{NAME}.Manager"
_SESSION = f"{NAME}.Session"
_LOCKED = "LockedHint"
_SLEEPS = MatchRule(type="signal", sender=NAME, interface=_MANAGER, path=PATH, member="PrepareForSleep")


class LogindSleep(QObject):
    """Tells of sleep, and of locks by the session's ``LockedHint``.

    The session's ``Lock`` signal is left alone: it only asks for a lock, and some lockers never say that it is over.

    Args:
        where: the bus, as ``Bus`` takes it.
        parent: what it must not outlive.
    """

    def __init__(self, where: str = "SYSTEM", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self._bus = Bus(where, self)
        self._tell: Callable[[News], None] = _nobody
        self._stop_hearing: Callable[[], None] | None = None
        self._is_locked = False

    def start(self, tell: Callable[[News], None]) -> None:
        """Waits for logind."""
        self._tell = tell
        self._bus.listen(_SLEEPS, self._on_sleep)
        self._bus.watch_name(NAME, self._on_appeared, self._on_vanished)

    def close(self) -> None:
        """Leaves the bus."""
        self._bus.close()

    def _on_appeared(self) -> None:
        self.name = "logind"
        manager = DBusAddress(PATH, bus_name=NAME, interface=_MANAGER)
        self._bus.call(new_method_call(manager, "GetSession", "s", ("auto",)), self._on_session, _ignore)

    def _on_vanished(self) -> None:
        self.name = ""
        self._forget_session()
        self._note(is_locked=False)

    def _forget_session(self) -> None:
        if self._stop_hearing is not None:
            self._stop_hearing()
            self._stop_hearing = None

    def _on_session(self, reply: tuple[object, ...]) -> None:
        self._forget_session()
        path = str(reply[0])
        properties = "org.freedesktop.DBus.Properties"
        rule = MatchRule(type="signal", sender=NAME, interface=properties, path=path, member="PropertiesChanged")
        self._stop_hearing = self._bus.listen(rule, self._on_properties)
        session = DBusAddress(path, bus_name=NAME, interface=_SESSION)
        self._bus.call(Properties(session).get(_LOCKED), self._on_locked, _ignore)

    def _on_locked(self, reply: tuple[object, ...]) -> None:
        value = reply[0]
        if isinstance(value, tuple):
            self._note(is_locked=value[1] is True)

    def _on_properties(self, signal: Message) -> None:
        interface, changed, _ = signal.body
        if interface == _SESSION and _LOCKED in changed:
            self._note(is_locked=changed[_LOCKED][1] is True)

    def _on_sleep(self, signal: Message) -> None:
        self._tell(News.FELL_ASLEEP if signal.body[0] else News.WOKE)

    def _note(self, *, is_locked: bool) -> None:
        if is_locked is not self._is_locked:
            self._is_locked = is_locked
            self._tell(News.LOCKED if is_locked else News.UNLOCKED)


def _nobody(_: News) -> None:
    """Before the start nobody listens."""


def _ignore(_: str) -> None:
    """Without a session there is no lock to hear of; sleep is told all the same."""
