"""Lets sentences be said without ever waiting for it: the speech lives in a process of its own, with a limit."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot

from sciatimer.desktop.speech_words import Choose, Hush, Order, Ready, Report, Say, Spoken, Taken, read_report, to_line
from sciatimer.texts import Texts

START_LIMIT = 10.0  # seconds until the engine must be up; speech-dispatcher takes two to three
TAKE_LIMIT = 4.0  # seconds until the engine must have taken an order
SPEAK_LIMIT = 30.0  # seconds until a sentence must be said
TOO_LATE = 8.0  # seconds after which a sentence that waited for the engine is not said any more
_FASTEST = 2.6  # times the usual pace at the highest rate, as espeak has it; the lowest is as much slower
FULL = 100  # percent


class Helper(Protocol):
    """The speech process, seen from here."""

    @property
    def said(self) -> SignalInstance:
        """Sent with one line of bytes."""

    @property
    def ended(self) -> SignalInstance:
        """Sent without arguments when it ended though nobody asked it to."""

    def start(self) -> None:
        """Starts it without waiting."""

    def send(self, line: bytes) -> None:
        """Gives it a line."""

    def end(self) -> None:
        """Ends it, hung or not."""


@dataclass(frozen=True, slots=True)
class SpeechChoice:
    """How to speak. Empty texts leave the choice to the system.

    Attributes:
        language: of the sentences, for example ``en``.
        engine: one of Speaker.engines.
        voice: one of Speaker.voices.
        rate: -100 (slow) to 100 (fast).
        volume: percent, 0 to 100.
    """

    language: str = "en"
    engine: str = ""
    voice: str = ""
    rate: int = 0
    volume: int = FULL

    @property
    def pace(self) -> float:
        """How fast that is, about: 1 is the usual pace, 2 twice as fast."""
        return float(_FASTEST ** (self.rate / FULL))

    def order(self) -> Choose:
        """The same for the speech process."""
        return Choose(self.language, self.engine, self.voice, self.rate / FULL, self.volume / FULL)


def system_helper() -> Helper:
    """A speech process of this program."""
    from sciatimer.desktop.helper_process import HelperProcess

    return HelperProcess()


class Speaker(QObject):
    """Says sentences, or says once that it cannot.

    Signals:
        ready(): a voice was found; ``engines``, ``voices``, ``engine`` and ``voice`` are known.
        spoken(): one sentence was said to its end. Not sent for one that was cut off.
        unavailable(str): there is no speech here, or it hangs; told once for each ``open``. The text is for the person.

    Args:
        texts: the sentences.
        choice: how to speak.
        helper: makes the speech process.
        clock: monotonic seconds.
        parent: what it must not outlive.
    """

    ready = Signal()
    spoken = Signal()
    unavailable = Signal(str)

    def __init__(
        self,
        texts: Texts,
        choice: SpeechChoice | None = None,
        helper: Callable[[], Helper] = system_helper,
        clock: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._choice = choice or SpeechChoice()
        self._make_helper = helper
        self._clock = clock
        self._helper: Helper | None = None
        self._found: Ready | None = None
        self._early: tuple[float, Say] | None = None
        self._takings = self._last = 0
        self._saying: list[int] = []
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._give_up)

    @property
    def found(self) -> Ready | None:
        """The engines, voices, and which of them speaks; None until it is ready."""
        return self._found

    def open(self) -> None:
        """Lets the engine come up, which takes seconds. Call it at get-ready; twice does no harm."""
        if self._helper is not None:
            return
        self._helper = self._make_helper()
        self._helper.said.connect(self._on_said)
        self._helper.ended.connect(self._give_up)
        self._helper.start()
        self._send(self._choice.order())
        self._limit.start(round(START_LIMIT * 1000))

    def choose(self, choice: SpeechChoice) -> None:
        """Speaks like this from now on; the engine comes up anew if that is another way than before."""
        is_other = choice != self._choice
        self._choice = choice
        if is_other and self._helper is not None:
            self.close()
            self.open()

    def say(self, text: str, *, cancels: bool = False) -> None:
        """Says a sentence: at once when it cancels what is being said, else after it. Without an engine, nothing."""
        if self._helper is None:
            return
        self._last += 1
        order = Say(self._last, text, cancels)
        if self._found is None:
            self._early = (self._clock(), order)
        else:
            self._say(order)

    def hush(self) -> None:
        """Is quiet at once, and forgets what was waiting."""
        self._early = None
        if self._saying:
            self._saying = []
            self._takings += 1
            self._send(Hush())
            self._watch()

    def close(self) -> None:
        """Ends the speech process."""
        self._limit.stop()
        self._found, self._early = None, None
        self._takings, self._saying = 0, []
        if self._helper is not None:
            helper, self._helper = self._helper, None
            helper.said.disconnect(self._on_said)
            helper.ended.disconnect(self._give_up)
            helper.end()

    def _say(self, order: Say) -> None:
        self._saying = [order.number] if order.cancels else [*self._saying, order.number]
        self._takings += 1
        self._send(order)
        self._watch()

    def _send(self, order: Order) -> None:
        if self._helper is not None:
            self._helper.send(to_line(order))

    @Slot(bytes)
    def _on_said(self, line: bytes) -> None:
        try:
            report: Report = read_report(line)
        except ValueError:
            return  # something else wrote on that line: an engine's own chatter
        match report:
            case Ready():
                self._begin(report)
            case Taken():
                self._takings -= 1
                self._watch()
            case Spoken():
                self._end_of(report.number)
            case _:
                self._give_up()

    def _end_of(self, number: int) -> None:
        if number in self._saying:  # else it was cut off just when it ended
            self._saying.remove(number)
            self._watch()
            self.spoken.emit()

    def _begin(self, found: Ready) -> None:
        self._found = found
        self._limit.stop()
        self.ready.emit()
        early, self._early = self._early, None
        if early is not None and self._clock() - early[0] <= TOO_LATE:
            self._say(early[1])

    def _watch(self) -> None:
        if self._takings > 0:
            self._limit.start(round(TAKE_LIMIT * 1000))
        elif self._saying:
            self._limit.start(round(SPEAK_LIMIT * 1000))
        else:
            self._limit.stop()

    @Slot()
    def _give_up(self) -> None:
        if self._helper is not None:
            self.close()
            self.unavailable.emit(self._texts("desktop.no_speech"))
