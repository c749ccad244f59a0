"""Fakes of the machine around a session: devices, a speech process, an engine, a desktop."""

import threading

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.speech_words import Order, Report, read_order, to_line

FULL = 19_200  # bytes that a fake stream holds


class FakeStream:
    """A device that takes what a test lets it play."""

    def __init__(self) -> None:
        self.is_alive = True
        self.room = FULL
        self.heard = b""
        self.volume = -1.0
        self.is_closed = False

    def free(self) -> int:
        return self.room

    def write(self, data: bytes) -> None:
        assert len(data) <= self.room
        self.room -= len(data)
        self.heard += data

    def set_volume(self, share: float) -> None:
        self.volume = share

    def close(self) -> None:
        self.is_closed = True

    def play_out(self) -> None:
        """The device has played all that it held."""
        self.room = FULL


class FakeOutputs(QObject):
    """Devices that come and go as a test says."""

    changed = Signal()

    def __init__(self, device: str = "speaker") -> None:
        super().__init__()
        self.device = device
        self.streams: list[FakeStream] = []

    def default(self) -> str:
        return self.device

    def describe(self) -> str:
        return self.device.title()

    def open(self) -> FakeStream:
        self.streams.append(FakeStream())
        return self.streams[-1]

    def become(self, device: str) -> None:
        """Another device is the default now, or none."""
        self.device = device
        self.changed.emit()


class FakeHelper(QObject):
    """A speech process that hears all and answers what a test says."""

    said = Signal(bytes)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[Order] = []
        self.is_started = self.is_ended = False

    def start(self) -> None:
        self.is_started = True

    def send(self, line: bytes) -> None:
        self.orders.append(read_order(line))

    def end(self) -> None:
        self.is_ended = True

    def answer(self, *reports: Report) -> None:
        """Reports something."""
        for report in reports:
            self.said.emit(to_line(report))


class FakeEngine(QObject):
    """An engine whose every step a test makes. One that is slow stops only when it is told ``fall_silent``."""

    state_changed = Signal()
    failed = Signal(str)

    def __init__(self, *, is_slow: bool = False) -> None:
        super().__init__()
        self.is_slow = is_slow
        self.is_speaking = self.is_ended = False
        self.said: list[str] = []

    def say(self, text: str) -> None:
        self.said.append(text)

    def begin(self) -> None:
        """It begins to say what it was given."""
        self.is_speaking = True
        self.state_changed.emit()

    def fall_silent(self) -> None:
        """It has said it, or has stopped."""
        self.is_speaking = False
        self.state_changed.emit()

    def stop(self) -> None:
        if not self.is_slow:
            self.fall_silent()

    def end(self) -> None:
        self.is_ended = True


class FakeDesktop:
    """A desktop that keeps its screen on, when it is asked and answers."""

    def __init__(self, mechanism: str = "org.example.Screen") -> None:
        self.mechanism = mechanism
        self.reasons: list[str] = []
        self.held = 0
        self.answers = threading.Event()
        self.answers.set()
        self.changed = threading.Semaphore(0)

    def inhibition(self, reason: str) -> "FakeInhibition":
        """One that counts on this desktop."""
        self.reasons.append(reason)
        return FakeInhibition(self)


class FakeInhibition:
    """Holds a fake desktop's screen on."""

    def __init__(self, desktop: FakeDesktop) -> None:
        self._desktop = desktop

    def enter(self) -> str:
        assert self._desktop.answers.wait(10)
        self._desktop.held += 1
        self._desktop.changed.release()
        return self._desktop.mechanism

    def leave(self) -> None:
        self._desktop.held -= 1
        self._desktop.changed.release()
