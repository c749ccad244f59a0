"""A D-Bus connection that never blocks: jeepney speaks, Qt's event loop waits. Linux; import it when it is needed.

QtDBus from Python sends every number as signed and cannot read dictionaries (peers.md 3.0), hence jeepney. Nothing is
opened before the first use, no thread is started, and nothing wakes up while nobody calls and nothing is heard.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from jeepney import HeaderFields, MatchRule, Message, MessageFlag, MessageType, Parser, message_bus, new_error
from jeepney.bus import get_bus
from PySide6.QtCore import QObject, QTimer, Signal

from sciatimer.desktop.bus_signals import Subscriptions
from sciatimer.desktop.bus_socket import BusSocket

GREETING = 5.0  # seconds the daemon has to let us in; asked again at the next use
_NOBODY_SERVES = "org.freedesktop.DBus.Error.UnknownMethod"


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A call that was made and not answered yet; ``until`` is monotonic."""

    answered: Callable[[tuple[object, ...]], None]
    failed: Callable[[str], None]
    until: float


class Bus(QObject):
    """One bus. It is opened by the first use, and by the next use after it was lost.

    Args:
        where: "SESSION", "SYSTEM", or an address such as "unix:path=/run/bus".
        parent: what it must not outlive.

    Signals:
        lost(): the daemon died. Every open call has failed by then and every watched name has vanished; who still
            listens hears again once somebody uses the bus.
    """

    lost = Signal()

    def __init__(self, where: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._where = where
        self._socket: BusSocket | None = None
        self._trouble = ""  # why there is no connection
        self._parser = Parser()
        self._serials = count(1)
        self._unsent: list[bytes] | None = []  # None once the daemon has let us in
        self._waiting: dict[int, _Waiting] = {}
        self._broken: list[tuple[_Waiting, str]] = []
        self._subscriptions = Subscriptions(self)
        self._is_lost = self._is_closed = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_due)

    def call(
        self,
        message: Message,
        answered: Callable[[tuple[object, ...]], None],
        failed: Callable[[str], None],
        seconds: float = 5,
    ) -> None:
        """Calls a method and returns at once. Later exactly one of the two is called, none after ``close``.

        Args:
            message: the call, as ``jeepney.new_method_call`` makes it.
            answered: gets the values of the reply; a variant is a pair of signature and value.
            failed: gets the error's name and words; also for no bus, a bus that died, and no answer in time.
            seconds: how long the answer may take.
        """
        self._open()
        self._call(message, _Waiting(answered, failed, time.monotonic() + seconds))

    def listen(self, rule: MatchRule, heard: Callable[[Message], None]) -> Callable[[], None]:
        """Hears the signals that a rule lets through, also of programs that start later; gives the way to stop."""
        self._open()
        return self._subscriptions.listen(rule, heard)

    def watch_name(self, name: str, appeared: Callable[[], None], vanished: Callable[[], None]) -> Callable[[], None]:
        """Tells soon whether a program bears this name, and then each change; gives the way to stop.

        A bearer that is replaced by another one vanishes and appears. No bus, or a lost one, is a name that vanished.
        """
        self._open()
        return self._subscriptions.watch_name(name, appeared, vanished)

    def close(self) -> None:
        """Ends it for good and without a word: nobody is called any more. Twice does no harm."""
        self._is_closed = True
        self._timer.stop()
        self._hang_up()
        self._waiting.clear()
        self._broken.clear()
        self._subscriptions.clear()

    def tell(self, message: Message) -> None:
        """Sends what nobody has to answer, if the bus is open; it does not open it."""
        if self._socket is not None:
            message.header.flags = MessageFlag.no_reply_expected
            self._send(message.serialise(next(self._serials)))

    def ask(
        self, message: Message, answered: Callable[[tuple[object, ...]], None], failed: Callable[[str], None]
    ) -> None:
        """Calls a method of the daemon itself, if the bus is open; it does not open it."""
        self._call(message, _Waiting(answered, failed, time.monotonic() + GREETING))

    def _call(self, message: Message, waiting: _Waiting) -> None:
        if self._is_closed:
            return
        if self._socket is None:
            self._broken.append((waiting, self._trouble))
        else:
            serial = next(self._serials)
            data = message.serialise(serial)  # a message that cannot be written is its maker's mistake
            self._waiting[serial] = waiting
            self._send(data)
        self._arm()

    def _open(self) -> None:
        if self._socket is not None or self._is_closed:
            return
        self._parser, self._serials, self._unsent = Parser(), count(1), []
        try:
            place = get_bus(self._where)
        except (KeyError, ValueError, RuntimeError):
            self._trouble = "no bus is named here"
            return
        self._socket = BusSocket(place, self)
        self._socket.ready.connect(self._on_ready)
        self._socket.received.connect(self._on_received)
        self._socket.gone.connect(self._lose)
        self._greet(self._socket)
        self._socket.open()

    def _greet(self, socket: BusSocket) -> None:
        def refused(reason: str) -> None:
            if socket is self._socket:
                self._lose(reason)

        self.ask(message_bus.Hello(), _ignore, refused)
        self._subscriptions.renew()

    def _hang_up(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _send(self, data: bytes) -> None:
        if self._unsent is not None:
            self._unsent.append(data)
        elif self._socket is not None:
            self._socket.send(data)

    def _on_ready(self) -> None:
        unsent, self._unsent = self._unsent or [], None
        self._send(b"".join(unsent))

    def _on_received(self, data: bytes) -> None:
        self._parser.add_data(data)
        while (message := self._next_message()) is not None:
            self._take(message)
        self._arm()

    def _next_message(self) -> Message | None:
        if self._socket is None:
            return None
        try:
            return self._parser.get_next_message()
        except Exception:  # noqa: BLE001 - jeepney raises whatever its reading of broken bytes ran into
            self._lose("the daemon cannot be understood")
            return None

    def _take(self, message: Message) -> None:
        fields, kind = message.header.fields, message.header.message_type
        waiting = self._waiting.pop(fields.get(HeaderFields.reply_serial, 0), None)
        if kind is MessageType.signal:
            self._subscriptions.hear(message)
        elif kind is MessageType.method_call:
            if not message.header.flags & MessageFlag.no_reply_expected:
                self.tell(new_error(message, _NOBODY_SERVES))
        elif waiting is not None and kind is MessageType.method_return:
            waiting.answered(message.body)
        elif waiting is not None:
            waiting.failed(": ".join([fields.get(HeaderFields.error_name, ""), *map(str, message.body[:1])]))

    def _lose(self, reason: str) -> None:
        """The connection is of no use any more. Who waits is told from the event loop, never from within a call."""
        self._is_lost = self._is_lost or self._unsent is None
        self._trouble = reason
        self._unsent = []
        self._hang_up()
        self._broken += [(waiting, reason) for waiting in self._waiting.values()]
        self._waiting.clear()
        self._arm()

    def _arm(self) -> None:
        if self._broken or self._is_lost:
            self._timer.start(0)
        elif self._waiting:
            next_end = min(waiting.until for waiting in self._waiting.values())
            self._timer.start(max(0, math.ceil((next_end - time.monotonic()) * 1000)))
        else:
            self._timer.stop()

    def _on_due(self) -> None:
        now = time.monotonic()
        late = [serial for serial, waiting in self._waiting.items() if waiting.until <= now]
        broken, self._broken = self._broken, []
        broken += [(self._waiting.pop(serial), "no answer in time") for serial in late]
        was_lost, self._is_lost = self._is_lost, False
        for waiting, reason in broken:
            if not self._is_closed:
                waiting.failed(reason)
        if was_lost:
            self._subscriptions.vanish()
        if was_lost and not self._is_closed:
            self.lost.emit()
        self._arm()


def _ignore(_: tuple[object, ...]) -> None:
    """Hello's answer tells only our number."""
