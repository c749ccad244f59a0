"""The day at a glance, as values: where somebody sat, what was offered, what was held back. For showing alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sciatimer.history.break_facts import (
    Away,
    BreakAnswered,
    BreakHeldBack,
    BreakOffered,
    RemindersPaused,
    RemindersResumed,
)
from sciatimer.history.rows import F, Recorded, table_of, utc_microseconds
from sciatimer.history.store import HistoryStore
from sciatimer.reminders.hours import working_spans
from sciatimer.reminders.known import Plan
from sciatimer.reminders.model import Answer, AwayCause, BreakKind, Decision, Held

_ONE_DAY = timedelta(days=1)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Somebody sat here, or was away for a cause. Local wall times; ``cause`` is None while they sat."""

    start: datetime
    end: datetime
    cause: AwayCause | None


@dataclass(frozen=True, slots=True)
class DayOffer:
    """A break that was offered.

    Attributes:
        at: when it was first shown.
        kind: what it asked for.
        answer: what became of it; None while it is open. LATER: it was put off and did not come again.
        answered: when that was said; None while it is open.
        seated: how long the person had sat, seconds.
        showings: how often it was shown.
    """

    at: datetime
    kind: BreakKind
    answer: Answer | None
    answered: datetime | None
    seated: int
    showings: int


@dataclass(frozen=True, slots=True)
class DayHeld:
    """A break was due and held back for a reason. Local wall times."""

    start: datetime
    end: datetime
    kind: BreakKind
    reason: Held


@dataclass(frozen=True, slots=True)
class Day:
    """A local day; everything is in the order of time and lies within the day, and nothing after now.

    Attributes:
        day: which.
        work: the working hours, start and end; empty on a free day.
        spans: where somebody sat or was away, as far as is known.
        offers: the breaks that were offered.
        held: the spans in which one was held back.
        pauses: the spans of the person's pauses, start and end.
        next_kind: the next break, of today alone; None if none is to come today.
        next_at: its local wall time; one that is due already has the time at which it became due.
    """

    day: date
    work: tuple[tuple[datetime, datetime], ...]
    spans: tuple[DaySpan, ...]
    offers: tuple[DayOffer, ...]
    held: tuple[DayHeld, ...]
    pauses: tuple[tuple[datetime, datetime], ...]
    next_kind: BreakKind | None
    next_at: datetime | None


def day(
    store: HistoryStore, wanted: date, now: datetime, plan: Plan, decision: Decision, away_since: datetime | None = None
) -> Day:
    """The day at a glance.

    Args:
        store: the history.
        wanted: the local day.
        now: local wall time.
        plan: the person's wishes, for the working hours.
        decision: what was decided now, for the next break and for what is held back now.
        away_since: since when nobody is here now; None while somebody is.

    Raises:
        HistoryError: the file cannot be read.
    """
    start = datetime.combine(wanted, time(), tzinfo=now.tzinfo)
    frame = _Frame(store, start, min(start + _ONE_DAY, max(start, now)))
    comes = decision.next_at is not None and decision.next_at.date() == wanted == now.date()
    with store.snapshot():
        return Day(
            day=wanted,
            work=_work(plan, wanted, now),
            spans=tuple(_clipped(frame, _spans(frame, away_since))),
            offers=tuple(_offers(frame)),
            held=tuple(_held(frame, decision)),
            pauses=tuple(_pauses(frame)),
            next_kind=decision.next_kind if comes else None,
            next_at=decision.next_at if comes else None,
        )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The day that is looked at, up to now."""

    store: HistoryStore
    start: datetime
    end: datetime

    def since(self, kind: type[F]) -> tuple[Recorded[F], ...]:
        """The facts from the beginning of the day on, with the last one before it."""
        sql = f'SELECT id FROM "{table_of(kind).name}" WHERE utc < ? ORDER BY utc DESC LIMIT 1'
        before = (int(row[0]) for row in self.store.read(sql, utc_microseconds(self.start)))
        last = tuple(Recorded(row_id, self.store.fact(kind, row_id)) for row_id in before)
        return (*last, *self.store.facts(kind, since=self.start))

    def clip(self, start: datetime, end: datetime) -> tuple[datetime, datetime] | None:
        """The part of a span that lies within the day; None without one."""
        first, last = max(start, self.start), min(end, self.end)
        return (first, last) if first < last else None


def _work(plan: Plan, wanted: date, now: datetime) -> tuple[tuple[datetime, datetime], ...]:
    spans = working_spans(plan.week, plan.holidays, wanted, 1)
    return tuple((start.replace(tzinfo=now.tzinfo), end.replace(tzinfo=now.tzinfo)) for start, end in spans)


def _clipped(frame: _Frame, spans: Iterable[DaySpan]) -> Iterator[DaySpan]:
    for span in spans:
        part = frame.clip(span.start, span.end)
        if part is not None:
            yield DaySpan(*part, span.cause)


def _spans(frame: _Frame, away_since: datetime | None) -> Iterator[DaySpan]:
    """From one absence to the next; before the first one nothing is known."""
    seen: datetime | None = None
    for away in (recorded.fact for recorded in frame.since(Away)):
        if seen is not None:
            yield DaySpan(seen, away.since, None)
        yield DaySpan(away.since if seen is None else max(seen, away.since), away.at, away.cause)
        seen = away.at if seen is None else max(seen, away.at)
    if seen is not None:
        gone = frame.end if away_since is None else away_since
        yield DaySpan(seen, gone, None)
        yield DaySpan(max(seen, gone), frame.end, AwayCause.IDLE)


def _offers(frame: _Frame) -> Iterator[DayOffer]:
    answers: dict[int, BreakAnswered] = {}
    for answered in frame.store.facts(BreakAnswered, since=frame.start):
        answers.setdefault(answered.fact.offer, answered.fact)
    showings: dict[int, list[Recorded[BreakOffered]]] = {}
    for offered in frame.store.facts(BreakOffered, since=frame.start):
        first = offered.id if offered.fact.again is None else offered.fact.again
        showings.setdefault(first, []).append(offered)
    for shown in showings.values():
        if shown[0].fact.at <= frame.end:
            yield _offer(shown, answers)


def _offer(shown: list[Recorded[BreakOffered]], answers: dict[int, BreakAnswered]) -> DayOffer:
    """The last showing tells what became of it."""
    first, answer = shown[0].fact, answers.get(shown[-1].id)
    return DayOffer(
        at=first.at,
        kind=shown[-1].fact.kind,
        answer=None if answer is None else answer.answer,
        answered=None if answer is None else answer.at,
        seated=first.seated,
        showings=len(shown),
    )


def _held(frame: _Frame, decision: Decision) -> Iterator[DayHeld]:
    """A break is held back until the next thing that happened to it."""
    held = frame.store.facts(BreakHeldBack, since=frame.start)
    turns = sorted(
        [(each.id, each.fact.at) for each in held]
        + [(each.id, each.fact.at) for each in frame.store.facts(BreakOffered, since=frame.start)]
        + [(each.id, each.fact.since) for each in frame.store.facts(Away, since=frame.start)]
    )
    for each in held:
        lasts = decision.kept is not None and decision.held is each.fact.reason
        end = next((at for row_id, at in turns if row_id > each.id), frame.end if lasts else each.fact.at)
        part = frame.clip(each.fact.at, end)
        if part is not None:
            yield DayHeld(*part, each.fact.kind, each.fact.reason)


def _pauses(frame: _Frame) -> Iterator[tuple[datetime, datetime]]:
    """From each pause to its own end, or to the next word on it."""
    words: list[tuple[int, RemindersPaused | RemindersResumed]] = [
        *((paused.id, paused.fact) for paused in frame.since(RemindersPaused)),
        *((resumed.id, resumed.fact) for resumed in frame.since(RemindersResumed)),
    ]
    words.sort(key=_recorded_id)
    ends = [fact.at for _, fact in words[1:]] + [frame.end]  # of a day without a word it is the only one
    for (_, fact), next_word in zip(words, ends, strict=False):
        if isinstance(fact, RemindersPaused):
            part = frame.clip(fact.at, min(next_word, *_own_ends(fact)))
            if part is not None:
                yield part


def _own_ends(paused: RemindersPaused) -> Iterator[datetime]:
    yield _NEVER if paused.seconds is None else paused.at + timedelta(seconds=paused.seconds)
    if paused.until is not None:
        yield datetime.combine(paused.until, time(), tzinfo=paused.at.tzinfo)


def _recorded_id(word: tuple[int, RemindersPaused | RemindersResumed]) -> int:
    return word[0]
