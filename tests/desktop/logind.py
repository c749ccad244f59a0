"""A logind that python-dbusmock plays, with one session: it sleeps and locks as a test says."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.servers import running, wait_until

DEBIAN = Path("/usr/bin/python3")  # Debian's dbusmock is for Debian's Python
NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MOCK = "org.freedesktop.DBus.Mock"


class Logind:
    """The hands on it.

    Args:
        connection: a connection to its bus.
    """

    def __init__(self, connection: DBusConnection) -> None:
        self._connection = connection

    def ask(self, path: str, interface: str, method: str, signature: str = "", *values: Any) -> bool:  # noqa: ANN401 - values of any D-Bus type
        """Calls a method of it; tells whether it was carried out."""
        call = new_method_call(DBusAddress(path, NAME, interface), method, signature or None, values)
        return self._connection.send_and_get_reply(call).header.message_type is MessageType.method_return

    def prepare_for_sleep(self, *, begins: bool) -> None:
        """The machine goes to sleep, or has woken."""
        values = (f"{NAME}.Manager", "PrepareForSleep", "b", [("b", begins)])
        assert self.ask(PATH, MOCK, "EmitSignal", "sssav", *values)

    def lock(self, *, is_locked: bool) -> None:
        """The session's locker says so."""
        assert self.ask(f"{PATH}/session/auto", f"{NAME}.Session", "SetLockedHint", "b", is_locked)


@contextmanager
def logind(address: str) -> Iterator[Logind]:
    """Plays it on a bus, with the session of whoever asks."""
    if not sys.platform.startswith("linux") or not Path("/usr/lib/python3/dist-packages/dbusmock").exists():
        pytest.skip("needs python3-dbusmock: python3 dev.py desktops brings it with apt")
    command = [str(DEBIAN), "-m", "dbusmock", "--system", "--template", "logind"]
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    bus = {"DBUS_SYSTEM_BUS_ADDRESS": address}
    with running(command, variables | bus), open_dbus_connection(address) as connection:
        made = Logind(connection)
        wait_until(lambda: made.ask(PATH, MOCK, "AddSession", "ssusb", "auto", "seat0", 1000, "me", True), "logind")
        yield made
