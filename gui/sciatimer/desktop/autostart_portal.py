"""The background portal, by which a Flatpak asks the desktop to start it.

It tells nobody how it stands, so the last answer is kept in a file. When it is told to stop starting the program it may
never answer; then it has nevertheless done so.
https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html
"""

import secrets
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call
from PySide6.QtCore import QObject, QTimer

from sciatimer.desktop.autostart_files import write_whole
from sciatimer.desktop.autostart_model import Refusal
from sciatimer.desktop.bus import Bus
from sciatimer.desktop.flatpak import PORTAL, PORTAL_PATH

LONGEST_ASKING = 60_000  # ms; the desktop may show the person a question
LONGEST_STOPPING = 5_000
_BACKGROUND = DBusAddress(PORTAL_PATH, PORTAL, f"{PORTAL[: PORTAL.rindex('.')]}.Background")
_PROGRAM = "sciatimer"  # as the Flatpak calls it
_NOBODY = ("org.freedesktop.DBus.Error.UnknownMethod", "org.freedesktop.DBus.Error.ServiceUnknown")


class PortalStarter:
    """Starts with the desktop as the portal allows.

    Args:
        bus: the session's.
        arguments: of the command line.
        reason: why, as the desktop may show it.
        folder: of the program's settings, where the last answer is kept.
    """

    mechanism = "org.freedesktop.portal.Background"
    place = mechanism

    def __init__(self, bus: Bus, arguments: Sequence[str], reason: str, folder: Path) -> None:
        self._bus = bus
        self._command = [_PROGRAM, *arguments]
        self._reason = reason
        self._memory = folder / "autostart"
        self._request: _Request | None = None

    def is_on(self) -> bool:
        """Whether the portal said so the last time it was asked."""
        return self._memory.is_file()

    def switch(self, *, on: bool, done: Callable[[Refusal], None]) -> None:
        """Asks the portal; a question that is still open is given up for this one."""
        if self._request is not None:
            self._request.give_up()
        self._request = _Request(self._bus, partial(self._keep, on, done), LONGEST_ASKING if on else LONGEST_STOPPING)
        self._request.send(self._options(on=on))

    def _options(self, *, on: bool) -> dict[str, tuple[str, object]]:
        return {
            "reason": ("s", self._reason),
            "autostart": ("b", on),
            "commandline": ("as", self._command),
            "dbus-activatable": ("b", False),
        }

    def _keep(self, on: bool, done: Callable[[Refusal], None], answer: Refusal, granted: bool) -> None:
        self._request = None
        if on and not granted and answer is Refusal.NONE:
            answer = Refusal.DENIED
        if not on and answer is Refusal.NO_ANSWER:
            answer = Refusal.NONE
        try:
            self._remember(on=granted if on else self.is_on() and answer is not Refusal.NONE)
        except OSError:
            answer = Refusal.NOT_WRITTEN
        done(answer)

    def _remember(self, *, on: bool) -> None:
        if on:
            write_whole(self._memory, b"")
        else:
            self._memory.unlink(missing_ok=True)


class _Request(QObject):
    """One question to the portal: the call, then its answer as a signal, or none in time."""

    def __init__(self, bus: Bus, over: Callable[[Refusal, bool], None], longest: int) -> None:
        super().__init__()
        self._bus = bus
        self._over: Callable[[Refusal, bool], None] | None = over
        self._token = f"{_PROGRAM}_{secrets.token_hex(8)}"  # letters, digits and underscores alone
        self._timer = QTimer(self, singleShot=True, interval=longest)
        self._timer.timeout.connect(self._on_late)
        rule = MatchRule(type="signal", sender=PORTAL, interface="org.freedesktop.portal.Request", member="Response")
        self._stop = bus.listen(rule, self._on_response)

    def send(self, options: dict[str, tuple[str, object]]) -> None:
        """Asks."""
        named = options | {"handle_token": ("s", self._token)}
        message = new_method_call(_BACKGROUND, "RequestBackground", "sa{sv}", ("", named))
        self._timer.start()
        self._bus.call(message, _accepted, self._on_failed)

    def give_up(self) -> None:
        """Tells nobody any more."""
        self._over = None
        self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._stop()
        self.deleteLater()

    def _finish(self, refusal: Refusal, granted: bool) -> None:
        over, self._over = self._over, None
        if over is not None:
            self._end()
            over(refusal, granted)

    def _on_response(self, signal: Message) -> None:
        if not signal.header.fields[HeaderFields.path].endswith(f"/{self._token}"):
            return
        code, results = signal.body
        self._finish(
            Refusal.NONE if code == 0 else Refusal.DENIED, bool(code == 0 and results.get("autostart", ("b", False))[1])
        )

    def _on_failed(self, error: str) -> None:
        self._finish(Refusal.NO_WAY if error.startswith(_NOBODY) else Refusal.NO_ANSWER, False)

    def _on_late(self) -> None:
        self._finish(Refusal.NO_ANSWER, False)


def _accepted(_: tuple[object, ...]) -> None:
    """The portal has heard it; what it says comes as a signal."""
