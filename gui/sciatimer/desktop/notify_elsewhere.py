"""Notifications of Windows and macOS, through desktop-notifier.

Its coroutines run on Qt's own event loop, in the thread of the window: macOS answers only there, and asyncio's own loop
would open a network socket on Windows to wake itself. Written to the documentation of both; it has not been run on
Windows or macOS: its tests play desktop-notifier. Windows knows the program by an identity that must be the same
everywhere; macOS shows notifications of a signed bundle alone, and asks the person once.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from PySide6.QtAsyncio import QAsyncioEventLoop
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot

from sciatimer.desktop.notice import DEFAULT, Notice, Notifier
from sciatimer.desktop.own_program import WINDOWS_IDENTITY
from sciatimer.resources import shipped

PATIENCE = 20_000  # ms; the system may first ask the person whether we may


class ElsewhereNotifier(Notifier):
    """Through desktop-notifier.

    Args:
        monotonic: seconds that never run back.
        parent: what it must not outlive.
    """

    mechanism = "desktop-notifier"

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(monotonic, parent)
        self._loop: QAsyncioEventLoop | None = None
        self._system: Any = None  # the DesktopNotifier; the package has no types of its own here
        self._name = ""  # of the one that is up
        self._late = QTimer(self, singleShot=True, interval=PATIENCE)
        self._late.timeout.connect(self._on_late)

    def close(self) -> None:
        """Takes it away and hears nothing any more."""
        super().close()
        if self._loop is not None:
            asyncio._set_running_loop(None)  # noqa: SLF001 - made for those who bring a loop
            with suppress(RuntimeError):  # while Qt's own goes on; it closes it when it ends
                self._loop.close()
            self._loop = None

    def _put(self, notice: Notice, turn: int) -> None:
        self._take_away()
        self._late.start()
        self._run(self._send(notice, turn))

    def _take_away(self) -> None:
        self._late.stop()
        name, self._name = self._name, ""
        if name:
            self._clear(name)

    def _run(self, work: Coroutine[None, None, None]) -> None:
        application = QCoreApplication.instance()
        if self._loop is None and application is not None:
            self._loop = QAsyncioEventLoop(application, quit_qapp=False)
            # It runs as long as Qt's own, which nobody may start a second time.
            asyncio._set_running_loop(self._loop)  # noqa: SLF001 - made for those who bring a loop
        if self._loop is not None:
            self._loop.create_task(work)

    async def _send(self, notice: Notice, turn: int) -> None:
        name = f"break-{turn}"
        try:
            is_able = await self._is_able()
            if is_able and self._is_current(turn):
                await self._system.send_notification(_described(notice, name))
        except Exception:  # noqa: BLE001 - whatever the system or the package runs into, the small window comes instead
            is_able = False
        if not self._is_current(turn):
            self._clear(name)
        elif not is_able or self._name != name:
            self._late.stop()
            self._fail(turn)

    async def _is_able(self) -> bool:
        from desktop_notifier import Capability

        if self._system is None:
            self._system = self._opened()
        can = await self._system.get_capabilities()
        return Capability.BUTTONS in can and bool(await self._system.request_authorisation())

    def _opened(self) -> Any:  # noqa: ANN401 - the package has no types of its own here
        from desktop_notifier import DesktopNotifier, Icon

        system = DesktopNotifier(WINDOWS_IDENTITY, Icon(path=shipped("assets/icons/sciatimer-128.png")))
        system.on_dispatched = self._on_dispatched
        system.on_clicked = self._on_clicked
        system.on_button_pressed = self._on_pressed
        system.on_dismissed = self._on_dismissed
        return system

    def _clear(self, name: str) -> None:
        if self._system is not None:
            # It waits for nothing on either system, and at the end of the program no loop would take it up.
            with suppress(Exception):  # the coroutine's end, or a fault: then the person takes it away
                self._system.clear(name).send(None)

    def _on_dispatched(self, name: str) -> None:
        if self._notice is not None and name == f"break-{self._turn}":
            self._late.stop()
            self._name = name
            self._is_up()

    def _on_clicked(self, name: str) -> None:
        self._on_pressed(name, DEFAULT)

    def _on_pressed(self, name: str, key: str) -> None:
        if name == self._name and self._offers(key):
            self._name = ""
            self._press(key)

    def _on_dismissed(self, name: str) -> None:
        if name == self._name:
            self._name = ""
            self._go()

    @Slot()
    def _on_late(self) -> None:
        self._fail(self._turn)


def _described(notice: Notice, name: str) -> Any:  # noqa: ANN401 - the package has no types of its own here
    from desktop_notifier import Button, Notification

    buttons = tuple(Button(label, identifier=key) for key, label in notice.actions)
    return Notification(notice.title, notice.body, buttons=buttons, identifier=name)
