"""A person's history, written as the program writes it."""

from dataclasses import replace
from datetime import datetime, timedelta

from sciatimer.catalogue.model import Position
from sciatimer.history.break_facts import (
    Away,
    BreakAnswered,
    BreakHeldBack,
    BreakOffered,
    MeetingSaid,
    RemindersPaused,
    RemindersResumed,
)
from sciatimer.history.edit_facts import Corrected, Noted, Withdrawn
from sciatimer.history.facts import (
    CheckAnswer,
    Cleared,
    DoseChosen,
    DoseReason,
    EndReason,
    Fact,
    Locked,
    MorningChecked,
    PainChecked,
    PhaseBegun,
    PlayerChanged,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    SettingChanged,
    StepOffered,
    StopFelt,
    TodayAnswered,
    Unlocked,
)
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfCheckSkipped
from sciatimer.history.self_check_recording import record_self_check
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Held
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.safety.self_check import CheckFeeling, CheckPlace, Lean, Leg, SittingAnswers, ToeAnswers
from sciatimer.safety.values import (
    MorningOutcome,
    Outcome,
    Overall,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopCause,
    StopFeeling,
    Where,
)
from sciatimer.session.model import SegmentKind, Side
from tests.fakes import FakeClock

AT = FakeClock().now()
BOOT = "a boot"
TODAY = TodayAnswered(
    at=AT,
    pain=2,
    place=Place.BUTTOCK,
    where=Where.LEFT,
    nerve_feelings=False,
    much_worse=False,
    red=RedFlag.NONE,
    outcome=StartOutcome.START,
    rule="P9",
)
STARTED = SessionStarted(
    at=AT,
    today=0,
    exercise="lying-towel-thigh",
    position=Position.LYING,
    hold=10,
    repetitions=3,
    rest=15,
    first_side=Side.LEFT,
    left_out=None,
)
CHECKED = PainChecked(
    at=AT,
    session=0,
    red=RedFlag.NONE,
    stop=StopCause.NONE,
    before=2,
    after=1,
    during=1,
    place_before=Place.BUTTOCK,
    place_after=Place.BUTTOCK,
    where=Where.LEFT,
    quality=Quality.NOTHING_OR_PULL,
    overall=Overall.BETTER,
    outcome=Outcome.GOOD,
    rule="R11",
)
MORNING = MorningChecked(
    at=AT,
    session=0,
    red=RedFlag.NONE,
    pain=1,
    place=Place.BUTTOCK,
    where=Where.LEFT,
    nerve_new_or_stronger=False,
    outcome=MorningOutcome.SETTLED,
    rule="M6",
)


TALL = SittingAnswers(CheckFeeling.PULL, Lean.NO, CheckPlace.NOWHERE)


class Diary:
    """Writes whole days with few words; the clock goes on by itself."""

    def __init__(self, store: HistoryStore, clock: FakeClock) -> None:
        self.store = store
        self.clock = clock

    def now(self) -> datetime:
        return self.clock.now()

    def answer_screens(self, *yes: str) -> None:
        items = (item.id for item in SIGNS + HEALTH)
        self.store.append_all(ScreenAnswered(self.now(), item, item in yes) for item in items)

    def answer_today(self, answer: TodayAnswered = TODAY) -> int:
        return self.store.append(replace(answer, at=self.now()))

    def begin(self, started: SessionStarted = STARTED, answer: TodayAnswered = TODAY) -> int:
        return self.store.append(replace(started, at=self.now(), today=self.answer_today(answer)))

    def phase(
        self, session: int, kind: SegmentKind, position: float, repetition: int = 1, side: Side = Side.LEFT
    ) -> int:
        begun = PhaseBegun(self.now(), session, kind, STARTED.exercise, side, repetition, position)
        return self.store.append(begun)

    def end(self, session: int, reason: EndReason = EndReason.FINISHED, holds_done: int = 6) -> int:
        return self.store.append(SessionEnded(self.now(), session, reason, holds_done, holds_planned=6))

    def check(self, session: int, checked: PainChecked = CHECKED) -> int:
        return self.store.append(replace(checked, at=self.now(), session=session))

    def morning(self, session: int, checked: MorningChecked = MORNING) -> int:
        return self.store.append(replace(checked, at=self.now(), session=session))

    def session(self, outcome: Outcome = Outcome.GOOD, started: SessionStarted = STARTED) -> int:
        """A session of ten minutes with its check."""
        session = self.begin(started)
        self.clock.advance(600)
        self.end(session)
        self.check(session, replace(CHECKED, outcome=outcome))
        return session

    def days_pass(self, days: float) -> None:
        self.clock.advance(timedelta(days=days).total_seconds())

    def lock(self, cause: Outcome = Outcome.LOCK) -> int:
        return self.store.append(Locked(self.now(), cause, "R6", None))

    def unlock(self, lock: int) -> int:
        return self.store.append(Unlocked(self.now(), lock, self.now().date()))

    def self_check(self, answers: SittingAnswers | ToeAnswers = TALL, leg: Leg = Leg.LEFT) -> int:
        return record_self_check(self.store, self.now(), leg, answers)

    def skip_self_check(self) -> int:
        skipped = SelfCheckSkipped(self.now(), 3, nerve_feelings=False, new_injury=False, signs_passed=True, rule="G11")
        return self.store.append(skipped)

    def offer_break(self, kind: BreakKind = BreakKind.POSTURE) -> int:
        offered = BreakOffered(self.now(), BOOT, self.clock.elapsed(), kind, self.now(), 2700, None)
        return self.store.append(offered)

    def _looking_after(self, session: int) -> tuple[Fact, ...]:
        now = self.now()
        return (
            Noted(now, session, "in the garden"),
            Withdrawn(now, session, withdrawn=True),
            Corrected(now, self.answer_today(), self.answer_today()),
            Kept(now, Keeping.DOSE, STARTED.exercise, number=10, repetitions=3),
        )

    def _breaks(self) -> tuple[Fact, ...]:
        now, boot, elapsed = self.now(), BOOT, self.clock.elapsed()
        return (
            BreakAnswered(now, boot, elapsed, self.offer_break(), Answer.LATER, 10),
            BreakHeldBack(now, boot, elapsed, BreakKind.POSTURE, Held.CALL),
            Away(now, boot, elapsed, now, 600, AwayCause.IDLE),
            RemindersPaused(now, boot, elapsed, 1800, None),
            RemindersResumed(now, boot, elapsed),
            MeetingSaid(now, boot, elapsed, on=True),
        )

    def write_one_of_each(self) -> None:
        """A row in every table."""
        self.answer_screens("C1")
        session = self.session()
        self.phase(session, SegmentKind.HOLD, 15)
        self.morning(session)
        self.unlock(self.lock())
        self.skip_self_check()
        self.store.append_all(
            (
                Cleared(self.now(), "C1", self.now().date()),
                PlayerChanged(self.now(), session, "paused", 17.5),
                StopFelt(self.now(), session, StopFeeling.PAIN),
                CheckAnswer(self.now(), session, "after", 3),
                StepOffered(self.now(), session, "N9", None, None),
                DoseChosen(self.now(), STARTED.exercise, 10, 3, DoseReason.LOWERED),
                SettingChanged(self.now(), "theme", '"dark"'),
                NerveFeelingFaded(self.now(), self.self_check(), faded=True),
                *self._breaks(),
                *self._looking_after(session),
            )
        )
