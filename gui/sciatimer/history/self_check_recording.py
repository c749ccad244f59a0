"""What a self-check brings, written in one breath. Who leaves a check before its last answer has stored nothing of it."""

from datetime import datetime

from sciatimer.history.facts import Locked
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfChecked, SelfCheckSkipped
from sciatimer.history.situation import situation
from sciatimer.history.store import HistoryStore
from sciatimer.safety.self_check import CheckKind, Leg, SittingAnswers, ToeAnswers, sitting_result, toe_result
from sciatimer.safety.self_check_gate import GateAnswers, GateOutcome, GateVerdict, gate
from sciatimer.safety.values import Outcome


def record_gate(store: HistoryStore, at: datetime, answers: GateAnswers) -> GateVerdict:
    """Judges the answers to the gate by the situation as it is now, and records them if the gate fails.

    Raises:
        HistoryError: they could not be written, and nothing was.
    """
    with store.transaction():
        verdict = gate(answers, situation(store, at))
        if verdict.outcome is GateOutcome.SKIP:
            store.append(_skipped(at, answers, verdict.rule))
    return verdict


def _skipped(at: datetime, answers: GateAnswers, rule: str) -> SelfCheckSkipped:
    return SelfCheckSkipped(
        at=at,
        pain=answers.pain,
        nerve_feelings=answers.nerve_feelings,
        new_injury=answers.new_injury,
        signs_passed=answers.signs_passed,
        rule=rule,
    )


def record_self_check(store: HistoryStore, at: datetime, leg: Leg, answers: SittingAnswers | ToeAnswers) -> int:
    """Judges one check of one leg and records it; called the moment a nerve feeling is named, or at the last answer.

    Returns:
        The id of the check, for ``record_faded``.

    Raises:
        HistoryError: it could not be written, and nothing was.
        ValueError: an answer is missing.
    """
    return store.append(_sitting(at, leg, answers) if isinstance(answers, SittingAnswers) else _toe(at, leg, answers))


def _sitting(at: datetime, leg: Leg, answers: SittingAnswers) -> SelfChecked:
    verdict = sitting_result(answers)
    return SelfChecked(
        at=at,
        kind=CheckKind.SITTING,
        leg=leg,
        feeling=answers.feeling,
        lean=answers.lean,
        eases=None,
        grows=None,
        place=answers.place,
        result=verdict.result,
        rule=verdict.rule,
    )


def _toe(at: datetime, leg: Leg, answers: ToeAnswers) -> SelfChecked:
    verdict = toe_result(answers)
    return SelfChecked(
        at=at,
        kind=CheckKind.TOE,
        leg=leg,
        feeling=answers.feeling,
        lean=None,
        eases=answers.eases,
        grows=answers.grows,
        place=answers.place,
        result=verdict.result,
        rule=verdict.rule,
    )


def record_faded(store: HistoryStore, at: datetime, self_check: int, *, faded: bool) -> Locked | None:
    """Records whether the nerve feeling that stopped a check has gone; if not, the routine ends with it.

    Returns:
        The lock, None if the feeling faded.

    Raises:
        HistoryError: it could not be written, and nothing was.
        KeyError: there is no such check.
    """
    rule = store.fact(SelfChecked, self_check).rule
    lock = None if faded else Locked(at, Outcome.LOCK, rule, None)
    answer = NerveFeelingFaded(at, self_check, faded)
    store.append_all(fact for fact in (answer, lock) if fact is not None)
    return lock
