"""A program of a test's own on a bus: it answers what the test says, or keeps silent, and sends signals."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, message_bus, new_error, new_method_return
from jeepney import new_signal as make_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.desktop.servers import PATIENCE

Values = tuple[Any, ...]
Reply = tuple[str, Values] | None  # signature and values; None keeps silent for ever
PROPERTIES = "org.freedesktop.DBus.Properties"


class Service:
    """What a program does on the bus.

    Args:
        connection: its own.
        methods: an answer for each method by its name.
        properties: values with their signature, by "INTERFACE.NAME"; may change at any time.
    """

    def __init__(
        self,
        connection: DBusConnection,
        methods: Mapping[str, Callable[[Values], Reply]],
        properties: dict[str, tuple[str, Any]],
    ) -> None:
        self._connection = connection
        self._methods = methods
        self.properties = properties
        self.calls: list[tuple[str, Values]] = []
        self.flags: list[int] = []  # of each call, as D-Bus numbers them
        self.path = ""  # whom the call is for that is being answered

    def emit(self, path: str, interface: str, name: str, signature: str = "", values: Values = ()) -> None:
        """Sends a signal."""
        self._connection.send(make_signal(DBusAddress(path, interface=interface), name, signature or None, values))

    def take(self, message: Message) -> None:
        """Answers a call."""
        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        name, self.path = fields[HeaderFields.member], fields[HeaderFields.path]
        self.calls.append((name, message.body))
        self.flags.append(int(message.header.flags))
        if fields.get(HeaderFields.interface) == PROPERTIES:
            reply = self._property(name, message.body)
        elif name in self._methods:
            reply = self._methods[name](message.body)
        else:
            reply = "error", ("no such method",)
        if reply is None:
            return
        signature, values = reply
        if signature == "error":
            self._connection.send(new_error(message, "org.example.Error", "s", values))
        else:
            self._connection.send(new_method_return(message, signature or None, values))

    def _property(self, method: str, asked: Values) -> Reply:
        known = self.properties.get(".".join(asked[:2]))
        if method != "Get" or known is None:
            return "error", ("no such property",)
        return "v", (known,)


@contextmanager
def service(
    address: str,
    name: str,
    methods: Mapping[str, Callable[[Values], Reply]] | None = None,
    properties: dict[str, tuple[str, Any]] | None = None,
) -> Iterator[Service]:
    """Serves under a name on a bus, in a thread."""
    connection = open_dbus_connection(address)
    connection.send_and_get_reply(message_bus.RequestName(name))
    made = Service(connection, methods or {}, properties if properties is not None else {})
    over = threading.Event()
    thread = threading.Thread(target=_serve, args=(connection, made, over), name=f"fake {name}")
    thread.start()
    try:
        yield made
    finally:
        over.set()
        thread.join(PATIENCE)
        connection.close()


def _serve(connection: DBusConnection, made: Service, over: threading.Event) -> None:
    while not over.is_set():
        with suppress(TimeoutError, ConnectionError):
            made.take(connection.receive(timeout=0.02))
