"""Notifications out of a Flatpak, through the portal. It tells of buttons alone, never of being shown or dismissed.

https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Notification.html
"""

import time
from collections.abc import Callable
from functools import partial

from jeepney import DBusAddress, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.flatpak import PORTAL, PORTAL_PATH
from sciatimer.desktop.notice import DEFAULT, Notice, Notifier

NOTIFICATION = "org.freedesktop.portal.Notification"
ADDRESS = DBusAddress(PORTAL_PATH, bus_name=PORTAL, interface=NOTIFICATION)
PATIENCE = 3.0  # seconds for each answer


class PortalNotifier(Notifier):
    """Through the portal.

    Args:
        bus: the session's.
        monotonic: seconds that never run back.
        parent: what it must not outlive.
    """

    mechanism = NOTIFICATION

    def __init__(
        self, bus: Bus, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None
    ) -> None:
        super().__init__(monotonic, parent)
        self._bus = bus
        self._name = ""  # of the one that is up, as we called it
        self._stop: Callable[[], None] | None = None

    def close(self) -> None:
        """Takes it away and listens no more."""
        super().close()
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _put(self, notice: Notice, turn: int) -> None:
        if self._stop is None:
            rule = MatchRule(type="signal", sender=PORTAL, interface=NOTIFICATION, member="ActionInvoked")
            self._stop = self._bus.listen(rule, self._on_action)
        self._take_away()
        self._name = f"break-{turn}"
        message = new_method_call(ADDRESS, "AddNotification", "sa{sv}", (self._name, _described(notice)))
        self._bus.call(message, partial(self._on_added, turn), partial(self._on_failed, turn), PATIENCE)

    def _take_away(self) -> None:
        if self._name:
            message = new_method_call(ADDRESS, "RemoveNotification", "s", (self._name,))
            self._bus.call(message, _ignore, _ignore, PATIENCE)
            self._name = ""

    def _on_added(self, turn: int, _: tuple[object, ...]) -> None:
        if self._is_current(turn):
            self._is_up()

    def _on_failed(self, turn: int, _: str) -> None:
        if self._is_current(turn):
            self._take_away()  # it may still be shown after all
        self._fail(turn)

    def _on_action(self, signal: Message) -> None:
        name, key, _ = signal.body
        if name == self._name and self._offers(key):
            self._take_away()  # not every desktop does it by itself
            self._press(key)


def _described(notice: Notice) -> dict[str, tuple[str, object]]:
    buttons = [{"label": ("s", label), "action": ("s", key)} for key, label in notice.actions]
    return {
        "title": ("s", notice.title),
        "body": ("s", notice.body),
        "priority": ("s", "normal"),
        "default-action": ("s", DEFAULT),
        "buttons": ("aa{sv}", buttons),
    }


def _ignore(*_: object) -> None:
    """What comes of it changes nothing."""
