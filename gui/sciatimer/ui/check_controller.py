"""The pain check and the morning check: from answers to a verdict that is on disk before anything is said."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from sciatimer.history.asked import Asked, AskedIsGone
from sciatimer.history.draft import before_session, draft_check
from sciatimer.history.facts import (
    CheckAnswer,
    Locked,
    MorningChecked,
    PainChecked,
    SessionStarted,
    StepOffered,
    StopFelt,
)
from sciatimer.history.recording import record_verdict
from sciatimer.history.situation import situation
from sciatimer.safety.judge import Before, check_reason, effective_quality, judge
from sciatimer.safety.lock import lock_cause
from sciatimer.safety.morning import judge_morning
from sciatimer.safety.next_step import NextStep, ending_step, next_step
from sciatimer.safety.stop import SessionEvent, SessionTurn, read_stop, session_turn, stop_reason
from sciatimer.safety.values import (
    MorningCheck,
    MorningOutcome,
    Outcome,
    PainCheck,
    Place,
    RedFlag,
    StopCause,
    StopFeeling,
)
from sciatimer.texts import Texts
from sciatimer.ui.page_set import Pages
from sciatimer.ui.pages.morning import WHERE_ORDER
from sciatimer.ui.services import Services

# What these two buttons say counts, whatever the check is told afterwards.
_KEPT = frozenset({StopFeeling.NERVE, StopFeeling.CALF_OR_FOOT})


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict that is on disk. ``reason`` is a text key; ``step`` is None when the answers ended the routine."""

    session: int
    outcome: Outcome | MorningOutcome
    reason: str
    step: NextStep | None


class CheckController(QObject):
    """Fills the two check screens, writes each answer, and judges.

    Signals:
        judged(object): a Judged; it is on disk.
        warning_requested(int): the session for which the lists of warning signs are to be shown.
    """

    judged = Signal(object)
    warning_requested = Signal(int)

    def __init__(self, services: Services, pages: Pages) -> None:
        super().__init__()
        self._services = services
        self._pages = pages
        self._asked: Asked | None = None
        self._is_morning = False
        self._locked = False
        pages.once("check", self._connect_check)
        pages.once("morning", self._connect_morning)

    @property
    def is_morning(self) -> bool:
        """Whether the morning screen was opened last."""
        return self._is_morning

    def needs_stop_screen(self, session: int) -> bool:
        """Whether the session broke off and what was felt has not been said yet."""
        return draft_check(self._services.store, session).check.stop is None

    def record_stop(self, session: int, felt: StopFeeling) -> SessionTurn:
        """Writes what was felt at the stop and returns what it leads to; an emergency is judged at once."""
        self._services.store.append(StopFelt(self._services.clock.now(), session, felt))
        turn = session_turn(SessionEvent(felt=felt))
        if turn is SessionTurn.EMERGENCY:
            self._ask(session, morning=False)
            self.judge_warning(read_stop(felt).red, locked=False)
        return turn

    def open_check(self, session: int) -> None:
        """Shows the check of a session with whatever was answered before."""
        self._ask(session, morning=False)
        draft = draft_check(self._services.store, session)
        if draft.check.red:  # named at the stop, just before the program was killed
            self.judge_warning(draft.check.red, locked=False)
            return
        texts = self._services.texts
        self._pages.check.begin(before_words(draft.before, texts), _given(draft.check), notice=self._notice(session))

    def open_morning(self, session: int) -> None:
        """Shows the morning check of a session."""
        self._ask(session, morning=True)
        before = before_session(self._services.store, session)
        self._pages.morning.begin(before_words(before, self._services.texts))

    def judge_warning(self, red: RedFlag, *, locked: bool) -> None:
        """A warning sign ends the questions: the verdict is R1 or R2, in the morning M1 or M2.

        ``locked``: the lists of signs have written the lock already.
        """
        self._locked = locked
        if self._is_morning:
            self._judge_morning(MorningCheck(red=red))
        else:
            self._judge(replace(draft_check(self._services.store, self._session()).check, red=red))
        self._locked = False

    def _connect_check(self) -> None:
        page = self._pages.check
        page.answered.connect(self._on_answered)
        page.saved.connect(self._on_saved)
        page.warning_requested.connect(self._on_warning)

    def _connect_morning(self) -> None:
        page = self._pages.morning
        page.saved.connect(self._on_morning_saved)
        page.warning_requested.connect(self._on_warning)

    def _notice(self, session: int) -> str:
        """What was said at the stop, so that nobody has to say it twice, and what to do about it at once."""
        texts = self._services.texts
        felt = [recorded.fact.felt for recorded in self._services.store.facts(StopFelt, session=session)]
        said = [texts(reason) for reason in map(stop_reason, felt) if reason is not None]
        kept = [texts(f"check.stop_{feeling}") for feeling in felt if feeling in _KEPT]
        return " ".join([*said, *kept, *(texts(advice) for feeling in felt if (advice := read_stop(feeling).advice))])

    def _ask(self, session: int, *, morning: bool) -> None:
        self._asked, self._is_morning = Asked(self._services.store, SessionStarted, session), morning

    def _session(self) -> int:
        """The id of the session that is asked about. Where it is another one now, the page's answers go along.

        Raises:
            AskedIsGone: the history was replaced by one without it.
        """
        if self._asked is None:
            raise AskedIsGone
        before, session = self._asked.last_id, self._asked.find()
        if session != before and not self._is_morning:
            now, store = self._services.clock.now(), self._services.store
            store.append_all(CheckAnswer(now, session, *given) for given in self._pages.check.answers.items())
        return session

    def _on_answered(self, question: str, value: int) -> None:
        self._services.store.append(CheckAnswer(self._services.clock.now(), self._session(), question, value))

    def _on_warning(self) -> None:
        self.warning_requested.emit(self._session())

    def _on_saved(self) -> None:
        given = draft_check(self._services.store, self._session()).check
        # an emergency named at the stop, just before the program was killed, is not undone by a later "no"
        self._judge(replace(given, red=given.red or RedFlag.NONE))

    def _judge(self, given: PainCheck) -> None:
        store, session = self._services.store, self._session()
        draft = draft_check(store, session)
        check = effective(given, draft.before)
        verdict = judge(check)
        if verdict.outcome is Outcome.CHECK_DUE:
            self.open_check(session)
            return
        fact = PainChecked(
            at=self._services.clock.now(),
            session=session,
            red=check.red or RedFlag.NONE,
            stop=check.stop or StopCause.NONE,
            before=draft.before.pain,
            after=check.after,
            during=check.during,
            place_before=draft.before.place,
            place_after=check.place_after,
            where=draft.where,
            quality=check.quality,
            overall=check.overall,
            outcome=verdict.outcome,
            rule=verdict.rule,
        )
        self._record(fact, check_reason(check), pain=max(draft.before.pain, check.after or 0))

    def _on_morning_saved(self) -> None:
        before = before_session(self._services.store, self._session())
        answers = self._pages.morning.answers
        self._judge_morning(
            MorningCheck(
                red=RedFlag.NONE,
                before=before.pain,
                now=answers["pain"],
                place_before=before.place,
                place_now=Place(answers["place"]),
                nerve_new_or_stronger=bool(answers["nerve"]),
            )
        )

    def _judge_morning(self, check: MorningCheck) -> None:
        verdict = judge_morning(check)
        where = self._pages.morning.answers.get("where")
        fact = MorningChecked(
            at=self._services.clock.now(),
            session=self._session(),
            red=check.red or RedFlag.NONE,
            pain=check.now,
            place=check.place_now,
            where=None if where is None else WHERE_ORDER[where],
            nerve_new_or_stronger=check.nerve_new_or_stronger,
            outcome=verdict.outcome,
            rule=verdict.rule,
        )
        self._record(fact, f"safety.{verdict.rule}", pain=check.now or 0)

    def _record(self, fact: PainChecked | MorningChecked, reason: str, *, pain: int) -> None:
        """Writes verdict, lock and next step in one transaction: a kill leaves all of it or none."""
        store, cause, step = self._services.store, lock_cause(fact.outcome), None
        with store.transaction():
            if self._locked:
                store.append(fact)
            else:
                lock = None if cause is None else Locked(fact.at, cause, fact.rule, fact.session)
                record_verdict(store, fact, lock)
            if cause is None:
                step = self._next_step(fact, pain)
        self.judged.emit(Judged(fact.session, fact.outcome, reason, step))

    def _next_step(self, fact: PainChecked | MorningChecked, pain: int) -> NextStep | None:
        """The step after the newest session; none after one from before a lock, for which everything begins anew.

        After an older one, which an import has put newer ones behind, there is none but that which ends the routine.
        """
        store = self._services.store
        exercises = self._services.catalogue.all_by_id
        past = situation(store, fact.at)
        is_newest = bool(past.results) and past.results[0].session == fact.session
        step = next_step(past, exercises, pain) if is_newest else ending_step(past, fact.session, exercises)
        if step is None:
            return None
        if step.lock:
            store.append(Locked(fact.at, Outcome.LOCK, step.rule, fact.session))
        store.append(StepOffered(fact.at, fact.session, step.rule, step.offer_exercise, step.offer_hold))
        return step


def effective(check: PainCheck, before: Before) -> PainCheck:
    """The check with the quality the rules count: "as before" after no nerve feelings is new (clinical.md 4.4)."""
    if check.quality is None:
        return check
    return replace(check, quality=effective_quality(check.quality, before.nerve_feelings))


def before_words(before: Before, texts: Texts) -> str:
    """What was said before the session, in one sentence."""
    key = "check.before_nerve" if before.nerve_feelings else "check.before"
    return texts(key, pain=before.pain, place=place_words(before.place, texts))


def place_words(place: Place, texts: Texts) -> str:
    """A place inside a sentence."""
    return texts.inside(texts(f"ui.place_{place.name.lower()}"))


def _given(check: PainCheck) -> dict[str, int]:
    answers = {
        "after": check.after,
        "during": check.during,
        "place_after": check.place_after,
        "quality": check.quality,
        "overall": check.overall,
    }
    return {question: int(value) for question, value in answers.items() if value is not None}
