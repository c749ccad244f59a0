"""What somebody at a desk would remember of their day, and what it says of every offer that comes up.

Nothing of the memory is derived by the rules of the breaks: it knows what the person did, not what the facts say.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sciatimer.history.break_known import plan_of
from sciatimer.history.settings import load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.known import Plan
from sciatimer.reminders.model import Around, BreakKind, Offer
from sciatimer.safety.morning import morning_due
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import before_asking, sessions_a_day
from tests.fakes import FakeClock

MINUTE = 60.0
HOUR = 60 * MINUTE
AWAY = 5 * MINUTE
BERLIN = ZoneInfo("Europe/Berlin")
MONDAY = datetime(2026, 3, 23, 8, 30, tzinfo=BERLIN)  # the week before summer time begins
_OPEN = """
    SELECT last FROM (SELECT max(id) AS last FROM break_offered GROUP BY coalesce(again, id))
    WHERE last NOT IN (SELECT offer FROM break_answered)
"""


class Machine(FakeClock):
    """A machine that sleeps, boots, travels and is set; like a real one it tells a fixed offset."""

    def __init__(self, begin: datetime = MONDAY) -> None:
        super().__init__(begin.astimezone(UTC))
        self.zone = BERLIN
        self.boots = 1

    def now(self) -> datetime:
        """Local wall time, as ``datetime.now().astimezone()`` tells it."""
        return datetime.fromisoformat(self._now.astimezone(self.zone).isoformat())

    @property
    def boot(self) -> str:
        """The name of this boot."""
        return f"boot {self.boots}"

    def restart(self, seconds: float) -> None:
        """The machine was off for so long; its own clocks begin anew."""
        self.set_by(seconds)
        self.boots += 1
        self._monotonic = self._elapsed = 20.0

    def set_by(self, seconds: float) -> None:
        """Somebody sets the wall clock."""
        self._now += timedelta(seconds=seconds)


@dataclass
class Memory:
    """What the person would remember; seconds are those that really went by."""

    gone_by: float = 0.0
    sat: float = 0.0  # since the last break, as far as anybody can know
    unsure: float = 0.0  # of a time around a sleep nobody can say whether it was sitting
    unseen: float = 0.0  # that they sat free without an offer before their eyes, since the last one or a break
    pause_ends: float | None = None
    pause_day: date | None = None
    meeting_ends: float = 0.0
    stretches: dict[date, int] = field(default_factory=dict)
    last_stretch: float | None = None
    shown: list[Offer] = field(default_factory=list)


class Witness:
    """Remembers beside the program, and looks at everything it shows.

    Args:
        machine: its clocks.
        store: the history, of which only what the safety rules and the settings say is read.

    Attributes:
        memory: what the person knows.
        around: what the machine tells.
        offer: what is on the screen.
        is_up: the program runs.
    """

    def __init__(self, machine: Machine, store: HistoryStore) -> None:
        self.machine = machine
        self.store = store
        self.memory = Memory()
        self.around = Around()
        self.offer: Offer | None = None
        self.is_up = False
        self._slept = 0.0  # seconds since the program looked while somebody was here
        self._past: tuple[tuple[int, datetime, bool], Situation] | None = None

    @property
    def plan(self) -> Plan:
        """What the person has set."""
        return plan_of(load_settings(self.store))

    @property
    def past(self) -> Situation:
        """What the safety rules know; looked up once for each hour and each fact, because lives are long.

        A morning check comes due within an hour as well: eight hours after a session, wherever one has travelled to.
        """
        now = self.machine.now()
        due = self._past is not None and morning_due(self._past[1].newest, now)
        newest = int(self.store.read("SELECT max(id) FROM ledger")[0][0])
        of = (newest, now.replace(minute=0, second=0, microsecond=0), due)
        if self._past is None or self._past[0] != of:
            self._past = of, situation(self.store, now)
        return replace(self._past[1], now=now)

    # what must never be

    @property
    def is_work(self) -> bool:
        """Monday to Friday, nine to five, and no free day."""
        now = self.machine.now()
        return now.weekday() < 5 and 9 <= now.hour < 17 and not any(h.covers(now.date()) for h in self.plan.holidays)

    @property
    def is_paused(self) -> bool:
        """Whether the person's pause lasts."""
        ends, day = self.memory.pause_ends, self.memory.pause_day
        return ends is not None and self.memory.gone_by < ends - 1 and (day is None or self.machine.now().date() < day)

    @property
    def is_hindered(self) -> bool:
        """Whether something forbids a break: the rules, the person's words, or what the machine tells."""
        memory = self.memory
        said = self.is_paused or memory.gone_by < memory.meeting_ends - 1 or not self.is_work
        if said or self.around.away or self.around.busy:
            return True
        past = self.past
        checks = any(check is not None for check in (past.open_check, past.open_morning, past.open_faded))
        begun = past.screened and load_settings(self.store).disclaimer_read
        return past.locked or checks or not begun or not self._are_on

    @property
    def _are_on(self) -> bool:
        """Switched on, and after the last unlock so."""
        said = list(self.store.read("SELECT id, value FROM setting_changed WHERE \"key\" = 'reminders'"))
        locks = self.store.read("SELECT id FROM locked UNION ALL SELECT id FROM unlocked")
        last = max((int(row[0]) for row in locks), default=0)
        newest = max(said, default=(0, "true"))
        return newest[1] == "true" and int(newest[0]) >= last

    # what the person does, as they will remember it

    def note_pause(self, minutes: int | None) -> None:
        """No reminders for so many minutes, or until the person says."""
        self.memory.pause_ends = float("inf") if minutes is None else self.memory.gone_by + minutes * MINUTE
        self.memory.pause_day = None

    def note_pause_until_tomorrow(self) -> None:
        """No reminders today: until midnight, or for an hour more than to midnight if the clock is set back meanwhile."""
        now = self.machine.now().replace(tzinfo=None)
        tomorrow = now.date() + timedelta(days=1)
        self.memory.pause_ends = self.memory.gone_by + (datetime.combine(tomorrow, time()) - now).total_seconds() + HOUR
        self.memory.pause_day = tomorrow

    def note_resume(self) -> None:
        """Reminders again."""
        self.memory.pause_ends = None

    def note_meeting(self, *, on: bool) -> None:
        """In a meeting, or out of it."""
        self.memory.meeting_ends = self.memory.gone_by + 4 * HOUR if on else 0.0

    def note_sleep(self, seconds: float) -> None:
        """The machine slept; by its clocks alone the program cannot tell two short sleeps from a long one."""
        self.memory.gone_by += seconds
        self.memory.sat += seconds
        self._slept += seconds
        if self._slept >= AWAY:
            self._begin_anew()
            self.memory.unsure = 4 * MINUTE
            self.offer = None

    def _see(self, offer: Offer | None) -> None:
        """The program has looked: this is on the screen now."""
        if not self.around.away:
            self._slept = 0.0
        if offer is not None:
            self._check_sight(offer)
            if offer.id not in {shown.id for shown in self.memory.shown}:
                self._check_new(offer)
                self.memory.shown.append(offer)
            self.memory.unseen = 0.0
        self.offer = offer

    def _check_sight(self, offer: Offer) -> None:
        assert not self.is_hindered, f"{offer} at {self.machine.now()}"
        low, high = self.memory.sat, self.memory.sat + self.memory.unsure
        assert low - 2 <= offer.seated_seconds <= high + 2, f"{offer.seated_seconds}, not {low} to {high}"

    def _check_new(self, offer: Offer) -> None:
        assert self.store.read(_OPEN) == [(offer.id,)], "one offer at a time"
        if offer.kind is BreakKind.STRETCH:
            past = self.past
            assert before_asking(past) is None, "no session may start"
            if offer.again is None:
                self._count_stretch(past)

    def _count_stretch(self, past: Situation) -> None:
        memory, day = self.memory, past.now.date()
        memory.stretches[day] = memory.stretches.get(day, 0) + 1
        assert memory.stretches[day] <= sessions_a_day(past)
        assert memory.last_stretch is None or memory.gone_by - memory.last_stretch >= 4 * HOUR - 1
        memory.last_stretch = memory.gone_by

    def _check_not_forgotten(self) -> None:
        assert self.offer is None or self.is_work, f"{self.offer} after work, at {self.machine.now()}"
        longest = self.plan.interval * MINUTE + 61
        assert self.memory.unseen <= longest, f"nothing for {self.memory.unseen / 60} minutes at {self.machine.now()}"

    def _count(self, seconds: float) -> None:
        memory = self.memory
        memory.gone_by += seconds
        memory.sat += seconds
        if self.is_up and self.offer is None and not self.is_hindered:
            memory.unseen += seconds

    def _begin_anew(self) -> None:
        self.memory.sat = self.memory.unsure = self.memory.unseen = 0.0
