"""How long a frame takes until it is painted, so that it can show the moment at which it will be seen."""

from PySide6.QtCore import QObject, QTimer

from sciatimer.clock import Clock

FRAME = 1 / 60  # seconds
_WEIGHT = 1 / 8  # of the newest frame in the mean
_STALL = 2 * FRAME  # what takes longer is no painting: somebody else had the processor


class PaintTime(QObject):
    """Learns from one frame to the next.

    Args:
        clock: its monotonic time counts.
    """

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._seconds = 0.0
        self._begun = 0.0
        self._painted = QTimer(self)
        self._painted.setSingleShot(True)
        self._painted.setInterval(0)  # comes when the frame has been painted
        self._painted.timeout.connect(self._on_painted)

    @property
    def seconds(self) -> float:
        """From the beginning of a frame until it is painted, in seconds: the mean of the last ones, one frame at most."""
        return min(self._seconds, FRAME)

    def begin(self) -> None:
        """A frame is begun."""
        self._begun = self._clock.monotonic()
        self._painted.start()

    def forget(self) -> None:
        """The session is over."""
        self._painted.stop()
        self._seconds = 0.0

    def _on_painted(self) -> None:
        spent = self._clock.monotonic() - self._begun
        if spent <= _STALL:
            self._seconds += (spent - self._seconds) * _WEIGHT
