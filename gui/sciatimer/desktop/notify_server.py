"""Notifications of the desktops of Linux: org.freedesktop.Notifications on the session's bus.

https://specifications.freedesktop.org/notification-spec. The server is asked before each notification what it can do:
another one may have taken its place, and one that hangs is found out before it holds anything of ours.
"""

import html
import time
from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.notice import DEFAULT, Notice, Notifier
from sciatimer.resources import shipped

SERVER = "org.freedesktop.Notifications"
ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=SERVER, interface=SERVER)
EXPIRES = 60_000  # ms; who looks up within a minute still finds it, where the server heeds this
PATIENCE = 3.0  # seconds for each answer
_ENTRY = "sciatimer"  # the desktop file, by which a desktop knows whose it is
_PROGRAM = "Sciatimer"
_NORMAL = 1
_HINTS = {
    "urgency": ("y", _NORMAL),
    "category": ("s", "x-sciatimer.break"),
    "desktop-entry": ("s", _ENTRY),
    "suppress-sound": ("b", True),  # a reminder is quiet
    # Neither transient, by which GNOME drops it after four seconds, nor resident, by which it outlives its answer.
}


class ServerNotifier(Notifier):
    """Through the notification server.

    Args:
        bus: the session's.
        monotonic: seconds that never run back.
        parent: what it must not outlive.
    """

    mechanism = SERVER

    def __init__(
        self, bus: Bus, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(monotonic, parent)
        self._bus = bus
        self._id = 0  # of the one that is up
        self._replaced = 0  # of the one in whose place the next one comes
        self._stops: list[Callable[[], None]] = []

    def close(self) -> None:
        """Takes it away and listens no more."""
        super().close()
        for stop in self._stops:
            stop()
        self._stops.clear()

    def _put(self, notice: Notice, turn: int) -> None:
        self._listen()
        self._replaced, self._id = self._id or self._replaced, 0
        able, failed = partial(self._on_able, notice, turn), partial(self._on_failed, turn)
        self._bus.call(new_method_call(ADDRESS, "GetCapabilities"), able, failed, PATIENCE)

    def _take_away(self) -> None:
        for shown in {self._id, self._replaced} - {0}:
            self._close(shown)
        self._id = self._replaced = 0

    def _listen(self) -> None:
        if not self._stops:
            self._stops = [
                self._bus.listen(_signal("ActionInvoked"), self._on_action),
                self._bus.listen(_signal("NotificationClosed"), self._on_closed),
                self._bus.watch_name(SERVER, _ignore, self._on_vanished),
            ]

    def _close(self, shown: int) -> None:
        self._bus.call(new_method_call(ADDRESS, "CloseNotification", "u", (shown,)), _ignore, _ignore, PATIENCE)

    def _on_able(self, notice: Notice, turn: int, reply: tuple[object, ...]) -> None:
        if not self._is_current(turn):
            return
        able = reply[0] if reply and isinstance(reply[0], list) else []
        if "actions" not in able:
            self._on_failed(turn, "no buttons")
            return
        body = html.escape(notice.body, quote=False) if "body-markup" in able else notice.body
        shown, failed = partial(self._on_shown, turn), partial(self._on_failed, turn)
        self._bus.call(self._notify(notice, body), shown, failed, PATIENCE)

    def _notify(self, notice: Notice, body: str) -> Message:
        icon = shipped("assets/icons/sciatimer-64.png").as_uri()
        # A click on the whole of it comes last: some servers make a button of it, too.
        actions = [word for action in (*notice.actions, (DEFAULT, _PROGRAM)) for word in action]
        values = (_PROGRAM, self._replaced, icon, notice.title, body, actions, _HINTS, EXPIRES)
        return new_method_call(ADDRESS, "Notify", "susssasa{sv}i", values)

    def _on_shown(self, turn: int, reply: tuple[object, ...]) -> None:
        shown = reply[0] if reply and isinstance(reply[0], int) else 0
        if self._is_current(turn):
            self._id, self._replaced = shown, 0
            self._is_up()
        elif shown:  # it was withdrawn on its way, or another one is to take its place
            self._close(shown)

    def _on_failed(self, turn: int, _: str) -> None:
        if self._is_current(turn):
            self._take_away()
        self._fail(turn)

    def _on_action(self, signal: Message) -> None:
        shown, key = signal.body
        if self._id and shown == self._id and self._offers(key):
            self._take_away()  # dunst leaves it where it is after a choice in its menu
            self._press(key)

    def _on_closed(self, signal: Message) -> None:
        shown, _ = signal.body
        if shown == self._replaced:
            self._replaced = 0
        if self._id and shown == self._id:
            self._id = 0
            self._go()

    def _on_vanished(self) -> None:
        self._replaced = 0
        if self._id:
            self._id = 0
            self._fail(self._turn)


def _signal(name: str) -> MatchRule:
    return MatchRule(type="signal", sender=SERVER, interface=SERVER, path=ADDRESS.object_path, member=name)


def _ignore(*_: object) -> None:
    """What comes of it changes nothing."""
