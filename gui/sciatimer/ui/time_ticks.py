"""Which moments of a span get words on an axis, and which words. Moments are seconds since 1970."""

from datetime import UTC, datetime, time, timedelta

from PySide6.QtCore import QDateTime, QLocale

_HOUR, _DAY = 3600.0, 86_400.0
_YEAR = 364 * _DAY
_DAYS = (1, 2, 4, 7, 14, 28, 91, 364)
_STEPS = (_HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR, *(days * _DAY for days in _DAYS))
_MONTHS_FROM = 91 * _DAY


def step_for(span: float, most: float) -> float:
    """The smallest step, in seconds, with which a span gets no more than ``most`` words."""
    wanted = span / max(most, 1.0)
    return next((step for step in _STEPS if step >= wanted), _YEAR * (wanted // _YEAR + 1))


def moments(begin: float, end: float, step: float) -> list[float]:
    """The local midnights, or whole hours, that lie a step apart."""
    at = _midnight_before(begin)
    found = []
    while at <= end:
        if at >= begin:
            found.append(at)
        at = _next(at, step)
    return found


def moment_words(at: float, step: float, locale: QLocale) -> str:
    """An hour of a day, a day of a month, or a month of a year: whatever tells steps of this length apart."""
    day = "d. MMM" if "d." in locale.dateFormat(QLocale.FormatType.LongFormat) else "d MMM"
    form = "HH:mm" if step < _DAY else day if step < _MONTHS_FROM else "MMM yyyy"
    return locale.toString(QDateTime.fromSecsSinceEpoch(round(at)), form)


def _midnight_before(at: float) -> float:
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    return datetime.combine(moment.date(), time()).astimezone().timestamp()


def _next(at: float, step: float) -> float:
    """Days are walked by the calendar, so that midnight stays midnight when summer time begins."""
    if step < _DAY:
        return at + step
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    later = moment.date() + timedelta(days=round(step / _DAY))
    return datetime.combine(later, time()).astimezone().timestamp()
