"""One session with all that was said around it: what was answered, and what the rules counted it as."""

from collections.abc import Mapping
from dataclasses import dataclass
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
_LAST_SESSIONS = "SELECT id FROM session_started ORDER BY id DESC LIMIT ?"
_GRAVEST_CHECK = tuple(Outcome).index
_GRAVEST_MORNING = tuple(MorningOutcome).index


@dataclass(frozen=True, slots=True)
class Episode:
    """A session, from the questions before it to the next morning.

    Attributes:
        session: its id.
        today: what was answered before it.
        started: what was begun.
        ended: how it ended, None while it runs.
        felt: the buttons pressed on the stop screen, in order.
        answers: what was pressed in the check, by question; the last answer to each.
        check: the verdict with what the rules counted, None while the check is open. Of two the graver.
        morning: the next morning's check, None while it was not answered. Of two the graver.
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
    started = store.fact(SessionStarted, session)
    ends = store.facts(SessionEnded, session=session, newest_first=True, limit=1)
    return Episode(
        session=session,
        today=store.fact(TodayAnswered, started.today),
        started=started,
        ended=ends[0].fact if ends else None,
        felt=tuple(recorded.fact.felt for recorded in store.facts(StopFelt, session=session)),
        answers=_answers(store, session),
        check=_check(store, session),
        morning=_morning(store, session),
    )


def last_episodes(store: HistoryStore, most: int) -> tuple[Episode, ...]:
    """The newest sessions, newest first.

    Raises:
        HistoryError: the file cannot be read.
    """
    return tuple(episode(store, int(row[0])) for row in store.read(_LAST_SESSIONS, most))


def _answers(store: HistoryStore, session: int) -> dict[str, int]:
    facts = (recorded.fact for recorded in store.facts(CheckAnswer, session=session))
    return {fact.question: fact.value for fact in facts if fact.value in tuple(_ANSWERS.get(fact.question, ()))}


def _check(store: HistoryStore, session: int) -> PainChecked | None:
    facts = [recorded.fact for recorded in store.facts(PainChecked, session=session)]
    closed = [fact for fact in facts if fact.outcome is not Outcome.CHECK_DUE]
    return min(closed, key=_check_gravity, default=None)


def _check_gravity(check: PainChecked) -> int:
    return _GRAVEST_CHECK(check.outcome)


def _morning(store: HistoryStore, session: int) -> MorningChecked | None:
    facts = [recorded.fact for recorded in store.facts(MorningChecked, session=session)]
    closed = [fact for fact in facts if fact.outcome is not MorningOutcome.CHECK_DUE]
    return min(closed, key=_morning_gravity, default=None)


def _morning_gravity(check: MorningChecked) -> int:
    return _GRAVEST_MORNING(check.outcome)
