"""What somebody here listens to on a bus: rules for signals, and names that come and go. No Qt.

Rules name a sender by its well-known name, messages come from its number, and jeepney compares the two as they are. So
the bearer of every name is known here, asked for before the rule is set: it is told before the first signal.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from jeepney import HeaderFields, MatchRule, Message, message_bus

DAEMON = "org.freedesktop.DBus"


class Line(Protocol):
    """The way to the daemon."""

    def tell(self, message: Message) -> None:
        """Sends what needs no answer, if the bus is open."""

    def ask(
        self, message: Message, answered: Callable[[tuple[object, ...]], None], failed: Callable[[str], None]
    ) -> None:
        """Sends what is answered or fails, later."""


@dataclass(eq=False, slots=True)
class _Listener:
    rule: MatchRule
    heard: Callable[[Message], None]

    @property
    def sender(self) -> str:
        """The well-known name it listens to; empty for a number, the daemon itself, and everybody."""
        named: str = self.rule.header_fields.get("sender", "")
        return "" if named.startswith(":") or named == DAEMON else named


@dataclass(eq=False, slots=True)
class _NameWatch:
    name: str
    appeared: Callable[[], None]
    vanished: Callable[[], None]
    there: bool | None = None

    def tell(self, *, there: bool) -> None:
        """Calls the one that fits, if that is news."""
        if there != self.there:
            self.there = there
            (self.appeared if there else self.vanished)()


class Subscriptions:
    """The listeners and the watched names of one bus; they outlive its daemon.

    Args:
        line: the way to the daemon.
    """

    def __init__(self, line: Line) -> None:
        self._line = line
        self._listeners: list[_Listener] = []
        self._watches: list[_NameWatch] = []
        self._owners: dict[str, str] = {}

    def listen(self, rule: MatchRule, heard: Callable[[Message], None]) -> Callable[[], None]:
        """Hears what a rule lets through; gives the way to stop."""
        listener = _Listener(rule, heard)
        self._listeners.append(listener)
        self._subscribe(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)
                self._line.tell(message_bus.RemoveMatch(rule))
                self._forget(listener.sender)

        return stop

    def watch_name(self, name: str, appeared: Callable[[], None], vanished: Callable[[], None]) -> Callable[[], None]:
        """Tells whether a name has a bearer, and each change; gives the way to stop."""
        watch = _NameWatch(name, appeared, vanished)
        self._watches.append(watch)
        self._ask_owner(name)

        def stop() -> None:
            if watch in self._watches:
                self._watches.remove(watch)
                self._forget(name)

        return stop

    def renew(self) -> None:
        """Tells a new daemon what the one before knew."""
        self._owners.clear()
        for listener in self._listeners:
            self._subscribe(listener)
        for watch in self._watches:
            self._ask_owner(watch.name)

    def vanish(self) -> None:
        """No bus, no names."""
        self._owners.clear()
        for watch in list(self._watches):
            watch.tell(there=False)

    def clear(self) -> None:
        """Forgets everybody."""
        self._listeners.clear()
        self._watches.clear()

    def hear(self, signal: Message) -> None:
        """Gives a signal to those it is for."""
        fields = signal.header.fields
        if fields.get(HeaderFields.sender) == DAEMON and fields.get(HeaderFields.member) == "NameOwnerChanged":
            self._note_owner(*signal.body)
        for listener in list(self._listeners):
            if listener in self._listeners and self._is_for(listener, signal):
                listener.heard(signal)

    def _subscribe(self, listener: _Listener) -> None:
        if listener.sender:
            self._ask_owner(listener.sender)
        self._line.tell(message_bus.AddMatch(listener.rule))

    def _ask_owner(self, name: str) -> None:
        def answered(reply: tuple[object, ...]) -> None:
            self._set_owner(name, str(reply[0]))

        def failed(_: str) -> None:
            self._set_owner(name, "")

        self._line.tell(message_bus.AddMatch(_owner_rule(name)))
        self._line.ask(message_bus.GetNameOwner(name), answered, failed)

    def _forget(self, name: str) -> None:
        if name:
            self._line.tell(message_bus.RemoveMatch(_owner_rule(name)))

    def _note_owner(self, name: str, old: str, new: str) -> None:
        if old and new:
            self._set_owner(name, "")
        self._set_owner(name, new)

    def _set_owner(self, name: str, owner: str) -> None:
        self._owners[name] = owner
        for watch in [watch for watch in self._watches if watch.name == name]:
            watch.tell(there=bool(owner))

    def _is_for(self, listener: _Listener, signal: Message) -> bool:
        name = listener.sender
        if not name:
            return bool(listener.rule.matches(signal))
        is_from = signal.header.fields.get(HeaderFields.sender) == self._owners.get(name)
        return is_from and bool(_without_sender(listener.rule).matches(signal))


def _owner_rule(name: str) -> MatchRule:
    rule = MatchRule(type="signal", sender=DAEMON, interface=DAEMON, member="NameOwnerChanged")
    rule.add_arg_condition(0, name)
    return rule


def _without_sender(rule: MatchRule) -> MatchRule:
    bare = MatchRule(type=rule.message_type, path_namespace=rule.path_namespace)
    bare.header_fields = {name: value for name, value in rule.header_fields.items() if name != "sender"}
    bare.arg_conditions = rule.arg_conditions
    return bare
