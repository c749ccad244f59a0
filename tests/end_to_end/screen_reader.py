"""A screen reader on the real accessibility bus (AT-SPI): hears what is announced, follows the focus, walks the tree."""

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

PATIENCE = 20.0  # seconds for anything that a busy machine may delay
_REGISTRY = "org.a11y.atspi.Registry"
_EVENTS = "org.a11y.atspi.Event.Object"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_FOCUSABLE, _SHOWING = 11, 25  # as AtspiStateType counts
_ASSERTIVE = 2  # as AtspiLive counts

Place = tuple[str, str]  # the bus name of a program, and the path of a thing in it


@dataclass(frozen=True, slots=True)
class Thing:
    """What a screen reader knows of one thing on the screen."""

    role: str
    name: str
    focusable: bool
    showing: bool

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


class ScreenReader:
    """Listens on a session bus from the moment it is made until it is left.

    Args:
        address: the session bus of the desktop.
    """

    def __init__(self, address: str) -> None:
        bus = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
        with open_dbus_connection(address) as session:
            told = session.send_and_get_reply(new_method_call(bus, "GetAddress"), timeout=PATIENCE)
        self._bus = open_dbus_connection(told.body[0])
        self._unheard: deque[Message] = deque()
        self.transcript: list[str] = []
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=_REGISTRY, interface=_REGISTRY)
        for member, event in (("Announcement", "announcement"), ("StateChanged", "state-changed:focused")):
            rule = f"type='signal',interface='{_EVENTS}',member='{member}'"
            self._ask(message_bus.AddMatch(rule))
            self._ask(new_method_call(registry, "RegisterEvent", "s", (f"object:{event}",)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bus.close()

    def hears(self, words: str) -> Callable[[], bool]:
        """The question whether something with these words was said, or got the focus, after all that was asked for."""
        begin = len(self.transcript)

        def heard() -> bool:
            self.listen()
            return any(words in line for line in self.transcript[begin:])

        return heard

    def listen(self, seconds: float = 0.05) -> None:
        """Writes down what happens for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            try:
                self._unheard.append(self._bus.receive(timeout=left))
            except TimeoutError:
                break
        while self._unheard:
            self._write_down(self._unheard.popleft())

    def things(self, program: str) -> list[tuple[int, Thing]]:
        """Everything of a program that shows, with its depth in the tree, as a screen reader walks it."""
        root = (_REGISTRY, "/org/a11y/atspi/accessible/root")
        places = [place for place in self._children(root) if self._thing(place).name == program]
        return [found for place in places for found in self._walk(place, 0)]

    def _walk(self, place: Place, depth: int) -> Iterator[tuple[int, Thing]]:
        thing = self._thing(place)
        if depth and not thing.showing:
            return
        yield depth, thing
        for child in self._children(place):
            yield from self._walk(child, depth + 1)

    def _write_down(self, message: Message) -> None:
        fields = message.header.fields
        if fields.get(HeaderFields.interface) != _EVENTS:
            return
        place = fields[HeaderFields.sender], fields[HeaderFields.path]
        what, detail, _, value, *_ = message.body
        if fields[HeaderFields.member] == "Announcement":
            self.transcript.append(f"{'says at once' if detail == _ASSERTIVE else 'says'}: {value[1]}")
        elif what == "focused" and detail:
            self.transcript.append(f"focus: {self._thing(place)}")

    def _thing(self, place: Place) -> Thing:
        address = _address(place)
        (name,) = self._ask(Properties(address).get("Name"))[0][1:]
        (role,) = self._ask(new_method_call(address, "GetRoleName"))
        low, high = self._ask(new_method_call(address, "GetState"))[0]
        states = low | high << 32
        return Thing(role, name, bool(states >> _FOCUSABLE & 1), bool(states >> _SHOWING & 1))

    def _children(self, place: Place) -> list[Place]:
        (children,) = self._ask(new_method_call(_address(place), "GetChildren"))
        return [(name, path) for name, path in children]

    def _ask(self, message: Message) -> tuple[Any, ...]:
        """The body of the reply; what is signalled meanwhile is kept for later."""
        serial = next(self._bus.outgoing_serial)
        self._bus.send_message(message, serial=serial)
        while True:
            got = self._bus.receive(timeout=PATIENCE)
            if got.header.fields.get(HeaderFields.reply_serial) != serial:
                self._unheard.append(got)
            elif got.header.message_type is MessageType.error:
                raise LookupError(f"{got.header.fields}: {got.body}")
            else:
                return tuple(got.body)


def _address(place: Place) -> DBusAddress:
    return DBusAddress(place[1], bus_name=place[0], interface=_ACCESSIBLE)
