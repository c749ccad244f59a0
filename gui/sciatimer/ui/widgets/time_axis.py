"""The axis of time below a plot: days, months or years, in the language of the texts."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

import pyqtgraph
from PySide6.QtCore import QDateTime, QLocale

_HOUR, _DAY = 3600.0, 86_400.0
_STEPS = (
    _HOUR,
    3 * _HOUR,
    6 * _HOUR,
    12 * _HOUR,
    _DAY,
    2 * _DAY,
    4 * _DAY,
    7 * _DAY,
    14 * _DAY,
    28 * _DAY,
    91 * _DAY,
    364 * _DAY,
)
_ROOM = 110  # pixels between two words with plain text
_PLAIN = 16


class TimeAxis(pyqtgraph.AxisItem):  # type: ignore[misc] # pyqtgraph has no types
    """Words for local days and hours. Values are seconds since 1970.

    Args:
        language: that of the words.
    """

    def __init__(self, language: str) -> None:
        super().__init__(orientation="bottom")
        self._locale = QLocale(language)
        self._room = _ROOM

    def set_text_size(self, pixels: int) -> None:
        """Larger words need more room."""
        self._room = _ROOM * pixels // _PLAIN

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N803 - pyqtgraph's names
        """The moments that get words: local midnights, or whole hours of a day."""
        step = step_for(maxVal - minVal, size / self._room)
        at = _midnight_before(minVal)
        values = []
        while at <= maxVal:
            if at >= minVal:
                values.append(at)
            at = _next(at, step)
        return [(step, values)]

    def tickStrings(self, values: Sequence[float], _scale: float, spacing: float) -> list[str]:
        """The words: hours, days of a month, months, or years."""
        form = "HH:mm" if spacing < _DAY else "d MMM" if spacing < 91 * _DAY else "MMM yyyy"
        return [self._locale.toString(QDateTime.fromSecsSinceEpoch(round(value)), form) for value in values]


def step_for(span: float, most: float) -> float:
    """The smallest step, in seconds, with which a span gets no more words than there is room for."""
    wanted = span / max(most, 1.0)
    years = 364 * _DAY
    return next((step for step in _STEPS if step >= wanted), years * (wanted // years + 1))


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
