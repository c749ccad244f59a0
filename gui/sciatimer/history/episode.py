"""One session with all that was said around it: what was answered, and what the rules counted it as."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from sciatimer.history.facts import (
    CheckAnswer,
    MorningChecked,
    PainChecked,
    SessionEnded,
    SessionStarted,
    StopFelt,
    TodayAnswered,
)
from sciatimer.history.shown import OUT_OF_VIEW
from sciatimer.history.store import HistoryStore
from sciatimer.safety.values import MorningOutcome, Outcome, Overall, Place, Quality, StopFeeling

_PAIN = tuple(range(11))
_ANSWERS: dict[str, type[IntEnum] | tuple[int, ...]] = {
    "after": _PAIN,
    "during": _PAIN,
    "place_after": Place,
    "quality": Quality,
    "overall": Overall,
}
_LAST_SESSIONS = f"SELECT id FROM session_started WHERE id NOT IN ({OUT_OF_VIEW}) ORDER BY id DESC LIMIT ?"
_TODAY_NOW = "SELECT coalesce(max(second), ?1) FROM corrected WHERE first = ?1"
_CORRECTED = "SELECT 1 FROM corrected WHERE second IN (SELECT max(id) FROM pain_checked WHERE session = ?)"
_GRAVEST_CHECK = tuple(Outcome).index
_GRAVEST_MORNING = tuple(MorningOutcome).index


@dataclass(frozen=True, slots=True)
class Episode:
    """A session, from the questions before it to the next morning.

    Attributes:
        session: its id.
        today: what was answered before it; what was corrected last, if it was.
        started: what was begun.
        ended: how it ended, None while it runs.
        felt: the buttons pressed on the stop screen, in order.
        answers: what was pressed in the check, by question; the last answer to each. Empty where the check was
            corrected: then only what it was corrected to counts.
        check: the verdict with what the rules counted, None while the check is open. Of several the answers of the
            last, and of the outcomes the gravest, which is the one that counts.
        morning: the next morning's check, None while it was not answered. Of several as with ``check``.
    """

    session: int
    today: TodayAnswered
    started: SessionStarted
    ended: SessionEnded | None
    felt: tuple[StopFeeling, ...]
    answers: Mapping[str, int]
    check: PainChecked | None
    morning: MorningChecked | None

    def said(self, question: str) -> int | None:
        """What the person answered; what was counted where the answer itself was not kept; None without either."""
        counted: int | None = getattr(self.check, question, None)
        return self.answers.get(question, counted)


def episode(store: HistoryStore, session: int) -> Episode:
    """All that is known of a session.

    Raises:
        HistoryError: the file cannot be read.
        KeyError: there is no such session.
    """
    first = first_told(store, session)
    (today,), *_ = store.read(_TODAY_NOW, first.started.today)
    return replace(
        first,
        today=store.fact(TodayAnswered, int(today)),
        answers={} if store.read(_CORRECTED, session) else first.answers,
        check=_counting_check(_checks(store, session)),
        morning=_counting_morning(_mornings(store, session)),
    )


def first_told(store: HistoryStore, session: int) -> Episode:
    """The same as it was answered first, before anything was corrected.

    Raises:
        HistoryError: the file cannot be read.
        KeyError: there is no such session.
    """
    started = store.fact(SessionStarted, session)
    ends = store.facts(SessionEnded, session=session, newest_first=True, limit=1)
    return Episode(
        session=session,
        today=store.fact(TodayAnswered, started.today),
        started=started,
        ended=ends[0].fact if ends else None,
        felt=tuple(recorded.fact.felt for recorded in store.facts(StopFelt, session=session)),
        answers=_answers(store, session),
        check=next(iter(_checks(store, session)), None),
        morning=next(iter(_mornings(store, session)), None),
    )


def last_episodes(store: HistoryStore, most: int) -> tuple[Episode, ...]:
    """The newest sessions, newest first, without those that were taken out of view.

    Raises:
        HistoryError: the file cannot be read.
    """
    return tuple(episode(store, int(row[0])) for row in store.read(_LAST_SESSIONS, most))


def _answers(store: HistoryStore, session: int) -> dict[str, int]:
    facts = (recorded.fact for recorded in store.facts(CheckAnswer, session=session))
    return {fact.question: fact.value for fact in facts if fact.value in tuple(_ANSWERS.get(fact.question, ()))}


def _checks(store: HistoryStore, session: int) -> list[PainChecked]:
    facts = (recorded.fact for recorded in store.facts(PainChecked, session=session))
    return [fact for fact in facts if fact.outcome is not Outcome.CHECK_DUE]


def _mornings(store: HistoryStore, session: int) -> list[MorningChecked]:
    facts = (recorded.fact for recorded in store.facts(MorningChecked, session=session))
    return [fact for fact in facts if fact.outcome is not MorningOutcome.CHECK_DUE]


def _counting_check(checks: list[PainChecked]) -> PainChecked | None:
    if not checks:
        return None
    gravest = min(checks, key=_check_gravity)
    return replace(checks[-1], at=checks[0].at, outcome=gravest.outcome, rule=gravest.rule)


def _counting_morning(mornings: list[MorningChecked]) -> MorningChecked | None:
    if not mornings:
        return None
    gravest = min(mornings, key=_morning_gravity)
    return replace(mornings[-1], at=mornings[0].at, outcome=gravest.outcome, rule=gravest.rule)


def _check_gravity(check: PainChecked) -> int:
    return _GRAVEST_CHECK(check.outcome)


def _morning_gravity(check: MorningChecked) -> int:
    return _GRAVEST_MORNING(check.outcome)
