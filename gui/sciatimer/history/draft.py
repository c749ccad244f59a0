"""The check that is still open: what was answered before the program was closed or killed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from sciatimer.history.facts import CheckAnswer, EndReason, SessionEnded, SessionStarted, StopFelt, TodayAnswered
from sciatimer.history.store import HistoryStore
from sciatimer.history.today import answers_of
from sciatimer.safety.judge import Before, before_of_day
from sciatimer.safety.stop import read_stop
from sciatimer.safety.values import (
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    StopCause,
    StopFeeling,
    Where,
)

# where an answer was corrected both count: the milder one shows any rise
_ANSWERS_OF_THE_DAY = """
    WITH of_the_day AS (
        SELECT today FROM session_started
        WHERE substr(at, 1, 10) = (SELECT substr(at, 1, 10) FROM session_started WHERE id = ?1) AND id <= ?1
    )
    SELECT today FROM of_the_day UNION SELECT second FROM corrected WHERE first IN (SELECT today FROM of_the_day)
"""
_NOTHING_TO_ASK = frozenset({EndReason.FINISHED, EndReason.NOT_FINISHED})
_PAIN = tuple(range(11))
_QUESTIONS: dict[str, type[IntEnum] | tuple[int, ...]] = {
    "red": RedFlag,
    "after": _PAIN,
    "during": _PAIN,
    "place_after": Place,
    "quality": Quality,
    "overall": Overall,
}


@dataclass(frozen=True, slots=True)
class CheckDraft:
    """A check as far as it was answered.

    Attributes:
        check: the answers, None where none was given; ``stop`` is None while the stop screen has yet to be asked.
        before: how it was before, by the milder of the day's answers.
        where: the side named before the session.
    """

    check: PainCheck
    before: Before
    where: Where


def draft_check(store: HistoryStore, session: int) -> CheckDraft:
    """The open check of a session, as far as it was answered.

    Raises:
        HistoryError: the file cannot be read.
        KeyError: there is no such session.
    """
    with store.snapshot():
        today = store.fact(TodayAnswered, store.fact(SessionStarted, session).today)
        before = before_session(store, session)
        felt = [recorded.fact.felt for recorded in store.facts(StopFelt, session=session)]
        stop = _stop_cause(store, session, felt)
        answers = _answers(store, session, felt)
    return CheckDraft(
        PainCheck(stop=stop, before=before.pain, place_before=before.place, **answers), before, today.where
    )


def before_session(store: HistoryStore, session: int) -> Before:
    """What the check of a session and its next morning are compared with: the milder of that day's answers.

    Raises:
        HistoryError: the file cannot be read.
        ValueError: there is no such session.
    """
    rows = store.read(_ANSWERS_OF_THE_DAY, session)
    return before_of_day([answers_of(store.fact(TodayAnswered, int(row[0]))) for row in rows])


def _stop_cause(store: HistoryStore, session: int, felt: Sequence[StopFeeling]) -> StopCause | None:
    """The gravest of what was felt. A session that broke off without a word has its stop screen still to come."""
    if felt:
        return max(read_stop(feeling).cause for feeling in felt)
    ends = {recorded.fact.reason for recorded in store.facts(SessionEnded, session=session)}
    return StopCause.NONE if ends and ends <= _NOTHING_TO_ASK else None


def _answers(store: HistoryStore, session: int, felt: Sequence[StopFeeling]) -> dict[str, Any]:
    """The last answer to each question; one that cannot be is asked again. The stop screen has given some."""
    given = _opening(felt)
    emergency = given.get("red")
    for answer in (recorded.fact for recorded in store.facts(CheckAnswer, session=session)):
        choices = _QUESTIONS.get(answer.question, ())
        for choice in (each for each in choices if each == answer.value):
            given[answer.question] = choice
    # what was named at the stop is not taken back later: a warning sign by a "no", a calf or foot by a place higher up
    places = [place for place in (read_stop(feeling).place for feeling in felt) if place is not None]
    if "place_after" in given:
        given["place_after"] = max(given["place_after"], *places) if places else given["place_after"]
    return given if emergency is None else given | {"red": emergency}


def _opening(felt: Sequence[StopFeeling]) -> dict[str, Any]:
    given: dict[str, Any] = {}
    for reading in (read_stop(feeling) for feeling in felt):
        if reading.red is not RedFlag.NONE:
            given["red"] = reading.red
        if reading.quality is not None:
            given["quality"] = reading.quality
    return given
