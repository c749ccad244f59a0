"""One person's life with the real history and the real rules: what the windows do, through the same functions."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sciatimer.catalogue.model import Exercise, Kind
from sciatimer.errors import SciatimerError
from sciatimer.history.draft import before_session, draft_check
from sciatimer.history.facts import (
    CheckAnswer,
    Cleared,
    DoseChosen,
    DoseReason,
    EndReason,
    Locked,
    MorningChecked,
    PainChecked,
    ScreenAnswered,
    SessionEnded,
    SessionStarted,
    StepOffered,
    StopFelt,
    TodayAnswered,
    Unlocked,
)
from sciatimer.history.recording import begin_session, record_verdict, recover
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import dose_choices
from sciatimer.safety.judge import effective_quality, judge
from sciatimer.safety.lock import check_unlock, lock_cause
from sciatimer.safety.morning import judge_morning
from sciatimer.safety.next_step import NextStep, Step, ending_step, next_step
from sciatimer.safety.offers import OfferCase, TodaysOffers, todays_offers
from sciatimer.safety.screens import HEALTH, SIGNS
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import ROWS, StartVerdict, may_start, needs_nerve_filter
from sciatimer.safety.values import (
    MorningCheck,
    MorningOutcome,
    Outcome,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopFeeling,
    TodayAnswers,
    Where,
)
from sciatimer.session.model import SegmentKind, Side
from sciatimer.session.plan import Dose as PlannedDose
from sciatimer.session.plan import PlannedExercise, PlanSettings, plan
from sciatimer.session.player import Player
from tests.safety.examples import EXERCISES
from tests.safety.life_memory import Lived, Memory, TravelClock

LOOK = 4.0  # seconds between two looks at a session


class Life:
    """Somebody with a data folder and a clock. Every method is something that a person or the machine does."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.clock = TravelClock()
        self.store = HistoryStore(file)
        self.memory = Memory()
        self.offer: tuple[NextStep, Lived] | None = None

    def situation(self) -> Situation:
        """What the rules know now."""
        return situation(self.store, self.clock.now())

    def reopen(self) -> None:
        """The program is closed, or killed, and opened again."""
        self.store.close()
        self.store = HistoryStore(self.file)
        recover(self.store)
        self.offer = None
        self.nothing_is_lost()

    def nothing_is_lost(self) -> None:
        """The lock, the open check and the morning check are what the memory says."""
        self.memory.check_debts(self.situation())

    def answer_screens(self, *yes: str) -> None:
        """All screens; a warning sign locks in the same breath."""
        now = self.clock.now()
        facts: list[ScreenAnswered | Locked] = [ScreenAnswered(now, i.id, i.id in yes) for i in SIGNS + HEALTH]
        signs = {item.id for item in SIGNS}
        if signs.intersection(yes):
            facts.append(Locked(now, Outcome.URGENT, "P2", None))
            self.memory.lock()
        self.store.append_all(facts)

    def clear(self, item: str) -> None:
        """A clinician's word on one condition."""
        now = self.clock.now()
        self.store.append(Cleared(now, item, now.date()))

    def offers(self, answers: TodayAnswers) -> TodaysOffers:
        """What Today shows for these answers."""
        past = self.situation()
        today = todays_offers(EXERCISES, OfferCase(answers, past, dose_choices(self.store)))
        self.memory.check_offers(today, answers, past.now.date(), nerve=needs_nerve_filter(answers, past))
        return today

    def try_to_start(self, answers: TodayAnswers, favourite: str = "") -> StartOutcome:
        """The last question of Today; takes the favourite if it is offered, else what is suggested."""
        today = self.offers(answers)
        verdict = may_start(answers, self.situation())
        assert verdict.rule in {row.id for row in ROWS}
        self.memory.seen.add(verdict.rule)
        row = self._write_answers(answers, verdict)
        if verdict.outcome.may_start and today.suggestion is not None:
            name = favourite if favourite in today.doses else today.suggestion.exercise.id
            self._begin(row, answers, EXERCISES[name], today.doses[name].hold, today.doses[name].repetitions)
        return verdict.outcome

    def before(self) -> int:
        """The pain that the open check is compared with, 0 without one."""
        lived = self._open_session()
        return 0 if lived is None else before_session(self.store, lived.id).pain

    def _write_answers(self, answers: TodayAnswers, verdict: StartVerdict) -> int:
        now, cause = self.clock.now(), lock_cause(verdict.outcome)
        lock = None if cause is None else Locked(now, cause, verdict.rule, None)
        fact = TodayAnswered(
            now, answers.pain, answers.place, answers.where, answers.nerve_feelings, answers.much_worse, answers.red,
            verdict.outcome, verdict.rule,
        )  # fmt: skip
        if lock is not None:
            self.memory.lock()
        if verdict.outcome == "NOT_TODAY":
            self.memory.rest_days.add(now.date())
        return record_verdict(self.store, fact, lock)

    def _begin(self, today: int, answers: TodayAnswers, exercise: Exercise, hold: int, repetitions: int) -> None:
        now = self.clock.now()
        self.memory.check_start(now)
        started = SessionStarted(
            now, today, exercise.id, exercise.position, hold, repetitions, exercise.rest, Side.LEFT, None
        )
        session = begin_session(self.store, started, lambda past: self._allowed(answers, past))
        self.memory.begin(Lived(session, now.date(), exercise, hold, now, now), now)

    def _allowed(self, answers: TodayAnswers, past: Situation) -> None:
        assert may_start(answers, past).outcome.may_start

    def play(self, seconds: float, felt: StopFeeling | None = None) -> None:
        """Walks the open session for so long; then it is stopped, unless it has ended by itself."""
        lived = self._open_session()
        if lived is None or self._has_ended(lived):
            return
        started = self.store.fact(SessionStarted, lived.id)
        dose = PlannedDose(started.hold, started.repetitions, started.rest)
        timeline = plan((PlannedExercise(lived.exercise, dose),), PlanSettings())
        holds = [segment.seconds for segment in timeline.segments if segment.kind is SegmentKind.HOLD]
        assert max(holds) <= lived.exercise.hold.max, "no hold and no pulse is longer than its maximum"
        assert timeline.total <= 600
        player = Player(timeline, self.clock)
        player.start()
        while seconds > 0 and not player.state.is_over:
            self.clock.advance(LOOK)
            seconds -= LOOK
            player.tick()
        over = player.state.is_over
        player.stop()
        reason = EndReason.FINISHED if over else EndReason.STOPPED
        self._end(lived, reason, player.holds_done, player.holds_planned)
        if not over:
            self.say_why(felt or StopFeeling.INTERRUPTED)

    def _end(self, lived: Lived, reason: EndReason, done: int, planned: int) -> None:
        now = self.clock.now()
        self.store.append(SessionEnded(now, lived.id, reason, done, planned))
        lived.whole, lived.ended = done >= planned, now
        self.memory.last_end = now

    def say_why(self, felt: StopFeeling) -> None:
        """The stop screen."""
        lived = self._open_session()
        if lived is not None:
            self.store.append(StopFelt(self.clock.now(), lived.id, felt))

    def drop(self) -> None:
        """The program is killed in the middle of the session, or of whatever is on."""
        self.reopen()
        lived = self._open_session()
        if lived is not None:
            ended = self.store.facts(SessionEnded, session=lived.id)[-1].fact
            self.memory.last_end = lived.ended = ended.at
            lived.whole = ended.holds_done >= ended.holds_planned

    def _open_session(self) -> Lived | None:
        return next((lived for lived in self.memory.sessions if lived.id == self.memory.owed_check), None)

    def _has_ended(self, lived: Lived) -> bool:
        return bool(self.store.facts(SessionEnded, session=lived.id))

    def answer_check(self, answers: dict[str, int], *, red: RedFlag = RedFlag.NONE) -> None:
        """Answers the open check as far as given, and saves it if it is whole."""
        lived = self._open_session()
        if lived is None or not self._has_ended(lived) or self.memory.locked:
            return
        now = self.clock.now()
        self.store.append_all(CheckAnswer(now, lived.id, question, value) for question, value in answers.items())
        draft = draft_check(self.store, lived.id)
        given = replace(draft.check, red=max(red, draft.check.red or RedFlag.NONE))
        if given.quality is not None:
            given = replace(given, quality=effective_quality(given.quality, draft.before.nerve_feelings))
        verdict = judge(given)
        self.memory.seen.add(verdict.rule)
        if verdict.outcome is Outcome.CHECK_DUE or given.red is None or given.stop is None:
            return
        fact = PainChecked(
            now, lived.id, given.red, given.stop, draft.before.pain, given.after, given.during, draft.before.place,
            given.place_after, draft.where, given.quality, given.overall, verdict.outcome, verdict.rule,
        )  # fmt: skip
        lived.outcome, self.memory.owed_check = verdict.outcome, None
        if verdict.outcome is Outcome.PAUSE:
            self.memory.rest_days.add(now.date())
        if verdict.outcome in {Outcome.PAUSE, Outcome.EASE}:
            self.memory.too_much(lived)
        self._record(fact, lived, max(draft.before.pain, given.after or 0))
        if lock_cause(verdict.outcome) is None:
            self.memory.owed_morning = lived

    def answer_morning(self, change: int, *, nerve: bool = False, red: RedFlag = RedFlag.NONE) -> None:
        """Answers the morning check, if it is asked."""
        past, owed = self.situation(), self.memory.owed_morning
        if past.open_morning is None or past.locked or past.open_check is not None or owed is None:
            return
        assert owed.id == past.open_morning
        before = before_session(self.store, owed.id)
        now = min(10, max(0, before.pain + change))
        verdict = judge_morning(MorningCheck(red, before.pain, now, before.place, before.place, nerve))
        self.memory.seen.add(verdict.rule)
        fact = MorningChecked(past.now, owed.id, red, now, before.place, None, nerve, verdict.outcome, verdict.rule)
        owed.morning, self.memory.owed_morning = verdict.outcome, None
        if verdict.outcome is MorningOutcome.NOT_SETTLED:
            self.memory.rest_days.add(past.now.date())
            self.memory.too_much(owed)
        self._record(fact, owed, now)

    def _record(self, fact: PainChecked | MorningChecked, lived: Lived, pain: int) -> None:
        cause = lock_cause(fact.outcome)
        with self.store.transaction():
            record_verdict(self.store, fact, None if cause is None else Locked(fact.at, cause, fact.rule, lived.id))
            if cause is not None:
                self.memory.lock()
                return
            past = self.situation()
            if not past.results or past.results[0].session != lived.id:
                self._end_after_older(fact, lived, past)
                return
            step = next_step(past, EXERCISES, pain)
            self.memory.seen.add(step.rule)
            self.memory.check_step(step)
            self.store.append(StepOffered(fact.at, lived.id, step.rule, step.offer_exercise, step.offer_hold))
            if step.lock:
                self.store.append(Locked(fact.at, Outcome.LOCK, step.rule, lived.id))
                self.memory.lock()
            self.offer = None if step.lock else (step, lived)

    def _end_after_older(self, fact: PainChecked | MorningChecked, lived: Lived, past: Situation) -> None:
        ending = ending_step(past, lived.id, EXERCISES)
        if ending is not None:
            self.store.append(Locked(fact.at, Outcome.LOCK, ending.rule, lived.id))
            self.memory.lock()

    def accept(self) -> None:
        """Takes what was offered after the last answers."""
        made, self.offer = self.offer, None
        if made is None or self.memory.locked:
            return
        step, lived = made
        if step.step is Step.SAME:
            return  # nothing is offered
        reason = {Step.LONGER: DoseReason.LONGER, Step.HARDER: DoseReason.HARDER}.get(step.step, DoseReason.EASIER)
        target = EXERCISES[step.offer_exercise or lived.exercise.id]
        hold = step.offer_hold if step.offer_hold is not None else target.hold.default
        hold = min(max(hold, target.hold.min), target.hold.max)
        self.store.append(DoseChosen(self.clock.now(), target.id, hold, target.repetitions.default, reason))
        if reason is DoseReason.LONGER:
            more = self.memory.most_of(target) + (5 if target.kind is Kind.HOLD else 1)
            self.memory.most[target.id] = min(more, target.hold.max)
        if reason is DoseReason.HARDER:
            self.memory.accepted[target.position] = target.level

    def choose_dose(self, name: str, hold: int, repetitions: int) -> None:
        """The person wants another dose, more or less: only less is free."""
        exercise = EXERCISES[name]
        self.store.append(DoseChosen(self.clock.now(), exercise.id, hold, repetitions, DoseReason.RESTORED))

    def try_to_unlock(self, spoken_days_ago: int, *, told: bool, screens: Iterable[str] | None) -> None:
        """The three steps, or some of them; ``screens`` are the items ticked, None if the screens are left out."""
        lock = standing_lock(self.store)
        if lock is None:
            return
        if screens is not None:
            self.answer_screens(*screens)
        lock, past = standing_lock(self.store) or lock, self.situation()
        spoken_on = past.now.date() - timedelta(days=spoken_days_ago)
        passed = past.screened and not past.uncleared
        try:
            lock_day = lock.fact.at.date()
            check_unlock(lock_day, past.now.date(), spoken_on, told_may_stretch=told, screens_passed=passed)
        except SciatimerError:
            return
        assert told
        assert passed
        self.store.append(Unlocked(past.now, lock.id, spoken_on))
        self.memory.locked, self.memory.unlocked_before = False, True


def calm(pain: int = 1, place: Place = Place.THIGH, *, nerve: bool = False, worse: bool = False) -> TodayAnswers:
    """Answers on Today, calm unless said otherwise."""
    return TodayAnswers(pain, place, Where.LEFT, nerve, worse, RedFlag.NONE)


def good_check(answers: TodayAnswers, **changed: int) -> dict[str, int]:
    """The check of a session that changed nothing."""
    quality = Quality.NERVE_AS_BEFORE if answers.nerve_feelings else Quality.NOTHING_OR_PULL
    same = {"after": answers.pain, "during": 0, "place_after": answers.place, "quality": quality, "overall": 1}
    return {question: int(value) for question, value in (same | changed).items()}
