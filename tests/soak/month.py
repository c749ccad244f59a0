"""Workdays of a person who does now this, now that; at its end each day is weighed."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta
from random import Random

from sciatimer.history.settings import BreakStyle
from sciatimer.reminders.model import BUSY, AwayCause, BreakKind
from tests.history.witness import HOUR, MINUTE
from tests.soak.person import Person

_LOCK_DAYS = (2, 13, 22)  # a check that ends the routine; a clinician says go on the next day
_STOP_DAYS = (5, 17)  # a session that is stopped for pain
_READ = (
    ("header-progress", "progress-back"),
    ("header-breaks", "breaks-back"),
    ("header-learn", "learn-done"),
    ("header-settings", "settings-back"),
)


class Month:
    """One workday after the other; weekends pass by themselves.

    Args:
        person: lives them.
        chance: says what happens when.

    Attributes:
        day: how many were lived.
        locks: how often the routine ended and began again.
        done: what the person did last, to be told if something is wrong.
    """

    def __init__(self, person: Person, chance: Random) -> None:
        self.person = person
        self.chance = chance
        self.day = self.locks = 0
        self.done: deque[str] = deque(maxlen=8)

    def live_a_day(self) -> None:
        """From the first coffee to the next workday's morning."""
        person, self.day = self.person, self.day + 1
        if person.past.locked:
            person.unlock()
            self.locks += 1
        person.set("break_style", (BreakStyle.NOTIFICATION, BreakStyle.WINDOW)[self.day % 2])
        person.read(*_READ)
        self._work()
        self._come_to_an_end()
        self._go_home()
        person.forget_the_day()

    def _work(self) -> None:
        person, chance = self.person, self.chance
        turns: tuple[Callable[[], object], ...] = (
            *[self._answer] * 6,
            *[self._leave] * 3,
            self._lunch,
            self._nap,
            self._call,
            self._type,
            self._meet,
            self._pause,
            self._set_clock,
            self._stretch,
            self._read,
        )
        end = person.machine.now().replace(hour=17, minute=15)
        while person.machine.now() < end:
            person.sit(chance.uniform(2, 40) * MINUTE)
            self._do(chance.choice(turns))

    def _do(self, turn: Callable[[], object]) -> None:
        now = self.person.machine.now()
        self.done.append(f"{now:%a %d %H:%M:%S} {turn.__name__.strip('_')}, {self.person.offer}")
        turn()

    def _answer(self) -> None:
        offer = self.person.offer
        key = self.chance.choice(("accept", "accept", "later", "skip", "nothing"))
        self.person.answer(key)
        if offer is not None and offer.kind is BreakKind.STRETCH and key == "accept":
            self._stretch()

    def _leave(self) -> None:
        cause = self.chance.choice([AwayCause.IDLE, AwayCause.SCREEN_LOCK])
        self.person.go_away(self.chance.uniform(1, 20) * MINUTE, cause)

    def _lunch(self) -> None:
        self.person.sleep(self.chance.uniform(10, 60) * MINUTE, told=self.chance.random() < 0.5)

    def _nap(self) -> None:
        self.person.sleep(self.chance.uniform(0.2, 6) * MINUTE, told=self.chance.random() < 0.5)

    def _call(self) -> None:
        self.person.be_busy(self.chance.choice(BUSY))
        self.person.sit(self.chance.uniform(1, 70) * MINUTE)
        self.person.be_busy()

    def _type(self) -> None:
        self.person.type(self.chance.uniform(0.1, 5) * MINUTE)

    def _meet(self) -> None:
        self.person.be_in_a_meeting(on=True)
        self.person.sit(self.chance.uniform(5, 60) * MINUTE)
        self.person.be_in_a_meeting(on=False)

    def _pause(self) -> None:
        minutes = self.chance.choice([30, 60, None])
        if self.person.is_paused:
            return
        self.person.pause(minutes)
        if minutes is None:
            self.person.sit(self.chance.uniform(5, 90) * MINUTE)
            self.person.resume()

    def _set_clock(self) -> None:
        by = self.chance.choice([-26 * HOUR, -HOUR, -10 * MINUTE, 10 * MINUTE, HOUR, 26 * HOUR])
        self.person.set_clock(by)
        self.person.sit(self.chance.uniform(1, 30) * MINUTE)
        self.person.set_clock(-by)

    def _stretch(self) -> None:
        if self.day not in _LOCK_DAYS + _STOP_DAYS:
            self.person.stretch()

    def _read(self) -> None:
        self.person.read(self.chance.choice(_READ))

    def _come_to_an_end(self) -> None:
        """Now and then a session that does harm, or is stopped."""
        if self.day in _LOCK_DAYS:
            self.person.stretch(after=4)
        elif self.day in _STOP_DAYS:
            self.person.stretch(stop=True)
        if self.chance.random() < 0.3 and not self.person.is_paused:
            self.person.pause_until_tomorrow()

    def _go_home(self) -> None:
        """The night, and on Fridays the weekend: asleep, switched on with a lock before it, or just left."""
        person = self.person
        now = person.machine.now()
        days = 3 if now.weekday() == 4 else 1
        morning = now.replace(hour=8, minute=40, second=0) + timedelta(days=days)
        seconds = morning.timestamp() - now.timestamp()
        if self.chance.random() < 0.6:
            person.sleep(seconds, told=self.chance.random() < 0.7)
        else:
            person.go_away(seconds, self.chance.choice([AwayCause.IDLE, AwayCause.SCREEN_LOCK]))
        person.resume()
