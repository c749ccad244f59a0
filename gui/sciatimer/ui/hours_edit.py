"""Working hours under a hand: what becomes of a day's spans when an edge or a whole span is moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from sciatimer.reminders.hours import MOST_RANGES, Span

STEP = 15  # minutes: what the hand and the arrows move by, and the least length of a span and of a gap
DAY_END = 24 * 60
_USUAL = (Span(9 * 60, 17 * 60),)
_NEW = 60  # minutes of a span that is added
_EARLY, _LATE = 6 * 60, 20 * 60  # what is shown of every day

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """The beginning or the end of a span of the day, by its place in the order."""

    span: int
    is_start: bool


def edges(spans: Spans) -> tuple[Edge, ...]:
    """All edges from morning to night."""
    return tuple(Edge(at, is_start) for at in range(len(spans)) for is_start in (True, False))


def minute_of(spans: Spans, edge: Edge) -> int:
    """Where an edge lies, in minutes since midnight."""
    span = spans[edge.span]
    return span.start if edge.is_start else span.end


def with_edge(spans: Spans, edge: Edge, minute: float) -> Spans:
    """The edge moved to the step that is nearest, as far as its neighbours leave room."""
    least, most = _room(spans, edge.span)
    span, stepped = spans[edge.span], _stepped(minute)
    if edge.is_start:
        moved = Span(min(max(stepped, least), span.end - STEP), span.end)
    else:
        moved = Span(span.start, max(min(stepped, most), span.start + STEP))
    return _with(spans, edge.span, moved)


def with_span_at(spans: Spans, at: int, start: float) -> Spans:
    """A whole span moved so that it begins at the step that is nearest, as far as there is room."""
    least, most = _room(spans, at)
    length = spans[at].end - spans[at].start
    begins = min(max(_stepped(start), least), most - length)
    return _with(spans, at, Span(begins, begins + length))


def with_one_more(spans: Spans) -> Spans:
    """One span more: in the afternoon after the last one, else before the first; a free day gets usual hours."""
    if not spans:
        return _USUAL
    if len(spans) == MOST_RANGES:
        return spans
    if spans[-1].end + STEP + _NEW <= DAY_END:
        return (*spans, Span(spans[-1].end + STEP, spans[-1].end + STEP + _NEW))
    if spans[0].start - STEP - _NEW >= 0:
        return (Span(spans[0].start - STEP - _NEW, spans[0].start - STEP), *spans)
    return spans


def without(spans: Spans, at: int) -> Spans:
    """The spans without one."""
    return spans[:at] + spans[at + 1 :]


def shown_range(days: Sequence[Spans]) -> tuple[int, int]:
    """The part of a day that all strips of a week show, in minutes since midnight: whole hours around all spans."""
    starts = [span.start for spans in days for span in spans]
    ends = [span.end for spans in days for span in spans]
    first = min([_EARLY, *(start - 60 for start in starts)])
    last = max([_LATE, *(end + 60 for end in ends)])
    return max(0, first // 60 * 60), min(DAY_END, -(-last // 60) * 60)


def _stepped(minute: float) -> int:
    return round(minute / STEP) * STEP


def _room(spans: Spans, at: int) -> tuple[int, int]:
    """Between which minutes a span may lie, given its neighbours."""
    least = spans[at - 1].end + STEP if at else 0
    most = spans[at + 1].start - STEP if at + 1 < len(spans) else DAY_END
    return min(least, spans[at].start), max(most, spans[at].end)


def _with(spans: Spans, at: int, span: Span) -> Spans:
    return (*spans[:at], span, *spans[at + 1 :])
