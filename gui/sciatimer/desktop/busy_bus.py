"""What desktops tell over D-Bus about a bad moment. Nobody is started by being asked."""

from collections.abc import Callable, Sequence
from typing import TypeVar, cast, get_args, get_origin

from jeepney import DBusAddress, MatchRule, Message, MessageFlag, Properties, new_method_call
from PySide6.QtCore import QObject

from sciatimer.desktop.bus import Bus
from sciatimer.desktop.busy_source import BusySource, Tell
from sciatimer.reminders.model import Held

_LIMIT = 1.5  # seconds
T = TypeVar("T")


def property_call(service: str, path: str, interface: str, name: str) -> Message:
    """The question for a property; its answer is one variant."""
    return quiet(Properties(DBusAddress(path, bus_name=service, interface=interface)).get(name))


def method_call(address: DBusAddress, name: str, signature: str | None = None, *values: object) -> Message:
    """The call of a method."""
    return quiet(new_method_call(address, name, signature, values))


def quiet(message: Message) -> Message:
    """The same, without starting the program that would answer."""
    message.header.flags = MessageFlag.no_auto_start
    return message


def properties_changed(service: str, path: str) -> MatchRule:
    """What tells of other values of an object's properties."""
    return MatchRule(
        type="signal",
        sender=service,
        path=path,
        interface="org.freedesktop.DBus.Properties",
        member="PropertiesChanged",
    )


def fits(value: object, kind: object) -> bool:
    """Whether a value of D-Bus is what was expected: a simple type, or lists and tuples of such."""
    parts = get_args(kind)
    if get_origin(kind) is list:
        return isinstance(value, list) and all(fits(item, parts[0]) for item in value)
    if get_origin(kind) is tuple:
        return isinstance(value, tuple) and len(value) == len(parts) and all(map(fits, value, parts))
    return type(value) is kind


class BusSource(BusySource):
    """Something on a bus that is asked one question, and tells of changes by signals.

    Args:
        bus: the bus.
        held: why nothing is shown when somebody is found.
        name: what it is called, for the doctor.
        rules: the signals that tell of a change.
        parent: what it must not outlive.
    """

    def __init__(
        self, bus: Bus, held: Held, name: str, rules: Sequence[MatchRule] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(held, name, parent)
        self._bus = bus
        self._rules = rules
        self._stops: list[Callable[[], None]] = []

    def watch(self, *, on: bool) -> None:
        """Listens to its signals, or no longer."""
        if on and not self._stops:
            self._stops = [self._bus.listen(rule, self._on_heard) for rule in self._rules]
        elif not on:
            self.close()

    def close(self) -> None:
        """Listens no more. The bus is somebody else's to close."""
        for stop in self._stops:
            stop()
        self._stops = []

    def call(self, message: Message, kind: type[T], answered: Callable[[T], None], tell: Tell) -> None:
        """Calls a method.

        Args:
            message: the call.
            kind: what the first value of the reply is; a variant is a pair of signature and value.
            answered: gets that value.
            tell: gets None for every failure, and for a reply of another kind.
        """

        def on_answered(reply: tuple[object, ...]) -> None:
            value = reply[0] if reply else None
            if fits(value, kind):
                answered(cast("T", value))
            else:
                tell(None)

        def on_failed(_: str) -> None:
            tell(None)

        self._bus.call(message, on_answered, on_failed, _LIMIT)

    def _on_heard(self, _: Message) -> None:
        self.changed.emit()


class BusSwitch(BusSource):
    """A switch that the desktop has for do-not-disturb.

    Args:
        bus: the bus.
        name: what it is called, for the doctor.
        question: makes the call that is answered by a boolean in a variant.
        rules: the signals that tell of a change.
        parent: what it must not outlive.
    """

    def __init__(
        self,
        bus: Bus,
        name: str,
        question: Callable[[], Message],
        rules: Sequence[MatchRule] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(bus, Held.DO_NOT_DISTURB, name, rules, parent)
        self._question = question

    def ask(self, tell: Tell) -> None:
        """Reads the switch."""

        def answered(variant: tuple[str, bool]) -> None:
            tell(("",) if variant[1] else ())

        self.call(self._question(), tuple[str, bool], answered, tell)


def do_not_disturb_switches(session: Bus, parent: QObject) -> list[BusySource]:
    """KDE's, dunst's and XFCE's."""
    server, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    changes = [properties_changed(server, path)]
    xfconf = DBusAddress("/org/xfce/Xfconf", bus_name="org.xfce.Xfconf", interface="org.xfce.Xfconf")
    xfce_changes = MatchRule(
        type="signal", sender="org.xfce.Xfconf", interface="org.xfce.Xfconf", member="PropertyChanged"
    )
    xfce_changes.add_arg_condition(0, "xfce4-notifyd")

    def kde() -> Message:
        return property_call(server, path, server, "Inhibited")

    def dunst() -> Message:
        return property_call(server, path, "org.dunstproject.cmd0", "paused")

    def xfce() -> Message:
        return method_call(xfconf, "GetProperty", "ss", "xfce4-notifyd", "/do-not-disturb")

    return [
        BusSwitch(session, "the notification server", kde, changes, parent),
        BusSwitch(session, "dunst", dunst, changes, parent),
        BusSwitch(session, "XFCE", xfce, [xfce_changes], parent),
    ]
