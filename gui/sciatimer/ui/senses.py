"""What the machine tells of the person: whether they are here, whether they type, and whether this is a bad moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from sciatimer.clock import Clock
from sciatimer.reminders.model import Around, AwayCause, Held, Instant
from sciatimer.reminders.rules import TYPING_PAUSE

if TYPE_CHECKING:
    from sciatimer.desktop.busy import Busy
    from sciatimer.desktop.idle import Idle, IdleAlarm
    from sciatimer.desktop.sleep import Sleep

AWAY_S = 300.0  # seconds without anybody that count as a break


@dataclass(frozen=True, slots=True)
class Gone:
    """Nobody was here: from when on, for how many seconds, and how that is known."""

    since: Instant
    seconds: float
    cause: AwayCause


class Senses(QObject):
    """Puts together what is heard of input, of sleep and locks, and of what makes busy. It polls nothing.

    Args:
        clock: the times; it may run faster than real time.
        speed: how much faster.
        idle: tells of input.
        sleep: tells of sleep and of a locked screen.
        make_busy: makes what tells a bad moment, when that is first asked.

    Signals:
        changed(): it may be time to look again.
        came_back(Gone): somebody is here again after five minutes or more.
        busy_told(): what makes busy was asked, and is known now.
    """

    changed = Signal()
    came_back = Signal(Gone)
    busy_told = Signal()

    def __init__(
        self, clock: Clock, speed: float, idle: "Idle", sleep: "Sleep", make_busy: "Callable[[], Busy]"
    ) -> None:
        super().__init__()
        self._clock = clock
        self._speed = speed
        self._idle = idle
        self._sleep = sleep
        self._make_busy = make_busy
        self._busy: Busy | None = None
        self._found: frozenset[Held] = frozenset()
        self._gone: dict[AwayCause, Instant] = {}
        self._asleep = self._slept_so_far()
        self._pause: IdleAlarm | None = None
        self._is_typing: bool | None = None
        self._away = idle.watch(AWAY_S / speed)
        self._connect()

    @property
    def sees_away(self) -> bool:
        """Whether anything here can tell that nobody is at the desk."""
        return bool(self._idle.mechanism)

    @property
    def holders(self) -> tuple[str, ...]:
        """The programs that keep the screen on, by the last answer."""
        return () if self._busy is None else self._busy.who.get(Held.INHIBITED, ())

    @property
    def must_wait_for_typing(self) -> bool:
        """Whether nobody has told yet if somebody types: where the machine has no number, a pause has to be awaited."""
        return self.sees_away and self._is_typing is None and self._idle.seconds() is None

    def around(self) -> Around:
        """What the machine says now; what makes busy as it was last told.

        Who asks while somebody is here looks at the clocks as well: what was slept until then is no part of a later sleep.
        """
        if not self._gone:
            self._asleep = self._slept_so_far()
        seconds = self._idle.seconds()
        return Around(
            busy=self._found,
            idle_seconds=None if seconds is None else seconds * self._speed,
            away=bool(self._gone),
            typing=self._is_typing,
        )

    def ask_busy(self, passed_over: frozenset[str]) -> None:
        """Asks what makes busy; ``busy_told`` follows within two seconds.

        Args:
            passed_over: the programs that may keep the screen on without making busy.
        """
        if self._busy is None:
            self._busy = self._make_busy()
            self._busy.answered.connect(self._on_busy)
            self._busy.changed.connect(self.changed)
        self._busy.ignore(passed_over)
        self._busy.ask()

    def await_pause(self) -> None:
        """Tells ``changed`` at the next pause in typing. Until then somebody types."""
        if self._pause is None and self._idle.mechanism:
            self._is_typing = True
            self._pause = self._idle.watch(TYPING_PAUSE)
            self._pause.idled.connect(self._on_pause)

    def end_waiting(self) -> None:
        """No pause is waited for any more."""
        self._is_typing = None
        if self._pause is not None:
            self._pause.close()
            self._pause = None

    def close(self) -> None:
        """Lets the machine go."""
        self.blockSignals(True)
        self.end_waiting()
        self._idle.close()
        self._sleep.close()
        if self._busy is not None:
            self._busy.close()

    def _connect(self) -> None:
        self._away.idled.connect(self._on_idled)
        self._away.resumed.connect(self._on_resumed)
        self._sleep.fell_asleep.connect(self._on_fell_asleep)
        self._sleep.woke.connect(self._on_woke)
        self._sleep.screen_locked.connect(self._on_locked)
        self._sleep.screen_unlocked.connect(self._on_unlocked)
        self._sleep.clock_set.connect(self.changed)

    def _now(self, ago: float = 0.0) -> Instant:
        return Instant(self._clock.now() - timedelta(seconds=ago), self._clock.elapsed() - ago)

    def _goes(self, cause: AwayCause, since: Instant) -> None:
        self._gone.setdefault(cause, since)
        self.changed.emit()

    def _comes(self, cause: AwayCause) -> None:
        if cause not in self._gone:
            return
        first = min(self._gone, key=self._went)
        since = self._gone[first]
        del self._gone[cause]
        if self._gone:
            return
        seconds = self._clock.elapsed() - since.elapsed
        if seconds >= AWAY_S:
            self.came_back.emit(Gone(since, seconds, first))
        self.changed.emit()

    def _slept_so_far(self) -> float:
        return self._clock.elapsed() - self._clock.monotonic()

    def _went(self, cause: AwayCause) -> float:
        return self._gone[cause].elapsed

    @Slot()
    def _on_idled(self) -> None:
        self._goes(AwayCause.IDLE, self._now(AWAY_S))

    @Slot()
    def _on_resumed(self) -> None:
        self._comes(AwayCause.IDLE)

    @Slot()
    def _on_fell_asleep(self) -> None:
        self._goes(AwayCause.SLEEP, self._now())

    @Slot()
    def _on_woke(self) -> None:
        """The clocks say how long it slept: what told of falling asleep may have come late, or not at all."""
        before, self._asleep = self._asleep, self._slept_so_far()
        self._gone[AwayCause.SLEEP] = self._now(self._asleep - before)
        self._comes(AwayCause.SLEEP)

    @Slot()
    def _on_locked(self) -> None:
        self._goes(AwayCause.SCREEN_LOCK, self._now())

    @Slot()
    def _on_unlocked(self) -> None:
        self._comes(AwayCause.SCREEN_LOCK)

    @Slot()
    def _on_pause(self) -> None:
        self._is_typing = False
        self.changed.emit()

    @Slot(object)
    def _on_busy(self, found: frozenset[Held]) -> None:
        self._found = found
        self.busy_told.emit()
