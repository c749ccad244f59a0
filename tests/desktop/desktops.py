"""Desktops of a test's own: a bus, and on it somebody who keeps a screen on when asked."""

import os
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jeepney import HeaderFields, MessageType, message_bus, new_error, new_method_return
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.servers import PATIENCE, need, short_folder

_BARE = """<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>"""


@dataclass
class Screen:
    """Who keeps it on now, by cookie, and all that was ever asked."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    held: dict[int, str] = field(default_factory=dict)

    def answer(self, method: str, arguments: tuple[Any, ...], sender: str) -> tuple[str | None, tuple[Any, ...]]:
        """The signature and the values of the reply."""
        self.calls.append((method, arguments))
        if method == "Inhibit":
            cookie = len(self.calls)
            self.held[cookie] = sender
            return "u", (cookie,)
        self.held.pop(arguments[0], None)
        return None, ()

    def lose(self, sender: str) -> None:
        """A program left the bus: a real desktop forgets what it asked for."""
        self.held = {cookie: who for cookie, who in self.held.items() if who != sender}


@contextmanager
def private_bus(socket: Path | None = None, *, starts: bool = True) -> Iterator[str]:
    """A bus of the test's own, at a place of its own or a given one; gives its address. Leaving kills it.

    Without ``starts`` it starts no program that is asked for, whatever is installed on this machine.

    What it starts by itself, such as the keeper of Xfce's settings, has a home of its own and leaves the person's alone.
    """
    need("dbus-daemon")
    place = [f"--address=unix:path={socket}"] if socket is not None else []
    with short_folder() as home:
        (home / "bus.conf").write_text(_BARE, encoding="ascii")
        kind = "--session" if starts else f"--config-file={home / 'bus.conf'}"
        command = ["dbus-daemon", kind, "--nofork", "--print-address=1", *place]
        own = os.environ | {"HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, env=own, stdout=subprocess.PIPE, stderr=quiet, text=True)
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()
            process.communicate(timeout=PATIENCE)


@contextmanager
def desktop(address: str, name: str) -> Iterator[Screen]:
    """Serves ``Inhibit`` and its like under a name on a bus."""
    connection = open_dbus_connection(address)
    screen = Screen()
    connection.send_and_get_reply(message_bus.RequestName(name))
    connection.send_and_get_reply(message_bus.AddMatch("type='signal',member='NameOwnerChanged'"))
    over = threading.Event()
    thread = threading.Thread(target=_serve, args=(connection, screen, over), name=f"fake {name}")
    thread.start()
    try:
        yield screen
    finally:
        over.set()
        thread.join(PATIENCE)
        connection.close()


def _serve(connection: DBusConnection, screen: Screen, over: threading.Event) -> None:
    while not over.is_set():
        with suppress(TimeoutError, ConnectionError):
            _take(connection, screen)


def _take(connection: DBusConnection, screen: Screen) -> None:
    message = connection.receive(timeout=0.05)
    fields = message.header.fields
    if message.header.message_type is MessageType.signal:
        if fields.get(HeaderFields.member) == "NameOwnerChanged" and not message.body[2]:
            screen.lose(message.body[0])
        return
    if message.header.message_type is not MessageType.method_call:
        return
    method = fields[HeaderFields.member]
    if not method.lower().endswith("inhibit"):
        connection.send(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))
        return
    signature, body = screen.answer(method, message.body, fields[HeaderFields.sender])
    connection.send(new_method_return(message, signature, body))
