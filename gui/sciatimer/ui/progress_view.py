"""How it goes over time: from the history to words and points. No widget is touched here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.history.break_tally import BreakCount, break_counts
from sciatimer.history.course import Course, LockMark, SessionPoint, SpanPoint, course
from sciatimer.history.store import HistoryStore
from sciatimer.history.tallies import ENOUGH, CalendarDay, Change, Changes, calendar, changes
from sciatimer.safety.values import Outcome
from sciatimer.texts import Texts
from sciatimer.ui.dates import day_words, one_place, short_day

_BEGINNING = datetime(1970, 1, 2)  # noqa: DTZ001 - only a day before all others


class Span(StrEnum):
    """How far back one looks."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    ALL = "all"


_NO_ANSWER = "\u2013"  # in a table
_DAYS = {Span.DAY: 1, Span.WEEK: 7, Span.MONTH: 28, Span.QUARTER: 84}


@dataclass(frozen=True, slots=True)
class Point:
    """What a plot shows at one moment. Pain is NPRS 0-10 or a mean of it.

    Attributes:
        at: seconds since 1970.
        position: None where several sessions are summed up.
        outcome: of the check, None where it is open or several are summed up.
        hold_left, hold_right: seconds; None for pulses, a leg that was left out, and several summed up.
        words: all of it, for whoever points at it or walks along with the arrows.
        cells: the same as a row of the table.
    """

    at: float
    before: float | None
    after: float | None
    next_morning: float | None
    position: Position | None
    outcome: Outcome | None
    hold_left: int | None
    hold_right: int | None
    words: str
    cells: tuple[str, ...]


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
    """Everything on the page."""

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
        breaks = break_counts(store, begin)
    points = tuple(_of_session(each, exercises, texts) for each in seen.points)
    points = points or tuple(_of_span(each, now, texts) for each in seen.spans)
    return ProgressView(
        span=span,
        begin=_first(points, breaks, now) if span is Span.ALL else begin.timestamp(),
        end=now.timestamp(),
        lead=_lead(seen, found, days, texts),
        points=points,
        marks=tuple(_mark(each, texts) for each in seen.marks),
        breaks=tuple(_breaks(each, now, texts) for each in breaks),
        by_position=tuple(_bar(texts(f"today.position_{kind}"), each, texts) for kind, each in found.by_position),
        by_exercise=tuple(_bar(_name(kind, exercises), each, texts) for kind, each in found.by_exercise),
        days=tuple(_day(each, days[0], texts) for each in days),
        columns=tuple(texts(f"progress.column_{name}") for name in _columns(seen)),
    )


def _columns(seen: Course) -> tuple[str, ...]:
    last = ("sessions",) if seen.spans else ("hold", "outcome")
    return ("when", *(() if seen.spans else ("stretch",)), "before", "after", "morning", *last)


def _name(exercise: str, exercises: Mapping[str, Exercise]) -> str:
    return exercises[exercise].name if exercise in exercises else exercise


def _kind(exercise: str, exercises: Mapping[str, Exercise]) -> Kind:
    return exercises[exercise].kind if exercise in exercises else Kind.HOLD


def _of_session(point: SessionPoint, exercises: Mapping[str, Exercise], texts: Texts) -> Point:
    when = texts("progress.moment", date=short_day(point.at, texts), time=f"{point.at:%H:%M}")
    stretch = _name(point.exercise, exercises)
    outcome = texts(f"clinician.outcome_{point.check}" if point.check else "clinician.outcome_open")
    pain = [_number(each, texts) for each in (point.before, point.after, point.next_morning)]
    pulses = _kind(point.exercise, exercises) is Kind.PULSE
    hold = texts("progress.pulse", seconds=point.hold_left or point.hold_right) if pulses else _hold(point, texts)
    position = texts(f"today.position_{point.position}")
    words = texts("progress.session", when=when, position=position, stretch=stretch, outcome=outcome, hold=hold)
    return Point(
        at=point.at.timestamp(),
        before=point.before,
        after=point.after,
        next_morning=point.next_morning,
        position=point.position,
        outcome=point.check,
        hold_left=None if pulses else point.hold_left,
        hold_right=None if pulses else point.hold_right,
        words=f"{words} {_pain_words(pain, texts)}",
        cells=(when, stretch, *(each or _NO_ANSWER for each in pain), hold, outcome),
    )


def _of_span(point: SpanPoint, now: datetime, texts: Texts) -> Point:
    pain = [_number(each, texts) for each in (point.before, point.after, point.next_morning)]
    last = point.first + timedelta(days=point.days - 1)
    when = texts("progress.span_words", first=short_day(point.first, texts), last=short_day(last, texts))
    middle = datetime.combine(point.first, time(), now.tzinfo) + timedelta(days=point.days / 2)
    return Point(
        at=middle.timestamp(),
        before=point.before,
        after=point.after,
        next_morning=point.next_morning,
        position=None,
        outcome=None,
        hold_left=None,
        hold_right=None,
        words=f"{texts('progress.summed', when=when, count=point.sessions)} {_pain_words(pain, texts)}",
        cells=(when, *(each or _NO_ANSWER for each in pain), str(point.sessions)),
    )


def _number(value: float | None, texts: Texts) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else one_place(value, texts)


def _pain_words(pain: list[str], texts: Texts) -> str:
    before, after, morning = (each or texts("progress.none") for each in pain)
    return texts("progress.pain", before=before, after=after, morning=morning)


def _hold(point: SessionPoint, texts: Texts) -> str:
    left, right = point.hold_left, point.hold_right
    if left == right:
        return texts("progress.hold_both", seconds=left)
    if left is None or right is None:
        return texts("progress.hold_right" if left is None else "progress.hold_left", seconds=right or left)
    return texts("progress.hold_each", left=left, right=right)


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
