"""What Today wants to know of the past: the last answers, a fresh morning check, and the chosen doses."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sciatimer.history.facts import DoseChosen, Locked, MorningChecked, TodayAnswered
from sciatimer.history.keeping import kept_limits
from sciatimer.history.kept_facts import Keeping, Kept
from sciatimer.history.rows import Recorded
from sciatimer.history.store import HistoryStore
from sciatimer.safety.levels import KEPT_DOSE, KEPT_LEVEL
from sciatimer.safety.values import MorningOutcome, TodayAnswers

_LIMITS = {Keeping.LEVEL: KEPT_LEVEL, Keeping.DOSE: KEPT_DOSE}

FRESH = timedelta(minutes=30)  # a morning check this young fills Today's questions in (design 1.1)


def last_answers(store: HistoryStore) -> TodayAnswers | None:
    """The answers given on Today before these; None the first time.

    Raises:
        HistoryError: the file cannot be read.
    """
    newest = store.facts(TodayAnswered, newest_first=True, limit=1)
    return answers_of(newest[0].fact) if newest else None


def answers_of(today: TodayAnswered) -> TodayAnswers:
    """The answers without what they led to."""
    return TodayAnswers(
        pain=today.pain,
        place=today.place,
        where=today.where,
        nerve_feelings=today.nerve_feelings,
        much_worse=today.much_worse,
        red=today.red,
    )


def fresh_morning(store: HistoryStore, now: datetime) -> MorningChecked | None:
    """The morning check that was answered within the last 30 minutes, if there is one and it settled.

    Raises:
        HistoryError: the file cannot be read.
    """
    newest = store.facts(MorningChecked, newest_first=True, limit=1)
    if not newest or newest[0].fact.outcome is not MorningOutcome.SETTLED:
        return None
    age = now - newest[0].fact.at
    return newest[0].fact if timedelta() <= age <= FRESH else None


@dataclass(frozen=True, slots=True)
class ChosenDose:
    """A dose that was chosen, with its id, which tells what came before it. Hold in seconds."""

    id: int
    exercise: str
    hold: int
    repetitions: int
    reason: str  # a DoseReason, or what the rules call a limit that is kept


def dose_choices(store: HistoryStore) -> tuple[ChosenDose, ...]:
    """The doses chosen since the last lock, and the limits kept since then, in the order in which they were made.

    Raises:
        HistoryError: the file cannot be read.
    """
    locks = store.facts(Locked, newest_first=True, limit=1)
    since = locks[0].id if locks else 0
    chosen = [_chosen(recorded) for recorded in store.facts(DoseChosen) if recorded.id > since]
    kept = [_kept(recorded) for recorded in kept_limits(store) if recorded.id > since]
    return tuple(sorted((*chosen, *kept), key=_id_of))


def _id_of(choice: ChosenDose) -> int:
    return choice.id


def _chosen(recorded: Recorded[DoseChosen]) -> ChosenDose:
    fact = recorded.fact
    return ChosenDose(recorded.id, fact.exercise, fact.hold, fact.repetitions, fact.reason)


def _kept(recorded: Recorded[Kept]) -> ChosenDose:
    fact = recorded.fact
    return ChosenDose(recorded.id, fact.about, fact.number or 0, fact.repetitions or 0, _LIMITS[fact.what])
