"""A person at a desk with the real history: the machine, what the program does, and a second opinion on all of it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sciatimer.history.breaks import BreakBook
from sciatimer.history.settings import change
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.decide import decide
from sciatimer.reminders.model import Answer, Around, AwayCause, BreakKind, Decision, Held
from sciatimer.safety.start import before_asking
from tests.history.diary import Diary
from tests.history.witness import AWAY, MINUTE, MONDAY, Machine, Witness


class Office(Witness):
    """Somebody with a data folder and a machine. Every method is something that a person or the machine does."""

    def __init__(self, folder: Path, begin: datetime = MONDAY) -> None:
        self.folder = folder
        super().__init__(Machine(begin), HistoryStore(folder / "history.db"))
        self.diary = Diary(self.store, self.machine)
        self.decision: Decision | None = None
        self.looks = 0
        self.book: BreakBook | None = None
        self._timer: float | None = None  # seconds of waking until the program looks
        self.launch()

    def first_run(self) -> None:
        """The disclaimer is read and the screens are passed."""
        change(self.store, "disclaimer_read", True, self.machine.now())
        self.diary.answer_screens()
        self.look()

    def set(self, key: str, value: object) -> None:
        """A setting is changed."""
        change(self.store, key, value, self.machine.now())
        self.look()

    # the program

    def launch(self) -> None:
        """The program starts."""
        self.book = BreakBook(self.store, self.machine, self.folder / "sitting.json", self.machine.boot)
        self.is_up = True
        self.look()

    def look(self) -> None:
        """What the program does at every event, and when its timer ends."""
        if self.book is None:
            return
        self.looks += 1
        here = not self.around.away
        past = self.book.look(here=here)
        self.decision = decide(past, self.plan, self.around, self.book.now())
        offer = self.book.note(past, self.decision)
        self._see(offer)
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
        self.note_sleep(seconds)
        if told:
            self.around = replace(self.around, away=False)
            self._return(seconds, AwayCause.SLEEP)

    def crash(self, seconds: float) -> None:
        """The program dies, and is started again so many seconds later."""
        self._go_down()
        self.sit(seconds)
        self._come_up(seconds)

    def reboot(self, seconds: float) -> None:
        """The machine is off for so long."""
        self.resume()  # it goes by the wall clock from here on, which is no second opinion; the same for a meeting
        self.be_in_a_meeting(on=False)
        self.sit(4 * MINUTE + 1)
        self._go_down()
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
            self.note_pause(minutes)
            self.look()

    def pause_until_tomorrow(self) -> None:
        """No reminders today."""
        if self.book is not None:
            self.book.pause_until_tomorrow()
            self.note_pause_until_tomorrow()
            self.look()

    def resume(self) -> None:
        """Reminders again."""
        if self.book is not None:
            self.book.resume()
            self.note_resume()
            self.look()

    def be_in_a_meeting(self, *, on: bool) -> None:
        """In a meeting, or out of it."""
        if self.book is not None:
            self.book.say_meeting(on=on)
            self.note_meeting(on=on)
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

    def _go_down(self) -> None:
        self.book = self._timer = self.offer = None
        self.is_up = False
