"""Says one sentence after the other through an engine, and tells how far it got."""

from collections import deque
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from sciatimer.desktop.speech_words import Failed, Hush, Order, Say, Spoken, Taken

STOPPING_MS = 300  # how long an engine may take to fall silent before the next sentence is given to it all the same


class Talker(Protocol):
    """What a voice needs of an engine."""

    @property
    def state_changed(self) -> SignalInstance:
        """Sent without arguments when it begins to speak or is done."""

    @property
    def failed(self) -> SignalInstance:
        """Sent with the reason when it gave up."""

    @property
    def is_speaking(self) -> bool:
        """Whether it is saying something."""

    def say(self, text: str) -> None:
        """Begins to say a sentence."""

    def stop(self) -> None:
        """Falls silent, now or a little later."""

    def end(self) -> None:
        """Lets the engine go."""


class Voice(QObject):
    """A queue in front of an engine.

    Signals:
        reported(object): a Report for the other side.
    """

    reported = Signal(object)

    def __init__(self, engine: Talker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._waiting: deque[Say] = deque()
        self._current = 0
        self._is_saying = self._has_begun = False
        self._stopping = QTimer(self)
        self._stopping.setSingleShot(True)
        self._stopping.setInterval(STOPPING_MS)
        self._stopping.timeout.connect(self._next)
        engine.state_changed.connect(self._on_state_changed)
        engine.failed.connect(self._on_failed)

    def carry_out(self, order: Order) -> None:
        """Says or stops saying, and reports that the engine came back from it."""
        if isinstance(order, Hush) or (isinstance(order, Say) and order.cancels):
            self._hush()
        if isinstance(order, Say):
            self._waiting.append(order)
            if not self._is_saying and not self._stopping.isActive():
                self._next()
        self.reported.emit(Taken())

    def end(self) -> None:
        """Falls silent for good."""
        self._hush()
        self._stopping.stop()
        self._engine.end()

    def _hush(self) -> None:
        self._waiting.clear()
        if self._is_saying:
            self._is_saying = False
            self._engine.stop()
            # An engine that stops later would take its own end for the end of the next sentence.
            if self._engine.is_speaking:
                self._stopping.start()

    @Slot()
    def _next(self) -> None:
        if self._waiting:
            self._is_saying, self._has_begun = True, False
            sentence = self._waiting.popleft()
            self._current = sentence.number
            self._engine.say(sentence.text)

    @Slot()
    def _on_state_changed(self) -> None:
        if self._engine.is_speaking:
            self._has_begun = True
        elif self._stopping.isActive():
            self._stopping.stop()
            self._next()
        elif self._is_saying and self._has_begun:
            self._is_saying = False
            self.reported.emit(Spoken(self._current))
            self._next()

    @Slot(str)
    def _on_failed(self, reason: str) -> None:
        self._waiting.clear()
        self._is_saying = False
        self.reported.emit(Failed(reason))
