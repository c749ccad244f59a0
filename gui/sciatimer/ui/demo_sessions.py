"""One session of the example history, written the way a person would have written it, with the verdict of the rules."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sciatimer.catalogue.model import Exercise
from sciatimer.history.facts import (
    EndReason,
    Locked,
    MorningChecked,
    PainChecked,
    SessionEnded,
    SessionStarted,
    StepOffered,
    StopFelt,
    TodayAnswered,
)
from sciatimer.history.store import HistoryStore
from sciatimer.safety.judge import judge
from sciatimer.safety.morning import judge_morning
from sciatimer.safety.values import (
    MorningCheck,
    Outcome,
    Overall,
    PainCheck,
    Place,
    Quality,
    RedFlag,
    StartOutcome,
    StopCause,
    StopFeeling,
    Where,
)
from sciatimer.session.model import Side

_LENGTH = timedelta(minutes=4)
_ENDED = frozenset({Outcome.LOCK, Outcome.URGENT, Outcome.EMERGENCY})


@dataclass(frozen=True, slots=True)
class Example:
    """A session of the example person. Pain is NPRS 0-10, the hold in seconds.

    Attributes:
        after: the pain when it was over.
        next_morning: the pain on the next morning, None for no answer.
        spared: the left leg is sore and gets half the hold.
        stopped: the person stopped for pain.
    """

    at: datetime
    before: int
    after: int
    next_morning: int | None
    hold: int
    spared: bool = False
    stopped: bool = False

    @property
    def place(self) -> Place:
        """Where it was felt: the more it hurts, the further down."""
        return Place.BUTTOCK if self.before > 1 else Place.LOW_BACK

    @property
    def where(self) -> Where:
        """The side it was felt on."""
        return Where.LEFT if self.place is Place.BUTTOCK else Where.BACK_ONLY


def write(store: HistoryStore, example: Example, exercise: Exercise) -> int | None:
    """Writes the session and all that followed from it; gives the id of the lock, if the rules put one on."""
    session = store.append(_started(example, store.append(_today(example)), exercise))
    if example.stopped:
        store.append(StopFelt(example.at + _LENGTH, session, StopFeeling.PAIN))
    planned = exercise.repetitions.default * 2
    reason = EndReason.STOPPED if example.stopped else EndReason.FINISHED
    store.append(SessionEnded(example.at + _LENGTH, session, reason, planned // (1 + example.stopped), planned))
    checked = _checked(example, session)
    store.append(checked)
    if checked.outcome in _ENDED:
        return store.append(Locked(checked.at, checked.outcome, checked.rule, session))
    store.append(StepOffered(checked.at, session, "N9" if checked.outcome is Outcome.GOOD else "N6", None, None))
    if example.next_morning is not None:
        store.append(_morning(example, session, example.next_morning))
    return None


def _today(example: Example) -> TodayAnswered:
    return TodayAnswered(
        at=example.at,
        pain=example.before,
        place=example.place,
        where=example.where,
        nerve_feelings=False,
        much_worse=False,
        red=RedFlag.NONE,
        outcome=StartOutcome.START,
        rule="P9",
    )


def _started(example: Example, today: int, exercise: Exercise) -> SessionStarted:
    repetitions = exercise.repetitions.default
    return SessionStarted(
        at=example.at,
        today=today,
        exercise=exercise.id,
        position=exercise.position,
        hold=example.hold,
        repetitions=repetitions,
        rest=exercise.rest,
        first_side=Side.RIGHT if example.spared else Side.LEFT,
        left_out=None,
        sore_leg=Side.LEFT if example.spared else None,
        sore_hold=max(exercise.hold.min, example.hold // 2) if example.spared else None,
        sore_repetitions=repetitions if example.spared else None,
    )


def _checked(example: Example, session: int) -> PainChecked:
    overall = Overall.BETTER if example.after < example.before else Overall.SAME
    stop = StopCause.PAIN if example.stopped else StopCause.NONE
    check = PainCheck(
        red=RedFlag.NONE,
        stop=stop,
        before=example.before,
        after=example.after,
        during=example.after,
        place_before=example.place,
        place_after=example.place,
        quality=Quality.NOTHING_OR_PULL,
        overall=overall,
    )
    verdict = judge(check)
    return PainChecked(
        at=example.at + _LENGTH,
        session=session,
        red=RedFlag.NONE,
        stop=stop,
        before=example.before,
        after=example.after,
        during=example.after,
        place_before=example.place,
        place_after=example.place,
        where=example.where,
        quality=Quality.NOTHING_OR_PULL,
        overall=overall,
        outcome=verdict.outcome,
        rule=verdict.rule,
    )


def _morning(example: Example, session: int, pain: int) -> MorningChecked:
    check = MorningCheck(RedFlag.NONE, example.before, pain, example.place, example.place, nerve_new_or_stronger=False)
    verdict = judge_morning(check)
    return MorningChecked(
        at=(example.at + timedelta(days=1)).replace(hour=8),
        session=session,
        red=RedFlag.NONE,
        pain=pain,
        place=example.place,
        where=example.where,
        nerve_new_or_stronger=False,
        outcome=verdict.outcome,
        rule=verdict.rule,
    )
