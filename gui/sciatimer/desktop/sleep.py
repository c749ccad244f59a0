"""When the machine sleeps and wakes, its screen is locked and unlocked, or its clock is set. Nothing here is polled."""

import sys
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from sciatimer.desktop.sleep_source import News, SleepSource


class Sleep(QObject):
    """Hears all the ways at once: one tells of sleep, another of locks.

    Signals:
        fell_asleep(): the machine goes to sleep; it may come late, after the sleep.
        woke(): it slept. It may come more than once for one sleep: look again, whatever was waited for.
        screen_locked(): the screen is locked.
        screen_unlocked(): it is not any more, as far as anybody here can tell.
        clock_set(): somebody set the wall clock.

    Args:
        sources: the ways.
        parent: what it must not outlive.
    """

    fell_asleep = Signal()
    woke = Signal()
    screen_locked = Signal()
    screen_unlocked = Signal()
    clock_set = Signal()

    def __init__(self, sources: Sequence[SleepSource], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = list(sources)
        self._lockers: set[SleepSource] = set()
        for source in self._sources:
            source.start(partial(self._hear, source))

    @property
    def mechanism(self) -> str:
        """The ways that work, with commas; empty where there is none: then only the clock is left."""
        return ", ".join(source.name for source in self._sources if source.name)

    def close(self) -> None:
        """Lets every way go."""
        self.blockSignals(True)
        while self._sources:
            self._sources.pop().close()

    def _hear(self, source: SleepSource, news: News) -> None:
        if news in {News.LOCKED, News.UNLOCKED}:
            self._note_lock(source, is_locked=news is News.LOCKED)
        elif news is News.FELL_ASLEEP:
            self.fell_asleep.emit()
        elif news is News.WOKE:
            self.woke.emit()
        else:
            self.clock_set.emit()

    def _note_lock(self, source: SleepSource, *, is_locked: bool) -> None:
        """Several ways may tell of one lock, in any order: it is over when none of them sees it any more."""
        was_locked = bool(self._lockers)
        (self._lockers.add if is_locked else self._lockers.discard)(source)
        if bool(self._lockers) != was_locked:
            (self.screen_unlocked if was_locked else self.screen_locked).emit()


def system_sleep(parent: QObject | None = None) -> Sleep:
    """The ways of this machine."""
    return Sleep(_sources(sys.platform), parent)


def _sources(platform: str) -> list[SleepSource]:
    """Each is imported only where it may be of use."""
    if platform == "win32":
        from sciatimer.desktop.sleep_windows import WindowsSleep

        return [WindowsSleep()]
    if platform == "darwin":
        from sciatimer.desktop.sleep_macos import MacSleep

        return [MacSleep()]
    if platform == "linux":
        from sciatimer.desktop.sleep_clock import ClockWatch
        from sciatimer.desktop.sleep_logind import LogindSleep
        from sciatimer.desktop.sleep_screen_saver import ScreenSavers

        return [LogindSleep(), ScreenSavers(), ClockWatch()]
    return []
