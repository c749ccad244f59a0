"""Sessions as points of a plot and rows of a table, each with its words. No widget is touched here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sciatimer.catalogue.model import Exercise, Kind, Position
from sciatimer.history.course import SessionPoint, SpanPoint
from sciatimer.safety.values import Outcome
from sciatimer.texts import Texts
from sciatimer.ui.dates import one_place, short_day

_NO_ANSWER = "\u2013"  # in a table


@dataclass(frozen=True, slots=True)
class Point:
    """What a plot shows at one moment. Pain is NPRS 0-10 or a mean of it.

    Attributes:
        session: its id, None where several are summed up.
        at: seconds since 1970.
        position: None where several sessions are summed up.
        outcome: of the check, None where it is open or several are summed up.
        hold_left, hold_right: seconds; None for pulses, a leg that was left out, and several summed up.
        words: all of it, for whoever points at it or walks along with the arrows.
        cells: the same as a row of the table.
    """

    session: int | None
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


def stretch_name(exercise: str, exercises: Mapping[str, Exercise]) -> str:
    """What a stretch is called; its id where it is in no catalogue any more."""
    return exercises[exercise].name if exercise in exercises else exercise


def _kind(exercise: str, exercises: Mapping[str, Exercise]) -> Kind:
    return exercises[exercise].kind if exercise in exercises else Kind.HOLD


def point_of_session(point: SessionPoint, exercises: Mapping[str, Exercise], texts: Texts) -> Point:
    """A session as a point."""
    when = texts("progress.moment", date=short_day(point.at, texts), time=f"{point.at:%H:%M}")
    stretch = stretch_name(point.exercise, exercises)
    outcome = texts(f"clinician.outcome_{point.check}" if point.check else "clinician.outcome_open")
    pain = [_number(each, texts) for each in (point.before, point.after, point.next_morning)]
    pulses = _kind(point.exercise, exercises) is Kind.PULSE
    hold = texts("progress.pulse", seconds=point.hold_left or point.hold_right) if pulses else _hold(point, texts)
    position = texts(f"today.position_{point.position}")
    words = texts("progress.session", when=when, position=position, stretch=stretch, outcome=outcome, hold=hold)
    return Point(
        session=point.session,
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


def point_of_span(point: SpanPoint, now: datetime, texts: Texts) -> Point:
    """Several sessions summed up as one point."""
    pain = [_number(each, texts) for each in (point.before, point.after, point.next_morning)]
    last = point.first + timedelta(days=point.days - 1)
    when = texts("progress.span_words", first=short_day(point.first, texts), last=short_day(last, texts))
    middle = datetime.combine(point.first, time(), now.tzinfo) + timedelta(days=point.days / 2)
    return Point(
        session=None,
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
