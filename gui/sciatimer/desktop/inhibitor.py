"""The system's own ways to keep a screen on, through wakepy. Imported in the thread that holds, and by the doctor."""

from typing import Any, cast

from wakepy import DBusAdapter, Mode, keep
from wakepy.core import DBusMethodCall

from sciatimer.desktop.own_program import INHIBITOR

_WHO = frozenset({"application_name", "app_id"})
_WHY = frozenset({"reason_for_inhibit", "reason"})


class SystemInhibition:
    """By what this desktop offers.

    Args:
        reason: why, as the desktop may show it.
    """

    def __init__(self, reason: str) -> None:
        self._mode: Mode = keep.presenting(on_fail="pass", dbus_adapter=_named_adapter(reason))

    def enter(self) -> str:
        """Begins, and tells by which mechanism; empty when there is none here. Takes at most a few seconds."""
        self._mode.__enter__()
        method = self._mode.active_method
        return method.name if method is not None else ""

    def leave(self) -> None:
        """Ends it. Where it cannot be ended it goes with its connection."""
        self._mode.__exit__(None, None, None)


def _named_adapter(reason: str) -> type[DBusAdapter] | None:
    try:
        from wakepy import JeepneyDBusAdapter
    except ImportError:  # Windows and macOS have no D-Bus
        return None

    class NamedAdapter(cast("type[Any]", JeepneyDBusAdapter)):  # type: ignore[misc] # wakepy types it as a value
        """Signs with our name what wakepy would sign with its own."""

        def process(self, call: DBusMethodCall) -> object:
            """Makes the call; one that fails leaves no connection open, as wakepy's own would."""
            try:
                return super().process(_signed(call, reason))
            except BaseException:
                self.close_connections()
                raise

        def close_connections(self) -> None:
            """Closes them, without the garbage collection that makes wakepy's own hold up every window."""
            while self._connections:
                self.close_connection(self._connections.popitem()[1])

    return NamedAdapter


def _signed(call: DBusMethodCall, reason: str) -> DBusMethodCall:
    given = call.get_kwargs() or {}
    signed = {name: INHIBITOR if name in _WHO else reason if name in _WHY else value for name, value in given.items()}
    if "toplevel_xid" in signed:
        signed["toplevel_xid"] = 0  # no window; wakepy would name a stranger's
    return DBusMethodCall(call.method, signed)
