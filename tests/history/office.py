"""A person at a desk with the real history: the machine, what the program does, and a second opinion on all of it.

Nothing of the memory is derived by the rules of the breaks: it knows what the person did, not what the facts say.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sciatimer.history.break_known import plan_of
from sciatimer.history.breaks import BreakBook
from sciatimer.history.settings import change, load_settings
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.decide import decide
from sciatimer.reminders.known import Plan
from sciatimer.reminders.model import Answer, Around, AwayCause, BreakKind, Decision, Held, Offer
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import before_asking, sessions_a_day
from tests.fakes import FakeClock
from tests.history.diary import Diary

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


class Office:
    """Somebody with a data folder and a machine. Every method is something that a person or the machine does."""

    def __init__(self, folder: Path, begin: datetime = MONDAY) -> None:
        self.folder = folder
        self.machine = Machine(begin)
        self.store = HistoryStore(folder / "history.db")
        self.diary = Diary(self.store, self.machine)
        self.memory = Memory()
        self.around = Around()
        self.offer: Offer | None = None  # on the screen
        self.decision: Decision | None = None
        self.looks = 0
        self.book: BreakBook | None = None
        self._timer: float | None = None  # seconds of waking until the program looks
        self._slept = 0.0  # seconds since the program looked while somebody was here
        self._past: tuple[tuple[int, datetime], Situation] | None = None
        self.launch()

    def first_run(self) -> None:
        """The disclaimer is read and the screens are passed."""
        change(self.store, "disclaimer_read", True, self.machine.now())
        self.diary.answer_screens()
        self.look()

    @property
    def plan(self) -> Plan:
        """What the person has set."""
        return plan_of(load_settings(self.store))

    @property
    def past(self) -> Situation:
        """What the safety rules know; looked up once for each hour and each fact, because lives are long."""
        now = self.machine.now()
        of = (int(self.store.read("SELECT max(id) FROM ledger")[0][0]), now.replace(minute=0, second=0, microsecond=0))
        if self._past is None or self._past[0] != of:
            self._past = of, situation(self.store, now)
        return replace(self._past[1], now=now)

    def set(self, key: str, value: object) -> None:
        """A setting is changed."""
        change(self.store, key, value, self.machine.now())
        self.look()

    # the program

    def launch(self) -> None:
        """The program starts."""
        self.book = BreakBook(self.store, self.machine, self.folder / "sitting.json", self.machine.boot)
        self.look()

    def look(self) -> None:
        """What the program does at every event, and when its timer ends."""
        if self.book is None:
            return
        self.looks += 1
        here = not self.around.away
        if here:
            self._slept = 0.0
        past = self.book.look(here=here)
        self.decision = decide(past, self.plan, self.around, self.book.now())
        offer = self.book.note(past, self.decision)
        if offer is not None:
            self._check_sight(offer)
            if offer.id not in {shown.id for shown in self.memory.shown}:
                self._check_new(offer)
                self.memory.shown.append(offer)
            self.memory.unseen = 0.0
        self.offer = offer
        self._timer = self.book.next_look(self.decision, here=here)

    # time

    def sit(self, seconds: float) -> None:
        """The person sits here, the machine is awake, and the program looks whenever its timer ends."""
        left = seconds
        while left > 1e-6:
            step = left if self._timer is None else min(left, self._timer)
            self.machine.advance(step)
            self._count(step)
            left -= step
            if self._timer is not None:
                self._timer -= step
                if self._timer <= 1e-6:
                    self.look()
            self._check_not_forgotten()

    def go_away(self, seconds: float, cause: AwayCause = AwayCause.IDLE) -> None:
        """Nobody is here; a screen that is locked tells it at once, a mouse that lies still after five minutes."""
        unnoticed = 0.0 if cause is AwayCause.SCREEN_LOCK else min(seconds, AWAY)
        self.sit(unnoticed)
        if cause is AwayCause.IDLE and seconds < AWAY:
            return
        self.around = replace(self.around, away=True)
        self.look()
        assert self.offer is None, "nothing is shown to nobody"
        self.sit(seconds - unnoticed)
        self.around = replace(self.around, away=False)
        self._return(seconds, cause)

    def sleep(self, seconds: float, *, told: bool) -> None:
        """The machine sleeps; the system tells it, or the program has to find out by its clocks."""
        if told:
            self.around = replace(self.around, away=True)
            self.look()
        self.machine.suspend(seconds)
        self.memory.gone_by += seconds
        self.memory.sat += seconds
        self._slept += seconds
        if self._slept >= AWAY:  # by its clocks alone the program cannot tell two short sleeps from a long one
            self._begin_anew()
            self.memory.unsure = 4 * MINUTE
            self.offer = None
        if told:
            self.around = replace(self.around, away=False)
            self._return(seconds, AwayCause.SLEEP)

    def crash(self, seconds: float) -> None:
        """The program dies, and is started again so many seconds later."""
        self.book = self._timer = self.offer = None
        self.sit(seconds)
        self._come_up(seconds)

    def reboot(self, seconds: float) -> None:
        """The machine is off for so long."""
        self.resume()  # it goes by the wall clock from here on, which is no second opinion; the same for a meeting
        self.be_in_a_meeting(on=False)
        self.sit(4 * MINUTE + 1)
        self.book = self._timer = self.offer = None
        self.machine.restart(seconds)
        self._count(seconds)
        self._come_up(seconds)

    def set_clock(self, seconds: float) -> None:
        """Somebody sets the wall clock; the program is told."""
        self.machine.set_by(seconds)
        self.look()

    def travel(self, zone: str) -> None:
        """Another time zone."""
        self.machine.zone = ZoneInfo(zone)
        self.look()

    # the person's words

    def say(self, answer: Answer, minutes: int | None = None) -> None:
        """Answers what is on the screen."""
        if self.offer is None or self.offer.id is None or self.book is None:
            return
        assert self.book.answer(self.offer.id, answer, minutes)
        if answer is Answer.TAKEN and self.offer.kind is not BreakKind.STRETCH:
            self._begin_anew()
        self.look()

    def be_busy(self, *busy: Held, typing: bool | None = None) -> None:
        """A call, a film, a key press; the machine tells of it."""
        self.around = replace(self.around, busy=frozenset(busy), typing=typing)
        self.look()

    def pause(self, minutes: int | None) -> None:
        """No reminders for a while, or until the person says."""
        if self.book is not None:
            self.book.pause(minutes)
            self.memory.pause_ends = float("inf") if minutes is None else self.memory.gone_by + minutes * MINUTE
            self.memory.pause_day = None
            self.look()

    def pause_until_tomorrow(self) -> None:
        """No reminders today."""
        if self.book is not None:
            self.book.pause_until_tomorrow()
            self.memory.pause_ends = self.memory.gone_by + 25 * HOUR
            self.memory.pause_day = self.machine.now().date() + timedelta(days=1)
            self.look()

    def resume(self) -> None:
        """Reminders again."""
        if self.book is not None:
            self.book.resume()
            self.memory.pause_ends = None
            self.look()

    def be_in_a_meeting(self, *, on: bool) -> None:
        """In a meeting, or out of it."""
        if self.book is not None:
            self.book.say_meeting(on=on)
            self.memory.meeting_ends = self.memory.gone_by + 4 * HOUR if on else 0.0
            self.look()

    def stretch(self, minutes: float = 10) -> bool:
        """A session with its check, if one may start."""
        if before_asking(self.past) is not None:
            return False
        session = self.diary.begin()
        self.look()
        self.sit(minutes * MINUTE)
        self.diary.end(session)
        self._begin_anew()
        self.look()
        assert self.offer is None, "the check comes first"
        self.diary.check(session)
        self.look()
        return True

    def answer_morning(self) -> None:
        """The morning check, if it is asked."""
        session = self.past.open_morning
        if session is not None:
            self.diary.morning(session)
            self.look()

    def be_locked(self) -> None:
        """The routine ends."""
        self.diary.lock()
        self.look()

    def unlock(self) -> None:
        """All three steps out of a lock."""
        lock, *_ = self.store.read("SELECT max(id) FROM locked")
        if lock[0] is not None:
            self.diary.unlock(int(lock[0]))
            self.diary.answer_screens()
            self.look()

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
        assert self.offer is None or self.is_work, "nothing stays on the screen after work"
        longest = self.plan.interval * MINUTE + 61
        assert self.memory.unseen <= longest, f"nothing for {self.memory.unseen / 60} minutes at {self.machine.now()}"

    def _count(self, seconds: float) -> None:
        memory = self.memory
        memory.gone_by += seconds
        memory.sat += seconds
        if self.book is not None and self.offer is None and not self.is_hindered:
            memory.unseen += seconds

    def _return(self, seconds: float, cause: AwayCause) -> None:
        if self.book is not None:
            self.book.came_back(seconds, cause)
        if seconds >= AWAY:
            self._begin_anew()
        self.look()

    def _come_up(self, seconds: float) -> None:
        """Up to five minutes without the program are sitting; from ten on nobody can tell, and it begins anew."""
        assert seconds <= AWAY or seconds > 10 * MINUTE, "in between it depends on the last reading"
        if seconds > AWAY:
            self._begin_anew()
        self.around = Around()
        self.launch()

    def _begin_anew(self) -> None:
        self.memory.sat = self.memory.unsure = self.memory.unseen = 0.0
