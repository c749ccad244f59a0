"""The loudspeaker through QtMultimedia. Only SoundPlayer and the doctor import this, and only when it is needed."""

from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink, QMediaDevices, QtAudio

from sciatimer.desktop.mixer import RATE, SAMPLE_BYTES

BUFFER = 0.2  # seconds: short enough to sound in time, long enough to outlast a busy moment of the window


def _format() -> QAudioFormat:
    made = QAudioFormat()
    made.setSampleRate(RATE)
    made.setChannelCount(1)
    made.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    return made


class QtStream:
    """An open stream to one device.

    Args:
        device: where it goes.
        parent: what it must not outlive.
    """

    def __init__(self, device: QAudioDevice, parent: QObject) -> None:
        self._sink = QAudioSink(device, _format(), parent)
        self._sink.setBufferSize(round(BUFFER * RATE) * SAMPLE_BYTES)
        self._device: QIODevice | None = self._sink.start()

    @property
    def is_alive(self) -> bool:
        """Whether the device still plays, as far as it tells; one that vanished may only stop taking bytes."""
        return self._sink.state() is not QtAudio.State.StoppedState

    def free(self) -> int:
        """How many bytes it takes now."""
        return self._sink.bytesFree()

    def write(self, data: bytes) -> None:
        """Plays the samples after those it was given before."""
        if self._device is not None:
            self._device.write(data)

    def set_volume(self, share: float) -> None:
        """How loud, 0 to 1, as the amplitude."""
        self._sink.setVolume(share)

    def close(self) -> None:
        """Stops at once and lets the device go."""
        self._device = None
        self._sink.reset()
        self._sink.deleteLater()


class QtOutputs(QObject):
    """The devices there are.

    Signals:
        changed(): a device came or went, or another one is the default now.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self.changed)

    def default(self) -> str:
        """The id of the device that the person chose in the system; empty when there is none."""
        return bytes(QMediaDevices.defaultAudioOutput().id().data()).decode("utf-8", "replace")

    def describe(self) -> str:
        """The same in words, as the system calls it; empty when there is none."""
        return QMediaDevices.defaultAudioOutput().description()

    def open(self) -> QtStream:
        """A stream to the default device."""
        return QtStream(QMediaDevices.defaultAudioOutput(), self)
