"""The self-checks of the past, read back as the rules see them."""

from collections.abc import Mapping
from datetime import date

from sciatimer.history.facts import Cleared
from sciatimer.history.keeping import kept_findings, kept_unfaded, last_kept_day
from sciatimer.history.kept_facts import Keeping
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
    reopened = kept_unfaded(store)
    faded = _faded(store, reopened)
    findings = [_finding(recorded, faded.get(recorded.id)) for recorded in store.facts(SelfChecked)]
    return SelfChecks(
        findings=tuple(sorted((*findings, *kept_findings(store)), key=_order)),
        words=tuple(_word(recorded) for recorded in store.facts(Cleared) if recorded.fact.item == NERVE_PATTERN),
        skip_day=_skip_day(store),
        lock=lock or 0,
        unlock=unlock or 0,
        reopened=frozenset(check for check, since in reopened.items() if since > (lock or 0)),
    )


def _order(finding: Finding) -> int:
    return finding.order


def _skip_day(store: HistoryStore) -> date | None:
    (skipped,), *_ = store.read(_SKIP_DAY)
    days = (None if skipped is None else date.fromisoformat(skipped), last_kept_day(store, Keeping.SKIPPED))
    return max((day for day in days if day is not None), default=None)


def _faded(store: HistoryStore, reopened: Mapping[int, int]) -> dict[int, bool]:
    """Whether the feeling of each stopped check faded; of two answers the graver counts."""
    answers: dict[int, bool] = {}
    for recorded in store.facts(NerveFeelingFaded):
        check = recorded.fact.self_check
        if recorded.id > reopened.get(check, 0):
            answers[check] = answers.get(check, True) and recorded.fact.faded
    return answers


def _finding(recorded: Recorded[SelfChecked], faded: bool | None) -> Finding:
    fact = recorded.fact
    return Finding(recorded.id, fact.at, Turn(fact.kind, fact.leg), fact.result, fact.rule, faded)


def _word(recorded: Recorded[Cleared]) -> NerveWord:
    return NerveWord(recorded.id, recorded.fact.at, recorded.fact.spoken_on)
