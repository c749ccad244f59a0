"""Working hours and holidays: values, and the text in which they are set and kept."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sciatimer.errors import SciatimerError

DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MOST_RANGES = 6  # a day
MOST_HOLIDAYS = 200
MOST_TIMES = 12  # fixed clock times a day
_MIDNIGHT = "24:00"
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_MINUTES = 60
_DAY = 24 * 60


class HoursUnreadable(SciatimerError):
    """Working hours that cannot be read."""

    wording = "{written} is not understood. Working hours look like 09:00-12:30, with the end after the start."


class HolidaysUnreadable(SciatimerError):
    """Free days that cannot be read."""

    wording = "{written} is not understood. A free day looks like 2026-12-24, several like 2026-12-24..2027-01-01."


class TimesUnreadable(SciatimerError):
    """Clock times that cannot be read."""

    wording = "{written} is not understood. Clock times look like 10:30, 15:00."


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Working time within one day, in minutes since midnight: 0 <= start < end <= 1440."""

    start: int
    end: int

    def __str__(self) -> str:
        """Such as 09:00-12:30; the end of the day is 24:00."""
        return f"{_clock(self.start)}-{_clock(self.end)}"


@dataclass(frozen=True, slots=True)
class WorkingWeek:
    """The working time of each weekday, Monday first; the spans of a day are in order and do not touch."""

    days: tuple[tuple[Span, ...], ...]

    def __str__(self) -> str:
        """Such as "mon 09:00-12:30,13:00-17:00; tue 09:00-17:00"; a free day is left out."""
        worked = zip(DAY_NAMES, self.days, strict=True)
        return "; ".join(f"{name} {','.join(map(str, spans))}" for name, spans in worked if spans)

    def spans(self, day: date) -> tuple[Span, ...]:
        """The working time of a date by its weekday."""
        return self.days[day.weekday()]


@dataclass(frozen=True, slots=True, order=True)
class Holiday:
    """Free days, from the first to the last; both may be the same."""

    first: date
    last: date

    def __str__(self) -> str:
        """One date, or two with dots in between."""
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    def covers(self, day: date) -> bool:
        """Whether a date is one of the free days."""
        return self.first <= day <= self.last


USUAL_WEEK = WorkingWeek(((Span(9 * 60, 17 * 60),),) * 5 + ((), ()))


def read_week(text: str) -> WorkingWeek:
    """Working hours from their text; days in any order, spans that touch or overlap become one.

    Raises:
        HoursUnreadable: no such text.
    """
    days: dict[str, tuple[Span, ...]] = {}
    for part in _parts(text, ";"):
        name, _, spans = part.partition(" ")
        if name not in DAY_NAMES or name in days:
            raise HoursUnreadable(written=part)
        days[name] = read_spans(spans)
    return WorkingWeek(tuple(days.get(name, ()) for name in DAY_NAMES))


def read_spans(text: str) -> tuple[Span, ...]:
    """The working time of one day from its text, such as "09:00-12:30, 13:00-17:00"; empty for a free day.

    Raises:
        HoursUnreadable: no such text, or more than six spans.
    """
    spans = _joined(sorted(_span(part) for part in _parts(text, ",")))
    if len(spans) > MOST_RANGES:
        raise HoursUnreadable(written=text)
    return tuple(spans)


def read_holidays(text: str) -> tuple[Holiday, ...]:
    """Free days from their text, in order, each once.

    Raises:
        HolidaysUnreadable: no such text, or more than 200.
    """
    holidays = sorted({_holiday(part) for part in _parts(text, ",")})
    if len(holidays) > MOST_HOLIDAYS:
        raise HolidaysUnreadable(written=f"{text[:20]}...")
    return tuple(holidays)


def holidays_text(holidays: tuple[Holiday, ...]) -> str:
    """The text that read_holidays reads."""
    return ", ".join(map(str, holidays))


def read_times(text: str) -> tuple[time, ...]:
    """Fixed clock times from their text, in order, each once.

    Raises:
        TimesUnreadable: no such text, or more than twelve.
    """
    parts = _parts(text, ",")
    if len(parts) > MOST_TIMES or not all(_TIME.fullmatch(part) for part in parts):
        raise TimesUnreadable(written=text)
    return tuple(sorted({time.fromisoformat(part) for part in parts}))


def times_text(times: tuple[time, ...]) -> str:
    """The text that read_times reads."""
    return ", ".join(each.strftime("%H:%M") for each in times)


def is_inside(week: WorkingWeek, now: datetime) -> bool:
    """Whether a local time is working time; the end of a span is not, and holidays are not looked at."""
    minute = now.hour * _MINUTES + now.minute
    return any(span.start <= minute < span.end for span in week.spans(now.date()))


def is_free(holidays: tuple[Holiday, ...], day: date) -> bool:
    """Whether a date is a holiday."""
    return any(holiday.covers(day) for holiday in holidays)


def working_spans(
    week: WorkingWeek, holidays: tuple[Holiday, ...], first: date, days: int
) -> Iterator[tuple[datetime, datetime]]:
    """The working time of so many days from a date on, as naive local times."""
    for day in (first + timedelta(days=after) for after in range(days)):
        if not is_free(holidays, day):
            midnight = datetime.combine(day, time())
            for span in week.spans(day):
                yield midnight + timedelta(minutes=span.start), midnight + timedelta(minutes=span.end)


def _parts(text: str, mark: str) -> list[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]


def _clock(minute: int) -> str:
    return f"{minute // _MINUTES:02}:{minute % _MINUTES:02}"


def _minute(text: str, whole: str) -> int:
    if text == _MIDNIGHT:
        return _DAY
    if not _TIME.fullmatch(text):
        raise HoursUnreadable(written=whole)
    return int(text[:2]) * _MINUTES + int(text[3:])


def _span(text: str) -> Span:
    start, _, end = (part.strip() for part in text.partition("-"))
    span = Span(_minute(start, text), _minute(end, text))
    if span.start >= span.end:
        raise HoursUnreadable(written=text)
    return span


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _holiday(text: str) -> Holiday:
    first, dots, last = (part.strip() for part in text.partition(".."))
    try:
        holiday = Holiday(date.fromisoformat(first), date.fromisoformat(last if dots else first))
    except ValueError as error:
        raise HolidaysUnreadable(written=text) from error
    if holiday.last < holiday.first:
        raise HolidaysUnreadable(written=text)
    return holiday
