"""Sleep as the clocks show it, where nobody tells, and a wall clock that was set. Linux wakes us for it: no polling.

A timer of the kernel can be cancelled by any jump of the wall clock, and waking up is one. Whether the machine slept
shows in the elapsed clock: it has gained on the monotonic one.
"""

import ctypes
import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from sciatimer.clock import Clock, SystemClock
from sciatimer.desktop.sleep_source import News

SHORTEST_SLEEP = 1.0  # seconds that the clocks must part by
_FAR = 10 * 365 * 86_400  # seconds: the timer itself never rings
_ABSOLUTE, _CANCEL_ON_SET = 1, 2


class KernelTimer:
    """A timer on the wall clock that only ends by a jump of it.

    Raises:
        OSError: this system has none.
    """

    def __init__(self) -> None:
        library = ctypes.CDLL(None, use_errno=True)
        try:
            create, begin = library.timerfd_create, library.timerfd_settime
        except AttributeError as error:
            raise OSError(errno.ENOSYS, "no timerfd") from error
        self.descriptor = int(create(time.CLOCK_REALTIME, os.O_NONBLOCK | os.O_CLOEXEC))
        times = (ctypes.c_long * 4)(0, 0, int(time.time()) + _FAR, 0)  # no repetition; seconds and nanoseconds
        if self.descriptor < 0 or begin(self.descriptor, _ABSOLUTE | _CANCEL_ON_SET, ctypes.byref(times), None) != 0:
            raise OSError(ctypes.get_errno(), "timerfd")

    def take(self) -> None:
        """Takes the news of a jump; it goes on waiting for the next one."""
        with suppress(OSError):  # "cancelled" is the news itself
            os.read(self.descriptor, 8)

    def close(self) -> None:
        """Ends it."""
        os.close(self.descriptor)


class ClockWatch(QObject):
    """Tells when the wall clock jumped, and whether that was a sleep.

    Args:
        clock: for the gap between its clocks.
        timer: makes what is woken by a jump.
        parent: what it must not outlive.
    """

    def __init__(
        self,
        clock: Clock | None = None,
        timer: Callable[[], KernelTimer] = KernelTimer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = ""
        self._clock = clock if clock is not None else SystemClock()
        self._make = timer
        self._timer: KernelTimer | None = None
        self._notifier: QSocketNotifier | None = None
        self._tell: Callable[[News], None] | None = None
        self._slept = self._slept_so_far()

    def start(self, tell: Callable[[News], None]) -> None:
        """Begins to wait."""
        self._tell = tell
        try:
            self._timer = self._make()
        except OSError:
            return
        self._notifier = QSocketNotifier(self._timer.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_jump)
        self.name = "the kernel's clocks"

    def close(self) -> None:
        """Waits no more."""
        self.name = ""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier = None
        if self._timer is not None:
            self._timer.close()
            self._timer = None

    def _slept_so_far(self) -> float:
        return self._clock.elapsed() - self._clock.monotonic()

    @Slot()
    def _on_jump(self) -> None:
        if self._timer is None or self._tell is None:
            return
        self._timer.take()
        before, self._slept = self._slept, self._slept_so_far()
        self._tell(News.WOKE if self._slept - before >= SHORTEST_SLEEP else News.CLOCK_SET)
