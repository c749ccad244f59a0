"""Plays the sounds of a session, on whatever device there is; without one it says so and the session goes on."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QLoggingCategory, QObject, Qt, QTimer, Signal, SignalInstance, Slot

from sciatimer.desktop.mixer import RATE, SAMPLE_BYTES, Mixer, load
from sciatimer.session.cues import Sound
from sciatimer.texts import Texts

FEED_MS = 30  # how often the stream is filled up; it holds six times as much
STALL_FEEDS = 2500 // FEED_MS  # a device that takes nothing for so long is gone, though nobody says so
DRAINED = 3 * RATE // 10  # samples of silence after which the last sound has left the stream
LOUDEST = 100  # percent
# What Qt says on its own of PipeWire and FFmpeg helps nobody; what matters is told by signals.
_QUIET = "qt.multimedia.*=false"


class Stream(Protocol):
    """An open stream to one device."""

    @property
    def is_alive(self) -> bool:
        """Whether the device still plays, as far as it tells."""

    def free(self) -> int:
        """How many bytes it takes now."""

    def write(self, data: bytes) -> None:
        """Plays the samples after those it was given before."""

    def set_volume(self, share: float) -> None:
        """How loud, 0 to 1, as the amplitude."""

    def close(self) -> None:
        """Stops at once and lets the device go."""


class Outputs(Protocol):
    """The devices there are; ``changed`` is sent when one came or went, or another one is the default."""

    @property
    def changed(self) -> SignalInstance:
        """Sent without arguments."""

    def default(self) -> str:
        """The id of the default device; empty when there is none."""

    def describe(self) -> str:
        """The same in words."""

    def open(self) -> Stream:
        """A stream to the default device."""


def system_outputs() -> Outputs:
    """The devices of this machine.

    Raises:
        ImportError: Qt's sound library does not load here, for want of libpulse0 or the like.
    """
    QLoggingCategory.setFilterRules(_QUIET)
    from sciatimer.desktop.audio import QtOutputs

    return QtOutputs()


class SoundPlayer(QObject):
    """Keeps a stream of silence open and lays sounds into it, so that none is cut at its beginning.

    Signals:
        unavailable(str): there is no device, or it is gone; told once, until it is back. The text is for the person.
        available(): sounds are heard again.

    Args:
        texts: the sentences.
        volume: percent, 0 to 100.
        outputs: makes the devices; called when the stream is first opened.
        parent: what it must not outlive.
    """

    unavailable = Signal(str)
    available = Signal()

    def __init__(
        self,
        texts: Texts,
        volume: int = 70,
        outputs: Callable[[], Outputs] = system_outputs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._volume = volume
        self._make_outputs = outputs
        self._outputs: Outputs | None = None
        self._stream: Stream | None = None
        self._device = ""
        self._mixer = Mixer()
        self._stalled = self._fillings = self._silence = 0
        self._is_open = self._is_lost = self._ends_when_quiet = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FEED_MS)
        self._timer.timeout.connect(self._feed)

    def open(self) -> None:
        """Opens the stream and lets it play silence. Call it at get-ready; twice does no harm."""
        self._ends_when_quiet = False
        if self._is_open:
            return
        self._is_open, self._is_lost = True, False
        if self._outputs is None:
            try:
                self._outputs = self._make_outputs()
            except ImportError:
                self._lose("desktop.sound_library_missing")
                return
            self._outputs.changed.connect(self._on_outputs_changed)
        self._start()

    def play(self, sound: Sound) -> None:
        """Lets a sound begin now; without an open stream nothing is heard."""
        if self._stream is not None and not self._is_lost:
            self._mixer.add(load(sound))

    def set_volume(self, volume: int) -> None:
        """How loud from now on: percent, 0 to 100."""
        self._volume = volume
        if self._stream is not None:
            self._stream.set_volume(_amplitude(volume))

    def close(self) -> None:
        """Ends what is sounding and lets the device go."""
        self._is_open = False
        self._end_stream()

    def close_when_quiet(self) -> None:
        """Lets the last sound end, then closes: for the end of a session."""
        self._ends_when_quiet = True
        if self._stream is None or self._is_lost:
            self.close()

    def _start(self) -> None:
        self._end_stream()
        self._device = self._outputs.default() if self._outputs is not None else ""
        if self._outputs is None or not self._device:
            self._lose("desktop.no_sound_device")
            return
        self._stream = self._outputs.open()
        self._stream.set_volume(_amplitude(self._volume))
        self._timer.start()
        self._feed()

    def _end_stream(self) -> None:
        self._timer.stop()
        self._mixer = Mixer()
        self._stalled = self._fillings = self._silence = 0
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    @Slot()
    def _feed(self) -> None:
        if self._stream is None:
            return
        if not self._stream.is_alive:
            self._end_stream()
            self._lose("desktop.no_sound_device")
            return
        count = self._stream.free() // SAMPLE_BYTES
        if count == 0:
            self._wait()
        else:
            self._write(self._stream, count)

    def _write(self, stream: Stream, count: int) -> None:
        was_quiet = self._mixer.is_quiet
        stream.write(self._mixer.read(count))
        self._stalled = 0
        self._fillings += 1
        # The first filling says nothing: a device that is gone takes that, too.
        if self._is_lost and self._fillings > 1:
            self._is_lost = False
            self.available.emit()
        self._silence = self._silence + count if was_quiet else 0
        if self._ends_when_quiet and self._silence >= DRAINED:
            self.close()

    def _wait(self) -> None:
        self._stalled += 1
        if self._stalled == STALL_FEEDS:
            self._mixer.clear()  # nobody wants to hear it when the device comes back
            self._lose("desktop.no_sound_device")

    @Slot()
    def _on_outputs_changed(self) -> None:
        if not self._is_open or self._outputs is None:
            return
        if self._is_lost or self._stream is None or self._outputs.default() != self._device:
            self._start()

    def _lose(self, key: str) -> None:
        if not self._is_lost:
            self._is_lost = True
            self.unavailable.emit(self._texts(key))
        if self._ends_when_quiet:
            self.close()


def _amplitude(volume: int) -> float:
    """The share of the amplitude at which a volume sounds like itself: half the percent, half as loud."""
    return (volume / LOUDEST) ** 2
