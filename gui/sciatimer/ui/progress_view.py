"""How it goes over time: from the history to words and points. No widget is touched here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sciatimer.catalogue.model import Exercise
from sciatimer.history.break_tally import BreakCount, break_counts
from sciatimer.history.course import Course, LockMark, course
from sciatimer.history.notes import withdrawn_sessions
from sciatimer.history.store import HistoryStore
from sciatimer.history.tallies import ENOUGH, CalendarDay, Change, Changes, calendar, changes
from sciatimer.safety.values import Outcome
from sciatimer.texts import Texts
from sciatimer.ui.dates import day_words, one_place, short_day
from sciatimer.ui.progress_points import Point, point_of_session, point_of_span, stretch_name

_BEGINNING = datetime(1970, 1, 2)  # noqa: DTZ001 - only a day before all others


class Span(StrEnum):
    """How far back one looks."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


_DAYS = {Span.DAY: 1, Span.WEEK: 7, Span.MONTH: 28, Span.QUARTER: 84}


@dataclass(frozen=True, slots=True)
class Mark:
    """A lock or an unlock at a moment in seconds since 1970."""

    at: float
    locks: bool
    words: str


@dataclass(frozen=True, slots=True)
class BreakBar:
    """The breaks of a day or a week. ``at`` is its middle and ``width`` its length, in seconds since 1970."""

    at: float
    width: float
    offered: int
    taken: int
    words: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The change of one kind of session. ``mean`` is in points of pain, None where there were too few."""

    name: str
    mean: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """One square of the calendar."""

    week: int
    weekday: int
    sessions: int
    stopped: bool
    rested: bool
    words: str


@dataclass(frozen=True, slots=True)
class ProgressView:
    """Everything on the page. ``out_of_view`` is how many sessions were taken out of it."""

    span: Span
    begin: float
    end: float
    lead: tuple[str, ...]
    points: tuple[Point, ...]
    marks: tuple[Mark, ...]
    breaks: tuple[BreakBar, ...]
    by_position: tuple[Bar, ...]
    by_exercise: tuple[Bar, ...]
    days: tuple[Day, ...]
    columns: tuple[str, ...]
    out_of_view: int = 0

    @property
    def is_empty(self) -> bool:
        """No stretch was done in this span."""
        return not self.points


def since(span: Span, now: datetime) -> datetime:
    """The local midnight at which a span begins."""
    if span is Span.ALL:
        return _BEGINNING.replace(tzinfo=now.tzinfo)
    first = now.date() - timedelta(days=_DAYS[span] - 1)
    return datetime.combine(first, time(), now.tzinfo)


def progress_view(
    store: HistoryStore, exercises: Mapping[str, Exercise], texts: Texts, now: datetime, span: Span
) -> ProgressView:
    """What the page shows of a span.

    Args:
        store: the history; nothing is written.
        exercises: names the stretches; one that is in no catalogue any more is told by its id.
        texts: the words.
        now: local wall time.
        span: how far back.

    Raises:
        HistoryError: the file cannot be read.
    """
    begin = since(span, now)
    with store.snapshot():
        seen, found, days = course(store, begin), changes(store, begin), calendar(store, now)
        breaks, hidden = break_counts(store, begin), len(withdrawn_sessions(store))
    points = tuple(point_of_session(each, exercises, texts) for each in seen.points)
    points = points or tuple(point_of_span(each, now, texts) for each in seen.spans)
    return ProgressView(
        span=span,
        begin=_first(points, breaks, now) if span is Span.ALL else begin.timestamp(),
        end=now.timestamp(),
        lead=_lead(seen, found, days, texts),
        points=points,
        marks=tuple(_mark(each, texts) for each in seen.marks),
        breaks=tuple(_breaks(each, now, texts) for each in breaks),
        by_position=tuple(_bar(texts(f"today.position_{kind}"), each, texts) for kind, each in found.by_position),
        by_exercise=tuple(_bar(stretch_name(kind, exercises), each, texts) for kind, each in found.by_exercise),
        days=tuple(_day(each, days[0], texts) for each in days),
        columns=tuple(texts(f"progress.column_{name}") for name in _columns(seen)),
        out_of_view=hidden,
    )


def _columns(seen: Course) -> tuple[str, ...]:
    last = ("sessions",) if seen.spans else ("hold", "outcome")
    return ("when", *(() if seen.spans else ("stretch",)), "before", "after", "morning", *last)


def _mark(mark: LockMark, texts: Texts) -> Mark:
    key = "progress.locked" if mark.locks else "progress.unlocked"
    return Mark(mark.at.timestamp(), mark.locks, texts(key, date=short_day(mark.at, texts)))


def _breaks(count: BreakCount, now: datetime, texts: Texts) -> BreakBar:
    begin = datetime.combine(count.first, time(), now.tzinfo)
    when = day_words(count.first, texts)
    if count.days > 1:
        last = count.first + timedelta(days=count.days - 1)
        when = texts("progress.span_words", first=short_day(count.first, texts), last=short_day(last, texts))
    words = texts("progress.breaks", when=when, taken=count.taken, offered=count.offered)
    length = timedelta(days=count.days)
    return BreakBar((begin + length / 2).timestamp(), length.total_seconds(), count.offered, count.taken, words)


def _first(points: tuple[Point, ...], breaks: tuple[BreakCount, ...], now: datetime) -> float:
    """Where the line of time begins when all is shown."""
    moments = [points[0].at] if points else []
    moments += [datetime.combine(breaks[0].first, time(), now.tzinfo).timestamp()] if breaks else []
    return min(moments, default=now.timestamp() - timedelta(days=1).total_seconds())


def _bar(name: str, change: Change, texts: Texts) -> Bar:
    if change.mean is None:
        return Bar(name, None, texts("progress.too_few", count=change.sessions, enough=ENOUGH))
    key = "same" if abs(change.mean) < 0.05 else "less" if change.mean < 0 else "more"  # noqa: PLR2004 - rounds to 0.0
    return Bar(
        name, change.mean, texts(f"progress.{key}", points=one_place(abs(change.mean), texts), count=change.sessions)
    )


def _day(day: CalendarDay, first: CalendarDay, texts: Texts) -> Day:
    stopped = day.gravest is not None and day.gravest not in {Outcome.GOOD, Outcome.KEEP, Outcome.EASE}
    key = "day_sessions" if day.sessions else "day_rested" if day.rested else "day_empty"
    said = [texts(f"progress.{key}", date=day_words(day.day, texts), count=day.sessions)]
    said += [texts(f"clinician.outcome_{day.gravest}")] if day.gravest is not None else []
    return Day(
        week=(day.day - first.day).days // 7,
        weekday=day.day.weekday(),
        sessions=day.sessions,
        stopped=stopped,
        rested=day.rested,
        words=" ".join(said),
    )


def _lead(seen: Course, found: Changes, days: tuple[CalendarDay, ...], texts: Texts) -> tuple[str, ...]:
    count = len(seen.points) or sum(span.sessions for span in seen.spans)
    if not count:
        return (texts("progress.nothing"),)
    said = [texts("progress.sessions", count=count), _change_words(found, texts)]
    kept = sum(1 for day in days if day.sessions or day.rested)
    return (*said, texts("progress.kept", count=kept, all=len(days)))


def _change_words(found: Changes, texts: Texts) -> str:
    """Nothing is claimed of fewer sessions than ENOUGH."""
    return texts("progress.few", enough=ENOUGH) if found.whole.mean is None else _bar("", found.whole, texts).words
