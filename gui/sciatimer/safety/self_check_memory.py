"""How long a self-check counts, leg by leg and check by check (clinical.md 3).

A nerve result ends in two ways only: the same check of the same leg, a week or more later, gives MUSCLE or NO SIGN, or
a clinician cleared it. A lock and its unlock change nothing about it: what was allowed there is to stretch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sciatimer.safety.self_check import STOPPING, CheckKind, CheckResult, Leg, combine

WEEK = timedelta(days=7)  # full days of 24 hours: from one check to the next, and from a nerve result to its end


@dataclass(frozen=True, slots=True)
class Turn:
    """One check of one leg."""

    kind: CheckKind
    leg: Leg


TURNS = tuple(Turn(kind, leg) for kind in CheckKind for leg in Leg)  # all of them, in the order of doing


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check of one leg gave.

    Attributes:
        order: tells what was recorded before what, whatever a clock said.
        at: local wall time.
        faded: after T1 and S1, whether the feeling had gone a minute later; None while nobody has said.
    """

    order: int
    at: datetime
    turn: Turn
    result: CheckResult
    rule: str
    faded: bool | None = None


@dataclass(frozen=True, slots=True)
class NerveWord:
    """A clinician's word on the nerve pattern: entered ``at``, given on ``spoken_on``."""

    order: int
    at: datetime
    spoken_on: date


@dataclass(frozen=True, slots=True)
class SelfChecks:
    """All self-checks of the past.

    Attributes:
        findings: in the order in which they were recorded.
        words: every clearance of the nerve pattern.
        skip_day: the last day on which a gate failed: all of it counts as nerve.
        lock: the order of the newest lock, 0 without one.
        unlock: the order of the newest unlock, 0 without one.
        reopened: the checks for which it has to be said once more whether the feeling faded, whatever came before.
    """

    findings: tuple[Finding, ...] = ()
    words: tuple[NerveWord, ...] = ()
    skip_day: date | None = None
    lock: int = 0
    unlock: int = 0
    reopened: frozenset[int] = frozenset()


def standing(past: SelfChecks) -> tuple[Finding, ...]:
    """The nerve results that have not ended, oldest first."""
    found: list[Finding] = []
    free_since: dict[Turn, datetime] = {}  # the latest later MUSCLE or NO SIGN of each check of each leg
    for finding in reversed(past.findings):
        if not finding.result.is_nerve:
            free_since[finding.turn] = max(finding.at, free_since.get(finding.turn, finding.at))
        elif not _is_over(finding, free_since.get(finding.turn)) and not _is_cleared(finding, past.words):
            found.append(finding)
    return tuple(reversed(found))


def _is_over(finding: Finding, free_since: datetime | None) -> bool:
    return free_since is not None and free_since - finding.at >= WEEK


def _is_cleared(finding: Finding, words: Iterable[NerveWord]) -> bool:
    """A word counts for the results recorded before it, of its day or earlier; one of a day to come never counts."""
    return any(word.order > finding.order and finding.at.date() <= word.spoken_on <= word.at.date() for word in words)


def counts_as_nerve(past: SelfChecks, today: date) -> bool:
    """Whether only nerve-OK variants may be offered: a nerve result stands, or a gate failed today."""
    return _is_skipped(past, today) or bool(standing(past))


def _is_skipped(past: SelfChecks, today: date) -> bool:
    """A day that is still to come (a clock set back, a flight west) counts too."""
    return past.skip_day is not None and past.skip_day >= today


def newest(past: SelfChecks) -> Mapping[Turn, CheckResult]:
    """What counts now of each check of each leg: what was found last, or the nerve that stands.

    A nerve result that a clinician cleared counts no more, so a check may have none.
    """
    latest = {finding.turn: finding.result for finding in past.findings}
    counting = {turn: result for turn, result in latest.items() if not result.is_nerve}
    for finding in standing(past):
        counting[finding.turn] = combine((counting.get(finding.turn, finding.result), finding.result)) or finding.result
    return counting


def combined(past: SelfChecks) -> CheckResult | None:
    """The worst of both checks and both legs, as it counts now; None before the first check."""
    return combine(newest(past).values())


def unfaded(past: SelfChecks) -> int | None:
    """The order of the check that was stopped by a nerve feeling and still lacks the answer whether it faded.

    After a lock nothing is owed any more: the worst that the answer can bring has come.
    """
    return next(iter(unfaded_all(past)), None)


def unfaded_all(past: SelfChecks) -> tuple[int, ...]:
    """The orders of all of them; more than one only where two histories came together."""
    stopped = (f for f in past.findings if f.rule in STOPPING and f.faded is None)
    return tuple(f.order for f in stopped if f.order > past.lock or f.order in past.reopened)


@dataclass(frozen=True, slots=True)
class SelfCheckDue:
    """Which checks can be done now.

    Attributes:
        turns: the checks and legs that are free, in the order of doing; empty for none.
        reason: the text key of why; its sentence may take {time} (from ``until``).
        until: the local time from which the next one is free; None if one is free now.
    """

    turns: tuple[Turn, ...]
    reason: str
    until: datetime | None = None


def self_check_due(past: SelfChecks, now: datetime) -> SelfCheckDue:
    """Optional, at first use, at most once a week, and after an unlock (clinical.md 3).

    The week runs for each check of each leg, so that who was interrupted can go on. A nerve feeling closes all of them
    for a week, because it stopped the check; a failed gate closes the day.
    """
    frees = {turn: _free_at(turn, past) for turn in TURNS}
    turns = tuple(turn for turn, free in frees.items() if free is None or now >= free)
    if past.skip_day is not None and _is_skipped(past, now.date()):
        return SelfCheckDue((), "self_check.due_tomorrow", _day_after(past.skip_day, now))
    if not turns:
        return SelfCheckDue((), "self_check.due_later", min(free for free in frees.values() if free is not None))
    return SelfCheckDue(turns, "self_check.due_rest" if len(turns) < len(TURNS) else _due_reason(past))


def _free_at(turn: Turn, past: SelfChecks) -> datetime | None:
    """From when on a check of a leg is free; None if nothing since the last unlock keeps it back."""
    since = [finding for finding in past.findings if finding.order > past.unlock]
    stopped = [finding.at for finding in since if finding.rule in STOPPING][-1:]
    done = [finding.at for finding in since if finding.turn == turn][-1:]
    return max(stopped + done) + WEEK if stopped or done else None


def _due_reason(past: SelfChecks) -> str:
    if not past.findings:
        return "self_check.due_first"
    if past.findings[-1].order < past.unlock:
        return "self_check.due_unlock"
    return "self_check.due_recheck" if standing(past) else "self_check.due_week"


def _day_after(day: date, now: datetime) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=now.tzinfo)
