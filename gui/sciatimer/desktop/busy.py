"""Whether this is a bad moment to show anything: full screen, do-not-disturb, a call, a screen that is kept on.

Looked at only when somebody asks. Between two answers nothing runs, except that what holds a break back may tell when
it is over; that ends, too, when nobody has asked for a few minutes.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from sciatimer.desktop.busy_source import BusySource, Ways, Who
from sciatimer.reminders.model import Held

LIMIT = 1.8  # seconds for all of them together
TRUSTED = 600.0  # seconds that a finding stands for a source that does not answer
WATCHED = 180.0  # seconds that changes are told of after the last answer: who no longer asks no longer cares
_WORDS = {
    Held.FULL_SCREEN: "full screen",
    Held.DO_NOT_DISTURB: "do not disturb",
    Held.CALL: "call",
    Held.INHIBITED: "screen kept on",
}


class Busy(QObject):
    """Asks every way that this machine has.

    Args:
        make: makes the ways, when somebody first asks; they belong to what they are given.
        monotonic: tells seconds.
        parent: what it must not outlive.

    Signals:
        answered(frozenset[Held]): what makes busy now, after every ``ask``, within two seconds.
        changed(): something that made busy may be over, or look different: it is worth asking again.
    """

    answered = Signal(object)
    changed = Signal()

    def __init__(
        self,
        make: Callable[[QObject], Ways],
        monotonic: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._ways: Ways | None = None
        self._monotonic = monotonic
        self._round = 0
        self._found: dict[BusySource, Who] = {}
        self._known: dict[BusySource, tuple[float, Who]] = {}
        self._is_asking = self._is_wanted = self._is_closed = False
        self._who: dict[Held, tuple[str, ...]] = {}
        self._mechanism = ""
        self._ignored: frozenset[str] = frozenset()
        self._limit = QTimer(self, singleShot=True)
        self._limit.timeout.connect(self._finish)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._on_rest)

    @property
    def mechanism(self) -> str:
        """Which ways answered when last asked, in words; empty before the first answer, and where there is none."""
        return self._mechanism

    @property
    def who(self) -> dict[Held, tuple[str, ...]]:
        """What makes busy by the last answer, each with the programs whose name is known. Never to be logged."""
        return {held: tuple(filter(None, names)) for held, names in self._who.items()}

    def ignore(self, names: Iterable[str]) -> None:
        """Passes over programs that keep the screen on, from the next answer on: some do so all day long."""
        self._ignored = frozenset(name.casefold() for name in names)

    def ask(self) -> None:
        """Looks now; ``answered`` follows. Who asks while it looks gets an answer that is no older than the asking."""
        if self._is_asking or self._is_closed:
            self._is_wanted = True
            return
        self._is_asking = True
        self._round += 1
        self._found = {}
        self._limit.start(round(LIMIT * 1000))
        for source in self._sources:
            source.ask(partial(self._on_told, self._round, source))
        self._finish_if_complete()

    def close(self) -> None:
        """Ends it; nothing is answered any more. Twice does no harm."""
        self._is_closed = True
        self._round += 1
        self._limit.stop()
        self._rest.stop()
        if self._ways is None:
            return
        for source in self._ways.sources:
            source.close()
        for release in self._ways.releases:
            release()

    @property
    def _sources(self) -> tuple[BusySource, ...]:
        if self._ways is None:
            self._ways = self._make(self)
            for source in self._ways.sources:
                source.changed.connect(self.changed)
        return self._ways.sources

    def _on_told(self, asked_in: int, source: BusySource, who: Who) -> None:
        if asked_in != self._round or source in self._found:
            return
        self._found[source] = who
        self._known[source] = self._monotonic(), who
        self._finish_if_complete()

    def _finish_if_complete(self) -> None:
        # Not before the event loop: who asks is never answered from within the asking.
        if self._is_asking and len(self._found) == len(self._sources):
            self._limit.start(0)

    def _finish(self) -> None:
        self._is_asking = False
        self._round += 1
        self._mechanism = self._described()
        self._who = self._holders()
        self._watch()
        self.answered.emit(frozenset(self._who))
        if self._is_wanted and not self._is_closed:
            self._is_wanted = False
            self.ask()

    def _watch(self) -> None:
        for source in self._sources:
            source.watch(on=bool(self._counted(source)))
        if self._who:
            self._rest.start(round(WATCHED * 1000))
        else:
            self._rest.stop()

    def _on_rest(self) -> None:
        for source in self._sources:
            source.watch(on=False)

    def _holders(self) -> dict[Held, tuple[str, ...]]:
        found: dict[Held, tuple[str, ...]] = {}
        for source in self._sources:
            if who := self._counted(source):
                found[source.held] = tuple(dict.fromkeys((*found.get(source.held, ()), *who)))
        return found

    def _counted(self, source: BusySource) -> tuple[str, ...]:
        who = self._found[source] if source in self._found else self._remembered(source)
        if source.held is Held.INHIBITED:
            return tuple(name for name in who or () if name.casefold() not in self._ignored)
        return who or ()

    def _remembered(self, source: BusySource) -> Who:
        """A call is not over because the sound server did not answer once."""
        told_at, who = self._known.get(source, (0.0, None))
        return who if self._monotonic() - told_at <= TRUSTED else None

    def _described(self) -> str:
        live: dict[Held, list[str]] = {held: [] for held in _WORDS}
        for source in self._sources:
            if source not in self._found:
                live[source.held].append(f"{source.name} (no answer)")
            elif self._found[source] is not None:
                live[source.held].append(source.name)
        if not any(live.values()):
            return ""
        return "; ".join(f"{_WORDS[held]}: {', '.join(names) or 'none'}" for held, names in live.items())


def system_busy(parent: QObject | None = None) -> Busy:
    """All that this machine has. Nothing of it is loaded before somebody first asks."""
    return Busy(_system_ways, parent=parent)


def _system_ways(parent: QObject) -> Ways:
    if sys.platform == "win32":
        from sciatimer.desktop.busy_windows import windows_ways

        return windows_ways(parent)
    if sys.platform == "darwin":
        from sciatimer.desktop.busy_macos import macos_ways

        return macos_ways(parent)
    from sciatimer.desktop.busy_linux import linux_ways

    return linux_ways(os.environ, parent)
