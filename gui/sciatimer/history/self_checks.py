"""The self-checks of the past, read back as the rules see them."""

from datetime import date

from sciatimer.history.facts import Cleared
from sciatimer.history.rows import Recorded
from sciatimer.history.self_check_facts import NerveFeelingFaded, SelfChecked
from sciatimer.history.store import HistoryStore
from sciatimer.safety.screens import NERVE_PATTERN
from sciatimer.safety.self_check_memory import Finding, NerveWord, SelfChecks, Turn

_NEWEST_LOCK_AND_UNLOCK = "SELECT (SELECT max(id) FROM locked), (SELECT max(id) FROM unlocked)"
_SKIP_DAY = "SELECT max(substr(at, 1, 10)) FROM self_check_skipped"


def self_checks(store: HistoryStore) -> SelfChecks:
    """All self-checks of the past; few, because there is one a week at most.

    Raises:
        HistoryError: the file cannot be read.
    """
    (lock, unlock), *_ = store.read(_NEWEST_LOCK_AND_UNLOCK)
    (skipped,), *_ = store.read(_SKIP_DAY)
    faded = _faded(store)
    return SelfChecks(
        findings=tuple(_finding(recorded, faded.get(recorded.id)) for recorded in store.facts(SelfChecked)),
        words=tuple(_word(recorded) for recorded in store.facts(Cleared) if recorded.fact.item == NERVE_PATTERN),
        skip_day=None if skipped is None else date.fromisoformat(skipped),
        lock=lock or 0,
        unlock=unlock or 0,
    )


def _faded(store: HistoryStore) -> dict[int, bool]:
    """Whether the feeling of each stopped check faded; of two answers the graver counts."""
    answers: dict[int, bool] = {}
    for recorded in store.facts(NerveFeelingFaded):
        check = recorded.fact.self_check
        answers[check] = answers.get(check, True) and recorded.fact.faded
    return answers


def _finding(recorded: Recorded[SelfChecked], faded: bool | None) -> Finding:
    fact = recorded.fact
    return Finding(recorded.id, fact.at, Turn(fact.kind, fact.leg), fact.result, fact.rule, faded)


def _word(recorded: Recorded[Cleared]) -> NerveWord:
    return NerveWord(recorded.id, recorded.fact.at, recorded.fact.spoken_on)
