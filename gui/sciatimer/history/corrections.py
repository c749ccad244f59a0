"""An answer that was given wrongly is put right, and the first one stays.

A correction may make an outcome graver at once, with the lock that comes with it. It never makes one milder: of the
verdicts on both answers the graver counts, so nothing is undone by answering better afterwards.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from sciatimer.history.draft import before_session
from sciatimer.history.edit_facts import Corrected
from sciatimer.history.facts import Locked, MorningChecked, PainChecked, TodayAnswered
from sciatimer.history.recording import record_verdict
from sciatimer.history.rows import Recorded
from sciatimer.history.situation import situation, standing_lock
from sciatimer.history.standing import Exercises
from sciatimer.history.store import HistoryStore
from sciatimer.safety.judge import effective_quality, judge
from sciatimer.safety.lock import lock_cause
from sciatimer.safety.morning import judge_morning
from sciatimer.safety.next_step import ending_step
from sciatimer.safety.situation import Situation
from sciatimer.safety.start import may_start
from sciatimer.safety.values import (
    MorningCheck,
    MorningOutcome,
    Outcome,
    PainCheck,
    StartOutcome,
    TodayAnswers,
)

_SESSIONS_OF = "SELECT id FROM session_started WHERE today = ?"


@dataclass(frozen=True, slots=True)
class Correction:
    """What a correction led to.

    Attributes:
        outcome: the verdict on the corrected answers alone.
        rule: the row that gave it.
        lock: the lock it brought, None without one.
    """

    outcome: Outcome | MorningOutcome | StartOutcome
    rule: str
    lock: Locked | None


def correct_today(
    store: HistoryStore, today: int, answers: TodayAnswers, now: datetime, exercises: Exercises
) -> Correction:
    """Corrects what was answered before a session; its check and its morning are judged anew with it.

    Args:
        store: the history.
        today: the id of the first answers.
        answers: what is right.
        now: local wall time.
        exercises: all that can be done, by id.

    Raises:
        HistoryError: it could not be written, and nothing was.
        KeyError: there are no such answers.
    """
    with store.transaction():
        first = store.fact(TodayAnswered, today)
        past = situation(store, now)
        # what else keeps from a start is no matter of these answers
        bare = Situation(first.at, high_pain_days=past.high_pain_days, nerve_result=past.nerve_result)
        verdict = may_start(answers, bare)
        fact = TodayAnswered(
            first.at, answers.pain, answers.place, answers.where, answers.nerve_feelings, answers.much_worse,
            answers.red, verdict.outcome, verdict.rule,
        )  # fmt: skip
        cause = lock_cause(verdict.outcome)
        lock = None if cause is None else Locked(now, cause, verdict.rule, None)
        store.append(Corrected(now, today, _recorded(store, fact, lock)))
        later = [_judged_anew(store, int(row[0]), now, exercises) for row in store.read(_SESSIONS_OF, today)]
    locks = [each for each in (lock, *later) if each is not None]
    return Correction(verdict.outcome, verdict.rule, locks[0] if locks else None)


def _judged_anew(store: HistoryStore, session: int, now: datetime, exercises: Exercises) -> Locked | None:
    """The same check and the same morning, compared with other answers before the session."""
    check = _last_check(store, session)
    morning = _last_morning(store, session)
    locks = []
    if check is not None:
        locks.append(correct_check(store, session, _answers_of_check(check.fact), now, exercises).lock)
    if morning is not None:
        locks.append(correct_morning(store, session, _answers_of_morning(morning.fact), now, exercises).lock)
    return next((lock for lock in locks if lock is not None), None)


def correct_check(
    store: HistoryStore, session: int, answers: PainCheck, now: datetime, exercises: Exercises
) -> Correction:
    """Corrects the check after a session.

    Args:
        store: the history.
        session: whose check it is.
        answers: all answers, the right ones among them; what was before the session is read from the history.
        now: local wall time.
        exercises: all that can be done, by id.

    Raises:
        HistoryError: it could not be written, and nothing was.
        ValueError: an answer is missing, or there is no check to correct.
    """
    with store.transaction():
        first = _last_check(store, session)
        if first is None:
            raise ValueError("a check that was not answered is answered, not corrected")
        given = _against_before(store, session, answers)
        verdict = judge(given)
        if verdict.outcome is Outcome.CHECK_DUE or given.red is None or given.stop is None:
            raise ValueError("a correction needs every answer of the check")
        fact = replace(
            first.fact, at=now, red=given.red, stop=given.stop, before=given.before or 0, after=given.after,
            during=given.during, place_before=given.place_before or first.fact.place_before,
            place_after=given.place_after, quality=given.quality, overall=given.overall, outcome=verdict.outcome,
            rule=verdict.rule,
        )  # fmt: skip
        lock = _record(store, first, fact, exercises)
    return Correction(verdict.outcome, verdict.rule, lock)


def _against_before(store: HistoryStore, session: int, answers: PainCheck) -> PainCheck:
    before = before_session(store, session)
    quality = answers.quality
    if quality is not None:
        quality = effective_quality(quality, before.nerve_feelings)
    return replace(answers, before=before.pain, place_before=before.place, quality=quality)


def correct_morning(
    store: HistoryStore, session: int, answers: MorningCheck, now: datetime, exercises: Exercises
) -> Correction:
    """Corrects the check of the next morning.

    Args:
        store: the history.
        session: whose morning it is.
        answers: all answers, the right ones among them; what was before the session is read from the history.
        now: local wall time.
        exercises: all that can be done, by id.

    Raises:
        HistoryError: it could not be written, and nothing was.
        ValueError: an answer is missing, or there is no morning check to correct.
    """
    with store.transaction():
        first = _last_morning(store, session)
        if first is None:
            raise ValueError("a morning check that was not answered is answered, not corrected")
        before = before_session(store, session)
        given = replace(answers, before=before.pain, place_before=before.place)
        verdict = judge_morning(given)
        if verdict.outcome is MorningOutcome.CHECK_DUE or given.red is None:
            raise ValueError("a correction needs every answer of the morning")
        fact = replace(
            first.fact, at=now, red=given.red, pain=given.now, place=given.place_now,
            nerve_new_or_stronger=given.nerve_new_or_stronger, outcome=verdict.outcome, rule=verdict.rule,
        )  # fmt: skip
        lock = _record(store, first, fact, exercises)
    return Correction(verdict.outcome, verdict.rule, lock)


def _record(
    store: HistoryStore,
    first: Recorded[PainChecked] | Recorded[MorningChecked],
    fact: PainChecked | MorningChecked,
    exercises: Exercises,
) -> Locked | None:
    """Writes the corrected answers beside the first ones, with the lock that they or the sessions around them bring."""
    cause = lock_cause(fact.outcome)
    lock = None if cause is None else Locked(fact.at, cause, fact.rule, fact.session)
    store.append(Corrected(fact.at, first.id, _recorded(store, fact, lock)))
    if lock is None:
        step = ending_step(situation(store, fact.at), fact.session, exercises)
        lock = None if step is None else Locked(fact.at, Outcome.LOCK, step.rule, fact.session)
        if lock is not None:
            store.append(lock)
    return lock


def _recorded(store: HistoryStore, fact: TodayAnswered | PainChecked | MorningChecked, lock: Locked | None) -> int:
    """Writes the answers with their lock, but for one that the lists of warning signs have written just before."""
    stands = standing_lock(store)
    if lock is None or stands is None or _named(stands.fact) != _named(lock):
        return record_verdict(store, fact, lock)
    return store.append(fact)


def _named(lock: Locked) -> tuple[object, ...]:
    """What a lock is for and since which day: two that agree in it are opened by the same word."""
    return lock.cause, lock.rule, lock.session, lock.at.date()


def _last_check(store: HistoryStore, session: int) -> Recorded[PainChecked] | None:
    checks = [each for each in store.facts(PainChecked, session=session) if each.fact.outcome is not Outcome.CHECK_DUE]
    return checks[-1] if checks else None


def _last_morning(store: HistoryStore, session: int) -> Recorded[MorningChecked] | None:
    mornings = store.facts(MorningChecked, session=session)
    closed = [each for each in mornings if each.fact.outcome is not MorningOutcome.CHECK_DUE]
    return closed[-1] if closed else None


def _answers_of_check(check: PainChecked) -> PainCheck:
    return PainCheck(
        red=check.red, stop=check.stop, after=check.after, during=check.during, place_after=check.place_after,
        quality=check.quality, overall=check.overall,
    )  # fmt: skip


def _answers_of_morning(check: MorningChecked) -> MorningCheck:
    return MorningCheck(
        red=check.red, now=check.pain, place_now=check.place, nerve_new_or_stronger=check.nerve_new_or_stronger
    )
